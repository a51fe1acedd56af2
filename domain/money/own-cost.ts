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

/** Alarms of the stack. */
export const OWN_ALARMS = 5
/** Metrics that each collection tells, and those that a report tells. */
export const COLLECTION_METRICS = ['Queries', 'SlicesCollected', 'SlicesIncomplete'] as const
export const REPORT_METRICS = ['Slices', 'Gaps', 'Cuts', 'Bytes', 'Dollars', 'Coverage', 'ReportsTold'] as const

/** States that an invocation of each task stands for: its own, and those that lead to it or end after it. */
export const STATES_PER_TASK: Readonly<Record<string, number>> = {
  // Itself, and CollectSlices or NotPlanned
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
  const functionsUsd = gigabyteSeconds * USD_PER_GIGABYTE_SECOND + invocations * USD_PER_INVOCATION
  const workflowUsd = transitions * USD_PER_TRANSITION
  const metricHours = collections * COLLECTION_METRICS.length + reports * REPORT_METRICS.length
  const metricsUsd = metricHours * USD_PER_METRIC_HOUR + OWN_ALARMS * hours * USD_PER_ALARM_HOUR
  return {
    usd: functionsUsd + workflowUsd + metricsUsd + (logsUsd ?? 0),
    ...defined({ logsUsd }),
    ...{ functionsUsd, workflowUsd, metricsUsd, invocations, gigabyteSeconds, transitions },
  }
}
