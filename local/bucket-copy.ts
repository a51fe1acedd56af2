import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listObjects, readObject } from '../lambdas/aws/archive.ts'
import { TABLES } from '../lambdas/domain/tables.ts'
import type { DayRange } from './archive-tables.ts'

export interface BucketCopy {
  readonly folder: string
  /** What had to be read. */
  readonly files: number
  readonly bytes: number
}

/**
 * Copies the tables of some days out of a bucket into a folder of its own below `copies`. What was copied before and has not
 * changed since is not read again.
 */
export async function copyOfBucket(bucket: string, copies: string, { since, until }: DayRange): Promise<BucketCopy> {
  process.env.ARCHIVE_BUCKET = bucket
  const folder = join(copies, bucket)
  const list = join(copies, `${bucket}.json`)
  const known = await readFile(list, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, string>,
    () => ({}) as Record<string, string>,
  )
  let files = 0
  let bytes = 0
  for (const { name } of TABLES) {
    for (const { key, version } of await listObjects(`${name}/`)) {
      const [, day = ''] = /^\w+\/dt=(\d{4}-\d{2}-\d{2})\//.exec(key) ?? []
      if (day < (since ?? '') || day > (until ?? '9999') || known[key] === version) continue
      const { body } = await readObject(key)
      await mkdir(join(folder, dirname(key)), { recursive: true })
      await writeFile(join(folder, key), body)
      known[key] = version
      files += 1
      bytes += body.length
    }
  }
  await mkdir(copies, { recursive: true })
  await writeFile(list, JSON.stringify(known))
  return { folder, files, bytes }
}
