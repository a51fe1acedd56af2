import type { Finding, Proof } from '../findings/finding.ts'
import { sum } from '../sums.ts'
import { type BudgetPace, byUrgency, isClear } from './budget.ts'
import type { Measures } from './measures.ts'
import type { Move } from './move.ts'
import { isOf, overlaps, type PairName, type PartKind } from './part.ts'
import { toldProofs } from './proof-news.ts'
import type { AlertLimits, Shift } from './shift.ts'
import type { ShiftedPart } from './shifts.ts'
import { type Telling, tellingOf } from './telling.ts'
import type { Trend } from './trend.ts'
import type { Told, TrendDay } from './trend-day.ts'

export type { AlertLimits } from './shift.ts'

/**
 * How far a report can be relied on: `partial` lacks a window of the day, `low_coverage` traffic that CloudWatch counted,
 * `unpriced` too many prices.
 */
export type ReportStatus = 'ok' | 'unpriced' | 'low_coverage' | 'partial'

/**
 * A rise beyond the setting `alert`, or a fall by as much: of all there is, so that no choice of what to show can hide it,
 * or of a part.
 */
export interface Alarm {
  readonly of: PartKind
  /** Of the cluster, the figure, the namespace or the team; of monitors, where it is their total; empty for the total and a pair. */
  readonly name: string
  /** That it is of; empty where it is of all. */
  readonly cluster: string
  readonly pair: PairName | null
  /** Dollars of the day: at least these, where something is missing from it. */
  readonly usd: number
  /** What it is held against: of a rise that stands or is over, days before it; of one that is worse, days since. */
  readonly usualUsd: number
  /** First day of it, `YYYY-MM-DD`. */
  readonly since: string
  /**
   * `raised`: told for the first time. `worse`: by as much again as an alarm needs. `standing`: told before, and no news.
   * `over`: back where it was before.
   */
  readonly state: Shift['state']
  /** Whether it tells what narrower ones do not. */
  readonly inDigest: boolean
}

/**
 * Why the whole digest is due. `measure`: no earlier day of the same monitors is whole. `gaps`, `coverage`, `unpriced`: the day's status.
 * `alarm`: one is raised or worse, or a change is undone. `over`: one is over, or what fell is back. `fall`: the total fell by as
 * much. `budget`: one is at risk or over. `finding`: a new one that is worth an alarm's dollars. `proof`: a change was proven,
 * came back, or saves another figure than its first days told.
 */
export type Reason =
  | 'measure'
  | 'gaps'
  | 'coverage'
  | 'unpriced'
  | 'alarm'
  | 'over'
  | 'fall'
  | 'budget'
  | 'finding'
  | 'proof'

/** A change that is undone. */
export interface Undone {
  /** Of the finding. */
  readonly id: string
  /** Of the finding. */
  readonly title: string
  /** First day on which it cost as before, `YYYY-MM-DD`. */
  readonly since: string
  /** Dollars of that day. */
  readonly usd: number
}

/** What a report tells for the first time, beside rises and falls. */
export interface News {
  /** New ones, and those whose dollars a week of days tells to be others than the first ones did. */
  readonly proofs: readonly Proof[]
  /** At risk, or over; the one that passes first is the first. */
  readonly budgets: readonly BudgetPace[]
  /** Those that are worth an alarm's dollars. */
  readonly findings: readonly Pick<Finding, 'id' | 'title' | 'usdPerMonth' | 'savingIs'>[]
}

/** The part of `report.json` that tells whether the day has news. */
export interface Attention {
  readonly limits: AlertLimits
  /** Rises: the total's first, then by dollars. */
  readonly alarms: readonly Alarm[]
  /** The total's fall, on the day on which it is told, or is over. */
  readonly fall: Alarm | null
  /** Changes that had been proven and are undone, told now for the first time: alarms too. */
  readonly undone: readonly Undone[]
  /** Pairs that rose with the first alarm that is no news of before, at most three, each a tenth of its rise or more. */
  readonly causes: readonly Move[]
  /** Whether they are more than half of that rise. */
  readonly causesAreMost: boolean
  readonly news: News
  /** Dollars a month that a new finding must save to be a reason. */
  readonly findingUsdPerMonth: number
  /** Empty on a quiet day. */
  readonly reasons: readonly Reason[]
}

export interface AttentionFacts {
  readonly today: TrendDay
  readonly measures: Measures
  readonly shifts: readonly ShiftedPart[]
  readonly moves: readonly Move[]
  readonly trend: Trend
  readonly status: ReportStatus
  readonly findings: readonly Finding[]
  readonly proofs: readonly Proof[]
  readonly limits: AlertLimits
}

const DAYS_PER_MONTH = 30

const MOST_CAUSES = 3
const LEAST_CAUSE = 0.1

/** A part whose narrower ones have so much of its rise has nothing to add to them. */
const MOST_OF_A_RISE = 0.8

