import type { Flow } from './mirrors.ts'
import type { Rates } from './prices.ts'
import type { Endpoint, Hop, Network, Via } from './topology.ts'

/** Dollars of one flow, by what they pay for. Their sum is the flow's cost. */
export interface Charges {
  readonly interAz: number
  readonly nat: number
  readonly endpoint: number
  readonly transit: number
  readonly interRegion: number
}

/** How a flow went, what that cost, and why a part of it has no price. */
export interface Pricing {
  readonly via: Via
  readonly charges: Charges
  /** Null where every byte of the flow is priced, at nothing or more. */
  readonly unpriced: string | null
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
}

const NOTHING: Charges = { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 }

export const UNPRICED = {
  noRates: 'no list price for the region',
  unknownRoute: 'route unknown',
  internet: 'internet egress: one direction bills, and the source does not tell which',
  interRegion: 'between regions: one direction bills, and the source does not tell which',
  transitGateway: 'transit gateway: not priced yet',
  interVpc: 'to another VPC: zones or route unknown',
} as const

/**
 * Prices a flow at list price. Rates are per gigabyte of `bytesPerGigabyte` bytes. What cannot be resolved costs
 * nothing and says so in `unpriced`.
 */
export function priceOf(flow: Flow, network: Network, rates: Rates | undefined, bytesPerGigabyte: number): Pricing {
  const [own, other] = flow.reportedBy === 'source' ? [flow.source, flow.destination] : [flow.destination, flow.source]
  const gigabytes = flow.bytes / bytesPerGigabyte
  const endpoint = network.endpointAt(flow.destination.ip) ?? null
  if (!rates) {
    return { via: endpoint ? 'interface_endpoint' : 'unknown', charges: NOTHING, unpriced: UNPRICED.noRates, endpoint }
  }
  // An endpoint's processing is all that a flow to it pays: crossing a zone on the way is free since 2022-04.
  if (endpoint) return priced('interface_endpoint', { endpoint: gigabytes * rates.endpointUsdPerGb }, endpoint)

  const crossing = gigabytes * 2 * rates.interAzUsdPerGbEachDirection
  const hop = network.hop(own.subnetId, other.ip)
  switch (flow.category) {
    case 'INTRA_AZ':
      return priced('direct')
    case 'INTER_AZ':
      return priced('direct', { interAz: crossing })
    case 'INTER_VPC':
      return interVpc(hop)
    case 'INTER_REGION':
      return withoutPrice(hop.via, UNPRICED.interRegion)
    case 'AMAZON_S3':
    case 'AMAZON_DYNAMODB':
      return hop.via === 'internet_gateway' ? priced('internet_gateway') : outward(hop)
    case 'UNCLASSIFIED':
      return outward(hop)
    default:
      return flow.category satisfies never
  }

  function outward({ via, target }: Hop): Pricing {
    switch (via) {
      case 'nat': {
        const zone = network.zoneOfNatGateway(target ?? '')
        const ownZone = network.zoneOfSubnet(own.subnetId) ?? network.zoneId(own.azId)
        const crosses = zone !== null && ownZone !== null && zone !== ownZone
        return priced('nat', { nat: gigabytes * (rates?.natUsdPerGb ?? 0), ...(crosses ? { interAz: crossing } : {}) })
      }
      case 'gateway_endpoint':
        return priced('gateway_endpoint')
      case 'interface_endpoint':
        return priced('interface_endpoint', { endpoint: gigabytes * (rates?.endpointUsdPerGb ?? 0) })
      case 'internet_gateway':
      case 'egress_only_gateway':
        return withoutPrice(via, UNPRICED.internet)
      case 'transit_gateway':
        return withoutPrice(via, UNPRICED.transitGateway)
      case 'direct':
      case 'peering':
      case 'unknown':
        return withoutPrice(via, UNPRICED.unknownRoute)
      default:
        return via satisfies never
    }
  }

  function interVpc({ via }: Hop): Pricing {
    if (via === 'transit_gateway') return withoutPrice(via, UNPRICED.transitGateway)
    const [zone, otherZone] = [network.zoneId(own.azId), network.zoneId(other.azId)]
    if (via !== 'peering' || zone === null || otherZone === null) return withoutPrice(via, UNPRICED.interVpc)
    return zone === otherZone ? priced('peering') : priced('peering', { interAz: crossing })
  }

  function withoutPrice(via: Via, unpriced: string): Pricing {
    return { via, charges: NOTHING, unpriced, endpoint: null }
  }

  function priced(via: Via, charges: Partial<Charges> = {}, at: Endpoint | null = null): Pricing {
    return { via, charges: { ...NOTHING, ...charges }, unpriced: null, endpoint: at }
  }
}
