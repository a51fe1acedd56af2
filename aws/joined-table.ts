import { GetObjectCommand } from '@aws-sdk/client-s3'
import type { ColumnType, TableName } from '../domain/columns.ts'
import { ArchiveCorrupt, DayBusy } from '../domain/errors.ts'
import { footerLength, type JoinedParquet, joinedParquet } from '../domain/parquet-join.ts'
import { bucketName, s3 } from './archive.ts'
import { atATime } from './at-a-time.ts'
import { PARQUET } from './day-snapshot.ts'
import { PART_BYTES, uploadParts, type WritableObject } from './large-object.ts'

/** Bytes that are read of a file's end: the whole of a small one, and of a large one its footer. */
const TAIL_BYTES = 2 ** 20

/** Files whose ends are read at a time. */
const CONCURRENCY = 8

/** A file of a table as its end tells it. */
interface ReadTail {
  readonly key: string
  readonly etag: string
  readonly byteLength: number
  readonly tail: Uint8Array
}

/**
 * Files of a table as one, in this order, to be written under `key`: by its bytes where it is small, else with its parts sent
 * already. Throws ArchiveCorrupt naming the key of a file that is none of this table, and DayBusy where one is not the
 * version that was asked for, or changed meanwhile.
 */
export async function joinedTable(
  table: TableName,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  key: string,
  from: readonly { readonly key: string; readonly etag?: string }[],
): Promise<WritableObject> {
  const tails = await atATime(
    CONCURRENCY,
    from.map((one) => () => tailOf(one.key, one.etag)),
  )
  const joined = told(() => joinedParquet(table, columns, tails))
  const pieces = piecesOf(joined, tails)
  const count = Math.ceil(joined.byteLength / PART_BYTES)
  const part = (index: number) => bytesBetween(pieces, index * PART_BYTES, (index + 1) * PART_BYTES)
  return count === 1 ? { key, body: await part(0), contentType: PARQUET } : uploadParts(key, PARQUET, count, part)
}

/** What `tell` tells of files. Throws ArchiveCorrupt where a file is not what it should be. */
function told<Value>(tell: () => Value): Value {
  try {
    return tell()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ArchiveCorrupt(`${error.message}; run the day again with "refresh": true`, { cause: error })
  }
}

async function tailOf(key: string, version?: string): Promise<ReadTail> {
  const { body, byteLength, etag } = await read(key, `bytes=-${TAIL_BYTES}`, version)
  if (byteLength <= TAIL_BYTES) return { key, etag, byteLength, tail: body }
  const footer = told(() => footerLength(body.subarray(-8), key))
  // Copied, so that the rest is not held.
  const tail = footer <= TAIL_BYTES ? body.slice(-footer) : (await read(key, `bytes=-${footer}`, etag)).body
  return { key, etag, byteLength, tail }
}

/** A stretch of the joined file, and how its bytes are had, counted from its beginning. */
interface Piece {
  readonly at: number
  readonly length: number
  readonly bytes: (from: number, to: number) => Promise<Uint8Array>
}

function piecesOf({ head, ranges, end }: JoinedParquet, tails: readonly ReadTail[]): Piece[] {
  const byKey = new Map(tails.map((tail) => [tail.key, tail]))
  const atHand = (bytes: Uint8Array) => ({
    length: bytes.byteLength,
    bytes: async (from: number, to: number) => bytes.subarray(from, to),
  })
  const stretches = [
    atHand(head),
    ...ranges.map(({ key, from: first, to: last }) => {
      const file = byKey.get(key)
      if (file && file.tail.byteLength === file.byteLength) return atHand(file.tail.subarray(first, last))
      return {
        length: last - first,
        bytes: async (from: number, to: number) =>
          (await read(key, `bytes=${first + from}-${first + to - 1}`, file?.etag)).body,
      }
    }),
    atHand(end),
  ]
  let at = 0
  return stretches.map((stretch) => {
    at += stretch.length
    return { ...stretch, at: at - stretch.length }
  })
}

/** A part of the joined file, which may lie in many files. */
async function bytesBetween(pieces: readonly Piece[], from: number, to: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for (const { at, length, bytes } of pieces) {
    const [first, last] = [Math.max(from, at), Math.min(to, at + length)]
    if (first < last) read.push(await bytes(first - at, last - at))
  }
  return Buffer.concat(read)
}

/** Bytes of an object by an HTTP range, of the version that has this ETag. */
async function read(key: string, Range: string, etag?: string) {
  try {
    const {
      Body,
      ContentRange,
      ETag = '',
    } = await s3().send(
      new GetObjectCommand({ Bucket: bucketName(), Key: key, Range, ...(etag === undefined ? {} : { IfMatch: etag }) }),
    )
    if (!Body) throw new ArchiveCorrupt(`${key} came without a body`)
    const body = await Body.transformToByteArray()
    // Of a range that is longer than the object the whole is answered, and as one: `bytes 0-99/100`.
    const byteLength = Number(/\/(\d+)$/.exec(ContentRange ?? '')?.[1] ?? body.byteLength)
    return { body, byteLength, etag: ETag }
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
    if (status === 412) throw new DayBusy(`${key} was written while it was read`, { cause: error })
    throw error
  }
}
