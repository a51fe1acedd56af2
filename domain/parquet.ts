import type { FileMetaData } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import type { Column, ColumnType, TableName } from './columns.ts'
import { type Distinct, distinctOf, repeated, STORED_AS, writeColumn } from './parquet-column.ts'

/** Form of the tables. Columns may be added to one; what would make earlier files wrong makes another. */
export const TABLE_SCHEMA = 1

/** Key of a file's metadata that tells its table and form: `flows/1`. */
export const TABLE_KEY = 'flowtoll.table'

/** Rows that a reader has to decode together. */
const ROWS_A_GROUP = 100_000

/**
 * Rows of a table as a Parquet file. The same rows make the same bytes. Throws RangeError where a number does not fit its
 * column's type.
 */
export function parquetOf<Row>(table: TableName, columns: readonly Column<Row>[], rows: readonly Row[]): Uint8Array {
  const file = begunFile(table, columns)
  addRows(file, columns, rows)
  return endOf(file)
}

/**
 * Adds rows to a file, in groups that begin with the first of them. Where an item stands for several rows, `rowsOf` tells what each has of
 * its own, and what does not differ among them is looked at once.
 */
export function addRows<Row>(
  file: BegunFile,
  columns: readonly Column<Row>[],
  items: readonly Row[],
  rowsOf: (item: Row) => readonly Partial<Row>[] = (item) => [item],
): void {
  const { bytes, metadata } = file
  for (const { items: own, rows, itemOf } of groupsOf(items, rowsOf)) {
    const start = bytes.offset
    const deciding = new Map<(item: Row) => object | undefined, Deciding<Row>>()
    const valuesOf = ({ value, isOfRow, decidedBy }: Column<Row>): Distinct => {
      // These ask a row for nothing but its own.
      if (isOfRow) return distinctOf(rows as unknown as readonly Row[], value)
      if (decidedBy === undefined) return repeated(distinctOf(own, value), itemOf)
      const known = deciding.get(decidedBy) ?? decidingOf(own, itemOf, decidedBy)
      deciding.set(decidedBy, known)
      return repeated(distinctOf(known.firsts, value), known.placeOf)
    }
    const chunks = columns.map((column) => writeColumn(bytes, column.name, column.type, valuesOf(column)))
    metadata.row_groups.push({
      columns: chunks,
      total_byte_size: chunks.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n),
      num_rows: BigInt(rows.length),
      total_compressed_size: BigInt(bytes.offset - start),
    })
    metadata.num_rows += BigInt(rows.length)
  }
}

/** The first item of all that share what decides a column, and of each row the place of its own one's. */
interface Deciding<Row> {
  readonly firsts: readonly Row[]
  readonly placeOf: Int32Array
}

function decidingOf<Row>(
  items: readonly Row[],
  itemOf: ArrayLike<number>,
  decidedBy: (item: Row) => object | undefined,
): Deciding<Row> {
  const firsts: Row[] = []
  const places = new Map<object | undefined, number>()
  const ofItem = new Int32Array(items.length)
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Row
    const object = decidedBy(item)
    const place = places.get(object) ?? firsts.push(item) - 1
    places.set(object, place)
    ofItem[index] = place
  }
  const placeOf = new Int32Array(itemOf.length)
  for (let row = 0; row < itemOf.length; row++) placeOf[row] = ofItem[itemOf[row] as number] as number
  return { firsts, placeOf }
}

/** Rows of a group, and of each its item's place. */
interface RowsOfGroup<Row> {
  readonly items: Row[]
  readonly rows: Partial<Row>[]
  readonly itemOf: number[]
}

function groupsOf<Row>(items: readonly Row[], rowsOf: (item: Row) => readonly Partial<Row>[]): RowsOfGroup<Row>[] {
  const groups: RowsOfGroup<Row>[] = []
  for (const item of items) {
    const own = rowsOf(item)
    let group = groups.at(-1)
    if (group === undefined || group.rows.length + own.length > ROWS_A_GROUP) {
      group = { items: [], rows: [], itemOf: [] }
      groups.push(group)
    }
    for (const row of own) {
      group.rows.push(row)
      group.itemOf.push(group.items.length)
    }
    group.items.push(item)
  }
  return groups
}

/** A file that has its first bytes, and no rows yet. */
export interface BegunFile {
  readonly bytes: ByteWriter
  /** What its footer will say. */
  readonly metadata: FileMetaData
}

/** `PAR1`, as a file begins and ends. */
export const MAGIC = 0x31524150

export function begunFile(
  table: TableName,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
): BegunFile {
  const bytes = new ByteWriter()
  bytes.appendUint32(MAGIC)
  const metadata: FileMetaData = {
    version: 2,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...STORED_AS[type] })),
    ],
    num_rows: 0n,
    row_groups: [],
    key_value_metadata: [{ key: TABLE_KEY, value: `${table}/${TABLE_SCHEMA}` }],
    created_by: 'flowtoll',
    metadata_length: 0,
  }
  return { bytes, metadata }
}

/** A file that has all its rows. */
export function endOf({ bytes, metadata }: BegunFile): Uint8Array {
  writeMetadata(bytes, metadata)
  bytes.appendUint32(MAGIC)
  const file = new Uint8Array(bytes.getBuffer())
  if (metadata.row_groups.length === 0) typeRowGroups(file)
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
