import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readClusterObjects } from '../../aws/kubernetes/cluster-objects.ts'
import type { ReadWorkload } from '../../domain/network/cluster-objects.ts'
import type { KubernetesObject, KubernetesWorld, World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { ownCluster } from '../own-cluster.ts'

/** Whose pods are, and which team's, as a cluster's own API tells. */

const CLUSTER = 'eks-cluster'
const PODS = '/api/v1/pods'
const NAMESPACES = '/api/v1/namespaces'
const SETS = '/apis/apps/v1/replicasets'
const DEPLOYMENTS = '/apis/apps/v1/deployments'
const JOBS = '/apis/batch/v1/jobs'
const DAEMON_SETS = '/apis/apps/v1/daemonsets'

const PROXY: KubernetesObject = {
  metadata: { name: 'kube-proxy', namespace: 'kube-system' },
  status: { desiredNumberScheduled: 1 },
}

const world = (
  lists: Readonly<Record<string, readonly KubernetesObject[]>> = {},
  more: Partial<KubernetesWorld> = {},
): World => ({
  ...seed,
  kubernetes: { lists: { [DAEMON_SETS]: [PROXY], ...lists }, ...more },
})

const cloud = await enterCloud(world())
beforeEach(() => cloud.use(world(), '/nowhere'))
afterAll(() => cloud.close())

const pagesOf = (path: string) =>
  cloud.calls.filter(({ service: of, params }) => of === 'kubernetes' && params.path === path)

type Metadata = KubernetesObject['metadata']

/** As Kubernetes has it: with what it runs, and what that is given. */
const object = (
  kind: string,
  name: string,
  owner?: readonly [string, string],
  more: Metadata = {},
): KubernetesObject => ({
  metadata: {
    ...{ name, namespace: 'shop', ...more },
    ...(owner && { ownerReferences: [{ kind: owner[0], name: owner[1], controller: true }] }),
  },
  kind,
  spec: { containers: [{ name: 'main', env: [{ name: 'TOKEN', value: 'hunter2' }] }] },
})

async function read(lists: Readonly<Record<string, readonly KubernetesObject[]>>, teamLabel?: string) {
  cloud.become(world(lists))
  const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER), teamLabel)
  expect(untold).toEqual([])
  return told
}

const deployed = (name: string, of: readonly string[]): ReadWorkload => ({
  ...{ namespace: 'shop', kind: 'Deployment', name, pods: of },
})

