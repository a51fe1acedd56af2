import type { ExecutionInput } from '../collecting/input.ts'
import { localDay, localTime } from '../day.ts'
import { failureOf } from '../failure-names.ts'
import type { FailedExecution, FailedRun } from './failed-run.ts'

/** What became of a report's email: `unknown` where it may have left. */
export type EmailFate = 'not sent' | 'sent' | 'unknown'

export interface Notice {
  /** ASCII and at most 100 characters, as SNS wants it. */
  readonly subject: string
  readonly message: string
}

export interface Failed extends FailedExecution {
  /** Undefined for an input that was refused. */
  readonly of: FailedRun | undefined
  readonly email: EmailFate
  /** Since when hourly collections fail, ISO 8601; absent for what does not come again each hour. */
  readonly since?: string | undefined
}

/** A failure that is over. */
export interface Recovery {
  readonly since: string
  readonly timeZone: string
  /** ARN of the execution that worked. */
  readonly execution: string
}

/** A notice for people of a run that failed. */
export function failureNotice({ execution, input, error, of, email, since }: Failed): Notice {
  const name = error.Error ?? 'unknown error'
  const failure = failureOf(name)
  const message = [
    ...outcome(name, of, email),
    ...(of === undefined || since === undefined
      ? []
      : [
          `Hourly collections have failed since ${timeOf(since, of.timeZone)}. Every hour retries; you get this once a day while it lasts, and once when it ends.`,
        ]),
    ...(of?.lastDay === undefined
      ? []
      : [`The days after ${of.day}, up to ${of.lastDay}, were not run; start an execution with the input below.`]),
    ...(of?.missedDays === undefined
      ? []
      : [
          `Earlier days without a report (${of.missedDays.join(', ')}) were not run; ${isNextDay(name) ? 'start an execution with the input below' : 'the next scheduled report retries them'}.`,
        ]),
    '',
    `Error:     ${failure.means.includes(name) ? name : `${name}: ${failure.means}`}`,
    `Cause:     ${causeText(error.Cause)}`,
    `What next: ${failure.whatNext}`,
    '',
    `Execution: ${execution.split(':').at(-1) ?? execution}`,
    `ARN:       ${execution}`,
    `Input:     ${JSON.stringify(inputToStart(name, input, of))}`,
  ].join('\n')
  return { subject: subjectOf(name, of), message }
}

/** A notice that hourly collections work again. */
export function recoveryNotice({ since, timeZone, execution }: Recovery): Notice {
  const failedSince = `They had failed since ${timeOf(since, timeZone)}`
  return {
    subject: asSubject(`RECOVERED hourly collection, which had failed since ${timeOf(since, timeZone)}`),
    message: [
      `Hourly collections work again. ${failedSince} (${timeZone}).`,
      'They now collect the missing hours of yesterday and today; what the service no longer has is a gap in the report.',
      '',
      `ARN:       ${execution}`,
    ].join('\n'),
  }
}

/** What a person starts: without what the workflow alone passes on, with the day that the start was for. */
function inputToStart(name: string, input: unknown, of: FailedRun | undefined): unknown {
  if (of === undefined || typeof input !== 'object' || input === null) return input
  const { scheduledTime, catchUp: _, range: __, continued: ___, ...plain } = input as Partial<ExecutionInput>
  const [first, last] = [of.missedDays?.at(0), of.missedDays?.at(-1)]
  if (isNextDay(name) && first && last) return { ...plain, date: last, days: daysFrom(first, last) }
  return scheduledTime === undefined || of.isHourly ? plain : { date: of.day, ...plain }
}

/** Both days counted. */
const daysFrom = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1

function subjectOf(name: string, of: FailedRun | undefined): string {
  return asSubject(
    of === undefined
      ? `FAILED: an input that was refused: ${name}`
      : isNextDay(name)
        ? `FAILED ${wordOf(of)} of ${of.missedDays === undefined ? `the days after ${of.day}` : 'earlier days without one'}: ${name}`
        : `FAILED ${wordOf(of)} ${of.mode === 'report' ? 'for' : 'of'} ${of.hours}: ${name}`,
  )
}

/** What there is and what there is not. A report is said not to be sent only where nothing can have left. */
function outcome(name: string, of: FailedRun | undefined, email: EmailFate): string[] {
  if (of === undefined) return ['Nothing was queried or written.']
  if (isNextDay(name)) return []
  const when = `${of.hours} (${of.timeZone})`
  if (of.mode === 'collect') return [`No collection of ${when} finished.`]
  switch (email) {
    case 'not sent':
      return [`No report was sent for ${when}.`]
    case 'sent':
      return [`The report for ${when} was sent; the run failed after that.`]
    case 'unknown':
      return [`The report for ${when} may have been sent: check the inbox before you send it again.`]
    default:
      return email satisfies never
  }
}

const isNextDay = (name: string) => name === 'NextDayNotStarted'

const wordOf = ({ mode }: FailedRun) => (mode === 'collect' ? 'collection' : 'report')

/** A function's error arrives as JSON with its message inside. */
function causeText(cause: unknown): string {
  if (typeof cause !== 'string') return cause === undefined ? 'not told' : JSON.stringify(cause)
  try {
    const parsed: unknown = JSON.parse(cause)
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) return String(parsed.errorMessage)
  } catch {
    // Plain text is its own message.
  }
  return cause
}

const timeOf = (instant: string, timeZone: string) =>
  `${localDay(Date.parse(instant), timeZone)} ${localTime(Date.parse(instant), timeZone)}`

/** A line as SNS takes it for a subject. */
export const asSubject = (text: string) => `[flowtoll] ${text}`.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100)
