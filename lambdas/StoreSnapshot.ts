import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { bucketName, readJson, readJsonIfPresent, writeJson } from '../aws/archive.ts'
import { rememberMonitors, tellMonitors } from '../aws/catalogue.ts'
import { consoleLinks } from '../aws/console-links.ts'
import { writeGaps, writeTables } from '../aws/day-tables.ts'
import { daysBefore, historyBefore } from '../aws/earlier-days.ts'
import { numberVariable, objectsVariable, wholeNumberVariable } from '../aws/environment.ts'
import { billBeside, partNotes, toldOf } from '../aws/other-reports.ts'
import { readRawDay } from '../aws/raw-day.ts'
import { changesKey, memoryKey, reportKey, trendKey } from '../domain/archive-key.ts'
import { coverageOf, isOutage, nothingCollected } from '../domain/collecting/coverage.ts'
import { emptierDay, emptierMonitors } from '../domain/collecting/fullness.ts'
import type { Run, SliceOutcome } from '../domain/collecting/run.ts'
import { silentSlices } from '../domain/collecting/silence.ts'
import { bytesByMonitor, bytesByNatGateway, countedBytes, type Totals } from '../domain/collecting/totals.ts'
import type { Acceptance } from '../domain/findings/finding.ts'
import { findingsOf } from '../domain/findings/findings.ts'
import { type FindingsDay, MEMORY_DAYS } from '../domain/findings/memory.ts'
import { flowsOf } from '../domain/flows/mirrors.ts'
import type { Identities } from '../domain/identities/identity.ts'
import { ownCostOf } from '../domain/money/own-cost.ts'
import { pricedFlow } from '../domain/money/priced-flow.ts'
import type { DayPrices } from '../domain/money/prices.ts'
import { pricingOf } from '../domain/money/pricing.ts'
import { networkOf } from '../domain/network/network.ts'
import type { Topology } from '../domain/network/topology.ts'
import { notesOf } from '../domain/report/notes.ts'
import type { Report } from '../domain/report/report.ts'
import { reportOf } from '../domain/report/report-builder.ts'
import type { Budget } from '../domain/trend/budget.ts'
import { TREND_DAYS, type TrendDay } from '../domain/trend/trend-day.ts'
import { VERSION } from '../domain/version.ts'
import type { IdentifiedDay } from './IdentifyRemotes.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, metrics, task } from './task.ts'

interface Collected {
  readonly run: Run
  readonly outcomes: readonly SliceOutcome[]
  readonly surroundings: Surroundings
  readonly identities: IdentifiedDay
}

export interface Snapshot {
  readonly reportKey: string
  readonly usd: number
  readonly gaps: number
}

/** A day of a range that leaves no report, and why. */
export interface PassedOver {
  readonly passedOver: string
}

/**
 * Turns the day's raw slices into the tables and the report's model. A day without one answer leaves its gaps alone, and a
 * day of which the archive has more leaves nothing: each is an error, but for a range, which goes on with its next day.
 */
