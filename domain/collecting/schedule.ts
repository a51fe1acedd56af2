import { dayReportKey } from '../archive-key.ts'
import { addDays, compactInstant, isoInstant, localDay } from '../day.ts'
import type { ExecutionInput } from './input.ts'

/** A daily run makes the reports of as many days before its own, where they have none. */
const DAYS_CAUGHT_UP = 7

/** No day is caught up with later than this after the start: today's report does not wait for ever. */
const CATCH_UP_MINUTES = 30

/**
 * The execution that a start by the schedule hands over to; undefined for every other start. Scheduler may start twice for
 * one time: of two starts only one finds the name free. A late start reports the day that was due. The first day of
 * `missed` is done first.
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

/** The input of a daily run that does days without a report first, oldest first. */
export function catchingUp(input: ExecutionInput, missed: readonly string[], now: number): ExecutionInput {
  const [first] = missed
  if (first === undefined || input.date === undefined) return input
  const until = isoInstant(Math.floor(now / 1000) * 1000 + CATCH_UP_MINUTES * 60_000)
  return { ...input, date: first, catchUp: { days: [...missed, input.date], until } }
}

/** Days of the week before a day that have no report, given all keys of reports. Before the first report nothing is missed. */
export function missedDays(day: string, reportKeys: readonly string[]): string[] {
  const keys = new Set(reportKeys)
  const week = Array.from({ length: DAYS_CAUGHT_UP }, (_, index) => addDays(day, index - DAYS_CAUGHT_UP))
  return week.filter(
    (one) => !keys.has(dayReportKey(one)) && reportKeys.some((key) => key < dayReportKey(one) && isWhole(key)),
  )
}

/** Whether it is the report of a day with all its monitors. */
const isWhole = (key: string) => /^reports\/dt=[^/]+\/report\.json$/.test(key)
