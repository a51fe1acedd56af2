import { addDays } from '../day.ts'
import { sum } from '../sums.ts'
import { levelOf } from './level.ts'
import { dayNumber, seriesOf } from './series.ts'
import type { Step } from './step.ts'
import type { TrendDay } from './trend-day.ts'

export interface Month {
  /** `YYYY-MM` of the report's day. */
  readonly month: string
  /** Dollars of its days up to the report's, as far as they are known. */
  readonly usd: number
  readonly daysKnown: number
  readonly daysSoFar: number
  /** With its other days at what their weekdays usually cost; null where less than two days tell that. */
  readonly projectedUsd: number | null
}

/** A month day by day: what is known of it, and what its other days usually cost. */
export interface MonthDays {
  readonly known: ReadonlyMap<string, number>
  /** Days that are not known, in order, with what is usual for them; null where nothing is. */
  readonly others: readonly { readonly day: string; readonly usd: number | null }[]
}

/** What a month is made of. `past` are earlier days in any order; `known` those that tell what is usual, newest first. */
export interface MonthBasis {
  readonly past: readonly TrendDay[]
  readonly known: readonly TrendDay[]
  readonly steps: readonly Step[]
}

/** One day is no level. */
const LEAST_DAYS = 2

/** A level that stood for so many days is what is to come: two days are a weekend, or a job that runs twice. */
const LASTING_DAYS = 3

/** The month of a day. Days with gaps are known too: what they cost at least is part of it. */
export function monthDays(
  today: TrendDay,
  { past, known: usualFrom, steps }: MonthBasis,
  of: (one: TrendDay) => number,
  key: string,
): MonthDays {
  const month = today.day.slice(0, 7)
  const same = past.filter(({ day }) => day.startsWith(month) && day < today.day)
  const known = new Map([...same, today].toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((one) => [one.day, of(one)]))
  const since = addDays(today.day, 1 - LASTING_DAYS)
  const lasting = steps.filter(({ day, until }) => until !== null || day <= since)
  const level = levelOf(seriesOf(usualFrom, of), lasting, key)
  const usualOn = (day: string) => (level && level.days >= LEAST_DAYS ? level.usualOn(dayNumber(day)) : null)
  const others = daysOfMonth(month).filter((day) => !known.has(day))
  return { known, others: others.map((day) => ({ day, usd: usualOn(day) })) }
}

/** Sums of a month. */
export function monthOf(day: string, { known, others }: MonthDays): Month {
  const usd = sum(known.values())
  const isUnknown = others.some((one) => one.usd === null)
  return {
    month: day.slice(0, 7),
    usd,
    daysKnown: known.size,
    daysSoFar: Number(day.slice(8)),
    projectedUsd: isUnknown ? null : usd + sum(others.map((one) => one.usd ?? 0)),
  }
}

function daysOfMonth(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}
