import { namedFault } from '../aws/faults.ts'
import { startQuery } from '../aws/flow-monitor.ts'
import { archivedSlice, assembleCategories } from '../aws/raw-slice.ts'
import { deployedSettings } from '../aws/settings.ts'
import { firstWindows, NO_TIME_LEFT, outcomeFailures, shortReason } from '../domain/collecting/query-round.ts'
import type { PendingWindow, Query, SliceProgress } from '../domain/collecting/run.ts'
import type { WindowFailure } from '../domain/collecting/window.ts'
import { isoInstant } from '../domain/day.ts'
import { QuotaExceeded, ServiceFault, Throttled } from '../domain/errors.ts'
import { DESTINATION_CATEGORIES } from '../domain/flows/category.ts'
import { logger, task } from './task.ts'

/**
 * Starts the queries of a round. Stopped part way by a throttle, it hands the rest to the next round; past the run's
 * time for collecting, every window that is left is a failure.
 */
export const handler = task(async (slice: SliceProgress): Promise<SliceProgress> => {
  const { monitor, start, end, refresh, collectUntil, answered = 0, hasRows = false } = slice
  const windows = slice.windows ?? (await windowsOfArchive(slice))
  const queries: Query[] = []
  const failures: WindowFailure[] = [...(slice.failures ?? [])]
  let rest: readonly PendingWindow[] = []
  for (const [index, window] of windows.entries()) {
    const { category, from, to } = window
    if (Date.now() >= Date.parse(collectUntil)) {
      failures.push({ category, from, to, reason: NO_TIME_LEFT })
      continue
    }
    try {
      queries.push({ ...window, queryId: await startQuery(monitor, window), state: 'RUNNING' })
    } catch (error) {
      const named = namedFault(error)
      if (named instanceof Throttled || named instanceof QuotaExceeded || named instanceof ServiceFault) {
        if (queries.length === 0) throw named
        rest = windows.slice(index)
        break
      }
      logger.warn('a query could not be started', named)
      failures.push({ category, from, to, reason: shortReason(named) })
    }
  }
  const own = isoInstant(Date.now() + deployedSettings().queryDeadlineSeconds * 1000)
  return {
    ...{ monitor, start, end, refresh, collectUntil, answered, hasRows },
    windows: rest,
    queries,
    failures: queries.length > 0 ? failures : outcomeFailures(failures),
    deadline: Date.parse(own) < Date.parse(collectUntil) ? own : collectUntil,
  }
})

/** What the archive lacks of the slice. Parts that a run left without putting them together are put together first. */
async function windowsOfArchive(slice: SliceProgress): Promise<PendingWindow[]> {
  const archived = await archivedSlice(slice)
  const missing = DESTINATION_CATEGORIES.filter((category) => !archived?.whole.has(category))
  if (!slice.refresh) await assembleCategories(slice, archived, missing)
  return firstWindows(slice, slice.refresh, archived)
}
