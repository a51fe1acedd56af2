import { DuckDBInstance } from '@duckdb/node-api'
import { type DayRange, openArchive } from './archive-tables.ts'
import type { SqlArchive, SqlQuestion, SqlResult, SqlSaid } from './contained-sql.ts'
import { checkedSelect, RefusedSql, runWithin } from './read-only-sql.ts'
import { readsOf, type StatementReads } from './statement-reads.ts'

/** Files that are named where not one could be read. */
const MOST_PROBLEMS = 3

const say = (said: SqlSaid) => new Promise<void>((sent) => process.send?.(said, () => sent()))
/** At once: an engine that works would be waited for. */
const end = () => process.kill(process.pid, 'SIGKILL')

// Whoever asked is gone.
process.on('disconnect', end)

process.once('message', async (question: SqlQuestion) => {
  const { memory } = question.limits
  setInterval(() => {
    if (process.memoryUsage.rss() <= memory) return
    say({ refused: `the query took more than ${memory / 2 ** 30} GB of memory` }).then(end)
  }, 100)
  try {
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const reads = readsOf(await checkedSelect(connection, question.sql), question.days)
    connection.closeSync()
    instance.closeSync()
    process.once('message', async (archive: SqlArchive) => {
      try {
        await say({ result: await answerTo(question, reads, archive) })
      } catch (error) {
        await say({ refused: (error as Error).message })
      }
    })
    await say({ reads })
  } catch (error) {
    await say({ refused: (error as Error).message })
  }
})

async function answerTo(
  { sql, limits }: SqlQuestion,
  { tables, days }: StatementReads,
  { folder, name, days: there }: SqlArchive,
): Promise<SqlResult> {
  const opened = await openArchive(folder, days, { sealed: true, memory: limits.memory / 2, only: tables })
  if (tables.length > 0 && opened.files === 0) {
    throw new RefusedSql(
      [nothingThere(name, tables, days, there ?? opened.days), ...opened.problems.slice(0, MOST_PROBLEMS)].join('; '),
    )
  }
  return { ...(await runWithin(opened.connection, sql, limits)), problems: opened.problems }
}

/** `out/shop, world shop has no flows from 2026-01-01 to 2026-01-31; it has 2026-11-01 to 2026-11-26` */
function nothingThere(name: string, tables: readonly string[], { since, until }: DayRange, days: readonly string[]) {
  const asked = [since === undefined ? '' : ` from ${since}`, until === undefined ? '' : ` to ${until}`].join('')
  const has = [...new Set([days[0], days.at(-1)])].filter((day) => day !== undefined).join(' to ') || 'no day at all'
  return `${name} has no ${tables.join(', no ')}${asked}; it has ${has}`
}
