import type { Finding, Proof } from '../findings/finding.ts'
import { sum } from '../sums.ts'
import type { BudgetPace } from './budget.ts'
import type { AlertLimits, Rise, RiseState } from './rise.ts'
import { type Telling, tellingOf } from './telling.ts'
import { type Measures, type Move, movesOf, type Trend } from './trend.ts'
import { FIGURES, type FigureName, hasCluster, pairId, type Told, type TrendDay, usdOfCluster } from './trend-day.ts'

export type { AlertLimits } from './rise.ts'

/**
 * How far a report can be relied on: `partial` lacks a window of the day, `low_coverage` traffic that CloudWatch counted,
 * `unpriced` too many prices.
 */
export type ReportStatus = 'complete' | 'unpriced' | 'low_coverage' | 'partial'

/** A rise beyond the setting `alert`: of all there is, so that no choice of what to show can hide it, or of a part. */
export interface Alarm {
  readonly of: 'total' | 'cluster' | 'figure'
  /** Of the cluster or figure; empty for the total. */
  readonly name: string
  /** Dollars of the day: at least these, where something is missing from it. */
  readonly usd: number
  /** What it is held against: of a rise that stands, days before it; of one that is worse, days since. */
  readonly usualUsd: number
  /** First day of the rise, `YYYY-MM-DD`. */
  readonly since: string
  /** `raised`: on this day. `worse`: by as much again as an alarm needs. `standing`: told before, and no news. */
  readonly state: RiseState
}

/**
 * Why the whole digest is due. `measure`: no earlier day of the same monitors is whole. `gaps`, `coverage`, `unpriced`: the day's status.
 * `alarm`: one is raised or worse, or a change is undone. `fall`: the total fell by as much. `pair`: one pair rose by as much.
 * `budget`: one is at risk or over. `finding`: a new one that is worth an alarm's dollars. `proof`: a change was proven, or
 * came back.
 */
export type Reason =
  | 'measure'
  | 'gaps'
  | 'coverage'
  | 'unpriced'
  | 'alarm'
  | 'fall'
  | 'pair'
  | 'budget'
  | 'finding'
  | 'proof'

/** A change that is undone. */
export interface Undone {
  /** Of the finding. */
  readonly title: string
  /** First day on which it cost as before, `YYYY-MM-DD`. */
  readonly since: string
  /** Dollars a day that it costs again. */
  readonly usdPerDay: number
}

/** The part of `report.json` that tells whether the day has news. */
export interface Attention {
  readonly limits: AlertLimits
  /** The total's first, then by dollars. */
  readonly alarms: readonly Alarm[]
  /**
   * Changes that had been proven and are undone, told now for the first time: alarms too, as what a change had saved is
   * still below what the weeks before it make usual.
   */
  readonly undone: readonly Undone[]
  /** Pairs that rose with the first alarm that is no news of before, at most three, each a tenth of its rise or more. */
  readonly causes: readonly Move[]
  /** Whether they are more than half of that rise. */
  readonly causesAreMost: boolean
  /** Dollars a month that a new finding must save to be a reason. */
  readonly findingUsdPerMonth: number
  /** Empty on a quiet day. */
  readonly reasons: readonly Reason[]
}

export interface AttentionFacts {
  readonly today: TrendDay
  readonly measures: Measures
  readonly trend: Trend
  readonly status: ReportStatus
  readonly clusters: readonly string[]
  readonly findings: readonly Finding[]
  readonly proofs: readonly Proof[]
  readonly limits: AlertLimits
}

/** A pair's rise is news by itself with this part of the usual total: many small ones move every day. */
const LEAST_PAIR_SHARE = 0.05

const DAYS_PER_MONTH = 30

const MOST_CAUSES = 3
const LEAST_CAUSE = 0.1

/** An address for a name is another one tomorrow: news every day would be none. */
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)$/i

/** Tells what of a day is news, and what later days need to know of that. The same days give the same news. */
export function attentionOf(facts: AttentionFacts): { attention: Attention; told: Readonly<Record<string, Told>> } {
  const { today, measures, trend, status, findings, proofs, limits } = facts
  const telling = tellingOf(today, measures, limits)
  const moves = movesOf(today, measures.known)
  const alarms = alarmsOf(facts, telling)
  const [news] = alarms.filter(({ state }) => state !== 'standing')
  const causes = news ? causesOf(news, moves) : []
  const undone = undoneOf(facts, telling)
  const isNew: Readonly<Record<Reason, boolean>> = {
    measure: status === 'complete' && measures.known.length === 0,
    gaps: status === 'partial',
    coverage: status === 'low_coverage',
    unpriced: status === 'unpriced',
    alarm: news !== undefined || undone.length > 0,
    fall: measures.isWhole && isNews(telling.rise('fall', ({ usd }) => usd, measures.known, -1)),
    // What has no price can hide a rise of a pair, and make none.
    pair: status === 'complete' && hasRisenPair(facts, telling, moves),
    budget: telling.tell(trend.budgets.flatMap((one) => (one.status === 'on_track' ? [] : [budgetKey(one, trend)]))),
    finding: telling.tell(
      findings.flatMap(({ id, usdPerMonth }) => (usdPerMonth >= limits.usd * DAYS_PER_MONTH ? [`finding/${id}`] : [])),
    ),
    proof: telling.tell(proofs.map(({ id, status: proven }) => proofKey(id, proven))),
  }
  // A change that was fixed again may be undone again.
  for (const { id, status: proven } of proofs) {
    telling.forget(PROVEN.filter((other) => other !== proven).map((other) => proofKey(id, other)))
    if (proven !== 'returned') telling.forget([undoneKey(id)])
  }
  return {
    attention: {
      ...{ limits, alarms, undone, causes },
      causesAreMost: news !== undefined && sum(causes.map(({ deltaUsd }) => deltaUsd)) > excess(news) / 2,
      findingUsdPerMonth: limits.usd * DAYS_PER_MONTH,
      reasons: REASONS.filter((reason) => isNew[reason]),
    },
    told: telling.all(),
  }
}

