import { addDays, isDay } from '../day.ts'

export interface FailedExecution {
  /** ARN of the execution. */
  readonly execution: string
  readonly input: unknown
  /** What the workflow caught: `Cause` is a function's JSON, or plain text. */
  readonly error: { readonly Error?: string; readonly Cause?: unknown }
}

/** A function that ran out of time or of memory. */
const OUT_OF_ROOM = 'Run the day again: it goes on where it stopped. If it recurs, raise the memory of the failed task.'

/** What a person can do, by error name. */
const REMEDIES: Readonly<Record<string, string>> = {
  InvalidInput: 'Correct the field that is named and start the execution again; nothing was queried or written.',
  NoMonitors: 'Enable network monitoring on the EKS cluster, or name a monitor in the settings.',
  NothingCollected:
    'Run the day again once the reason is gone: the archive keeps what it has, and only what is missing is asked.',
  EmptierDay:
    'The report that the archive has is the fuller one, and stays. Run the day with "refresh": true to ask once more; delete the object that is named only if the emptier day is to take its place.',
  DayBusy: 'Another run writes the day. Run it again in a few minutes: it goes on where it stopped.',
  NextDayNotStarted: 'Start an execution with the input below: what is archived is not asked for again.',
  AccessDenied: 'Grant the permission that is named to the function of the failed task, then run the day again.',
  Throttled: 'Run the day again later: it goes on where it stopped.',
  QuotaExceeded: 'Run the day again later: it goes on where it stopped.',
  ServiceFault: 'Run the day again later: it goes on where it stopped.',
  DeliveryRefused:
    'Check the sender identity, the recipients and whether SES is still in its sandbox, then start a new execution.',
  DeliveryUnconfirmed: 'Look in the inbox before you start a new execution: that one sends again.',
  ArchiveCorrupt: 'Delete the object that is named and run the day again with "refresh": true.',
  'States.Timeout': OUT_OF_ROOM,
  'Sandbox.Timedout': OUT_OF_ROOM,
  'Runtime.ExitError': OUT_OF_ROOM,
  'Lambda.Unknown': OUT_OF_ROOM,
}

const OTHERWISE = 'The log of the failed task has the details. Running the day again goes on where it stopped.'

/** A notice for people: the subject is ASCII and at most 100 characters, as SNS wants it. */
export function failureNotice({ execution, input, error }: FailedExecution): { subject: string; message: string } {
  const name = error.Error ?? 'unknown error'
  const execName = execution.split(':').at(-1) ?? execution
  const { day, mode, daysAfter } = askedFor(input)
  const isDone = name === 'NextDayNotStarted'
  const subject = printable(`[flowtoll] FAILED ${mode} ${isDone ? 'of the days after' : 'for'} ${day}: ${name}`)
  const message = [
    ...(isDone ? [] : [`No ${mode === 'collect' ? 'collection was finished' : 'report was sent'} for ${day}.`]),
    ...(daysAfter === ''
      ? []
      : [`The days after ${day}, up to ${daysAfter}, were not run; the input below does them.`]),
    '',
    `Error:     ${name}`,
    `Cause:     ${causeText(error.Cause)}`,
    `What next: ${REMEDIES[name] ?? OTHERWISE}`,
    '',
    `Execution: ${execName}`,
    `ARN:       ${execution}`,
    `Input:     ${JSON.stringify(input)}`,
  ].join('\n')
  return { subject: subject.slice(0, 100), message }
}

/** What an input asks for, as far as it can be read; `daysAfter` is the last day of a range. */
function askedFor(input: unknown): { day: string; mode: string; daysAfter: string } {
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {}
  const { date = 'yesterday', days = 1, mode = 'report' } = fields
  const last = String(date)
  const range = typeof days === 'number' && Number.isSafeInteger(days) && days > 1 ? days : 1
  const day = range === 1 ? last : isDay(last) ? addDays(last, 1 - range) : `the first of ${range} days up to ${last}`
  return { day, mode: String(mode), daysAfter: range === 1 ? '' : last }
}

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

const printable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?')
