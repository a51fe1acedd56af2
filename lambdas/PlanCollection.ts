import { createHash } from 'node:crypto'
import { listKeys, listKeysSince, readJsonIfPresent } from '../aws/archive.ts'
import { atATime } from '../aws/at-a-time.ts'
import { chosenMonitors } from '../aws/chosen-monitors.ts'
import { unscopedAccounts } from '../aws/flow-monitor.ts'
import { deployedSettings } from '../aws/settings.ts'
import { adoptedMonitorsKey, archivedSlices, dayReportKey, rawDayPrefixes, sliceId } from '../domain/archive-key.ts'
import { archivedMonitors, areMissing } from '../domain/collecting/archived-monitors.ts'
import { dayToSettle } from '../domain/collecting/day-to-settle.ts'
import {
  askedMonitors,
  failedSourceOf,
  failedSourceWords,
  monitorsReported,
  type ReportedMonitors,
  removedSources,
} from '../domain/collecting/failed-sources.ts'
import { isOfHalfDay, unansweredMonitors } from '../domain/collecting/fullness.ts'
import { MOST_EXECUTIONS, parsedInput, type RequestedRun, requestedRun } from '../domain/collecting/input.ts'
import { type Collecting, collectingOf, mostSlices, slicesToAsk } from '../domain/collecting/plan.ts'
import type { FailedSource, HandOver, Monitor, NextExecution, Run } from '../domain/collecting/run.ts'
import { claimOf, heededInput, missedDays, scheduledStart, weekBefore } from '../domain/collecting/schedule.ts'
import { addDays, hoursOf, type Interval, isoInstant } from '../domain/day.ts'
import { NoMonitors } from '../domain/errors.ts'
import { type AdoptedMonitors, adoptedOf, wantedOf } from '../domain/network/adopted-monitors.ts'
import type { Report } from '../domain/report/report.ts'
import { sourceId, sourceOfMonitorId } from '../domain/source.ts'
import { logger, task } from './task.ts'

interface Asked {
  /** ARN of the execution. */
  readonly execution: string
  readonly startedAt: string
  readonly input: unknown
}

interface Planned {
  readonly run: Run | HandOver
  /** Slices to be asked for. */
  readonly lanes: Collecting['lanes']
  readonly lanesAtATime: number
  /** Of the day, as far as they have settled: they are made flows of. */
  readonly hours: readonly Interval[]
  /** How often they were settled again. */
  readonly round: 0
}

/** Prefixes that are listed at a time. */
const CONCURRENCY = 8

/** Refuses bad input by field name, settles the run, and lists the slices that the archive lacks. */
export const handler = task(async ({ execution, startedAt, input }: Asked): Promise<Planned> => {
  const now = Date.parse(startedAt)
  const settings = deployedSettings()
  const parsed = heededInput(parsedInput(input), nameOf(execution))
  const scheduled = scheduledStart(parsed, settings.timeZone)
  if (scheduled) return { run: await handOver(execution, scheduled), lanes: [], lanesAtATime: 1, hours: [], round: 0 }
  const { rest, sameDay, fromArchive, ...requested } = requestedRun(parsed, settings, now)
  const settledUntil = isoInstant(now - settings.settleMinutes * 60_000)
  const number = (parsed.continued?.number ?? 1) + 1
  const refreshed = parsed.continued?.since
  const planned = {
    ...requested,
    ...(await monitorsOf(requested, fromArchive)),
    settledUntil,
    // By the clock, as the archive tells when it was written to.
    refreshSince: requested.refresh ? (refreshed ?? isoInstant(Date.now())) : null,
    execution: nameOf(execution),
    executionArn: execution,
    claim: claimOf(nameOf(execution), parsed, requested.day),
    // Only where somebody is to read it.
    ...(sameDay === undefined || number > MOST_EXECUTIONS
      ? {}
      : { continuation: { name: nextName(execution, requested.day), number, input: sameDay } }),
    ...(rest?.date === undefined
      ? {}
      : { next: { name: nextName(execution, addDays(rest.date, 1 - rest.days)), input: rest } }),
  }
  const asked = fromArchive ? [] : askedMonitors(planned)
  const limit = mostSlices(Buffer.byteLength(JSON.stringify(planned)), planned.monitors)
  const { slices, left } = slicesToAsk(
    { ...planned, monitors: asked, goesOn: sameDay !== undefined },
    requested.refresh && refreshed === undefined ? new Map() : await slicesThere(asked, planned, refreshed),
    limit,
  )
  const { lanes, lanesAtATime, seconds } = collectingOf(slices, planned.after !== undefined)
  // By the clock, as a run that is redriven after a failure starts its time anew.
  const run: Run = { ...planned, collectUntil: isoInstant(Date.now() + seconds * 1000), slicesLeft: left }
  logger.info('planned', {
    day: run.day,
    mode: run.mode,
    slices: slices.length,
    lanes: lanes.length,
    seconds,
    left,
  })
  return {
    run,
    lanes,
    lanesAtATime,
    hours: hoursOf(dayToSettle(run)).filter(({ to }) => to <= settledUntil),
    round: 0,
  }
})

