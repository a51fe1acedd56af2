import { UNOWNED } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { type ReportTotals, totalsOf } from '../money/totals.ts'
import type { Attention } from '../trend/attention.ts'
import type { BudgetPace } from '../trend/budget.ts'
import type { Usual } from '../trend/usual.ts'
import type { TopRow } from './report-rows.ts'

/** What the workloads of a team paid. */
export interface ReportTeam {
  /** `unowned` for what nobody says whose it is. */
  readonly name: string
  readonly totals: ReportTotals
  /** What its total was to be expected at, dollars a day; null as in `trend`. */
  readonly usual: Usual | null
  /** Its part of the rest of the report; absent in reports of before it. */
  readonly slice?: TeamSlice
}

/** What of a saving, or of what was saved, is a team's. */
export interface TeamShare {
  /** Of the finding. */
  readonly id: string
  /** From 0 to 1: those of all teams are 1. */
  readonly share: number
  /** Dollars a month, as much of the whole. */
  readonly usdPerMonth: number
}

/** A team's part of a report: that of all teams is the whole. */
export interface TeamSlice {
  /** Of open findings, under their numbers. */
  readonly savings: readonly (TeamShare & { readonly number: number })[]
  readonly proofs: readonly TeamShare[]
  /** Its dearest pairs, at most five. */
  readonly top: readonly TopRow[]
  /** Those that its flows are in. */
  readonly clusters: readonly string[]
}

/** Teams that are named or that flows have: dearest first, what is unowned last. Each flow is of one of them. */
export function teamsOf(
  flows: readonly PricedFlow[],
  usualOf: (team: string) => Usual | null,
  bytesPerGigabyte: number,
  names: readonly string[] = [],
): ReportTeam[] {
  const byTeam = Map.groupBy(flows, ({ team }) => team ?? UNOWNED)
  return [...new Set([...byTeam.keys(), ...names])]
    .map((name) => ({ name, own: byTeam.get(name) ?? [] }))
    .map(({ name, own }) => ({ name, totals: totalsOf(own, bytesPerGigabyte), usual: usualOf(name) }))
    .toSorted(
      (a, b) =>
        Number(a.name === UNOWNED) - Number(b.name === UNOWNED) ||
        b.totals.usd - a.totals.usd ||
        b.totals.bytes - a.totals.bytes ||
        (a.name < b.name ? -1 : 1),
    )
}

/** Whether a report has anything of a team: flows, or what a day without them tells. */
export function hasPart(
  { name, slice }: Pick<ReportTeam, 'name' | 'slice'>,
  { alarms, fall }: Pick<Attention, 'alarms' | 'fall'>,
  budgets: readonly Pick<BudgetPace, 'team'>[],
): boolean {
  const { clusters = [], savings = [], proofs = [] } = slice ?? {}
  return (
    clusters.length + savings.length + proofs.length > 0 ||
    budgets.some(({ team }) => team === name) ||
    [...alarms, ...(fall ? [fall] : [])].some((one) => (one.of === 'team' ? one.name : one.pair?.team) === name)
  )
}
