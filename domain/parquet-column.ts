import type { RowGroup, SchemaElement } from 'hyparquet'
import type { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import type { ColumnType } from './columns.ts'

/**
 * A column of a group of rows as a chunk of a Parquet file. hyparquet-writer makes one by seven passes over its values; a table
 * of flows has a few hundred values in most columns, and alike ones stand together, so here each value is looked at once, and all
 * that is worked out is worked out of a column's own values, each once. Sources:
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/ and
 * https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */

type Value = string | number | boolean
type Chunk = RowGroup['columns'][number]

/** What a column's values are stored as. */
export const STORED_AS = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  int: { type: 'INT32' },
  bigint: { type: 'INT64' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  timestamp: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ColumnType, Partial<SchemaElement>>

/** A column's own values, each once, in order of their first row, and of each row which one it has. */
export interface Distinct {
  readonly values: readonly Value[]
  /** Of the rows that have one. */
  readonly indexes: Int32Array
  /** 1 for a row that has one, else 0. */
  readonly present: Uint8Array
}

/** Writes a column of rows that have these values. Throws RangeError where a value does not fit its type. */
export function writeColumn(
  writer: ByteWriter,
  name: string,
  type: ColumnType,
  { values, indexes, present }: Distinct,
): Chunk {
  for (const one of values) check(name, type, one)
  const start = writer.offset
  const plain = type === 'boolean' ? bitsOf(values, indexes) : bytesOf(type, values)
  const width = Math.ceil(Math.log2(Math.max(values.length, 1)))
  const asDictionary = type !== 'boolean' && values.length > 0 && isSmaller(type, plain, values, indexes, width)
  const dictionarySize = asDictionary ? writeDictionary(writer, plain, values.length) : 0
  const dataStart = writer.offset
  const data = asDictionary
    ? indexPage(indexes, width)
    : type === 'boolean' || values.length === indexes.length
      ? plain
      : bytesOf(type, valuesAt(values, indexes))
  const encoding = asDictionary ? 'RLE_DICTIONARY' : 'PLAIN'
  const size = dictionarySize + writeData(writer, encoding, data, present, indexes.length)
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: STORED_AS[type].type,
      encodings: asDictionary ? ['PLAIN', encoding] : [encoding],
      path_in_schema: [name],
      codec: 'SNAPPY',
      num_values: BigInt(present.length),
      total_uncompressed_size: BigInt(size),
      total_compressed_size: BigInt(writer.offset - start),
      data_page_offset: BigInt(dataStart),
      ...(asDictionary ? { dictionary_page_offset: BigInt(start) } : {}),
      statistics: { ...boundsOf(type, values), null_count: BigInt(present.length - indexes.length) },
      encoding_stats: [
        ...(asDictionary ? [{ page_type: 'DICTIONARY_PAGE' as const, encoding: 'PLAIN' as const, count: 1 }] : []),
        { page_type: 'DATA_PAGE_V2', encoding, count: 1 },
      ],
    },
  }
}

export function distinctOf<Row>(rows: readonly Row[], value: (row: Row) => Value | null): Distinct {
  const values: Value[] = []
  const known = new Map<Value, number>()
  const indexes = new Int32Array(rows.length)
  const present = new Uint8Array(rows.length)
  let count = 0
  let last: Value | null = null
  let lastIndex = 0
  for (let row = 0; row < rows.length; row++) {
    const one = value(rows[row] as Row)
    if (one === null) continue
    if (one !== last) {
      const found = known.get(one)
      lastIndex = found ?? values.length
      if (found === undefined) {
        known.set(one, lastIndex)
        values.push(one)
      }
      last = one
    }
    present[row] = 1
    indexes[count++] = lastIndex
  }
  return { values, indexes: indexes.subarray(0, count), present }
}

