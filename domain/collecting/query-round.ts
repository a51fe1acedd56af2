import { type ArchivedSlice, lackingCategories } from '../archive-key.ts'
import { type DestinationCategory, mayBeRefused } from '../flows/category.ts'
import { ATTEMPTS_PER_WINDOW, type PendingWindow, type Query, type QueryState, type SliceItem } from './run.ts'
import { joinFailures, splitWindow, type WindowFailure, windowsLeft } from './window.ts'

/** ASCII characters: the outcomes of 400 slices go through one state of 256 KiB. */
const LONGEST_REASON = 140

/** Why a window was not asked for once the run's time for collecting was over. */
export const NO_TIME_LEFT = 'the run had no time left to ask; the next run does'

/** The windows that a slice needs before anything was asked. Of one that is asked again, `archived` is what came in since the run began. */
export function firstWindows({ start, end }: SliceItem, archived: ArchivedSlice): PendingWindow[] {
  const wholeHour = (category: DestinationCategory): PendingWindow => ({ category, from: start, to: end, attempt: 1 })
  return lackingCategories(archived).flatMap((category) =>
    windowsLeft(wholeHour(category), archived.parts.get(category) ?? []),
  )
}

/** A query that the service would not start, as what was asked for is not valid. */
export type Refusal = WindowFailure & Required<Pick<WindowFailure, 'category' | 'from' | 'to'>>

/**
 * Tells windows of which the service does not have the category from those that are wrong some other way: where one of a
 * category that it has is refused too, the category is not why.
 */
export function sortedRefusals(refusals: readonly Refusal[]): {
  notOffered: readonly DestinationCategory[]
  failures: readonly Refusal[]
} {
  return refusals.every(({ category }) => mayBeRefused(category))
    ? { notOffered: refusals.map(({ category }) => category), failures: [] }
    : { notOffered: [], failures: refusals }
}

/** What a query's status means. A word that is not known is a failure that quotes it, never a success. */
export function queryState(status: string): { state: QueryState; reason?: string } {
  switch (status) {
    case 'QUEUED':
    case 'RUNNING':
      return { state: 'RUNNING' }
    case 'SUCCEEDED':
    case 'FAILED':
    case 'CANCELED':
      return { state: status }
    default:
      return { state: 'FAILED', reason: `the query's status is "${status}", which is no known one` }
  }
}

/** Either the window once more, or a failure where its attempts are used up. */
export function afterFailure(
  query: PendingWindow,
  reason: string,
): { again: PendingWindow } | { failure: WindowFailure } {
  const { category, from, to, attempt } = query
  return attempt < ATTEMPTS_PER_WINDOW
    ? { again: { category, from, to, attempt: attempt + 1 } }
    : { failure: { category, from, to, reason } }
}

/** Why a query that ended without an answer did so; `cutShort` where the run's time was over before the query's own. */
export function failureReason({ state, reason }: Query, deadlineSeconds: number, cutShort: boolean): string {
  switch (state) {
    case 'TIMED_OUT':
      return cutShort
        ? 'the query still ran when the time for collecting was over, and was stopped'
        : `the query did not end within ${deadlineSeconds} s and was stopped`
    case 'CANCELED':
      return 'the query was canceled'
    case 'FAILED':
      return reason ?? 'the query failed'
    case 'RUNNING':
    case 'SUCCEEDED':
      return `the query is ${state}`
    default:
      return state satisfies never
  }
}

/** The halves of a window whose answer was cut, each as a first attempt; nothing where it is too short to split. */
export function halvesOf({ category, from, to }: PendingWindow): PendingWindow[] {
  return splitWindow({ category, from, to, attempt: 1 }) ?? []
}

const DENIAL = /not authorized to perform:? ([a-z0-9-]+:\w+)/

/** What JavaScript and libraries throw about an answer: none has a word of the service. */
const OF_NO_SERVICE = new Set(['Error', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'])

/** A service's message, short enough to go through the workflow's state; of a denial, the action, which names come before. */
export function shortReason(error: { readonly name: string; readonly message: string }): string {
  const [, action] = DENIAL.exec(error.message) ?? []
  if (action !== undefined) return `the permission ${action} is missing`
  if (OF_NO_SERVICE.has(error.name)) return 'the answer of Network Flow Monitor could not be read'
  // What JSON escapes would be longer in a state than here.
  const text = `${error.name}: ${error.message}`.replaceAll(/[^\x20-\x7e]|\\/g, '?').replaceAll('"', "'")
  return text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON - 3)}...` : text
}

/**
 * A slice's failures as its outcome carries them. What is missing follows from the archive; they only say why, so
 * several are told by the first: 400 slices must fit one state of 256 KiB.
 */
export function outcomeFailures(failures: readonly WindowFailure[]): readonly WindowFailure[] {
  const joined = joinFailures(failures)
  const [first, ...more] = new Set(joined.map(({ reason }) => reason))
  if (first === undefined || joined.length === 1) return joined
  return [{ reason: more.length === 0 ? first : `${first}; the log has ${more.length} more` }]
}
