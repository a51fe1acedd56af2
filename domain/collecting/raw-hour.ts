import type { RemoteNetwork } from '../flows/contributor-row.ts'
import type { Series } from '../flows/series.ts'
import type { Cut } from './gap.ts'

/** Everything that the archive holds of an hour of a run's monitors, as it was answered. */
export interface RawHour {
  /** In order. */
  readonly keys: readonly string[]
  readonly series: readonly Series[]
  readonly cuts: readonly Cut[]
  /** Of remote addresses, where the service names them. */
  readonly networks: ReadonlyMap<string, RemoteNetwork>
}
