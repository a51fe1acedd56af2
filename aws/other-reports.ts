import { dayReportKey, trendKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { type BilledUsage, billComparison } from '../domain/money/billed-usage.ts'
import type { Report } from '../domain/report/report.ts'
import type { TrendDay } from '../domain/trend/trend-day.ts'
import { readJson, readJsonIfPresent } from './archive.ts'

/** Which monitors the day's own report has besides, where this one stands beside it. */
export async function partNotes({ isPart, day, monitors }: Run): Promise<string[]> {
  const own = isPart ? await readJsonIfPresent<Report>(dayReportKey(day)) : undefined
  const more = own?.monitors.filter(({ name }) => !monitors.some((one) => one.name === name)) ?? []
  if (more.length === 0) return []
  return [
    `The day's own report has ${more.map(({ name }) => name).join(', ')} too and was left as it is; ${dayReportKey(day)} is its model.`,
  ]
}

/** What was told by the day's end: nothing more, where its report goes to nobody, than what was told before. */
export async function toldOf(run: Run, { told }: TrendDay, [latest]: readonly TrendDay[]): Promise<TrendDay['told']> {
  if (run.email) return told
  const same = await readJsonIfPresent<TrendDay>(trendKey(run.day))
  return same?.told ?? latest?.told
}

/** The bill of an earlier day beside what that day's report estimated; null where it is not asked for. */
export async function billBeside(run: Run, key: string | null): Promise<Report['bill']> {
  if (key === null) return null
  const bill = await readJson<BilledUsage>(key)
  const report = await readJsonIfPresent<Report>(dayReportKey(bill.day))
  return billComparison(bill, report?.totals.byCharge, run.timeZone)
}
