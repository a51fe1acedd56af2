import type { Account } from './end-accounts.ts'
import { NOWHERE } from './price-pages.ts'
import type { Unpriced } from './unpriced.ts'

/** What a gigabyte pays for; the values of the archive's `pays`. */
export const PARTS = [
  ...(['zone out and in', 'zone, one side', 'nat', 'zone to the gateway', 'zone to the instance'] as const),
  ...(['endpoint', 'transit'] as const),
] as const
export type Part = (typeof PARTS)[number]

/** What AWS bills of a way, and the page that says so. */
export interface Metered {
  readonly parts: readonly Part[]
  /** Of each part the accounts that are billed, an equal share of it each. */
  readonly payers: readonly (readonly Account[])[]
  readonly bound: 'internet' | 'inter_region' | null
  readonly unpriced: Unpriced | null
  /** Of the end of the way, where that decides; else of the last part. */
  readonly page: string
}

const NO_PARTS = { parts: [], payers: [] } as const

export const nothing = (unpriced: Unpriced): Metered => ({ ...NO_PARTS, bound: null, unpriced, page: NOWHERE })
export const free = (page: string): Metered => ({ ...NO_PARTS, bound: null, unpriced: null, page })
export const pays = (part: Part, page: string, ...payers: readonly Account[]): Metered => ({
  ...free(page),
  parts: [part],
  payers: [payers],
})
