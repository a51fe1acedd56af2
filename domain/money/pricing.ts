import type { Monitor } from '../collecting/run.ts'
import type { Knowledge } from './priced-flow.ts'
import { averageUsdPerGb, type DayPrices, discounted, fallbackRates, type Rates } from './prices.ts'

/** The rates of each monitor's region with the discount, and an interface endpoint's price at the gigabytes of the region's month. */
export function pricingOf(
  monitors: readonly Monitor[],
  prices: DayPrices,
  priceFactor: number,
  endpointGigabytes: Readonly<Record<string, number>>,
): Pick<Knowledge, 'ratesOf' | 'endpointUsdPerGbOf'> {
  const regionOf = new Map(monitors.map(({ name, region }) => [name, region]))
  const ratesOfRegion = new Map(
    Object.entries(prices.byRegion).flatMap(([region, { rates }]) =>
      rates === null ? [] : [[region, discounted(withHours(rates), priceFactor)] as const],
    ),
  )
  const usdPerGb = new Map(
    [...ratesOfRegion].map(
      ([region, { endpointTiers }]) =>
        [region, averageUsdPerGb(endpointTiers, endpointGigabytes[region] ?? 0)] as const,
    ),
  )
  return {
    ratesOf: (monitor) => ratesOfRegion.get(regionOf.get(monitor) ?? ''),
    endpointUsdPerGbOf: (monitor) => usdPerGb.get(regionOf.get(monitor) ?? '') ?? 0,
  }
}

/** Prices that were archived before hours were read take them from the table. */
function withHours(rates: Rates): Rates {
  const read: Partial<Rates> = rates
  const table = fallbackRates(rates.region)
  return {
    ...rates,
    natUsdPerHour: read.natUsdPerHour ?? table?.natUsdPerHour ?? null,
    endpointUsdPerZoneHour: read.endpointUsdPerZoneHour ?? table?.endpointUsdPerZoneHour ?? null,
  }
}
