import { memoryKey, reportKey, trendKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import type { DaySnapshot } from '../domain/report/day-snapshot.ts'
import type { TableFile } from '../domain/report/day-tables.ts'
import { writeJson, writeObject } from './archive.ts'

export async function writeTables(files: readonly TableFile[]): Promise<void> {
  for (const { key, body } of files) await writeObject(key, body, 'application/vnd.apache.parquet')
}

/** Writes all that a day leaves; the report comes last, and whoever finds it finds the rest. */
export async function writeDaySnapshot(run: Run, { report, tables, memory, trend }: DaySnapshot): Promise<void> {
  await writeTables(tables)
  if (memory) await writeJson(memoryKey(run.day), memory)
  if (trend) await writeJson(trendKey(run.day), trend)
  await writeJson(reportKey(run, 'json'), report)
}
