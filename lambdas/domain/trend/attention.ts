import { addDays } from '../day.ts'
import type { Finding, Proof } from '../findings/finding.ts'
import type { ReportStatus } from '../report/report.ts'
import { sum } from '../sums.ts'
import type { BudgetPace } from './budget.ts'
import { type AlertLimits, type RiseState, riseOf } from './rise.ts'
import { type Measures, type Move, movesOf, type Trend } from './trend.ts'
import {
  FIGURES,
  type FigureName,
  hasCluster,
  pairId,
  type Told,
  TREND_DAYS,
  type TrendDay,
  usdOfCluster,
} from './trend-day.ts'

export type { AlertLimits } from './rise.ts'

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
 * Why the whole digest is due. `measure`: no earlier day of the same monitors is whole. `gaps`, `unpriced`: the day's status.
 * `alarm`: one is raised or worse, or a change is undone. `fall`: the total fell by as much. `pair`: one pair rose by as much.
 * `budget`: one is at risk or over. `finding`: a new one that is worth an alarm's dollars. `proof`: a change was proven, or
 * came back.
 */
export type Reason = 'measure' | 'gaps' | 'unpriced' | 'alarm' | 'fall' | 'pair' | 'budget' | 'finding' | 'proof'

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
  const { today, measures, trend, status, clusters, findings, proofs, limits } = facts
  const { day } = today
  const before = toldBefore(today, measures.all)
  const told = new Map(before)
  const reasons = new Set<Reason>()

  if (status === 'partial') reasons.add('gaps')
  if (status === 'unpriced') reasons.add('unpriced')
  if (status === 'complete' && measures.known.length === 0) reasons.add('measure')

  const tell = (key: string, reason: Reason) => {
    const known = before.get(key)
    if (!known) reasons.add(reason)
    told.set(key, { since: known?.since ?? day, last: day })
  }
  const rise = (key: string, of: (one: TrendDay) => number, known = measures.known, sign: 1 | -1 = 1) => {
    const found = riseOf(day, { usd: of(today), known, of, sign }, limits, before.get(key))
    if (found) told.set(key, found.told)
    else if (measures.isWhole) told.delete(key)
    return found
  }

  const alarms = [
    { of: 'total' as const, name: '', key: 'total', usdOf: ({ usd }: TrendDay) => usd, known: measures.known },
    ...(clusters.length > 1 ? clusters : []).map((name) => ({
      of: 'cluster' as const,
      name,
      key: `cluster/${name}`,
      usdOf: (one: TrendDay) => usdOfCluster(one, name),
      // Whatever other clusters there were; one without a past, as after a new name, has not risen.
      known: measures.wholeOfAny.filter((one) => hasCluster(one, name)),
    })),
    ...FIGURES.map((name) => ({
      of: 'figure' as const,
      name,
      key: `figure/${name}`,
      usdOf: ({ usdByFigure }: TrendDay) => usdByFigure[name],
      known: measures.known,
    })),
  ]
    .flatMap(({ of, name, key, usdOf, known }): Alarm[] => {
      const found = rise(key, usdOf, known)
      // What is usual by now is told no more, and remembered still.
      if (!found || (found.state === 'standing' && !found.isUnusual)) return []
      return [{ of, name, usd: usdOf(today), usualUsd: found.usualUsd, since: found.told.since, state: found.state }]
    })
    .toSorted((a, b) => Number(b.of === 'total') - Number(a.of === 'total') || excess(b) - excess(a))
  const undone = proofs
    .filter(({ status: proven, afterUsdPerDay }) => proven === 'returned' && afterUsdPerDay >= limits.usd)
    .filter(({ id }) => !before.has(undoneKey(id)))
    .map(({ title, since, afterUsdPerDay }) => ({ title, since, usdPerDay: afterUsdPerDay }))
  if (undone.length > 0 || alarms.some(({ state }) => state !== 'standing')) reasons.add('alarm')

  const moves = movesOf(today, measures.known)
  if (measures.isWhole) {
    const fall = rise('fall', ({ usd }) => usd, measures.known, -1)
    if (fall && fall.state !== 'standing') reasons.add('fall')
  }
  // What has no price can hide a rise of a pair, and make none.
  if (status === 'complete') {
    const least = Math.max(limits.usd, LEAST_PAIR_SHARE * (trend.total?.usd ?? 0))
    const risen = moves.filter(
      ({ usd, usualUsd, deltaUsd, source, destination }) =>
        ![source.name, destination.name].some((name) => ADDRESS.test(name)) &&
        deltaUsd >= least &&
        usd >= limits.minimumUsd &&
        deltaUsd >= (usualUsd * limits.percent) / 100,
    )
    const known = [...before.keys()].flatMap((key) => (key.startsWith('pair/') ? [key.slice('pair/'.length)] : []))
    for (const id of new Set([...risen.map(pairId), ...known])) {
      const found = rise(`pair/${id}`, ({ pairs }) => pairs.find((pair) => pairId(pair) === id)?.usd ?? 0)
      if (found && found.state !== 'standing') reasons.add('pair')
    }
  }

  for (const budget of trend.budgets) if (budget.status !== 'on_track') tell(budgetKey(budget, trend), 'budget')
  for (const { id, usdPerMonth } of findings) {
    if (usdPerMonth >= limits.usd * DAYS_PER_MONTH) tell(`finding/${id}`, 'finding')
  }
  for (const proof of proofs) {
    tell(proofKey(proof.id, proof.status), 'proof')
    for (const other of PROVEN) if (other !== proof.status) told.delete(proofKey(proof.id, other))
    if (proof.status !== 'returned') told.delete(undoneKey(proof.id))
    else if (proof.afterUsdPerDay >= limits.usd) told.set(undoneKey(proof.id), { since: proof.since, last: day })
  }
  const [news] = alarms.filter(({ state }) => state !== 'standing')
  const causes = news ? causesOf(news, moves) : []

  return {
    attention: {
      ...{ limits, alarms, undone, causes },
      causesAreMost: news !== undefined && sum(causes.map(({ deltaUsd }) => deltaUsd)) > excess(news) / 2,
      findingUsdPerMonth: limits.usd * DAYS_PER_MONTH,
      reasons: [...reasons],
    },
    told: Object.fromEntries([...told].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** What the newest day before it had told, as far as it is not forgotten. */
function toldBefore({ day }: TrendDay, past: readonly TrendDay[]): ReadonlyMap<string, Told> {
  const [latest] = past.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const since = addDays(day, -TREND_DAYS)
  return new Map(Object.entries(latest?.told ?? {}).filter(([, { last }]) => last >= since))
}

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
