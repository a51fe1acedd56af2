import type { Monitor } from '../collecting/run.ts'
import type { Flow } from '../flows/mirrors.ts'
import { farPlace } from '../network/far-place.ts'
import type { Network } from '../network/network.ts'
import type { Knowledge } from './priced-flow.ts'
import { averageUsdPerGb, type DayPrices, discounted, fallbackRates, type Rates } from './prices.ts'

/** A day's volume through endpoints stands for this many, as their tiers are a month's. */
const DAYS_PER_MONTH = 30

export interface Volume {
  readonly connections: readonly Flow[]
  readonly network: Network
  readonly bytesPerGigabyte: number
}

/**
 * The rates of each monitor's region with the discount, and an interface endpoint's price at the volume of the region's
 * month, for which the day's stands.
 */
export function pricingOf(
  monitors: readonly Monitor[],
  prices: DayPrices,
  priceFactor: number,
  { connections, network, bytesPerGigabyte }: Volume,
): Pick<Knowledge, 'ratesOf' | 'endpointUsdPerGbOf'> {
  const regionOf = new Map(monitors.map(({ name, region }) => [name, region]))
  const ratesOfRegion = new Map(
    Object.entries(prices.byRegion).flatMap(([region, { rates }]) =>
      rates === null ? [] : [[region, discounted(withHours(rates), priceFactor)] as const],
    ),
  )
  const endpointBytes = new Map<string, number>()
  for (const flow of connections) {
    if (flow.mirrored || !network.endpointAt(farPlace(flow))) continue
    const region = regionOf.get(flow.monitor) ?? ''
    endpointBytes.set(region, (endpointBytes.get(region) ?? 0) + flow.bytes)
  }
  const usdPerGb = new Map(
    [...ratesOfRegion].map(([region, { endpointTiers }]) => {
      const gigabytes = ((endpointBytes.get(region) ?? 0) / bytesPerGigabyte) * DAYS_PER_MONTH
      return [region, averageUsdPerGb(endpointTiers, gigabytes)] as const
    }),
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
