import type { ReportEnd } from '../identities/named-end.ts'
import type { PastDay } from '../trend/past-days.ts'
import type { PastEvent } from '../trend/past-events.ts'
import type { Report } from './report.ts'

export type { PastDay } from '../trend/past-days.ts'
export type { PastEvent } from '../trend/past-events.ts'

/** All that the page of a day shows: its report, every pair behind the report's sums, and the last thirty days. */
export interface Page {
  readonly report: Report
  readonly pairs: PagePairs
  readonly days: readonly PastDay[]
  readonly events: readonly PastEvent[]
  /** Null where its hours are not collected as they come. */
  readonly today: PageToday | null
}

/** What the day after has cost by the time of the report. */
export interface PageToday {
  readonly day: string
  /** Hours that are over, and those of them that are settled whole: the dollars are of these. */
  readonly hoursOver: number
  readonly hours: number
  readonly usd: number
  /** The same hours of the report's day and of a week ago; null where they are not known. */
  readonly earlier: readonly { readonly day: string; readonly usd: number | null }[]
}

/**
 * Every pair of a workload and its far end, in columns: a cluster has tens of thousands. Dearest first, then largest; beyond a
 * bound, rows that sum the others. A column holds one value a row: an index into a list where it names one, -1 for none.
 */
export interface PagePairs {
  readonly lists: {
    readonly ends: readonly ReportEnd[]
    readonly clusters: readonly string[]
    readonly teams: readonly string[]
    /** As `via` in the archive. */
    readonly ways: readonly string[]
    /** Zone ids, `unknown` where the service names none. */
    readonly zones: readonly (readonly [source: string, destination: string])[]
    /** Ways through the route tables, in words. */
    readonly paths: readonly string[]
    /** Why bytes have no price. */
    readonly reasons: readonly string[]
    /** How names were learned, as `identity_source` in the archive; `host` where only the host is known. */
    readonly namedBy: readonly string[]
    /** Where the far end runs, where it is another's. */
    readonly hosts: readonly string[]
  }
  readonly cluster: readonly number[]
  readonly source: readonly number[]
  readonly destination: readonly number[]
  readonly way: readonly number[]
  readonly team: readonly number[]
  /** Index into `PAGE_TABLES`; -1 for what stays in its zone and costs nothing. */
  readonly table: readonly number[]
  /** How many pairs the row is: 1, but for sums, whose ends are not known. */
  readonly pairs: readonly number[]
  readonly bytes: readonly number[]
  readonly usd: readonly number[]
  readonly unpricedBytes: readonly number[]
  /** The largest reason for those. */
  readonly reason: readonly number[]
  readonly namedBy: readonly number[]
  readonly host: readonly number[]
  /** What each charge has of the row, by its name, and what is `free`; one that nothing pays is absent. */
  readonly charges: Readonly<Record<string, ChargeColumns>>
  /** Of what stays inside its VPC or is peered: where it went. One zone pair alone, of all of the row, stands as its index. */
  readonly zones: readonly Parts[]
  /** Most bytes first, at most three. One path alone stands as its index. */
  readonly paths: readonly Parts[]
  /** How many paths there are. */
  readonly pathCounts: readonly number[]
  /** Addresses of far ends outside, at most three, and how many there are; 0 for none. */
  readonly addresses: readonly (0 | readonly [shown: readonly string[], count: number])[]
  /** Places of open findings that stand on the row's dollars, in the report's order; 0 for none. */
  readonly findings: readonly (0 | readonly number[])[]
  /** By row: dollars of the days of `Page.days`, null where nobody knows. Rows without dollars in them are absent. */
  readonly history: Readonly<Record<number, readonly (number | null)[]>>
}

export interface ChargeColumns {
  readonly usd: readonly number[]
  /** Bytes that pay it; -1 where those are all of the row's. */
  readonly bytes: readonly number[]
}

/** An index into a list; or several, each with what it has of the row. */
export type Parts = number | readonly PagePart[]

export type PagePart = readonly [
  index: number,
  bytes: number,
  usd: number,
  unpricedBytes: number,
  charges: Readonly<Record<string, readonly [bytes: number, usd: number]>>,
]

/** Tables of a report, as rows of the page name them. */
export const PAGE_TABLES = ['interAz', 'external', 'awsServices', 'otherNetworks'] as const
