import { type ArchivedSlice, lackingCategories, sliceId } from '../archive-key.ts'
import { hoursOfDays, type Interval } from '../day.ts'
import { InvalidInput } from '../errors.ts'
import { sourceOfMonitorId } from '../source.ts'
import { inRing } from './continuation.ts'
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
 * Of all sources. With more, events would end the time for collecting the earlier, and a slice could take no longer. A slice runs a function
 * for about a third of its time, so these are five functions at a time; a new account may have few.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const SLICES_AT_A_TIME = 15

/** History events: those that the states beside the collecting leave of the 25,000, and what each part of it makes. */
export const EVENTS = { collecting: 24_300, slice: 13, round: 23, lane: 6 } as const

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
  /** The last slice that had its turn in an earlier execution. */
  readonly after?: Turn
  /** Whether another execution takes up what is beyond this one's limit. */
  readonly goesOn: boolean
}

/**
 * The settled slices of a run that the archive lacks, oldest first. The day is a ring: where an earlier execution had slices, it goes on
 * after them, and at the day's end with those that are still without an answer. Of a run that asks again, `archived` is what came in
 * since it began. `left` counts what is beyond the limit. Throws InvalidInput where such a run would never come to those.
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
  const missing = inRing(settled.filter(isMissing), run.after)
  if (run.refresh && !run.goesOn && missing.length > limit) {
    throw new InvalidInput(
      `refresh asks again for ${missing.length} slices (a monitor, an hour), and a collection without a date asks for at most ${limit}; name a date, or fewer monitors`,
    )
  }
  const slices = missing.slice(0, limit)
  return { slices, left: missing.length - slices.length }
}

/** How the slices of an execution are collected. */
export interface Collecting {
  /** Slices of one account and region, which are collected one after another. */
  readonly lanes: readonly (readonly SliceItem[])[]
  readonly lanesAtATime: number
  /** After which no query is started: rounds without end, as many at a time, would make too many events. */
  readonly seconds: number
}

/**
 * The longest lanes begin first, and no more at a time than the longest one needs to come to its end. Of a day that an earlier execution
 * began, they are last: what is left of a source that is slow waits for itself alone.
 */
export function collectingOf(slices: readonly SliceItem[], isContinued = false): Collecting {
  const sources = [...Map.groupBy(slices, ({ monitor }) => sourceOfMonitorId(monitor)).values()]
  // By monitor, then by hour: each lane has as many slices of each monitor, of which one may be much larger than the others.
  const laneOf = new Map(
    sources.flatMap((own) =>
      [...Map.groupBy(own, ({ monitor }) => monitor).values()]
        .flat()
        .map((slice, index) => [slice, index % SLICES_OF_A_SOURCE] as const),
    ),
  )
  const lanes = Array.from({ length: SLICES_OF_A_SOURCE }, (_, lane) =>
    sources.map((own) => own.filter((slice) => laneOf.get(slice) === lane)),
  )
    .flat()
    .filter((own) => own.length > 0)
    .toSorted((one, other) => (isContinued ? one.length - other.length : other.length - one.length))
  const longest = Math.max(1, ...lanes.map((own) => own.length))
  const lanesAtATime = Math.max(1, Math.min(SLICES_AT_A_TIME, Math.ceil(slices.length / longest)))
  const rounds = (EVENTS.collecting - EVENTS.slice * slices.length - EVENTS.lane * lanes.length) / EVENTS.round
  const seconds = Math.min(COLLECT_MINUTES * 60, Math.floor((rounds * ROUND_SECONDS) / lanesAtATime))
  return { lanes, lanesAtATime, seconds }
}
