import { addDays } from '../day.ts'
import { median } from '../sums.ts'
import type { Told, TrendDay } from './trend-day.ts'
import { usualDays } from './usual.ts'

/** What a rise must reach to be an alarm, all three: the setting `alert`. */
export interface AlertLimits {
  /** Of what is usual. */
  readonly percent: number
  /** Dollars a day above what is usual. */
  readonly usd: number
  /** Dollars of the day: below, no rise is worth a word. */
  readonly minimumUsd: number
}

export type RiseState = 'raised' | 'worse' | 'standing'

export interface Rise {
  readonly state: RiseState
  /** What the day is held against: days before the rise or, where it is worse, days since. */
  readonly usualUsd: number
  /** It is a rise beside the newest days too. */
  readonly isUnusual: boolean
  readonly told: Told
}

/** A series of dollars, a value a day. */
export interface Series {
  readonly usd: number
  /** Whole days before, newest first. */
  readonly known: readonly TrendDay[]
  readonly of: (one: TrendDay) => number
  /** 1 looks for a rise, -1 for a fall. */
  readonly sign: 1 | -1
}

/** After so many days below half of the limit a rise has gone, and the next one is another. */
const SAME_RISE_DAYS = 3

/** With so many days since it was told, a rise is the level that a further one is held against. */
const LEVEL_DAYS = 7

/** As long the days before a rise say what was usual: by then the four weeks of a weekday all lie after it. */
const BASELINE_DAYS = 28

/** Of so much more than one day differs from the one a week before it, chance makes little. */
const BEYOND_CHANCE = 4
const LEAST_PAIRS_OF_DAYS = 7

/**
 * Holds a day against those before its rise began, so that a rise that lasts stays one. It is told as worse once it is
 * beyond the level that it has reached. Null where there is none, and nothing that is worth remembering.
 */
export function riseOf(day: string, series: Series, limits: AlertLimits, told: Told | undefined): Rise | null {
  const { usd, known, of, sign } = series
  const noise = noiseOf(known, of)
  // Whole days alone tell that it has gone.
  const before = told && known.filter((one) => one.day > told.last).length < SAME_RISE_DAYS ? told : undefined
  const against = (days: readonly TrendDay[], part = 1) => levelOf(day, days, series, limits, noise, part)
  const now = against(known)
  const isUnusual = now?.isBeyond ?? false
  if (!before) {
    return now?.isBeyond
      ? {
          state: 'raised',
          usualUsd: now.usualUsd,
          isUnusual,
          told: { since: day, last: day, usd, usualUsd: now.usualUsd },
        }
      : null
  }
  const isBaseline = day < addDays(before.since, BASELINE_DAYS)
  const then = isBaseline
    ? against(
        known.filter((one) => one.day < before.since),
        0.5,
      )
    : null
  const reached = known.filter((one) => one.day >= (before.level ?? before.since))
  const level = reached.length >= LEVEL_DAYS ? against(reached) : null
  const isHigher = isMuchMore({ usd, usualUsd: then?.usualUsd ?? 0 }, before, limits, sign)
  if (level ? level.isBeyond : isHigher && isUnusual) {
    const usualUsd = level?.usualUsd ?? before.usualUsd ?? 0
    return { state: 'worse', usualUsd, isUnusual: true, told: { ...before, last: day, level: day, usd, usualUsd } }
  }
  if (then?.isBeyond || isUnusual) {
    const usualUsd = then?.usualUsd ?? now?.usualUsd ?? 0
    return { state: 'standing', usualUsd, isUnusual, told: { ...before, last: day } }
  }
  // Away for a day or two, as on a weekend of which nobody knows yet that it is cheap.
  return { state: 'standing', usualUsd: before.usualUsd ?? 0, isUnusual: false, told: before }
}

/**
 * Whether a rise has grown by what an alarm needs since it was told: by itself, and beside what is usual, as a Sunday is no
 * Monday.
 */
function isMuchMore(
  now: { readonly usd: number; readonly usualUsd: number },
  { usd = 0, usualUsd = 0 }: Told,
  { usd: least, percent }: AlertLimits,
  sign: 1 | -1,
): boolean {
  const grown = (1 + percent / 100) ** sign
  const isMore = (value: number, than: number) => sign * (value - than * grown) >= 0
  if (sign * (now.usd - usd) < least || !isMore(now.usd, usd)) return false
  return now.usualUsd <= 0 || usualUsd <= 0 || isMore(now.usd / now.usualUsd, usd / usualUsd)
}

/** What some days make usual for a day, and whether it is beyond that; null where they are none. */
function levelOf(
  day: string,
  days: readonly TrendDay[],
  { usd, of, sign }: Series,
  limits: AlertLimits,
  noise: number,
  part: number,
) {
  const { days: basis } = usualDays(day, days)
  if (basis.length === 0) return null
  const values = basis.map(of)
  const usualUsd = median(values)
  const least = Math.max(limits.usd, (usualUsd * limits.percent) / 100, usualUsd * noise) * part
  // Of four or more, one may have been out of the way; and what was as high before is no step.
  const sorted = values.toSorted((a, b) => sign * (b - a))
  const highest = sorted[sorted.length >= 4 ? 1 : 0] ?? 0
  const isBeyond =
    sign * (usd - usualUsd) >= least - 1e-9 &&
    sign * (usd - highest) >= least / 2 - 1e-9 &&
    Math.max(usd, usualUsd) >= limits.minimumUsd
  return { usualUsd, isBeyond }
}

/** How far a day differs from the one a week before it by chance, as a part of it; 0 where too few are known. */
function noiseOf(known: readonly TrendDay[], of: (one: TrendDay) => number): number {
  const byDay = new Map(known.map((one) => [one.day, of(one)]))
  const differences = [...byDay].flatMap(([day, usd]) => {
    const then = byDay.get(addDays(day, -7)) ?? 0
    return usd > 0 && then > 0 ? [Math.abs(Math.log(usd / then))] : []
  })
  return differences.length < LEAST_PAIRS_OF_DAYS ? 0 : BEYOND_CHANCE * median(differences)
}
