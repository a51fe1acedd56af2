import { createHash } from 'node:crypto'
import { listKeys, readJsonIfPresent } from '../aws/archive.ts'
import { chosenMonitors } from '../aws/chosen-monitors.ts'
import { deployedSettings } from '../aws/settings.ts'
import { archivedSlices, dayReportKey, rawDayPrefixes } from '../domain/archive-key.ts'
import { type RequestedRun, requestedRun } from '../domain/collecting/input.ts'
import { COLLECT_MINUTES, slicesToAsk } from '../domain/collecting/plan.ts'
import type { Run, SliceItem } from '../domain/collecting/run.ts'
import { addDays, isoInstant } from '../domain/day.ts'
import type { Report } from '../domain/report/report.ts'
import { logger, task } from './task.ts'

interface Asked {
  /** ARN of the execution. */
  readonly execution: string
  readonly startedAt: string
  readonly input: unknown
}

/** Refuses bad input by field name, settles the run, and lists the slices that the archive lacks. */
export const handler = task(
  async ({ execution, startedAt, input }: Asked): Promise<{ run: Run; slices: SliceItem[] }> => {
    const now = Date.parse(startedAt)
    const settings = deployedSettings()
    const { rest, ...requested } = requestedRun(input, settings, now)
    const settledUntil = isoInstant(now - settings.settleMinutes * 60_000)
    const planned = { ...requested, ...(await monitorsOf(requested, await monitorsStored(requested))), settledUntil }
    const keys: string[] = []
    for (const { name } of planned.monitors) {
      for (const prefix of rawDayPrefixes(name, planned)) keys.push(...(await listKeys(prefix)))
    }
    const { slices, left } = slicesToAsk(planned, archivedSlices(keys))
    const run: Run = {
      ...planned,
      execution: execution.split(':').at(-1) ?? execution,
      executionArn: execution,
      // By the clock, as a run that is redriven after a failure starts its time anew.
      collectUntil: isoInstant(Date.now() + COLLECT_MINUTES * 60_000),
      slicesLeft: left,
      // Only where somebody is to read it.
      hasParagraph: settings.paragraph !== undefined && planned.mode === 'report' && planned.email,
      ...(rest === undefined ? {} : { next: { name: nextName(execution, requested.day), input: rest } }),
    }
    logger.info('planned', { day: run.day, mode: run.mode, slices: slices.length, left })
    return { run, slices }
  },
)

/** One name for each parent, so that a second try at starting the next day starts nothing twice. */
function nextName(execution: string, day: string): string {
  return `day-${addDays(day, 1)}-${createHash('sha256').update(execution).digest('hex').slice(0, 16)}`
}

/** Monitors of the day's own report, where there is one; one that was made before the day was over is no whole one. */
async function monitorsStored({ day, mode }: Pick<RequestedRun, 'day' | 'mode'>): Promise<string[]> {
  if (mode === 'collect') return []
  const report = await readJsonIfPresent<Report>(dayReportKey(day))
  if (report === undefined || report.coverage.counted.until < report.to) return []
  return report.monitors.map(({ name }) => name)
}

/** `stored` monitors are in the day's report: a run without one of them is a part too, and must not take its place. */
async function monitorsOf(
  { monitors: named }: Pick<RequestedRun, 'monitors'>,
  stored: readonly string[],
): Promise<Pick<Run, 'monitors' | 'isPart'>> {
  const { monitors, usual } = await chosenMonitors(named)
  return { monitors, isPart: [...usual, ...stored].some((name) => !monitors.some((monitor) => monitor.name === name)) }
}
