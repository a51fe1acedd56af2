import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Column, ColumnType, TableName } from './columns.ts'

/** Form of the tables. Columns may be added to one; what would make earlier files wrong makes another. */
export const TABLE_SCHEMA = 1

/** Key of a file's metadata that tells its table and form: `flows/1`. */
export const TABLE_KEY = 'flowtoll.table'

/**
 * Rows of a table as a Parquet file. The same rows make the same bytes. Throws RangeError where a number does not fit its
 * column's type.
 */
export function parquetOf<Row>(table: TableName, columns: readonly Column<Row>[], rows: readonly Row[]): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, value }) => ({
      name,
      type: PARQUET_TYPE[type],
      data: rows.map((row) => stored(name, type, value(row))),
    })),
    rowGroupSize: 100_000,
    kvMetadata: [{ key: TABLE_KEY, value: `${table}/${TABLE_SCHEMA}` }],
    createdBy: 'flowtoll',
  })
  const file = new Uint8Array(buffer)
  if (rows.length === 0) typeRowGroups(file)
  return file
}

/** How the footer goes on behind its list of row groups: with a list of one struct, whose first field is our key. */
const BEHIND_ROW_GROUPS = `\x19\x1c\x18${String.fromCharCode(TABLE_KEY.length)}${TABLE_KEY}`

/**
 * Says in a file without rows that the list of its row groups would be one of structs: hyparquet-writer gives an empty list no
 * type, and arrow-rs refuses it.
 * Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md#list-and-set
 */
function typeRowGroups(file: Uint8Array): void {
  const at = String.fromCharCode(...file).lastIndexOf(BEHIND_ROW_GROUPS) - 1
  if (file[at] !== 0) throw new Error('the footer of a file without rows is not as hyparquet-writer wrote it')
  file[at] = 0x0c
}

const PARQUET_TYPE = {
  string: 'STRING',
  json: 'STRING',
  int: 'INT32',
  bigint: 'INT64',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
} as const satisfies Record<ColumnType, string>

function stored(name: string, type: ColumnType, value: string | number | boolean | null) {
  if (value === null) return null
  switch (type) {
    case 'bigint':
      if (!Number.isSafeInteger(value)) throw new RangeError(`${name} ${value} is no whole number up to 2^53`)
      return BigInt(value as number)
    case 'int':
      if ((value as number) !== ((value as number) | 0))
        throw new RangeError(`${name} ${value} is no 32-bit whole number`)
      return value
    case 'timestamp':
      return new Date(value as number)
    case 'string':
    case 'json':
    case 'double':
    case 'boolean':
      return value
    default:
      return type satisfies never
  }
}