describe('pods', () => {
  test('are told by their owners alone, and by metadata alone', async () => {
    const told = await read({
      [PODS]: [object('Pod', 'web-6d4cf56db6-x7k2p', ['ReplicaSet', 'web-6d4cf56db6'])],
      [SETS]: [object('ReplicaSet', 'web-6d4cf56db6', ['Deployment', 'web'])],
    })
    expect(told?.workloads).toEqual([deployed('web', ['web-6d4cf56db6-x7k2p'])])
    expect(told?.namespaceTeams).toBeUndefined()
    expect(JSON.stringify(told)).not.toContain('hunter2')
    // Nobody asks for a label, so nobody lists what has one.
    for (const path of [NAMESPACES, '/apis/apps/v1/statefulsets', '/apis/batch/v1/cronjobs'])
      expect(pagesOf(path)).toEqual([])
  })

  test('are 5,000 in 50 pages, where a server sends a hundred at a time', async () => {
    const pods = Array.from({ length: 5_000 }, (_, index) =>
      object('Pod', `w${index % 100}-6d4cf56db6-${index}`, ['ReplicaSet', `w${index % 100}-6d4cf56db6`]),
    )
    const sets = Array.from({ length: 100 }, (_, index) =>
      object('ReplicaSet', `w${index}-6d4cf56db6`, ['Deployment', `w${index}`]),
    )
    cloud.become(world({ [PODS]: pods, [SETS]: sets }, { mostOnPage: 100 }))
    const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    expect(pagesOf(PODS)).toHaveLength(50)
    expect(told?.workloads).toHaveLength(100)
    for (const { kind, pods: own } of told?.workloads ?? []) expect([kind, own.length]).toEqual(['Deployment', 50])
  })

  test('belong to what manages them, and to nothing that is only named beside it', async () => {
    const beside = { kind: 'Evil', name: 'elsewhere' }
    const controller = { kind: 'StatefulSet', name: 'db', controller: true }
    const pod = (name: string, ownerReferences: Metadata['ownerReferences']) =>
      object('Pod', name, undefined, { ownerReferences } as Metadata)
    const told = await read({ [PODS]: [pod('db-0', [beside, controller]), pod('alone', [beside])] })
    expect(told?.workloads?.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['Pod/alone', 'StatefulSet/db'])
  })

  test.each([
    [PODS, undefined],
    [SETS, [{ namespace: 'shop', kind: 'Pod', name: 'alone', pods: ['alone'] }]],
    [JOBS, [deployed('web', ['web-1-x7k2p']), { namespace: 'shop', kind: 'Pod', name: 'alone', pods: ['alone'] }]],
  ])('where %s may not be listed are those that can be told without', async (path, workloads) => {
    cloud.become(
      world({
        [PODS]: [
          object('Pod', 'alone'),
          object('Pod', 'web-1-x7k2p', ['ReplicaSet', 'web-1']),
          object('Pod', 'backup-29839464-x7k2p', ['Job', 'backup-29839464']),
        ],
        [SETS]: [object('ReplicaSet', 'web-1', ['Deployment', 'web'])],
      }),
    )
    cloud.disturb(({ service, params }) =>
      service === 'kubernetes' && params.path === path ? { status: 403, error: 'Forbidden' } : undefined,
    )
    const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(told?.workloads).toEqual(workloads)
    const list = path.split('/').at(-1)
    expect(untold).toEqual([
      { part: 'the owners of its pods', why: `its access policy does not let the function read ${list} (403)` },
    ])
  })

  test('are not waited for beyond the time that a cluster has, and the rest stays told', async () => {
    cloud.disturb(({ service, params }) =>
      service === 'kubernetes' && params.path === PODS ? new Promise(() => undefined) : undefined,
    )
    const limits = { wholeMilliseconds: 60_000, answerMilliseconds: 200 }
    const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER), undefined, limits)
    expect(told).toMatchObject({ services: [], dataPlane: { proxy: 'kube-proxy' } })
    expect(untold).toEqual([
      { part: 'the owners of its pods', why: 'its endpoint could not be reached (no answer in time)' },
    ])
  })
})

test('an application of Spark is told by the label of its driver and of its executors', async () => {
  const labels = { 'spark-app-name': 'orders-etl', 'spark-role': 'driver' }
  const told = await read({
    [PODS]: [
      object('Pod', 'nightly-submit', undefined, { labels }),
      object('Pod', 'orders-etl-9f2c4d5e6f708192-exec-1', ['Pod', 'nightly-submit'], { labels }),
    ],
  })
  const pods = ['nightly-submit', 'orders-etl-9f2c4d5e6f708192-exec-1']
  expect(told?.workloads).toEqual([{ namespace: 'shop', kind: 'Spark', name: 'orders-etl', pods }])
})

