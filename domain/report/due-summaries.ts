import { missedDaysOf, type Run } from '../collecting/run.ts'
import { lastDueDay, PERIODS, type PeriodDates, periodDue } from '../trend/period.ts'

/**
 * Weeks and months that a run tells: those that are over by the day that is due. One that lacks days which the same morning catches up with
 * is left to the last of these, while another morning may still tell it. A day that is run again tells none.
 */
export function dueSummaries(
  run: Pick<Run, 'day' | 'dueDay' | 'isCaughtUp' | 'earlierDays' | 'next'>,
): readonly PeriodDates[] {
  const { day, dueDay, isCaughtUp, earlierDays, next } = run
  const isLastCaughtUp = isCaughtUp && next === undefined
  if (dueDay === undefined || (day !== dueDay && !isLastCaughtUp)) return []
  const late = isLastCaughtUp ? [...earlierDays, day] : missedDaysOf(run)
  return PERIODS.flatMap((name) => periodDue(name, dueDay) ?? []).filter((dates) => {
    const isLeft = dueDay < lastDueDay(dates) && late.some((one) => one >= dates.from && one <= dates.to)
    return isLeft === isLastCaughtUp
  })
}
