import type { Run } from '../domain/collecting/run.ts'
import type { Report } from '../domain/report/report.ts'
import { oneOfVariable } from './environment.ts'

/** Which email a run sends: by the setting `quietDays` on a day without news, the whole digest on every other. */
export function dueEmail({ attention }: Report, { email, isAskedFor }: Run): 'whole' | 'short' | 'none' {
  if (!email) return 'none'
  const quietDays = oneOfVariable('QUIET_DAYS', ['short', 'whole', 'none'])
  // Who asks for an email by hand gets the real thing, however quiet the day was.
  return attention.reasons.length === 0 && !isAskedFor ? quietDays : 'whole'
}
