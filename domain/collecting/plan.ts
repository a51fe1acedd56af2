import { type ArchivedSlice, sliceId } from '../archive-key.ts'
import { hoursOf, type Interval } from '../day.ts'
import { InvalidInput } from '../errors.ts'
import { DESTINATION_CATEGORIES } from '../flows/category.ts'
import type { Monitor, SliceItem } from './run.ts'

/**
 * Most slices that one execution asks for. With `COLLECT_MINUTES` it bounds an execution's history events, which Step
 * Functions ends at 25,000; the arithmetic is in the workflow's first comment.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const SLICES_PER_EXECUTION = 400

/** How long an execution collects, before what it still lacks becomes a gap. */
export const COLLECT_MINUTES = 45

export interface PlannedRun extends Interval {
  readonly refresh: boolean
  readonly monitors: readonly Monitor[]
  readonly settledUntil: string
}

/**
 * The settled slices of a run that the archive lacks, oldest first; all settled ones where the run asks again. `left`
 * counts those beyond one execution's limit: the next run takes them up. Throws InvalidInput where a run that asks
 * again would never come to those.
 */
export function slicesToAsk(
  run: PlannedRun,
  archived: ReadonlyMap<string, ArchivedSlice>,
): { slices: SliceItem[]; left: number } {
  const slices = hoursOf(run)
    .filter(({ to }) => to <= run.settledUntil)
    .flatMap(({ from, to }) => run.monitors.map(({ name }) => ({ monitor: name, start: from, end: to })))
    .filter(
      ({ monitor, start }) =>
        run.refresh || (archived.get(sliceId(monitor, start))?.whole.size ?? 0) < DESTINATION_CATEGORIES.length,
    )
  if (run.refresh && slices.length > SLICES_PER_EXECUTION) {
    throw new InvalidInput(
      `refresh asks again for ${slices.length} slices (a monitor, an hour), and one execution asks for at most ${SLICES_PER_EXECUTION}; name fewer monitors, or a date`,
    )
  }
  return { slices: slices.slice(0, SLICES_PER_EXECUTION), left: Math.max(0, slices.length - SLICES_PER_EXECUTION) }
}
