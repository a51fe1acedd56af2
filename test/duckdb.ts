import { DuckDBInstance } from '@duckdb/node-api'

/** Rows of a query, as a reader of the archive gets them; whole numbers become numbers. */
export async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const rows = (await connection.runAndReadAll(sql)).getRowObjects()
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
