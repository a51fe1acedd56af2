import { expect, test } from 'vitest'
import { DAY_COLUMNS } from '../../../domain/day-columns.ts'
import { monitorDays } from '../../../domain/money/monitor-day.ts'
import { discounted, fallbackRates, type Rates } from '../../../domain/money/prices.ts'
import { end, GIB, monitor, priced } from '../build.ts'

const run = {
  monitors: [monitor('a'), monitor('b'), monitor('c'), monitor('d')],
  from: '2026-11-20T23:00:00Z',
  to: '2026-11-21T23:00:00Z',
  timeZone: 'Europe/Berlin',
}
const gap = { category: 'all', reason: 'throttled' }
const parts = {
  // $0.02 a gigabyte of a, in another zone; b's way to another network is not known.
  flows: [
    priced({ monitor: 'a', bytes: 3 * GIB }),
    priced({ monitor: 'b', bytes: GIB, category: 'INTER_VPC', destination: end({ ip: '10.77.0.1' }) }),
    priced({ monitor: 'c', bytes: GIB }),
  ],
  gaps: [
    // Half an hour, then two hours: of three hours.
    { ...gap, monitor: 'c', category: 'INTER_AZ', from: '2026-11-21T01:00:00Z', to: '2026-11-21T01:30:00Z' },
    { ...gap, monitor: 'c', from: '2026-11-21T03:00:00Z', to: '2026-11-21T05:00:00Z' },
    { ...gap, monitor: 'd', from: run.from, to: run.to },
  ],
  cuts: [
    { monitor: 'c', category: 'INTER_AZ', from: '2026-11-21T06:00:00Z', to: '2026-11-21T06:05:00Z' },
    { monitor: 'c', category: 'INTER_AZ', from: '2026-11-21T06:05:00Z', to: '2026-11-21T06:10:00Z' },
  ],
  counted: { monitors: [{ name: 'a', bytes: 6 * GIB, cloudWatchBytes: 6.5 * GIB + 0.25, verdict: 'agree' as const }] },
}
const rates = discounted(fallbackRates('eu-west-1') as Rates, 0.5)
const pricing = { ratesOf: () => rates, endpointUsdPerGbOf: () => 0.005, knowsNetwork: true }

const cellsOf = (days: ReturnType<typeof monitorDays>) =>
  days.map((day) => Object.fromEntries(DAY_COLUMNS.map(({ name, value }) => [name, value(day)])))

test("a monitor's day is told with what its figures stand on", () => {
  const [a, b, c] = cellsOf(monitorDays(run, parts, 1e9, pricing))
  expect(a).toEqual({
    monitor: 'a',
    cluster: 'prod',
    region: 'eu-west-1',
    account_id: '111122223333',
    status: 'ok',
    time_zone: 'Europe/Berlin',
    day_start: Date.parse(run.from),
    day_end: Date.parse(run.to),
    hours: 24,
    hours_complete: 24,
    cuts: 0,
    bytes: 3 * GIB,
    usd: 0.06,
    unknown_share: 0,
    row_bytes: 6 * GIB,
    cloudwatch_bytes: 6.5 * GIB,
    bytes_per_gigabyte: 1e9,
    rates_source: 'fallback',
    rates_as_of: '2026-09-03',
    price_factor: 0.5,
    inter_az_usd_per_gb: 0.005,
    nat_usd_per_gb: 0.024,
    endpoint_usd_per_gb: 0.005,
    transit_usd_per_gb: 0.01,
  })
  expect(b).toMatchObject({ status: 'unpriced', usd: 0, unknown_share: 1, row_bytes: 0, cloudwatch_bytes: null })
  expect(c).toMatchObject({ status: 'partial', hours_complete: 21, cuts: 2, usd: 0.02 })
})

test('a day without one answer is missing: no zero stands for what nobody knows', () => {
  const missing = { status: 'missing', hours: 24, hours_complete: 0, bytes: null, usd: null, unknown_share: null }
  expect(cellsOf(monitorDays(run, parts, GIB, pricing))[3]).toMatchObject(missing)
  const [first] = cellsOf(monitorDays({ ...run, monitors: [monitor('d')] }, { ...parts, flows: [] }, GIB))
  expect(first).toMatchObject({ ...missing, bytes_per_gigabyte: GIB, rates_source: null, endpoint_usd_per_gb: null })
})

test('a day is not complete where EC2 told of the network in part: what was not told may cost', () => {
  const statuses = monitorDays(run, parts, GIB, { ...pricing, knowsNetwork: false }).map(({ status }) => status)
  expect(statuses).toEqual(['unpriced', 'unpriced', 'partial', 'missing'])
})

test('a day is of low coverage where CloudWatch counted much more than the rows hold', () => {
  const [seen] = parts.counted.monitors
  const monitors = ['a', 'c', 'd'].map((name) => ({ ...seen, name, verdict: 'beyond' as const })) as never
  const statuses = monitorDays(run, { ...parts, counted: { monitors } }, GIB, pricing).map(({ status }) => status)
  expect(statuses).toEqual(['low_coverage', 'unpriced', 'partial', 'missing'])
})
