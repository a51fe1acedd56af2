import { addDays } from '../day.ts'
import { HOURS_PER_MONTH } from '../findings/kind.ts'
import { type Budget, type BudgetPace, budgetPace } from './budget.ts'
import { standingOf } from './comparable.ts'
import { type EarlierUsd, earlierUsd } from './earlier.ts'
import type { Measures } from './measures.ts'
import { type Month, monthDays, monthOf } from './month.ts'
import type { Move } from './move.ts'
import type { Step } from './step.ts'
import { FIGURES, type FigureName, pairId, type TrendDay } from './trend-day.ts'
import { type Usual, usualOf } from './usual.ts'

export type { BudgetPace } from './budget.ts'
export type { EarlierUsd } from './earlier.ts'
export type { Month } from './month.ts'
export type { Usual } from './usual.ts'

const MOST_MOVERS = 5

/** As savings are a month's. */
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24

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

export interface Mover extends Move {
  readonly days: Days
}

/** The part of `report.json` that holds the day against earlier ones; one with gaps is held against none. */
export interface Trend {
  readonly total: Usual | null
  /** Of a day that lacks something of some sources: what the others cost, and usually do; absent where nobody knows. */
  readonly readWhole?: { readonly usd: number; readonly usual: Usual }
  /** Whether too few days like it are known yet to say what is usual. */
  readonly isYoung: boolean
  /** The day before, and the same weekday of the week before. */
  readonly yesterday: EarlierUsd
  readonly lastWeek: EarlierUsd
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

/**
 * Holds a day against complete days of the same monitors before it. `steps` are those of this day too: what is to come follows
 * them. The same days give the same trend.
 */
export function trendOf(
  today: TrendDay,
  measures: Measures,
  moves: readonly Move[],
  steps: readonly Step[],
  budgets: readonly Budget[],
  teamNames: readonly string[],
): Trend {
  const { all, past, known, isWhole } = measures
  const usual = (of: (one: TrendDay) => number, key: string, days = known) =>
    usualOf(today.day, isWhole ? days : [], of, measures.steps, key)
  const daysOf = (of: (one: TrendDay) => number | null) => sparkOf(today, past, of)
  const moversOf = (sign: 1 | -1) =>
    moves
      .filter(({ deltaUsd }) => deltaUsd * sign > 0)
      .slice(0, MOST_MOVERS)
      .map((move): Mover => ({ ...move, days: daysOf((one) => pairUsd(one, pairId(move))) }))
  const total = usual(({ usd }) => usd, 'total')
  const standing = today.lacking === undefined ? null : standingOf(today, measures)
  const usualOfWhole =
    standing &&
    usualOf(today.day, standing.known, standing.usdOf, measures.steps, `total/${standing.monitors.join(', ')}`)
  // By the day, as steps are.
  const usualSavings = usual(
    ({ savingUsdPerMonth = 0 }) => savingUsdPerMonth / DAYS_PER_MONTH,
    'savings',
    known.filter(({ savingUsdPerMonth }) => savingUsdPerMonth !== undefined),
  )
  const ahead = { past: all, known: isWhole ? [today, ...known] : known, steps }
  return {
    total,
    ...(standing && usualOfWhole ? { readWhole: { usd: standing.usdOf(today), usual: usualOfWhole } } : {}),
    isYoung: total === null && isWhole && known.length > 0,
    yesterday: earlierUsd(today, measures, 1),
    lastWeek: earlierUsd(today, measures, 7),
    days: daysOf(({ usd }) => usd),
    figures: FIGURES.map((name) => ({
      name,
      usd: today.usdByFigure[name],
      usual: usual(({ usdByFigure }) => usdByFigure[name], `figure/${name}`),
      days: daysOf(({ usdByFigure }) => usdByFigure[name]),
    })),
    savings: {
      usd: today.savingUsdPerMonth ?? 0,
      usual: usualSavings && { ...usualSavings, usd: usualSavings.usd * DAYS_PER_MONTH },
      days: daysOf(({ savingUsdPerMonth = null }) => savingUsdPerMonth),
    },
    up: moversOf(1),
    down: moversOf(-1),
    month: monthOf(
      today.day,
      monthDays(today, ahead, ({ usd }) => usd, 'total'),
    ),
    budgets: budgets.map((budget) => budgetPace(budget, today, ahead, teamNames)),
  }
}

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
