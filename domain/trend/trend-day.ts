import type { ReportEnd } from '../identities/named-end.ts'
import type { ReportTotals } from '../money/totals.ts'
import { sum } from '../sums.ts'
import type { TeamDay } from './team-day.ts'

/** The figures that a digest leads with, in its order. */
export const FIGURES = ['inter_az', 'nat', 'other'] as const
export type FigureName = (typeof FIGURES)[number]

/** A pair of a workload and its far end, dollars of the day. */
export interface TrendPair {
  readonly cluster: string
  readonly source: ReportEnd
  readonly destination: ReportEnd
  readonly via: string
  /** Whose the workload is that pays; absent where nobody decided on teams. */
  readonly team?: string | undefined
  readonly usd: number
}

/** What a gigabyte cost; null where no price is known. */
export interface DayRates {
  readonly interAzUsdPerGbEachDirection: number | null
  readonly natUsdPerGb: number | null
  readonly endpointUsdPerGb: number | null
  readonly transitUsdPerGb: number | null
  /** What list prices were multiplied with; 1 for none. */
  readonly priceFactor: number
}

/** An object of `trends/dt=…/`: what later days hold themselves against. */
export interface TrendDay {
  readonly schema: 1
  readonly day: string
  /**
   * With traffic, without gaps, of a known network, and mostly priced; others are no measure. A window that stayed cut lacks its smallest flows
   * alone, and does so day after day where a cluster is large.
   */
  readonly complete: boolean
  /**
   * Whether its report said that something is missing from it, so that it cost at least `usd`; days of an earlier form do not tell. A day
   * without traffic lacks nothing, and is no measure.
   */
  readonly isAtLeast?: boolean
  /**
   * Of a day that would be complete but for sources of which something is missing: their monitors, none where nobody knows them. Absent of
   * all other days.
   */
  readonly lacking?: readonly string[]
  /** Bytes without a price, as a part of all; of a day with `lacking`, of the other monitors' bytes. */
  readonly unknownShare: number
  /** What the rows lack of what CloudWatch counted, where that is a tenth or more; days of an earlier form do not tell. */
  readonly unseenShare?: number
  /** Names, in order. */
  readonly monitors: readonly string[]
  /** By monitor's name; days of an earlier form do not tell. */
  readonly byMonitor?: Readonly<Record<string, { readonly cluster: string; readonly usd: number }>>
  readonly usd: number
  readonly usdByFigure: Readonly<Record<FigureName, number>>
  /** By cluster and namespace of the workload that called: what budgets are held against. */
  readonly usdByPlace: Readonly<Record<string, number>>
  /** Absent where nobody decided on teams. */
  readonly teams?: TeamDay
  /** Dearest first, at most 500. */
  readonly pairs: readonly TrendPair[]
  /** Pairs that were left out, each no dearer than the last of `pairs`. */
  readonly pairsLeftOut: number
  /** What stays in its zone, by cluster; days of an earlier form do not tell. */
  readonly locality?: readonly LocalityDay[]
  /** What changes at hand would save, dollars a month; days of an earlier form do not tell. */
  readonly savingUsdPerMonth?: number
  /** What the day was priced by; days of an earlier form do not tell. */
  readonly rates?: DayRates & {
    /** Absent of the stack's own. */
    readonly region?: string
  }
  readonly bytesPerGigabyte?: number
  /** What this report and those before it have told; days of an earlier form have none. */
  readonly told?: Readonly<Record<string, Told>>
}

/** Bytes of a day inside the VPC, and how many of them stayed in their zone. */
export interface LocalityDay extends LocalBytes {
  readonly cluster: string
  /** Those that the day's report has: with most bytes that cross. */
  readonly services: readonly (LocalBytes & { readonly namespace: string; readonly service: string })[]
}

export interface LocalBytes {
  readonly bytes: number
  readonly localBytes: number
}

/** Something that a report told, so that the next need not tell it as new. */
export interface Told {
  /** First day on which it was so. */
  readonly since: string
  /** Last one. */
  readonly last: string
  /** Of a rise or fall: day of its newest level, where that is another than its first. */
  readonly level?: string
  /** Of a rise or fall: day on which it was over. */
  readonly over?: string
  /** Of a rise or fall: dollars of the day on which it was told, and what was usual then. */
  readonly usd?: number
  readonly usualUsd?: number
  /** Whether something was missing from that day, so that it cost at least that. */
  readonly isAtLeast?: boolean
  /** Of a rise or fall: those of the same part before it that were over. */
  readonly former?: readonly Pick<Told, 'since' | 'over' | 'usd' | 'usualUsd'>[]
}

