import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { jsonObject, readVersionedJson, writeIf, writeJson } from '../aws/archive.ts'
import { namedFault, UnfitAnswer } from '../aws/faults.ts'
import { queryRows } from '../aws/flow-monitor.ts'
import { archivedSlice, assembleCategories, writeCategory } from '../aws/raw-slice.ts'
import { deployedSettings } from '../aws/settings.ts'
import { leaveEnds } from '../aws/slice-ends.ts'
import { partKey, rawKey } from '../domain/archive-key.ts'
import {
  afterFailure,
  failureReason,
  halvesOf,
  outcomeFailures,
  shortReason,
} from '../domain/collecting/query-round.ts'
import { ATTEMPTS_PER_WINDOW, type PendingWindow, type Query, type SliceProgress } from '../domain/collecting/run.ts'
import { ROWS_PER_QUERY, type WindowFailure } from '../domain/collecting/window.ts'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import type { DestinationCategory } from '../domain/flows/category.ts'
import { type ContributorRow, siftedRows } from '../domain/flows/contributor-row.ts'
import type { RawCategory, WindowAnswer } from '../domain/flows/observation.ts'
import { logger, metrics, task } from './task.ts'

/** Archives what the round's queries answered, and says which windows are to be asked next; at the end, leaves what the rows name. */
export const handler = task(async (slice: SliceProgress): Promise<SliceProgress> => {
  const { monitor, start, end, refresh, collectUntil } = slice
  let { answered = 0 } = slice
  const windows: PendingWindow[] = [...(slice.windows ?? [])]
  const failures: WindowFailure[] = [...(slice.failures ?? [])]
  const split = new Set<DestinationCategory>()
  let { hasRows = false } = slice
  const atHand = new Map<string, RawCategory>()
  const empty: { query: Query; answer: WindowAnswer }[] = []
  async function archive(query: Query, answer: WindowAnswer): Promise<void> {
    const halves = answer.cut ? halvesOf(query) : []
    windows.push(...halves)
    if (halves.length > 0)
      await writeJson(partKey(monitor, start, query.category, { ...query, cut: true }), { queryId: query.queryId })
    else if (query.from === start && query.to === end)
      atHand.set(rawKey(monitor, start, query.category), await writeCategory(slice, query.category, [answer]))
    else await writeJson(partKey(monitor, start, query.category, { ...query, cut: false }), answer)
    if (query.from !== start || query.to !== end) split.add(query.category)
  }
  for (const query of slice.queries ?? []) {
    const outcome = await outcomeOf(slice, query)
    if ('answer' in outcome) {
      const { answer } = outcome
      answered += 1
      hasRows ||= answer.rows.length > 0
      if (refresh && answer.rows.length === 0) empty.push({ query, answer })
      else await archive(query, answer)
    } else if ('again' in outcome) windows.push(outcome.again)
    else {
      logger.warn('a window stays without an answer', { monitor, ...outcome.failure })
      failures.push(outcome.failure)
    }
  }
  for (const { query, answer } of empty) {
    if (hasRows || !(await areRowsKept(slice, query.category))) await archive(query, answer)
    else logger.warn('the service has nothing of the hour any more, and the archive keeps what it has', { ...query })
  }
  const complete = [...split].filter((category) => !windows.some((window) => window.category === category))
  if (complete.length > 0) await assembleCategories(slice, await archivedSlice(slice), complete)
  if (windows.length === 0) {
    // Its rows are archived: whoever needs the ends reads them.
    await leaveEnds(slice, atHand).catch((error: unknown) => {
      logger.warn('the ends of a slice could not be left', error as Error)
    })
  }
  metrics.addMetric('Queries', MetricUnit.Count, slice.queries?.length ?? 0)
  return {
    ...{ monitor, start, end, refresh, collectUntil, answered, windows, hasRows },
    failures: windows.length > 0 ? failures : outcomeFailures(failures),
  }
})

/**
 * Whether the archive has rows of a category. Asked again for an hour that it no longer has, the service answers with no
 * rows in any category, and such an answer must not take their place. What is kept is written anew, as it is: of a day that is asked
 * again, an execution that goes on asks for what was not written since the first one began.
 */
async function areRowsKept({ monitor, start }: SliceProgress, category: DestinationCategory): Promise<boolean> {
  const archived = await archivedSlice({ monitor, start })
  // What was cut had rows.
  if (!archived.whole.has(category)) return (archived.parts.get(category) ?? []).some(({ cut }) => cut)
  const key = rawKey(monitor, start, category)
  const { value, etag } = await readVersionedJson<RawCategory>(key)
  if (value.answers.every(({ rows }) => rows.length === 0)) return false
  const { body, contentType } = jsonObject(key, value)
  await writeIf(key, body, contentType, etag)
  return true
}

async function outcomeOf(slice: SliceProgress, query: Query) {
  if (query.state !== 'SUCCEEDED') {
    const { queryDeadlineSeconds } = deployedSettings()
    const cutShort = query.state === 'TIMED_OUT' && slice.deadline === slice.collectUntil
    const spent = cutShort ? { ...query, attempt: ATTEMPTS_PER_WINDOW } : query
    return afterFailure(spent, failureReason(query, queryDeadlineSeconds, cutShort))
  }
  try {
    const { unit, rows } = await queryRows(slice.monitor, query.queryId)
    const { from, to, queryId } = query
    const sifted = siftedRows(rows)
    if (sifted.broken > 0 && sifted.rows.length === 0) return afterFailure(query, 'no row of the answer is one')
    // Rows that came twice may stand in the place of others.
    const isDoubtful = sifted.broken > 0 || sifted.repeated > 0
    if (isDoubtful && query.attempt < ATTEMPTS_PER_WINDOW)
      return afterFailure(query, 'rows that are none, or came twice')
    const answer = { from, to, queryId, unit, cut: rows.length >= ROWS_PER_QUERY, rows: rows as ContributorRow[] }
    return { answer: answer satisfies WindowAnswer }
  } catch (error) {
    const named = namedFault(error)
    if (named instanceof UnfitAnswer) return afterFailure(query, named.message)
    if (named instanceof Throttled || named instanceof ServiceFault) throw named
    return afterFailure(query, shortReason(named))
  }
}
