import { NO_TIME_LEFT } from './query-round.ts'
import type { Run, SliceOutcome } from './run.ts'
import type { Turn } from './window.ts'

/** Whether a slice comes after another; every one does where there is no other. */
export const comesAfter = (slice: Turn, other: Turn | undefined) =>
  other === undefined || slice.start > other.start || (slice.start === other.start && slice.monitor > other.monitor)

/** In the order in which a day is asked for. Of an execution of an earlier form they come without their sources. */
export const inTurn = (sources: readonly (SliceOutcome | readonly SliceOutcome[])[]): readonly SliceOutcome[] =>
  sources.flat().toSorted((one, other) => (comesAfter(one, other) ? 1 : -1))

/**
 * Slices, a day of one monitor, that an execution must come to for another one to follow. A service that answers fewer in
 * its time is ill, and its day is reported as it is.
 */
const LEAST_PROGRESS = 24

/**
 * The last slice before which all had their turn, where another execution is to go on with the day after this one; a source that is fast
 * is beyond it. Undefined where every slice had one, and where this one came to nothing.
 */
export function lastTurn(
  { after, slicesLeft }: Pick<Run, 'after' | 'slicesLeft'>,
  outcomes: readonly SliceOutcome[],
): Turn | undefined {
  if (outcomes.every(({ answered }) => answered === 0)) return undefined
  const own = outcomes.filter((outcome) => comesAfter(outcome, after))
  const isUntouched = ({ failures }: SliceOutcome) => failures.some(({ reason }) => reason.startsWith(NO_TIME_LEFT))
  const untouched = own.findIndex(isUntouched)
  const isBroken = untouched !== -1 && own.filter((one) => !isUntouched(one)).length >= LEAST_PROGRESS
  // What is left of slices that had their turn before has no other.
  const isFull = untouched === -1 && slicesLeft > 0 && own.length === outcomes.length
  const last = isBroken ? own[untouched - 1] : isFull ? own.at(-1) : undefined
  return last && { start: last.start, monitor: last.monitor }
}
