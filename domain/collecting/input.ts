import * as z from 'zod'
import { addDays, dayInterval, type Interval, isDay, isInstant, localDay } from '../day.ts'
import { emailAddresses } from '../email-address.ts'
import { InvalidInput } from '../errors.ts'
import { fieldOf, says } from '../field-fault.ts'
import { MONITOR_ID } from '../source.ts'
import type { Turn } from './window.ts'

/** A day of the calendar. */
export const DAY = z
  .string(says('expected a day, YYYY-MM-DD'))
  .refine(isDay, says('expected a calendar day, YYYY-MM-DD'))

/** Most days of a range: a year. */
export const MOST_DAYS = 366

/** Most executions that collect one day. */
export const MOST_EXECUTIONS = 24

const MONITOR = z
  .string(says('expected a monitor name'))
  .regex(MONITOR_ID, says('expected 1 to 255 letters, digits, _ . or -, and @ with its source where it has one'))

const INSTANT = z
  .string(says('expected a time'))
  .refine(isInstant, says('expected a time such as 2026-11-22T07:00:00Z'))

/** Input of an execution, the same from the schedule, the console and the laptop. Every field is optional. */
export const executionInput = z.strictObject({
  date: DAY.optional(),
  days: z
    .int(says('expected a whole number'))
    .min(1, says(`expected a whole number from 1 to ${MOST_DAYS}`))
    .max(MOST_DAYS, says(`expected a whole number from 1 to ${MOST_DAYS}`))
    .default(1),
  monitors: z
    .array(MONITOR, says('expected a list of names'))
    .min(1, 'is empty; name at least one monitor, or leave the field out')
    .optional(),
  mode: z.enum(['report', 'collect'], says('expected "report" or "collect"')).default('report'),
  refresh: z.boolean(says('expected true or false')).default(false),
  fromArchive: z.boolean(says('expected true or false')).optional(),
  email: z.boolean(says('expected true or false')).optional(),
  recipients: emailAddresses(1, 50).optional(),
  /** Set by the schedule: the time that it fired for. */
  scheduledTime: INSTANT.optional(),
  /** Set by a daily run that meets earlier days without a report: those days, which are done after its own. */
  catchUp: z.strictObject({ days: z.array(DAY).min(1).max(7) }).optional(),
  /** Set by an execution of a range, for the next day: the first day of the range. */
  range: z.strictObject({ from: DAY }).optional(),
  /**
   * Set by an execution that goes on in another one: which execution of the day this is, the last slice before it, and where all is asked
   * again, since when.
   */
  continued: z
    .strictObject({
      number: z.int().min(2).max(MOST_EXECUTIONS),
      after: z.strictObject({ start: INSTANT, monitor: MONITOR }),
      since: INSTANT.optional(),
    })
    .optional(),
})

export type ExecutionInput = z.output<typeof executionInput>
type CatchUp = NonNullable<ExecutionInput['catchUp']>

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
  /** Nothing is asked of Network Flow Monitor: monitors are those that the archive has of the day. */
  readonly fromArchive: boolean
  readonly email: boolean
  readonly recipients: readonly string[]
  /** Whether the input itself asks for the email: then it is the whole digest, on a quiet day too. */
  readonly isAskedFor: boolean
  /** Names from the input; absent where it names none. */
  readonly monitors?: readonly string[]
  /** The last slice that had its turn in an earlier execution of the day. */
  readonly after?: Turn
  /** Input of an execution that goes on with the same day; absent for a collection without a date, which each hour does. */
  readonly sameDay?: ExecutionInput
  /** Whether it is an earlier day that a daily run catches up with: whatever becomes of it, the days after it are done. */
  readonly isCaughtUp: boolean
  /** Day whose report is due when the run starts; absent where the input names monitors, as no schedule does. */
  readonly dueDay?: string
  /** Days before it that were caught up with, or tried, the same morning. */
  readonly earlierDays: readonly string[]
  /** First day of the range that this day is the last one of. */
  readonly rangeFrom?: string
  /** Input of the execution that takes up the rest of a range; absent on its last day. */
  readonly rest?: ExecutionInput
}

