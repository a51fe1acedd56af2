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

/** The part of `report.json` that holds the day against earlier ones; one with gaps is held against none. */
export interface Trend {
  readonly total: Usual | null
  readonly figures: readonly Figure[]
  /** By dollars, at most five each way. */
  readonly up: readonly Mover[]
  readonly down: readonly Mover[]
  readonly month: Month
  /** In the order of the settings. */
  readonly budgets: readonly BudgetPace[]
}

/** Holds a day against complete days of the same monitors before it. The same days give the same trend. */
export function trendOf(today: TrendDay, past: readonly TrendDay[], budgets: readonly Budget[] = []): Trend {
  const sameMonitors = past.filter((one) => one.day < today.day && one.monitors.join() === today.monitors.join())
  const whole = sameMonitors.filter(({ complete }) => complete)
  const usualShare = median(whole.map(({ unknownShare }) => unknownShare))
  const isMeasure = ({ complete, unknownShare }: TrendDay) => complete && unknownShare <= usualShare + MORE_UNKNOWN
  const known = whole.filter(isMeasure).toSorted((a, b) => (a.day < b.day ? 1 : -1))
  // What a gap took from a day would read as a saving.
  const measures = isMeasure(today) ? known : []
  return {
    total: usualOf(today.day, measures, ({ usd }) => usd),
    figures: FIGURES.map((name) => ({
      name,
      usd: today.usdByFigure[name],
      usual: usualOf(today.day, measures, ({ usdByFigure }) => usdByFigure[name]),
    })),
    ...moversOf(today, measures),
    month: monthOf(
      today.day,
      monthDays(today, sameMonitors, known, ({ usd }) => usd),
    ),
    budgets: budgets.map((budget) => budgetPace(budget, today, sameMonitors, known)),
  }
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
