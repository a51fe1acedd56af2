import type { Interval } from '../day.ts'
import type { ExecutionInput } from './input.ts'
import type { Turn, Window, WindowFailure } from './window.ts'

/** What one state of the workflow hands to the next. The payload limit is 256 KiB, so there are keys and counts, never rows. */

export interface Monitor {
  readonly name: string
  readonly arn: string
  /** EKS cluster of the monitor's local resources; the monitor's name where there is none. */
  readonly cluster: string
  /** Whether its local resources name the cluster; absent in runs of an earlier form. */
  readonly isOfCluster?: boolean
  readonly region: string
}

/** A monitor that a report lacks, or has though it is not ACTIVE. */
export interface OtherMonitor {
  readonly name: string
  /**
   * The service's own word, `GONE` of one that the settings name and the account does not have, or `SILENT` of one that the archive, where
   * that alone tells, has no answer of.
   */
  readonly status: string
}

/** A source whose monitors could not be had when the run began: their hours are gaps. */
export interface FailedSource {
  /** As the ids of its monitors have it. */
  readonly id: string
  readonly accountId: string
  readonly region: string
  /** A clause. */
  readonly problem: string
  /** Where nobody knows which monitors it has, so that the day may lack some of it; absent where that is known. */
  readonly isUnknown?: true
}

/** An account that talks with a monitor's resources and is not in its scope. */
export interface UnscopedAccount {
  readonly accountId: string
  readonly region: string
  /** `IN_ORG`, `NOT_IN_ORG` or `UNKNOWN`. */
  readonly membership: string
}

/** The account of a monitor, by its ARN; null where that names none, or nobody knows the monitor. */
export const accountOf = (monitor: Pick<Monitor, 'arn'> | undefined): string | null =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(monitor?.arn ?? '')?.[1] ?? null

/** The stack's own account; of a run of an earlier form, that of its monitors. */
export const homeAccountOf = ({ home, monitors }: Pick<Run, 'home' | 'monitors'>): string | null =>
  home?.accountId ?? accountOf(monitors[0])

/** A monitor of the stack's own region, else the first of all. */
export const homeMonitorOf = ({ home, monitors }: Pick<Run, 'home' | 'monitors'>): Monitor | undefined =>
  monitors.find(({ region }) => region === home?.region) ?? monitors[0]

/** The run as PlanCollection settled it; every later task reads it. */
export interface Run extends Interval {
  /** Name of the execution. */
  readonly execution: string
  /** Key of the email's claim: all executions that have it send once. */
  readonly claim: string
  readonly executionArn: string
  readonly day: string
  readonly timeZone: string
  readonly mode: 'report' | 'collect'
  readonly refresh: boolean
  /** What was archived since is not asked for again, in all executions of the day; null where nothing is asked again, absent in runs of an earlier form. */
  readonly refreshSince?: string | null
  readonly email: boolean
  readonly recipients: readonly string[]
  /** Whether the execution's input itself asks for the email: then it is the whole digest, on a quiet day too. */
  readonly isAskedFor: boolean
  /** The stack's own account and region; absent in runs of an earlier form, whose monitors are all there. */
  readonly home?: { readonly accountId: string; readonly region: string }
  readonly monitors: readonly Monitor[]
  /** By id; absent where there are none. Their monitors are among `monitors` where an earlier report has them. */
  readonly failedSources?: readonly FailedSource[]
  /** Monitors of the account or the settings that are not among them or not ACTIVE; absent in runs of an earlier form. */
  readonly otherMonitors?: readonly OtherMonitor[]
  /** The first of those of all monitors, each once, and how many there are; absent where nobody was asked. */
  readonly unscopedAccounts?: { readonly first: readonly UnscopedAccount[]; readonly count: number }
  /** Whether `monitors` are fewer than the settings ask for: such a run leaves the day's own report and tables alone. */
  readonly isPart: boolean
  /** Hours that end later are not settled and are not asked for. */
  readonly settledUntil: string
  /** No query is started after this instant, and those that still run are stopped. */
  readonly collectUntil: string
  /** Slices that are missing too, and beyond what one execution asks for. */
  readonly slicesLeft: number
  /** Whether it is an earlier day that a daily run catches up with: whatever becomes of it, the days after it are done. */
  readonly isCaughtUp: boolean
  /** Day whose report is due when the run starts; absent where the input names monitors, as no schedule does. */
  readonly dueDay?: string
  /** Days before it that were caught up with, or tried, the same morning. */
  readonly earlierDays: readonly string[]
  /** First day of the range that this day is the last one of. */
  readonly rangeFrom?: string
  /** The last slice that had its turn in an earlier execution of the day. */
  readonly after?: Turn
  /** The execution that goes on with the same day, where this one has no time or room for all of it. */
  readonly continuation?: NextExecution & { readonly number: number }
  /** The execution that this one starts at its end, for the next day of a range; absent on the last day. */
  readonly next?: NextExecution
}

/** Earlier days without a report that are tried after the day that is due. */
export const missedDaysOf = ({ isCaughtUp, next }: Pick<Run, 'isCaughtUp' | 'next'>): readonly string[] =>
  isCaughtUp ? [] : (next?.input.catchUp?.days ?? [])

/** Whether a day without a report is no failure: one of a range that goes on, or one that is caught up with and tried again. */
export const isPassedOver = (run: Pick<Run, 'isCaughtUp' | 'next'>): boolean =>
  run.isCaughtUp || (run.next !== undefined && missedDaysOf(run).length === 0)

/** In place of a run, of a start by the schedule: the execution of the time that it fired for. */
export interface HandOver {
  readonly isHandedOver: true
  readonly next: NextExecution & {
    /** ARN that the execution has, where an earlier start was first. */
    readonly arn: string
    /** Started where that one has failed. */
    readonly again: NextExecution
  }
}

/** An execution to be started, under a name that a second try at starting it finds taken. */
export interface NextExecution {
  readonly name: string
  readonly input: ExecutionInput
}

/** One monitor, one hour: an item of the Map. */
export interface SliceItem {
  readonly monitor: string
  readonly start: string
  readonly end: string
}

/** How many queries are spent on a window before it is a gap. */
export const ATTEMPTS_PER_WINDOW = 2

export interface PendingWindow extends Window {
  /** 1 for the first query of the window. */
  readonly attempt: number
}

export type QueryState = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED' | 'TIMED_OUT'

export interface Query extends PendingWindow {
  readonly queryId: string
  readonly state: QueryState
  /** Why it is FAILED, where the service gave more than that word. */
  readonly reason?: string
}

/** A slice between the states of the Map. */
export interface SliceProgress extends SliceItem {
  readonly refresh: boolean
  /** As the run has it; absent in executions of an earlier form. */
  readonly refreshSince?: string | null
  /** Windows to ask next; absent before the first round. */
  readonly windows?: readonly PendingWindow[]
  readonly queries?: readonly Query[]
  readonly failures?: readonly WindowFailure[]
  /** Queries that were answered so far. */
  readonly answered?: number
  /** Whether one of the answers had rows. */
  readonly hasRows?: boolean
  readonly collectUntil: string
  /** Queries still running at this instant are stopped. */
  readonly deadline?: string
}

/** How a slice ended. */
export interface SliceOutcome {
  readonly monitor: string
  readonly start: string
  /** Queries that were answered; 0 also for a slice that ended in an error. */
  readonly answered: number
  readonly failures: readonly WindowFailure[]
}
