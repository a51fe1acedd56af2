import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { readArchivedDay } from '../aws/archived-day.ts'
import { rememberMonitors, tellMonitors } from '../aws/catalogue.ts'
import { dayObjects, tableObjects } from '../aws/day-snapshot.ts'
import { dayWriter } from '../aws/day-writer.ts'
import { deployedSettings } from '../aws/settings.ts'
import { unreached } from '../aws/topic.ts'
import { reportKey } from '../domain/archive-key.ts'
import { isOutage, nothingCollected } from '../domain/collecting/coverage.ts'
import { emptierDay, emptierMonitors, fullnessToKeep, monitorsLacking } from '../domain/collecting/fullness.ts'
import { isPassedOver, type Run, type SliceOutcome } from '../domain/collecting/run.ts'
import { dayCoverageOf } from '../domain/report/day-coverage.ts'
import { daySnapshotOf } from '../domain/report/day-snapshot.ts'
import { gapTablesOf } from '../domain/report/day-tables.ts'
import type { Report } from '../domain/report/report.ts'
import { bytesOfGigabyte, type Settings } from '../domain/settings.ts'
import { changesPage } from '../templates/changes/changes-page.ts'
import { renderDigest } from '../templates/digest.ts'
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

/** A day of several that leaves no report, and why. */
export interface PassedOver {
  readonly passedOver: string
}

/**
 * Turns the day's raw slices into the tables, the report's model and its pages, and puts them in the place of those that
 * are there. A day without one answer leaves its gaps alone, and a day of which the archive has more leaves nothing: each
 * is an error, but for a range, which goes on with its next day, and for days caught up with, which the next morning tries.
 */
export const handler = task(async (collected: Collected): Promise<Snapshot | PassedOver> => {
  const { run, outcomes, surroundings, identities } = collected
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
  const snapshot = daySnapshotOf(day, coverage, settings, [
    ...(await tellCatalogue(run)),
    ...(await tellUnreached(settings)),
  ])
  const { report } = snapshot
  await writer.replace(dayObjects(run, snapshot, renderDigest(report), changesPage(report)), coverage)
  measure(report)
  return { reportKey: reportKey(run, 'json'), usd: report.totals.usd, gaps: report.coverage.gaps.length }
})

/** Ends a day without a report: of a range, the next day is done nevertheless, and the last one ends in the error. */
function passedOver(run: Run, error: Error): PassedOver {
  if (!isPassedOver(run)) throw error
  logger.warn('a day of several is passed over', error)
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

/** Who does not get failure notices and alarms, in a sentence. ALARM_TOPIC_ARN is set where there is a topic. */
async function tellUnreached({ alarmRecipients }: Settings): Promise<string[]> {
  const topicArn = process.env.ALARM_TOPIC_ARN ?? ''
  const problem = topicArn === '' ? null : await unreached(topicArn, alarmRecipients.length)
  if (problem === null) return []
  logger.warn(problem)
  return [problem]
}

function measure({ coverage, totals }: Report): void {
  metrics.addMetric('Slices', MetricUnit.Count, coverage.slicesComplete)
  metrics.addMetric('Gaps', MetricUnit.Count, coverage.gaps.length)
  metrics.addMetric('Cuts', MetricUnit.Count, coverage.cuts.length)
  metrics.addMetric('Bytes', MetricUnit.Bytes, totals.bytes)
  metrics.addMetric('Dollars', MetricUnit.NoUnit, totals.usd)
  metrics.addMetric('Coverage', MetricUnit.Percent, (100 * coverage.slicesComplete) / coverage.slicesWanted)
}
