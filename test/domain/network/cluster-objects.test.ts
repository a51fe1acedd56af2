import { expect, test } from 'vitest'
import {
  joinedObjects,
  type ReadCluster,
  type ReadWorkload,
  readingsAt,
  type ToldClusters,
  withDayBefore,
} from '../../../domain/network/cluster-objects.ts'

const said = (version: string, hasPods = true) => ({ version, hasPods, hasTeams: true })

const told: ToldClusters = {
  schema: 1,
  readings: {
    '2026-11-21T03:00:00Z': { prod: said('c') },
    '2026-11-21T01:00:00Z': { prod: said('a'), lab: said('x') },
    '2026-11-21T05:00:00Z': { prod: said('e'), lab: said('z') },
  },
}

test.each<[at: string, since: string, before: string]>([
  ['2026-11-21T01:00:00Z', 'lab x, prod a', ''],
  ['2026-11-21T02:00:00Z', 'lab z, prod c', 'lab x, prod a'],
  ['2026-11-21T03:00:00Z', 'lab z, prod c', 'lab x, prod a'],
  ['2026-11-21T04:00:00Z', 'lab z, prod e', 'lab x, prod c'],
  ['2026-11-21T06:00:00Z', '', 'lab z, prod e'],
])('at %s each cluster has told %j since, and %j before', (at, ...expected) => {
  const both = readingsAt(told, ['prod', 'lab', 'prod', 'other'], at)
  expect(both.map((some) => some.map(({ cluster, version }) => `${cluster} ${version}`).join(', '))).toEqual(expected)
})

test('of pods, a reading that told of none is passed over', () => {
  const partly = {
    schema: 1,
    readings: { ...told.readings, '2026-11-21T03:00:00Z': { prod: said('c', false) } },
  } as const
  const at = '2026-11-21T03:00:00Z'
  const versions = (part?: 'hasPods') =>
    readingsAt(partly, ['prod'], at, part).map((some) => some.map(({ version }) => version))
  expect(versions()).toEqual([['c'], ['a']])
  expect(versions('hasPods')).toEqual([['e'], ['a']])
})

test('a cluster that tells less than before keeps what it told', () => {
  const read = (more: object) => ({
    ...{ name: 'prod', services: [], dataPlane: { proxy: null, followsHints: null, meshes: [] }, ...more },
  })
  const kept = (one: ReturnType<typeof read> | null, problems: readonly string[] = []) =>
    ({ schema: 1, clusters: [{ name: 'prod', read: one, problems }] }) as const
  const workloads = [{ namespace: 'shop', kind: 'Deployment', name: 'web', pods: ['web-1'] }]
  const whole = kept(read({ workloads, namespaceTeams: { shop: 'a' } }))
  const [partly] = joinedObjects(whole, kept(read({ namespaceTeams: { shop: 'b' } }), ['no pods'])).clusters
  expect(partly).toMatchObject({ read: { workloads, namespaceTeams: { shop: 'b' } }, problems: ['no pods'] })
  expect(joinedObjects(whole, kept(null, ['silent']))).toEqual(whole)
})

test('who leads its calls, and ready endpoints, stay as told where a later reading of the hour could not ask', () => {
  const service = (name: string, ready: Readonly<Record<string, number>> | null) => ({
    ...{ namespace: 'shop', name, isHeadless: false, trafficDistribution: null, topologyMode: null },
    ...{ isLocal: false, ready },
  })
  const dataPlane = { proxy: 'cilium', followsHints: false, meshes: ['Istio'] } as const
  const kept = (read: Partial<ReadCluster>) =>
    ({ schema: 1, clusters: [{ name: 'prod', read: { name: 'prod', services: [], ...read }, problems: [] }] }) as const
  const joined = joinedObjects(
    kept({ dataPlane, services: [service('api', { 'az-1': 2 }), service('gone', { 'az-1': 1 })] }),
    kept({ services: [service('api', null), service('new', null)] }),
  )
  expect(joined.clusters[0]?.read).toEqual({
    ...{ name: 'prod', dataPlane },
    services: [service('api', { 'az-1': 2 }), service('new', null)],
  })
})

