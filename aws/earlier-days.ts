import { dayReportKey, reportKey, trendKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { addDays } from '../domain/day.ts'
import type { EarlierMonitors } from '../domain/report/monitor-notes.ts'
import type { Report } from '../domain/report/report.ts'
import { type PeriodFacts, reportDays } from '../domain/report/summary.ts'
import { toldStatus } from '../domain/report/told-status.ts'
import { daysOf, type PeriodDates } from '../domain/trend/period.ts'
import type { TrendDay } from '../domain/trend/trend-day.ts'
import { listKeys, readJson, readJsonIfPresent } from './archive.ts'

/** Days of earlier reports that the model carries. */
const HISTORY_DAYS = 14

/** What earlier days left for this one, newest first; days that left nothing, or in a form that is unknown here, are absent. */
export async function daysBefore<Left extends { readonly schema: 1 }>(
  run: Pick<Run, 'day'>,
  prefix: string,
  keyOf: (day: string) => string,
  days: number,
): Promise<Left[]> {
  const archived = new Set(await listKeys(prefix))
  const keys = Array.from({ length: days }, (_, index) => keyOf(addDays(run.day, -index - 1)))
  const left = await Promise.all(keys.filter((key) => archived.has(key)).map((key) => readJson<Left>(key)))
  return left.filter(({ schema }) => schema === 1)
}

/** What a report tells of earlier ones, and which monitors those had; newest first. */
export async function historyBefore(
  run: Run,
): Promise<{ history: Report['history']; earlierMonitors: EarlierMonitors[] }> {
  const archived = new Set(await listKeys('reports/'))
  const days = Array.from({ length: HISTORY_DAYS }, (_, index) => addDays(run.day, -index - 1))
  const wanted = days.map((day) => reportKey({ ...run, day }, 'json'))
  const reports = await Promise.all(wanted.filter((key) => archived.has(key)).map((key) => readJson<Report>(key)))
  return {
    history: reports.map(({ day, totals, status, monitors }) => ({
      day,
      usd: totals.usd,
      status: toldStatus(status),
      sameMonitors:
        monitors.length === run.monitors.length &&
        run.monitors.every(({ name }) => monitors.some((one) => one.name === name)),
    })),
    earlierMonitors: reports.map(({ day, status, monitors }) => ({
      day,
      isWhole: toldStatus(status) === 'ok',
      monitors: monitors.map(({ name, usd }) => ({ name, usd })),
    })),
  }
}

/** Days of a range before its last one that have no report. */
export async function lostDays({ day, rangeFrom }: Run): Promise<string[]> {
  if (rangeFrom === undefined) return []
  const archived = new Set(await listKeys('reports/'))
  const lost: string[] = []
  for (let one = rangeFrom; one < day; one = addDays(one, 1)) if (!archived.has(dayReportKey(one))) lost.push(one)
  return lost
}

/** What a week or a month is told from; undefined where no day of it has a report. `newest` is the report at hand. */
export async function readPeriod(dates: PeriodDates, newest: Report): Promise<PeriodFacts | undefined> {
  const { to, before } = dates
  const count = daysOf({ from: before.from, to }).length
  const days = await daysBefore<TrendDay>({ day: addDays(to, 1) }, 'trends/', trendKey, count)
  const { last, lastBefore } = reportDays(dates, days)
  if (last === undefined) return undefined
  const report = last === newest.day ? newest : await readJsonIfPresent<Report>(dayReportKey(last))
  const reportBefore = lastBefore && (await readJsonIfPresent<Report>(dayReportKey(lastBefore)))
  return report && { dates, days, report, ...(reportBefore ? { reportBefore } : {}) }
}
