import type { OpenArchive } from '../local/archive-tables.ts'
import { objects } from '../local/query-format.ts'
import type { Row } from './tool.ts'

/** Who called, as an answer names it: the workload, the Service or the address. */
export const SOURCE = 'coalesce(source_workload, source_service, source_ip)'

/** Rows of a query of our own. */
export const rowsOf = async (tables: OpenArchive, sql: string) => objects(await tables.query(sql)) as Row[]
