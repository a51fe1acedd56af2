import { addDays } from '../day.ts'
import { median } from '../findings/memory.ts'
import { FIGURES, type FigureName, pairId, type TrendDay, type TrendPair } from './trend-day.ts'

/** Of the last four weeks, so many days of one weekday are enough to be held against. */
const ENOUGH_WEEKDAYS = 2
const WEEKS = 4

/** Without them, the newest days. */
const NEWEST_DAYS = 7

/** A pair has moved where both of these have: less is noise. */
const LEAST_MOVE_USD = 0.1
const LEAST_MOVE = 0.2

const MOST_MOVERS = 5

/** What a figure was to be expected at: a median of complete days of the same monitors. */
export interface Usual {
  /** Dollars a day. */
  readonly usd: number
  /** Days behind it. */
  readonly days: number
  readonly sameWeekday: boolean
}

export interface Figure {
  readonly name: FigureName
  /** Dollars of the day. */
  readonly usd: number
  /** Null where no day is known. */
  readonly usual: Usual | null
}

export interface Mover extends TrendPair {
  readonly usualUsd: number
  /** `new`: it cost nothing on any known day. `gone`: it costs nothing now. */
  readonly flag: 'new' | 'gone' | null
}

export interface Month {
  /** `YYYY-MM` of the report's day. */
  readonly month: string
  /** Dollars of its days up to the report's, as far as they are known. */
  readonly usd: number
  readonly daysKnown: number
  readonly daysSoFar: number
  /** With its other days at what their weekdays usually cost; null where nothing usual is known. */
  readonly projectedUsd: number | null
}

/** The part of `report.json` that holds the day against earlier ones; one with gaps is held against none. */
export interface Trend {
  readonly total: Usual | null
  readonly figures: readonly Figure[]
  /** By dollars, at most five each way. */
  readonly up: readonly Mover[]
  readonly down: readonly Mover[]
  readonly month: Month
}

/** Holds a day against complete days of the same monitors before it. The same days give the same trend. */
export function trendOf(today: TrendDay, past: readonly TrendDay[]): Trend {
  const known = past
    .filter((one) => one.complete && one.day < today.day && one.monitors.join() === today.monitors.join())
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
  // What a gap took from a day would read as a saving.
  const measures = today.complete ? known : []
  return {
    total: usualOf(today.day, measures, ({ usd }) => usd),
    figures: FIGURES.map((name) => ({
      name,
      usd: today.usdByFigure[name],
      usual: usualOf(today.day, measures, ({ usdByFigure }) => usdByFigure[name]),
    })),
    ...moversOf(today, measures),
    month: monthOf(today, past, known),
  }
}

/** `known` newest first. */
function usualOf(day: string, known: readonly TrendDay[], of: (one: TrendDay) => number): Usual | null {
  const { days, sameWeekday } = usualDays(day, known)
  return days.length === 0 ? null : { usd: median(days.map(of)), days: days.length, sameWeekday }
}

function usualDays(day: string, known: readonly TrendDay[]) {
  const since = addDays(day, -7 * WEEKS)
  const same = known.filter((one) => one.day >= since && weekday(one.day) === weekday(day))
  const sameWeekday = same.length >= ENOUGH_WEEKDAYS
  return { days: sameWeekday ? same : known.slice(0, NEWEST_DAYS), sameWeekday }
}

function moversOf(today: TrendDay, known: readonly TrendDay[]): Pick<Trend, 'up' | 'down'> {
  const { days } = usualDays(today.day, known)
  if (days.length === 0) return { up: [], down: [] }
  const usdOf = new Map(known.map((one) => [one, new Map(one.pairs.map((pair) => [pairId(pair), pair.usd]))]))
  const pairs = new Map([...days.flatMap((one) => one.pairs), ...today.pairs].map((pair) => [pairId(pair), pair]))
  const now = new Map(today.pairs.map((pair) => [pairId(pair), pair.usd]))
  // Below the last pair that a day kept, nobody knows.
  const floor = (one: TrendDay) => (one.pairsLeftOut > 0 ? (one.pairs.at(-1)?.usd ?? 0) : 0)
  const least = Math.max(LEAST_MOVE_USD, floor(today), ...days.map(floor))
  const moved = [...pairs].flatMap(([id, pair]): Mover[] => {
    const usd = now.get(id) ?? 0
    const usualUsd = median(days.map((one) => usdOf.get(one)?.get(id) ?? 0))
    const delta = Math.abs(usd - usualUsd)
    if (delta < least || delta < usualUsd * LEAST_MOVE) return []
    const isNew = known.every((one) => one.pairsLeftOut === 0 && !usdOf.get(one)?.has(id))
    const flag = usd === 0 && today.pairsLeftOut === 0 ? 'gone' : isNew ? 'new' : null
    return [{ ...pair, usd, usualUsd, flag }]
  })
  const byMove = moved.toSorted(
    (a, b) => Math.abs(b.usd - b.usualUsd) - Math.abs(a.usd - a.usualUsd) || (pairId(a) < pairId(b) ? -1 : 1),
  )
  return {
    up: byMove.filter(({ usd, usualUsd }) => usd > usualUsd).slice(0, MOST_MOVERS),
    down: byMove.filter(({ usd, usualUsd }) => usd < usualUsd).slice(0, MOST_MOVERS),
  }
}

/** Days with gaps are known too: what they cost at least is part of the month. */
function monthOf(today: TrendDay, past: readonly TrendDay[], known: readonly TrendDay[]): Month {
  const month = today.day.slice(0, 7)
  const same = past.filter(
    (one) => one.day.startsWith(month) && one.day < today.day && one.monitors.join() === today.monitors.join(),
  )
  const usdOf = new Map([...same, today].map((one) => [one.day, one.usd]))
  const usd = [...usdOf.values()].reduce((sum, each) => sum + each, 0)
  const all = daysOfMonth(month)
  const others = all.filter((day) => !usdOf.has(day))
  const measured = today.complete ? [today, ...known] : known
  const usual = others.map((day) => usualOf(day, measured, (one) => one.usd))
  return {
    month,
    usd,
    daysKnown: usdOf.size,
    daysSoFar: Number(today.day.slice(8)),
    projectedUsd: measured.length === 0 ? null : usd + usual.reduce((sum, each) => sum + (each?.usd ?? 0), 0),
  }
}

function daysOfMonth(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
