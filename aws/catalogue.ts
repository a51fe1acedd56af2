import { GetTableCommand, GlueClient, type Table, type TableInput, UpdateTableCommand } from '@aws-sdk/client-glue'
import * as z from 'zod'
import { KNOWN_MONITORS_KEY } from '../domain/archive-key.ts'
import { MONITOR_VALUES, TABLES, UNKNOWN_MONITOR } from '../domain/tables.ts'
import { askedAgain, fitting } from './answer.ts'
import { changeJson } from './archive.ts'
import { problemOf } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: GlueClient | undefined

interface KnownMonitors {
  readonly schema: 1
  readonly monitors: readonly string[]
}

/**
 * Every monitor that ever left a day in the archive, these included. The tables' own list is no memory: a deployment that
 * changes them sets it to what the settings name.
 */
export async function rememberMonitors(monitors: readonly string[]): Promise<string[]> {
  const known = await changeJson<KnownMonitors>(KNOWN_MONITORS_KEY, (standing) => ({
    schema: 1,
    monitors: [...new Set([...(standing?.monitors ?? []), ...monitors])].toSorted(),
  }))
  return [...known.monitors]
}

/**
 * Tells the Glue tables of monitors that they do not know, so that Athena looks for their days. Returns what went wrong, in a
 * sentence; null where all is known. The archive is whole without it, so nothing is thrown.
 */
export async function tellMonitors(database: string, monitors: readonly string[]): Promise<string | null> {
  client ??= new GlueClient({ ...PROXIED })
  const everTold: string[] = []
  try {
    for (const { name } of TABLES.filter(({ partitions }) => partitions.includes('monitor'))) {
      const table = await describedTable(database, name)
      const told = (table.Parameters?.[MONITOR_VALUES] ?? '')
        .split(',')
        .filter((one) => one !== '' && one !== UNKNOWN_MONITOR)
      everTold.push(...told)
      if (monitors.every((monitor) => told.includes(monitor))) continue
      const values = [...new Set([...told, ...monitors])].toSorted()
      await client.send(
        new UpdateTableCommand({ DatabaseName: database, TableInput: withValues(table, values), SkipArchive: true }),
      )
    }
    await rememberMonitors(everTold)
    return null
  } catch (error) {
    const isGuarded = /lake ?formation/i.test((error as Error).message)
    const remedy = isGuarded ? ' Grant ReadSurroundings its tables in Lake Formation, or set athena: false.' : ''
    return `Athena may not find the days of ${monitors.join(', ')}: its tables could not be updated (${problemOf(error, 'glue:UpdateTable')}).${remedy}`
  }
}

const TABLE = z.object({
  Table: z.object({ Name: z.string(), StorageDescriptor: z.object({ Columns: z.array(z.unknown()).min(1) }) }),
})

/** The whole of a table, as it goes back with one parameter changed: what it would lack would be gone. */
function describedTable(database: string, name: string): Promise<Table> {
  return askedAgain(async () => {
    client ??= new GlueClient({ ...PROXIED })
    const answer = await client.send(new GetTableCommand({ DatabaseName: database, Name: name }))
    fitting('GetTable', TABLE, answer)
    return answer.Table as Table
  })
}

/** What UpdateTable takes of what GetTable gives. */
function withValues(
  { Name, Description, Owner, Retention, StorageDescriptor, PartitionKeys, TableType, Parameters }: Table,
  values: readonly string[],
): TableInput {
  return {
    ...{ Name, Description, Owner, Retention, StorageDescriptor, PartitionKeys, TableType },
    Parameters: { ...Parameters, [MONITOR_VALUES]: values.join(',') },
  }
}
