import { dailyKey, daysKey, findingsKey, flowsKey, gapsKey } from '../archive-key.ts'
import { gapRows } from '../collecting/gap-rows.ts'
import type { Monitor, Run } from '../collecting/run.ts'
import { DAILY_COLUMNS, FLOW_COLUMNS } from '../columns.ts'
import { DAY_COLUMNS, FINDING_COLUMNS, GAP_COLUMNS } from '../day-columns.ts'
import { findingRows } from '../findings/finding-rows.ts'
import { dailyRows } from '../money/daily.ts'
import { type DayParts, type MonitorDay, monitorDays } from '../money/monitor-day.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { parquetOf } from '../parquet.ts'
import type { Report } from './report.ts'

export interface DayRows {
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

/** The day in each table, in reading order. */
export function tablesOf(run: Run, { flows, gaps, findings, days }: DayRows): TableFile[] {
  return [
    ...run.monitors.flatMap((one) => {
      const { name } = one
      const own = flows.filter(({ monitor }) => monitor === name)
      return [
        { key: flowsKey(run.day, name), body: parquetOf('flows', FLOW_COLUMNS, sorted(own)) },
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

/** By who called whom, then by time: a question of one workload skips the row groups of others, and equal names pack well. */
function sorted(flows: readonly PricedFlow[]): PricedFlow[] {
  return flows
    .map((flow) => ({ flow, pair: [flow.source.namespace, flow.source.workload, flow.destinationName].join('\n') }))
    .toSorted((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : a.flow.windowStart - b.flow.windowStart))
    .map(({ flow }) => flow)
}
