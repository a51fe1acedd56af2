import { NO_TIME_LEFT } from './query-round.ts'
import type { Run, SliceOutcome } from './run.ts'
import type { Turn } from './window.ts'

/** Whether a slice comes after another; every one does where there is no other. */
export const comesAfter = (slice: Turn, other: Turn | undefined) =>
  other === undefined || slice.start > other.start || (slice.start === other.start && slice.monitor > other.monitor)

/**
 * Slices, a day of one monitor, that an execution must come to for another one to follow. A service that answers fewer in
 * its time is ill, and its day is reported as it is.
 */
const LEAST_PROGRESS = 24

/**
 * The last slice that had its turn, where another execution is to go on with the day after this one. Undefined where every
 * slice had one, and where this one came to nothing.
 */
export function lastTurn(
  { after, slicesLeft }: Pick<Run, 'after' | 'slicesLeft'>,
  outcomes: readonly SliceOutcome[],
): Turn | undefined {
  if (outcomes.every(({ answered }) => answered === 0)) return undefined
  const own = outcomes.filter((outcome) => comesAfter(outcome, after))
  const untouched = own.findIndex(({ failures }) => failures.some(({ reason }) => reason.startsWith(NO_TIME_LEFT)))
  const isBroken = untouched >= LEAST_PROGRESS
  // What is left of slices that had their turn before has no other.
  const isFull = untouched === -1 && slicesLeft > 0 && own.length === outcomes.length
  const last = isBroken ? own[untouched - 1] : isFull ? own.at(-1) : undefined
  return last && { start: last.start, monitor: last.monitor }
}
