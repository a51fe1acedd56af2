import { addDays } from '../day.ts'
import type { Finding, Proof } from '../findings/finding.ts'
import type { ReportStatus } from '../report/report.ts'
import type { BudgetPace } from './budget.ts'
import { type Measures, movesOf, type Trend } from './trend.ts'
import { FIGURES, pairId, type Told, TREND_DAYS, type TrendDay, usdOfCluster } from './trend-day.ts'
import { usualOf } from './usual.ts'

/** What a rise must reach to be an alarm, all three: the setting `alert`. */
export interface AlertLimits {
  /** Of what is usual. */
  readonly percent: number
  /** Dollars a day above what is usual. */
  readonly usd: number
  /** Dollars of the day: below, no rise is worth a word. */
  readonly minimumUsd: number
}

/** A rise beyond the setting `alert`: of all there is, so that no choice of what to show can hide it, or of a part. */
export interface Alarm {
  readonly of: 'total' | 'cluster' | 'figure'
  /** Of the cluster or figure; empty for the total. */
  readonly name: string
  /** Dollars of the day: at least these, where something is missing from it. */
  readonly usd: number
  readonly usualUsd: number
  /** First day of the rise, `YYYY-MM-DD`. */
  readonly since: string
  /** `raised`: on this day. `worse`: by as much again as an alarm needs. `standing`: told before, and no news. */
  readonly state: 'raised' | 'worse' | 'standing'
}

