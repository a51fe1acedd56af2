import { levelOf } from './level.ts'
import { dayNumber, seriesOf } from './series.ts'
import type { Step } from './step.ts'
import type { TrendDay } from './trend-day.ts'

/** What a figure was to be expected at: its level since its last step, as its weekday has of it. */
export interface Usual {
  /** Dollars a day. */
  readonly usd: number
  /** Days behind the level, at most seven. */
  readonly days: number
  /** Whether weekdays differ, and it is put right for that. */
  readonly isWeekly: boolean
  /** Day of the last step, `YYYY-MM-DD`; null where none is known. */
  readonly since: string | null
}

/** Null where too few days like it are known. `known` newest first; `key` is that of the part whose steps need no proof. */
export function usualOf(
  day: string,
  known: readonly TrendDay[],
  of: (one: TrendDay) => number,
  steps: readonly Step[],
  key = '',
): Usual | null {
  const level = levelOf(seriesOf(known, of), steps, key)
  if (!level?.knows(dayNumber(day))) return null
  return { usd: level.usualOn(dayNumber(day)), days: level.days, isWeekly: level.isWeekly, since: level.since }
}
