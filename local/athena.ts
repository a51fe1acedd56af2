import {
  AthenaClient,
  type ColumnInfo,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena'
import type { Answer } from '../archive/archive-tables.ts'
import { PROXIED } from '../aws/proxied.ts'

/** A query that Athena would not run, or ended: with its reason. */
export class AthenaError extends Error {
  override readonly name = 'AthenaError'
}

export interface AthenaAnswer extends Answer {
  /** What Athena read, and bills. */
  readonly bytesScanned: number
}

/** What only reads; behind comments and brackets. */
const READS = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\()*(?:select|with|values|show|describe)\b/i

/**
 * Runs one statement in the workgroup of a deployment, by the caller's credentials, and waits for it. The workgroup and the
 * database have one name. Throws AthenaError where it is none that reads, fails or is ended.
 */
export async function askAthena(sql: string, workgroup: string, pollMilliseconds = 1000): Promise<AthenaAnswer> {
  if (!READS.test(sql)) throw new AthenaError('only SELECT, SHOW and DESCRIBE are sent to Athena: nothing is written')
  const client = new AthenaClient({ ...PROXIED })
  try {
    const { QueryExecutionId } = await client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        WorkGroup: workgroup,
        QueryExecutionContext: { Database: workgroup },
      }),
    )
    const bytesScanned = await ended(client, QueryExecutionId, pollMilliseconds)
    let columns: readonly ColumnInfo[] = []
    const rows: (string | undefined)[][] = []
    for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId })) {
      columns = ResultSet?.ResultSetMetadata?.ColumnInfo ?? columns
      for (const { Data = [] } of ResultSet?.Rows ?? []) {
        rows.push(columns.map((_, index) => Data[index]?.VarCharValue))
      }
    }
    const names = columns.map(({ Name = '' }) => Name)
    // The first row of a SELECT repeats the names of its columns; that of a SHOW is one.
    const isHeader = rows[0]?.every((text, index) => text === names[index]) ?? false
    const values = isHeader ? rows.slice(1) : rows
    return {
      columns: names,
      rows: values.map((row) => row.map((text, index) => typed(columns[index]?.Type, text))),
      bytesScanned,
    }
  } finally {
    client.destroy()
  }
}

/** Bytes that a query read, once it has ended well. */
async function ended(client: AthenaClient, id: string | undefined, pollMilliseconds: number): Promise<number> {
  for (;;) {
    const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }))
    const { State, StateChangeReason } = QueryExecution?.Status ?? {}
    if (State === 'SUCCEEDED') return QueryExecution?.Statistics?.DataScannedInBytes ?? 0
    if (State !== 'QUEUED' && State !== 'RUNNING') {
      throw new AthenaError(`Athena's query ${id} is ${State}: ${StateChangeReason ?? 'no reason was given'}`)
    }
    await new Promise((ready) => setTimeout(ready, pollMilliseconds))
  }
}

/** Athena gives text; null where a value is absent. */
function typed(type: string | undefined, text: string | undefined): unknown {
  if (text === undefined) return null
  switch (type) {
    case 'bigint':
      return BigInt(text)
    case 'tinyint':
    case 'smallint':
    case 'integer':
    case 'float':
    case 'double':
    case 'decimal':
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'timestamp':
      return new Date(`${text.replace(' ', 'T')}Z`)
    default:
      return text
  }
}
