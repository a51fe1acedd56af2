import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** One for a process: to make one takes as long as ten queries. It keeps nothing of files, which tests write anew. */
let connected: Promise<DuckDBConnection> | undefined

async function connect(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', enable_external_file_cache: 'false' })
  return instance.connect()
}

/** Rows of a query, as a reader of the archive gets them; whole numbers become numbers. */
export async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  connected ??= connect()
  const rows = (await (await connected).runAndReadAll(sql)).getRowObjects()
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
    ),
  )
}
