import type { ArchivedSlice } from '../archive-key.ts'
import type { Observation } from '../flows/observation.ts'
import type { Cut } from './gap.ts'

/** Everything that the archive holds of a run's day, as it was answered. */
export interface RawDay {
  readonly observations: readonly Observation[]
  readonly cuts: readonly Cut[]
  /** By `sliceId`. */
  readonly slices: ReadonlyMap<string, ArchivedSlice>
}
