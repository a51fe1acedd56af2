import { type MonthBasis, monthDays, monthOf } from './month.ts'
import { placeOf, type TrendDay } from './trend-day.ts'

/** What a cluster, a namespace, or everything may cost in a month. */
export interface Budget {
  /** Any where absent. */
  readonly cluster?: string | undefined
  /** Of the workload that called; any where absent. */
  readonly namespace?: string | undefined
  readonly usdPerMonth: number
}

/** A budget beside what its month costs. */
export interface BudgetPace extends Budget {
  readonly usd: number
  /** Null where nothing usual is known. */
  readonly projectedUsd: number | null
  /** `over`: it is passed. `at_risk`: at what its days usually cost it will be. */
  readonly status: 'on_track' | 'at_risk' | 'over'
  /** Day on which it was or will be passed, `YYYY-MM-DD`; null where it will not be, or nobody knows. */
  readonly passedOn: string | null
}

/** Holds a budget against its month. */
export function budgetPace(budget: Budget, today: TrendDay, basis: MonthBasis): BudgetPace {
  const { cluster, namespace, usdPerMonth } = budget
  const isMeant = (place: string) => {
    const { cluster: itsCluster, namespace: itsNamespace } = placeOf(place)
    return (cluster ?? itsCluster) === itsCluster && (namespace ?? itsNamespace) === itsNamespace
  }
  const usdOf = ({ usdByPlace }: TrendDay) =>
    Object.entries(usdByPlace).reduce((sum, [place, usd]) => sum + (isMeant(place) ? usd : 0), 0)
  const days = monthDays(today, basis, usdOf, partKey(budget))
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

/** The part of the bill that a budget is of; a namespace of any cluster is none. */
function partKey({ cluster, namespace }: Budget): string {
  if (cluster === undefined) return namespace === undefined ? 'total' : ''
  return namespace === undefined ? `cluster/${cluster}` : `namespace/${JSON.stringify([cluster, namespace])}`
}

/** The day on which a running sum passes a limit. */
function passedDay(days: Iterable<readonly [day: string, usd: number]>, already: number, limit: number): string | null {
  let sum = already
  for (const [day, usd] of days) {
    sum += usd
    if (sum > limit) return day
  }
  return null
}
