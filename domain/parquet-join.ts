import { type FileMetaData, parquetMetadata, type RowGroup } from 'hyparquet'
import type { ColumnType, TableName } from './columns.ts'
import { begunFile, endOf, MAGIC, TABLE_KEY } from './parquet.ts'

/** A file of a table that is to be joined with others. */
export interface ParquetPart {
  readonly key: string
  readonly byteLength: number
  /** The last bytes of it, with its whole footer: at least `footerLength` of them. */
  readonly tail: Uint8Array
}

/** How one file is made of others: `head`, then the bytes of these ranges one behind another, then `end`. */
export interface JoinedParquet {
  readonly head: Uint8Array
  /** `to` is behind the last byte. */
  readonly ranges: readonly { readonly key: string; readonly from: number; readonly to: number }[]
  readonly end: Uint8Array
  readonly byteLength: number
  readonly rows: number
}

/** Bytes of a file's footer, told by its last 8 bytes. Throws RangeError naming the key where they are none's. */
export function footerLength(end: Uint8Array, key: string): number {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength)
  if (end.byteLength < 8 || view.getUint32(end.byteLength - 4, true) !== MAGIC) {
    throw new RangeError(`${key} does not end as a Parquet file`)
  }
  return view.getUint32(end.byteLength - 8, true) + 8
}

/**
 * Files of a table as one file, in this order, without decoding a row: column chunks are read by where the footer says that
 * they begin, so only the footer is made anew. What is left behind are the indexes of pages, which hold places of their own.
 * Throws RangeError naming the key where a file is not of this table with these columns.
 * Source: https://parquet.apache.org/docs/file-format/
 */
export function joinedParquet(
  table: TableName,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  parts: readonly ParquetPart[],
): JoinedParquet {
  const joined = begunFile(table, columns)
  const head = new Uint8Array(joined.bytes.getBuffer())
  const form = formOf(joined.metadata)
  const ranges: { key: string; from: number; to: number }[] = []
  let at = head.byteLength
  for (const { key, byteLength, tail } of parts) {
    const { metadata, dataEnd } = footerOf(key, byteLength, tail)
    if (formOf(metadata) !== form) throw new RangeError(`${key} does not have the columns of ${table}`)
    if (metadata.row_groups.length === 0) continue
    const from = Math.min(...metadata.row_groups.flatMap(({ columns }) => columns.map((chunk) => chunkOf(chunk).from)))
    const to = Math.max(...metadata.row_groups.flatMap(({ columns }) => columns.map((chunk) => chunkOf(chunk).to)))
    if (from < head.byteLength || to > dataEnd) throw new RangeError(`${key} has rows outside of it`)
    const shift = BigInt(at - from)
    for (const group of metadata.row_groups) joined.metadata.row_groups.push(shifted(group, shift))
    joined.metadata.num_rows += metadata.num_rows
    ranges.push({ key, from, to })
    at += to - from
  }
  // Nothing but the first bytes and the footer was written here.
  const end = endOf(joined).subarray(head.byteLength)
  return { head, ranges, end, byteLength: at + end.byteLength, rows: Number(joined.metadata.num_rows) }
}

function footerOf(key: string, byteLength: number, tail: Uint8Array): { metadata: FileMetaData; dataEnd: number } {
  try {
    // Bounds of text stay the bytes that they are.
    const metadata = parquetMetadata(tail, { parsers: { stringFromBytes: (bytes) => bytes }, geoparquet: false })
    return { metadata, dataEnd: byteLength - footerLength(tail, key) }
  } catch (error) {
    throw new RangeError(`${key} has no footer of a Parquet file`, { cause: error })
  }
}

const formOf = ({ schema, key_value_metadata = [] }: Pick<FileMetaData, 'schema' | 'key_value_metadata'>) =>
  JSON.stringify([
    schema.map(({ name, type, converted_type, repetition_type, num_children }) => [
      ...[name, type, converted_type, repetition_type, num_children],
    ]),
    key_value_metadata.find(({ key }) => key === TABLE_KEY)?.value,
  ])

type Chunk = RowGroup['columns'][number]

function chunkOf({ meta_data }: Chunk): { from: number; to: number } {
  if (!meta_data) throw new RangeError('a column chunk is not described in the footer')
  const { data_page_offset, dictionary_page_offset, total_compressed_size } = meta_data
  const from = Number(dictionary_page_offset ?? data_page_offset)
  return { from, to: from + Number(total_compressed_size) }
}

/** A row group as it stands in the joined file. */
const shifted = (group: RowGroup, shift: bigint): RowGroup => ({
  ...group,
  ...(group.file_offset === undefined ? {} : { file_offset: group.file_offset + shift }),
  columns: group.columns.map(({ file_offset, meta_data }) => ({
    file_offset: file_offset + shift,
    ...(meta_data && {
      meta_data: {
        ...meta_data,
        data_page_offset: meta_data.data_page_offset + shift,
        ...(meta_data.dictionary_page_offset === undefined
          ? {}
          : { dictionary_page_offset: meta_data.dictionary_page_offset + shift }),
      },
    }),
  })),
})
