import { join } from 'node:path'
import { containedSql, type SqlArchive } from '../archive/contained-sql.ts'
import { formatted } from '../archive/query-format.ts'
import type { StatementReads } from '../archive/statement-reads.ts'
import { savedQueries } from '../templates/athena/saved-queries.ts'
import { command } from './command.ts'
import { helpText, type QueryOptions, queryOptions } from './query-options.ts'
import { neededLastRun, OUT } from './run-folder.ts'

/** A person waits for as long as it takes, within what a laptop has. */
const LIMITS = { rows: 1_000_000, bytes: 256_000_000, milliseconds: 600_000, memory: 4 * 2 ** 30 } as const

await command(async () => {
  const queries = savedQueries()
  const options = queryOptions(process.argv.slice(2), queries)
  if (options === undefined) process.stdout.write(helpText(queries))
  else if (options.workgroup === undefined) await answer(options)
  else await answerInAthena(options, options.workgroup)
})

async function answerInAthena({ sql, format }: QueryOptions, workgroup: string): Promise<void> {
  const { askAthena } = await import('./athena.ts')
  const { bytesScanned, ...found } = await askAthena(sql, workgroup)
  process.stderr.write(`${bytesScanned} bytes read by Athena\n`)
  process.stdout.write(formatted(found, format))
}

async function answer({ sql, days, format, bucket, folder }: QueryOptions): Promise<void> {
  const archive =
    folder === undefined && bucket === undefined ? await lastArchive() : { folder: folder ?? '', name: folder ?? '' }
  const {
    problems,
    cutBy,
    days: _,
    ...found
  } = await containedSql({ sql, days, limits: LIMITS }, async (reads) =>
    bucket === undefined ? archive : copied(bucket, reads),
  )
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(formatted(found, format))
  if (cutBy === null) return
  process.stderr.write(
    `the answer ends at its ${found.rows.length} rows, and there is more: ask for less, or sum it up\n`,
  )
  process.exitCode = 1
}

async function lastArchive(): Promise<SqlArchive> {
  const { archive, name } = await neededLastRun()
  process.stderr.write(`${name}\n`)
  return { folder: archive, name }
}

/** What a statement reads, copied out of the bucket. */
async function copied(bucket: string, { tables, days }: StatementReads): Promise<SqlArchive> {
  // The SDK is loaded for this alone.
  const { copyOfBucket, unreadable } = await import('../archive/bucket-copy.ts')
  const copy = await copyOfBucket(bucket, join(OUT, 'buckets'), days, tables).catch((error: Error) => {
    throw new Error(unreadable(bucket, error), { cause: error })
  })
  process.stderr.write(`${bucket}: ${copy.files} files read, ${copy.bytes} bytes\n`)
  return { ...copy, name: `s3://${bucket}` }
}
