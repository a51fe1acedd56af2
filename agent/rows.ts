import type { OpenArchive } from '../archive/archive-tables.ts'
import { objects } from '../archive/query-format.ts'
import type { Row } from './tool.ts'

/** Who called, as the report names it; rows of before that column have the workload, the Service or the address. */
export const SOURCE = 'coalesce(source_name, source_workload, source_service, source_ip)'

/** Rows of a query of our own. */
export const rowsOf = async (tables: OpenArchive, sql: string) => objects(await tables.query(sql)) as Row[]

/** Rows at most of an answer: pages of more nobody reads. */
const MOST_ROWS = 10_000

/** The first rows of a query without an end, and what tells of those that are beyond. */
export async function firstRows(
  tables: OpenArchive,
  sql: string,
  order: string,
  most = MOST_ROWS,
): Promise<{ rows: readonly Row[]; about: Readonly<Record<string, unknown>> }> {
  const rows = await rowsOf(tables, `${sql} order by ${order} limit ${most}`)
  if (rows.length < most) return { rows, about: {} }
  const [all] = await rowsOf(tables, `select count(*) as rows from (${sql})`)
  const leftOut = Number(all?.rows) - rows.length
  return { rows, about: leftOut > 0 ? { rows_left_out: leftOut } : {} }
}
