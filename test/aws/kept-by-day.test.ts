import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readJson, writeJson } from '../../aws/archive.ts'
import { learnDecisions } from '../../aws/decisions.ts'
import { latestReadClusters, readOwners, readToldForHours } from '../../aws/kubernetes/kept-clusters.ts'
import { learnClusterObjects } from '../../aws/kubernetes/kept-objects.ts'
import { clusterObjectsKey, clustersToldKey, decisionsKey } from '../../domain/archive-key.ts'
import type { Decisions } from '../../domain/identities/teams.ts'
import type { KeptObjects, ReadCluster } from '../../domain/network/cluster-objects.ts'
import type { ToldClusters } from '../../domain/network/told-clusters.ts'
import type { World } from '../../local/cloud/world.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

/** What is kept by day and read by other runs and days. */

const SETTINGS = JSON.stringify({
  sender: 'reports@example.com',
  recipients: ['team@example.com'],
  readClusters: ['prod', 'eks-cluster'],
  teamLabel: 'team',
})
const cloud = await enterCloud(world, { variables: { SETTINGS } })
beforeEach(() => cloud.use(world, mkdtempSync(join(tmpdir(), 'kept-by-day-'))))
afterAll(() => cloud.close())

const run = {
  day: '2026-11-21',
  monitors: [{ name: 'm', arn: 'arn', cluster: 'prod', region: 'us-east-1' }],
}

/** A reading of `prod` in which one pod is of a Rollout. */
async function keepReading(day: string, until: string, pod: string): Promise<void> {
  const workloads = [{ namespace: 'shop', kind: 'Rollout', name: 'web', pods: [pod] }]
  const dataPlane = { proxy: null, followsHints: null, meshes: [] }
  const read = { name: 'prod', services: [], dataPlane, workloads }
  const kept: KeptObjects = { schema: 1, clusters: [{ name: 'prod', read, untold: [] }] }
  await writeJson(clusterObjectsKey(day, until), kept)
  const told: ToldClusters = {
    schema: 1,
    readings: { [until]: { prod: { version: pod, hasPods: true, hasTeams: false } } },
  }
  await writeJson(clustersToldKey(day), told)
}

test("a pod that ended before its day's first reading belongs to whom the day before's last one says", async () => {
  // The last hour of a day ends as the next one begins.
  await keepReading('2026-11-20', '2026-11-21T00:00:00Z', 'job-xyz')
  await keepReading('2026-11-21', '2026-11-21T01:00:00Z', 'web-abc')
  const told = await readToldForHours(run)
  const owners = await readOwners(run, told, { from: '2026-11-21T00:00:00Z', to: '2026-11-21T01:00:00Z' })
  expect(owners?.ownerOf('prod', 'shop', 'job-xyz')).toEqual({ kind: 'Rollout', name: 'web' })
  expect(owners?.ownerOf('prod', 'shop', 'web-abc')).toEqual({ kind: 'Rollout', name: 'web' })
  expect(owners?.ownerOf('prod', 'shop', 'other')).toBeUndefined()
})

test("what a day's last reading does not tell of a cluster is as the last one told that did", async () => {
  const dataPlane = { proxy: 'cilium', followsHints: false, meshes: [] } as const
  const service = (ready: Readonly<Record<string, number>> | null) => ({
    ...{ namespace: 'shop', name: 'api', isHeadless: false, trafficDistribution: null, topologyMode: null },
    ...{ isLocal: false, ready },
  })
  const readings: readonly [until: string, read: ReadCluster][] = [
    ['2026-11-21T01:00:00Z', { name: 'prod', services: [], dataPlane: { ...dataPlane, followsHints: true } }],
    ['2026-11-21T02:00:00Z', { name: 'prod', services: [service({ 'az-1': 2 })], dataPlane, namespaceTeams: {} }],
    ['2026-11-21T03:00:00Z', { name: 'prod', services: [service(null)] }],
  ]
  const told: ToldClusters = {
    schema: 1,
    readings: Object.fromEntries(
      readings.map(([until, { dataPlane: plane, namespaceTeams: teams }]) => [
        until,
        { prod: { version: until, hasPods: false, hasTeams: !!teams, hasDataPlane: !!plane } },
      ]),
    ),
  }
  await writeJson(clustersToldKey(run.day), told)
  for (const [until, read] of readings) {
    const kept: KeptObjects = { schema: 1, clusters: [{ name: 'prod', read, untold: [] }] }
    await writeJson(clusterObjectsKey(run.day, until), kept)
  }
  // Endpoints of an hour before are not those at the end of the day.
  expect(await latestReadClusters(run)).toEqual([
    { name: 'prod', services: [service(null)], dataPlane, namespaceTeams: {} },
  ])
})

