import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

test('a day that loses half an hour and the one before it have each byte once', async () => {
  // Clocks go half an hour ahead on 4 October 2026, from UTC+10:30 to UTC+11.
  const world: World = { ...seed, timeZone: 'Australia/Lord_Howe' }
  await rig.enterCollected(world, { dates: ['2026-10-03', '2026-10-04'] })
  const bytes: number[] = []
  for (const date of ['2026-10-03', '2026-10-04']) {
    await rig.run({ input: { date, email: false } })
    const { from, to, totals, coverage } = await rig.report(date)
    expect(coverage.gaps).toEqual([])
    expect(coverage.slicesComplete).toBe(24)
    bytes.push(totals.bytes, (Date.parse(to) - Date.parse(from)) / 3_600_000)
  }
  expect(bytes).toEqual([seed.bill.bytes, 24, (seed.bill.bytes * 23.5) / 24, 23.5])
  expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
})
