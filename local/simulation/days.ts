import type { Proof } from '../../domain/findings/finding.ts'
import { sum } from '../../domain/sums.ts'
import type { AlertLimits, Attention } from '../../domain/trend/attention.ts'
import type { Budget } from '../../domain/trend/budget.ts'
import { changesOf } from '../../domain/trend/changes.ts'
import { measuresFor } from '../../domain/trend/measures.ts'
import type { Trend } from '../../domain/trend/trend.ts'
import { TREND_DAYS, type TrendDay, type TrendPair } from '../../domain/trend/trend-day.ts'

export const CLUSTER = 'prod'

/** A pair of workloads that costs something on each day. */
export function pairOf(namespace: string, source: string, destination: string, via: 'direct' | 'nat') {
  return {
    cluster: CLUSTER,
    source: { name: source, namespace, kind: 'Deployment' },
    destination: { name: destination, namespace, kind: 'Deployment' },
    via,
  } as const
}

/** What a day of some pairs leaves in the archive. */
export function trendDay(day: string, pairs: readonly TrendPair[]): TrendDay {
  const usdOf = (some: readonly TrendPair[]) => sum(some.map(({ usd }) => usd))
  const byNamespace = Map.groupBy(pairs, ({ source }) => JSON.stringify([CLUSTER, source.namespace]))
  return {
    ...{ schema: 1, day, complete: true, unknownShare: 0, monitors: ['prod-eks'], pairsLeftOut: 0 },
    usd: usdOf(pairs),
    usdByFigure: {
      inter_az: usdOf(pairs.filter(({ via }) => via === 'direct')),
      nat: usdOf(pairs.filter(({ via }) => via === 'nat')),
      other: 0,
    },
    usdByPlace: Object.fromEntries([...byNamespace].map(([place, some]) => [place, usdOf(some)])),
    pairs: pairs.filter(({ usd }) => usd > 0).toSorted((a, b) => b.usd - a.usd),
  }
}

export interface ToldDay {
  readonly today: TrendDay
  readonly trend: Trend
  readonly attention: Attention
  readonly proofs: readonly Proof[]
}

/** Day after day as a report tells it, each with what the ones before it left. */
export function tellDays(
  days: readonly { readonly today: TrendDay; readonly proofs: readonly Proof[] }[],
  limits: AlertLimits,
  budgets: readonly Budget[] = [],
): ToldDay[] {
  const past: TrendDay[] = []
  return days.map(({ today, proofs }) => {
    const measures = measuresFor(today, past.slice(-TREND_DAYS), proofs)
    const facts = { today, measures, status: 'ok', clusters: [CLUSTER], findings: [], proofs, limits } as const
    const { trend, attention, told } = changesOf({ ...facts, budgets, teamNames: [] })
    past.push({ ...today, told })
    return { today, trend, attention, proofs }
  })
}
