import { type Interval, isoInstant } from '../day.ts'
import type { DestinationCategory } from '../flows/category.ts'

/** Most rows that one query answers. Source: Network Flow Monitor API model, `limit` 1..500. */
export const ROWS_PER_QUERY = 500

/** A window is not split below this. */
const SMALLEST_WINDOW_MILLISECONDS = 5 * 60_000

/** One category of one monitor over a stretch of at most an hour: what one query asks. */
export interface Window extends Interval {
  readonly category: DestinationCategory
}

/** A slice by its place in the order in which a day is asked for: by hour, then by monitor. */
export interface Turn {
  readonly start: string
  readonly monitor: string
}

/** A window in the archive: answered whole, or cut at 500 rows and asked again in halves. */
export interface ArchivedWindow extends Interval {
  readonly cut: boolean
}

/** A window without an answer, or a whole slice where the category is absent; `reason` is a sentence or an error name. */
export interface WindowFailure {
  readonly category?: DestinationCategory
  readonly from?: string
  readonly to?: string
  readonly reason: string
}

/**
 * The two halves of a window, cut on the five-minute grid on which the service aggregates; nothing where it is too
 * short. The first half is the longer one.
 */
export function splitWindow<W extends Interval>(window: W): [W, W] | undefined {
  const from = Date.parse(window.from)
  const steps = Math.ceil((Date.parse(window.to) - from) / SMALLEST_WINDOW_MILLISECONDS)
  if (steps < 2) return undefined
  const middle = isoInstant(from + Math.ceil(steps / 2) * SMALLEST_WINDOW_MILLISECONDS)
  return [
    { ...window, to: middle },
    { ...window, from: middle },
  ]
}

/** The parts of a window that still lack an answer, given what the archive holds of it. */
export function windowsLeft<W extends Interval>(window: W, archived: readonly ArchivedWindow[]): W[] {
  const found = archived.find(({ from, to }) => from === window.from && to === window.to)
  if (!found) return [window]
  const halves = found.cut ? splitWindow(window) : undefined
  return halves ? halves.flatMap((half) => windowsLeft(half, archived)) : []
}

/** The answered windows that together make up a window, in order, without those that were split. */
export function leavesOf<W extends Interval>(window: W, archived: readonly ArchivedWindow[]): W[] {
  const found = archived.find(({ from, to }) => from === window.from && to === window.to)
  if (!found) return []
  const halves = found.cut ? splitWindow(window) : undefined
  return halves ? halves.flatMap((half) => leavesOf(half, archived)) : [window]
}

/** Neighbours with the same category and reason become one. */
export function joinFailures(failures: readonly WindowFailure[]): WindowFailure[] {
  const sorted = failures.toSorted(
    (a, b) =>
      (a.category ?? '').localeCompare(b.category ?? '') ||
      a.reason.localeCompare(b.reason) ||
      (a.from ?? '').localeCompare(b.from ?? ''),
  )
  const joined: WindowFailure[] = []
  for (const failure of sorted) {
    const last = joined.at(-1)
    if (last && last.category === failure.category && last.reason === failure.reason && last.to === failure.from) {
      joined[joined.length - 1] = { ...last, ...(failure.to === undefined ? {} : { to: failure.to }) }
    } else {
      joined.push(failure)
    }
  }
  return joined
}
