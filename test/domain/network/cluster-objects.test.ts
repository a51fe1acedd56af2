import { expect, test } from 'vitest'
import {
  joinedObjects,
  type KeptObjects,
  type ReadCluster,
  type ReadWorkload,
} from '../../../domain/network/cluster-objects.ts'

test('a cluster that tells less than before keeps what it told', () => {
  const read = (more: object) => ({
    ...{ name: 'prod', services: [], dataPlane: { proxy: null, followsHints: null, meshes: [] }, ...more },
  })
  const kept = (one: ReturnType<typeof read> | null, ...parts: string[]) =>
    ({
      schema: 1,
      clusters: [{ name: 'prod', read: one, untold: parts.map((part) => ({ part, why: 'it is slow' })) }],
    }) as const
  const workloads = [{ namespace: 'shop', kind: 'Deployment', name: 'web', pods: ['web-1'] }]
  const whole = kept(read({ workloads, namespaceTeams: { shop: 'a' } }))
  const [partly] = joinedObjects(
    whole,
    kept(read({ namespaceTeams: { shop: 'b' } }), 'the owners of its pods'),
  ).clusters
  // That it is silent on pods now is no lack of an hour that has them.
  expect(partly).toEqual({ name: 'prod', read: read({ workloads, namespaceTeams: { shop: 'b' } }), untold: [] })
  expect(joinedObjects(whole, kept(null, ''))).toEqual(whole)
})

test.each<[before: readonly string[] | null, now: readonly string[] | null, untold: readonly string[]]>([
  [['ready endpoints'], [], []],
  [[], ['ready endpoints'], []],
  [['ready endpoints', 'its data plane'], ['its data plane', 'the owners of its pods'], ['its data plane']],
  [[''], ['its data plane'], ['its data plane']],
  [['its data plane'], [''], ['its data plane']],
  [[''], [''], ['']],
  // What was kept before parts were told apart has some problem, or none: nobody knows.
  [null, ['its data plane'], ['its data plane']],
  // Of Services, the latest reading alone is kept.
  [[], ['all Services'], ['all Services']],
  [['all Services'], [], []],
])('an hour whose readings lacked %j, then %j lacks %j', (before, now, untold) => {
  const kept = (parts: readonly string[] | null): KeptObjects => ({
    schema: 1,
    clusters: [
      {
        ...{ name: 'prod', read: parts?.includes('') ? null : { name: 'prod', services: [] } },
        ...(parts && { untold: parts.map((part) => ({ part, why: 'it is slow' })) }),
      },
    ],
  })
  const [one] = joinedObjects(kept(before), kept(now)).clusters
  expect(one?.untold?.map(({ part }) => part)).toEqual(untold)
})

test('who leads its calls, and ready endpoints, stay as told where a later reading of the hour could not ask', () => {
  const service = (name: string, ready: Readonly<Record<string, number>> | null) => ({
    ...{ namespace: 'shop', name, isHeadless: false, trafficDistribution: null, topologyMode: null },
    ...{ isLocal: false, ready, ...(ready && { passedOnBeside: ['np'] }) },
  })
  const dataPlane = { proxy: 'cilium', followsHints: false, meshes: ['Istio'] } as const
  const kept = (read: Partial<ReadCluster>) =>
    ({ schema: 1, clusters: [{ name: 'prod', read: { name: 'prod', services: [], ...read }, untold: [] }] }) as const
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
      clusters: [{ name: 'prod', read: { name: 'prod', services: [], workloads }, untold: [] }],
    }) as const
  const joined = joinedObjects(kept([{ ...web, team: 'blue' }]), kept([web]))
  expect(joined.clusters[0]?.read?.workloads).toEqual([{ ...web, team: 'blue' }])
})

test('a reading of later does not replace the pods of the hour, it adds those that were not told', () => {
  const read = (workloads: readonly ReadWorkload[], ips: readonly string[]) => ({
    ...{ schema: 1 as const },
    clusters: [
      {
        ...{ name: 'prod', untold: [] },
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
