import { sum } from '../sums.ts'
import type { PricedFlow } from './priced-flow.ts'
import type { Rates } from './prices.ts'

/** The part of a day's dollars that may be missing from one that is called priced. */
const MOST_MISSING = 0.1

/**
 * Whether what begins in networks that nobody could read may have cost more than a tenth of what has a price: at most, each of its bytes
 * went through a NAT gateway of another zone and a transit gateway.
 */
export function mayLackDollars(
  flows: readonly Pick<PricedFlow, 'path' | 'bytes' | 'usd'>[],
  rates: Rates | undefined,
  bytesPerGigabyte: number,
): boolean {
  const unread = flows.filter(({ path }) => path.unread !== undefined)
  if (unread.length === 0) return false
  if (!rates) return true
  const usdPerGb = rates.natUsdPerGb + 2 * rates.interAzUsdPerGbEachDirection + rates.transitUsdPerGb
  const usdAtMost = (sum(unread.map(({ bytes }) => bytes)) / bytesPerGigabyte) * usdPerGb
  return usdAtMost > MOST_MISSING * sum(flows.map(({ usd }) => usd))
}
