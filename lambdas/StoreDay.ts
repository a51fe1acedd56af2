import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { changeJson, listKeys, readJson, readJsonIfPresent, writeJson } from '../aws/archive.ts'
import { readArchivedDay } from '../aws/archived-day.ts'
import { dayObjects, dayPageObject, tableObjects } from '../aws/day-snapshot.ts'
import { dayWriter } from '../aws/day-writer.ts'
import { mayPass } from '../aws/faults.ts'
import { joinedTable } from '../aws/joined-table.ts'
import type { WritableObject } from '../aws/large-object.ts'
import { pageShell } from '../aws/page-shell.ts'
import { deployedSettings } from '../aws/settings.ts'
import { isSettledBy, type StoredHour } from '../aws/settled-hour.ts'
import { unreached } from '../aws/topic.ts'
import {
  ALERTS_KEY,
  CHANNELS_PREFIX,
  channelKey,
  flowsKey,
  HOUR_RATES_KEY,
  hourKey,
  reportKey,
  termsKey,
} from '../domain/archive-key.ts'
import { inTurn } from '../domain/collecting/continuation.ts'
import { isOutage, nothingCollected } from '../domain/collecting/coverage.ts'
import { emptierDay, emptierMonitors, fullnessToKeep, monitorsLacking } from '../domain/collecting/fullness.ts'
import type { Gap } from '../domain/collecting/gap.ts'
import { isPassedOver, type Run, type SliceOutcome } from '../domain/collecting/run.ts'
import { FLOW_COLUMNS } from '../domain/columns.ts'
import { defined } from '../domain/defined.ts'
import { summedDay } from '../domain/hours/summed-day.ts'
import { toldTerms } from '../domain/hours/terms.ts'
import { alertNotes } from '../domain/report/alert-notes.ts'
import {
  type ChannelMemory,
  channelNotes,
  contactNotes,
  toldChannels,
  unreadableNote,
} from '../domain/report/channel-memory.ts'
import { dayCoverageOf } from '../domain/report/day-coverage.ts'
import { type DaySnapshot, daySnapshotOf } from '../domain/report/day-snapshot.ts'
import { gapTablesOf } from '../domain/report/day-tables.ts'
import { type HourRates, withDay } from '../domain/report/hour-rates.ts'
import { lackingSources, withoutSources } from '../domain/report/lacking-sources.ts'
import { pageToday } from '../domain/report/page-today.ts'
import type { Report } from '../domain/report/report.ts'
import { settledAgainNotes } from '../domain/report/settled-again.ts'
import { withoutPage } from '../domain/report/without-page.ts'
import { bytesOfGigabyte, type Settings } from '../domain/settings.ts'
import { type AlertMemory, type HourRate, NOTHING_TOLD } from '../domain/trend/hour-watch.ts'
import { changesPage } from '../templates/changes/changes-page.ts'
import { renderDigest } from '../templates/digest.ts'
import { NO_PAGE, renderPage } from '../templates/page/render.ts'
import type { IdentifiedDay } from './IdentifyRemotes.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, metrics, task } from './task.ts'

interface Collected {
  readonly run: Run
  /** By lane. */
  readonly outcomes: readonly (readonly SliceOutcome[])[]
  readonly surroundings: Surroundings
  readonly identities: IdentifiedDay
  /** How often the hours were settled again. */
  readonly round: number
}

export interface Snapshot {
  readonly reportKey: string
  readonly usd: number
  readonly gaps: number
}

/** A day that shows that its hours are to be settled with other terms. */
export interface OtherTerms {
  readonly round: number
}

/** A day of several that leaves no report, and why. */
export interface PassedOver {
  readonly passedOver: string
}

/**
 * Turns the day's hours into its tables, the report's model and its pages, and puts them in the place of those that
 * are there. Where the day contradicts what its hours were settled with, they are to be settled once more first. A day without one answer leaves its gaps alone, and a day of which the archive has more leaves nothing: each
 * is an error, but for a range, which goes on with its next day, and for days caught up with, which the next morning tries.
 */
