import type { CountedBytes, UnseenBytes } from '../collecting/counted-bytes.ts'
import type { CutHour } from '../collecting/cut-hours.ts'
import type { Gap } from '../collecting/gap.ts'
import type { ReportFindings } from '../findings/finding.ts'
import type { Calibration } from '../flows/calibration.ts'
import type { BillComparison } from '../money/billed-usage.ts'
import type { OwnCost } from '../money/own-cost.ts'
import type { ReportTotals } from '../money/totals.ts'
import type { Attention, ReportStatus } from '../trend/attention.ts'
import type { Trend, Usual } from '../trend/trend.ts'
import type { DayRates } from '../trend/trend-day.ts'
import type { AccountSum } from './accounts.ts'
import type { Delivery } from './delivery.ts'
import type { Locality } from './locality.ts'
import type { Naming } from './naming.ts'
import type {
  AwsServiceRow,
  Cause,
  ExternalRow,
  InterAzRow,
  OtherNetworkRow,
  ReportTable,
  TopRow,
} from './report-rows.ts'
import type { ReportTeam } from './teams.ts'
import type { UnreadNetwork } from './unread-networks.ts'

export type { CountedBytes, UnseenBytes } from '../collecting/counted-bytes.ts'
export type { CutHour } from '../collecting/cut-hours.ts'
export type { Gap } from '../collecting/gap.ts'
export type { ReportEnd } from '../identities/named-end.ts'
export { UNOWNED } from '../identities/teams.ts'
export type { ChargeName } from '../money/charges.ts'
export type { OwnCost } from '../money/own-cost.ts'
export type { BoundSum, ChargeSum, ReportTotals, UnpricedSum } from '../money/totals.ts'
export type { Alarm, Attention, News, ReportStatus, Undone } from '../trend/attention.ts'
export type { HourlyAlert } from '../trend/hour-watch.ts'
export type { BudgetPace, Days, EarlierUsd, Figure, Month, Mover, Trend, Usual } from '../trend/trend.ts'
export type { AccountSum } from './accounts.ts'
export type { Locality } from './locality.ts'
export type { Naming } from './naming.ts'
export type {
  Addresses,
  AwsServiceRow,
  Cause,
  ExternalRow,
  InterAzRow,
  OtherNetworkRow,
  ReportTable,
  RowSums,
  TopRow,
  ZonePair,
} from './report-rows.ts'
export type { ReportTeam, TeamSlice } from './teams.ts'
export type { UnreadNetwork } from './unread-networks.ts'

/**
 * The one model that every output renders: `report.json`, the HTML and the text are made from it and from nothing
 * else. All sums are done here; templates choose words and layout. Money is US dollars at list price.
 */
export interface Report {
  readonly schemaVersion: 2
  /** The report day, `YYYY-MM-DD`, in `timeZone`. */
  readonly day: string
  readonly timeZone: string
  /** First and last instant of the day, ISO 8601 UTC. */
  readonly from: string
  readonly to: string
  readonly monitors: readonly ReportMonitor[]
  /** Dearest first. */
  readonly clusters: readonly ReportCluster[]
  /**
   * `partial` as soon as one window of the day lacks something; else `low_coverage` where CloudWatch counted a tenth or more
   * beyond a monitor's rows; else `unpriced` where the total is not `mostlyPriced`, or
   * EC2 told nothing of a part of the network: dollars may be missing then, and none is there that is not sure.
   */
  readonly status: ReportStatus
  readonly totals: ReportTotals
  /** By who is billed and where, dearest first, accounts that are not known last: all add up to the total. Absent where all that is known is one account's in one region. */
  readonly byAccount?: readonly AccountSum[]
  /** Dearest first, what is unowned last; absent where nobody decided on teams. */
  readonly teams?: readonly ReportTeam[]
  /** The dearest pairs of a workload and its far end over all tables, at most ten; only what costs something. */
  readonly top: readonly TopRow[]
  /** What the day's dollars are most about; null where nothing costs. */
  readonly cause: Cause | null
  /** The day held against earlier ones, and its month. */
  readonly trend: Trend
  /** What of it is beyond what is usual, and what earlier reports have not told. */
  readonly attention: Attention
  /** What to do about it, what that saves, and what changes have saved. */
  readonly findings: ReportFindings
  readonly coverage: Coverage
  /** How much has a name at its far end, and how the names were learned. */
  readonly naming: Naming
  /** An earlier day's bill beside its estimate; null where the setting `costExplorer` is off. */
  readonly bill: BillComparison | null
  /** Plain sentences that the reader needs to trust the figures: a missing permission, an old range list. */
  readonly notes: readonly string[]
  readonly rates: ReportRates
  /** Bytes in the report's gigabyte: 2^30 by default. */
  readonly bytesPerGigabyte: number
  /** Earlier reports found in the archive, newest first, at most 14. Days without a report are absent. */
  readonly history: readonly EarlierDay[]
  /** What running flowtoll cost over the day; null where nobody counted it. */
  readonly ownCost: OwnCost | null
  /** Where the report is kept. */
  readonly archive: ReportArchive
  /** What was sent where, and what became of it; absent until then. */
  readonly deliveries?: readonly Delivery[]
  readonly execution: string
  readonly version: string
}

