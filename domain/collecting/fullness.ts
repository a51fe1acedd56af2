import { EmptierDay } from '../errors.ts'
import { DESTINATION_CATEGORIES } from '../flows/category.ts'
import type { Gap } from './gap.ts'
import type { Run } from './run.ts'

/** What is known of a day's fullness: a report's own coverage has it, monitor by monitor. */
export interface DayFullness {
  readonly gaps: readonly Gap[]
  readonly counted: { readonly monitors: readonly { readonly name: string; readonly bytes: number }[] }
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