test('a team that was told stays where a later reading of the hour does not tell it', () => {
  const web = { namespace: 'shop', kind: 'Deployment', name: 'web', pods: ['web-1'] }
  const kept = (workloads: readonly ReadWorkload[]) =>
    ({
      schema: 1,
      clusters: [{ name: 'prod', read: { name: 'prod', services: [], workloads }, problems: [] }],
    }) as const
  const joined = joinedObjects(kept([{ ...web, team: 'blue' }]), kept([web]))
  expect(joined.clusters[0]?.read?.workloads).toEqual([{ ...web, team: 'blue' }])
})

test('a reading of later does not replace the pods of the hour, it adds those that were not told', () => {
  const read = (workloads: readonly ReadWorkload[], ips: readonly string[]) => ({
    ...{ schema: 1 as const },
    clusters: [
      {
        ...{ name: 'prod', problems: [] },
        read: {
          ...{ name: 'prod', services: [], dataPlane: { proxy: null, followsHints: null, meshes: [] }, workloads },
          hostWorkloads: [{ namespace: 'kube-system', kind: 'DaemonSet', name: 'agent', ports: [9100], ips }],
        },
      },
    ],
  })
  const web = (team: string, ...pods: string[]) => ({ namespace: 'shop', kind: 'Deployment', name: 'web', team, pods })
  const db = (...pods: string[]) => ({ namespace: 'shop', kind: 'StatefulSet', name: 'db', pods })
  const joined = joinedObjects(
    read([web('a', 'web-1', 'x-1')], ['10.0.0.1']),
    read([db('db-0', 'x-1'), web('b', 'web-2')], ['10.0.0.2']),
  )
  // x-1 was web's at the end of the hour; the label is of now.
  expect(joined.clusters[0]?.read?.workloads).toEqual([web('b', 'web-1', 'web-2', 'x-1'), db('db-0')])
  expect(joined.clusters[0]?.read?.hostWorkloads?.[0]?.ips).toEqual(['10.0.0.1'])
})

test("before a day's first reading stands what each cluster told last on the day before, and where that is kept", () => {
  const before: ToldClusters = {
    schema: 1,
    readings: {
      '2026-11-20T22:00:00Z': { prod: said('p'), lab: said('l') },
      '2026-11-20T23:00:00Z': { prod: said('q'), lab: said('m', false) },
      '2026-11-21T00:00:00Z': { prod: said('r') },
    },
  }
  const whole = withDayBefore(told, before, '2026-11-20')
  const first = readingsAt(whole, ['prod', 'lab'], '2026-11-21T01:00:00Z', 'hasPods')
  expect(first[1]).toEqual([
    { cluster: 'lab', until: '2026-11-20T22:00:00Z', version: 'l', day: '2026-11-20' },
    { cluster: 'prod', until: '2026-11-21T00:00:00Z', version: 'r', day: '2026-11-20' },
  ])
  // The day's own readings go first as soon as there are any.
  const at = '2026-11-21T04:00:00Z'
  expect(readingsAt(whole, ['prod', 'lab'], at, 'hasPods')).toEqual(readingsAt(told, ['prod', 'lab'], at, 'hasPods'))
  expect(withDayBefore(told, undefined, '2026-11-20')).toEqual(told)
})

test('a later reading changes nothing of an hour that has its two', () => {
  const later = { ...told, readings: { ...told.readings, '2026-11-21T07:00:00Z': { prod: said('g'), lab: said('w') } } }
  const at = '2026-11-21T04:00:00Z'
  expect(readingsAt(later, ['prod', 'lab'], at)).toEqual(readingsAt(told, ['prod', 'lab'], at))
})
