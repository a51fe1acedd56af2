import { isOnHost, isPublic } from './address.ts'
import type { DestinationCategory } from './category.ts'
import type { Identity } from './identity.ts'
import type { Flow } from './mirrors.ts'
import type { InterfaceOwner } from './network-interface.ts'
import type { Rates } from './prices.ts'
import type { Endpoint, Hop, Network, Place, Via } from './topology.ts'

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
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
  /** Id of the gateway that the subnet's route leads to; null where there is none, or none is known. */
  readonly gateway: string | null
  /** The gateway stands in another zone, and the way to it is paid. */
  readonly crossesToGateway: boolean
}

/** What is known of the world around a flow. */
export interface Surroundings {
  readonly network: Network
  /** Of the monitor's region; undefined where no price is known. */
  readonly rates: Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGb: number
  readonly bytesPerGigabyte: number
  /** Who is behind the far address, where it is a public one. */
  readonly identity: Identity | undefined
}

export const UNPRICED = {
  noRates: 'no list price for the region',
  unknownRoute: 'route unknown',
  unknownZones: 'zones unknown',
  beyondNat: 'the way behind the NAT gateway unknown',
  beyondTransit: 'to public addresses over a transit gateway: what the network behind it charges is unknown',
  firewall: 'through a firewall: the way behind it is unknown',
  gatewayZone: 'zone of the NAT gateway unknown: a crossing to it may be missing',
  ownCaller: 'called from an own public address: paid at the caller, which may have no agent',
  unknownEnd: 'far end unknown: it could be a load balancer or an endpoint',
  internet: 'to the internet: one direction bills, and the source does not tell which',
  interRegion: 'between regions: one direction bills, and the source does not tell which',
  controlPlane: 'to the EKS control plane: AWS does not say whether it bills',
} as const

/** A part of a price, by the gigabyte. */
type Part = 'zone out and in' | 'zone, one side' | 'nat' | 'zone to the gateway' | 'endpoint' | 'transit'

/** What decides a flow's price. */
interface Facts {
  readonly category: DestinationCategory
  readonly via: Via
  readonly zones: 'same' | 'different' | 'unknown'
  /** Of the flow's own end and the NAT gateway that it passes. */
  readonly gatewayZones: 'same' | 'different' | 'unknown'
  /** What runs the own end, where it is no pod and no node. */
  readonly own: InterfaceOwner | null
  readonly far: InterfaceOwner | 'endpoint' | 'pod' | 'unheard of' | null
  /** The far end opened the connection. */
  readonly calledByFar: boolean
  /** The route leads to a firewall's endpoint. */
  readonly firewall: boolean
  /** The far address never leaves the host. */
  readonly onHost: boolean
  /** The far address is a public one. */
  readonly farIsPublic: boolean
  readonly remote: 'aws here' | 'host here' | 'own public address' | 'elsewhere in aws' | 'internet'
}

interface Rule {
  readonly when: (facts: Facts) => boolean
  /** In place of the route's own. */
  readonly via?: Via
  readonly pays: readonly Part[]
  readonly bound?: Bound['kind']
  readonly unpriced?: keyof typeof UNPRICED
  /** Where that is written. */
  readonly page: string
}

const EC2_PRICING = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
const NAT_PRICING = 'https://aws.amazon.com/vpc/pricing/'
const PRIVATELINK_PRICING = 'https://aws.amazon.com/privatelink/pricing/'
const TRANSIT_PRICING = 'https://aws.amazon.com/transit-gateway/pricing/'
const ELB_FAQ = 'https://aws.amazon.com/elasticloadbalancing/faqs/'
const NETWORK_FAQ = 'https://aws.amazon.com/about-aws/global-infrastructure/global_network/faqs/'
const ELASTICACHE_PRICING = 'https://aws.amazon.com/elasticache/pricing/'
const GATEWAY_ENDPOINTS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'
const MSK_PRICING = 'https://aws.amazon.com/msk/pricing/'
const VPN_PRICING = 'https://aws.amazon.com/vpn/pricing/'
const ON_HOST = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html'
const NOWHERE = 'not documented'

const isS3OrDynamoDb = ({ category }: Facts) => category === 'AMAZON_S3' || category === 'AMAZON_DYNAMODB'
const crosses = ({ category, zones }: Facts) =>
  category === 'INTER_AZ' || (category !== 'INTRA_AZ' && zones === 'different')
const insideVpc = ({ category, via }: Facts) =>
  category === 'INTRA_AZ' || category === 'INTER_AZ' || (category !== 'INTER_REGION' && via === 'direct')
