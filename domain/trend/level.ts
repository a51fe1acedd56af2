import { median, sum } from '../sums.ts'
import { type Rhythm, rhythmOf } from './rhythm.ts'
import type { Point } from './series.ts'
import type { Step } from './step.ts'

/** The newest days that make a level: each weekday once; of seven, four that agree move their median. */
export const LEVEL_DAYS = 7

/** A step elsewhere of less than this part of a series is no step of it. */
const LEAST_STEP = 0.1

/** A weekday that costs less than this part of the others says nothing of the level: none is taken to cost ten times as much. */
const LEAST_PART = 0.1

/** Of errors that chance makes, the standard deviation is so many times the mean. */
const DEVIATIONS_PER_MEAN = Math.sqrt(Math.PI / 2)
/** And so many times their median, which a few steps do not move. */
const DEVIATIONS_PER_MEDIAN = 1.4826

/** By chance, a day is so many standard deviations below usual once in 40. */
const BEYOND_MOST_CHANCE = 2

/** Until days have shown what chance does, a tenth is taken for it; this counts as much as a week of days. */
const TAKEN_NOISE = 0.1
const TAKEN_DAYS = 7

/** Where a series stands since its last step, and how far days are from that by chance. */
export interface Level {
  /** What a day is to be expected at, by days since 1970. */
  usualOn(day: number): number
  /** Whether enough days like it are known to say what is usual. */
  knows(day: number): boolean
  /** Whether a day can be held against it: so many dollars may be beyond what a weekday does, too. */
  tells(day: number, usd: number): boolean
  /** Days behind it. */
  readonly days: number
  /** Day of the last step; null where none is known. */
  readonly since: string | null
  readonly isWeekly: boolean
  /** Standard deviation of a day from what it was to be expected at, as a part of that. */
  noise(): number
  /** All days since the last step; of a rise or fall that was over, the day that was furthest away alone. */
  readonly segment: readonly Point[]
}

/** `points` are whole days, oldest first; `key` is that of the part. Null where nothing is known. */
export function levelOf(points: readonly Point[], steps: readonly Step[], key: string): Level | null {
  const least = LEAST_STEP * median(points.map(({ usd }) => usd))
  // A fall that is no change's may be over tomorrow: each part tells its own.
  const isElsewhere = ({ deltaUsd, isProven }: Step) => (deltaUsd > 0 || isProven) && Math.abs(deltaUsd) >= least
  const own = steps.filter((step) => step.key === key)
  const large = steps.filter((step) => step.key === key || isElsewhere(step))
  // Which steps elsewhere are its own too, its weekdays tell; and its own part its weeks.
  const first = rhythmOf(points, lasting(own))
  const taken = stepsTaken(points, large, key, first)
  const rhythm = taken.length === own.length ? first : rhythmOf(points, lasting(taken))
  const cuts = taken.filter(({ until }) => until === null)
  const since = cuts.at(-1)?.day ?? null
  const outsideOf = ({ day }: Point) =>
    taken.find(({ day: first, until }) => until !== null && first <= day && day < until)
  const isOutside = (point: Point) => outsideOf(point) !== undefined
  const segment = points.filter(({ day }) => since === null || day >= since)
  const beyond = ({ number, usd }: Point, { deltaUsd }: Step) =>
    (Math.sign(deltaUsd) * usd) / (rhythm.partOn(number) || 1)
  const level = newestLevel(
    segment.filter((point) => !isOutside(point)),
    rhythm,
  )
  if (level === null) return null
  return {
    usualOn: (day) => level.usd * rhythm.partOn(day),
    knows: rhythm.knows,
    tells: (day, usd) => {
      const usualUsd = level.usd * rhythm.partOn(day)
      return rhythm.knows(day) || Math.min(usd, usualUsd) < LEAST_PART * Math.max(usd, usualUsd)
    },
    days: level.days,
    since,
    isWeekly: rhythm.isWeekly,
    noise: () =>
      noiseOf(
        points.filter((point) => !isOutside(point)),
        cuts,
        rhythm,
      ),
    segment: [
      ...segment.filter((point) => !isOutside(point)),
      ...[...Map.groupBy(segment, outsideOf)].flatMap(([step, days]) =>
        step === undefined ? [] : (days.toSorted((a, b) => beyond(b, step) - beyond(a, step))[0] ?? []),
      ),
    ],
  }
}

