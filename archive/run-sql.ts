import { openArchive } from './archive-tables.ts'
import type { SqlQuestion, SqlResult, SqlSaid } from './contained-sql.ts'
import { checkSelect, runWithin } from './read-only-sql.ts'

const say = (said: SqlSaid) => new Promise<void>((sent) => process.send?.(said, () => sent()))
/** At once: an engine that works would be waited for. */
const end = () => process.kill(process.pid, 'SIGKILL')

// Whoever asked is gone.
process.on('disconnect', end)

process.once('message', async (question: SqlQuestion) => {
  setInterval(() => {
    if (process.memoryUsage.rss() <= question.memory) return
    say({ refused: `the query took more than ${question.memory / 2 ** 30} GB of memory` }).then(end)
  }, 100)
  try {
    await say({ result: await answerTo(question) })
  } catch (error) {
    await say({ refused: (error as Error).message })
  }
})

async function answerTo({ folder, days, sql, limits }: SqlQuestion): Promise<SqlResult> {
  const { connection, problems } = await openArchive(folder, days, { sealed: true })
  await checkSelect(connection, sql)
  return { ...(await runWithin(connection, sql, limits)), problems }
}