test('another count of ready endpoints gives no hour a reason to be settled again, another team does', async () => {
  const named = { name: 'api', namespace: 'shop' }
  const cluster = (endpoints: number, team: string): World => ({
    ...world,
    kubernetes: {
      lists: {
        '/api/v1/services': [{ metadata: named, spec: {} }],
        '/apis/discovery.k8s.io/v1/endpointslices': [
          {
            metadata: { namespace: 'shop', labels: { 'kubernetes.io/service-name': 'api' } },
            endpoints: Array.from({ length: endpoints }, () => ({ addresses: ['10.5.4.30'], zone: 'az-1' })),
          },
        ],
        '/apis/apps/v1/daemonsets': [],
        '/apis/apps/v1/deployments': [],
        '/api/v1/pods': [],
        '/apis/apps/v1/replicasets': [],
        '/apis/batch/v1/jobs': [],
        '/api/v1/namespaces': [{ metadata: { name: 'shop', labels: { team } } }],
        '/apis/apps/v1/statefulsets': [],
        '/apis/batch/v1/cronjobs': [],
      },
    },
  })
  const until = '2026-11-21T03:00:00Z'
  const monitors = run.monitors.map((one) => ({ ...one, cluster: 'eks-cluster' }))
  const versionWith = async (endpoints: number, team: string) => {
    cloud.become(cluster(endpoints, team))
    await learnClusterObjects({ day: run.day, settledUntil: until, monitors, refresh: true }, until)
    return (await readToldForHours({ ...run, monitors }))?.readings[until]?.['eks-cluster']?.version
  }
  const first = await versionWith(1, 'blue')
  expect(first).toMatch(/^[0-9a-f]{16}$/)
  expect(await versionWith(2, 'blue')).toBe(first)
  expect(await versionWith(2, 'green')).not.toBe(first)
})

test('a run of some monitors takes no cluster from the label that the hours of all were settled by', async () => {
  const standing = () => readJson<Decisions>(decisionsKey(run.day))
  await learnDecisions(run.day, { name: 'team', clusters: ['lab', 'prod'] })
  const whole = await standing()
  await learnDecisions(run.day, { name: 'team', clusters: ['prod'] })
  expect(await standing()).toEqual(whole)
  await learnDecisions(run.day, { name: 'team', clusters: [] })
  expect(await standing()).toEqual(whole)
  // Another label is another measure.
  await learnDecisions(run.day, { name: 'owner', clusters: ['prod'] })
  expect((await standing()).teams?.label).toEqual({ name: 'owner', clusters: ['prod'] })
})

test('an hour that was kept before it was kept by part, and has nothing, is said to have nothing', async () => {
  const until = '2026-11-21T01:00:00Z'
  await writeJson(clusterObjectsKey('2026-11-21', until), { schema: 1, clusters: [{ name: 'prod', read: null }] })
  // A day later, nobody can tell what stood there then.
  expect(await learnClusterObjects({ ...run, settledUntil: '2026-11-23T06:00:00Z', refresh: false }, until)).toEqual([
    'Cluster prod was not read: an earlier version of flowtoll could not, and kept no reason.',
  ])
})