export const handler = task(async (collected: Collected): Promise<Snapshot | OtherTerms | PassedOver> => {
  const { run, surroundings, identities, round } = collected
  const outcomes = inTurn(collected.outcomes)
  const deployed = deployedSettings()
  const settings = { ...deployed, bytesPerGigabyte: bytesOfGigabyte(deployed) }
  const writer = await dayWriter(run)
  const day = await readArchivedDay(run, { ...surroundings, ...identities })
  const coverage = dayCoverageOf(day, outcomes, settings.bytesPerGigabyte)
  if (!coverage.anyAnswer) {
    if (!day.stored && !run.isPart) {
      await writer.replace([tableObjects(gapTablesOf(run, coverage, settings.bytesPerGigabyte))], coverage)
    }
    const nothing = nothingCollected(
      run,
      coverage.gaps.map(({ reason }) => reason),
    )
    // What every other day would meet too is told at once.
    if (outcomes.some(({ failures }) => failures.some(({ reason }) => isOutage(reason)))) throw nothing
    return passedOver(run, nothing)
  }
  const stored = fullnessToKeep(run, day.stored, writer.written)
  const emptier = [
    ...(run.isPart ? [] : monitorsLacking(run, day.stored)),
    ...(stored ? emptierMonitors(stored, coverage) : []),
  ]
  if (emptier.length > 0) return passedOver(run, emptierDay(run, emptier, reportKey(run, 'json')))
  const { totals, prices, hours, edges } = day
  const { bytesPerGigabyte } = settings
  const summed = summedDay(hours, edges, { totals, prices, monitors: run.monitors, bytesPerGigabyte })
  // What an earlier try, or another run, has noted since is no word of what they were settled with.
  const isSettled = hours.every((hour) => isSettledBy(hour, summed.terms))
  if (round < MOST_ROUNDS && !isSettled) {
    logger.info('the day contradicts what its hours were settled with', { terms: summed.terms })
    await writeJson(termsKey(run), toldTerms(day.terms, summed.terms, round))
    return { round: round + 1 }
  }
  const snapshot = daySnapshotOf(day, summed, coverage, settings, [
    ...surroundings.problems,
    ...settledAgainNotes(day.terms, isSettled ? undefined : summed.terms),
    ...(run.isPart ? [] : alertNotes(run, (await readJsonIfPresent<AlertMemory>(ALERTS_KEY)) ?? NOTHING_TOLD)),
    ...(await tellUnreached(settings)),
    ...(await tellFailing(toldChannels(settings.channels, day.decisions))),
    ...contactNotes(day.decisions, settings.channels),
  ])
  const rates = hours.map(({ rate }) => withGaps(rate, coverage.gaps))
  // What a run before this one sent stays told, until this one sends.
  const report: Report = { ...snapshot.report, ...defined({ deliveries: day.stored?.deliveries }) }
  const flows = run.isPart ? [] : await flowTables(run, hours)
  const objectsOf = (told: Report, tables = snapshot.tables, rows = flows) =>
    dayObjects(run, { ...snapshot, report: told, tables }, rows, { ...renderDigest(told), changes: changesPage(told) })
  const pageless = () => withoutPage(report, run)
  const noPage = dayPageObject(run, NO_PAGE)
  if (writer.lastTries < MOST_PAGE_TRIES) {
    await writer.replace(objectsOf(report), coverage, async () => {
      const page = await pageOf(run, snapshot, rates)
      return page === undefined ? [...objectsOf(pageless(), [], []).flat(), noPage] : [dayPageObject(run, page)]
    })
  } else {
    logger.error('the page was the death of this task twice, and is left out')
    await writer.replace([[noPage], ...objectsOf(pageless())], coverage)
  }
  if (!run.isPart) {
    // Of the day that stands there now: a run that had less has not come so far.
    await changeJson<HourRates>(HOUR_RATES_KEY, (standing) => withDay(standing, run.day, rates))
  }
  measure(report)
  return { reportKey: reportKey(run, 'json'), usd: report.totals.usd, gaps: report.coverage.gaps.length }
})

