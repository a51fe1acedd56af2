import { payingEnd, type Teams, UNOWNED } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'

/** A day's dollars by team. */
export interface TeamDay {
  /** Of the rules that told the teams: what they cost by others is no measure. */
  readonly id: string
  /** By cluster, namespace and team of the workload that pays, as JSON; the namespace is empty where there is none. */
  readonly usd: Readonly<Record<string, number>>
}

/** A day that may tell of teams. */
interface Told {
  readonly teams?: TeamDay
}

/** Absent where nobody decided on teams. */
export function teamDayOf(
  flows: readonly PricedFlow[],
  teams: Teams | null,
  clusterOf: (monitor: string) => string,
): TeamDay | undefined {
  if (teams === null) return undefined
  const sums = new Map<string, number>()
  for (const { monitor, source, destination, team, usd } of flows) {
    if (usd === 0) continue
    const key = JSON.stringify([clusterOf(monitor), payingEnd(source, destination).namespace ?? '', team ?? UNOWNED])
    sums.set(key, (sums.get(key) ?? 0) + usd)
  }
  return { id: teams.id, usd: Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

interface TeamPlace {
  readonly cluster: string
  readonly namespace: string
  readonly team: string
}

export function teamPlaceOf(key: string): TeamPlace {
  const [cluster = '', namespace = '', team = ''] = JSON.parse(key) as string[]
  return { cluster, namespace, team }
}

/** Dollars of a day's teams, of those that are meant. */
export function usdOfTeams({ teams }: Told, isMeant: (place: TeamPlace) => boolean): number {
  let usd = 0
  for (const [key, part] of Object.entries(teams?.usd ?? {})) if (isMeant(teamPlaceOf(key))) usd += part
  return usd
}

/** Teams of some days, each once and in order. */
export const teamsOf = (days: readonly Told[]): string[] =>
  [
    ...new Set(days.flatMap(({ teams }) => Object.keys(teams?.usd ?? {}).map((key) => teamPlaceOf(key).team))),
  ].toSorted()

/** Days whose teams are told by the same rules. */
export const byTheSameRules = <Day extends Told>(today: Told, days: readonly Day[]): Day[] =>
  days.filter(({ teams }) => teams !== undefined && teams.id === today.teams?.id)
