import { openArchive } from '../local/archive-tables.ts'
import type { SqlQuestion, SqlResult, SqlSaid } from './contained-sql.ts'
import { checkSelect, runWithin } from './read-only-sql.ts'

/** Bytes of the whole process, beyond which it ends: the engine's limit is of its buffers alone. */
const MOST_MEMORY = 2 ** 31

const say = (said: SqlSaid) => new Promise<void>((sent) => process.send?.(said, () => sent()))
/** At once: an engine that works would be waited for. */
const end = () => process.kill(process.pid, 'SIGKILL')

// Whoever asked is gone.
process.on('disconnect', end)
setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) say({ refused: 'the query took more than 2 GB of memory' }).then(end)
}, 100)

process.once('message', async (question: SqlQuestion) => {
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