/** The same of rows that items stand for, by each row's item. */
export function repeated({ values, indexes, present }: Distinct, itemOf: ArrayLike<number>): Distinct {
  // Of an item without a value, where the next one that has one is.
  const placeOf = new Int32Array(present.length)
  for (let item = 1; item < present.length; item++) {
    placeOf[item] = (placeOf[item - 1] as number) + (present[item - 1] as number)
  }
  const own = new Int32Array(itemOf.length)
  const presentOf = new Uint8Array(itemOf.length)
  let count = 0
  for (let row = 0; row < itemOf.length; row++) {
    const item = itemOf[row] as number
    if (present[item] === 0) continue
    presentOf[row] = 1
    own[count++] = indexes[placeOf[item] as number] as number
  }
  return { values, indexes: own.subarray(0, count), present: presentOf }
}

function valuesAt(values: readonly Value[], indexes: Int32Array): Value[] {
  const all = new Array<Value>(indexes.length)
  for (let row = 0; row < indexes.length; row++) all[row] = values[indexes[row] as number] as Value
  return all
}

function check(name: string, type: ColumnType, value: Value): void {
  if ((type === 'bigint' || type === 'timestamp') && !Number.isSafeInteger(value))
    throw new RangeError(`${name} ${value} is no whole number up to 2^53`)
  if (type === 'int' && value !== ((value as number) | 0))
    throw new RangeError(`${name} ${value} is no 32-bit whole number`)
}

/** Whether a dictionary and the rows' places in it are less than the rows' values. */
function isSmaller(
  type: ColumnType,
  dictionary: Uint8Array,
  values: readonly Value[],
  indexes: Int32Array,
  width: number,
): boolean {
  if (values.length === indexes.length) return false
  const places = (indexes.length * width) / 8
  const mean = dictionary.byteLength / values.length
  const rows =
    STORED_AS[type].type === 'BYTE_ARRAY'
      ? indexes.length * mean
      : dictionary.byteLength * (indexes.length / values.length)
  return 2 * (dictionary.byteLength + places) < rows
}

const text = new TextEncoder()
const EMPTY = new Uint8Array()

/** Values in their plain encoding: a number by its bytes, text by its length and its bytes. */
function bytesOf(type: ColumnType, values: readonly Value[]): Uint8Array {
  switch (STORED_AS[type].type) {
    case 'BYTE_ARRAY': {
      // No unit of UTF-16 takes more than three bytes.
      const bytes = new Uint8Array((values as string[]).reduce((sum, { length }) => sum + 4 + 3 * length, 0))
      const view = new DataView(bytes.buffer)
      let at = 0
      for (const one of values as string[]) {
        const { written } = text.encodeInto(one, bytes.subarray(at + 4))
        view.setUint32(at, written, true)
        at += 4 + written
      }
      return bytes.subarray(0, at)
    }
    case 'INT32':
      return new Uint8Array(Int32Array.from(values as number[]).buffer)
    case 'DOUBLE':
      return new Uint8Array(Float64Array.from(values as number[]).buffer)
    case 'INT64': {
      const words = new Int32Array(2 * values.length)
      for (const [index, value] of (values as number[]).entries()) {
        const high = Math.floor(value / 2 ** 32)
        words[2 * index] = value - high * 2 ** 32
        words[2 * index + 1] = high
      }
      return new Uint8Array(words.buffer)
    }
    default:
      return EMPTY
  }
}

/** The rows' values of a boolean column, a bit each. */
function bitsOf(values: readonly Value[], indexes: Int32Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(indexes.length / 8))
  for (let row = 0; row < indexes.length; row++) {
    if (values[indexes[row] as number] === true) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7))
  }
  return bytes
}

function writeDictionary(writer: ByteWriter, plain: Uint8Array, count: number): number {
  return writePage(writer, plain, EMPTY, (uncompressed_page_size, compressed_page_size) => ({
    ...{ type: 'DICTIONARY_PAGE', uncompressed_page_size, compressed_page_size },
    dictionary_page_header: { num_values: count, encoding: 'PLAIN' },
  }))
}

