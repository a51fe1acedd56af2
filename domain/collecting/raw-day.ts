import type { ArchivedSlice } from '../archive-key.ts'
import type { Observation } from '../flows/observation.ts'
import type { Coverage } from '../report/report.ts'

/** Everything that the archive holds of a run's day, as it was answered. */
export interface RawDay {
  readonly observations: readonly Observation[]
  readonly cuts: Coverage['cuts']
  /** By `sliceId`. */
  readonly slices: ReadonlyMap<string, ArchivedSlice>
}
