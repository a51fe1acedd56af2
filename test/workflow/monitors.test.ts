import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Run } from '../../domain/collecting/run.ts'
import type { World, WorldEnd } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

test("a cluster's own monitor has its flows, though one of the whole VPC hears the same nodes", async () => {
  const heardByAll = (end: WorldEnd): WorldEnd => ({ ...end, monitor: 'all-of-the-vpc' })
  const world: World = {
    ...seed,
    monitors: [{ name: 'all-of-the-vpc', status: 'ACTIVE' }, ...seed.monitors],
    connections: [
      ...seed.connections,
      ...seed.connections.map((one) => ({ ...one, client: heardByAll(one.client), server: heardByAll(one.server) })),
    ],
  }
  await rig.enter(world)
  await rig.early()
  const { totals, monitors, clusters, coverage } = await rig.report()
  expect(totals.usd).toBeCloseTo(seed.bill.usd / 24, 9)
  expect(monitors.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['all-of-the-vpc', 0],
    ['eks-cluster-monitor', seed.bill.bytes / 24],
  ])
  expect(clusters.map(({ name, totals: { bytes } }) => [name, bytes])).toEqual([
    ['eks-cluster', seed.bill.bytes / 24],
    ['all-of-the-vpc', 0],
  ])
  // Each is held against its own count: both ends' rows.
  expect(coverage.counted.monitors.map(({ bytes, verdict }) => [bytes, verdict])).toEqual([
    [seed.bill.bytes / 12, 'agree'],
    [seed.bill.bytes / 12, 'agree'],
  ])
})

test('accounts that talk with the cluster and are not in the scope are one line, where that may be asked', async () => {
  const account = (number: number, membership = 'IN_ORG') => ({
    ...{ accountId: String(444455556660 + number), region: 'us-east-1', membership },
  })
  const world = {
    ...seed,
    unscopedAccounts: [account(7), account(1, 'NOT_IN_ORG'), ...[2, 3, 4, 5].map((one) => account(one))],
  }
  await rig.enter(world)
  const { output } = await rig.early()
  expect((output as { run: Run }).run.unscopedAccounts).toMatchObject({ count: 6 })
  expect((await rig.report()).notes).toEqual([
    'Accounts outside the Network Flow Monitor scope exchange traffic with monitored resources: 444455556661 (us-east-1, outside the organization), 444455556662 (us-east-1), 444455556663 (us-east-1), 444455556664 (us-east-1), 444455556665 (us-east-1) and 1 more. Add them to the scope to see their side of it.',
  ])
  await rig.change({ ...world, faults: { deniedMonitorOperations: ['GetMonitorScopeSuggestions'] } })
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  expect((await rig.report()).notes).toEqual([])
  await rig.change(world)
  await rig.run({ input: { mode: 'collect', date: '2026-11-21' }, startedAt: '2026-11-21T01:30:00Z' })
  expect(rig.asked('GetMonitorScopeSuggestions')).toEqual([])
})
