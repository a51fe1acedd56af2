import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { isOutage, nothingCollected } from '../domain/collecting/coverage.ts'
import type { Run, SliceOutcome } from '../domain/collecting/run.ts'
import { isoInstant, stretchOf } from '../domain/day.ts'
import { logger, metrics, task } from './task.ts'

/** How a collection went. */
export interface Collection {
  /** Slices that were asked for. */
  readonly slices: number
  /** Those of them that lack a window still. */
  readonly incomplete: number
}

/**
 * Counts how a collection went; throws NothingCollected where it asked and not one query was answered, but for a range,
 * which goes on with its next day unless that would meet the same.
 */
export const handler = task(
  async ({ run, outcomes }: { run: Run; outcomes: readonly SliceOutcome[] }): Promise<Collection> => {
    const failed = outcomes.filter(({ failures }) => failures.length > 0)
    if (failed.length > 0 && outcomes.every(({ answered }) => answered === 0)) {
      const reasons = failed.flatMap(({ failures }) => failures.map(({ reason }) => reason))
      if (run.next === undefined || reasons.some(isOutage)) throw nothingCollected(run, reasons, hoursOf(failed, run))
    }
    const collection = { slices: outcomes.length, incomplete: failed.length }
    logger.info('collected', { day: run.day, ...collection })
    metrics.addMetric('SlicesCollected', MetricUnit.Count, outcomes.length - failed.length)
    metrics.addMetric('SlicesIncomplete', MetricUnit.Count, failed.length)
    return collection
  },
)

/** From the first hour to the last one. */
function hoursOf(outcomes: readonly SliceOutcome[], { timeZone, settledUntil }: Run): string {
  const starts = outcomes.map(({ start }) => start).toSorted()
  const [from = settledUntil, last = settledUntil] = [starts[0], starts.at(-1)]
  const end = Date.parse(last) + 3_600_000
  return stretchOf({ from, to: isoInstant(end) }, timeZone)
}