describe("what listens at its nodes' addresses", () => {
  const daemonSet = (name: string, spec: object, namespace = 'kube-system'): KubernetesObject => ({
    metadata: { name, namespace },
    spec: { template: { spec } },
    status: { desiredNumberScheduled: 2 },
  })
  const ports = (...numbers: readonly (number | object)[]) => ({
    containers: [
      { name: 'main', ports: numbers.map((one) => (typeof one === 'number' ? { containerPort: one } : one)) },
      { name: 'beside' },
    ],
  })
  const hostPod = (name: string, owner: readonly [string, string], podIP: string | undefined, hostNetwork = true) => ({
    ...object('Pod', name, owner, { namespace: 'kube-system' }),
    spec: { hostNetwork, containers: [{ name: 'main', env: [{ name: 'TOKEN', value: 'hunter2' }] }] },
    status: { podIP },
  })

  test('is a DaemonSet by its pods, each at its node, and no more than their rows is sent', async () => {
    const told = await read({
      [DAEMON_SETS]: [
        PROXY,
        daemonSet('node-exporter', { hostNetwork: true, ...ports(9100, { containerPort: 53, protocol: 'UDP' }) }),
        daemonSet('aws-node', { hostNetwork: true, ...ports({ containerPort: 61678, protocol: 'TCP' }, 8162) }),
        daemonSet('silent', { hostNetwork: true, containers: [{ name: 'main' }] }),
        daemonSet('fluent-bit', ports(2020)),
      ],
      [PODS]: [
        hostPod('node-exporter-a', ['DaemonSet', 'node-exporter'], '10.0.1.7'),
        hostPod('node-exporter-b', ['DaemonSet', 'node-exporter'], '10.0.2.7'),
        hostPod('aws-node-a', ['DaemonSet', 'aws-node'], '10.0.1.7'),
        hostPod('aws-node-pending', ['DaemonSet', 'aws-node'], undefined),
        hostPod('ingress-a', ['ReplicaSet', 'ingress-1'], '10.0.1.7'),
        hostPod('fluent-bit-a', ['DaemonSet', 'fluent-bit'], '10.0.1.9', false),
      ],
    })
    const named = (name: string, numbers: readonly number[], ips: readonly string[]) => ({
      ...{ namespace: 'kube-system', kind: 'DaemonSet', name, ports: numbers, ips },
    })
    expect(told?.hostWorkloads).toEqual([
      named('node-exporter', [9100], ['10.0.1.7', '10.0.2.7']),
      named('aws-node', [8162, 61678], ['10.0.1.7']),
    ])
    expect(JSON.stringify(told)).not.toContain('hunter2')
  })

  test('is asked for only where a DaemonSet names a port of it', async () => {
    expect((await read({ [DAEMON_SETS]: [PROXY, daemonSet('fluent-bit', ports(2020))] }))?.hostWorkloads).toEqual([])
    expect(pagesOf(PODS).every(({ params }) => params.fieldSelector === undefined)).toBe(true)
  })

  test('is not known where the server selects no such pods, which is said', async () => {
    cloud.become(world({ [DAEMON_SETS]: [daemonSet('node-exporter', { hostNetwork: true, ...ports(9100) })] }))
    cloud.disturb(({ service, params }) =>
      service === 'kubernetes' && params.fieldSelector !== undefined
        ? { status: 400, error: 'field label not supported: spec.hostNetwork' }
        : undefined,
    )
    const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(told?.hostWorkloads).toBeUndefined()
    expect(told?.workloads).toEqual([])
    expect(untold).toEqual([
      { part: "what listens at its nodes' addresses", why: 'it answered HTTP 400 when asked for pods' },
    ])
  })
})

