import type { Run } from '../collecting/run.ts'
import { namingOf } from '../identities/naming.ts'
import { chargesOf } from '../money/daily.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { Rates } from '../money/prices.ts'
import type { Budget } from '../trend/budget.ts'
import { trendOf } from '../trend/trend.ts'
import { type TrendDay, trendDayOf } from '../trend/trend-day.ts'
import { localityOf } from './locality.ts'
import type { BoundSum, ChargeName, Coverage, Report, ReportArchive, ReportTotals } from './report.ts'
import { awsServiceTable, externalTable, interAzTable, otherNetworksTable, topRows } from './report-tables.ts'

export interface ReportFacts {
  readonly run: Run
  readonly flows: readonly PricedFlow[]
  readonly findings: Report['findings']
  readonly coverage: Coverage
  readonly bill: Report['bill']
  readonly notes: readonly string[]
  /** Rates of the first monitor's region; undefined where no price is known. */
  readonly rates: Rates | undefined
  /** Of the same region, at the month's volume. */
  readonly endpointUsdPerGb: number
  readonly bytesPerGigabyte: number
  readonly history: Report['history']
  /** What earlier days left, in any order. */
  readonly pastTrends: readonly TrendDay[]
  readonly budgets: readonly Budget[]
  readonly archive: ReportArchive
  readonly version: string
}

const CHARGES: readonly ChargeName[] = ['inter_az', 'nat', 'endpoint', 'transit', 'inter_region']

/** Above this part of the bytes without any price, a total says little. */
const MOST_UNKNOWN = 0.1

const TOP_ROWS = 10

/** The day's report model, and what it leaves for later days. The same facts make the same model. */
export function reportOf(facts: ReportFacts): { report: Report; trendDay: TrendDay } {
  const { run, flows, coverage, rates, bytesPerGigabyte } = facts
  const monitors = new Map(run.monitors.map((monitor) => [monitor.name, monitor]))
  const context = { clusterOf: (name: string) => monitors.get(name)?.cluster ?? name, bytesPerGigabyte }
  const isPartial = coverage.gaps.length > 0 || coverage.cuts.length > 0
  const totals = totalsOf(flows, bytesPerGigabyte)
  const status = isPartial ? 'partial' : totals.mostlyPriced ? 'complete' : 'unpriced'
  const pairs = topRows(flows, context)
  const base = { day: run.day, status, totals, monitors: monitorSums(run, flows) } as const
  const trendDay = trendDayOf(base, pairs)
  const report: Report = {
    schemaVersion: 1,
    ...base,
    timeZone: run.timeZone,
    from: run.from,
    to: run.to,
    top: pairs.slice(0, TOP_ROWS),
    trend: trendOf(trendDay, facts.pastTrends, facts.budgets),
    interAz: interAzTable(flows, context),
    locality: localityOf(flows, context.clusterOf, bytesPerGigabyte),
    external: externalTable(flows, context),
    awsServices: awsServiceTable(flows, context),
    otherNetworks: otherNetworksTable(flows, context),
    findings: facts.findings,
    coverage,
    naming: namingOf(flows),
    bill: facts.bill,
    notes: facts.notes,
    rates: {
      source: rates?.source ?? 'fallback',
      asOf: rates?.asOf ?? '',
      region: rates?.region ?? run.monitors[0]?.region ?? '',
      interAzUsdPerGbEachDirection: rates?.interAzUsdPerGbEachDirection ?? 0,
      natUsdPerGb: rates?.natUsdPerGb ?? 0,
      endpointUsdPerGb: facts.endpointUsdPerGb,
      transitUsdPerGb: rates?.transitUsdPerGb ?? 0,
      priceFactor: rates?.priceFactor ?? 1,
    },
    bytesPerGigabyte,
    history: facts.history,
    archive: facts.archive,
    execution: run.execution,
    version: facts.version,
  }
  return { report, trendDay }
}

function monitorSums(run: Run, flows: readonly PricedFlow[]): Report['monitors'] {
  return run.monitors.map(({ name, cluster, region }) => {
    const own = flows.filter((flow) => flow.monitor === name)
    return {
      name,
      cluster,
      region,
      usd: own.reduce((sum, { usd }) => sum + usd, 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  })
}

function totalsOf(flows: readonly PricedFlow[], bytesPerGigabyte: number): ReportTotals {
  const sums = new Map<string, { bytes: number; usd: number }>()
  const unpriced = new Map<string, number>()
  const bounds = new Map<BoundSum['kind'], { bytes: number; usdAtMost: number }>()
  let bytes = 0
  let unknownBytes = 0
  for (const flow of flows) {
    bytes += flow.bytes
    if (flow.unpriced !== null && flow.bound === null && flow.usd === 0) unknownBytes += flow.bytes
    if (flow.unpriced !== null) unpriced.set(flow.unpriced, (unpriced.get(flow.unpriced) ?? 0) + flow.bytes)
    if (flow.bound) {
      const sum = bounds.get(flow.bound.kind) ?? { bytes: 0, usdAtMost: 0 }
      bounds.set(flow.bound.kind, { bytes: sum.bytes + flow.bytes, usdAtMost: sum.usdAtMost + flow.bound.usdAtMost })
    }
    for (const { charge, usd } of chargesOf(flow)) {
      const sum = sums.get(charge) ?? { bytes: 0, usd: 0 }
      sums.set(charge, { bytes: sum.bytes + flow.bytes, usd: sum.usd + usd })
    }
  }
  const byCharge = CHARGES.flatMap((charge) => {
    const sum = sums.get(charge)
    return sum ? [{ charge, bytes: sum.bytes, gigabytes: sum.bytes / bytesPerGigabyte, usd: sum.usd }] : []
  })
  return {
    usd: byCharge.reduce((sum, { usd }) => sum + usd, 0),
    bytes,
    byCharge,
    freeBytes: sums.get('free')?.bytes ?? 0,
    unpriced: [...unpriced]
      .map(([reason, unpricedBytes]) => ({ reason, bytes: unpricedBytes, gigabytes: unpricedBytes / bytesPerGigabyte }))
      .toSorted((a, b) => b.bytes - a.bytes || (a.reason < b.reason ? -1 : 1)),
    unknownShare: bytes === 0 ? 0 : unknownBytes / bytes,
    mostlyPriced: unknownBytes <= bytes * MOST_UNKNOWN,
    bounds: (['internet', 'inter_region'] as const).flatMap((kind) => {
      const sum = bounds.get(kind)
      return sum ? [{ kind, ...sum, gigabytes: sum.bytes / bytesPerGigabyte }] : []
    }),
  }
}
