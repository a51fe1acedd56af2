import { median, sum } from '../sums.ts'
import type { Point } from './series.ts'

const WEEK = 7
const HALF = (WEEK - 1) / 2

/** Twice seen, a weekday or a kind of day tells what it costs; once may be anything. */
const ENOUGH_WEEKS = 2

/** Between two steps, so many days tell what is usual in less than a week: the two of a weekend do not move their median. */
const ENOUGH_DAYS = 5

/** What weekdays cost beside each other. Days are days since 1970. */
export interface Rhythm {
  /** What a day costs as a part of what is usual in its week: 0.5 for half. */
  partOn(day: number): number
  /** The same by the other weeks alone, to hold the day against. */
  partWithout(day: number): number
  /** Whether enough days like it are known to hold a day against. */
  knows(day: number): boolean
  /** Whether weekdays differ. */
  readonly isWeekly: boolean
}

interface Ratio {
  readonly number: number
  /** Dollars of the day, as a part of what is usual in the seven days about it. */
  readonly part: number
}

/**
 * The weekly rhythm of a series, where there is one: where each weekday is foretold better by its other weeks than by the
 * days about it. Until each was there twice, a day is held against days of its kind: of a weekend, or of the week. Days on
 * both sides of a step are not held against each other.
 */
export function rhythmOf(points: readonly Point[], steps: readonly string[]): Rhythm {
  const segments = segmentsOf(points, steps)
  const weekdays = rhythmBy(segments.flatMap(weekRatios), [0, 1, 2, 3, 4, 5, 6], (day) => day % WEEK)
  if (weekdays) return { ...weekdays, knows: () => true }
  const ofKind = (kind: boolean) => points.filter(({ number }) => isWeekend(number) === kind).length
  const counts = { week: ofKind(false), weekend: ofKind(true) }
  const knows = (day: number) => counts[kindOf(day)] >= ENOUGH_WEEKS
  return { ...(rhythmBy(segments.flatMap(kindRatios), ['week', 'weekend'], kindOf) ?? NO_RHYTHM), knows }
}

/** The first day of 1970 was a Thursday. */
const isWeekend = (day: number) => day % WEEK === 2 || day % WEEK === 3
const kindOf = (day: number) => (isWeekend(day) ? 'weekend' : 'week')

type Parts = Omit<Rhythm, 'knows'>

const NO_RHYTHM: Parts = { partOn: () => 1, partWithout: () => 1, isWeekly: false }

/** What classes of days cost beside each other; null until each was there twice. */
function rhythmBy<Class>(
  ratios: readonly Ratio[],
  classes: readonly Class[],
  classOf: (day: number) => Class,
): Parts | null {
  const byClass = Map.groupBy(ratios, ({ number }) => classOf(number))
  if (classes.some((one) => (byClass.get(one)?.length ?? 0) < ENOUGH_WEEKS)) return null
  const parts = new Map([...byClass].map(([one, some]) => [one, median(some.map(({ part }) => part))]))
  const without = new Map(
    [...byClass.values()].flatMap((some) =>
      some.map((one) => [one.number, median(some.flatMap((other) => (other === one ? [] : [other.part])))] as const),
    ),
  )
  const partOn = (day: number) => parts.get(classOf(day)) ?? 1
  const partWithout = (day: number) => without.get(day) ?? partOn(day)
  const level = median(ratios.map(({ part }) => part))
  const missedBy = (foretold: (day: number) => number) =>
    sum(ratios.map(({ number, part }) => Math.abs(part - foretold(number))))
  return missedBy(partWithout) < missedBy(() => level) ? { partOn, partWithout, isWeekly: true } : NO_RHYTHM
}

/** Days beside what is usual in the days of their week that are no weekend. */
function kindRatios(segment: readonly Point[]): Ratio[] {
  const week = segment.filter(({ number }) => !isWeekend(number))
  const usual = week.length < ENOUGH_WEEKS ? 0 : usualIn(week)
  return usual === 0 ? [] : segment.map(({ number, usd }) => ({ number, part: usd / usual }))
}

function weekRatios(segment: readonly Point[]): Ratio[] {
  const weeks = segment.map((_, start) => weekFrom(segment, start))
  const short = segment.length < WEEK && segment.length >= ENOUGH_DAYS ? usualIn(segment) : undefined
  return segment.flatMap(({ number, usd }, index) => {
    const week = nearest(weeks, index - HALF) ?? short
    return week ? [{ number, part: usd / week }] : []
  })
}

/** What is usual in seven days on end; undefined where one of them is not known. */
function weekFrom(segment: readonly Point[], start: number): number | undefined {
  const [first, last] = [segment[start], segment[start + WEEK - 1]]
  if (!first || !last || last.number - first.number !== WEEK - 1) return undefined
  return usualIn(segment.slice(start, start + WEEK))
}

function usualIn(days: readonly Point[]): number {
  const usds = days.map(({ usd }) => usd)
  // What runs once a week costs nothing on most days.
  return median(usds) || sum(usds) / usds.length
}

/** Of the weeks that a day lies in, the one whose middle is nearest to it. */
function nearest(weeks: readonly (number | undefined)[], start: number): number | undefined {
  for (let off = 0; off <= HALF; off++) {
    const week = weeks[start - off] ?? weeks[start + off]
    if (week !== undefined) return week
  }
  return undefined
}

function segmentsOf(points: readonly Point[], steps: readonly string[]): Point[][] {
  const segments: Point[][] = []
  let before = ''
  for (const point of points) {
    if (before === '' || steps.some((day) => before < day && day <= point.day)) segments.push([])
    segments.at(-1)?.push(point)
    before = point.day
  }
  return segments
}
