import { fork } from 'node:child_process'
import type { DayRange } from './archive-tables.ts'
import { RefusedSql, type SqlAnswer, type SqlLimits } from './read-only-sql.ts'

/** What the process that runs a statement is told. */
export interface SqlQuestion {
  readonly folder: string
  readonly days: DayRange
  readonly sql: string
  readonly limits: SqlLimits
  /** Bytes that the process may take: the engine's own limit is of its buffers alone. */
  readonly memory: number
}

export interface SqlResult extends SqlAnswer {
  /** Files of the archive that were left out. */
  readonly problems: readonly string[]
}

/** What it says. */
export type SqlSaid = { readonly result: SqlResult } | { readonly refused: string }

/** Milliseconds beyond a statement's own: to start, to open the archive, and to end by itself. */
const GRACE = 5000

/**
 * Runs one SELECT over an archive's tables in a process of its own, which goes when it takes too long, when it takes too
 * much memory, and with whoever asked: the engine's own limits do not hold within a single call of a function. Throws
 * RefusedSql.
 */
export function containedSql(question: SqlQuestion, graceMilliseconds = GRACE): Promise<SqlResult> {
  const child = fork(new URL('run-sql.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Dates and whole numbers of 64 bits come as they are.
    serialization: 'advanced',
  })
  return new Promise<SqlResult>((resolve, reject) => {
    const seconds = question.limits.milliseconds / 1000
    const tooLong = new RefusedSql(`the query took more than ${seconds} s and was stopped`)
    const timer = setTimeout(() => reject(tooLong), question.limits.milliseconds + graceMilliseconds)
    child.on('message', (said: SqlSaid) => {
      if ('refused' in said) reject(new RefusedSql(said.refused))
      else resolve(said.result)
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new RefusedSql(`the process of the query ended (${signal ?? code}), as it does without memory`))
    })
    child.send(question)
  }).finally(() => child.kill('SIGKILL'))
}