const leavesByTransit = (facts: Facts) =>
  facts.via === 'transit_gateway' &&
  facts.category !== 'INTER_VPC' &&
  facts.category !== 'INTER_REGION' &&
  (facts.farIsPublic || isS3OrDynamoDb(facts))
const isGateway = ({ via }: Facts) => via === 'internet_gateway' || via === 'egress_only_gateway'

/** Services that do not bill what their own nodes copy to each other. */
const REPLICATES: ReadonlySet<InterfaceOwner> = new Set(['rds', 'msk', 'elasticache'])

/** The price model: the first rule that fits a flow is its price. */
const RULES: readonly Rule[] = [
  { when: ({ onHost }) => onHost, via: 'direct', pays: [], page: ON_HOST },

  // PrivateLink: processing alone; crossing a zone to it is free since 2022-04.
  {
    when: ({ far, via }) => far === 'endpoint' && via === 'transit_gateway',
    via: 'interface_endpoint',
    pays: ['transit', 'endpoint'],
    page: TRANSIT_PRICING,
  },
  { when: ({ far }) => far === 'endpoint', via: 'interface_endpoint', pays: ['endpoint'], page: PRIVATELINK_PRICING },
  { when: ({ via }) => via === 'interface_endpoint', pays: ['endpoint'], page: PRIVATELINK_PRICING },

  // Inside a VPC.
  {
    when: (facts) =>
      insideVpc(facts) &&
      facts.calledByFar &&
      (facts.far === 'application_load_balancer' || facts.far === 'classic_load_balancer'),
    via: 'direct',
    pays: [],
    page: ELB_FAQ,
  },
  // Client VPN: crossing a zone to its interface is free since 2022-04.
  { when: (facts) => insideVpc(facts) && facts.far === 'client_vpn', via: 'direct', pays: [], page: VPN_PRICING },
  {
    when: (facts) => insideVpc(facts) && facts.own !== null && facts.own === facts.far && REPLICATES.has(facts.own),
    via: 'direct',
    pays: [],
    page: MSK_PRICING,
  },
  {
    when: (facts) => insideVpc(facts) && crosses(facts) && facts.far === 'eks_control_plane',
    via: 'direct',
    pays: [],
    unpriced: 'controlPlane',
    page: NOWHERE,
  },
  {
    when: (facts) => insideVpc(facts) && crosses(facts) && facts.far === 'elasticache',
    via: 'direct',
    pays: ['zone, one side'],
    page: ELASTICACHE_PRICING,
  },
  {
    when: (facts) => insideVpc(facts) && crosses(facts) && facts.far === 'unheard of',
    via: 'unknown',
    pays: [],
    unpriced: 'unknownEnd',
    page: NOWHERE,
  },
  { when: (facts) => insideVpc(facts) && crosses(facts), via: 'direct', pays: ['zone out and in'], page: EC2_PRICING },
  {
    when: (facts) => insideVpc(facts) && (facts.category === 'INTRA_AZ' || facts.zones === 'same'),
    via: 'direct',
    pays: [],
    page: EC2_PRICING,
  },
  { when: insideVpc, pays: [], unpriced: 'unknownZones', page: EC2_PRICING },

  // To other networks of ours.
  { when: ({ firewall }) => firewall, via: 'unknown', pays: [], unpriced: 'firewall', page: NOWHERE },
  {
    when: (facts) => leavesByTransit(facts) && facts.remote === 'internet' && !isS3OrDynamoDb(facts),
    pays: ['transit'],
    bound: 'internet',
    unpriced: 'beyondTransit',
    page: TRANSIT_PRICING,
  },
  { when: (facts) => leavesByTransit(facts), pays: ['transit'], unpriced: 'beyondTransit', page: TRANSIT_PRICING },
  {
    when: ({ category, via }) => via === 'transit_gateway' && category === 'INTER_REGION',
    pays: ['transit'],
    bound: 'inter_region',
    page: TRANSIT_PRICING,
  },
  { when: ({ via }) => via === 'transit_gateway', pays: ['transit'], page: TRANSIT_PRICING },
  {
    when: ({ category, via }) => category === 'INTER_REGION' && via === 'nat',
    pays: ['nat', 'zone to the gateway'],
    bound: 'inter_region',
    page: NAT_PRICING,
  },
  {
    when: ({ category }) => category === 'INTER_REGION',
    pays: [],
    bound: 'inter_region',
    unpriced: 'interRegion',
    page: EC2_PRICING,
  },
  { when: ({ via, zones }) => via === 'peering' && zones === 'same', pays: [], page: EC2_PRICING },
  {
    when: ({ via, zones }) => via === 'peering' && zones === 'different',
    pays: ['zone out and in'],
    page: EC2_PRICING,
  },
  { when: ({ via }) => via === 'peering', pays: [], unpriced: 'unknownZones', page: EC2_PRICING },
  {
    when: ({ category, via }) => category === 'INTER_VPC' && via === 'nat',
    pays: ['nat', 'zone to the gateway'],
    unpriced: 'beyondNat',
    page: NAT_PRICING,
  },
  { when: ({ category }) => category === 'INTER_VPC', pays: [], unpriced: 'unknownRoute', page: NOWHERE },

  // Out, past a gateway.
  { when: ({ via }) => via === 'gateway_endpoint', pays: [], page: GATEWAY_ENDPOINTS },
  {
    when: (facts) => facts.via === 'nat' && (isS3OrDynamoDb(facts) || facts.remote === 'aws here'),
    pays: ['nat', 'zone to the gateway'],
    page: NETWORK_FAQ,
  },
  {
    when: ({ via, remote }) => via === 'nat' && remote === 'own public address',
    pays: ['nat', 'zone to the gateway', 'zone out and in'],
    page: EC2_PRICING,
  },
  {
    when: ({ via, remote }) => via === 'nat' && remote === 'host here',
    pays: ['nat', 'zone to the gateway', 'zone, one side'],
    page: EC2_PRICING,
  },
  {
    when: ({ via, remote }) => via === 'nat' && remote === 'elsewhere in aws',
    pays: ['nat', 'zone to the gateway'],
    bound: 'inter_region',
    page: NAT_PRICING,
  },
  { when: ({ via }) => via === 'nat', pays: ['nat', 'zone to the gateway'], bound: 'internet', page: NAT_PRICING },
  {
    when: (facts) => isGateway(facts) && (isS3OrDynamoDb(facts) || facts.remote === 'aws here'),
    pays: [],
    page: NETWORK_FAQ,
  },
  {
    when: (facts) => isGateway(facts) && facts.calledByFar && facts.remote === 'own public address',
    pays: [],
    unpriced: 'ownCaller',
    page: EC2_PRICING,
  },
  {
    when: (facts) => isGateway(facts) && facts.remote === 'own public address',
    pays: ['zone out and in'],
    page: EC2_PRICING,
  },
  { when: (facts) => isGateway(facts) && facts.remote === 'host here', pays: ['zone, one side'], page: EC2_PRICING },
  {
    when: (facts) => isGateway(facts) && facts.remote === 'elsewhere in aws',
    pays: [],
    bound: 'inter_region',
    unpriced: 'interRegion',
    page: EC2_PRICING,
  },
  { when: isGateway, pays: [], bound: 'internet', unpriced: 'internet', page: EC2_PRICING },
  { when: () => true, via: 'unknown', pays: [], unpriced: 'unknownRoute', page: NOWHERE },
]

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
  const way = { via, endpoint, gateway, crossesToGateway }
  if (!rates) return { ...way, charges: NOTHING, bound: null, unpriced: UNPRICED.noRates }

  const charges = { ...NOTHING }
  for (const part of rule.pays) {
    switch (part) {
      case 'zone out and in':
        charges.interAz += gigabytes * 2 * rates.interAzUsdPerGbEachDirection
        break
      case 'zone, one side':
        charges.interAz += gigabytes * rates.interAzUsdPerGbEachDirection
        break
      case 'zone to the gateway':
        if (crossesToGateway) charges.interAz += gigabytes * 2 * rates.interAzUsdPerGbEachDirection
        break
      case 'nat':
        charges.nat += gigabytes * rates.natUsdPerGb
        break
      case 'endpoint':
        charges.endpoint += gigabytes * endpointUsdPerGb
        break
      case 'transit':
        charges.transit += gigabytes * rates.transitUsdPerGb
        break
      default:
        part satisfies never
    }
  }
  const nearGatewayUnknown = facts.gatewayZones === 'unknown' && rule.pays.includes('zone to the gateway')
  const reason = rule.unpriced ?? (nearGatewayUnknown ? 'gatewayZone' : undefined)
  const unpriced = reason === undefined ? null : UNPRICED[reason]
  return { ...way, charges, bound: boundOf(rule.bound, gigabytes, rates, remoteRegion), unpriced }

  function boundOf(kind: Bound['kind'] | undefined, size: number, at: Rates, region: string | null): Bound | null {
    if (kind === undefined) return null
    const usdPerGb =
      kind === 'internet' ? at.internetOutUsdPerGb : (at.interRegionExceptions[region ?? ''] ?? at.interRegionUsdPerGb)
    return { kind, usdAtMost: size * usdPerGb }
  }
}

