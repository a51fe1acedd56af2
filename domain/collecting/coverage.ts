import { type ArchivedSlice, lackingCategories, sliceId } from '../archive-key.ts'
import { hoursOf, type Interval } from '../day.ts'
import { NothingCollected } from '../errors.ts'
import { FAILURES, failureOf } from '../failure-names.ts'
import { DESTINATION_CATEGORIES, type DestinationCategory } from '../flows/category.ts'
import { failedSourceOf, failedSourceWords } from './failed-sources.ts'
import type { Gap } from './gap.ts'
import { NO_TIME_LEFT } from './query-round.ts'
import type { Run, SliceOutcome } from './run.ts'
import { windowsLeft } from './window.ts'

export interface SliceCoverage {
  readonly slicesWanted: number
  readonly slicesComplete: number
  readonly gaps: readonly Gap[]
  /** Whether one window of the day has an answer. */
  readonly anyAnswer: boolean
}

interface Missing extends Interval {
  readonly monitor: string
  readonly category: DestinationCategory
  readonly reason: string
  /** Categories that the service has for the slice. */
  readonly offered: number
}

/**
 * What the archive holds of a day against what the day needs. Reasons come from how the run's slices ended; an hour
 * that ends after `settledUntil` was not asked for. What is answered of a slice in `silent`, by its id with why, is no answer.
 */
export function coverageOf(
  day: Interval & Pick<Run, 'settledUntil' | 'slicesLeft' | 'failedSources'>,
  monitors: readonly string[],
  slices: ReadonlyMap<string, ArchivedSlice>,
  outcomes: readonly SliceOutcome[],
  silent: ReadonlyMap<string, string> = new Map(),
): SliceCoverage {
  const failures = new Map(outcomes.map((outcome) => [sliceId(outcome.monitor, outcome.start), outcome.failures]))
  const hours = hoursOf(day)
  const missing: Missing[] = []
  let slicesComplete = 0
  let anyAnswer = false
  for (const monitor of monitors) {
    const failed = failedSourceOf(monitor, day)
    for (const hour of hours) {
      const id = sliceId(monitor, hour.from)
      const slice = silent.has(id) ? undefined : slices.get(id)
      const left = lackingCategories(slice).flatMap((category) =>
        windowsLeft({ category, ...hour }, slice?.parts.get(category) ?? []),
      )
      const offered = DESTINATION_CATEGORIES.length - (slice?.refused.size ?? 0)
      anyAnswer ||= slice !== undefined && (slice.whole.size > 0 || slice.parts.size > 0)
      if (left.length === 0) slicesComplete += 1
      for (const { category, from, to } of left) {
        const failure = failures
          .get(id)
          ?.find((one) => (one.category ?? category) === category && (one.from ?? from) <= from && (one.to ?? to) >= to)
        const reason =
          silent.get(id) ??
          (failure
            ? sentenceOf(failure.reason)
            : hour.to > day.settledUntil
              ? 'the hour was not over, or not settled, when the report was made'
              : failed
                ? failedSourceWords(failed)
                : day.slicesLeft > 0
                  ? 'the run had no room left to ask for it; run the day again'
                  : 'not collected')
        missing.push({ monitor, category, from, to, reason, offered })
      }
    }
  }
  return { slicesWanted: monitors.length * hours.length, slicesComplete, gaps: joined(missing), anyAnswer }
}

/** A gap's reason is a sentence already, or the name of the error that ended its slice. */
export const sentenceOf = (reason: string) => (/^[\w.]+$/.test(reason) ? failureOf(reason).means : reason)

/** Whether a slice failed for what every other one would meet too; a reason may go on with how many more the log has. */
export const isOutage = (reason: string) =>
  reason.startsWith('the permission ') ||
  reason.startsWith(NO_TIME_LEFT) ||
  (FAILURES.has(reason) && reason !== 'ArchiveCorrupt')

/** Reasons that one error tells; the log has the others. */
const REASONS_TOLD = 3

/** The error of a day, or of the hours that are named, without one answer. */
export function nothingCollected(
  { day, monitors }: Pick<Run, 'day' | 'monitors'>,
  reasons: Iterable<string>,
  hours: string = day,
) {
  const told = [...new Set([...reasons].map(sentenceOf))]
  const more = told.length > REASONS_TOLD ? `; the log has ${told.length - REASONS_TOLD} more reasons` : ''
  const names = monitors.map(({ name }) => name).join(', ')
  return new NothingCollected(
    `nothing could be collected for ${hours} (${names}): ${told.slice(0, REASONS_TOLD).join('; ')}${more}`,
  )
}

/** Neighbouring hours become one gap, and a stretch that lacks every category that the service has is `all`. */
function joined(missing: readonly Missing[]): Gap[] {
  const stretches = Map.groupBy(missing, ({ monitor, from, to, reason }) => JSON.stringify([monitor, from, to, reason]))
  const gaps = [...stretches.values()].flatMap((group) => {
    const isAll = group.length === group[0]?.offered
    return (isAll ? group.slice(0, 1) : group).map(
      ({ offered: _, category, ...gap }): Gap => ({
        ...gap,
        category: isAll ? 'all' : category,
      }),
    )
  })
  const sorted = gaps.toSorted(
    (a, b) =>
      a.monitor.localeCompare(b.monitor, 'en') ||
      a.category.localeCompare(b.category, 'en') ||
      a.from.localeCompare(b.from, 'en'),
  )
  const result: Gap[] = []
  for (const gap of sorted) {
    const last = result.at(-1)
    if (
      last &&
      last.monitor === gap.monitor &&
      last.category === gap.category &&
      last.reason === gap.reason &&
      last.to === gap.from
    ) {
      result[result.length - 1] = { ...last, to: gap.to }
    } else {
      result.push(gap)
    }
  }
  return result
}