/** A start by the schedule leaves the work to an execution that the time names, with the days that have no report yet. */
async function handOver(execution: string, { name, input }: NextExecution): Promise<HandOver> {
  const missed = input.date === undefined ? [] : await missedBefore(input.date)
  const first = { name, input: missed.length === 0 ? input : { ...input, catchUp: { days: missed } } }
  const again = { ...first, name: `${name}-again` }
  logger.info('handed over', first)
  return { isHandedOver: true, next: { ...first, arn: execution.replace(/[^:]*$/, name), again } }
}

/** What cannot be read of earlier days keeps no report of today back; the next morning reads it again. */
async function missedBefore(day: string): Promise<string[]> {
  try {
    const reports = await Promise.all(
      weekBefore(day).map(async (one) => ({ day: one, report: await readJsonIfPresent<Report>(dayReportKey(one)) })),
    )
    const half = reports.filter(({ report }) => report && isOfHalfDay(report)).map((one) => one.day)
    return missedDays(day, await listKeys('reports/'), half)
  } catch (error) {
    logger.warn('earlier days could not be looked at, and are not caught up with', error as Error)
    return []
  }
}

const nameOf = (execution: string) => execution.split(':').at(-1) ?? execution

/** One name for each parent, so that a second try at starting the next execution starts nothing twice. */
function nextName(execution: string, day: string): string {
  return `day-${day}-${createHash('sha256').update(execution).digest('hex').slice(0, 16)}`
}

/** Monitors of the day's own report, where there is one; one that was made before the day was over is no whole one. */
async function monitorsStored({ day, mode }: Pick<RequestedRun, 'day' | 'mode'>) {
  const report = mode === 'collect' ? undefined : await readJsonIfPresent<Report>(dayReportKey(day))
  if (report === undefined || isOfHalfDay(report)) return { all: [], unanswered: [] }
  return { all: report.monitors, unanswered: unansweredMonitors(report) }
}

/** What the archive has of monitors' slices; of a time on, what was written since. */
async function slicesThere(monitors: readonly Monitor[], interval: Interval, since?: string) {
  const listed = await atATime(
    CONCURRENCY,
    monitors.flatMap(({ name }) =>
      rawDayPrefixes(name, interval).map(
        (prefix) => () => (since === undefined ? listKeys(prefix) : listKeysSince(prefix, since)),
      ),
    ),
  )
  return archivedSlices(listed.flat())
}

