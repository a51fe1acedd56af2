import { namedFault } from '../aws/faults.ts'
import { startQuery } from '../aws/flow-monitor.ts'
import { archivedSlice, archivedSliceSince, assembleCategories, writeRefusals } from '../aws/raw-slice.ts'
import { deployedSettings } from '../aws/settings.ts'
import { lackingCategories } from '../domain/archive-key.ts'
import {
  firstWindows,
  NO_TIME_LEFT,
  outcomeFailures,
  type Refusal,
  shortReason,
  sortedRefusals,
} from '../domain/collecting/query-round.ts'
import type { PendingWindow, Query, SliceProgress } from '../domain/collecting/run.ts'
import type { WindowFailure } from '../domain/collecting/window.ts'
import { isoInstant } from '../domain/day.ts'
import { QuotaExceeded, ServiceFault, Throttled } from '../domain/errors.ts'
import { logger, task } from './task.ts'

/** Seconds of a round's starting: where the service takes few at a time, the rest waits for the next round. */
const STARTING_SECONDS = 60

/**
 * Starts the queries of a round. Stopped part way by a throttle or by its time, it hands the rest to the next round; past the run's
 * time for collecting, every window that is left is a failure. A category that the service does not have is noted for the day.
 */
export const handler = task(async (slice: SliceProgress): Promise<SliceProgress> => {
  const { monitor, start, end, refresh, collectUntil, answered = 0, hasRows = false } = slice
  const windows = slice.windows ?? (await windowsOfArchive(slice))
  const queries: Query[] = []
  const failures: WindowFailure[] = [...(slice.failures ?? [])]
  const refusals: Refusal[] = []
  let rest: readonly PendingWindow[] = []
  const startUntil = Date.now() + STARTING_SECONDS * 1000
  for (const [index, window] of windows.entries()) {
    const { category, from, to } = window
    if (Date.now() >= Date.parse(collectUntil)) {
      failures.push({ category, from, to, reason: NO_TIME_LEFT })
      continue
    }
    if (queries.length > 0 && Date.now() >= startUntil) {
      rest = windows.slice(index)
      break
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
      const failure = { category, from, to, reason: shortReason(named) }
      if (named.name === 'ValidationException') refusals.push(failure)
      else failures.push(failure)
    }
  }
  const { notOffered, failures: invalid } = sortedRefusals(refusals)
  await writeRefusals(slice, notOffered)
  failures.push(...invalid)
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
  // An execution of an earlier form asks for all of it again.
  const since = slice.refresh ? (slice.refreshSince ?? slice.collectUntil) : null
  const archived = await (since === null ? archivedSlice(slice) : archivedSliceSince(slice, since))
  await assembleCategories(slice, archived, lackingCategories(archived))
  return firstWindows(slice, archived)
}
