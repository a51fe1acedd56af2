import { fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DayRange } from './archive-tables.ts'
import { RefusedSql, type SqlAnswer, type SqlLimits } from './read-only-sql.ts'
import type { AskedDays, StatementReads } from './statement-reads.ts'

/** What the process that runs a statement is told at first. */
export interface SqlQuestion {
  readonly sql: string
  readonly days: AskedDays
  readonly limits: SqlLimits
}

export interface SqlResult extends SqlAnswer {
  /** Days that were read. */
  readonly days: DayRange
  /** Files and days of the archive that were left out. */
  readonly problems: readonly string[]
}

/** What it is told next. */
export interface SqlArchive {
  readonly folder: string
  /** What people call it. */
  readonly name: string
  /** Days that there are of the tables, where the folder has only some of them. */
  readonly days?: readonly string[]
}

/** What it says: first what it wants to read. */
export type SqlSaid = { readonly reads: StatementReads } | { readonly result: SqlResult } | { readonly refused: string }

/** Milliseconds beyond a statement's own: to start, to open the archive, and to end by itself. */
const GRACE = 5000

/**
 * Runs one SELECT over an archive's tables in a process of its own, which goes when it takes too long, when it takes too
 * much memory, and with whoever asked: the engine's own limits do not hold within a single call of a function. `archiveOf`
 * brings the files that the statement reads. Throws RefusedSql.
 */
export function containedSql(
  question: SqlQuestion,
  archiveOf: (reads: StatementReads) => Promise<SqlArchive>,
  graceMilliseconds = GRACE,
): Promise<SqlResult> {
  const child = fork(new URL('run-sql.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Each statement loads the same files: compiled once, they take a third of the time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'flowtoll-compiled'), ...process.env },
    // Dates and whole numbers of 64 bits come as they are.
    serialization: 'advanced',
  })
  let timer: NodeJS.Timeout | undefined
  return new Promise<SqlResult>((resolve, reject) => {
    const { milliseconds } = question.limits
    const limited = () => {
      clearTimeout(timer)
      const tooLong = new RefusedSql(`the query took more than ${milliseconds / 1000} s and was stopped`)
      timer = setTimeout(() => reject(tooLong), milliseconds + graceMilliseconds)
    }
    child.on('message', (said: SqlSaid) => {
      if ('refused' in said) reject(new RefusedSql(said.refused))
      else if ('result' in said) resolve(said.result)
      else {
        // To fetch the files is no time of the statement's.
        clearTimeout(timer)
        archiveOf(said.reads).then((archive) => {
          limited()
          child.send(archive)
        }, reject)
      }
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      reject(new RefusedSql(`the process of the query ended (${signal ?? code}), as it does without memory`))
    })
    limited()
    child.send(question)
  }).finally(() => {
    clearTimeout(timer)
    child.kill('SIGKILL')
  })
}
