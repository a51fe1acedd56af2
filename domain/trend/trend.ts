import { addDays } from '../day.ts'
import { median } from '../sums.ts'
import { type Budget, type BudgetPace, budgetPace } from './budget.ts'
import { type Month, monthDays, monthOf } from './month.ts'
import { FIGURES, type FigureName, pairId, type TrendDay, type TrendPair } from './trend-day.ts'
import { type Usual, usualDays, usualOf } from './usual.ts'

export type { BudgetPace } from './budget.ts'
export type { Month } from './month.ts'
export type { Usual } from './usual.ts'

/** A pair has moved where both of these have: less is noise. */
const LEAST_MOVE_USD = 0.1
const LEAST_MOVE = 0.2

const MOST_MOVERS = 5

/** With this part of its bytes more than usual without a price, a day is no measure: what nobody knows is not free. */
const MORE_UNKNOWN = 0.01

/** Days of a sparkline, the report's own the last of them. */
const SPARK_DAYS = 14

/** Dollars of each of fourteen days, the report's own last; null where nobody knows. What has gaps is at least that. */
export type Days = readonly (number | null)[]

export interface Figure {
  readonly name: FigureName
  /** Dollars of the day. */
  readonly usd: number
  /** Null where no day is known. */
  readonly usual: Usual | null
  readonly days: Days
}

export interface Mover extends TrendPair {
  readonly usualUsd: number
  /** `usd` less `usualUsd`. */
  readonly deltaUsd: number
  readonly days: Days
  /** `new`: it cost nothing on any known day. `gone`: it costs nothing now. */
  readonly flag: 'new' | 'gone' | null
}

/** The part of `report.json` that holds the day against earlier ones; one with gaps is held against none. */
export interface Trend {
  readonly total: Usual | null
  /** Of the total. */
  readonly days: Days
  readonly figures: readonly Figure[]
  /** What changes at hand would save, dollars a month. */
  readonly savings: Omit<Figure, 'name'>
  /** By dollars, at most five each way. */
  readonly up: readonly Mover[]
  readonly down: readonly Mover[]
  readonly month: Month
  /** In the order of the settings. */
  readonly budgets: readonly BudgetPace[]
}

/** What a day can be held against. */
export interface Measures {
  /** Days before it, of whatever monitors. */
  readonly all: readonly TrendDay[]
  /** Those of the same monitors. */
  readonly past: readonly TrendDay[]
  /** Those of them that are whole, newest first. */
  readonly known: readonly TrendDay[]
  /** Whole days before it, of whatever monitors, newest first. */
  readonly wholeOfAny: readonly TrendDay[]
  /** Whether the day is whole itself; what is missing from another would read as a saving. */
  readonly isWhole: boolean
}

/** Picks, of days before, those that a day can be held against. */
export function measuresFor(today: TrendDay, past: readonly TrendDay[]): Measures {
  const all = past.filter((one) => one.day < today.day)
  const sameMonitors = all.filter((one) => one.monitors.join() === today.monitors.join())
  const whole = sameMonitors.filter(({ complete }) => complete)
  const usualShare = median(whole.map(({ unknownShare }) => unknownShare))
  const isMeasure = ({ complete, unknownShare }: TrendDay) => complete && unknownShare <= usualShare + MORE_UNKNOWN
  return {
    all,
    past: sameMonitors,
    known: whole.filter(isMeasure).toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    wholeOfAny: all.filter(({ complete }) => complete).toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    isWhole: isMeasure(today),
  }
}

