import { addDays, weekday } from '../day.ts'

/** A week that ends on a Sunday, or a calendar month. */
export const PERIODS = ['weekly', 'monthly'] as const
export type PeriodName = (typeof PERIODS)[number]

/** First and last day, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A week or a month that is over, and the one before it. */
export interface PeriodDates extends Span {
  readonly name: PeriodName
  readonly before: Span
}

/** Days after its end on which a summary goes out that has not gone yet: a morning may fail. */
const LATE_DAYS = 6

/** The newest one that is over by the end of a day. */
export function periodBy(name: PeriodName, day: string): PeriodDates {
  if (name === 'weekly') {
    const to = addDays(day, -weekday(day))
    const from = addDays(to, -6)
    return { name, from, to, before: { from: addDays(from, -7), to: addDays(from, -1) } }
  }
  const to = addDays(day, 1).endsWith('-01') ? day : addDays(firstOfMonth(day), -1)
  const from = firstOfMonth(to)
  const lastBefore = addDays(from, -1)
  return { name, from, to, before: { from: firstOfMonth(lastBefore), to: lastBefore } }
}

/** The same where its summary may still go out with the report of a day. */
export function periodDue(name: PeriodName, day: string): PeriodDates | undefined {
  const period = periodBy(name, day)
  return day <= lastDueDay(period) ? period : undefined
}

/** Last day whose report may take the summary along. */
export const lastDueDay = ({ to }: Span) => addDays(to, LATE_DAYS)

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`

export function daysOf({ from, to }: Span): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
