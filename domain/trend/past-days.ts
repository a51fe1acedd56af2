import { addDays } from '../day.ts'
import { levelOf } from './level.ts'
import type { Measures } from './measures.ts'
import { dayNumber, seriesOf } from './series.ts'
import type { Step } from './step.ts'
import { FIGURES, type FigureName, type LocalityDay, type TrendDay } from './trend-day.ts'

/** Days that a history shows, the report's own the last of them. */
export const HISTORY_DAYS = 30

/** By chance, a day is so many standard deviations away from what was usual once in 20. */
const DEVIATIONS = 2

/** A day of a history. */
export interface PastDay {
  readonly day: string
  /** Null where no report of it is known. */
  readonly usd: number | null
  readonly usdByFigure: Readonly<Record<FigureName, number>> | null
  /** Null where nobody knows. */
  readonly locality: readonly LocalityDay[] | null
  /** With gaps, of an unknown network or mostly without prices: it cost at least that. */
  readonly isWhole: boolean
  /** Whether it is of the monitors of the last day; of others it is no measure. */
  readonly sameMonitors: boolean
  /** What the days before it made usual, and between which dollars 19 of 20 days lie; null where too few were known. */
  readonly usual: { readonly usd: number; readonly lowUsd: number; readonly highUsd: number } | null
}

/** The last thirty days, oldest first. `steps` are those that the last day is held against. */
export function pastDays(today: TrendDay, { all, known, isWhole }: Measures, steps: readonly Step[]): PastDay[] {
  const byDay = new Map([...all, today].map((one) => [one.day, one]))
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const day = addDays(today.day, index - HISTORY_DAYS + 1)
    const one = byDay.get(day)
    return {
      day,
      usd: one?.usd ?? null,
      usdByFigure: one ? figuresOf(one) : null,
      locality: one?.locality ?? null,
      isWhole: one?.complete ?? false,
      sameMonitors: one ? one.monitors.join() === today.monitors.join() : true,
      usual: day === today.day && !isWhole ? null : usualOn(day, known, steps),
    }
  })
}

const figuresOf = ({ usdByFigure }: TrendDay) =>
  Object.fromEntries(FIGURES.map((name) => [name, usdByFigure[name]])) as Record<FigureName, number>

function usualOn(day: string, known: readonly TrendDay[], steps: readonly Step[]): PastDay['usual'] {
  const before = known.filter((one) => one.day < day)
  const level = levelOf(
    seriesOf(before, ({ usd }) => usd),
    steps.filter((step) => step.day <= day),
    'total',
  )
  if (!level?.knows(dayNumber(day))) return null
  const usd = level.usualOn(dayNumber(day))
  const chance = DEVIATIONS * level.noise() * usd
  return { usd, lowUsd: Math.max(0, usd - chance), highUsd: usd + chance }
}
