import type { OwnUsage } from '../collecting/totals.ts'
import { defined } from '../defined.ts'
import { sum } from '../sums.ts'

/** What running flowtoll cost over the report day: an estimate at the list price of us-east-1, without a free tier. */
export interface OwnCost {
  /** Sum of the parts. */
  readonly usd: number
  readonly functionsUsd: number
  /** State transitions. */
  readonly workflowUsd: number
  /** Metrics and alarms. */
  readonly metricsUsd: number
  /** Requests of S3; absent in reports of an earlier form. */
  readonly requestsUsd?: number
  /** Of queries of logs for names; absent where no log group is read. */
  readonly logsUsd?: number
  readonly invocations: number
  readonly gigabyteSeconds: number
  readonly transitions: number
}

/** Arm, first tier. Source: https://aws.amazon.com/lambda/pricing/ */
const USD_PER_GIGABYTE_SECOND = 0.0000133334
const USD_PER_INVOCATION = 0.2 / 1_000_000
/** Source: https://aws.amazon.com/step-functions/pricing/ */
const USD_PER_TRANSITION = 0.025 / 1000
/** A metric is billed for the hours in which it is told. Source: https://aws.amazon.com/cloudwatch/pricing/ */
const USD_PER_METRIC_HOUR = 0.3 / 730
const USD_PER_ALARM_HOUR = 0.1 / 730

/** Puts and lists, and gets. Source: https://aws.amazon.com/s3/pricing/, S3 Standard */
const USD_PER_WRITE = 0.005 / 1000
const USD_PER_READ = 0.0004 / 1000

/**
 * Requests of S3 that an invocation of each task makes: counted in a day of the world `shop`, one cluster that is collected by the hour
 * (`test/bench/requests.bench.ts`). Of more monitors or many more rows there are more.
 */
export const REQUESTS_PER_TASK: Readonly<Record<string, { readonly writes: number; readonly reads: number }>> = {
  PlanCollection: { writes: 1, reads: 0 },
  StartQueries: { writes: 2, reads: 0 },
  FetchResults: { writes: 8.6, reads: 0.6 },
  ReadSurroundings: { writes: 4.7, reads: 9.3 },
  IdentifyRemotes: { writes: 0.3, reads: 2.2 },
  PlanHours: { writes: 3.9, reads: 6.9 },
  SettleHour: { writes: 5, reads: 12 },
  WatchHours: { writes: 2, reads: 3.9 },
  StoreDay: { writes: 27, reads: 60 },
  Deliver: { writes: 3, reads: 3 },
  // As Deliver was called before
  SendReport: { writes: 3, reads: 3 },
}

/** Alarms of the stack. */
export const OWN_ALARMS = 5
/** Metrics that each collection tells, and those that a report tells. */
export const COLLECTION_METRICS = ['Queries', 'SlicesCollected', 'SlicesIncomplete'] as const
export const REPORT_METRICS = ['Slices', 'Gaps', 'Cuts', 'Bytes', 'Dollars', 'Coverage', 'ReportsTold'] as const

/** States that an invocation of each task stands for: its own, and those that lead to it or end after it. */
export const STATES_PER_TASK: Readonly<Record<string, number>> = {
  // Itself, and CollectLanes or NotPlanned; not CollectSlices, once a lane
  PlanCollection: 2,
  // Itself, QueriesStarted, and the slice's end; a slice that is asked in rounds ends once.
  StartQueries: 3,
  // WaitForQueries, itself, QueriesRunning
  PollQueries: 3,
  // Itself, WindowsLeft
  FetchResults: 2,
  // Itself, CollectionClosed, and ReadSurroundings, ContinueDay or StartNextDay
  CloseCollection: 3,
  ReadSurroundings: 0,
  IdentifyRemotes: 1,
  // Itself, SettleHours, HoursSettled
  PlanHours: 3,
  SettleHour: 1,
  WatchHours: 1,
  // Itself, ReportMade
  StoreDay: 2,
  // Itself, Delivered, DaysLeft, Reported
  Deliver: 4,
  // As Deliver was called before
  SendReport: 3,
  // Itself, AfterFailure, FailedTold
  NotifyFailure: 3,
}

/** Prices what CloudWatch counted in some hours, and what was read of logs; null where it counted nothing. */
export function ownCostOf(usage: readonly OwnUsage[], hours: number, logsUsd?: number): OwnCost | null {
  const invocations = sum(usage.map((one) => one.invocations))
  if (invocations === 0) return null
  const of = (task: string) => sum(usage.map((one) => (one.task === task ? one.invocations : 0)))
  const gigabyteSeconds = sum(usage.map(({ megabytes, milliseconds }) => (megabytes / 1024) * (milliseconds / 1000)))
  const transitions = sum(usage.map((one) => one.invocations * (STATES_PER_TASK[one.task] ?? 1)))
  const reports = Math.min(hours, of('StoreDay'))
  const collections = Math.min(hours, of('CloseCollection'))
  const requestsUsd = sum(
    usage.map(({ task, invocations: times }) => {
      const { writes = 0, reads = 0 } = REQUESTS_PER_TASK[task] ?? {}
      return times * (writes * USD_PER_WRITE + reads * USD_PER_READ)
    }),
  )
  const functionsUsd = gigabyteSeconds * USD_PER_GIGABYTE_SECOND + invocations * USD_PER_INVOCATION
  const workflowUsd = transitions * USD_PER_TRANSITION
  const metricHours = collections * COLLECTION_METRICS.length + reports * REPORT_METRICS.length
  const metricsUsd = metricHours * USD_PER_METRIC_HOUR + OWN_ALARMS * hours * USD_PER_ALARM_HOUR
  return {
    usd: functionsUsd + workflowUsd + metricsUsd + requestsUsd + (logsUsd ?? 0),
    ...defined({ logsUsd }),
    ...{ functionsUsd, workflowUsd, metricsUsd, requestsUsd, invocations, gigabyteSeconds, transitions },
  }
}
