import type { ChannelKind } from '../channel.ts'
import type { PeriodName } from '../trend/period.ts'

/** What became of one message: in the run's output, and in `report.json`. */
export interface Delivery {
  /** Name of the channel; `email` for the recipients of the settings or of the input. */
  readonly channel: string
  readonly kind: ChannelKind
  /** Whose part it told; absent where it told of all. */
  readonly team?: string
  /** What it summed up; absent where it told of the day. */
  readonly summary?: PeriodName
  /**
   * `not_due`: nothing to tell it, as `reason` says. `waiting`: its receiver could not take it yet. `refused`: it did not take it, and is asked
   * no more. `unconfirmed`: it may have it.
   */
  readonly state: 'sent' | 'not_due' | 'waiting' | 'refused' | 'unconfirmed'
  /** Of what was not sent. */
  readonly reason?: string
}
