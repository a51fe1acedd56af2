import { archivedSlices } from '../archive-key.ts'
import { coverageOf } from '../collecting/coverage.ts'
import type { Run } from '../collecting/run.ts'
import { addDays, type Interval, localTime } from '../day.ts'
import type { Teams } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { totalsOf } from '../money/totals.ts'
import type { HourRate } from '../trend/hour-watch.ts'
import { teamDayOf } from '../trend/team-day.ts'
import { type TrendDay, trendDayOf } from '../trend/trend-day.ts'
import { lackingSources, wholeInPart } from './lacking-sources.ts'
import { monitorSums } from './report-builder.ts'
import { topRows } from './report-tables.ts'

/** Days whose hours are held against: each weekday is there four times. */
const RATE_DAYS = 28

/** Pairs that an hour is remembered by. */
const MOST_PAIRS = 60

const DAY = 86_400_000

/** Hours of the last days: an object of `trends/`. */
export interface HourRates {
  readonly schema: 1
  /** Oldest first. */
  readonly hours: readonly HourRate[]
}

/**
 * An hour's dollars as those of a day that would go on like it; not whole where it lacks an answer of a monitor that the service has, and
 * whole but for its source where others lack none.
 * `refusals` are the keys of categories that it has not.
 */
export function hourRate(
  hour: Interval & { readonly edges: readonly PricedFlow[]; readonly raw: readonly string[] },
  refusals: readonly string[],
  { day, monitors, timeZone }: Pick<Run, 'day' | 'monitors' | 'timeZone'>,
  { bytesPerGigabyte, teams }: { readonly bytesPerGigabyte: number; readonly teams: Teams | null },
): HourRate {
  const { from, to, edges, raw } = hour
  const { gaps } = coverageOf(
    { from, to, settledUntil: to, slicesLeft: 0 },
    monitors.map(({ name }) => name),
    archivedSlices([...refusals, ...raw]),
    [],
  )
  const clusters = new Map(monitors.map(({ name, cluster }) => [name, cluster]))
  const clusterOf = (name: string) => clusters.get(name) ?? name
  const pairs = topRows(edges, { clusterOf, bytesPerGigabyte })
  const totals = totalsOf(edges, bytesPerGigabyte)
  const sums = monitorSums({ monitors }, edges)
  const trend = trendDayOf(
    {
      day,
      isWhole: gaps.length === 0,
      inPart: wholeInPart({ monitors }, edges, lackingSources({}, { gaps, cuts: [] }), bytesPerGigabyte),
      unseenShare: 0,
      totals,
      monitors: sums,
      teams: teamDayOf(edges, teams, clusterOf),
    },
    pairs,
    0,
  )
  const times = DAY / (Date.parse(to) - Date.parse(from))
  return { from, to, at: localTime(Date.parse(from), timeZone), rate: timesAsMuch(trend, times) }
}

function timesAsMuch({ savingUsdPerMonth: _, ...trend }: TrendDay, times: number): TrendDay {
  const all = <Name extends string>(usds: Readonly<Record<Name, number>>) =>
    Object.fromEntries(Object.entries<number>(usds).map(([name, usd]) => [name, usd * times])) as Record<Name, number>
  const kept = trend.pairs.slice(0, MOST_PAIRS)
  return {
    ...trend,
    usd: trend.usd * times,
    usdByFigure: all(trend.usdByFigure),
    usdByPlace: all(trend.usdByPlace),
    ...(trend.teams ? { teams: { ...trend.teams, usd: all(trend.teams.usd) } } : {}),
    byMonitor: Object.fromEntries(
      Object.entries(trend.byMonitor ?? {}).map(([name, one]) => [name, { ...one, usd: one.usd * times }]),
    ),
    pairs: kept.map((pair) => ({ ...pair, usd: pair.usd * times })),
    pairsLeftOut: trend.pairsLeftOut + trend.pairs.length - kept.length,
  }
}

/** The hours of a day in the place of those that are known of it; the oldest days are forgotten. */
export function withDay(standing: HourRates | undefined, day: string, hours: readonly HourRate[]): HourRates {
  const others = (standing?.hours ?? []).filter(({ rate }) => rate.day !== day)
  const all = [...others, ...hours].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const newest = all.at(-1)?.rate.day ?? day
  return { schema: 1, hours: all.filter(({ rate }) => rate.day > addDays(newest, -RATE_DAYS)) }
}
