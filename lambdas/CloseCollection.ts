import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { comesAfter, inTurn, lastTurn } from '../domain/collecting/continuation.ts'
import { isOutage, nothingCollected } from '../domain/collecting/coverage.ts'
import type { HandOver, NextExecution, Run, SliceOutcome } from '../domain/collecting/run.ts'
import { isoInstant, stretchOf } from '../domain/day.ts'
import { logger, metrics, task } from './task.ts'

interface Collected {
  readonly run: Run | HandOver
  /** By lane. */
  readonly outcomes: readonly (readonly SliceOutcome[])[]
}

/** How a collection went. */
export interface Collection {
  /** Slices that were asked for. */
  readonly slices: number
  /** Those of them that lack a window still. */
  readonly incomplete: number
  /** The execution that asks for slices of the day that had no turn; absent where none is left. */
  readonly next?: NextExecution
}

/**
 * Counts how a collection went, and whether another execution goes on with the day. A collection without a report throws
 * NothingCollected where it asked and not one query was answered, but for a range, which goes on with its next day unless
 * that would meet the same.
 */
export const handler = task(async ({ run, outcomes: lanes }: Collected): Promise<Collection> => {
  if ('isHandedOver' in run) return { slices: 0, incomplete: 0 }
  const outcomes = inTurn(lanes)
  const failed = outcomes.filter(({ failures }) => failures.length > 0)
  // An execution that goes on with a day may have nothing but what failed before.
  const areNew = outcomes.some((outcome) => comesAfter(outcome, run.after))
  if (run.mode === 'collect' && areNew && failed.length > 0 && outcomes.every(({ answered }) => answered === 0)) {
    const reasons = failed.flatMap(({ failures }) => failures.map(({ reason }) => reason))
    if (run.next === undefined || reasons.some(isOutage)) throw nothingCollected(run, reasons, hoursOf(failed, run))
  }
  const collection = { slices: outcomes.length, incomplete: failed.length, ...continuationOf(run, outcomes) }
  logger.info('collected', { day: run.day, ...collection })
  metrics.addMetric('SlicesCollected', MetricUnit.Count, outcomes.length - failed.length)
  metrics.addMetric('SlicesIncomplete', MetricUnit.Count, failed.length)
  return collection
})

/** From the first hour to the last one. */
function hoursOf(outcomes: readonly SliceOutcome[], { timeZone, settledUntil }: Run): string {
  const starts = outcomes.map(({ start }) => start).toSorted()
  const [from = settledUntil, last = settledUntil] = [starts[0], starts.at(-1)]
  return stretchOf({ from, to: isoInstant(Date.parse(last) + 3_600_000) }, timeZone)
}

function continuationOf({ continuation, ...run }: Run, outcomes: readonly SliceOutcome[]): Pick<Collection, 'next'> {
  const after = continuation && lastTurn(run, outcomes)
  if (!after) return {}
  const { name, number, input } = continuation
  const since = run.refreshSince
  return {
    next: { name, input: { ...input, continued: { number, after, ...(since ? { since } : {}) } } },
  }
}
