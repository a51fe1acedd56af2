import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { bucketName, listKeys, readJson, writeJson, writeObject } from './aws/archive.ts'
import { readRawDay } from './aws/raw-day.ts'
import { consoleLinks } from './console-links.ts'
import { dailyKey, flowsKey, reportKey } from './domain/archive-key.ts'
import { DAILY_COLUMNS, FLOW_COLUMNS } from './domain/columns.ts'
import { coverageOf } from './domain/coverage.ts'
import { dailyRows } from './domain/daily.ts'
import { addDays } from './domain/day.ts'
import { NothingCollected } from './domain/errors.ts'
import type { Identities } from './domain/identity.ts'
import { flowsOf } from './domain/mirrors.ts'
import { notesOf } from './domain/notes.ts'
import { parquetOf } from './domain/parquet.ts'
import { type PricedFlow, pricedFlow } from './domain/priced-flow.ts'
import { averageUsdPerGb, discounted, fallbackRates, type Rates } from './domain/prices.ts'
import type { Report } from './domain/report.ts'
import { reportOf } from './domain/report-builder.ts'
import type { Run, SliceOutcome } from './domain/run.ts'
import { networkOf, type Topology } from './domain/topology.ts'
import { VERSION } from './domain/version.ts'
import { numberVariable, wholeNumberVariable } from './environment.ts'
import type { IdentifiedDay } from './IdentifyRemotes.ts'
import { metrics, task } from './task.ts'

/** Days of earlier reports that the model carries. */
const HISTORY_DAYS = 14

/** A day's volume through endpoints stands for this many, as their tiers are a month's. */
const DAYS_PER_MONTH = 30

interface Collected {
  readonly run: Run
  readonly outcomes: readonly SliceOutcome[]
  readonly identities: IdentifiedDay
}

export interface Snapshot {
  readonly reportKey: string
  readonly usd: number
  readonly gaps: number
}

/** Turns the day's raw slices into the `flows` and `daily` tables and the report's model. */
export const handler = task(async ({ run, outcomes, identities: keys }: Collected): Promise<Snapshot> => {
  const raw = await readRawDay(run)
  const names = run.monitors.map(({ name }) => name)
  const { anyAnswer, ...coverage } = coverageOf(run, names, raw.slices, outcomes)
  if (!anyAnswer) {
    const reasons = [...new Set(coverage.gaps.map(({ reason }) => reason))].join('; ')
    throw new NothingCollected(`nothing could be collected for ${run.day} (${names.join(', ')}): ${reasons}`)
  }
  const topology = await readJson<Topology>(keys.topologyKey)
  const identities = await readJson<Identities>(keys.identitiesKey)
  const priceFactor = numberVariable('PRICE_FACTOR', 0.01, 10)
  const ratesByMonitor = new Map(run.monitors.map(({ name, region }) => [name, ratesAt(region, priceFactor)]))
  const bytesPerGigabyte = wholeNumberVariable('BYTES_PER_GIGABYTE', 1e9, 2 ** 30)
  const network = networkOf(topology)
  const ratesOf = (monitor: string) => ratesByMonitor.get(monitor)
  const connections = flowsOf(raw.observations)
  const endpointBytes = connections
    .filter(({ destination }) => network.endpointAt(destination.ip))
    .reduce((sum, { bytes }) => sum + bytes, 0)
  const endpointGigabytes = (endpointBytes / bytesPerGigabyte) * DAYS_PER_MONTH
  const endpointUsdPerGbOf = (monitor: string) =>
    averageUsdPerGb(ratesOf(monitor)?.endpointTiers ?? [], endpointGigabytes)
  const knowledge = { network, identities, ratesOf, endpointUsdPerGbOf, bytesPerGigabyte }
  const flows = connections.map((flow) => pricedFlow(flow, knowledge))
  const tables = await writeTables(run, flows)
  const report = reportOf({
    run,
    flows,
    coverage: { ...coverage, cuts: raw.cuts, mirroredPairs: flows.filter(({ mirrored }) => mirrored).length },
    notes: notesOf({ topology, identities, ratesOf, run }),
    rates: ratesOf(names[0] ?? ''),
    endpointUsdPerGb: endpointUsdPerGbOf(names[0] ?? ''),
    bytesPerGigabyte,
    history: await historyBefore(run.day),
    archive: {
      bucket: bucketName(),
      keys: [...tables, reportKey(run.day, 'html'), reportKey(run.day, 'txt'), reportKey(run.day, 'json')],
      links: consoleLinks(run, bucketName()),
    },
    version: VERSION,
  })
  await writeJson(reportKey(run.day, 'json'), report)
  measure(report)
  return { reportKey: reportKey(run.day, 'json'), usd: report.totals.usd, gaps: report.coverage.gaps.length }
})

function ratesAt(region: string, priceFactor: number): Rates | undefined {
  const rates = fallbackRates(region)
  return rates && discounted(rates, priceFactor)
}

async function writeTables(run: Run, flows: readonly PricedFlow[]): Promise<string[]> {
  const keys: string[] = []
  for (const { name } of run.monitors) {
    const own = flows.filter(({ monitor }) => monitor === name)
    await writeObject(flowsKey(run.day, name), parquetOf(FLOW_COLUMNS, own), 'application/vnd.apache.parquet')
    await writeObject(
      dailyKey(run.day, name),
      parquetOf(DAILY_COLUMNS, dailyRows(own)),
      'application/vnd.apache.parquet',
    )
    keys.push(flowsKey(run.day, name), dailyKey(run.day, name))
  }
  return keys
}

async function historyBefore(day: string): Promise<Report['history']> {
  const archived = new Set(await listKeys('reports/'))
  const wanted = Array.from({ length: HISTORY_DAYS }, (_, index) => reportKey(addDays(day, -index - 1), 'json'))
  const reports = await Promise.all(wanted.filter((key) => archived.has(key)).map((key) => readJson<Report>(key)))
  return reports.map(({ day: earlier, totals, status }) => ({ day: earlier, usd: totals.usd, status }))
}

function measure({ coverage, totals }: Report): void {
  metrics.addMetric('Slices', MetricUnit.Count, coverage.slicesComplete)
  metrics.addMetric('Gaps', MetricUnit.Count, coverage.gaps.length)
  metrics.addMetric('Cuts', MetricUnit.Count, coverage.cuts.length)
  metrics.addMetric('Bytes', MetricUnit.Bytes, totals.bytes)
  metrics.addMetric('Dollars', MetricUnit.NoUnit, totals.usd)
  metrics.addMetric('Coverage', MetricUnit.Percent, (100 * coverage.slicesComplete) / coverage.slicesWanted)
}
