import { dailyKey, findingsKey, flowsKey, gapsKey } from '../domain/archive-key.ts'
import { gapRows } from '../domain/collecting/gap-rows.ts'
import type { Run } from '../domain/collecting/run.ts'
import { DAILY_COLUMNS, FINDING_COLUMNS, FLOW_COLUMNS, GAP_COLUMNS } from '../domain/columns.ts'
import { findingRows } from '../domain/findings/finding-rows.ts'
import { dailyRows } from '../domain/money/daily.ts'
import type { PricedFlow } from '../domain/money/priced-flow.ts'
import { parquetOf } from '../domain/parquet.ts'
import type { Report } from '../domain/report/report.ts'
import { writeObject } from './archive.ts'

export interface DayRows {
  readonly flows: readonly PricedFlow[]
  readonly gaps: Parameters<typeof gapRows>[0]
  readonly findings: Report['findings']
}

/** Writes the day into each table, and returns the keys. */
export async function writeTables(run: Run, { flows, gaps, findings }: DayRows): Promise<string[]> {
  const files = [
    ...run.monitors.flatMap(({ name }) => {
      const own = flows.filter(({ monitor }) => monitor === name)
      return [
        [flowsKey(run.day, name), parquetOf('flows', FLOW_COLUMNS, sorted(own))] as const,
        [dailyKey(run.day, name), parquetOf('daily', DAILY_COLUMNS, dailyRows(own))] as const,
        gapsFile(run, gaps, name),
      ]
    }),
    [findingsKey(run.day), parquetOf('findings', FINDING_COLUMNS, findingRows(findings))] as const,
  ]
  for (const file of files) await writeTable(file)
  return files.map(([key]) => key)
}

/** Writes the gaps alone, of a day that has nothing else. */
export async function writeGaps(run: Run, gaps: DayRows['gaps']): Promise<void> {
  for (const { name } of run.monitors) await writeTable(gapsFile(run, gaps, name))
}

type TableFile = readonly [key: string, file: Uint8Array]

const gapsFile = ({ day }: Run, gaps: DayRows['gaps'], monitor: string): TableFile => [
  gapsKey(day, monitor),
  parquetOf('gaps', GAP_COLUMNS, gapRows(gaps, monitor)),
]

const writeTable = ([key, file]: TableFile) => writeObject(key, file, 'application/vnd.apache.parquet')

/** By who called whom, then by time: a question of one workload skips the row groups of others, and equal names pack well. */
function sorted(flows: readonly PricedFlow[]): PricedFlow[] {
  return flows
    .map((flow) => ({ flow, pair: [flow.source.namespace, flow.source.workload, flow.destinationName].join('\n') }))
    .toSorted((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : a.flow.windowStart - b.flow.windowStart))
    .map(({ flow }) => flow)
}
