import type { Via } from '../network/network.ts'
import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Facts } from './flow-facts.ts'

export const UNPRICED = {
  noRates: 'no list price for the region',
  unknownRoute: 'route unknown',
  unknownZones: 'zones unknown',
  beyondNat: 'the way behind the NAT gateway unknown',
  beyondTransit: 'to public addresses over a transit gateway: what the network behind it charges is unknown',
  firewall: 'through a firewall: the way behind it is unknown',
  gatewayZone: 'zone of the NAT gateway unknown: a crossing to it may be missing',
  ownCaller: 'called from an own public address: paid at the caller, which may have no agent',
  unknownCaller: 'called from a host in AWS, which could be an own one: then it is paid at the caller',
  unknownEnd: 'far end unknown: it could be a load balancer or an endpoint',
  internet: 'to the internet: one direction bills, and the source does not tell which',
  interRegion: 'between regions: one direction bills, and the source does not tell which',
  localZone: 'to a Local Zone, which has rates of its own',
  controlPlane: 'to the EKS control plane: AWS does not say whether it bills',
} as const

/** A part of a price, by the gigabyte. */
export const PARTS = ['zone out and in', 'zone, one side', 'nat', 'zone to the gateway', 'endpoint', 'transit'] as const
export type Part = (typeof PARTS)[number]

/** A line of the price table. */
export interface Rule {
  readonly when: (facts: Facts) => boolean
  /** In place of the route's own. */
  readonly via?: Via
  readonly pays: readonly Part[]
  readonly bound?: 'internet' | 'inter_region'
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
  category === 'INTRA_AZ' ||
  category === 'INTER_AZ' ||
  (category !== 'INTER_REGION' && category !== 'TRANSIT_GATEWAY' && via === 'direct')
const isBeyondVpc = ({ category }: Facts) => category === 'INTER_VPC' || category === 'TRANSIT_GATEWAY'
const leavesByTransit = (facts: Facts) =>
  facts.via === 'transit_gateway' &&
  facts.category !== 'INTER_VPC' &&
  facts.category !== 'INTER_REGION' &&
  (facts.farIsPublic || isS3OrDynamoDb(facts))
const isGateway = ({ via }: Facts) => via === 'internet_gateway' || via === 'egress_only_gateway'

/** Services that do not bill what their own nodes copy to each other. */
const REPLICATES: ReadonlySet<InterfaceOwner> = new Set(['rds', 'msk', 'elasticache'])

/** The price model: the first rule that fits a flow is its price. */
export const RULES: readonly Rule[] = [
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

  // Local Zones: a NAT gateway or transit gateway on the way is paid whatever is behind it.
  {
    when: ({ category, via }) => category === 'LOCAL_ZONE' && via === 'nat',
    pays: ['nat', 'zone to the gateway'],
    unpriced: 'localZone',
    page: NAT_PRICING,
  },
  {
    when: ({ category, via }) => category === 'LOCAL_ZONE' && via === 'transit_gateway',
    pays: ['transit'],
    unpriced: 'localZone',
    page: TRANSIT_PRICING,
  },
  { when: ({ category }) => category === 'LOCAL_ZONE', pays: [], unpriced: 'localZone', page: NOWHERE },

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
  // Who says that a transit gateway was passed contradicts a route that leads elsewhere.
  {
    when: ({ category, via }) => category === 'TRANSIT_GATEWAY' && via !== 'nat',
    via: 'unknown',
    pays: [],
    unpriced: 'unknownRoute',
    page: NOWHERE,
  },
  { when: ({ via, zones }) => via === 'peering' && zones === 'same', pays: [], page: EC2_PRICING },
  // An endpoint costs less than the crossing to it.
  {
    when: ({ via, far }) => via === 'peering' && far === 'unheard of',
    pays: [],
    unpriced: 'unknownEnd',
    page: NOWHERE,
  },
  {
    when: ({ via, zones }) => via === 'peering' && zones === 'different',
    pays: ['zone out and in'],
    page: EC2_PRICING,
  },
  { when: ({ via }) => via === 'peering', pays: [], unpriced: 'unknownZones', page: EC2_PRICING },
  {
    when: (facts) => isBeyondVpc(facts) && facts.via === 'nat',
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
    when: (facts) => isGateway(facts) && facts.calledByFar && facts.remote === 'host here' && !facts.knowsInterfaces,
    pays: [],
    unpriced: 'unknownCaller',
    page: NOWHERE,
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

/** The pages behind the rules, for the documentation. */
export const PAGES: readonly string[] = [...new Set(RULES.map(({ page }) => page))].filter((page) => page !== NOWHERE)
