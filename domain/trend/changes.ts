import { type Attention, type AttentionFacts, attentionOf } from './attention.ts'
import type { Budget } from './budget.ts'
import { standingOf } from './comparable.ts'
import type { Measures } from './measures.ts'
import { type Move, movesOf } from './move.ts'
import { shiftsOf } from './shifts.ts'
import { type Step, stepsOf } from './step.ts'
import { type Trend, trendOf } from './trend.ts'
import { lacksCluster, type Told, type TrendDay } from './trend-day.ts'

/** What changed on a day, what of it is news, and what later days need to know of that. */
export function changesOf({
  clusters,
  budgets,
  teamNames,
  ...facts
}: Omit<AttentionFacts, 'shifts' | 'moves' | 'trend'> & {
  readonly clusters: readonly string[]
  readonly budgets: readonly Budget[]
  /** Those that somebody decided on. */
  readonly teamNames: readonly string[]
}): {
  readonly trend: Trend
  readonly attention: Attention
  readonly told: Readonly<Record<string, Told>>
  /** Those that the day is held against. */
  readonly steps: readonly Step[]
} {
  const { today, limits, proofs } = facts
  const shifts = shiftsOf(today, facts.measures, clusters, limits)
  const stepsWith = (some: typeof shifts) =>
    stepsOf({ ...facts.measures.told, ...Object.fromEntries(some.map(({ part, told }) => [part.key, told])) }, proofs)
  // What is over today is held against the level before it, and not against the one that ended.
  const measures = { ...facts.measures, steps: stepsWith(shifts.filter(({ state }) => state === 'over')) }
  // What is missing from a day makes no move.
  const moves = measures.isWhole ? movesOf(today, measures) : movesOfWhole(today, measures)
  // The days to come follow what is new on this one.
  const trend = trendOf(today, measures, moves, stepsWith(shifts), budgets, teamNames)
  return { trend, ...attentionOf({ ...facts, measures, shifts, moves, trend }), steps: measures.steps }
}

/** Of clusters whose sources lack nothing, where others do. */
function movesOfWhole(today: TrendDay, measures: Measures): Move[] {
  const standing = today.lacking === undefined ? null : standingOf(today, measures)
  if (!standing) return []
  const clusters = new Set(standing.monitors.map((name) => today.byMonitor?.[name]?.cluster))
  const whole = (one: TrendDay) => ({
    ...one,
    pairs: one.pairs.filter(({ cluster }) => clusters.has(cluster) && !lacksCluster(today, cluster)),
  })
  return movesOf(whole(today), { known: standing.known.map(whole), steps: measures.steps })
}