export interface EarlierDay {
  readonly day: string
  readonly usd: number
  readonly status: ReportStatus
  /** Whether it covers the monitors of this report, no more and no fewer: others are no measure for its total. */
  readonly sameMonitors: boolean
}

export interface ReportMonitor {
  readonly name: string
  /** EKS cluster named by the monitor's local resources; the monitor's own name where it names none. */
  readonly cluster: string
  /** What commands call the cluster, and the account that they are for; absent where it is `cluster`, of the stack's own account. */
  readonly elsewhere?: { readonly clusterName: string; readonly accountId: string | null }
  readonly region: string
  readonly usd: number
  readonly bytes: number
}

/** An EKS cluster, whatever monitors it has. */
export interface ReportCluster {
  readonly name: string
  readonly regions: readonly string[]
  /** Names of its monitors. */
  readonly monitors: readonly string[]
  readonly totals: ReportTotals
  /** What its total was to be expected at, dollars a day; null as in `trend`. */
  readonly usual: Usual | null
  /** Whether a digest has room for its tables; of others it has the total. */
  readonly inDigest: boolean
  /** What crossed a zone: workload to workload (or named end), dearest first. */
  readonly interAz: ReportTable<InterAzRow>
  /** How much of what is called inside the VPC stays in its zone. */
  readonly locality: Locality
  /** What left to public addresses outside the S3 and DynamoDB categories, dearest first, then largest. */
  readonly external: ReportTable<ExternalRow>
  /** Traffic with AWS services: S3, DynamoDB, interface endpoints and addresses that AWS publishes as a service's. */
  readonly awsServices: ReportTable<AwsServiceRow>
  /** Traffic with other networks of ours: VPCs behind peering or a transit gateway, other regions, premises. */
  readonly otherNetworks: ReportTable<OtherNetworkRow>
}

export interface Coverage {
  /** Hours of the day times monitors. */
  readonly slicesWanted: number
  readonly slicesComplete: number
  readonly gaps: readonly Gap[]
  /** Hours with answers that held less than they should: what they lack is not in the figures. */
  readonly cuts: readonly CutHour[]
  /** Connections that both ends reported, counted once. */
  readonly mirroredPairs: number
  /** What a value was taken for, and the sample behind it: of the stack's own account and region, or of another where that has no monitor. */
  readonly calibration: Calibration & Partial<SourceCalibration>
  /** The same of each other account and region that has monitors; absent where there are none. */
  readonly calibrationElsewhere?: readonly SourceCalibration[]
  /** Bytes that may be counted twice: rows of both ends that could not be told to be of one connection. */
  readonly doubtfulBytes: number
  /** Networks that EC2 told nothing of, most bytes first; absent where there are none, and in reports of before they were told. */
  readonly unread?: readonly UnreadNetwork[]
  /** Ids of sources whose monitors are known, those without any among them; absent where there are none. */
  readonly knownSources?: readonly string[]
  /** The day as CloudWatch counted it, beside the rows. */
  readonly counted: {
    /** Instant up to which CloudWatch was asked: the end of the day, but for a day that was not over. */
    readonly until: string
    /** Monitors by name: rows of both ends as they came, against the monitor's own total. */
    readonly monitors: readonly CountedBytes[]
    /** What is missing of monitors of which CloudWatch counted a tenth or more beyond the rows; null where there are none. */
    readonly unseen: UnseenBytes | null
    /** NAT gateways by id: what is in the report, against all that the gateway processed, for whomever. */
    readonly natGateways: readonly CountedBytes[]
  }
}

export interface SourceCalibration extends Calibration {
  /** As the ids of its monitors have it. */
  readonly source: string
  /** 12 digits. */
  readonly accountId: string
  readonly region: string
}

/** Labels of the links to the folder of the report, to the commands of its savings, and to the page. */
export const REPORT_LINK = 'The report in S3'
export const CHANGES_LINK = 'changes.md'
export const PAGE_LINK = 'page.html'

/** Null where no list price is known: what is counted there is not priced. */
export interface ReportRates extends DayRates {
  readonly source: 'fallback' | 'price-list'
  /** Day of the table, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly region: string
}

export interface ReportArchive {
  readonly bucket: string
  /** Keys in the bucket, in reading order. */
  readonly keys: readonly string[]
  /** SQL for DuckDB at the archive's root: the day's total; empty where the run wrote no tables. */
  readonly query: string
  /** Links that open in a browser with the right account. Empty on a local run. */
  readonly links: readonly { readonly label: string; readonly url: string }[]
}
