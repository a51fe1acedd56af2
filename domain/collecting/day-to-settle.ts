import { dayInterval, hoursOf, hoursOfDays, localDay } from '../day.ts'
import type { Run } from './run.ts'

/**
 * The run whose hours are settled: of an hourly collection, which asks for the hours of two days, the day that the last of them is in;
 * else the run itself.
 */
export function dayToSettle<Of extends Pick<Run, 'day' | 'from' | 'to' | 'timeZone' | 'settledUntil' | 'mode'>>(
  run: Of,
): Of {
  const { timeZone, settledUntil } = run
  if (run.mode !== 'collect' || run.to === dayInterval(run.day, timeZone).to) return run
  const last = hoursOfDays(run, timeZone).findLast(({ to }) => to <= settledUntil)
  const day = last ? localDay(Date.parse(last.from), timeZone) : run.day
  return { ...run, day, ...dayInterval(day, timeZone) }
}

const LONG_MILLISECONDS = 24 * 3_600_000

/** Whether hours that ended then are so far back that what stands somewhere now tells nothing of them. */
export const isLongAgo = ({ settledUntil }: Pick<Run, 'settledUntil'>, end: string) =>
  Date.parse(settledUntil) - Date.parse(end) > LONG_MILLISECONDS

/** The end of the last hour of a day that is settled. */
export const settledEnd = (run: Run) => hoursOf(run).findLast(({ to }) => to <= run.settledUntil)?.to ?? run.from
