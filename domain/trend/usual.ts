import { addDays, weekday } from '../day.ts'
import { median } from '../sums.ts'
import type { TrendDay } from './trend-day.ts'

/** Of the last four weeks, so many days of one weekday are enough to be held against. */
const ENOUGH_WEEKDAYS = 2
const WEEKS = 4

/** Without them, the newest days. */
const NEWEST_DAYS = 7

/** What a figure was to be expected at: a median of complete days of the same monitors. */
export interface Usual {
  /** Dollars a day. */
  readonly usd: number
  /** Days behind it. */
  readonly days: number
  readonly sameWeekday: boolean
}

/** `known` newest first. */
export function usualOf(day: string, known: readonly TrendDay[], of: (one: TrendDay) => number): Usual | null {
  const { days, sameWeekday } = usualDays(day, known)
  return days.length === 0 ? null : { usd: median(days.map(of)), days: days.length, sameWeekday }
}

/** The days that a day is held against. */
export function usualDays(day: string, known: readonly TrendDay[]) {
  const since = addDays(day, -7 * WEEKS)
  const same = known.filter((one) => one.day >= since && weekday(one.day) === weekday(day))
  const sameWeekday = same.length >= ENOUGH_WEEKDAYS
  return { days: sameWeekday ? same : known.slice(0, NEWEST_DAYS), sameWeekday }
}
