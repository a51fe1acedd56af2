import type { Run } from '../collecting/run.ts'
import type { Totals } from '../collecting/totals.ts'
import type { FindingsDay } from '../findings/memory.ts'
import type { HourCounts } from '../hours/hour-sums.ts'
import type { StoredTerms } from '../hours/terms.ts'
import type { Identities } from '../identities/identity.ts'
import type { Decisions } from '../identities/teams.ts'
import type { Edge } from '../money/edge.ts'
import type { DayPrices } from '../money/prices.ts'
import type { ReadCluster } from '../network/cluster-objects.ts'
import type { Topology } from '../network/topology.ts'
import type { TrendDay } from '../trend/trend-day.ts'
import type { LateDay } from './late-days.ts'
import type { EarlierMonitors } from './monitor-notes.ts'
import type { Report, ReportArchive } from './report.ts'

/** What the archive has of a run's day and of those before it: all that a report is made of. */
export interface ArchivedDay {
  readonly run: Run
  /** Keys of categories that the service refused. */
  readonly refusals: readonly string[]
  /** Those that have anything, in order. */
  readonly hours: readonly HourCounts[]
  /** Of all of them. */
  readonly edges: readonly Edge[]
  /** What they are settled with. */
  readonly terms: StoredTerms
  readonly decisions: Decisions
  readonly totals: Totals
  readonly topology: Topology
  /** Those that told of themselves; undefined where none was to be read. */
  readonly readClusters: readonly ReadCluster[] | undefined
  readonly prices: DayPrices
  readonly identities: Identities
  readonly bill: Report['bill']
  /** The report that stands where this one goes. */
  readonly stored: Report | undefined
  /** The day's own report, where this run is of a part of its monitors. */
  readonly whole: Report | undefined
  readonly storedTrend: TrendDay | undefined
  /** Newest first. */
  readonly pastFindings: readonly FindingsDay[]
  /** Newest first. */
  readonly pastTrends: readonly TrendDay[]
  readonly history: Report['history']
  /** Newest first. */
  readonly earlierMonitors: readonly EarlierMonitors[]
  /** Of the range that the day is the last one of. */
  readonly lostDays: readonly string[]
  /** Days that the run caught up with before this one, oldest first. */
  readonly lateDays: readonly LateDay[]
  readonly bucket: string
  readonly links: ReportArchive['links']
}
