import type { Cut } from '../collecting/gap.ts'
import type { Interval } from '../day.ts'
import type { RatioCounts } from '../flows/calibration.ts'
import type { SourceRatios } from '../flows/source-values.ts'
import type { Answer, HourAnswer } from '../money/answers.ts'
import type { Edge } from '../money/edge.ts'

/** Another one where what reads sums could not read those of before. */
export const SUMS_SCHEMA = 3

/** What an hour leaves for its day beside its edges. */
export interface HourCounts extends Interval {
  readonly schema: typeof SUMS_SCHEMA
  /** Keys of the raw objects that it was made of. */
  readonly raw: readonly string[]
  /** Bytes in the rows of each monitor, both ends' as they came. */
  readonly rowBytes: Readonly<Record<string, number>>
  readonly cuts: readonly Cut[]
  /** What pairs tell of a value; in hours of an earlier form of all sources together. */
  readonly ratios: SourceRatios | RatioCounts
  /** Bytes that may be counted twice. */
  readonly doubtfulBytes: number
  /** Of ends that are no pods: what the network and others are asked about for them. In order. */
  readonly addresses: readonly string[]
  /** Who answered calls of Services. */
  readonly answers: readonly Answer[]
  /** Instances whose agents told of flows. */
  readonly nodesHeard: readonly string[]
}

/** What an hour leaves for its day: all that a report, its findings and later days ask of its rows. */
export interface HourSums extends HourCounts {
  readonly edges: readonly Edge[]
}

/** The answers of an hour as its day has them. */
export const hourAnswers = ({ from, answers }: Pick<HourCounts, 'from' | 'answers'>): HourAnswer[] =>
  answers.map((answer) => ({ ...answer, hour: Date.parse(from) }))
