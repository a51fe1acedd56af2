import { parsedInput, requestedRun } from '../collecting/input.ts'
import type { HandOver, Run } from '../collecting/run.ts'
import { claimOf, heededInput, scheduledStart } from '../collecting/schedule.ts'
import { hoursOfDays, localDay, localTime, stretchOf } from '../day.ts'

/** What the workflow tells of an execution that failed. */
export interface FailedExecution {
  /** ARN of the execution. */
  readonly execution: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly input: unknown
  /** As PlanCollection settled it; null where that did not come to an end. */
  readonly run: Run | HandOver | null
  /** What the workflow caught: `Cause` is a function's JSON, or plain text. */
  readonly error: { readonly Error?: string; readonly Cause?: unknown }
}

/** The settings that a run follows. */
export interface RunSettings {
  readonly timeZone: string
  /** Minutes after its end before an hour is asked for. */
  readonly settleMinutes: number
}

/** What a failed run was about. */
export interface FailedRun {
  readonly mode: 'report' | 'collect'
  readonly day: string
  readonly timeZone: string
  /** Its hours, with their day, as a subject has them. */
  readonly hours: string
  /** Whether it is the hourly collection: of no day, and so soon followed by the next one. */
  readonly isHourly: boolean
  /** Whether the report that is due is among those that it has not made. */
  readonly isDueReport: boolean
  /** Names the claim of its email. */
  readonly claim: string
  /** Last day of the range that it is of; absent on the last one. */
  readonly lastDay?: string
  /** Earlier days without a report that it kept from being tried; absent where there are none. */
  readonly missedDays?: readonly string[]
}

/** What no other execution goes on after. */
const STOPPED: readonly (string | undefined)[] = ['DayNotStarted', 'NextDayNotStarted']

/** What a failed execution was about, also where it failed before that was settled; undefined for an input that is refused. */
export function failedRun(
  { execution, run, input, startedAt, error }: FailedExecution,
  settings: RunSettings,
): FailedRun | undefined {
  const settled = run === null || 'isHandedOver' in run ? undefined : run
  const asked = settled ?? requestedOf({ execution, input, startedAt }, settings)
  if (asked === undefined) return undefined
  const { mode, day, timeZone, settledUntil } = asked
  const isHourly = isHourlyCollection(asked)
  const rest = settled ? settled.next?.input : 'rest' in asked ? asked.rest : undefined
  // A day that a daily run catches up with stops none of those after it.
  const goesOn = settled?.isCaughtUp && !STOPPED.includes(error.Error)
  const caughtUp = goesOn ? undefined : rest?.catchUp?.days
  const missedDays = caughtUp?.slice(caughtUp.indexOf(day) + 1) ?? []
  // The rest of this very day is none after it.
  const lastDay = rest?.catchUp || rest?.date === undefined || rest.date <= day ? undefined : rest.date
  const lastHour =
    hoursOfDays(asked, timeZone)
      .filter(({ to }) => to <= settledUntil)
      .at(-1)?.to ?? asked.from
  const until = Date.parse(lastHour)
  return {
    ...{ mode, day, timeZone, isHourly, claim: asked.claim },
    isDueReport: mode === 'report' && (lastDay ?? day) === asked.dueDay,
    hours: isHourly
      ? `the hours up to ${localDay(until, timeZone)} ${localTime(until, timeZone)}`
      : stretchOf(mode === 'collect' ? { from: asked.from, to: lastHour } : asked, timeZone),
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(missedDays.length === 0 ? {} : { missedDays }),
  }
}

/** Whether a run is of all monitors and of no day: then it goes from yesterday to the hour that has settled. */
export function isHourlyCollection({
  mode,
  day,
  timeZone,
  to,
  dueDay,
}: Pick<Run, 'mode' | 'day' | 'timeZone' | 'to' | 'dueDay'>): boolean {
  return mode === 'collect' && dueDay !== undefined && localDay(Date.parse(to) - 1, timeZone) !== day
}

function requestedOf(
  { execution, input, startedAt }: Pick<FailedExecution, 'execution' | 'input' | 'startedAt'>,
  { timeZone, settleMinutes }: RunSettings,
) {
  const now = Date.parse(startedAt)
  try {
    const name = execution.split(':').at(-1) ?? execution
    const parsed = heededInput(parsedInput(input), name)
    // Who gets the email is not what is asked here.
    const requested = requestedRun(
      scheduledStart(parsed, timeZone)?.input ?? parsed,
      { timeZone, recipients: ['-'] },
      now,
    )
    const claim = claimOf(name, parsed, requested.day)
    return { ...requested, claim, settledUntil: new Date(now - settleMinutes * 60_000).toISOString() }
  } catch {
    return undefined
  }
}
