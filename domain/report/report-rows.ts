import type { ReportEnd } from '../identities/named-end.ts'
import type { ReportTotals } from '../money/totals.ts'

/** The tables of a report, and their rows: part of the one model, `report.ts`. */

export interface ReportTable<Row> {
  /** At most 50. */
  readonly rows: readonly Row[]
  /** What the rows leave out, summed; `rows` 0 where nothing is left out. */
  readonly rest: RowSums
  /** What a digest leaves out, summed: rows that are not `inDigest`, and the rest. */
  readonly notInDigest: RowSums
  /** Of all rows, the rest among them; absent in reports of before it. */
  readonly totals?: ReportTotals
}

export interface RowSums {
  /** How many rows. */
  readonly rows: number
  readonly bytes: number
  readonly gigabytes: number
  readonly usd: number
  readonly unpricedBytes: number
}

interface Amount {
  readonly cluster: string
  readonly bytes: number
  readonly gigabytes: number
  readonly usd: number
  /** Bytes of the row whose price is not known; a row that has them must not read as free. */
  readonly unpricedBytes: number
}

/** A line of a table. */
interface Line extends Amount {
  /** Whether the row pays for its line in a digest: it is a part of the day's dollars or bytes that one would miss. */
  readonly inDigest: boolean
}

/** A workload and its far end, whatever the zones and addresses. */
export interface TopRow extends Amount {
  readonly source: ReportEnd
  readonly destination: ReportEnd
  /** What the flows passed, as `via` in the archive. */
  readonly via: string
  /** Whose the workload is that pays; absent where nobody decided on teams. */
  readonly team?: string
}

/** A pair that costs a twentieth of the day or more; else all who call one destination together. */
export interface Cause {
  readonly cluster: string
  /** Null where they are several. */
  readonly source: ReportEnd | null
  /** How many workloads it is. */
  readonly sources: number
  readonly destination: ReportEnd
  readonly via: string
  readonly usd: number
}

export interface InterAzRow extends Line {
  readonly source: ReportEnd
  readonly destination: ReportEnd
  /** `direct` or `peering`, as `via` in the archive. */
  readonly via: string
  /** Which zones the bytes went between, dearest first. */
  readonly zones: readonly ZonePair[]
}

export interface ZonePair {
  /** Availability Zone ids (`use1-az1`), `unknown` where the service names none. */
  readonly sourceAz: string
  readonly destinationAz: string
  readonly gigabytes: number
  readonly usd: number
}

export interface ExternalRow extends Line {
  readonly localIps: Addresses
  /** Several where one name is behind them; an address without a name has a row of its own. */
  readonly remoteIps: Addresses
  readonly workload: string
  readonly namespace: string
  /** Owner of the remote address, `unknown` where nothing tells. */
  readonly belongsTo: string
  /** Where most of that runs, where it is another's (`Amazon EC2, us-east-1`); empty where it is not, or nobody knows. */
  readonly host: string
  /** How `belongsTo` was learned for most bytes, as `identity_source` in the archive; empty where it was not. */
  readonly identitySource: string
  /** What the flow passed, as `via` in the archive. */
  readonly via: string
  /** Bytes that pass a gateway in another zone, and pay for the way to it. */
  readonly gatewayElsewhereBytes: number
}

/** The addresses of a row. */
export interface Addresses {
  /** Those with the most bytes, at most three. */
  readonly shown: readonly string[]
  readonly count: number
}

export interface AwsServiceRow extends Line {
  readonly workload: string
  readonly namespace: string
  readonly service: string
  readonly via: string
  /** Bytes that pass a gateway in another zone, and pay for the way to it. */
  readonly gatewayElsewhereBytes: number
}

export interface OtherNetworkRow extends Line {
  readonly source: ReportEnd
  readonly destination: ReportEnd
  /** What the flow passed, as `via` in the archive. */
  readonly via: string
}