/**
 * Why the whole digest is due. `measure`: nothing usual is known yet. `gaps`, `unpriced`: the day's status. `alarm`: one
 * is raised or worse, or a change is undone. `fall`: the total fell by as much. `pair`: one pair rose by as much. `budget`: one is at risk or
 * over. `finding`: a new one that is worth an alarm's dollars. `proof`: a change was proven, or came back.
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

/** Tells what of a day is news, and what later days need to know of that. The same days give the same news. */
export function attentionOf(facts: AttentionFacts): { attention: Attention; told: Readonly<Record<string, Told>> } {
  const { today, measures, trend, status, clusters, findings, proofs, limits } = facts
  const { day } = today
  const before = toldBefore(today, measures.past)
  const told = new Map(before)
  const reasons = new Set<Reason>()

  if (status === 'partial') reasons.add('gaps')
  if (status === 'unpriced') reasons.add('unpriced')
  if (status === 'complete' && trend.total === null) reasons.add('measure')

  const tell = (key: string, reason: Reason) => {
    const known = before.get(key)
    if (!known) reasons.add(reason)
    told.set(key, { since: known?.since ?? day, last: day })
  }
  const rise = (key: string, of: (one: TrendDay) => number, sign: 1 | -1 = 1) => {
    const found = riseOf(today, measures, limits, before.get(key), of, sign)
    if (found) told.set(key, found.told)
    else if (measures.isWhole) told.delete(key)
    return found
  }

  const alarms = [
    { of: 'total' as const, name: '', key: 'total', usdOf: ({ usd }: TrendDay) => usd },
    ...(clusters.length > 1 ? clusters : []).map((name) => ({
      of: 'cluster' as const,
      name,
      key: `cluster/${name}`,
      usdOf: (one: TrendDay) => usdOfCluster(one, name),
    })),
    ...FIGURES.map((name) => ({
      of: 'figure' as const,
      name,
      key: `figure/${name}`,
      usdOf: ({ usdByFigure }: TrendDay) => usdByFigure[name],
    })),
  ]
    .flatMap(({ of, name, key, usdOf }): Alarm[] => {
      const found = rise(key, usdOf)
      // What is usual by now is told no more, and remembered still.
      if (!found || (found.state === 'standing' && !found.isUnusual)) return []
      return [{ of, name, usd: usdOf(today), usualUsd: found.usualUsd, since: found.told.since, state: found.state }]
    })
    .toSorted((a, b) => Number(b.of === 'total') - Number(a.of === 'total') || excess(b) - excess(a))
  const undone = proofs
    .filter(({ status: proven, afterUsdPerDay }) => proven === 'returned' && afterUsdPerDay >= limits.usd)
    .filter((proof) => !before.has(proofKey(proof)))
    .map(({ title, since, afterUsdPerDay }) => ({ title, since, usdPerDay: afterUsdPerDay }))
  if (undone.length > 0 || alarms.some(({ state }) => state !== 'standing')) reasons.add('alarm')

  if (measures.isWhole) {
    const fall = rise('fall', ({ usd }) => usd, -1)
    if (fall && fall.state !== 'standing') reasons.add('fall')
    const least = Math.max(limits.usd, LEAST_PAIR_SHARE * (trend.total?.usd ?? 0))
    const risen = movesOf(today, measures.known).filter(
      ({ usd, usualUsd, deltaUsd }) =>
        deltaUsd >= least && usd >= limits.minimumUsd && deltaUsd >= (usualUsd * limits.percent) / 100,
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
  for (const proof of proofs) tell(proofKey(proof), 'proof')

  return {
    attention: { limits, alarms, undone, reasons: [...reasons] },
    told: Object.fromEntries([...told].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** What the newest day before it had told, as far as it is not forgotten. */
function toldBefore({ day }: TrendDay, past: readonly TrendDay[]): ReadonlyMap<string, Told> {
  const [latest] = past.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const since = addDays(day, -TREND_DAYS)
  return new Map(Object.entries(latest?.told ?? {}).filter(([, { last }]) => last >= since))
}

interface Rise {
  readonly state: Alarm['state']
  /** What the day is held against: days before the rise. */
  readonly usualUsd: number
  /** It is a rise beside the newest days too. */
  readonly isUnusual: boolean
  readonly told: Told
}

/**
 * Holds a figure against the days before its rise began, so that a rise that lasts stays one, and a quiet day between
 * does not make it new. `sign` -1 looks for a fall. Null where there is none.
 */
function riseOf(
  today: TrendDay,
  { known }: Measures,
  limits: AlertLimits,
  before: Told | undefined,
  of: (one: TrendDay) => number,
  sign: 1 | -1,
): Rise | null {
  const usd = of(today)
  const isRise = (usualUsd: number) =>
    sign * (usd - usualUsd) >= limits.usd &&
    sign * (usd - usualUsd) >= (usualUsd * limits.percent) / 100 &&
    Math.max(usd, usualUsd) >= limits.minimumUsd
  const usual = usualOf(today.day, known, of)
  const then =
    before &&
    usualOf(
      today.day,
      known.filter(({ day }) => day < before.since),
      of,
    )
  const isUnusual = usual !== null && isRise(usual.usd)
  // Once nothing is left of the days before it, a rise has become what is usual.
  if (before && then) {
    if (!isRise(then.usd)) return null
    const isWorse = isMuchMore({ usd, usualUsd: then.usd }, before, limits, sign)
    return isWorse
      ? { state: 'worse', usualUsd: then.usd, isUnusual, told: { ...before, last: today.day, usd, usualUsd: then.usd } }
      : { state: 'standing', usualUsd: then.usd, isUnusual, told: { ...before, last: today.day } }
  }
  if (!isUnusual) return null
  const told = { since: today.day, last: today.day, usd, usualUsd: usual.usd }
  return { state: 'raised', usualUsd: usual.usd, isUnusual, told }
}

/** Whether a rise has grown by what an alarm needs; beside what is usual, as a Sunday is no Monday. */
function isMuchMore(
  now: { readonly usd: number; readonly usualUsd: number },
  { usd = 0, usualUsd = 0 }: Told,
  limits: AlertLimits,
  sign: 1 | -1,
): boolean {
  const grown = 1 + limits.percent / 100
  const more = sign * (now.usd - now.usualUsd)
  const then = sign * (usd - usualUsd)
  const isMore =
    now.usualUsd > 0 && usualUsd > 0 && sign > 0
      ? now.usd / now.usualUsd >= (usd / usualUsd) * grown
      : more >= then * grown
  return isMore && more >= then + limits.usd
}

const excess = ({ usd, usualUsd }: Alarm) => usd - usualUsd

const proofKey = ({ id, status, since }: Proof) => `proof/${id}/${status}/${since}`

const budgetKey = ({ cluster = '*', namespace = '*', usdPerMonth, status }: BudgetPace, { month }: Trend) =>
  `budget/${cluster}/${namespace}/${usdPerMonth}/${month.month}/${status}`