/** An execution's input with its defaults. Throws InvalidInput with every wrong field by name. */
export function parsedInput(input: unknown): ExecutionInput {
  const parsed = executionInput.safeParse(input ?? {})
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.map(sentence).join('; '))
  return parsed.data
}

/**
 * Reads an execution's input at an instant (epoch milliseconds). A collection without a date covers yesterday and
 * today, so that an hourly one meets the hours as they settle. Of a range, an execution does the oldest day, so that each
 * day has those before it; the last one's report alone is sent. Throws InvalidInput naming what cannot be asked for.
 */
export function requestedRun(input: ExecutionInput, defaults: InputDefaults, now: number): RequestedRun {
  const {
    date,
    days,
    monitors,
    mode,
    refresh,
    fromArchive = false,
    email,
    scheduledTime,
    catchUp,
    range,
    continued,
  } = input
  const recipients = input.recipients ?? defaults.recipients
  const today = localDay(now, defaults.timeZone)
  if (date !== undefined && date > today) {
    throw new InvalidInput(`date is "${date}"; in ${defaults.timeZone} today is ${today}, and the future has no flows`)
  }
  if (fromArchive && (refresh || mode === 'collect' || monitors !== undefined)) {
    throw new InvalidInput(
      'fromArchive asks Network Flow Monitor nothing, and is of all monitors that the archive has; leave out refresh, monitors, and the mode "collect"',
    )
  }
  const last = date ?? addDays(today, -1)
  const { day, after, isSent } = catchUp ? dayOfCatchUp(last, catchUp) : rangeDay(last, days, range?.from)
  const interval = dayInterval(day, defaults.timeZone)
  const dueDay = addDays(localDay(scheduledTime === undefined ? now : Date.parse(scheduledTime), defaults.timeZone), -1)
  const isHourly = mode === 'collect' && date === undefined && days === 1
  const { continued: _, ...sameDay } = { ...input, date: last }
  return {
    day,
    timeZone: defaults.timeZone,
    from: interval.from,
    to: isHourly ? dayInterval(today, defaults.timeZone).to : interval.to,
    ...{ mode, refresh, fromArchive },
    email: isSent && (email ?? true),
    recipients,
    isAskedFor: email !== undefined || input.recipients !== undefined,
    isCaughtUp: catchUp?.days.includes(day) ?? false,
    earlierDays: catchUp?.days.slice(0, Math.max(0, catchUp.days.indexOf(day))) ?? [],
    ...(monitors === undefined ? { dueDay } : { monitors: [...new Set(monitors)] }),
    ...(range === undefined || after !== undefined ? {} : { rangeFrom: range.from }),
    ...(continued === undefined ? {} : { after: continued.after }),
    ...(isHourly ? {} : { sameDay }),
    ...(after === undefined ? {} : { rest: { ...sameDay, ...after } }),
  }
}

/** A day of several, what the input of those after it has of its own, and whether its email leaves. */
interface DayOfSeveral {
  readonly day: string
  readonly after: Pick<ExecutionInput, 'date' | 'days' | 'range'> | undefined
  readonly isSent: boolean
}

function rangeDay(last: string, days: number, first: string | undefined): DayOfSeveral {
  const day = addDays(last, 1 - days)
  const isLast = days === 1
  const after = isLast ? undefined : { date: last, days: days - 1, range: { from: first ?? day } }
  return { day, after, isSent: isLast }
}

/** The day that is due comes first, so that nothing can cost it its report; of those it has missed, the last one's email tells of all. */
function dayOfCatchUp(day: string, { days }: CatchUp): DayOfSeveral {
  const index = days.indexOf(day)
  const next = days[index + 1]
  return {
    day,
    after: next === undefined ? undefined : { date: next, days: 1 },
    isSent: index === -1 || next === undefined,
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(executionInput.shape).join(', ')
    return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not an input field; the fields are ${known}`
  }
  if (issue.path.length === 0) return 'the input is no JSON object; {} reports yesterday'
  return `${fieldOf(issue)} ${issue.message}`
}