export const handler = task(async (collected: Collected): Promise<Snapshot | PassedOver> => {
  const { run, outcomes, surroundings, identities: keys } = collected
  const raw = await readRawDay(run)
  const names = run.monitors.map(({ name }) => name)
  const bytesPerGigabyte = wholeNumberVariable('BYTES_PER_GIGABYTE', 1e9, 2 ** 30)
  const totals = await readJson<Totals>(surroundings.totalsKey)
  const seen = bytesByMonitor(names, raw.observations)
  const silent = silentSlices(run, raw.slices, raw.observations, totals)
  const { anyAnswer, ...coverage } = coverageOf(run, names, raw.slices, outcomes, silent)
  const gaps = { gaps: coverage.gaps, cuts: raw.cuts }
  const stored = await readJsonIfPresent<Report>(reportKey(run, 'json'))
  if (!anyAnswer) {
    if (!stored && !run.isPart) await writeGaps(run, gaps)
    const nothing = nothingCollected(
      run,
      coverage.gaps.map(({ reason }) => reason),
    )
    // What every other day would meet too is told at once.
    if (outcomes.some(({ failures }) => failures.some(({ reason }) => isOutage(reason)))) throw nothing
    return passedOver(run, nothing)
  }
  const counted = {
    until: totals.until,
    monitors: countedBytes(seen, totals.monitors, bytesPerGigabyte),
  }
  const emptier = isOfSameDay(stored, run) ? emptierMonitors(stored.coverage, { ...gaps, counted }) : []
  if (emptier.length > 0) return passedOver(run, emptierDay(run, emptier, reportKey(run, 'json')))
  const topology = await readJson<Topology>(surroundings.topologyKey)
  const prices = await readJson<DayPrices>(surroundings.pricesKey)
  const identities = await readJson<Identities>(keys.identitiesKey)
  const network = networkOf(topology)
  const { flows: connections, calibration, doubtfulBytes } = flowsOf(raw.observations, Date.parse(run.from))
  const pricing = pricingOf(run.monitors, prices, numberVariable('PRICE_FACTOR', 0.01, 10), {
    connections,
    network,
    bytesPerGigabyte,
  })
  const knowledge = { network, identities, ...pricing, bytesPerGigabyte }
  const flows = connections.map((flow) => pricedFlow(flow, knowledge))
  const found = findingsOf(
    {
      ...dayOf(run, bytesPerGigabyte),
      isComplete: coverage.gaps.length === 0 && raw.cuts.length === 0 && flows.length > 0,
      ...{ flows, topology, network },
      ...pricing,
    },
    await daysBefore<FindingsDay>(run, 'memory/', memoryKey, MEMORY_DAYS),
    objectsVariable<Acceptance>('ACCEPTED_FINDINGS', isAcceptance, 'match, reason, until'),
  )
  // What a part of the monitors saw is no whole day: the tables that trends and queries read stay as they are.
  const tables = run.isPart ? [] : await writeTables(run, { flows, gaps, findings: found.report })
  const unknown = await tellCatalogue(run)
  const pastTrends = await daysBefore<TrendDay>(run, 'trends/', trendKey, TREND_DAYS)
  const { report, trendDay } = reportOf({
    run,
    flows,
    findings: found.report,
    coverage: {
      ...coverage,
      cuts: raw.cuts,
      mirroredPairs: flows.filter(({ mirrored }) => mirrored).length,
      calibration,
      doubtfulBytes,
      counted: {
        ...counted,
        natGateways: countedBytes(bytesByNatGateway(flows), totals.natGateways, bytesPerGigabyte),
      },
    },
    bill: await billBeside(run, surroundings.billKey),
    notes: [
      ...notesOf({ topology, prices, totals, identities, calibration }),
      ...found.notes,
      ...unknown,
      ...(await partNotes(run)),
    ],
    rates: pricing.ratesOf(names[0] ?? ''),
    endpointUsdPerGb: pricing.endpointUsdPerGbOf(names[0] ?? ''),
    bytesPerGigabyte,
    history: await historyBefore(run),
    ownCost: ownCostOf(totals.own ?? [], (Date.parse(totals.until) - Date.parse(run.from)) / 3_600_000),
    budgets: objectsVariable<Budget>('BUDGETS', ({ usdPerMonth }) => usdPerMonth > 0, 'usdPerMonth'),
    alert: {
      percent: numberVariable('ALERT_PERCENT', 1, 1000),
      usd: numberVariable('ALERT_USD', 0, 1e6),
      minimumUsd: numberVariable('ALERT_MINIMUM_USD', 0, 1e6),
    },
    pastTrends,
    archive: {
      bucket: bucketName(),
      keys: [...tables, ...(['html', 'txt', 'json'] as const).map((ending) => reportKey(run, ending)), changesKey(run)],
      query: run.isPart ? '' : `select sum(usd) from 'flows/dt=${run.day}/*/flows.parquet'`,
      links: consoleLinks(run, bucketName()),
    },
    version: VERSION,
  })
  // What a part of the monitors saw is no day to hold others against.
  if (!run.isPart) {
    await writeJson(memoryKey(run.day), found.memory)
    await writeJson(trendKey(run.day), { ...trendDay, told: await toldOf(run, trendDay, pastTrends) })
  }
  await writeJson(reportKey(run, 'json'), report)
  measure(report)
  return { reportKey: reportKey(run, 'json'), usd: report.totals.usd, gaps: report.coverage.gaps.length }
})

/** Whether a report is of the very interval; after a change of time zone a day of the same name is another one. */
function isOfSameDay(stored: Report | undefined, { from, to }: Run): stored is Report {
  return stored !== undefined && stored.from === from && stored.to === to
}

/** Ends a day without a report: of a range, the next day is done nevertheless, and the last one ends in the error. */
function passedOver({ next }: Run, error: Error): PassedOver {
  if (next === undefined) throw error
  logger.warn('a day of the range is passed over', error)
  return { passedOver: error.message }
}

/** What Athena's tables could not be told of monitors, in sentences. CATALOGUE_DATABASE is set where there are tables. */
async function tellCatalogue({ isPart, monitors }: Run): Promise<string[]> {
  if (isPart) return []
  const known = await rememberMonitors(monitors.map(({ name }) => name))
  const database = process.env.CATALOGUE_DATABASE ?? ''
  const problem = database === '' ? null : await tellMonitors(database, known)
  if (problem === null) return []
  logger.warn(problem)
  return [problem]
}

const isAcceptance = ({ match, reason, until }: Acceptance) =>
  [match, reason, until].every((text) => typeof text === 'string')

/** What the run alone tells of a day. */
function dayOf(run: Run, bytesPerGigabyte: number) {
  const monitors = new Map(run.monitors.map((monitor) => [monitor.name, monitor]))
  return {
    day: run.day,
    hours: (Date.parse(run.to) - Date.parse(run.from)) / 3_600_000,
    monitors: [...monitors.keys()],
    clusterOf: (name: string) => monitors.get(name)?.cluster ?? name,
    regionOf: (name: string) => monitors.get(name)?.region ?? '',
    bytesPerGigabyte,
  }
}

function measure({ coverage, totals }: Report): void {
  metrics.addMetric('Slices', MetricUnit.Count, coverage.slicesComplete)
  metrics.addMetric('Gaps', MetricUnit.Count, coverage.gaps.length)
  metrics.addMetric('Cuts', MetricUnit.Count, coverage.cuts.length)
  metrics.addMetric('Bytes', MetricUnit.Bytes, totals.bytes)
  metrics.addMetric('Dollars', MetricUnit.NoUnit, totals.usd)
  metrics.addMetric('Coverage', MetricUnit.Percent, (100 * coverage.slicesComplete) / coverage.slicesWanted)
}
