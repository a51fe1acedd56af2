import { addDays } from '../day.ts'
import { sum } from '../sums.ts'
import { isPaidBy, LEVEL_DAYS, type Level, levelOf } from './level.ts'
import { dayNumber, type Point, pointOf } from './series.ts'
import type { Step } from './step.ts'
import { type Told, TREND_DAYS } from './trend-day.ts'

/** What a rise must reach to be an alarm, all three: the setting `alert`. */
export interface AlertLimits {
  /** Of what is usual. */
  readonly percent: number
  /** Dollars a day above what is usual. */
  readonly usd: number
  /** Dollars of the day: below, no rise is worth a word. */
  readonly minimumUsd: number
}

/** A part of the bill on a day, and what is known of it. */
export interface Watched {
  readonly key: string
  readonly day: string
  readonly usd: number
  /** Whether it is a pair that has half of the day's bill. */
  readonly isLarge: boolean
  /** Whether nothing is missing from the day: what is missing may be a rise, and makes a fall. */
  readonly isWhole: boolean
  /** Whole days before it, oldest first. */
  readonly points: readonly Point[]
  readonly steps: readonly Step[]
  readonly limits: AlertLimits
  /** What earlier reports told of it. */
  readonly told: Told | undefined
  /** Days on which a change took effect. */
  readonly fixed: ReadonlySet<string>
  /** First day on which the same rise may have been told of a part that this one overlaps, and its dollars where they are known. */
  readonly sameRise: { readonly since: string; readonly usd: number | null } | null
}

/** A part that rose (`sign` 1) or fell (-1) beyond what is usual. */
export interface Shift {
  readonly sign: 1 | -1
  /** `worse`: by as much again since it was told. `standing`: told before, and no news. `over`: back where it was before. */
  readonly state: 'raised' | 'worse' | 'standing' | 'over'
  /** What it is held against: days before it began or, where it is worse, days since. */
  readonly usualUsd: number
  readonly told: Told
}

/**
 * So many standard deviations are beyond chance, by `npm run simulate-alerts`: some ten parts are looked at each day, and a month
 * of days tells a deviation to a sixth. With 3.5, twice as many alerts are wrong.
 */
const BEYOND_CHANCE = 4

/** What one day does not tell from chance, two that agree may. */
const DAYS_THAT_AGREE = [1, 2] as const

/** What has cost nothing for a week costs nothing; before that, nobody knows what runs once a week. What is large is told all the same. */
const LEAST_DAYS_OF_NOTHING = 7

/** Of so many days since the last step or more, one may have been out of the way; a second one makes it no news. */
const ENOUGH_DAYS = 4

/** After a week, each weekday is known as it is since a rise: that is what is usual. */
const STANDING_DAYS = 7

/** A fall of which nobody knows why may be a holiday, of two weeks as a rule: that all of it is back on the day after is no rise. */
const HOLIDAY_DAYS = 15

/** Holds a day against what is usual for it. Null where there is nothing to tell. */
export function shiftOf(watched: Watched): Shift | null {
  const { day, usd, isWhole, told } = watched
  const open = told && isOpen(told, watched) ? told : undefined
  const isSettled = open?.isAtLeast === true && isWhole
  const before = open && isSettled ? settled(open, usd) : open
  const sign = before && (before.usd ?? 0) < (before.usualUsd ?? 0) ? -1 : 1
  const moved = moveOf(watched, before ? sign : null)
  if (!before) {
    if (!moved) return null
    return told && endsRise(told, moved, watched) ? overOf(told, told.usualUsd ?? 0, day) : raised(moved, watched)
  }
  const then = levelOf(
    watched.points.filter((one) => one.day < before.since),
    watched.steps,
    watched.key,
  )?.usualOn(dayNumber(day))
  const usualUsd = then ?? before.usualUsd ?? 0
  const standing = (level?: string): Shift => ({
    ...{ sign, state: 'standing', usualUsd },
    told: { ...before, last: day, ...(level === undefined ? {} : { level }) },
  })
  const limit = leastOf(usualUsd, watched.limits, 1)
  if (!moved) return open && isSettled && usd - usualUsd < limit / 2 ? overOf(open, usualUsd, day) : standing()
  if (moved.sign === sign) {
    if (isSettled || before.isAtLeast) return standing()
    if (!isBeyondTold(before, moved, watched, sign)) return standing(moved.since)
    const worse = { ...before, last: day, level: moved.since, usd, usualUsd: moved.usualUsd, ...atLeast(watched) }
    return { sign, state: 'worse', usualUsd: moved.usualUsd, told: worse }
  }
  const beyondBefore = -sign * (usd - usualUsd)
  const least = leastOf(usualUsd, watched.limits, moved.sign)
  // A change that takes effect ends no rise: it is a fall of its own.
  if (beyondBefore >= least || (sign === 1 && watched.fixed.has(day))) return raised(moved, watched)
  if (beyondBefore >= -least / 2 - fixedSince(before, watched, sign) && (isWhole || sign === -1)) {
    return { sign, state: 'over', usualUsd, told: { ...before, last: day, over: day } }
  }
  // Up from what it had fallen to, and not back: a rise of its own, whatever fell before.
  const isRise = moved.sign === 1 && usd - moved.usualUsd >= leastOf(moved.usualUsd, watched.limits, 1)
  return isRise ? raised(moved, watched) : standing(moved.since)
}

