import type { ReportTotals, UnpricedSum } from '../domain/report/report.ts'
import { dollars, gigabytes } from './amounts.ts'
import { chargeWords } from './words.ts'

/** Some traffic, and what it cost as far as that is known. */
interface Priced {
  readonly usd: number
  readonly bytes: number
  readonly unpricedBytes: number
}

/** What traffic cost. Dollars that nobody knows are no zero, what costs nothing is `free`, and no traffic is `nothing`. */
export function priceWords({ usd, bytes, unpricedBytes }: Priced): string {
  if (usd > 0) return dollars(usd)
  if (unpricedBytes > 0) return 'not known'
  return bytes > 0 ? 'free' : 'nothing'
}

/** The same, and how much of it has no price or one for a part of its way: `$1.94 + 88.2 GB without a full price`. */
export function fullPriceWords(priced: Priced, bytesPerGigabyte: number): string {
  const { usd, unpricedBytes } = priced
  const words = priceWords(priced)
  return usd > 0 && unpricedBytes > 0
    ? `${words} + ${gigabytes(unpricedBytes / bytesPerGigabyte, bytesPerGigabyte)} without a full price`
    : words
}

/** What a sum cost. */
export const totalPrice = (totals: Pick<ReportTotals, 'usd' | 'bytes' | 'unpriced'>) =>
  priceWords({ ...totals, unpricedBytes: unpricedBytes(totals) })

export const unpricedBytes = ({ unpriced }: Pick<ReportTotals, 'unpriced'>) =>
  unpriced.reduce((sum, { bytes }) => sum + bytes, 0)

/** Whether bytes without a price have none at all, or one for a part of their way: `No price`, `Partly priced`. */
export function unpricedWords({ bytes, inPartBytes = 0 }: UnpricedSum, bytesPerGigabyte: number): string {
  if (inPartBytes === 0) return 'No price'
  if (inPartBytes >= bytes) return 'Partly priced'
  return `No price, or partly priced (${gigabytes(inPartBytes / bytesPerGigabyte, bytesPerGigabyte)})`
}

/** What a part of a day cost: where much of the day has no price, nobody knows of a part without dollars that it is nothing. */
export const partPrice = (usd: number, status: string) =>
  usd > 0 ? dollars(usd) : status === 'unpriced' ? 'not known' : 'nothing'

/**
 * What a section's dollars were paid for: `NAT gateway $11.61, 258 GB; across zones $1.79, 89.5 GB. 89.5 GB count under two
 * of these`.
 */
export function sectionWords(totals: ReportTotals, bytesPerGigabyte: number): string {
  const size = (bytes: number) => gigabytes(bytes / bytesPerGigabyte, bytesPerGigabyte)
  const { byCharge, freeBytes, repeatedBytes = 0 } = totals
  const unknown = unpricedBytes(totals)
  const parts = [
    ...byCharge.map(({ charge, usd, bytes }) => `${inSentence(chargeWords(charge))} ${dollars(usd)}, ${size(bytes)}`),
    ...(freeBytes > 0 ? [`free ${size(freeBytes)}`] : []),
    ...(unknown > 0 ? [`no price ${size(unknown)}`] : []),
  ]
  const twice = repeatedBytes > 0 ? `. ${size(repeatedBytes)} count under two of these` : ''
  return parts.length > 1 ? `Total: ${parts.join('; ')}${twice}` : 'Total'
}

/** `across zones`, and `NAT gateway` as it is. */
export const inSentence = (words: string) => words.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
