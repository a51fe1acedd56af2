import type { DuckDBConnection } from '@duckdb/node-api'
import { TABLES } from '../domain/tables.ts'
import { plainValue, quoted } from './archive-tables.ts'

/** A statement that is not to be run: says what of it, and what would be right. */
export class RefusedSql extends Error {
  override readonly name = 'RefusedSql'
}

export interface SqlLimits {
  readonly rows: number
  /** Of all values, as text. */
  readonly bytes: number
  readonly milliseconds: number
  /** Bytes that the process may take; its engine may take half. */
  readonly memory: number
}

export interface SqlAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  /** Why there is no more of it, where a limit ended it. */
  readonly cutBy: 'rows' | 'bytes' | null
}

const TABLE_NAMES: readonly string[] = TABLES.map(({ name }) => name)

/** Table functions that reach nothing. */
const HARMLESS = new Set(['range', 'generate_series', 'unnest'])

/** What tells of the machine, or changes something. */
const REFUSED_FUNCTIONS = new Set([
  'add_parquet_key',
  'current_setting',
  'currval',
  'getenv',
  'getvariable',
  'nextval',
  'write_log',
])

/** Besides: what reads the catalogue, and what reads SQL. */
const isRefused = (name: string) =>
  REFUSED_FUNCTIONS.has(name) || /^(?:pg_|duckdb_|has_|current_|json_(?:de)?serialize_|json_execute_)/.test(name)

type Node = Readonly<Record<string, unknown>>

/**
 * Refuses what is not one SELECT over the archive's own tables, by DuckDB's own reading of it, which comes back. What runs
 * is sealed besides: this says why, that holds. Throws RefusedSql.
 */
export async function checkedSelect(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll(`select json_serialize_sql(${quoted(sql)})`)
  const read = JSON.parse(String(reader.getRowsJS()[0]?.[0])) as {
    readonly error: boolean
    readonly error_type?: string
    readonly error_message?: string
    readonly statements?: readonly Node[]
  }
  if (read.error) {
    throw new RefusedSql(
      read.error_type === 'parser'
        ? `the SQL cannot be read: ${read.error_message}`
        : 'one SELECT is answered, and this is another statement: nothing is written, set, attached or loaded here',
    )
  }
  const [statement, ...more] = read.statements ?? []
  if (statement === undefined || more.length > 0) {
    throw new RefusedSql(`one SELECT at a time is answered, and there ${more.length > 0 ? 'are several' : 'is none'}`)
  }
  const catalogue = await connection.runAndReadAll(
    'select view_name from duckdb_views() union select table_name from duckdb_tables()',
  )
  const taken = catalogue.getRowsJS().map(([name]) => String(name).toLowerCase())
  checkNames(statement, new Set(taken.filter((name) => !TABLE_NAMES.includes(name))))
  checkNode(statement, new Set())
  return statement
}

/** A common table of the name of one of the engine's own would be read in its place, before it is there itself. */
function checkNames(value: unknown, taken: ReadonlySet<string>): void {
  if (typeof value !== 'object' || value === null) return
  const { cte_map: common } = value as { readonly cte_map?: CommonTables }
  const name = common?.map?.find(({ key }) => taken.has(key.toLowerCase()))?.key
  if (name !== undefined) throw new RefusedSql(`"${name}" is a table of the engine: give yours another name`)
  for (const inner of Object.values(value)) checkNames(inner, taken)
}

/** Every table, table function and function in a statement; `around` are the names of the common table expressions there. */
function checkNode(value: unknown, around: ReadonlySet<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) checkNode(item, around)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const { cte_map: common, ...node } = value as Node & { readonly cte_map?: CommonTables }
  const names = checkCommonTables(common, around)
  switch (node.type) {
    case 'BASE_TABLE':
      checkTable(node, names)
      break
    case 'TABLE_FUNCTION': {
      const name = (node.function as { readonly function_name?: string } | undefined)?.function_name ?? 'that'
      if (!HARMLESS.has(name)) throw new RefusedSql(`${name}() is refused: it is no table of the archive`)
      break
    }
    case 'SHOW_REF':
      throw new RefusedSql(
        'DESCRIBE, SHOW and SUMMARIZE are refused; docs/tables.md and query_archive without arguments list the columns',
      )
    case 'FUNCTION':
      if (isRefused(String(node.function_name)) || !isMain(node.schema)) {
        throw new RefusedSql(`${String(node.function_name)}() is refused`)
      }
      break
    default:
  }
  for (const inner of Object.values(node)) checkNode(inner, names)
}

interface CommonTables {
  readonly map?: readonly { readonly key: string; readonly value: Node }[]
}

/** The names that are known behind a WITH. Within each, only those before it are, and its own where it is recursive. */
function checkCommonTables(common: CommonTables | undefined, around: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set(around)
  for (const { key, value } of common?.map ?? []) {
    const name = key.toLowerCase()
    const isRecursive = JSON.stringify(value).includes('"RECURSIVE_CTE_NODE"')
    checkNode(value, isRecursive ? new Set([...names, name]) : names)
    names.add(name)
  }
  return names
}

function checkTable(node: Node, names: ReadonlySet<string>): void {
  const name = String(node.table_name)
  const isHere = isMain(node.schema_name) && ['', 'memory'].includes(String(node.catalog_name))
  const isOurs = isHere && TABLE_NAMES.includes(name.toLowerCase())
  const isCommon = names.has(name.toLowerCase()) && node.schema_name === ''
  if (isOurs || isCommon) return
  const path = [node.catalog_name, node.schema_name, name].filter((part) => part !== '').join('.')
  throw new RefusedSql(`"${path}" is no table of the archive; there are ${TABLE_NAMES.join(', ')}`)
}

const isMain = (schema: unknown) => schema === '' || schema === 'main'

/** Runs a SELECT that was checked, as far as the limits let it. Throws RefusedSql where it takes too long. */
export async function runWithin(
  connection: DuckDBConnection,
  sql: string,
  limits: Omit<SqlLimits, 'memory'>,
): Promise<SqlAnswer> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    connection.interrupt()
  }, limits.milliseconds)
  try {
    const result = await connection.stream(sql)
    const columns = result.deduplicatedColumnNames()
    const rows: (readonly unknown[])[] = []
    let bytes = 0
    for await (const chunk of result.yieldConvertedRows(plainValue)) {
      for (const row of chunk) {
        if (rows.length === limits.rows) return { columns, rows, cutBy: 'rows' }
        bytes += row.reduce((sum: number, cell) => sum + sizeOf(cell), 0)
        if (bytes > limits.bytes) return { columns, rows, cutBy: 'bytes' }
        rows.push(row)
      }
      if (late) break
    }
    if (late) throw new Error('interrupted')
    return { columns, rows, cutBy: null }
  } catch (error) {
    if (late) throw new RefusedSql(`the query took more than ${limits.milliseconds / 1000} s and was stopped`)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function sizeOf(cell: unknown): number {
  if (typeof cell === 'string') return cell.length
  return typeof cell === 'object' && cell !== null ? String(cell).length + 16 : 8
}
