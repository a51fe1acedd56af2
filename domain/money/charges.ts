import type { Flow } from '../flows/mirrors.ts'
import type { Via } from '../network/network.ts'
import type { Endpoint } from '../network/topology.ts'
import { factsOf, type Surroundings } from './flow-facts.ts'
import { type Part, RULES, type Rule, UNPRICED } from './price-rules.ts'
import type { Rates } from './prices.ts'

export type ChargeName = 'inter_az' | 'nat' | 'endpoint' | 'transit' | 'inter_region'

/** Dollars of one flow, by what they pay for. Their sum is the flow's cost. */
export interface Charges {
  readonly interAz: number
  readonly nat: number
  readonly endpoint: number
  readonly transit: number
  readonly interRegion: number
}

/**
 * What a flow may have cost beyond its charges: only the bytes of one direction are billed, and a flow does not tell
 * how many those are. Never part of a sum.
 */
export interface Bound {
  readonly kind: 'internet' | 'inter_region'
  /** Dollars, had every byte gone the way that is billed. */
  readonly usdAtMost: number
}

/** How a flow went, what that cost, and why a part of it has no price. */
export interface Pricing {
  readonly via: Via
  readonly charges: Charges
  readonly bound: Bound | null
  /** Null where every byte of the flow is priced, at nothing or more. */
  readonly unpriced: string | null
  /** What its bytes pay, by the gigabyte; nothing where they are free or unpriced. */
  readonly pays: readonly Part[]
  /** Where that is written. */
  readonly page: string
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
  /** Id of the gateway that the subnet's route leads to; null where there is none, or none is known. */
  readonly gateway: string | null
  /** The gateway stands in another zone, and the way to it is paid. */
  readonly crossesToGateway: boolean
}

const NOTHING: Charges = { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 }

/**
 * Prices a flow. What cannot be resolved costs nothing and says so in `unpriced`; `traversedConstructs` decide
 * nothing, as what they hold is not documented.
 */
export function priceOf(flow: Flow, surroundings: Surroundings): Pricing {
  const { rates, endpointUsdPerGb, bytesPerGigabyte } = surroundings
  const { facts, endpoint, gateway, remoteRegion } = factsOf(flow, surroundings)
  const rule = RULES.find(({ when }) => when(facts)) as Rule
  const via = rule.via ?? facts.via
  const gigabytes = flow.bytes / bytesPerGigabyte
  const crossesToGateway = facts.gatewayZones === 'different' && rule.pays.includes('zone to the gateway')
  const way = { via, endpoint, gateway, crossesToGateway, page: rule.page }
  if (!rates) return { ...way, pays: [], charges: NOTHING, bound: null, unpriced: UNPRICED.noRates }

  const charges = { ...NOTHING }
  const pays = rule.pays.filter((part) => part !== 'zone to the gateway' || crossesToGateway)
  for (const part of pays) {
    const { charge, usdPerGb } = partPrice(part, rates, endpointUsdPerGb)
    charges[charge] += gigabytes * usdPerGb
  }
  const nearGatewayUnknown = facts.gatewayZones === 'unknown' && rule.pays.includes('zone to the gateway')
  const reason = rule.unpriced ?? (nearGatewayUnknown ? 'gatewayZone' : undefined)
  const unpriced = reason === undefined ? null : UNPRICED[reason]
  return { ...way, pays, charges, bound: boundOf(rule.bound, gigabytes, rates, remoteRegion), unpriced }

  function boundOf(kind: Bound['kind'] | undefined, size: number, at: Rates, region: string | null): Bound | null {
    if (kind === undefined) return null
    const usdPerGb =
      kind === 'internet' ? at.internetOutUsdPerGb : (at.interRegionExceptions[region ?? ''] ?? at.interRegionUsdPerGb)
    return { kind, usdAtMost: size * usdPerGb }
  }
}

/** What a part costs a gigabyte, and which charge it is. `endpointUsdPerGb` follows the month's volume. */
export function partPrice(
  part: Part,
  rates: Pick<Rates, 'interAzUsdPerGbEachDirection' | 'natUsdPerGb' | 'transitUsdPerGb'>,
  endpointUsdPerGb: number,
): { readonly charge: keyof Charges; readonly usdPerGb: number } {
  switch (part) {
    case 'zone out and in':
    case 'zone to the gateway':
      return { charge: 'interAz', usdPerGb: 2 * rates.interAzUsdPerGbEachDirection }
    case 'zone, one side':
      return { charge: 'interAz', usdPerGb: rates.interAzUsdPerGbEachDirection }
    case 'nat':
      return { charge: 'nat', usdPerGb: rates.natUsdPerGb }
    case 'endpoint':
      return { charge: 'endpoint', usdPerGb: endpointUsdPerGb }
    case 'transit':
      return { charge: 'transit', usdPerGb: rates.transitUsdPerGb }
    default:
      return part satisfies never
  }
}
