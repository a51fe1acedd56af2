import { GetTableCommand, GlueClient, type Table, type TableInput, UpdateTableCommand } from '@aws-sdk/client-glue'
import { MONITOR_VALUES, TABLES, UNKNOWN_MONITOR } from '../domain/tables.ts'
import { problemOf } from './faults.ts'

let client: GlueClient | undefined

/**
 * Tells the Glue tables of monitors that they do not know, so that Athena looks for their days: where the settings name
 * none, nobody knows them when the stack is deployed. Returns what went wrong, in a sentence; null where all is known. The
 * archive is whole without it, so nothing is thrown.
 */
export async function tellMonitors(database: string, monitors: readonly string[]): Promise<string | null> {
  client ??= new GlueClient({})
  try {
    for (const { name } of TABLES.filter(({ partitions }) => partitions.includes('monitor'))) {
      const { Table: table } = await client.send(new GetTableCommand({ DatabaseName: database, Name: name }))
      const known = (table?.Parameters?.[MONITOR_VALUES] ?? '').split(',').filter((one) => one !== '')
      if (!table || monitors.every((monitor) => known.includes(monitor))) continue
      const values = [...new Set([...known.filter((one) => one !== UNKNOWN_MONITOR), ...monitors])].toSorted()
      await client.send(
        new UpdateTableCommand({ DatabaseName: database, TableInput: withValues(table, values), SkipArchive: true }),
      )
    }
    return null
  } catch (error) {
    return `Athena may not find the days of ${monitors.join(', ')}: its tables could not be told (${problemOf(error, 'glue:UpdateTable')}).`
  }
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
