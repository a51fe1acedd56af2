import type { Run } from '../collecting/run.ts'
import { addDays, localDay } from '../day.ts'
import { soFar } from '../trend/so-far.ts'
import type { HourRates } from './hour-rates.ts'
import type { Page } from './page.ts'

/** What the day after a run's own has cost by now; null where no hour of it is settled, or the run is of days long past. */
export function pageToday(run: Pick<Run, 'day' | 'timeZone' | 'settledUntil'>, { hours }: HourRates): Page['today'] {
  const today = localDay(Date.parse(run.settledUntil), run.timeZone)
  if (today !== addDays(run.day, 1)) return null
  const told = soFar(hours, today, run.timeZone, run.settledUntil)
  if (told.sums === null) return null
  return {
    ...{ day: today, hours: told.hours, hoursOver: told.hoursOver, usd: told.sums.usd },
    earlier: told.earlier.map(({ day, sums }) => ({ day, usd: sums?.usd ?? null })),
  }
}
