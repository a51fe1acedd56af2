import type { Account } from './account/account.ts'
import type { Archive } from './archive.ts'

/** Where answers come from. */
export interface Facts {
  readonly archive: Archive
  /** The account of the caller's credentials; null where only the archive is asked. */
  readonly account: Account | null
}
