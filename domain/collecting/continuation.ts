import { NO_TIME_LEFT } from './query-round.ts'
import type { Run, SliceOutcome } from './run.ts'
import type { Turn } from './window.ts'

/** Whether a slice comes after another; every one does where there is no other. */
export const comesAfter = (slice: Turn, other: Turn | undefined) =>
  other === undefined || slice.start > other.start || (slice.start === other.start && slice.monitor > other.monitor)

/** In the order in which a day is asked for. Of an execution of an earlier form they come without their lanes. */
export const inTurn = (lanes: readonly (SliceOutcome | readonly SliceOutcome[])[]): readonly SliceOutcome[] =>
  lanes.flat().toSorted((one, other) => (comesAfter(one, other) ? 1 : -1))

/** Slices of a day in their order, but those after another first. */
export const inRing = <Slice extends Turn>(slices: readonly Slice[], after: Turn | undefined): readonly Slice[] => [
  ...slices.filter((slice) => comesAfter(slice, after)),
  ...slices.filter((slice) => !comesAfter(slice, after)),
]

/**
 * Slices, a day of one monitor, that an execution must come to for another one to follow. A service that answers fewer in
 * its time is ill, and its day is reported as it is.
 */
const LEAST_PROGRESS = 24

/**
 * The last slice that had its turn, where another execution is to go on with the day. Undefined where every slice of the day had one, and
 * where this execution came to too little.
 */
export function lastTurn(
  { after, slicesLeft }: Pick<Run, 'after' | 'slicesLeft'>,
  outcomes: readonly SliceOutcome[],
): Turn | undefined {
  const touched = inRing(outcomes, after).filter(
    ({ failures }) => !failures.some(({ reason }) => reason.startsWith(NO_TIME_LEFT)),
  )
  const last = touched.at(-1)
  const isOutOfTime = touched.length < outcomes.length
  if (last === undefined || (!isOutOfTime && slicesLeft === 0)) return undefined
  // What is left of slices that had their turn before has no other, unless this one came to as many.
  const areNew = !isOutOfTime && outcomes.every((outcome) => comesAfter(outcome, after))
  const answered = touched.filter((outcome) => outcome.answered > 0).length
  return answered >= (areNew ? 1 : LEAST_PROGRESS) ? { start: last.start, monitor: last.monitor } : undefined
}
