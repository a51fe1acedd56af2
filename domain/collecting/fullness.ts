import type { Interval } from '../day.ts'
import { EmptierDay } from '../errors.ts'
import { DESTINATION_CATEGORIES } from '../flows/category.ts'
import type { Gap } from './gap.ts'
import type { Run } from './run.ts'

/** What is known of a day's fullness: a report's own coverage has it, monitor by monitor. */
export interface DayFullness {
  readonly gaps: readonly Gap[]
  readonly counted: { readonly monitors: readonly { readonly name: string; readonly bytes: number }[] }
}

/** How full a day of an interval is. */
export type WrittenDay = Interval & DayFullness

/** What a day's report says of itself. */
export interface StoredReport extends Interval {
  readonly monitors: readonly { readonly name: string }[]
  readonly coverage: DayFullness & { readonly counted: { readonly until: string } }
}

export const writtenDayOf = ({ from, to }: Interval, { gaps, counted: { monitors } }: DayFullness): WrittenDay => ({
  ...{ from, to, gaps },
  counted: { monitors: monitors.map(({ name, bytes }) => ({ name, bytes })) },
})

/**
 * What a run must not have less than: what the day's last writer meant it to be, also where that one died half-way; before
 * there was such a note, the report. Without a report there is nothing to lose, and after a change of time zone a day of
 * the same name is another one: undefined.
 */
export function fullnessToKeep(
  run: Interval,
  report: StoredReport | undefined,
  written: WrittenDay | undefined,
): DayFullness | undefined {
  if (report === undefined) return undefined
  const stored = written ?? { from: report.from, to: report.to, ...report.coverage }
  return stored.from === run.from && stored.to === run.to ? stored : undefined
}

/** Whether a report was made before the last hour of its day had settled. */
export const isOfHalfDay = ({ coverage, to }: Pick<StoredReport, 'coverage' | 'to'>): boolean =>
  coverage.counted.until < to

/** Monitors of which a report has no answer at all. */
export const unansweredMonitors = ({ from, to, monitors, coverage }: StoredReport): string[] =>
  monitors.flatMap(({ name }) => {
    const wanted = (Date.parse(to) - Date.parse(from)) * DESTINATION_CATEGORIES.length
    return missingTime(coverage.gaps, name) >= wanted ? [name] : []
  })

/** Monitors of a report of the whole day that a run lacks, in words: such a run is of a part. */
export function monitorsLacking(run: Interval & Pick<Run, 'monitors'>, report: StoredReport | undefined): string[] {
  if (report === undefined || report.from !== run.from || report.to !== run.to) return []
  if (isOfHalfDay(report)) return []
  return report.monitors
    .filter(({ name }) => !run.monitors.some((monitor) => monitor.name === name))
    .map(({ name }) => `${name} is in its report since this run began, and not in this run`)
}

/** A repeated query may answer a little less: this part of a monitor's bytes is no loss. */
const NOISE = 0.01

/**
 * Monitors of which a day has less than was stored before, in words: fewer bytes in its rows, or more of it without an
 * answer and no more bytes. A monitor that only one of the two has is not compared, nor is one that had no bytes to lose.
 */
export function emptierMonitors(stored: DayFullness, day: DayFullness): string[] {
  return stored.counted.monitors.flatMap((before) => {
    const now = day.counted.monitors.find(({ name }) => name === before.name)
    if (!now || before.bytes === 0) return []
    const missingBefore = missingTime(stored.gaps, before.name)
    const missing = missingTime(day.gaps, before.name)
    const isEmptier = now.bytes < before.bytes * (1 - NOISE) || (missing > missingBefore && now.bytes <= before.bytes)
    return isEmptier
      ? [
          `${before.name} has ${now.bytes} bytes and ${hours(missing)} missing, and had ${before.bytes} and ${hours(missingBefore)}`,
        ]
      : []
  })
}

/** The error of a day that would take the place of a fuller one. `key` is the stored report's. */
export function emptierDay({ day }: Pick<Run, 'day'>, monitors: readonly string[], key: string): EmptierDay {
  return new EmptierDay(
    `the archive has more of ${day} than could be collected now (${monitors.join('; ')}): its report and tables were left as they are; "refresh": true asks once more, and should the emptier day take its place, delete ${key} first`,
  )
}

/** Milliseconds of a monitor without an answer, times the categories that lack one: a whole number, however gaps are joined. */
function missingTime(gaps: readonly Gap[], monitor: string): number {
  return gaps
    .filter((gap) => gap.monitor === monitor)
    .reduce((sum, { category, from, to }) => {
      const categories = category === 'all' ? DESTINATION_CATEGORIES.length : 1
      return sum + (Date.parse(to) - Date.parse(from)) * categories
    }, 0)
}

const hours = (time: number) => `${Number((time / 3_600_000 / DESTINATION_CATEGORIES.length).toFixed(1))} h`