/** Whether a fall brings back the level before a rise that was told, however long that stood: it is the rise's end, and no holiday. */
function endsRise(
  { usd: toldUsd = 0, usualUsd, over }: Told,
  moved: Moved,
  { day, usd, isWhole, limits, fixed }: Watched,
): boolean {
  // A change that takes effect ends no rise.
  if (fixed.has(day)) return false
  if (over !== undefined || usualUsd === undefined || toldUsd <= usualUsd || moved.sign !== -1 || !isWhole) return false
  return usd - usualUsd <= leastOf(usualUsd, limits, 1) / 2 && usualUsd - usd < leastOf(usualUsd, limits, -1)
}

const overOf = (told: Told, usualUsd: number, day: string): Shift => ({
  ...{ sign: 1, state: 'over', usualUsd },
  told: { ...told, last: day, over: day },
})

/** Dollars a day that changes have taken since something fell: what is back without them is back. */
const fixedSince = ({ since }: Told, { key, steps, day }: Watched, sign: 1 | -1) =>
  sign === 1 || key.startsWith('pair/')
    ? 0
    : sum(
        steps.map(({ day: on, deltaUsd, isProven }) =>
          isProven && since < on && on <= day ? Math.max(0, -deltaUsd) : 0,
        ),
      )

/** Whether the level before a rise or fall still counts: its end is then no rise or fall of its own. */
function isOpen({ since, level = since, over, usd, usualUsd }: Told, { day, fixed }: Watched): boolean {
  if (over !== undefined || usd === undefined || usualUsd === undefined) return false
  if (usd >= usualUsd) return day < addDays(level, STANDING_DAYS)
  return day < addDays(since, HOLIDAY_DAYS) && !fixed.has(since)
}

const raised = ({ sign, usualUsd, since }: Moved, watched: Watched): Shift => ({
  ...{ sign, state: 'raised', usualUsd },
  told: { since, last: watched.day, usd: watched.usd, usualUsd, ...atLeast(watched), ...formerOf(watched) },
})

const atLeast = ({ isWhole }: Watched): Pick<Told, 'isAtLeast'> => (isWhole ? {} : { isAtLeast: true })

/** What a day with gaps told is known by the first whole day after it: that it costs more than that is no news. */
const settled = ({ isAtLeast: _, ...told }: Told, usd: number): Told => ({ ...told, usd })

/** What was over stays known to be no level, as long as days are looked back on. */
function formerOf({ told, day }: Watched): Pick<Told, 'former'> {
  const { since = '', over, usd = 0, usualUsd = 0, former = [] } = told ?? {}
  const all = over === undefined ? former : [...former, { since, over, usd, usualUsd }]
  const some = all.filter((one) => (one.over ?? '') > addDays(day, -TREND_DAYS))
  return some.length > 0 ? { former: some } : {}
}

/** Whether it is beyond the day on which it was told by what an alarm needs; as a Sunday is no Monday, as parts of the usual. */
function isBeyondTold({ usd = 0, level, since }: Told, { usualOn }: Moved, watched: Watched, sign: 1 | -1): boolean {
  const toldOn = usualOn(dayNumber(level ?? since))
  const toldUsd = toldOn > 0 ? (usd * usualOn(dayNumber(watched.day))) / toldOn : usd
  return sign * (watched.usd - toldUsd) >= leastOf(toldUsd, watched.limits, sign)
}

