import module from 'node:module'
import { DuckDBInstance } from '@duckdb/node-api'
import { openArchive } from './archive-tables.ts'
import type { SqlArchive, SqlQuestion, SqlResult, SqlSaid } from './contained-sql.ts'
import { checkedSelect, RefusedSql, runWithin } from './read-only-sql.ts'
import { hasDay, inWords, readsOf, type StatementReads } from './statement-reads.ts'

/** Files that are named where not one could be read. */
const MOST_PROBLEMS = 3

const say = (said: SqlSaid) => new Promise<void>((sent) => process.send?.(said, () => sent()))
/** At once: an engine that works would be waited for. */
const end = () => process.kill(process.pid, 'SIGKILL')

// Nobody lets this process end by itself, which is when Node keeps what it compiled.
module.flushCompileCache?.()

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
  { tables, days, wanted }: StatementReads,
  { folder, name, days: there }: SqlArchive,
): Promise<SqlResult> {
  const opened = await openArchive(folder, days, { sealed: true, memory: limits.memory / 2, only: tables })
  const all = there ?? opened.days
  if (tables.length > 0 && opened.files === 0) {
    // `out/shop, world shop has no flows of 2026-01-01 to 2026-01-31; it has 2026-11-01 to 2026-11-26`
    const asked = days.since === undefined && days.until === undefined ? '' : ` of ${inWords(days)}`
    const nothing = `${name} has no ${tables.join(', no ')}${asked}; it has ${firstAndLast(all)}`
    throw new RefusedSql([nothing, ...opened.problems.slice(0, MOST_PROBLEMS)].join('; '))
  }
  const left = all.filter((day) => hasDay(wanted, day) && !hasDay(days, day))
  const problems =
    left.length === 0
      ? opened.problems
      : [
          `${firstAndLast(left)} left out: the answer is of ${inWords(days)}; since and until give others`,
          ...opened.problems,
        ]
  return { ...(await runWithin(opened.connection, sql, limits)), days, problems }
}

/** Days, oldest first, in words. */
function firstAndLast(days: readonly string[]): string {
  const [since, until] = [days[0], days.at(-1)]
  return since === undefined || until === undefined
    ? 'no day; an archive is a folder such as out/shop/archive'
    : inWords({ since, until })
}
