import { dayReportKey, reportKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { addDays } from '../domain/day.ts'
import type { EarlierMonitors } from '../domain/report/monitor-notes.ts'
import type { Report } from '../domain/report/report.ts'
import { toldStatus } from '../domain/report/told-status.ts'
import { listKeys, readJson } from './archive.ts'

/** Days of earlier reports that the model carries. */
const HISTORY_DAYS = 14

/** What earlier days left for this one, newest first; days that left nothing, or in a form that is unknown here, are absent. */
export async function daysBefore<Left extends { readonly schema: 1 }>(
  run: Run,
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