/** Days of steps; what was over again is a part of its week. */
const lasting = (steps: readonly Step[]) => steps.flatMap(({ day, until }) => (until === null ? [day] : []))

/** Its own steps, and those told elsewhere of which it shows at least half, and more than chance often does. */
function stepsTaken(points: readonly Point[], steps: readonly Step[], key: string, rhythm: Rhythm): Step[] {
  if (steps.length === 0) return []
  const noise = median(errorsOf(points, [], rhythm)) * DEVIATIONS_PER_MEDIAN
  const taken: Step[] = []
  for (const step of steps) {
    const first = points.findIndex(({ day }) => day >= step.day)
    const cut = taken.findLast(({ until }) => until === null)?.day ?? ''
    const before = newestLevel(
      points.slice(0, Math.max(0, first)).filter(({ day }) => day >= cut),
      rhythm,
    )
    const point = points[first]
    if (!before || !point) continue
    const usualUsd = before.usd * rhythm.partOn(point.number)
    const deltaUsd = (point.usd - usualUsd) * Math.sign(step.deltaUsd)
    // The total has every step in it.
    const isTotal = key.startsWith('total')
    const isBeyondChance = step.isProven || isTotal || deltaUsd >= BEYOND_MOST_CHANCE * noise * usualUsd
    const isShown =
      (isBeyondChance && hasHalf(step, deltaUsd, usualUsd, key.startsWith('pair/'))) ||
      isPaidBy(step, key, point.usd, usualUsd)
    if (step.key === key || (step.isProven && isTotal) || isShown) taken.push(step)
  }
  return taken
}

/** Whether a part costs more by what a change elsewhere costs from now on: an endpoint, in place of a NAT gateway. */
export function isPaidBy({ paidUsd }: Step, key: string, usd: number, usualUsd: number): boolean {
  const isElsewhere = key === 'figure/other' || (key.startsWith('pair/') && usualUsd === 0)
  const moreUsd = usd - usualUsd
  return isElsewhere && paidUsd > 0 && moreUsd >= paidUsd * LEAST_PAID && moreUsd <= paidUsd * MOST_PAID
}

/** Days differ, and not all of what a change costs need be paid in one place. */
const LEAST_PAID = 0.5
const MOST_PAID = 1.5

/** In parts of a hundred, as a part does what the whole does; or in dollars, as a whole shows what its part does. */
function hasHalf({ deltaUsd, part }: Step, ownUsd: number, usualUsd: number, isPair: boolean): boolean {
  if (usualUsd > 0 && ownUsd / usualUsd >= Math.abs(part) / 2) return true
  return !isPair && ownUsd >= Math.abs(deltaUsd) / 2
}

/** What a weekday that costs as most do costs by the newest days; null of none. */
function newestLevel(points: readonly Point[], { partOn }: Rhythm): { usd: number; days: number } | null {
  const telling = points.filter(({ number }) => partOn(number) >= LEAST_PART).slice(-LEVEL_DAYS)
  if (telling.length === 0) return null
  return { usd: median(telling.map(({ number, usd }) => usd / partOn(number))), days: telling.length }
}

/** Standard deviation of a day from what it was to be expected at. A step itself is no noise. */
function noiseOf(points: readonly Point[], cuts: readonly Step[], rhythm: Rhythm): number {
  const errors = errorsOf(points, cuts, rhythm)
  return (sum(errors) * DEVIATIONS_PER_MEAN + TAKEN_DAYS * TAKEN_NOISE) / (errors.length + TAKEN_DAYS)
}

/** How far each day was from what the days before it, since the last step, made usual, as a part of that. */
function errorsOf(points: readonly Point[], cuts: readonly Step[], rhythm: Rhythm): number[] {
  return points.flatMap(({ day, number, usd }, index) => {
    const cut = cuts.findLast((step) => step.day <= day)?.day ?? ''
    const level = newestLevel(
      points.slice(Math.max(0, index - LEVEL_DAYS), index).filter((one) => one.day >= cut),
      rhythm,
    )
    const expected = (level?.usd ?? 0) * rhythm.partWithout(number)
    return expected > 0 ? [Math.abs(usd / expected - 1)] : []
  })
}
