import { afterAll, beforeEach, expect, test } from 'vitest'
import { readTotals } from '../../aws/totals.ts'
import { isoInstant } from '../../domain/day.ts'
import { world } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'

const cloud = await enterCloud(world)
beforeEach(() => cloud.become(world))
afterAll(() => cloud.close())

const name = 'eks-cluster-monitor'
const arn = `arn:aws:networkflowmonitor:us-east-1:111122223333:monitor/${name}`
const monitors = [{ name, arn, cluster: 'eks-cluster', region: 'us-east-1' }]
const DAY = 86_400_000

/** What is told of the day that begins at an instant, asked so many days later, and which stretch was asked for in which steps. */
async function asked(from: string, daysLater: number) {
  const before = cloud.calls.length
  const start = Date.parse(from)
  const totals = await readTotals({ monitors, from }, [], [], isoInstant(start + DAY), start + daysLater * DAY)
  const stretches = cloud.calls.slice(before).map(({ params }) => {
    const [query] = params.MetricDataQueries as { MetricStat: { Period: number } }[]
    return [params.StartTime, params.EndTime, query?.MetricStat.Period].map(Number)
  })
  return { totals, stretches }
}

test.each([
  ['that begins at a full hour', '2026-11-21T00:00:00Z', 1, 300],
  ['that begins at the half hour', '2026-11-20T18:30:00Z', 1, 300],
  ['that begins a quarter before one', '2026-11-20T18:15:00Z', 1, 300],
  ['of long ago, which begins at a full hour', '2026-11-21T00:00:00Z', 63, 3600],
])('CloudWatch is asked for the very stretch of a day %s', async (_, from, daysLater, period) => {
  const { totals, stretches } = await asked(from, daysLater)
  const start = Date.parse(from) / 1000
  expect(stretches).toEqual([[start, start + 86_400, period]])
  expect(totals).toMatchObject({ problem: null, monitors: { [name]: world.bill.bytes } })
  expect(Object.keys(totals.hours?.[name] ?? {})[0]).toBe(from)
  expect(Object.values(totals.hours?.[name] ?? {})).toEqual(Array(24).fill(world.bill.bytes / 24))
})

test('of a day of long ago that begins within an hour nothing is asked, and that is said', async () => {
  const { totals, stretches } = await asked('2026-11-20T18:30:00Z', 63)
  expect(stretches).toEqual([])
  expect(totals).toMatchObject({ monitors: {}, problem: expect.stringContaining('whole hours only') })
})
