import { addDays } from '../day.ts'
import type { Measures } from './measures.ts'
import { overlaps, type Part, partsOf } from './part.ts'
import { seriesOf } from './series.ts'
import { type AlertLimits, type Shift, shiftOf } from './shift.ts'
import type { Told, TrendDay } from './trend-day.ts'

/** A part of the bill that rose or fell. */
export interface ShiftedPart extends Shift {
  readonly part: Part
  readonly usd: number
}

/** All parts of a day that rose or fell, told before or not: the total first, pairs last. */
export function shiftsOf(
  today: TrendDay,
  measures: Measures,
  clusters: readonly string[],
  limits: AlertLimits,
): ShiftedPart[] {
  const parts = partsOf(today, measures, clusters, limits.usd)
  const lately = parts.filter(({ key }) => isTold(measures.told[key], today.day))
  return parts.flatMap((part): ShiftedPart[] => {
    const usd = part.usdOf(today)
    const told = lately.filter((other) => overlaps(part, other)).map(({ key }) => measures.told[key]?.since ?? '')
    const shift = shiftOf({
      ...{ day: today.day, usd, limits: { ...limits, usd: Math.max(limits.usd, part.leastUsd) } },
      key: part.key,
      isLarge: part.pair !== null && usd >= LARGE_SHARE * today.usd,
      isWhole: part.isWhole,
      points: seriesOf(part.known, part.usdOf),
      steps: measures.steps,
      told: measures.told[part.key],
      fixed: measures.fixed,
      toldSince: told.toSorted()[0] ?? null,
    })
    return shift ? [{ ...shift, part, usd }] : []
  })
}

/** Of the day's bill: what is less may be told with its week known. */
const LARGE_SHARE = 0.5

/** A rise is told with its first part that shows it; others that show it so many days later are no news. */
const SAME_RISE_DAYS = 3

const isTold = (told: Told | undefined, day: string) =>
  told?.over === undefined &&
  (told?.usd ?? 0) > (told?.usualUsd ?? 0) &&
  (told?.since ?? '') >= addDays(day, -SAME_RISE_DAYS)
