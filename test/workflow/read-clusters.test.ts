import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KubernetesObject, KubernetesWorld, World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const kubernetes = (spec: object, annotations: Readonly<Record<string, string>> = {}): KubernetesWorld => {
  const named = (name: string, more: object): KubernetesObject => ({
    metadata: { name, namespace: 'default' },
    ...more,
  })
  return {
    lists: {
      '/api/v1/services': [
        {
          metadata: { name: 'receiver', namespace: 'default', annotations },
          spec: { clusterIP: '172.20.0.9', ...spec },
        },
      ],
      '/apis/discovery.k8s.io/v1/endpointslices': [
        {
          metadata: { namespace: 'default', labels: { 'kubernetes.io/service-name': 'receiver' } },
          addressType: 'IPv4',
          endpoints: ['us-east-1a', 'us-east-1a', 'us-east-1b'].map((zone) => ({ addresses: ['10.5.4.30'], zone })),
        },
      ],
      '/apis/apps/v1/daemonsets': [
        {
          ...named('kube-proxy', { status: { desiredNumberScheduled: 2 } }),
          metadata: { name: 'kube-proxy', namespace: 'kube-system' },
        },
      ],
      '/apis/apps/v1/deployments': [],
    },
  }
}

const withSettings = <Value>(done: () => Promise<Value>, teamLabel?: string) =>
  rig.withSettings({ readClusters: ['eks-cluster'], ...(teamLabel === undefined ? {} : { teamLabel }) }, done)

async function early(world: World, input: object = {}) {
  rig.cloud.become(world)
  expect(await rig.early({ input })).toMatchObject({ status: 'SUCCEEDED' })
  const { findings, totals, notes } = await rig.report()
  const routing = findings.open.filter(({ kind }) => kind === 'same-zone-routing')
  return { routing, usd: totals.usd, notes: notes.filter((note) => note.startsWith('Cluster ')) }
}

const world = (told: KubernetesWorld): World => ({ ...undisturbed(seed), kubernetes: told })
const asked = () => rig.cloud.calls.filter(({ service }) => service === 'kubernetes').length
const kept = () => readdirSync(join(rig.folder, `clusters/dt=${DAY}`))

test('a Service whose routing is set already gets no such finding, one without gets it with its endpoints', async () => {
  await rig.enterEarly(world(kubernetes({ trafficDistribution: 'PreferClose' })))
  await withSettings(async () => {
    const set = await early(world(kubernetes({ trafficDistribution: 'PreferClose' })))
    expect(set).toMatchObject({ routing: [], notes: [] })
    expect(set.usd).toBeCloseTo(seed.bill.usd / 24, 9)
    expect(kept()).toEqual(['20261121T010000Z.json.gz', 'told.json'])

    // What was told with the hour stays, whatever the cluster is by now.
    const before = asked()
    const later = await early(world(kubernetes({})))
    expect(later.routing).toEqual([])
    expect(asked()).toBe(before)

    const plain = await early(world(kubernetes({})), { refresh: true })
    expect(plain.routing).toMatchObject([
      { change: { kind: 'service-routing', namespace: 'default', service: 'receiver', value: 'PreferSameZone' } },
    ])
    expect(plain.routing[0]?.assumes).toContain(
      'By the end of the day its ready endpoints stood in use1-az1 (2), use1-az2 (1).',
    )
    expect(plain.usd).toBe(set.usd)

    const headless = await early(world(kubernetes({ clusterIP: 'None' })), { refresh: true })
    expect(headless.routing).toMatchObject([{ savingIs: 'at_most', change: null }])
  })
})

test('what a cluster does not tell is a note, and the report goes out as without it', async () => {
  const told: KubernetesWorld = { ...kubernetes({ trafficDistribution: 'PreferClose' }), isPrivate: true }
  await rig.enterEarly(world(told))
  const without = await early(world(told))
  expect(asked()).toBe(0)
  expect(without).toMatchObject({ routing: [{ change: { kind: 'service-routing' } }], notes: [] })
  await withSettings(async () => {
    const silent = await early(world(told))
    expect(silent).toEqual({
      ...without,
      notes: ['Cluster eks-cluster was not read: its endpoint is private only, and the function stands in no VPC.'],
    })
    // Once it tells, it is asked again, and believed.
    expect(await early(world(kubernetes({ trafficDistribution: 'PreferClose' })))).toMatchObject({
      routing: [],
      notes: [],
    })
  })
})

test('a day that has long been over is not told by the cluster of now', async () => {
  const told = world(kubernetes({}))
  // One hour of it has something in it.
  await rig.enterCollected({ ...told, connections: [] }, { without: ['00'] })
  rig.putCollected(told, { hours: ['00'] })
  await rig.change(told)
  await withSettings(async () => {
    const end = await rig.run({ input: { date: DAY, email: false }, startedAt: '2026-11-25T07:00:00Z' })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
    expect(asked()).toBe(0)
  })
})

