import { type MonthBasis, type MonthDays, monthDays, monthOf } from './month.ts'
import { byTheSameRules, teamsOf, usdOfTeams } from './team-day.ts'
import { placeOf, type TrendDay } from './trend-day.ts'

/** What a cluster, a namespace, a team, or everything may cost in a month. */
export interface Budget {
  /** Any where absent. */
  readonly cluster?: string | undefined
  /** Of the workload that called; any where absent. */
  readonly namespace?: string | undefined
  /** Whose the workload is that pays; any where absent. */
  readonly team?: string | undefined
  readonly usdPerMonth: number
}

/** A budget beside what its month costs. */
export interface BudgetPace extends Budget {
  /** Null where nobody knows what it is of. */
  readonly usd: number | null
  /** Null where less than two days tell what is usual. */
  readonly projectedUsd: number | null
  /**
   * `over`: it is passed. `at_risk`: at what its days usually cost it will be. `not_known`: nobody decided on its team, or no day had a cost
   * in its cluster and namespace: a name may be wrong.
   */
  readonly status: 'on_track' | 'at_risk' | 'over' | 'not_known'
  /** Day on which it was or will be passed, `YYYY-MM-DD`; null where it will not be, or nobody knows. */
  readonly passedOn: string | null
}

/** Holds a budget against its month. `teamNames` are those that somebody decided on. */
export function budgetPace(
  budget: Budget,
  today: TrendDay,
  basis: MonthBasis,
  teamNames: readonly string[],
): BudgetPace {
  const { usdPerMonth } = budget
  if (!isFound(budget, today, basis.past, teamNames)) {
    return { ...budget, usd: null, projectedUsd: null, status: 'not_known', passedOn: null }
  }
  const days = budget.team === undefined ? daysOfPlaces(budget, today, basis) : daysOfTeam(budget, today, basis)
  const { usd, projectedUsd } = monthOf(today.day, days)
  const passed = passedDay(days.known, 0, usdPerMonth)
  const toCome = days.others.filter(({ day }) => day > today.day)
  const willPass = passedDay(
    toCome.flatMap((one) => (one.usd === null ? [] : [[one.day, one.usd] as const])),
    usd,
    usdPerMonth,
  )
  return {
    ...budget,
    usd,
    projectedUsd,
    status: usd > usdPerMonth ? 'over' : (projectedUsd ?? 0) > usdPerMonth ? 'at_risk' : 'on_track',
    passedOn: passed ?? willPass,
  }
}

type Where = Pick<Budget, 'cluster' | 'namespace'>

const isIn = ({ cluster, namespace }: Where, place: { readonly cluster: string; readonly namespace: string }) =>
  (cluster ?? place.cluster) === place.cluster && (namespace ?? place.namespace) === place.namespace

/** Whether what a budget is of is there, by its names; a team also by a label that its workloads had on another day. */
function isFound(
  { team, ...where }: Budget,
  today: TrendDay,
  past: readonly TrendDay[],
  teamNames: readonly string[],
): boolean {
  const days = [today, ...past]
  if (team !== undefined) return teamNames.includes(team) || teamsOf(byTheSameRules(today, days)).includes(team)
  if (where.cluster === undefined && where.namespace === undefined) return true
  return days.some(({ usdByPlace }) => Object.keys(usdByPlace).some((place) => isIn(where, placeOf(place))))
}

/** What to do about budgets of which nothing is known, in sentences. */
export const budgetNotes = (budgets: readonly BudgetPace[]): string[] =>
  budgets.flatMap(({ team, cluster, namespace, status }) => {
    if (status !== 'not_known') return []
    if (team !== undefined) {
      return `The budget of team "${team}" is not known: neither decisions.yaml nor a label names such a team. Correct the name of the budget, or give the team an entry in decisions.yaml.`
    }
    const places = [
      ...(namespace === undefined ? [] : [`namespace "${namespace}"`]),
      ...(cluster === undefined ? [] : [`cluster "${cluster}"`]),
    ]
    return `The budget of ${places.join(' of ')} is not known: no known day has a cost there. Check its names, in decisions.yaml or in the setting budgets.`
  })

function daysOfPlaces(where: Where, today: TrendDay, basis: MonthBasis): MonthDays {
  const isMeant = (place: string) => isIn(where, placeOf(place))
  const usdOf = ({ usdByPlace }: TrendDay) =>
    Object.entries(usdByPlace).reduce((sum, [place, usd]) => sum + (isMeant(place) ? usd : 0), 0)
  return monthDays(today, basis, usdOf, partKey(isMeant, today, basis))
}

/** Of the days that tell of teams; what is usual, of those by the rules of now. */
function daysOfTeam({ team, ...where }: Budget, today: TrendDay, { past, known, steps }: MonthBasis): MonthDays {
  const usdOf = (one: TrendDay) => usdOfTeams(one, (place) => place.team === team && isIn(where, place))
  const basis = { past: past.filter(({ teams }) => teams !== undefined), known: byTheSameRules(today, known), steps }
  const isWhole = where.cluster === undefined && where.namespace === undefined
  return monthDays(today, basis, usdOf, isWhole ? `team/${team}` : '')
}

/** The part of the bill whose dollars a budget's are: one of all places is of the total, whatever it names; a namespace of many clusters is of none. */
function partKey(isMeant: (place: string) => boolean, today: TrendDay, { known }: MonthBasis): string {
  const places = [...new Set([today, ...known].flatMap(({ usdByPlace }) => Object.keys(usdByPlace)))]
  const meant = places.filter(isMeant)
  const [place = ''] = meant
  if (meant.length === places.length) return 'total'
  const [cluster, ...others] = new Set(meant.map((one) => placeOf(one).cluster))
  if (cluster === undefined || others.length > 0) return ''
  const ofCluster = places.filter((one) => placeOf(one).cluster === cluster)
  return meant.length === ofCluster.length ? `cluster/${cluster}` : meant.length === 1 ? `namespace/${place}` : ''
}

/** The most urgent first: passed ones, then by the day on which they pass, then as the settings have them. */
export const byUrgency = (one: BudgetPace, other: BudgetPace) =>
  Number(other.status === 'over') - Number(one.status === 'over') ||
  (one.passedOn ?? NEVER).localeCompare(other.passedOn ?? NEVER)

/** After all days. */
const NEVER = '9999-12-31'

/** A budget that was at risk is so no more where a change of what is called usual would not make it pass. */
const CLEAR = 0.05
export const isClear = ({ status, projectedUsd, usdPerMonth }: BudgetPace) =>
  status === 'on_track' && projectedUsd !== null && projectedUsd <= usdPerMonth * (1 - CLEAR)

/** The day on which a running sum passes a limit. */
function passedDay(days: Iterable<readonly [day: string, usd: number]>, already: number, limit: number): string | null {
  let sum = already
  for (const [day, usd] of days) {
    sum += usd
    if (sum > limit) return day
  }
  return null
}
