import { dayReportKey } from '../archive-key.ts'
import { addDays, compactInstant, isoInstant, localDay } from '../day.ts'
import type { ExecutionInput } from './input.ts'

/** A daily run makes the reports of as many days before its own, where they have none. */
const DAYS_CAUGHT_UP = 7

/** Names that the workflow gives: PlanCollection has that of a next day. */
const OWN_NAME = /^((report|collect)-\d{8}T\d{6}Z(-again)?|day-\d{4}-\d{2}-\d{2}-[0-9a-f]{16})$/

/**
 * The input that counts. What the workflow passes on is for executions that it named alone: a person who starts the input of
 * a failed one anew means its day, and wants its email. A start by the schedule has a name of no meaning, and no day.
 */
export function heededInput(input: ExecutionInput, name: string): ExecutionInput {
  if (OWN_NAME.test(name)) return input
  const { scheduledTime, catchUp: _, range: __, continued: ___, ...plain } = input
  return scheduledTime === undefined || input.date !== undefined ? plain : { ...plain, scheduledTime }
}

/**
 * The execution that a start by the schedule hands over to; undefined for every other start. Scheduler may start twice for
 * one time: of two starts only one finds the name free. A late start reports the day that was due.
 */
export function scheduledStart(
  input: ExecutionInput,
  timeZone: string,
): { readonly name: string; readonly input: ExecutionInput } | undefined {
  const { scheduledTime, ...others } = input
  if (scheduledTime === undefined || input.date !== undefined) return undefined
  const fired = Date.parse(scheduledTime)
  const name = `${input.mode}-${compactInstant(isoInstant(Math.floor(fired / 1000) * 1000))}`
  if (input.mode === 'collect') return { name, input: others }
  return { name, input: { ...input, date: addDays(localDay(fired, timeZone), -1) } }
}

/** What names the claim of a day's email: executions of one scheduled time send it once, every other one sends for itself. */
export const claimOf = (name: string, { scheduledTime }: Pick<ExecutionInput, 'scheduledTime'>, day: string): string =>
  scheduledTime === undefined ? name : `${scheduledTime.replaceAll(/[^0-9TZ+]/g, '')}-${day}`

/** The week before a day, oldest first. */
export const weekBefore = (day: string): string[] =>
  Array.from({ length: DAYS_CAUGHT_UP }, (_, index) => addDays(day, index - DAYS_CAUGHT_UP))

/** Days of the week before a day that have no report, or a half one, given all keys of reports. Before the first report nothing is missed. */
export function missedDays(day: string, reportKeys: readonly string[], half: readonly string[] = []): string[] {
  const keys = new Set(reportKeys)
  return weekBefore(day).filter(
    (one) =>
      (!keys.has(dayReportKey(one)) || half.includes(one)) &&
      reportKeys.some((key) => key <= dayReportKey(one) && isWhole(key)),
  )
}

/** Whether it is the report of a day with all its monitors. */
const isWhole = (key: string) => /^reports\/dt=[^/]+\/report\.json$/.test(key)
