import { changesKey, dayReportKey, pageKey, reportKey } from '../archive-key.ts'
import { knownSources } from '../collecting/failed-sources.ts'
import { homeMonitorOf, missedDaysOf, type Run } from '../collecting/run.ts'
import type { Acceptance } from '../findings/finding.ts'
import { findingsOf } from '../findings/findings.ts'
import type { FindingsDay } from '../findings/memory.ts'
import type { SummedDay } from '../hours/summed-day.ts'
import { labelTeams } from '../identities/pod-owners.ts'
import { flowsIn } from '../money/edge.ts'
import { monitorDays } from '../money/monitor-day.ts'
import { ownCostOf } from '../money/own-cost.ts'
import { pricingOf } from '../money/pricing.ts'
import { topologyAt } from '../network/completed-topology.ts'
import { networkOf } from '../network/network.ts'
import { pricingDenied } from '../network/topology.ts'
import { type Source, sourceId } from '../source.ts'
import { sum } from '../sums.ts'
import type { AlertLimits } from '../trend/attention.ts'
import type { Budget } from '../trend/budget.ts'
import type { TrendDay } from '../trend/trend-day.ts'
import { VERSION } from '../version.ts'
import type { ArchivedDay } from './archived-day.ts'
import { calibrationsTaken } from './calibrations.ts'
import type { DayCoverage } from './day-coverage.ts'
import { type TableFile, tableKeys, tablesOf } from './day-tables.ts'
import { decidedAcceptances, decidedBudgets } from './decided.ts'
import { lackingSources } from './lacking-sources.ts'
import { lateDayNotes, lostDayNotes, missedDayNotes } from './late-days.ts'
import { monitorNotes } from './monitor-notes.ts'
import { notesOf } from './notes.ts'
import { type DayPage, pageOf } from './page-pairs.ts'
import type { Report } from './report.ts'
import { reportOf } from './report-builder.ts'
import { type UnreadNetwork, unreadNetworks, unreadNotes } from './unread-networks.ts'

/** What the settings say of a report. */
export interface ReportSettings {
  readonly bytesPerGigabyte: number
  readonly priceFactor: number
  readonly accepted: readonly Acceptance[]
  readonly budgets: readonly Budget[]
  readonly alert: AlertLimits
  readonly sources: readonly Source[]
}

/** All that a day leaves in the archive. A part of the monitors leaves its report alone: it is no day to hold others against. */
export interface DaySnapshot {
  readonly report: Report
  /** Made when asked for, as the report does without it. */
  readonly page: () => DayPage
  readonly tables: readonly TableFile[]
  readonly memory: FindingsDay | undefined
  readonly trend: TrendDay | undefined
}