/** Holds a day against complete days of the same monitors before it. The same days give the same trend. */
export function trendOf(
  today: TrendDay,
  { all, past, known, isWhole }: Measures,
  budgets: readonly Budget[] = [],
): Trend {
  const measures = isWhole ? known : []
  const moves = movesOf(today, measures)
  const daysOf = (of: (one: TrendDay) => number | null) => sparkOf(today, past, of)
  const moverOf = (move: Move): Mover => ({ ...move, days: daysOf((one) => pairUsd(one, pairId(move))) })
  return {
    total: usualOf(today.day, measures, ({ usd }) => usd),
    days: daysOf(({ usd }) => usd),
    figures: FIGURES.map((name) => ({
      name,
      usd: today.usdByFigure[name],
      usual: usualOf(today.day, measures, ({ usdByFigure }) => usdByFigure[name]),
      days: daysOf(({ usdByFigure }) => usdByFigure[name]),
    })),
    savings: {
      usd: today.savingUsdPerMonth ?? 0,
      usual: usualOf(
        today.day,
        measures.filter(({ savingUsdPerMonth }) => savingUsdPerMonth !== undefined),
        savingOf,
      ),
      days: daysOf(({ savingUsdPerMonth = null }) => savingUsdPerMonth),
    },
    up: moves
      .filter(({ deltaUsd }) => deltaUsd > 0)
      .slice(0, MOST_MOVERS)
      .map(moverOf),
    down: moves
      .filter(({ deltaUsd }) => deltaUsd < 0)
      .slice(0, MOST_MOVERS)
      .map(moverOf),
    month: monthOf(
      today.day,
      monthDays(today, all, known, ({ usd }) => usd),
    ),
    budgets: budgets.map((budget) => budgetPace(budget, today, all, known)),
  }
}

const savingOf = ({ savingUsdPerMonth = 0 }: TrendDay) => savingUsdPerMonth

function sparkOf(today: TrendDay, past: readonly TrendDay[], of: (one: TrendDay) => number | null): Days {
  const byDay = new Map([...past, today].map((one) => [one.day, one]))
  return Array.from({ length: SPARK_DAYS }, (_, index) => {
    const one = byDay.get(addDays(today.day, index - SPARK_DAYS + 1))
    return one ? of(one) : null
  })
}

/** What a pair cost on a day; null where the day left out what it may have been. */
function pairUsd({ pairs, pairsLeftOut }: TrendDay, id: string): number | null {
  const pair = pairs.find((one) => pairId(one) === id)
  return pair?.usd ?? (pairsLeftOut === 0 ? 0 : null)
}

/** A mover without its days. */
export type Move = Omit<Mover, 'days'>

/** Pairs that cost much more or less than usual, largest move first. */
export function movesOf(today: TrendDay, known: readonly TrendDay[]): Move[] {
  const { days } = usualDays(today.day, known)
  if (days.length === 0) return []
  const usdOf = new Map(known.map((one) => [one, new Map(one.pairs.map((pair) => [pairId(pair), pair.usd]))]))
  const pairs = new Map([...days.flatMap((one) => one.pairs), ...today.pairs].map((pair) => [pairId(pair), pair]))
  const now = new Map(today.pairs.map((pair) => [pairId(pair), pair.usd]))
  // Below the last pair that a day kept, nobody knows.
  const floor = (one: TrendDay) => (one.pairsLeftOut > 0 ? (one.pairs.at(-1)?.usd ?? 0) : 0)
  const least = Math.max(LEAST_MOVE_USD, floor(today), ...days.map(floor))
  const moved = [...pairs].flatMap(([id, pair]): Move[] => {
    const usd = now.get(id) ?? 0
    const usualUsd = median(days.map((one) => usdOf.get(one)?.get(id) ?? 0))
    const delta = Math.abs(usd - usualUsd)
    if (delta < least || delta < usualUsd * LEAST_MOVE) return []
    const isNew = known.every((one) => one.pairsLeftOut === 0 && !usdOf.get(one)?.has(id))
    const flag = usd === 0 && today.pairsLeftOut === 0 ? 'gone' : isNew ? 'new' : null
    return [{ ...pair, usd, usualUsd, deltaUsd: usd - usualUsd, flag }]
  })
  return moved.toSorted(
    (a, b) => Math.abs(b.usd - b.usualUsd) - Math.abs(a.usd - a.usualUsd) || (pairId(a) < pairId(b) ? -1 : 1),
  )
}
