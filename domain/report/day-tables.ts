import { dailyKey, daysKey, findingsKey, flowsKey, gapsKey } from '../archive-key.ts'
import { gapRows } from '../collecting/gap-rows.ts'
import type { Monitor, Run } from '../collecting/run.ts'
import { DAILY_COLUMNS } from '../columns.ts'
import { DAY_COLUMNS, FINDING_COLUMNS, GAP_COLUMNS } from '../day-columns.ts'
import { findingRows } from '../findings/finding-rows.ts'
import { dailyRows } from '../money/daily.ts'
import { type DayParts, type MonitorDay, monitorDays } from '../money/monitor-day.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { parquetOf } from '../parquet.ts'
import type { Report } from './report.ts'

export interface DayRows {
  /** Or edges. */
  readonly flows: readonly PricedFlow[]
  readonly gaps: Parameters<typeof gapRows>[0]
  readonly findings: Report['findings']
  readonly days: readonly MonitorDay[]
}

/** An object of a table. */
export interface TableFile {
  readonly key: string
  readonly body: Uint8Array
}

/** The keys of the day's tables, in reading order. */
export const tableKeys = ({ day, monitors }: Run): string[] => [
  ...monitors.flatMap(({ name }) => [flowsKey(day, name), dailyKey(day, name), gapsKey(day, name)]),
  findingsKey(day),
  daysKey(day),
]

/** The day in each table but `flows`, which its hours have. */
export function tablesOf(run: Run, { flows, gaps, findings, days }: DayRows): TableFile[] {
  return [
    ...run.monitors.flatMap((one) => {
      const { name } = one
      const own = flows.filter(({ monitor }) => monitor === name)
      return [
        { key: dailyKey(run.day, name), body: parquetOf('daily', DAILY_COLUMNS, dailyRows(own)) },
        gapsFile(run, gaps, one),
      ]
    }),
    { key: findingsKey(run.day), body: parquetOf('findings', FINDING_COLUMNS, findingRows(findings)) },
    daysFile(run, days),
  ]
}

/** The gaps alone, of a day that has nothing else, and that it is missing. */
export const gapTablesOf = (run: Run, coverage: Omit<DayParts, 'flows'>, bytesPerGigabyte: number): TableFile[] => [
  ...run.monitors.map((one) => gapsFile(run, coverage, one)),
  daysFile(run, monitorDays(run, { flows: [], ...coverage }, bytesPerGigabyte)),
]

const gapsFile = ({ day }: Run, gaps: DayRows['gaps'], monitor: Monitor): TableFile => ({
  key: gapsKey(day, monitor.name),
  body: parquetOf('gaps', GAP_COLUMNS, gapRows(gaps, monitor)),
})

const daysFile = ({ day }: Run, days: DayRows['days']): TableFile => ({
  key: daysKey(day),
  body: parquetOf('days', DAY_COLUMNS, days),
})
