import { MONITOR_VALUES, TABLES, UNKNOWN_MONITOR } from '../../domain/tables.ts'
import { type Endpoint, type Gate, serveJson } from './endpoint.ts'
import type { World } from './world.ts'

/** Fields of a table that UpdateTable takes. Source: https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html */
const INPUT_FIELDS = [
  'Name',
  'Description',
  'Owner',
  'Retention',
  'StorageDescriptor',
  'PartitionKeys',
  'TableType',
  'Parameters',
]

/** Glue's GetTable and UpdateTable, over the archive's tables as a deployment without named monitors leaves them. */
export function serveGlue(gate: Gate, world: () => World): Promise<Endpoint> {
  let owner: World | undefined
  const tables = new Map<string, object>()
  return serveJson(gate, 'glue', (operation, params) => {
    if (owner !== world()) {
      owner = world()
      for (const { name, columns } of TABLES) tables.set(name, firstTable(name, columns))
    }
    if (owner.faults?.deniedActions?.includes(`glue:${operation}`)) {
      return `AccessDeniedException: not authorized to perform: glue:${operation}`
    }
    const input = params.TableInput as { readonly Name: string } | undefined
    const name = String(input?.Name ?? params.Name)
    const table = tables.get(name)
    if (!table) return `EntityNotFoundException: Table ${name} not found.`
    if (operation === 'GetTable') return { Table: table }
    const wrong = Object.keys(input ?? {}).find((field) => !INPUT_FIELDS.includes(field))
    if (wrong) return `ValidationException: Unknown parameter in TableInput: "${wrong}"`
    tables.set(name, { ...table, ...input })
    return {}
  })
}

function firstTable(name: string, columns: (typeof TABLES)[number]['columns']) {
  return {
    ...{
      Name: name,
      DatabaseName: 'flowtoll',
      CatalogId: '111122223333',
      VersionId: '0',
      IsRegisteredWithLakeFormation: false,
    },
    TableType: 'EXTERNAL_TABLE',
    Parameters: { 'projection.enabled': 'true', [MONITOR_VALUES]: UNKNOWN_MONITOR },
    StorageDescriptor: { Columns: columns.map((column) => ({ Name: column.name, Type: column.type })) },
  }
}