/** How often the page of a day is begun: it comes after the report, and a function that dies of it is started again. */
const MOST_PAGE_TRIES = 2

/** The page that the report is looked into by. The report does not wait for it: whatever fails here is noted, and the mail goes out. */
async function pageOf(run: Run, { page }: DaySnapshot, rates: readonly HourRate[]): Promise<string | undefined> {
  try {
    const today = run.isPart
      ? null
      : pageToday(run, withDay(await readJsonIfPresent<HourRates>(HOUR_RATES_KEY), run.day, rates))
    return renderPage({ ...page(), today }, pageShell())
  } catch (error) {
    logger.error('the page could not be made', error as Error)
    return undefined
  }
}

/** What lacks a part is no measure. */
function withGaps(hour: HourRate, gaps: readonly Gap[]): HourRate {
  const own = gaps.filter(({ from, to }) => from < hour.to && to > hour.from)
  return own.length === 0
    ? hour
    : { ...hour, rate: withoutSources(hour.rate, lackingSources({}, { gaps: own, cuts: [] })) }
}

/** The first shows what a value means; the second, with flows that follow from that, what passes endpoints and gateways. */
const MOST_ROUNDS = 2

/** The hours' rows of each monitor, one hour behind another; one monitor after the other, as each holds up to a megabyte an hour. */
async function flowTables({ day, monitors }: Run, hours: readonly StoredHour[]): Promise<WritableObject[]> {
  const tables: WritableObject[] = []
  for (const { name } of monitors) {
    const files = hours.flatMap(({ from, files: { [name]: etag } }) =>
      etag === undefined ? [] : [{ key: hourKey(day, name, from), etag }],
    )
    tables.push(await joinedTable('flows', FLOW_COLUMNS, flowsKey(day, name), files))
  }
  return tables
}

/** Ends a day without a report: of a range, the next day is done nevertheless, and the last one ends in the error. */
function passedOver(run: Run, error: Error): PassedOver {
  if (!isPassedOver(run)) throw error
  logger.warn('a day of several is passed over', error)
  return { passedOver: error.message }
}

/** Who does not get failure notices and alarms, in a sentence. ALARM_TOPIC_ARN is set where there is a topic. */
async function tellUnreached({ alarmRecipients }: Settings): Promise<string[]> {
  const topicArn = process.env.ALARM_TOPIC_ARN ?? ''
  const problem = topicArn === '' ? null : await unreached(topicArn, alarmRecipients.length)
  if (problem === null) return []
  logger.warn(problem)
  return [problem]
}

/** Which channels take nothing, in sentences. */
async function tellFailing(channels: ReturnType<typeof toldChannels>): Promise<string[]> {
  if (channels.length === 0) return []
  const remembered = new Set(await listKeys(CHANNELS_PREFIX))
  const notes = channels.map(async (one) => {
    const key = channelKey(one.name, one.team ?? null)
    if (!remembered.has(key)) return []
    try {
      return channelNotes(one, await readJson<ChannelMemory>(key))
    } catch (error) {
      if (mayPass(error)) throw error
      return [unreadableNote(one, (error as Error).message)]
    }
  })
  return (await Promise.all(notes)).flat()
}

function measure({ coverage, totals }: Report): void {
  metrics.addMetric('Slices', MetricUnit.Count, coverage.slicesComplete)
  metrics.addMetric('Gaps', MetricUnit.Count, coverage.gaps.length)
  metrics.addMetric('Cuts', MetricUnit.Count, coverage.cuts.length)
  metrics.addMetric('Bytes', MetricUnit.Bytes, totals.bytes)
  metrics.addMetric('Dollars', MetricUnit.NoUnit, totals.usd)
  metrics.addMetric('Coverage', MetricUnit.Percent, (100 * coverage.slicesComplete) / coverage.slicesWanted)
}
