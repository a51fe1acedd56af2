import type { Page } from '../../../domain/report/page.ts'
import type { Report } from '../../../domain/report/report.ts'
import { gigabytes } from '../../amounts.ts'
import type { Address } from './address.ts'
import type { PairRow } from './data.ts'

/** What a view is made of. */
export interface Context {
  readonly page: Page
  readonly report: Report
  readonly rows: readonly PairRow[]
  /** Those that the address's filter leaves. */
  readonly narrowed: readonly PairRow[]
  readonly address: Address
  /** Goes to another part of the page; the rest of the address stays. */
  readonly go: (to: Partial<Address>) => void
  /** The link to it. */
  readonly linkTo: (to: Partial<Address>) => string
}

export const sizeOf = ({ bytesPerGigabyte }: Report, bytes: number) =>
  gigabytes(bytes / bytesPerGigabyte, bytesPerGigabyte)