/** The own and the far end of a flow: an agent reports its own. */
const endsOf = ({ reportedBy, source, destination }: Flow) =>
  reportedBy === 'source' ? ([source, destination] as const) : ([destination, source] as const)

/** Where the far end of a flow is. What crosses a zone, or stays in one, stays in its VPC. */
export function farPlace(flow: Flow): Place {
  const [own, far] = endsOf(flow)
  const sameVpc = flow.category === 'INTER_AZ' || flow.category === 'INTRA_AZ'
  return { ip: far.ip, vpcId: far.vpcId ?? (sameVpc ? own.vpcId : null), seenFrom: own.vpcId }
}

function factsOf(flow: Flow, { network, identity, rates }: Surroundings) {
  const [own, far] = endsOf(flow)
  const place = farPlace(flow)
  const calledByFar = flow.reportedBy === 'destination'
  // What was a pod that day is one, even where another interface has its address by now.
  const isPod = flow.mirrored || far.pod !== null
  const endpoint = isPod ? null : (network.endpointAt(place) ?? null)
  const hop = network.hop(own.subnetId, far.ip)
  const { via, gateway } = wayOf(flow.category, hop, calledByFar)
  const ownZone = network.zoneId(own.azId) ?? network.zoneOfSubnet(own.subnetId)
  const farZone = network.zoneId(far.azId) ?? network.zoneOfSubnet(far.subnetId) ?? network.zoneOfIp(place)
  const gatewayZone = via === 'nat' ? network.zoneOfNatGateway(gateway ?? '') : null
  const isNamed = isPod || far.service !== null || far.instanceId !== null
  const facts: Facts = {
    category: flow.category,
    via,
    zones: compared(ownZone, farZone),
    gatewayZones: gatewayZone === 'every' ? 'same' : compared(ownZone, gatewayZone),
    own: network.ownerOf({ ip: own.ip, vpcId: own.vpcId, seenFrom: own.vpcId }),
    far: endpoint
      ? 'endpoint'
      : isPod
        ? 'pod'
        : (network.ownerOf(place) ?? (isNamed ? 'pod' : network.knowsInterfaces ? null : 'unheard of')),
    calledByFar,
    firewall: hop.firewall,
    onHost: isOnHost(far.ip ?? ''),
    farIsPublic: isPublic(far.ip ?? ''),
    remote: remoteOf(network.isOwnPublic(far.ip), identity, rates?.region),
  }
  return { facts, endpoint, gateway, remoteRegion: far.region ?? identity?.region ?? null }
}

