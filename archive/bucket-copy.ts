import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { listObjects, readObject } from '../aws/archive.ts'
import { problemOf } from '../aws/faults.ts'
import { MONITOR_ID } from '../domain/source.ts'
import { TABLES } from '../domain/tables.ts'
import type { DayRange } from './archive-tables.ts'

export interface BucketCopy {
  readonly folder: string
  /** What had to be read. */
  readonly files: number
  readonly bytes: number
  /** Days that the bucket has of the tables, asked for or not, oldest first. */
  readonly days: readonly string[]
}

const TABLE_KEY = /^[a-z]+\/dt=(\d{4}-\d{2}-\d{2})\/(?:monitor=([^/]+)\/)?[A-Za-z0-9]+\.parquet$/

/** The day of a table's key; undefined of what else a bucket holds, which could lead out of the folder. */
function dayOfTable(key: string): string | undefined {
  const [, day, monitor] = TABLE_KEY.exec(key) ?? []
  return monitor === undefined || (MONITOR_ID.test(monitor) && !/^\.+$/.test(monitor)) ? day : undefined
}

/**
 * Copies the tables of some days out of a bucket into a folder of its own below `copies`. What was copied before and has not
 * changed since is not read again, and what the bucket no longer has goes here too.
 */
export function copyOfBucket(
  bucket: string,
  copies: string,
  days: DayRange,
  only: readonly string[] = TABLES.map(({ name }) => name),
): Promise<BucketCopy> {
  // Two at once would write the same files.
  const copy = last.then(() => copyOf(bucket, copies, days, only))
  last = copy.catch(() => undefined)
  return copy
}

/** Why a bucket cannot be read, and which is right. */
export const unreadable = (bucket: string, error: Error) =>
  `the bucket ${bucket} cannot be read (${problemOf(error, 's3:GetObject or s3:ListBucket')}); it is the output ArchiveBucket of the stack, read by your credentials in its region`

let last: Promise<unknown> = Promise.resolve()

async function copyOf(
  bucket: string,
  copies: string,
  { since, until }: DayRange,
  only: readonly string[],
): Promise<BucketCopy> {
  process.env.ARCHIVE_BUCKET = bucket
  const folder = join(copies, bucket)
  const list = join(folder, 'copied.json')
  const known = await copied(list)
  let files = 0
  let bytes = 0
  const days = new Set<string>()
  for (const name of only) {
    const there = new Set<string>()
    for (const { key, version } of await listObjects(`${name}/`)) {
      const day = dayOfTable(key)
      if (day === undefined) continue
      there.add(key)
      days.add(day)
      if (day < (since ?? '') || day > (until ?? '9999')) continue
      const path = join(folder, key)
      if (known[key] === version && (await isFile(path))) continue
      const { body } = await readObject(key)
      await written(path, body)
      known[key] = version
      await written(list, JSON.stringify(known))
      files += 1
      bytes += body.length
    }
    for (const entry of await readdir(join(folder, name), { recursive: true, withFileTypes: true }).catch(() => [])) {
      const path = join(entry.parentPath, entry.name)
      // Half a file may be another process's.
      if (entry.isFile() && !entry.name.endsWith('.part') && !there.has(relative(folder, path).split(sep).join('/')))
        await rm(path)
    }
  }
  return { folder, files, bytes, days: [...days].toSorted() }
}

/** What was copied; nothing where its list is missing or was cut off. */
async function copied(list: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(list, 'utf8'))
  } catch {
    return {}
  }
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** A reader never meets half a file. */
async function written(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.${randomUUID()}.part`
  await writeFile(part, content)
  await rename(part, path)
}