/** In the order in which `reasons` has them. */
const REASONS = [
  'gaps',
  'coverage',
  'unpriced',
  'measure',
  'alarm',
  'fall',
  'pair',
  'budget',
  'finding',
  'proof',
] as const

const isNews = (rise: Rise | null) => rise !== null && rise.state !== 'standing'

/** The total's first, then by dollars. */
function alarmsOf({ today, measures, clusters }: AttentionFacts, { rise }: Telling): Alarm[] {
  const parts = [
    { of: 'total' as const, name: '', usdOf: ({ usd }: TrendDay) => usd, known: measures.known },
    ...(clusters.length > 1 ? clusters : []).map((name) => ({
      of: 'cluster' as const,
      name,
      usdOf: (one: TrendDay) => usdOfCluster(one, name),
      // Whatever other clusters there were; one without a past, as after a new name, has not risen.
      known: measures.wholeOfAny.filter((one) => hasCluster(one, name)),
    })),
    ...FIGURES.map((name) => ({
      of: 'figure' as const,
      name,
      usdOf: ({ usdByFigure }: TrendDay) => usdByFigure[name],
      known: measures.known,
    })),
  ]
  return parts
    .flatMap(({ of, name, usdOf, known }): Alarm[] => {
      const found = rise(of === 'total' ? of : `${of}/${name}`, usdOf, known)
      // What is usual by now is told no more, and remembered still.
      if (!found || (found.state === 'standing' && !found.isUnusual)) return []
      return [{ of, name, usd: usdOf(today), usualUsd: found.usualUsd, since: found.told.since, state: found.state }]
    })
    .toSorted((a, b) => Number(b.of === 'total') - Number(a.of === 'total') || excess(b) - excess(a))
}

/** Changes that are undone, once each, as soon as that costs what an alarm needs. */
function undoneOf({ proofs, limits }: AttentionFacts, { tell }: Telling): Undone[] {
  return proofs
    .filter(({ status, afterUsdPerDay }) => status === 'returned' && afterUsdPerDay >= limits.usd)
    .filter(({ id }) => tell([undoneKey(id)]))
    .map(({ title, since, afterUsdPerDay }) => ({ title, since, usdPerDay: afterUsdPerDay }))
}

/** Whether a pair has risen by what an alarm needs, and no report has told it. */
function hasRisenPair({ trend, limits }: AttentionFacts, { told, rise }: Telling, moves: readonly Move[]): boolean {
  const least = Math.max(limits.usd, LEAST_PAIR_SHARE * (trend.total?.usd ?? 0))
  const risen = moves.filter(
    ({ usd, usualUsd, deltaUsd, source, destination }) =>
      ![source.name, destination.name].some((name) => ADDRESS.test(name)) &&
      deltaUsd >= least &&
      usd >= limits.minimumUsd &&
      deltaUsd >= (usualUsd * limits.percent) / 100,
  )
  const keys = new Set([...risen.map((move) => `${PAIR}${pairId(move)}`), ...told(PAIR)])
  const rises = [...keys].map((key) =>
    rise(key, ({ pairs }) => pairs.find((pair) => `${PAIR}${pairId(pair)}` === key)?.usd ?? 0),
  )
  return rises.some(isNews)
}

const PAIR = 'pair/'

const excess = ({ usd, usualUsd }: Alarm) => usd - usualUsd

/** Pairs of the part that an alarm is of. */
function causesOf(alarm: Alarm, moves: readonly Move[]): Move[] {
  const { of, name } = alarm
  const isOfIt = ({ cluster, via }: Move) =>
    of === 'total' || (of === 'cluster' ? cluster === name : figureOf(via) === name)
  return moves.filter((move) => isOfIt(move) && move.deltaUsd >= LEAST_CAUSE * excess(alarm)).slice(0, MOST_CAUSES)
}

const figureOf = (via: string): FigureName =>
  via === 'direct' || via === 'peering' ? 'inter_az' : via === 'nat' ? 'nat' : 'other'

const PROVEN = ['fixed', 'returned', 'gone'] as const satisfies readonly Proof['status'][]
const proofKey = (id: string, status: Proof['status']) => `proof/${id}/${status}`
const undoneKey = (id: string) => `undone/${id}`

const budgetKey = ({ cluster = '*', namespace = '*', usdPerMonth, status }: BudgetPace, { month }: Trend) =>
  `budget/${cluster}/${namespace}/${usdPerMonth}/${month.month}/${status}`