/** What a flow passes, by its route and what the route cannot tell alone. */
function wayOf(category: DestinationCategory, hop: Hop, calledByFar: boolean): { via: Via; gateway: string | null } {
  const service = { AMAZON_S3: 's3', AMAZON_DYNAMODB: 'dynamodb' }[category as string]
  const believed = hop.unread.find(
    ({ via, serviceName }) =>
      via === 'gateway_endpoint' && service !== undefined && serviceName?.endsWith(`.${service}`),
  )
  if (believed && hop.via !== 'direct') return { via: 'gateway_endpoint', gateway: believed.target }
  const couldBeAnother = hop.unread.some(({ via }) => via !== 'gateway_endpoint')
  if (couldBeAnother && hop.via !== 'direct') return { via: 'unknown', gateway: null }
  // Nobody can call through a NAT gateway: the answers leave by the load balancer that the call came by.
  if (calledByFar && hop.via === 'nat') return { via: 'internet_gateway', gateway: null }
  return { via: hop.via, gateway: hop.target }
}

function remoteOf(isOwn: boolean, identity: Identity | undefined, region: string | undefined): Facts['remote'] {
  if (isOwn) return 'own public address'
  if (!identity || identity.region === 'GLOBAL') return 'internet'
  if (identity.region !== region) return 'elsewhere in aws'
  return identity.rented ? 'host here' : 'aws here'
}

function compared(zone: string | null, other: string | null): 'same' | 'different' | 'unknown' {
  if (zone === null || other === null) return 'unknown'
  return zone === other ? 'same' : 'different'
}

/** The pages behind the rules, for the documentation. */
export const PAGES: readonly string[] = [...new Set(RULES.map(({ page }) => page))].filter((page) => page !== NOWHERE)
