import { addDays } from '../day.ts'
import type { Measures } from './measures.ts'
import type { TrendDay } from './trend-day.ts'

/** An earlier day beside the report's. */
export interface EarlierUsd {
  readonly day: string
  /** Dollars of it; null where no report of the same monitors tells of it. */
  readonly usd: number | null
  /** Whether nothing is missing from it; else it cost at least that. */
  readonly isWhole: boolean
  /** What the report's day cost more; negative where it cost less, null where a part of one of them is missing. */
  readonly deltaUsd: number | null
  /** The same as a part of the earlier day, percent; null where that cost nothing. */
  readonly percent: number | null
}

/** A day so many days before. */
export function earlierUsd(today: TrendDay, { past, known, isWhole }: Measures, daysBefore: number): EarlierUsd {
  const day = addDays(today.day, -daysBefore)
  const earlier = past.find((one) => one.day === day)
  if (earlier === undefined) return { day, usd: null, isWhole: false, deltaUsd: null, percent: null }
  const { usd } = earlier
  const isKnown = known.includes(earlier)
  const deltaUsd = isWhole && isKnown ? today.usd - usd : null
  return {
    day,
    usd,
    isWhole: isKnown,
    deltaUsd,
    percent: deltaUsd === null || usd === 0 ? null : (100 * deltaUsd) / usd,
  }
}
