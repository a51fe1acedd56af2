import type { ArchivedSlice } from '../archive-key.ts'
import type { RemoteNetwork } from '../flows/contributor-row.ts'
import type { Observation } from '../flows/observation.ts'
import type { Cut } from './gap.ts'

/** Everything that the archive holds of a run's day, as it was answered. */
export interface RawDay {
  readonly observations: readonly Observation[]
  readonly cuts: readonly Cut[]
  /** Of remote addresses, where the service names them. */
  readonly networks: ReadonlyMap<string, RemoteNetwork>
  /** By `sliceId`. */
  readonly slices: ReadonlyMap<string, ArchivedSlice>
}