/** A run without one of the monitors that are in the day's report is a part too, and must not take its place. */
async function monitorsOf(
  requested: Omit<RequestedRun, 'fromArchive'>,
  fromArchive: boolean,
): Promise<Pick<Run, 'home' | 'monitors' | 'failedSources' | 'otherMonitors' | 'unscopedAccounts' | 'isPart'>> {
  const { monitors: named, mode } = requested
  const { home, monitors: read, otherMonitors, usual, failed: allFailed, ofFailed } = await chosenMonitors(named)
  const isNamed = (source: FailedSource) => named?.some((id) => failedSourceOf(id, { failedSources: [source] })) ?? true
  const chosen = allFailed.filter(isNamed)
  for (const { id, problem } of chosen) logger.warn(`source ${id} could not be read: ${problem}`)
  const reports = chosen.length === 0 ? [] : await latestReports(requested.day)
  const stored = await monitorsStored(requested)
  const { sources } = deployedSettings()
  const ids = sources.map(sourceId)
  const told = fromArchive ? await readJsonIfPresent<AdoptedMonitors>(adoptedMonitorsKey(requested.day)) : undefined
  const adopted = wantedOf(told, sources, home)
  const known = [
    ...chosen.map((source) => ({
      source,
      own: monitorsOfFailed(source, requested, ofFailed, reports) ?? adoptedOf(source, adopted),
    })),
    ...(named === undefined ? removedSources(stored.all, ids, home) : []),
  ].toSorted((a, b) => (a.source.id < b.source.id ? -1 : 1))
  const failed = known.map(({ source, own }): FailedSource => (own ? source : { ...source, isUnknown: true }))
  // As it is told now, where it still is.
  const each = new Map([...adopted, ...known.flatMap(({ own = [] }) => own), ...read].map((one) => [one.name, one]))
  const monitors = [...each.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  if (monitors.length === 0) throw new NoMonitors(failed.map(failedSourceWords).join('; '))
  const toldWith = (sources: readonly FailedSource[]) => ({
    ...{ home, otherMonitors },
    ...(sources.length === 0 ? {} : { failedSources: sources }),
  })
  if (fromArchive) {
    const slices = await slicesThere(monitors, requested)
    const answered = monitors.filter(({ name }) =>
      hoursOf(requested).some(({ from }) => (slices.get(sliceId(name, from))?.whole.size ?? 0) > 0),
    )
    const ofDay = archivedMonitors({ monitors, answered, adopted, otherMonitors }, stored)
    // Of what has nothing of the day it does not matter whether it can be read now.
    const known = new Set([...ofDay.monitors, ...stored.all].map(({ name }) => sourceOfMonitorId(name)))
    return { ...toldWith(failed.filter(({ id }) => known.has(id))), ...ofDay }
  }
  const unscoped = mode === 'report' ? { unscopedAccounts: await unscopedOf(read) } : {}
  return {
    ...toldWith(failed),
    monitors,
    ...unscoped,
    isPart: areMissing([...usual.map((name) => ({ name })), ...stored.all], monitors),
  }
}

/** Monitors of a source that cannot be asked now: those that it has listed, else those of reports; undefined where nobody knows. */
function monitorsOfFailed(
  source: FailedSource,
  { day, monitors: named }: Pick<RequestedRun, 'day' | 'monitors'>,
  listed: readonly Monitor[],
  reports: readonly ReportedMonitors[],
): readonly Monitor[] | undefined {
  const reported = monitorsReported(source, day, reports)
  const own = listed.filter(({ name }) => failedSourceOf(name, { failedSources: [source] }))
  if (own.length > 0) return own.map((one) => reported?.find(({ name }) => name === one.name) ?? one)
  return reported?.filter(({ name }) => named?.includes(name) ?? true)
}

/** Of the day and the week before it, newest first. */
async function latestReports(day: string): Promise<ReportedMonitors[]> {
  const days = [...weekBefore(day), day].toReversed()
  const reports = await Promise.all(days.map((one) => readJsonIfPresent<Report>(dayReportKey(one))))
  return reports.filter((report) => report !== undefined)
}

/** Accounts that a run's state carries: a note names them. */
const ACCOUNTS_NAMED = 5

/** It is a hint: where it may not be asked for, or fails, nothing is told. */
async function unscopedOf(monitors: Run['monitors']): Promise<NonNullable<Run['unscopedAccounts']>> {
  const asked = await Promise.allSettled(monitors.map(unscopedAccounts))
  for (const one of asked) if (one.status === 'rejected') logger.info('scope suggestions were not told', one.reason)
  const accounts = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const each = new Map(accounts.map((one) => [`${one.accountId} ${one.region}`, one]))
  const sorted = [...each].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return { first: sorted.slice(0, ACCOUNTS_NAMED), count: sorted.length }
}
