/** Whether a row's value is all that a connection carried, or what its end sent. */
export type ValueIs = 'both_directions' | 'one_direction'

/**
 * What a row's value means, measured on the day's own pairs: the service does not document whether it is both
 * directions of a connection or one.
 */
export interface Calibration {
  /** Connections that both ends reported beyond doubt: the sample. */
  readonly pairs: number
  /** Median of the smaller of a pair's two values by the larger; null without a pair. */
  readonly medianRatio: number | null
  /** By how much, as a share of the larger, all but the widest hundredth of the pairs differ; null without a pair. */
  readonly spread: number | null
  readonly valueIs: ValueIs
  /** Whether the sample decided, or the default stands because it was too small or spoke for neither. */
  readonly basis: 'measured' | 'too_few_pairs' | 'unclear'
}

/** Fewer pairs than this tell nothing. */
const LEAST_PAIRS = 30

/** Bytes; below them what two agents publish a moment apart outweighs what they count. */
export const LEAST_BYTES_OF_A_PAIR = 10_000

/** Two ends that count the same bytes differ by what one of them missed, and by when each of them publishes. */
const SAME_BYTES = 0.9

/** Of the pairs, where values are both directions; the rest may be agents that missed bytes. */
const LEAST_SHARE_OF_SAME = 0.75

/** Values of one direction differ by more than agents miss; between the two, the pairs speak for neither. */
const LARGEST_MEDIAN_OF_ONE_DIRECTION = 0.6

/** How many pairs have a ratio (smaller value by larger), by the ratio to four digits, smallest first: what hours leave for their day. */
export type RatioCounts = readonly (readonly [ratio: number, pairs: number])[]

const RATIO_STEPS = 10_000

export const ratioCounts = (ratios: readonly number[]): RatioCounts =>
  joinedCounts([ratios.map((ratio) => [Math.round(ratio * RATIO_STEPS) / RATIO_STEPS, 1] as const)])

export function joinedCounts(all: readonly RatioCounts[]): RatioCounts {
  const sums = new Map<number, number>()
  for (const counts of all) for (const [ratio, pairs] of counts) sums.set(ratio, (sums.get(ratio) ?? 0) + pairs)
  return [...sums].toSorted(([a], [b]) => a - b)
}

/**
 * Decides from the ratios of the day's pairs. Traffic is lopsided as a rule, a request is
 * not as long as its answer: equal values are the whole of a connection, counted twice, and unequal ones its two
 * directions. The default is both directions, as both ends' rows then tell of the same bytes, and none counts twice.
 */
export function calibrationOf(counts: RatioCounts): Calibration {
  const pairs = pairsIn(counts)
  const medianRatio = quantile(counts, 0.5)
  const measures = { pairs, medianRatio, spread: spreadOf(counts) }
  if (pairs < LEAST_PAIRS) return { ...measures, valueIs: 'both_directions', basis: 'too_few_pairs' }
  const share = pairsIn(counts.filter(([ratio]) => ratio >= SAME_BYTES)) / pairs
  if (share >= LEAST_SHARE_OF_SAME) return { ...measures, valueIs: 'both_directions', basis: 'measured' }
  if ((medianRatio ?? 1) < LARGEST_MEDIAN_OF_ONE_DIRECTION)
    return { ...measures, valueIs: 'one_direction', basis: 'measured' }
  return { ...measures, valueIs: 'both_directions', basis: 'unclear' }
}

const pairsIn = (counts: RatioCounts) => counts.reduce((sum, [, pairs]) => sum + pairs, 0)

function spreadOf(counts: RatioCounts): number | null {
  const widest = quantile(counts, 0.01)
  return widest === null ? null : 1 - widest
}

/** Between two neighbours, their mean weighted by nearness. */
function quantile(counts: RatioCounts, part: number): number | null {
  const place = (pairsIn(counts) - 1) * part
  const below = ratioAt(counts, Math.floor(place))
  const above = ratioAt(counts, Math.ceil(place))
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1)
}

/** Of the pair at a place, smallest first. */
function ratioAt(counts: RatioCounts, place: number): number | undefined {
  let before = 0
  return counts.find(([, pairs]) => {
    before += pairs
    return place >= 0 && place < before
  })?.[0]
}
