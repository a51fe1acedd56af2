import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBValueConverter,
  type JS,
  JSDuckDBValueConverter,
} from '@duckdb/node-api'
import type { ColumnType } from '../domain/columns.ts'
import { TABLE_KEY, TABLE_SCHEMA } from '../domain/parquet.ts'
import { TABLES, type Table } from '../domain/tables.ts'

/** DuckDB's name of each type. */
const DUCKDB_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  json: 'VARCHAR',
  int: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
}

export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** A value in JavaScript: an instant is a Date, a day its text, so that midnight and the day are not the same. */
export const plainValue: DuckDBValueConverter<JS> = (value, type, converter) =>
  type.typeId === DuckDBTypeId.DATE && value !== null ? String(value) : JSDuckDBValueConverter(value, type, converter)

export interface OpenArchive {
  /** How many files of the days could be read. */
  readonly files: number
  /** Days that the tables have, asked for or not, oldest first. */
  readonly days: readonly string[]
  /** Files that were left out, and why, in sentences. */
  readonly problems: readonly string[]
  readonly connection: DuckDBConnection
  /** Runs one statement. Throws DuckDB's own error, which says where the SQL is wrong. */
  query(sql: string): Promise<Answer>
  close(): void
}

export interface ArchiveOptions {
  /** Whether nothing but the tables can be reached from then on: no other file, no network, no extension, no setting. */
  readonly sealed?: boolean
  /** Bytes that a sealed one may take. */
  readonly memory?: number
  /** Names of the tables that are opened; all where absent. */
  readonly only?: readonly string[] | undefined
}

const MEMORY = 2 ** 30

/** Days that are read, each included; all where absent. */
export interface DayRange {
  readonly since?: string
  readonly until?: string
}

/**
 * The tables of an archive in a folder as views of DuckDB. A file that is no Parquet file, or is none of the table's, is left
 * out and told; columns that a file of an earlier form lacks are null.
 */
export async function openArchive(
  folder: string,
  days: DayRange = {},
  { sealed = false, memory = MEMORY, only }: ArchiveOptions = {},
): Promise<OpenArchive> {
  // Left to itself, it would write what does not fit into memory to the folder where it was started.
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: sealed ? '' : join(tmpdir(), `flowtoll-${randomUUID()}`),
  })
  const connection = await instance.connect()
  const problems: string[] = []
  const paths: string[] = []
  const there = new Set<string>()
  for (const table of TABLES.filter(({ name }) => only?.includes(name) ?? true)) {
    const files: ArchivedFile[] = []
    for (const file of await filesOf(folder, table, problems)) {
      there.add(file.day)
      if (file.day < (days.since ?? '') || file.day > (days.until ?? '9999')) continue
      const columns = await columnsOf(connection, table.filesOf ?? table.name, file.path)
      if (typeof columns === 'string') problems.push(`${file.key} is left out: ${columns}`)
      else files.push({ ...file, columns })
    }
    paths.push(...files.map(({ path }) => path))
    await connection.run(viewOf(table, files))
  }
  if (sealed) await seal(connection, paths, memory)
  return {
    files: paths.length,
    days: [...there].toSorted(),
    problems,
    connection,
    query: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      return { columns: reader.columnNames(), rows: reader.convertRows(plainValue) }
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Source: https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview */
async function seal(connection: DuckDBConnection, paths: readonly string[], memory: number): Promise<void> {
  for (const [name, value] of [
    ['allowed_paths', `[${paths.map(quoted).join(', ')}]`],
    ['enable_external_access', 'false'],
    ['autoinstall_known_extensions', 'false'],
    ['autoload_known_extensions', 'false'],
    ['memory_limit', quoted(`${memory} bytes`)],
    ['lock_configuration', 'true'],
  ]) {
    await connection.run(`set ${name} = ${value}`)
  }
}

interface ArchivedFile {
  readonly path: string
  readonly key: string
  readonly columns: ReadonlySet<string>
}

/** Files of a table by their key; what else lies under its prefix is told. */
async function filesOf(folder: string, table: Table, problems: string[]) {
  const form = new RegExp(
    `^${table.name}/${table.partitions.map((name) => `${name}=([^/]+)/`).join('')}[^/]+\\.parquet$`,
  )
  const found = await readdir(join(folder, table.name), { recursive: true, withFileTypes: true }).catch(() => [])
  const keys = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, key: relative(folder, path).split(sep).join('/') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return keys.flatMap(({ path, key }) => {
    const [, day] = form.exec(key) ?? []
    if (day !== undefined) return { path, key, day }
    problems.push(`${key} is left out: it is no key of ${table.name}`)
    return []
  })
}

/** A text as SQL writes it. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The columns of a table's Parquet file, or why it is none. */
async function columnsOf(connection: DuckDBConnection, table: string, path: string): Promise<Set<string> | string> {
  try {
    const marks = await connection.runAndReadAll(
      `select decode(value) from parquet_kv_metadata(${quoted(path)}) where decode(key) = ${quoted(TABLE_KEY)}`,
    )
    const [name, schema] = String(marks.getRowsJS()[0]?.[0] ?? '').split('/')
    if (name !== table) return `it is no file of ${table}, but ${name ? `one of ${name}` : "somebody else's"}`
    if (Number(schema) !== TABLE_SCHEMA) return `it is of form ${schema}, and this flowtoll reads form ${TABLE_SCHEMA}`
    const columns = await connection.runAndReadAll(
      `select name from parquet_schema(${quoted(path)}) where type is not null`,
    )
    return new Set(columns.getRowsJS().map(([column]) => String(column)))
  } catch {
    return 'it is no whole Parquet file'
  }
}

function viewOf({ name, columns, partitions }: Table, files: readonly ArchivedFile[]): string {
  const there = new Set(files.flatMap((file) => [...file.columns]))
  const selected = columns.map((column) =>
    there.has(column.name)
      ? `cast("${column.name}" as ${DUCKDB_TYPES[column.type]}) as "${column.name}"`
      : `cast(null as ${DUCKDB_TYPES[column.type]}) as "${column.name}"`,
  )
  if (files.length === 0) {
    const folders = partitions.map((partition) => `cast(null as VARCHAR) as ${partition}`)
    return `create view ${name} as select ${[...selected, ...folders].join(', ')} where false`
  }
  const from = `read_parquet([${files.map(({ path }) => quoted(path)).join(', ')}], hive_partitioning = true,
    hive_types_autocast = false, union_by_name = true)`
  return `create view ${name} as select ${[...selected, ...partitions].join(', ')} from ${from}`
}