function writeData(
  writer: ByteWriter,
  encoding: 'PLAIN' | 'RLE_DICTIONARY',
  data: Uint8Array,
  present: Uint8Array,
  count: number,
): number {
  const levels = count === present.length ? runOf(1, 1, count) : hybrid(present, 1)
  return writePage(writer, data, levels, (uncompressed_page_size, compressed_page_size) => ({
    ...{ type: 'DATA_PAGE_V2', uncompressed_page_size, compressed_page_size },
    data_page_header_v2: {
      num_values: present.length,
      num_nulls: present.length - count,
      num_rows: present.length,
      encoding,
      definition_levels_byte_length: levels.byteLength,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  }))
}

/** Writes a page, and returns its uncompressed size. Levels are never compressed. */
function writePage(
  writer: ByteWriter,
  data: Uint8Array,
  levels: Uint8Array,
  headerOf: (uncompressed: number, compressed: number) => Parameters<typeof writePageHeader>[1],
): number {
  const compressed = snappyCompress(data)
  const start = writer.offset
  writePageHeader(writer, headerOf(levels.byteLength + data.byteLength, levels.byteLength + compressed.byteLength))
  const header = writer.offset - start
  writer.appendBytes(levels)
  writer.appendBytes(compressed)
  return header + levels.byteLength + data.byteLength
}

function indexPage(indexes: Int32Array, width: number): Uint8Array {
  const packed = hybrid(indexes, width)
  const page = new Uint8Array(1 + packed.byteLength)
  page[0] = width
  page.set(packed, 1)
  return page
}

/** Numbers of so many bits: what stands eight times or more as a run, the rest packed in eights. */
function hybrid(numbers: Int32Array | Uint8Array, width: number): Uint8Array {
  const count = numbers.length
  // Eight numbers take their bits, or a run that takes no more than 9 bytes; the rest is for the length of what is packed.
  const out = new Uint8Array((Math.ceil(count / 8) + 1) * (width + 14))
  let end = 0
  const varint = (value: number) => {
    let left = value
    for (; left > 127; left >>>= 7) out[end++] = (left & 127) | 128
    out[end++] = left
  }
  const pack = (from: number, groups: number) => {
    varint((groups << 1) | 1)
    let bits = 0
    let held = 0
    for (let at = from; at < from + groups * 8; at++) {
      held |= (at < count ? (numbers[at] as number) : 0) << bits
      for (bits += width; bits >= 8; bits -= 8) {
        out[end++] = held & 255
        held >>>= 8
      }
    }
  }
  let packedFrom = 0
  let groups = 0
  for (let at = 0; at < count; ) {
    let next = at + 1
    while (next < count && numbers[next] === numbers[at]) next++
    if (next - at < 8) {
      if (groups === 0) packedFrom = at
      groups++
      at += 8
      continue
    }
    if (groups > 0) pack(packedFrom, groups)
    groups = 0
    const run = runOf(numbers[at] as number, width, next - at)
    out.set(run, end)
    end += run.byteLength
    at = next
  }
  if (groups > 0) pack(packedFrom, groups)
  return out.subarray(0, end)
}

/** A run of one number: how often it stands there, and the number in whole bytes. */
function runOf(number: number, width: number, count: number): Uint8Array {
  const bytes: number[] = []
  let left = count * 2
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left & 127) | 128)
  bytes.push(left)
  for (let bit = 0; bit < width; bit += 8) bytes.push((number >> bit) & 255)
  return Uint8Array.from(bytes)
}

/** The least and the largest value, by which a reader passes over a group. Text is ordered by its bytes. */
function boundsOf(type: ColumnType, values: readonly Value[]) {
  const [first] = values
  if (first === undefined) return {}
  let [least, most] = [first, first]
  if (STORED_AS[type].type !== 'BYTE_ARRAY') {
    for (const value of values) {
      if (value < least) least = value
      if (value > most) most = value
    }
    return { min_value: least, max_value: most }
  }
  for (const value of values as string[]) {
    if (isBefore(value, least as string)) least = value
    if (isBefore(most as string, value)) most = value
  }
  return { min_value: least, max_value: most }
}

/** Whether a text's bytes come before another's: the order of code points, which is not that of UTF-16 beyond the first plane. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  let at = 0
  while (at < length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  if (at === length) return one.length < other.length
  const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)]
  // A surrogate stands for a code point beyond all those that are none.
  const isBeyond = (code: number) => code >= 0xd800 && code < 0xe000
  return isBeyond(a) === isBeyond(b) ? a < b : isBeyond(b)
}