interface Moved {
  readonly sign: 1 | -1
  readonly usualUsd: number
  /** First of the days that agree. */
  readonly since: string
  usualOn(day: number): number
}

/** Whether the day, or the newest two, are away from the level before them. `open` is the sign of what was told. */
function moveOf(watched: Watched, open: 1 | -1 | null): Moved | null {
  const { key, points, steps } = watched
  const today = pointOf(watched.day, watched.usd)
  let since: string | null = null
  for (const days of DAYS_THAT_AGREE) {
    const recent = [...(days === 1 ? [] : points.slice(1 - days)), today]
    const level = recent.length === days ? levelOf(points.slice(0, points.length - days + 1), steps, key) : null
    if (level === null || !level.tells(today.number, today.usd)) return null
    const usualUsd = level.usualOn(today.number)
    const sign = today.usd < usualUsd ? -1 : 1
    // What an alert ended with need not be an alert itself.
    const least = leastOf(usualUsd, watched.limits, sign) * (open === -sign ? 0.5 : 1)
    // Most days are as usual, and no more is to be looked at.
    if (sign * (today.usd - usualUsd) < least / 2) return null
    if (days === 1) since = level.since
    const [first = today] = recent
    // A step among them was told already.
    if (days > 1 && since !== null && since >= first.day) return null
    if (isAway(recent, level, sign, least, watched)) return { sign, usualUsd, since: first.day, usualOn: level.usualOn }
  }
  return null
}

/** Whether days, the last of them the report's, are away from a level by so much, and beyond chance. */
function isAway(recent: readonly Point[], level: Level, sign: 1 | -1, least: number, watched: Watched): boolean {
  const { usd, isWhole, isLarge, points, limits } = watched
  const usualUsd = level.usualOn(dayNumber(watched.day))
  const aways = recent.map((one) => sign * (one.usd - level.usualOn(one.number)))
  const isEnough = sign * (usd - usualUsd) >= least && aways.every((away) => away >= least / 2)
  if (!isEnough || (sign === -1 && !isWhole) || Math.max(usd, usualUsd) < limits.minimumUsd) return false
  if (usualUsd === 0 && points.length < LEAST_DAYS_OF_NOTHING && !isLarge) return false
  if (
    sign === 1 &&
    watched.steps.some((step) => step.day === watched.day && isPaidBy(step, watched.key, usd, usualUsd))
  ) {
    return false
  }
  const highest = highestOf(level, dayNumber(watched.day), sign)
  if (sign === 1 && !isAboveTold(watched, level, least)) return false
  // A mean of more days varies less, and so does a level.
  const spread = Math.sqrt((1 / recent.length + 1 / level.days) / (1 + 1 / LEVEL_DAYS))
  const chance = BEYOND_CHANCE * level.noise() * usualUsd * spread
  return sign * (usd - highest) >= least / 2 && sum(aways) / aways.length >= chance
}

/** Whether the day is as far above those on which the rise may have been told already. */
function isAboveTold({ day, usd, points, sameRise }: Watched, { usualOn }: Level, least: number): boolean {
  if (sameRise === null) return true
  const now = usualOn(dayNumber(day))
  const since = points.filter((one) => one.day >= sameRise.since)
  // What it was on a day with gaps nobody knows.
  if (since.length === 0) return sameRise.usd !== null && usd - now - sameRise.usd >= least
  return since.every((one) => usd - one.usd * (now > 0 ? now / usualOn(one.number) : 1) >= least)
}

/** What an alarm needs above what is usual; of a fall, that whose end would be one. */
function leastOf(usualUsd: number, { usd, percent }: AlertLimits, sign: 1 | -1): number {
  const part = sign === 1 ? percent / 100 : percent / (100 + percent)
  // Cents that were added up are not exact.
  return Math.max(usd, usualUsd * part) - 1e-9
}

/** The second highest day since the last step (lowest, with sign -1), put right for the weekday; of fewer than four, the highest. */
function highestOf({ segment, usualOn }: Level, day: number, sign: 1 | -1): number {
  const now = usualOn(day)
  const usds = segment
    .map(({ number, usd }) => (usualOn(number) > 0 ? (usd * now) / usualOn(number) : usd))
    .toSorted((a, b) => sign * (b - a))
  return usds[usds.length >= ENOUGH_DAYS ? 1 : 0] ?? now
}
