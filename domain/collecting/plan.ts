import { type ArchivedSlice, lackingCategories, sliceId } from '../archive-key.ts'
import { hoursOfDays, type Interval } from '../day.ts'
import { InvalidInput } from '../errors.ts'
import { sourceOfMonitorId } from '../source.ts'
import { comesAfter } from './continuation.ts'
import type { Monitor, SliceItem } from './run.ts'
import type { Turn } from './window.ts'

/**
 * Most slices that one execution asks for. With `COLLECT_MINUTES` it bounds an execution's history events, which Step
 * Functions ends at 25,000; the arithmetic is in the workflow's first comment.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const SLICES_PER_EXECUTION = 400

/** How long an execution collects at most, before what it still lacks is another one's, or a gap. */
export const COLLECT_MINUTES = 45

/** Slices that are collected at a time of one account and region, whose quotas all who ask there share. */
export const SLICES_OF_A_SOURCE = 3

/**
 * Of all sources. An inline map has 40 at most; a slice runs a function for a third of its time, and a new account may run ten at a time.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const SLICES_AT_A_TIME = 30

/** History events: those that the states beside the collecting leave of the 25,000, and what each part of it makes. */
export const EVENTS = { collecting: 24_300, slice: 13, round: 23, source: 6 } as const

/** A round's wait for its queries. */
const ROUND_SECONDS = 10

/** What a state may hold, less four kilobytes for the day's hours, keys, and what Step Functions adds. Source: the same page. */
const STATE_BYTES = 252 * 1024

/** A slice's outcome at its longest, less the monitor's name. */
const OUTCOME_BYTES = 360

/** Most slices of an execution whose state holds so many bytes besides: outcomes go through the state too. */
export function mostSlices(stateBytes: number, monitors: readonly Pick<Monitor, 'name'>[]): number {
  const longestName = Math.max(0, ...monitors.map(({ name }) => name.length))
  const room = Math.floor((STATE_BYTES - stateBytes) / (OUTCOME_BYTES + longestName))
  return Math.max(1, Math.min(SLICES_PER_EXECUTION, room))
}

export interface PlannedRun extends Interval {
  readonly timeZone: string
  readonly refresh: boolean
  readonly monitors: readonly Monitor[]
  readonly settledUntil: string
  /** Slices up to this one had their turn in an earlier execution. */
  readonly after?: Turn
  /** Whether another execution takes up what is beyond this one's limit. */
  readonly goesOn: boolean
}

/**
 * The settled slices of a run that the archive lacks, oldest first; all settled ones where the run asks again. Where there
 * is room after them, those that an earlier execution left without an answer are asked once more. `left` counts what is
 * beyond the limit. Throws InvalidInput where a run that asks again would never come to those.
 */
export function slicesToAsk(
  run: PlannedRun,
  archived: ReadonlyMap<string, ArchivedSlice>,
  limit = SLICES_PER_EXECUTION,
): { slices: SliceItem[]; left: number } {
  const settled = hoursOfDays(run, run.timeZone)
    .filter(({ to }) => to <= run.settledUntil)
    .flatMap(({ from, to }) => run.monitors.map(({ name }) => ({ monitor: name, start: from, end: to })))
  const isMissing = ({ monitor, start }: SliceItem) =>
    lackingCategories(archived.get(sliceId(monitor, start))).length > 0
  const due = settled.filter((slice) => comesAfter(slice, run.after) && (run.refresh || isMissing(slice)))
  const again = settled.filter((slice) => !comesAfter(slice, run.after) && isMissing(slice))
  if (run.refresh && !run.goesOn && due.length > limit) {
    throw new InvalidInput(
      `refresh asks again for ${due.length} slices (a monitor, an hour), and a collection without a date asks for at most ${limit}; name a date, or fewer monitors`,
    )
  }
  const slices = [...due, ...(due.length < limit ? again : [])].slice(0, limit)
  return { slices, left: due.length + again.length - slices.length }
}

/** How the slices of an execution are collected. */
export interface Collecting {
  /** Slices by account and region, each in its own order; the one with the first slice comes first. */
  readonly sources: readonly (readonly SliceItem[])[]
  readonly sourcesAtATime: number
  /** After which no query is started: rounds without end, as many at a time, would make too many events. */
  readonly seconds: number
}

export function collectingOf(slices: readonly SliceItem[]): Collecting {
  const sources = [...Map.groupBy(slices, ({ monitor }) => sourceOfMonitorId(monitor)).values()]
  const ofASource = Math.min(SLICES_OF_A_SOURCE, Math.max(1, ...sources.map(({ length }) => length)))
  const sourcesAtATime = Math.floor(SLICES_AT_A_TIME / ofASource)
  const atATime = ofASource * Math.min(sources.length, sourcesAtATime)
  const rounds = (EVENTS.collecting - EVENTS.slice * slices.length - EVENTS.source * sources.length) / EVENTS.round
  const seconds = Math.min(COLLECT_MINUTES * 60, Math.floor((rounds * ROUND_SECONDS) / atATime))
  return { sources, sourcesAtATime, seconds }
}