/** The shop's Services, each with the pods that its connections show. */
function shopServices(spec: object = {}): KubernetesWorld {
  const ends = shop.connections.flatMap(({ client, server }) => [client, server])
  const zonesOf = new Map<string, Map<string, string>>()
  for (const { namespace, service, pod, azId } of ends) {
    if (namespace === undefined || service === undefined || pod === undefined || azId === undefined) continue
    const id = `${namespace}/${service}`
    zonesOf.set(id, (zonesOf.get(id) ?? new Map<string, string>()).set(pod, azId))
  }
  const all = [...zonesOf].map(([id, pods]) => ({
    pods,
    namespace: id.split('/')[0] ?? '',
    name: id.split('/')[1] ?? '',
  }))
  return {
    lists: {
      ...kubernetes({}).lists,
      '/api/v1/services': all.map(({ namespace, name }) => ({
        ...{ metadata: { namespace, name }, spec: { clusterIP: '172.20.0.9', ...spec } },
      })),
      '/apis/discovery.k8s.io/v1/endpointslices': all.map(({ namespace, name, pods }) => ({
        metadata: { namespace, labels: { 'kubernetes.io/service-name': name } },
        addressType: 'IPv4',
        endpoints: [...pods].map(([pod, zone]) => ({
          addresses: ['10.20.1.20'],
          zone,
          targetRef: { kind: 'Pod', name: pod },
        })),
      })),
    },
  }
}

test("the shop's findings name its database, its cache, and the ready endpoints of its Services by zone", async () => {
  const told = (spec?: object) => ({ ...undisturbed(shop), kubernetes: shopServices(spec) })
  await rig.enterEarly(told())
  await rig.withSettings({ readClusters: ['shop'] }, async () => {
    const routing = async (spec?: object, input: object = {}) => {
      rig.cloud.become(told(spec))
      expect(await rig.early({ input })).toMatchObject({ status: 'SUCCEEDED' })
      const { findings } = await rig.report()
      return findings.open.filter(({ kind }) => kind === 'same-zone-routing')
    }
    const plain = await routing()
    expect(plain.length).toBeGreaterThan(0)
    for (const { assumes } of plain)
      expect(assumes.join(' ')).toMatch(/its ready endpoints stood in euw1-az\d \(\d\)(?:, euw1-az\d \(\d\))*\./)
    const names = JSON.stringify((await rig.report()).clusters)
    expect(names).toContain('orders-db (RDS PostgreSQL, writer)')
    expect(names).toContain('sessions (ElastiCache Valkey)')
    // Set already: no such finding. Headless: its clients' to choose.
    expect(await routing({ trafficDistribution: 'PreferClose' }, { refresh: true })).toEqual([])
    const headless = await routing({ clusterIP: 'None' }, { refresh: true })
    expect(headless.length).toBe(plain.length)
    for (const { change, title } of headless)
      expect([change, title]).toEqual([null, expect.stringContaining('clients of headless')])
  })
})

const SENDERS = ['b2kfz', 'c7mxq', 'd4hwp', 'g9ntr', 'j6rvs', 'l5zqt'].map((suffix) => `sender-7b948db86c-${suffix}`)

/** Senders of an Argo Rollout, whose own object no view policy shows, in a namespace with a label. */
const owned = (label: string, pods: readonly string[] = SENDERS): KubernetesWorld => {
  const [metadata, owner] = [{ namespace: 'default' }, { controller: true }]
  const set = 'sender-7b948db86c'
  return {
    lists: {
      ...kubernetes({}).lists,
      '/api/v1/pods': pods.map((name) => ({
        metadata: { ...metadata, name, ownerReferences: [{ ...owner, kind: 'ReplicaSet', name: set }] },
      })),
      '/apis/apps/v1/replicasets': [
        { metadata: { ...metadata, name: set, ownerReferences: [{ ...owner, kind: 'Rollout', name: 'sender' }] } },
      ],
      '/api/v1/namespaces': [{ metadata: { name: 'default', labels: { team: label } } }],
    },
  }
}

async function owners(told: KubernetesWorld, input: object = {}) {
  rig.cloud.become(world(told))
  expect(await rig.early({ input })).toMatchObject({ status: 'SUCCEEDED' })
  const { teams, totals, clusters } = await rig.report()
  const kinds = new Set(
    clusters.flatMap(({ interAz }) => interAz.rows.map(({ source }) => `${source.kind} ${source.name}`)),
  )
  return { teams: teams?.map(({ name, totals: { usd } }) => [name, usd]), kinds: [...kinds], usd: totals.usd }
}

