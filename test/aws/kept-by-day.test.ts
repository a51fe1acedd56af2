import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readJson, writeJson } from '../../aws/archive.ts'
import { learnDecisions } from '../../aws/decisions.ts'
import { readOwners, readToldForHours } from '../../aws/kubernetes/kept-objects.ts'
import { clusterObjectsKey, clustersToldKey, decisionsKey } from '../../domain/archive-key.ts'
import type { Decisions } from '../../domain/identities/teams.ts'
import type { KeptObjects, ToldClusters } from '../../domain/network/cluster-objects.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

/** What is kept by day and read by other runs and days. */

const SETTINGS = JSON.stringify({
  sender: 'reports@example.com',
  recipients: ['team@example.com'],
  readClusters: ['prod'],
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
  const kept: KeptObjects = { schema: 1, clusters: [{ name: 'prod', read, problems: [] }] }
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
