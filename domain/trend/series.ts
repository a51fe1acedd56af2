import type { TrendDay } from './trend-day.ts'

const ONE_DAY = 86_400_000

/** What a part of the bill cost on a whole day. */
export interface Point {
  readonly day: string
  /** The day in days since 1970. */
  readonly number: number
  readonly usd: number
}

/** Of `known`, newest first, the dollars of a part, oldest first. */
export const seriesOf = (known: readonly TrendDay[], of: (one: TrendDay) => number): Point[] =>
  known.map((one) => pointOf(one.day, of(one))).reverse()

export const pointOf = (day: string, usd: number): Point => ({ day, number: dayNumber(day), usd })

/** Days since 1970. */
export const dayNumber = (day: string) => Date.parse(day) / ONE_DAY
