import { type ArchivedSlice, sliceId } from './archive-key.ts'
import { DESTINATION_CATEGORIES } from './category.ts'
import { hoursOf, type Interval } from './day.ts'
import type { Monitor, SliceItem } from './run.ts'

/**
 * Most slices that one execution asks for. A slice is about 35 history events, and Step Functions ends an execution
 * at 25,000. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const SLICES_PER_EXECUTION = 400

export interface PlannedRun extends Interval {
  readonly refresh: boolean
  readonly monitors: readonly Monitor[]
  readonly settledUntil: string
}

/**
 * The settled slices of a run that the archive lacks, oldest first; all settled ones where the run asks again. `left`
 * counts those beyond one execution's limit: the next run takes them up.
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
  return { slices: slices.slice(0, SLICES_PER_EXECUTION), left: Math.max(0, slices.length - SLICES_PER_EXECUTION) }
}
