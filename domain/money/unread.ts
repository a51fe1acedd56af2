import { sum } from '../sums.ts'
import type { PricedFlow } from './priced-flow.ts'
import type { Rates } from './prices.ts'

/** The part of a day's dollars that may be missing from one that is called priced. */
const MOST_MISSING = 0.1

/**
 * Whether what begins in networks that nobody could read may have cost more than a tenth of what has a price: at most, each of its bytes
 * went through a NAT gateway of another zone and a transit gateway, at the rates of its monitor's region.
 */
export function mayLackDollars(
  flows: readonly Pick<PricedFlow, 'monitor' | 'path' | 'bytes' | 'usd'>[],
  ratesOf: (monitor: string) => Rates | undefined,
  bytesPerGigabyte: number,
): boolean {
  const unread = flows.filter(({ path }) => path.unread !== undefined)
  if (unread.length === 0) return false
  let usdAtMost = 0
  for (const [monitor, own] of Map.groupBy(unread, (flow) => flow.monitor)) {
    const rates = ratesOf(monitor)
    if (!rates) return true
    const usdPerGb = rates.natUsdPerGb + 2 * rates.interAzUsdPerGbEachDirection + rates.transitUsdPerGb
    usdAtMost += (sum(own.map(({ bytes }) => bytes)) / bytesPerGigabyte) * usdPerGb
  }
  return usdAtMost > MOST_MISSING * sum(flows.map(({ usd }) => usd))
}
