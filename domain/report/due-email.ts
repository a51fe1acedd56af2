import { missedDaysOf, type Run } from '../collecting/run.ts'
import type { Settings } from '../settings.ts'
import type { Report } from './report.ts'

/** Which email a run sends: by the setting `quietDays` on a day without news, the whole digest on every other. */
export function dueEmail(
  { attention }: Pick<Report, 'attention'>,
  run: Pick<Run, 'email' | 'isAskedFor' | 'earlierDays' | 'isCaughtUp' | 'next'>,
  quietDays: Settings['quietDays'],
): 'whole' | 'short' | 'none' {
  if (!run.email) return 'none'
  // Who asks for an email by hand gets the real thing, however quiet the day was; and days that are missing or late are news.
  const isQuiet = attention.reasons.length === 0 && run.earlierDays.length === 0 && missedDaysOf(run).length === 0
  return isQuiet && !run.isAskedFor ? quietDays : 'whole'
}
