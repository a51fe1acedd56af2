import type { Run } from '../collecting/run.ts'
import type { Settings } from '../settings.ts'
import type { Report } from './report.ts'

/** Which email a run sends: by the setting `quietDays` on a day without news, the whole digest on every other. */
export function dueEmail(
  { attention }: Pick<Report, 'attention'>,
  { email, isAskedFor, earlierDays }: Pick<Run, 'email' | 'isAskedFor' | 'earlierDays'>,
  quietDays: Settings['quietDays'],
): 'whole' | 'short' | 'none' {
  if (!email) return 'none'
  // Who asks for an email by hand gets the real thing, however quiet the day was; and earlier days that come late are news.
  return attention.reasons.length === 0 && !isAskedFor && earlierDays.length === 0 ? quietDays : 'whole'
}