/** Makes a day's report, tables and memory of what the archive has. `told` are sentences that the reader needs besides. */
export function daySnapshotOf(
  day: ArchivedDay,
  { edges, answers, doubtfulBytes, nodesHeard, natGateways, calibrations }: SummedDay,
  { anyAnswer: _, cutHours, ...coverage }: DayCoverage,
  { bytesPerGigabyte, priceFactor, accepted, budgets, alert, sources }: ReportSettings,
  told: readonly string[],
): DaySnapshot {
  const { run, totals, terms, prices, identities, pastTrends } = day
  const topology = topologyAt(day.topology, run.to)
  const calibration = calibrationsTaken(run, calibrations, terms)
  const network = networkOf(topology)
  const knowsNetwork = pricingDenied(topology).length === 0
  const isTold = ({ accountId, region }: UnreadNetwork) =>
    run.failedSources?.some((failed) => failed.accountId === accountId && failed.region === region)
  const unread = unreadNetworks(edges, bytesPerGigabyte, topology.unreadPlaces).filter(
    (network) => network.bytes > 0 || !isTold(network),
  )
  const pricing = pricingOf(run.monitors, prices, priceFactor, terms.endpointGigabytes)
  const lacking = lackingSources(run, coverage)
  const found = findingsOf(
    {
      ...runDay(run, bytesPerGigabyte),
      // A day without any traffic is no measure.
      ...(edges.length === 0 ? { isComplete: false } : { isComplete: lacking.length === 0, lackingSources: lacking }),
      ...{ flows: edges, answers, nodesHeard, topology, network },
      natGatewayBytes: totals.until >= run.to ? totals.natGateways : {},
      readClusters: day.readClusters,
      ...pricing,
    },
    day.pastFindings,
    decidedAcceptances(accepted, day.decisions),
  )
  // What a part of the monitors saw is no whole day: the tables that trends and queries read stay as they are.
  const days = monitorDays(run, { flows: edges, ...coverage }, bytesPerGigabyte, { ...pricing, knowsNetwork })
  const tables = run.isPart ? [] : tablesOf(run, { flows: edges, gaps: coverage, findings: found.report, days })
  const first = homeMonitorOf(run)?.name ?? ''
  const known = knownSources(sources.map(sourceId), run)
  const { report, trendDay, history } = reportOf({
    run,
    flows: edges,
    knowsNetwork,
    findings: found.report,
    shares: found,
    coverage: {
      ...coverage,
      cuts: cutHours,
      mirroredPairs: sum(edges.map((edge) => (edge.mirrored ? flowsIn(edge) : 0))),
      ...calibration,
      doubtfulBytes,
      ...(unread.length === 0 ? {} : { unread }),
      ...(known.length === 0 ? {} : { knownSources: known }),
      counted: {
        ...coverage.counted,
        natGateways,
      },
    },
    bill: day.bill,
    notes: [
      ...missedDayNotes(missedDaysOf(run)),
      ...lateDayNotes(day.lateDays),
      ...lostDayNotes(day.lostDays),
      ...monitorNotes(run, coverage.gaps, day.earlierMonitors, sources.map(sourceId)),
      ...unreadNotes(unread),
      ...notesOf({ topology, prices, totals, identities, ...calibration }),
      ...found.notes,
      ...told,
      ...partNotes(day),
    ],
    rates: pricing.ratesOf(first),
    ratesOf: pricing.ratesOf,
    endpointUsdPerGb: pricing.endpointUsdPerGbOf(first),
    bytesPerGigabyte,
    history: day.history,
    ownCost: ownCostOf(
      totals.own ?? [],
      (Date.parse(totals.until) - Date.parse(run.from)) / 3_600_000,
      identities.asked?.usd,
    ),
    budgets: decidedBudgets(budgets, day.decisions),
    teams: day.decisions.teams,
    labelTeams: labelTeams(day.readClusters ?? []),
    alert,
    pastTrends,
    archive: {
      bucket: day.bucket,
      keys: [
        ...(run.isPart ? [] : tableKeys(run)),
        ...(['html', 'txt', 'json'] as const).map((ending) => reportKey(run, ending)),
        changesKey(run),
        pageKey(run),
      ],
      query: run.isPart ? '' : `select sum(usd) from 'flows/dt=${run.day}/*/flows.parquet'`,
      links: day.links,
    },
    version: VERSION,
  })
  const page = () => pageOf(report, found, edges, history, runDay(run, bytesPerGigabyte))
  if (run.isPart) return { report, page, tables, memory: undefined, trend: undefined }
  return { report, page, tables, memory: found.memory, trend: { ...trendDay, told: toldBy(day, trendDay) } }
}

/** What the run alone tells of a day. */
export function runDay(run: Run, bytesPerGigabyte: number) {
  const monitors = new Map(run.monitors.map((monitor) => [monitor.name, monitor]))
  return {
    day: run.day,
    startsAt: Date.parse(run.from),
    hours: (Date.parse(run.to) - Date.parse(run.from)) / 3_600_000,
    monitors: [...monitors.keys()],
    clusterOf: (name: string) => monitors.get(name)?.cluster ?? name,
    regionOf: (name: string) => monitors.get(name)?.region ?? '',
    bytesPerGigabyte,
  }
}

/** Which monitors the day's own report has besides, where this one stands beside it. */
function partNotes({ run: { day, monitors }, whole }: ArchivedDay): string[] {
  const more = whole?.monitors.filter(({ name }) => !monitors.some((one) => one.name === name)) ?? []
  if (more.length === 0) return []
  return [
    `The day's own report has ${more.map(({ name }) => name).join(', ')} too and was left as it is; ${dayReportKey(day)} is its model.`,
  ]
}

/** What was told by the day's end: nothing more, where its report goes to nobody, than what was told before. */
function toldBy({ run, storedTrend, pastTrends: [latest] }: ArchivedDay, { told }: TrendDay): TrendDay['told'] {
  return run.email ? told : (storedTrend?.told ?? latest?.told)
}
