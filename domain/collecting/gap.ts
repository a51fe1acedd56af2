import type { Interval } from '../day.ts'

/** A stretch of the day without an answer: neighbours with one category and reason are joined. */
export interface Gap {
  readonly monitor: string
  /** A category, or `all`. */
  readonly category: string
  readonly from: string
  readonly to: string
  /** A sentence for the reader. */
  readonly reason: string
}

/** A window of five minutes that still came back with 500 rows, or one with rows that are none. */
export interface Cut {
  readonly monitor: string
  readonly category: string
  readonly from: string
  readonly to: string
  /** Rows without a number of bytes; absent where the answer was cut at 500 rows. */
  readonly brokenRows?: number
}

/** How many hours none of these gaps touches. */
export const hoursWithout = (gaps: readonly Gap[], hours: readonly Interval[]): number =>
  hours.filter((hour) => !gaps.some((gap) => gap.from < hour.to && gap.to > hour.from)).length
