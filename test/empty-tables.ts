import type { DuckDBConnection } from '@duckdb/node-api'
import { TABLES, type Table } from '../domain/tables.ts'

const TYPES: Readonly<Record<string, string>> = { string: 'varchar', json: 'varchar' }

/** Types of a table's columns in SQL, partitions last. */
export const typesOf = ({ columns, partitions }: Table): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...columns.map(({ name, type }) => [name, TYPES[type] ?? type]),
    ...partitions.map((partition) => [partition, 'varchar']),
  ])

/** Makes a table without rows. */
export async function createTable(
  connection: DuckDBConnection,
  name: string,
  types: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = Object.entries(types).map((pair) => pair.join(' '))
  await connection.run(`create table ${name} (${columns.join(', ')})`)
}

/** Makes every table of the archive. */
export async function createTables(connection: DuckDBConnection): Promise<void> {
  for (const table of TABLES) await createTable(connection, table.name, typesOf(table))
}
