import type { Account } from './account/account.ts'
import type { Archive } from './archive.ts'

/** Where answers come from. */
export interface Facts {
  readonly archive: Archive
  /** The account of the caller's credentials; null where only the archive is asked. */
  readonly account: Account | null
  /** Whether decisions may be written: the person who started the session allows it. */
  readonly mayDecide?: boolean
  /** Epoch milliseconds: what `yesterday` is seen from. */
  now(): number
}

/** Where the answers of a session come from. */
export interface FactsSource {
  readonly account: Account | null
  readonly mayDecide?: boolean
  /** Asked for each question: the last run may be another one by then. */
  facts(): Promise<Facts>
}
