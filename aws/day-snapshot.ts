import { changesKey, memoryKey, pageKey, reportKey, shortKey, trendKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import type { DaySnapshot } from '../domain/report/day-snapshot.ts'
import type { TableFile } from '../domain/report/day-tables.ts'
import { type ArchiveObject, jsonObject } from './archive.ts'
import type { WritableObject } from './large-object.ts'

/** What people read of a report. */
export interface Pages {
  readonly html: string
  readonly text: string
}

/** The same of a whole day, with what is beside its digest. */
interface DayPages extends Pages {
  readonly changes: string
}

export const PARQUET = 'application/vnd.apache.parquet'
const HTML = 'text/html; charset=utf-8'

export const tableObjects = (files: readonly TableFile[]): ArchiveObject[] =>
  files.map(({ key, body }) => ({ key, body, contentType: PARQUET }))

/**
 * All that a day leaves but its page, in the order of its writing: whoever finds the report finds the rest. The tables go together, as
 * queries read one beside another.
 */
export function dayObjects(
  run: Run,
  { report, tables, memory, trend }: Omit<DaySnapshot, 'page'>,
  flows: readonly WritableObject[],
  pages: DayPages,
): WritableObject[][] {
  return [
    [...flows, ...tableObjects(tables)],
    [
      ...(memory ? [jsonObject(memoryKey(run.day), memory)] : []),
      ...(trend ? [jsonObject(trendKey(run.day), trend)] : []),
      ...pageObjects(run, pages),
      { key: changesKey(run), body: pages.changes, contentType: 'text/markdown; charset=utf-8' },
    ],
    [jsonObject(reportKey(run, 'json'), report)],
  ]
}

/** The page, which comes after the report: of a day of very many pairs it takes the most memory. */
export const dayPageObject = (run: Run, page: string): ArchiveObject => ({
  ...{ key: pageKey(run), body: page, contentType: HTML },
})

export const pageObjects = (run: Run, pages: Pages): ArchiveObject[] => objectsOf(pages, (form) => reportKey(run, form))

/** What was sent in place of the whole digest. */
export const shortPageObjects = (run: Run, pages: Pages): ArchiveObject[] =>
  objectsOf(pages, (form) => shortKey(run, form))

const objectsOf = ({ html, text }: Pages, keyOf: (form: 'html' | 'txt') => string): ArchiveObject[] => [
  { key: keyOf('html'), body: html, contentType: HTML },
  { key: keyOf('txt'), body: text, contentType: 'text/plain; charset=utf-8' },
]
