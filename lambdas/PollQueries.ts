import { queryStatus, stopQuery } from '../aws/flow-monitor.ts'
import { queryState } from '../domain/collecting/query-round.ts'
import type { Query, SliceProgress } from '../domain/collecting/run.ts'
import { logger, task } from './task.ts'

/** Reads the status of the round's queries; past the deadline it stops those that still run. */
export const handler = task(async (slice: SliceProgress): Promise<SliceProgress & { running: boolean }> => {
  const late = Date.now() >= Date.parse(slice.deadline ?? '')
  const queries: Query[] = []
  for (const query of slice.queries ?? []) {
    if (query.state !== 'RUNNING') {
      queries.push(query)
      continue
    }
    const current = queryState(await queryStatus(slice.monitor, query.queryId))
    if (current.state === 'RUNNING' && late) {
      await stop(slice.monitor, query.queryId)
      queries.push({ ...query, state: 'TIMED_OUT' })
    } else {
      queries.push({ ...query, ...current })
    }
  }
  return { ...slice, queries, running: queries.some(({ state }) => state === 'RUNNING') }
})

/** A query that cannot be stopped ends by itself; its answer is not waited for either way. */
async function stop(monitor: string, queryId: string): Promise<void> {
  try {
    await stopQuery(monitor, queryId)
  } catch (error) {
    logger.warn('a query could not be stopped', { monitor, queryId, error: error as Error })
  }
}