test('pods belong to what owns them and cost the team of its label; what people decided goes first', async () => {
  const usd = expect.closeTo(seed.bill.usd / 24, 9)
  await rig.enterEarly(world(owned('checkout')))
  expect(await owners(owned('checkout'))).toEqual({ teams: undefined, kinds: ['Deployment sender'], usd })
  await withSettings(async () => {
    expect(await owners(owned('checkout'))).toEqual({ teams: [['checkout', usd]], kinds: ['Rollout sender'], usd })
    const ids = new Set([await teamsId()])

    // What it told with the hour stays: neither pods that are gone nor another label change it.
    expect((await owners(owned('other', []))).teams).toEqual([['checkout', usd]])
    ids.add(await teamsId())

    writeFileSync(join(rig.folder, 'decisions.yaml'), 'teams:\n  - { team: shop, namespace: "*" }\n')
    expect((await owners(owned('checkout'))).teams).toEqual([['shop', usd]])
    writeFileSync(join(rig.folder, 'decisions.yaml'), 'teams:\n  - { team: shop, namespace: "none" }\n')
    expect((await owners(owned('checkout'))).teams).toEqual([['checkout', usd]])
    writeFileSync(join(rig.folder, 'decisions.yaml'), 'teams: []\n')

    // A label that is no name of a team tells nothing, and one that lies shows as it is.
    expect((await owners(owned('a\nb'), { refresh: true })).teams).toEqual([['unowned', usd]])
    const evil = '<img src=x onerror=alert(1)>'
    expect((await owners(owned(evil), { refresh: true })).teams).toEqual([[evil, usd]])
    expect(readFileSync(join(rig.folder, `reports/dt=${DAY}/report.html`), 'utf8')).not.toContain('<img src=x')

    // Days that are told by the same label are a measure of each other, whatever its values.
    ids.add(await teamsId())
    expect(ids.size).toBe(1)
  }, 'team')
})

const teamsId = async () =>
  ((await rig.json(`decisions/dt=${DAY}/decisions.json`)) as { teams: { id: string } }).teams.id

test('where the cluster is silent, pods are known by their names, and no team of a label is claimed', async () => {
  const usd = expect.closeTo(seed.bill.usd / 24, 9)
  await rig.enterEarly(world(owned('checkout')))
  await withSettings(async () => {
    const silent = { ...owned('checkout'), isPrivate: true }
    expect(await owners(silent)).toEqual({ teams: undefined, kinds: ['Deployment sender'], usd })
    // Once it tells, the hour is settled again with that.
    expect(await owners(owned('checkout'))).toEqual({ teams: [['checkout', usd]], kinds: ['Rollout sender'], usd })
  }, 'team')
})

test('a list that is refused once takes no team from a day that knew it, and is asked for again', async () => {
  const refuse = (path: string | undefined) =>
    rig.cloud.disturb(({ service, params }) =>
      service === 'kubernetes' && path !== undefined && params.path === path
        ? { status: 403, error: 'Forbidden' }
        : undefined,
    )
  const told = owned('checkout')
  await rig.enterCollected(world(told), { hours: ['00', '01'] })
  await withSettings(async () => {
    const run = async (hours: number) => {
      expect(await rig.early({ hours })).toMatchObject({ status: 'SUCCEEDED' })
      const { teams, notes } = await rig.report()
      return { teams: teams?.map(({ name }) => name), notes: notes.filter((note) => note.startsWith('Cluster ')) }
    }
    rig.cloud.become(world(told))
    expect(await run(1)).toEqual({ teams: ['checkout'], notes: [] })
    refuse('/api/v1/pods')
    expect(await run(2)).toEqual({
      teams: ['checkout'],
      notes: [
        'Cluster eks-cluster was not read for the owners of its pods in 1 of 2 readings, that of 02:00 UTC: its access policy does not let the function read pods (403).',
      ],
    })
    // Of the two parts, each reading of the hour has told the other one: it lacks none.
    refuse('/api/v1/namespaces')
    expect(await run(2)).toEqual({ teams: ['checkout'], notes: [] })
    refuse(undefined)
    expect(await run(2)).toEqual({ teams: ['checkout'], notes: [] })
    // A reading that has expired takes nothing from what is settled, and no team from its day.
    rmSync(join(rig.folder, `clusters/dt=${DAY}/20261121T020000Z.json.gz`))
    rmSync(join(rig.folder, `clusters/dt=${DAY}/20261121T010000Z.json.gz`))
    expect((await run(2)).teams).toEqual(['checkout'])
  }, 'team')
})
