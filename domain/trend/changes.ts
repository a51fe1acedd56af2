import { type Attention, type AttentionFacts, attentionOf } from './attention.ts'
import type { Budget } from './budget.ts'
import { movesOf } from './move.ts'
import { shiftsOf } from './shifts.ts'
import { stepsOf } from './step.ts'
import { type Trend, trendOf } from './trend.ts'
import type { Told } from './trend-day.ts'

/** What changed on a day, what of it is news, and what later days need to know of that. */
export function changesOf({
  clusters,
  budgets,
  ...facts
}: Omit<AttentionFacts, 'shifts' | 'moves' | 'trend'> & {
  readonly clusters: readonly string[]
  readonly budgets: readonly Budget[]
}): { trend: Trend; attention: Attention; told: Readonly<Record<string, Told>> } {
  const { today, measures, limits, proofs } = facts
  const shifts = shiftsOf(today, measures, clusters, limits)
  // What is missing from a day makes no move.
  const moves = movesOf(today, measures.isWhole ? measures : { ...measures, known: [] })
  // The days to come follow what is new on this one.
  const steps = stepsOf(
    { ...measures.told, ...Object.fromEntries(shifts.map(({ part, told }) => [part.key, told])) },
    proofs,
  )
  const trend = trendOf(today, measures, moves, steps, budgets)
  return { trend, ...attentionOf({ ...facts, shifts, moves, trend }) }
}
