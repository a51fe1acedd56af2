import { addDays } from '../day.ts'
import { sum } from '../sums.ts'
import type { Measures } from './measures.ts'
import { overlaps, type Part, partsOf } from './part.ts'
import { seriesOf } from './series.ts'
import { type AlertLimits, type Shift, shiftOf, type Watched } from './shift.ts'
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
  const standing = parts.flatMap((part, place) => risesOf(part, place, measures.told[part.key]))
  return parts.flatMap((part, place): ShiftedPart[] => {
    const usd = part.usdOf(today)
    const shift = shiftOf({
      ...{ day: today.day, usd, limits: { ...limits, usd: Math.max(limits.usd, part.leastUsd) } },
      key: part.key,
      isLarge: part.pair !== null && usd >= LARGE_SHARE * today.usd,
      isWhole: part.isWhole,
      points: seriesOf(part.known, part.usdOf),
      steps: measures.steps,
      told: measures.told[part.key],
      fixed: measures.fixed,
      sameRise: sameRiseOf(part, place, standing, today.day),
    })
    return shift ? [{ ...shift, part, usd }] : []
  })
}

/** Of the day's bill: what is less may be told with its week known. */
const LARGE_SHARE = 0.5

/** A rise is told with its first part that shows it; others that show it so many days later are no news. */
const SAME_RISE_DAYS = 3

/** A rise that was told and is not over. */
interface ToldRise {
  readonly part: Part
  /** Among the parts. */
  readonly place: number
  readonly since: string
  readonly usd: number
}

function risesOf(
  part: Part,
  place: number,
  { since = '', over, usd = 0, usualUsd = 0 }: Partial<Told> = {},
): ToldRise[] {
  return over === undefined && usd > usualUsd ? [{ part, place, since, usd: usd - usualUsd }] : []
}

/** What was told of the same rise: lately, or of narrower parts since the part's own newest days, as where those between lack a source. */
function sameRiseOf(part: Part, place: number, standing: readonly ToldRise[], day: string): Watched['sameRise'] {
  const theirs = standing.filter((one) => overlaps(part, one.part))
  const lately = theirs.filter(({ since }) => since >= addDays(day, -SAME_RISE_DAYS))
  const first = part.known[SAME_RISE_DAYS - 1]?.day ?? ''
  const before = theirs.filter((one) => one.place >= place && one.since >= first && !lately.includes(one))
  const [since] = [...lately, ...before].map((one) => one.since).toSorted()
  if (since === undefined) return null
  // Rises of one kind are of different dollars, those of two may be of the same.
  const byKind = [...Map.groupBy(before, (one) => one.part.of).values()]
  return { since, usd: lately.length > 0 ? null : Math.max(...byKind.map((rises) => sum(rises.map(({ usd }) => usd)))) }
}