describe('a team', () => {
  const LABEL = 'example.com/team'
  const teamOf = async (of: Metadata, label = LABEL) => {
    const told = await read({ [DEPLOYMENTS]: [object('Deployment', 'web', undefined, of)] }, label)
    return told?.workloads?.[0]?.team
  }

  test.each<[what: string, metadata: Metadata, team: string | undefined]>([
    ['a label', { labels: { [LABEL]: 'front' } }, 'front'],
    ['an annotation', { annotations: { [LABEL]: 'Front end & co' } }, 'Front end & co'],
    ['a label before an annotation', { labels: { [LABEL]: 'a' }, annotations: { [LABEL]: 'b' } }, 'a'],
    ['an annotation where the label is empty', { labels: { [LABEL]: '' }, annotations: { [LABEL]: 'b' } }, 'b'],
    ['no other label', { labels: { team: 'a', [`${LABEL}s`]: 'b', 'example.com/TEAM': 'c' } }, undefined],
    ['nothing longer than a label', { annotations: { [LABEL]: 'x'.repeat(64) } }, undefined],
    ['nothing with line breaks', { annotations: { [LABEL]: 'front\nusd: 0' } }, undefined],
    ['nothing that turns the direction of writing', { annotations: { [LABEL]: '\u202Efront' } }, undefined],
    ['nothing with spaces around', { annotations: { [LABEL]: ' front' } }, undefined],
  ])('is %s', async (_, metadata, team) => {
    expect(await teamOf(metadata)).toBe(team)
  })

  test("is of a Rollout's pods, by their template: what stands on the Rollout itself no view policy shows", async () => {
    const pod = (name: string, team: string) =>
      object('Pod', name, ['ReplicaSet', 'api-5b8f6d9c7'], { labels: { [LABEL]: team } })
    const sets = [object('ReplicaSet', 'api-5b8f6d9c7', ['Rollout', 'api'])]
    const rollout = (...pods: KubernetesObject[]) => read({ [PODS]: pods, [SETS]: sets }, LABEL)
    const told = await rollout(pod('api-1', 'front'), pod('api-2', 'front'))
    expect(told?.workloads).toMatchObject([{ kind: 'Rollout', name: 'api', team: 'front' }])
    // Two versions of which each has its own: no team is that of both.
    const [mixed] = (await rollout(pod('api-1', 'front'), pod('api-2', 'back')))?.workloads ?? []
    expect(mixed).not.toHaveProperty('team')
    expect(cloud.calls.some(({ params }) => String(params.path).includes('argoproj'))).toBe(false)
  })

  test('is of a namespace too', async () => {
    const named = (name: string, labels: Record<string, string>): KubernetesObject => ({ metadata: { name, labels } })
    const told = await read(
      { [NAMESPACES]: [named('shop', { [LABEL]: 'shop' }), named('lab', {}), named('data', { [LABEL]: 'data' })] },
      LABEL,
    )
    expect(told?.namespaceTeams).toEqual({ data: 'data', shop: 'shop' })
  })

  test('is none where the list may not be read, and that is said', async () => {
    cloud.become(world({ [PODS]: [object('Pod', 'alone', undefined, { labels: { [LABEL]: 'solo' } })] }))
    cloud.disturb(({ service, params }) =>
      service === 'kubernetes' && params.path === NAMESPACES ? { status: 403, error: 'Forbidden' } : undefined,
    )
    const { read: told, untold } = await readClusterObjects(ownCluster(CLUSTER), LABEL)
    expect(told?.workloads).toMatchObject([{ name: 'alone', team: 'solo' }])
    expect(told?.namespaceTeams).toBeUndefined()
    expect(untold).toEqual([
      { part: 'the teams of its workloads', why: 'its access policy does not let the function read namespaces (403)' },
    ])
  })
})

test('whatever objects say of themselves, no more of them is kept than names, kinds and a team', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const told = await read(
    {
      [PODS]: [
        object('Pod', 'web', ['ReplicaSet', evil], {
          labels: { team: evil, other: evil },
          annotations: { note: evil },
        }),
        { metadata: {} },
        { metadata: { name: 'x'.repeat(300), namespace: 'shop' } },
        { metadata: { name: '__proto__', namespace: '__proto__', labels: { __proto__: { team: 'evil' } } as never } },
      ],
      [NAMESPACES]: [{ metadata: { name: '__proto__', labels: { team: 'evil' } } }],
    },
    'team',
  )
  expect(told?.workloads).toEqual([{ namespace: '__proto__', kind: 'Pod', name: '__proto__', pods: ['__proto__'] }])
  expect(({} as { team?: string }).team).toBeUndefined()
  for (const one of told?.workloads ?? [])
    for (const field of Object.keys(one)) expect(['namespace', 'kind', 'name', 'team', 'pods']).toContain(field)
})