/** Tells what of a day is news, and what later days need to know of that. The same days give the same news. */
export function attentionOf(facts: AttentionFacts): { attention: Attention; told: Readonly<Record<string, Told>> } {
  const { today, measures, shifts, moves, status, limits } = facts
  const telling = tellingOf(today.day, measures.told)
  for (const { part, told } of shifts) telling.keep(part.key, told)
  const alarms = alarmsOf(shifts)
  const [first] = alarms.filter(isNew)
  const causes = first ? causesOf(first, moves) : []
  const fall = shifts.find(({ part, sign, state }) => part.of === 'total' && sign === -1 && state !== 'standing')
  const undone = undoneOf(facts, telling)
  const news = newsOf(facts, telling)
  const is: Readonly<Record<Reason, boolean>> = {
    measure: status === 'ok' && measures.known.length === 0,
    gaps: status === 'partial',
    coverage: status === 'low_coverage',
    unpriced: status === 'unpriced',
    alarm: first !== undefined || undone.length > 0,
    over: [...alarms, fall].some((one) => one?.state === 'over'),
    fall: fall !== undefined && fall.state !== 'over',
    budget: news.budgets.length > 0,
    finding: news.findings.length > 0,
    proof: news.proofs.length > 0,
  }
  return {
    attention: {
      ...{ limits, alarms, fall: fall ? alarmOf(fall) : null, undone, causes, news },
      causesAreMost: first !== undefined && sum(causes.map(({ deltaUsd }) => deltaUsd)) > excess(first) / 2,
      findingUsdPerMonth: limits.usd * DAYS_PER_MONTH,
      reasons: REASONS.filter((reason) => is[reason]),
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
  'over',
  'fall',
  'budget',
  'finding',
  'proof',
] as const

const isNew = ({ state }: Pick<Alarm, 'state'>) => state === 'raised' || state === 'worse'

/** The total's first, then by dollars. */
function alarmsOf(shifts: readonly ShiftedPart[]): Alarm[] {
  const risen = shifts
    .filter(({ sign }) => sign === 1)
    .toSorted((a, b) => Number(b.part.of === 'total') - Number(a.part.of === 'total') || excess(b) - excess(a))
  return risen.map((shift) => ({
    ...alarmOf(shift),
    inDigest: !isTold(shift, risen) && (shift.state !== 'standing' || excess(shift) > 0),
  }))
}

function alarmOf({ part, usd, usualUsd, state, told }: ShiftedPart): Alarm {
  const { of, name, cluster, pair } = part
  return { of, name, cluster, pair, usd, usualUsd, since: told.since, state, inDigest: true }
}

/** Whether narrower alarms of the same state tell most of one: the total's is told all the same. */
function isTold(shift: ShiftedPart, risen: readonly ShiftedPart[]): boolean {
  const { part, state } = shift
  if (part.of === 'total' || part.of === 'pair') return false
  const alike = risen.filter((other) => other.state === state)
  const pairs = alike.filter(({ part: { pair } }) => pair !== null && isOf(pair, part))
  const namespaces = alike.filter(
    (other) =>
      (part.of === 'cluster' || part.of === 'team') && other.part.of === 'namespace' && overlaps(other.part, part),
  )
  return [pairs, namespaces].some(
    (parts) => sum(parts.map(excess)) >= MOST_OF_A_RISE * excess(shift) && parts.length > 0,
  )
}

/** Changes that are undone, once each, as soon as that costs what an alarm needs. */
function undoneOf({ proofs, limits }: AttentionFacts, { tell, forget }: Telling): Undone[] {
  // A change that was fixed again may be undone again.
  forget(proofs.flatMap(({ id, status }) => (status === 'returned' ? [] : [undoneKey(id)])))
  return proofs
    .filter(({ status, afterUsdPerDay }) => status === 'returned' && afterUsdPerDay >= limits.usd)
    .filter(({ id }) => tell([undoneKey(id)]))
    .map(({ id, title, since, sinceUsd }) => ({ id, title, since, usd: sinceUsd }))
}

function newsOf({ trend, findings, proofs, limits }: AttentionFacts, telling: Telling): News {
  const { tell, forget } = telling
  // What is at risk again is news again.
  forget(trend.budgets.filter(isClear).map((one) => budgetKey({ ...one, status: 'at_risk' }, trend)))
  const news = {
    proofs: toldProofs(proofs, limits, telling),
    budgets: trend.budgets
      .filter((one) => (one.status === 'at_risk' || one.status === 'over') && tell([budgetKey(one, trend)]))
      .toSorted(byUrgency),
    findings: findings
      .filter(({ id, usdPerMonth }) => usdPerMonth >= limits.usd * DAYS_PER_MONTH && tell([`finding/${id}`]))
      .map(({ id, title, usdPerMonth, savingIs }) => ({ id, title, usdPerMonth, savingIs })),
  }
  return news
}

const excess = ({ usd, usualUsd }: Pick<Alarm, 'usd' | 'usualUsd'>) => usd - usualUsd

/** Pairs of the part that an alarm is of. */
const causesOf = (alarm: Alarm, moves: readonly Move[]): Move[] =>
  moves.filter((move) => isOf(move, alarm) && move.deltaUsd >= LEAST_CAUSE * excess(alarm)).slice(0, MOST_CAUSES)

const undoneKey = (id: string) => `undone/${id}`

const budgetKey = ({ cluster = '*', namespace = '*', team, usdPerMonth, status }: BudgetPace, { month }: Trend) =>
  `budget/${cluster}/${namespace}/${team === undefined ? '' : `${team}/`}${usdPerMonth}/${month.month}/${status}`
