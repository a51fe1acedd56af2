import * as z from 'zod'
import { addDays, dayInterval, type Interval, isDay, localDay } from '../day.ts'
import { emailAddresses } from '../email-address.ts'
import { InvalidInput } from '../errors.ts'
import { fieldOf, says } from '../field-fault.ts'

/** Monitor names. Source: Network Flow Monitor API model. */
export const MONITOR_NAME = /^[a-zA-Z0-9_.-]{1,255}$/

/** A day of the calendar. */
export const DAY = z
  .string(says('a day is text, YYYY-MM-DD'))
  .refine(isDay, says('a day is a calendar day, YYYY-MM-DD'))

/** Most days of a range: a year. */
const MOST_DAYS = 366

/** Input of an execution, the same from the schedule, the console and the laptop. Every field is optional. */
export const executionInput = z.strictObject({
  date: DAY.optional(),
  days: z
    .int(says('days is a whole number'))
    .min(1, says(`days is a whole number from 1 to ${MOST_DAYS}`))
    .max(MOST_DAYS, says(`days is a whole number from 1 to ${MOST_DAYS}`))
    .default(1),
  monitors: z
    .array(
      z
        .string(says('a monitor name is text'))
        .regex(MONITOR_NAME, says('a monitor name has 1 to 255 letters, digits, _ . or -')),
      says('monitors is a list of names'),
    )
    .min(1, 'is empty; name at least one monitor, or leave the field out')
    .optional(),
  mode: z.enum(['report', 'collect'], says('mode is "report" or "collect"')).default('report'),
  refresh: z.boolean(says('refresh is true or false')).default(false),
  email: z.boolean(says('email is true or false')).optional(),
  recipients: emailAddresses(1, 50).optional(),
})

export type ExecutionInput = z.output<typeof executionInput>

/** What the settings say where the input is silent. */
export interface InputDefaults {
  readonly timeZone: string
  readonly recipients: readonly string[]
}

/** The run that an execution asks for, before any service was asked. */
export interface RequestedRun extends Interval {
  readonly day: string
  readonly timeZone: string
  readonly mode: 'report' | 'collect'
  readonly refresh: boolean
  readonly email: boolean
  readonly recipients: readonly string[]
  /** Whether the input itself asks for the email: then it is the whole digest, on a quiet day too. */
  readonly isAskedFor: boolean
  /** Names from the input; absent where it names none. */
  readonly monitors?: readonly string[]
  /** Input of the execution that takes up the rest of a range; absent on its last day. */
  readonly rest?: ExecutionInput
}

/**
 * Reads an execution's input at an instant (epoch milliseconds). A collection without a date covers yesterday and
 * today, so that an hourly one meets the hours as they settle. Of a range, an execution does the oldest day, so that each
 * day has those before it; the last one's report alone is sent. Throws InvalidInput with every wrong field by name.
 */
export function requestedRun(input: unknown, defaults: InputDefaults, now: number): RequestedRun {
  const parsed = executionInput.safeParse(input ?? {})
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.map(sentence).join('; '))
  const { date, days, monitors, mode, refresh, email } = parsed.data
  const recipients = parsed.data.recipients ?? defaults.recipients
  const today = localDay(now, defaults.timeZone)
  if (date !== undefined && date > today) {
    throw new InvalidInput(`date is "${date}"; in ${defaults.timeZone} today is ${today}, and the future has no flows`)
  }
  const last = date ?? addDays(today, -1)
  const day = addDays(last, 1 - days)
  const interval = dayInterval(day, defaults.timeZone)
  return {
    day,
    timeZone: defaults.timeZone,
    from: interval.from,
    to: mode === 'collect' && date === undefined && days === 1 ? dayInterval(today, defaults.timeZone).to : interval.to,
    mode,
    refresh,
    email: days === 1 && (email ?? true),
    recipients,
    isAskedFor: email !== undefined || parsed.data.recipients !== undefined,
    ...(monitors === undefined ? {} : { monitors: [...new Set(monitors)] }),
    ...(days === 1 ? {} : { rest: { ...parsed.data, date: last, days: days - 1 } }),
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(executionInput.shape).join(', ')
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} is no field of the input; there are ${known}`
  }
  if (issue.path.length === 0) return 'the input is no JSON object; {} reports yesterday'
  return `${fieldOf(issue)} ${issue.message}`
}
