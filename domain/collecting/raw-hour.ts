import type { HourRows } from '../flows/hour-rows.ts'
import type { RowFacts } from '../flows/observation.ts'
import type { Cut } from './gap.ts'

/** Everything that the archive holds of an hour of a run's monitors, as it was answered. */
export interface RawHour extends RowFacts {
  /** In order. */
  readonly keys: readonly string[]
  readonly rows: HourRows
  readonly cuts: readonly Cut[]
}
