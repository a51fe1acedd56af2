import { dailyKey, findingsKey, flowsKey, gapsKey } from '../archive-key.ts'
import { gapRows } from '../collecting/gap-rows.ts'
import type { Run } from '../collecting/run.ts'
import { DAILY_COLUMNS, FINDING_COLUMNS, FLOW_COLUMNS, GAP_COLUMNS } from '../columns.ts'
import { findingRows } from '../findings/finding-rows.ts'
import { dailyRows } from '../money/daily.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { parquetOf } from '../parquet.ts'
import type { Report } from './report.ts'

export interface DayRows {
  readonly flows: readonly PricedFlow[]
  readonly gaps: Parameters<typeof gapRows>[0]
  readonly findings: Report['findings']
}

/** An object of a table. */
export interface TableFile {
  readonly key: string
  readonly body: Uint8Array
}

/** The day in each table, in reading order. */
export function tablesOf(run: Run, { flows, gaps, findings }: DayRows): TableFile[] {
  return [
    ...run.monitors.flatMap(({ name }) => {
      const own = flows.filter(({ monitor }) => monitor === name)
      return [
        { key: flowsKey(run.day, name), body: parquetOf('flows', FLOW_COLUMNS, sorted(own)) },
        { key: dailyKey(run.day, name), body: parquetOf('daily', DAILY_COLUMNS, dailyRows(own)) },
        gapsFile(run, gaps, name),
      ]
    }),
    { key: findingsKey(run.day), body: parquetOf('findings', FINDING_COLUMNS, findingRows(findings)) },
  ]
}

/** The gaps alone, of a day that has nothing else. */
export const gapTablesOf = (run: Run, gaps: DayRows['gaps']): TableFile[] =>
  run.monitors.map(({ name }) => gapsFile(run, gaps, name))

const gapsFile = ({ day }: Run, gaps: DayRows['gaps'], monitor: string): TableFile => ({
  key: gapsKey(day, monitor),
  body: parquetOf('gaps', GAP_COLUMNS, gapRows(gaps, monitor)),
})

/** By who called whom, then by time: a question of one workload skips the row groups of others, and equal names pack well. */
function sorted(flows: readonly PricedFlow[]): PricedFlow[] {
  return flows
    .map((flow) => ({ flow, pair: [flow.source.namespace, flow.source.workload, flow.destinationName].join('\n') }))
    .toSorted((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : a.flow.windowStart - b.flow.windowStart))
    .map(({ flow }) => flow)
}