/** Days that are looked back on: four weeks, and the month so far. */
export const TREND_DAYS = 35

const MOST_PAIRS = 500

/** What a day leaves for later ones. `pairs` are all that cost something, dearest first. */
export function trendDayOf(
  facts: {
    readonly day: string
    readonly isWhole: boolean
    /** What of it is whole, where what is missing is of some sources. */
    readonly inPart?: Pick<TrendDay, 'lacking' | 'unknownShare'> | undefined
    readonly unseenShare: number
    readonly totals: ReportTotals
    readonly monitors: readonly { readonly name: string; readonly cluster: string; readonly usd: number }[]
    readonly teams: TeamDay | undefined
  },
  pairs: readonly TrendPair[],
  savingUsdPerMonth: number,
): TrendDay {
  const { day, isWhole, inPart, unseenShare, totals, monitors, teams } = facts
  const kept = pairs.slice(0, MOST_PAIRS)
  return {
    schema: 1,
    day,
    complete: isWhole && totals.mostlyPriced && totals.bytes > 0,
    unknownShare: totals.unknownShare,
    ...inPart,
    unseenShare,
    monitors: monitors.map(({ name }) => name).toSorted(),
    byMonitor: Object.fromEntries(monitors.map(({ name, cluster, usd }) => [name, { cluster, usd }])),
    usd: totals.usd,
    usdByFigure: usdByFigure(totals.byCharge),
    usdByPlace: usdByPlace(pairs),
    ...(teams ? { teams } : {}),
    pairs: kept.map(({ cluster, source, destination, via, team, usd }) => ({
      ...{ cluster, source, destination, via },
      ...(team === undefined ? {} : { team }),
      usd,
    })),
    pairsLeftOut: pairs.length - kept.length,
    savingUsdPerMonth,
  }
}

/** What is neither a crossing nor a NAT gateway is `other`. */
export function usdByFigure(byCharge: ReportTotals['byCharge']): Record<FigureName, number> {
  const sums = { inter_az: 0, nat: 0, other: 0 }
  for (const { charge, usd } of byCharge) sums[charge === 'inter_az' || charge === 'nat' ? charge : 'other'] += usd
  return sums
}

/** By who called, or where nobody knows that, by whom they called. */
function usdByPlace(pairs: readonly TrendPair[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const { cluster, source, destination, usd } of pairs) {
    const place = JSON.stringify([cluster, source.namespace || destination.namespace])
    sums.set(place, (sums.get(place) ?? 0) + usd)
  }
  return Object.fromEntries(sums)
}

/** Dollars of a cluster's pairs. */
export const usdOfCluster = ({ usdByPlace }: TrendDay, cluster: string) =>
  sum(Object.entries(usdByPlace).map(([place, usd]) => (placeOf(place).cluster === cluster ? usd : 0)))

/** Whether a cluster cost anything. */
export const hasCluster = ({ usdByPlace }: TrendDay, cluster: string) =>
  Object.entries(usdByPlace).some(([place, usd]) => usd > 0 && placeOf(place).cluster === cluster)

/** Monitors of which nothing is missing. */
export const wholeMonitors = ({ monitors, lacking = [] }: Pick<TrendDay, 'monitors' | 'lacking'>): string[] =>
  monitors.filter((name) => !lacking.includes(name))

/** Whether a source of which something is missing has a cluster. */
export const lacksCluster = ({ lacking = [], byMonitor = {} }: TrendDay, cluster: string) =>
  lacking.some((name) => byMonitor[name]?.cluster === cluster)

/** What a key of `usdByPlace` says; the namespace is empty where there is none. */
export function placeOf(place: string): { readonly cluster: string; readonly namespace: string } {
  const [cluster = '', namespace = ''] = JSON.parse(place) as string[]
  return { cluster, namespace }
}

/** The same pair on another day. */
export const pairId = ({ cluster, source, destination, via }: Omit<TrendPair, 'usd' | 'team'>) =>
  JSON.stringify([cluster, source.namespace, source.name, destination.namespace, destination.name, via])

/** An address for a name is another one tomorrow: news every day would be none. */
export const isAddress = (name: string) => ADDRESS.test(name)

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]+)$/i
