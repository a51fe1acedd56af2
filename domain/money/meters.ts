import type { DestinationCategory } from '../flows/category.ts'
import type { Via } from '../network/network.ts'
import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Lost, Path, Step } from '../network/path.ts'

/** Why bytes have no price, or lack a part of it. */
export const UNPRICED = {
  noRates: 'no list price for the region',
  unknownRoute: 'route unknown',
  unknownZones: 'zones unknown',
  beyondNat: 'the way behind the NAT gateway unknown',
  beyondTransit: 'to public addresses over a transit gateway: what the network behind it charges is unknown',
  beyondInstance: 'the way behind a forwarding instance unknown',
  firewall: 'through a firewall: what it bills is not read',
  gatewayZone: 'zone of the NAT gateway unknown: a crossing to it may be missing',
  instanceZone: 'zone of the forwarding instance unknown: a crossing to it may be missing',
  ownCaller: 'called from an own public address: paid at the caller, which may have no agent',
  unknownCaller: 'called from a host in AWS, which could be an own one: then it is paid at the caller',
  unknownEnd: 'far end unknown: it could be a load balancer or an endpoint',
  internet: 'to the internet: one direction bills, and the source does not tell which',
  interRegion: 'between regions: one direction bills, and the source does not tell which',
  controlPlane: 'to the EKS control plane: AWS does not say whether it bills',
  lattice: 'through VPC Lattice: billed to the owner of the service',
  serviceAddress: 'to a Kubernetes Service address: the row does not tell which pod answered',
  linkLocal: 'to a link-local address that AWS does not publish',
  contradiction: "the row's category contradicts the network's routes or its own zones",
  balancerNode: 'from a load balancer whose zone is not known: its client called nodes of several',
  localZone: 'to a Local Zone by a way whose price is not documented',
  unroutable: 'no route leads there: an internet gateway drops private addresses',
  paidElsewhere: 'to an endpoint of another account, which pays for it',
  ownersGateway: 'over a gateway of the account that shares the VPC, which pays for it',
  otherSide: 'account of the peered VPC unknown: its side of the crossing may be missing',
  farBalancer: 'to a load balancer of another VPC: whether its side bills is not documented',
  endpointType: 'to an endpoint of a resource or a service network: its price is not read',
  otherGateway: 'over a Cloud WAN, a VPN, Direct Connect, a local or a carrier gateway: its price is not read',
} as const

export type Unpriced = keyof typeof UNPRICED

/** What a gigabyte pays for; the values of the archive's `pays`. */
export const PARTS = [
  ...(['zone out and in', 'zone, one side', 'nat', 'zone to the gateway', 'zone to the instance'] as const),
  ...(['endpoint', 'transit'] as const),
] as const
export type Part = (typeof PARTS)[number]

/** What AWS bills of a way, and the page that says so. */
export interface Metered {
  readonly parts: readonly Part[]
  readonly bound: 'internet' | 'inter_region' | null
  readonly unpriced: Unpriced | null
  /** Of the end of the way, where that decides; else of the last part. */
  readonly page: string
}

/** What decides a price beside the way. */
export interface Ends {
  readonly category: DestinationCategory
  /** Of where the bytes last were and where they end. */
  readonly zones: 'same' | 'different' | 'unknown'
  /** The row's own zones say another thing than its category. */
  readonly isContradicted: boolean
  /** It comes from a load balancer's node, in nobody knows which zone. */
  readonly isFromUnknownNode: boolean
  /** The far end is in another region, whatever the category. */
  readonly isOtherRegion: boolean
  /** One of them is a Local Zone, whose side alone is billed. */
  readonly isLocalZone: boolean
  /** What runs the own end, where it is no pod and no node. */
  readonly own: InterfaceOwner | null
  readonly far: Exclude<InterfaceOwner, 'vpc_endpoint'> | 'endpoint' | 'pod' | 'unheard of' | null
  /** Of the endpoint that the far end is. */
  readonly endpoint: 'interface' | 'other region' | 'other type' | 'other account' | null
  /** The row knows the far end by more than its address: a pod, a subnet or a zone. */
  readonly isFarTold: boolean
  readonly farIsPublic: boolean
  /** The far end opened the connection. */
  readonly calledByFar: boolean
  /** Whether EC2 told of the interfaces, and so of our public addresses. */
  readonly knowsInterfaces: boolean
  /** Of the VPC that the way ends in, against the one that it begins in. */
  readonly farVpc: 'same' | 'own account' | 'other account' | 'unknown'
  readonly remote: 'aws here' | 'host here' | 'own public address' | 'elsewhere in aws' | 'internet'
  /** A firewall that spares its NAT gateway's processing may stand where nobody can see. */
  readonly mayHaveFirewalls: boolean
}

const EC2_PRICING = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
const NAT_PRICING = 'https://aws.amazon.com/vpc/pricing/'
const PRIVATELINK_PRICING = 'https://aws.amazon.com/privatelink/pricing/'
const TRANSIT_PRICING = 'https://aws.amazon.com/transit-gateway/pricing/'
const FIREWALL_PRICING = 'https://aws.amazon.com/network-firewall/pricing/'
const LATTICE_PRICING = 'https://aws.amazon.com/vpc/lattice/pricing/'
const ELB_FAQ = 'https://aws.amazon.com/elasticloadbalancing/faqs/'
const NETWORK_FAQ = 'https://aws.amazon.com/about-aws/global-infrastructure/global_network/faqs/'
const ELASTICACHE_PRICING = 'https://aws.amazon.com/elasticache/pricing/'
const GATEWAY_ENDPOINTS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'
const MSK_PRICING = 'https://aws.amazon.com/msk/pricing/'
const VPN_PRICING = 'https://aws.amazon.com/vpn/pricing/'
const LOCAL_ZONES = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
const SHARED_VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html'
const ON_HOST = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html'
const NOWHERE = 'not documented'

/** Pages that a price rests on, for the documentation. */
export const PAGES: readonly string[] = [
  ...[EC2_PRICING, NAT_PRICING, PRIVATELINK_PRICING, TRANSIT_PRICING, FIREWALL_PRICING, LATTICE_PRICING, ELB_FAQ],
  ...[NETWORK_FAQ, ELASTICACHE_PRICING, GATEWAY_ENDPOINTS, MSK_PRICING, VPN_PRICING, SHARED_VPC, ON_HOST],
]

const isInside = ({ category }: Ends) => category === 'INTRA_AZ' || category === 'INTER_AZ'
const isS3OrDynamoDb = ({ category }: Ends) => category === 'AMAZON_S3' || category === 'AMAZON_DYNAMODB'

/** Services that do not bill what their own nodes copy to each other. */
const REPLICATES: ReadonlySet<InterfaceOwner> = new Set(['rds', 'msk', 'elasticache'])

/** What AWS bills of a way, from its beginning to its end. */
export function metersOf(path: Path, ends: Ends): Metered {
  if (ends.isFromUnknownNode) return nothing('balancerNode')
  if (ends.isContradicted || contradictsTransit(path, ends)) return nothing('contradiction')
  // What the row tells of its far end places it where no table that could be read leads.
  if (staysByCategory(path, ends)) return ends.isFarTold ? insideVpc(ends) : nothing(pathReason(path))
  const impossible = path.lost === null ? undefined : IMPOSSIBLE[path.lost]
  return impossible ? nothing(impossible) : metered(path, ends)
}

/** Who says that a transit gateway was passed contradicts a way that passes none. */
const contradictsTransit = ({ end, steps }: Path, { category }: Ends) =>
  category === 'TRANSIT_GATEWAY' && end !== 'lost' && !steps.some(({ element }) => element === 'transit_gateway')

const staysByCategory = (path: Path, ends: Ends) => isInside(ends) && !leadsInside(path)
const pathReason = ({ lost, steps }: Path): Unpriced =>
  (lost === null ? undefined : IMPOSSIBLE[lost]) ?? (steps.length === 0 ? 'unknownRoute' : 'contradiction')

/** Ways that no byte can have gone: then what they pass bills nothing either. */
const IMPOSSIBLE: Partial<Record<Lost, Unpriced>> = {
  service_address: 'serviceAddress',
  link_local: 'linkLocal',
  unroutable: 'unroutable',
  blackhole: 'unknownRoute',
  loop: 'unknownRoute',
}

const leadsInside = ({ end }: Path) => end === 'vpc' || end === 'host' || end === 'service'

const nothing = (unpriced: Unpriced): Metered => ({ parts: [], bound: null, unpriced, page: NOWHERE })
const free = (page: string): Metered => ({ parts: [], bound: null, unpriced: null, page })
const pays = (part: Part, page: string): Metered => ({ ...free(page), parts: [part] })

/** The steps of a way and its end, together. */
function metered(path: Path, ends: Ends): Metered {
  const end = atTheEnd(path, ends)
  const steps = path.steps.flatMap((step, index) => stepMeters(step, index, path, ends))
  const [firstReason = null] = [...steps.map(({ unpriced }) => unpriced), end.unpriced].filter((one) => one !== null)
  const page = end.page === FROM_STEPS ? (steps.at(-1)?.page ?? NOWHERE) : end.page
  const parts = [...steps.flatMap((one) => one.parts), ...end.parts]
  // What leaves by a gateway is billed to whose gateway it is.
  const isOwners = path.steps.some((step) => step.isOwners)
  return isOwners ? { ...nothing('ownersGateway'), page } : { parts, bound: end.bound, unpriced: firstReason, page }
}

/** In place of a page: that of the last step. */
const FROM_STEPS = ''

function stepMeters(step: Step, index: number, { steps, lost }: Path, ends: Ends): Metered[] {
  const { zones, isOwners } = step
  if (isOwners) return [{ ...nothing('ownersGateway'), page: SHARED_VPC }]
  switch (step.element) {
    case 'nat': {
      const isWaived = steps.some(({ trait }) => trait === 'network_firewall')
      const mayBeWaived = lost === 'behind_nat' && index === steps.length - 1 && ends.mayHaveFirewalls
      const crossing = crossingTo('zone to the gateway', 'gatewayZone', zones, NAT_PRICING)
      if (isWaived || mayBeWaived) return [...crossing, { ...free(FIREWALL_PRICING), unpriced: 'firewall' }]
      return [pays('nat', NAT_PRICING), ...crossing]
    }
    case 'instance':
      return crossingTo('zone to the instance', 'instanceZone', zones, EC2_PRICING)
    case 'transit_gateway':
      return [pays('transit', TRANSIT_PRICING)]
    case 'firewall':
      return [{ ...free(FIREWALL_PRICING), unpriced: 'firewall' }]
    case 'lattice':
      return [{ ...free(LATTICE_PRICING), unpriced: 'lattice' }]
    case 'cloud_wan':
    case 'virtual_private_gateway':
    case 'local_gateway':
    case 'carrier_gateway':
      return [nothing('otherGateway')]
    case 'peering':
    case 'gateway_endpoint':
    case 'interface_endpoint':
    case 'internet_gateway':
    case 'egress_only_gateway':
      return []
    default:
      return step.element satisfies never
  }
}

function crossingTo(part: Part, unknown: Unpriced, zones: Step['zones'], page: string): Metered[] {
  if (zones === 'same') return []
  return [zones === 'different' ? pays(part, page) : { ...free(page), unpriced: unknown }]
}

function atTheEnd(path: Path, ends: Ends): Metered {
  const isPlaced = path.end === 'vpc' && path.steps.length === 0 && ends.isLocalZone && ends.zones === 'different'
  if (ends.category === 'LOCAL_ZONE' && !isPlaced) return nothing('localZone')
  const overTransit = path.steps.some(({ element }) => element === 'transit_gateway')
  if (ends.far === 'endpoint' && path.end !== 'lost') return atEndpoint(ends)
  switch (path.end) {
    case 'host':
      return free(ON_HOST)
    case 'service':
      return free(path.steps.at(-1)?.element === 'lattice' ? LATTICE_PRICING : GATEWAY_ENDPOINTS)
    case 'vpc':
      if (ends.category === 'INTER_REGION' || ends.isOtherRegion)
        return { ...nothing('interRegion'), bound: 'inter_region', page: EC2_PRICING }
      // Whether going to a firewall's zone is billed beside its processing is not written.
      if (path.steps.some(({ element }) => element === 'firewall')) return nothing('firewall')
      // Over a transit gateway no crossing is billed, since 2022-04.
      if (overTransit) return free(TRANSIT_PRICING)
      return ends.farVpc === 'same' ? insideVpc(ends) : inPeeredVpc(ends)
    case 'beyond':
      if (ends.category === 'INTER_REGION')
        return { ...free(overTransit ? TRANSIT_PRICING : EC2_PRICING), bound: 'inter_region' }
      return free(FROM_STEPS)
    case 'public':
      return atPublicAddress(path, ends)
    case 'lost':
      return whereLost(path.lost ?? 'route', ends)
    default:
      return path.end satisfies never
  }
}

/** PrivateLink bills processing alone; crossing a zone to it is free since 2022-04. */
function atEndpoint({ endpoint }: Ends): Metered {
  if (endpoint === 'other account') return { ...nothing('paidElsewhere'), page: PRIVATELINK_PRICING }
  if (endpoint === 'other type') return { ...nothing('endpointType'), page: PRIVATELINK_PRICING }
  const processing = pays('endpoint', PRIVATELINK_PRICING)
  return endpoint === 'other region' ? { ...processing, bound: 'inter_region' } : processing
}

function insideVpc(ends: Ends): Metered {
  const { category, own, far, calledByFar, zones, isLocalZone } = ends
  if (far === 'endpoint') return atEndpoint(ends)
  if (category === 'INTRA_AZ' || (category !== 'INTER_AZ' && zones === 'same')) return free(EC2_PRICING)
  if (far === 'application_load_balancer' || far === 'classic_load_balancer') {
    return free(calledByFar ? ELB_FAQ : EC2_PRICING)
  }
  if (far === 'client_vpn') return free(VPN_PRICING)
  if (own !== null && own === far && REPLICATES.has(own)) return free(MSK_PRICING)
  if (category !== 'INTER_AZ' && zones === 'unknown') return { ...nothing('unknownZones'), page: EC2_PRICING }
  if (far === 'eks_control_plane') return nothing('controlPlane')
  if (far === 'elasticache') return pays('zone, one side', ELASTICACHE_PRICING)
  if (far === 'unheard of') return nothing('unknownEnd')
  if (isLocalZone) return pays('zone, one side', LOCAL_ZONES)
  return pays('zone out and in', EC2_PRICING)
}

function inPeeredVpc({ zones, far, farVpc }: Ends): Metered {
  if (zones === 'same') return free(EC2_PRICING)
  // An endpoint costs less than the crossing to it.
  if (far === 'unheard of') return nothing('unknownEnd')
  if (zones === 'unknown') return { ...nothing('unknownZones'), page: EC2_PRICING }
  const oneSide = pays('zone, one side', EC2_PRICING)
  if (far === 'application_load_balancer' || far === 'classic_load_balancer')
    return { ...oneSide, unpriced: 'farBalancer' }
  if (farVpc === 'other account') return oneSide
  return farVpc === 'own account' ? pays('zone out and in', EC2_PRICING) : { ...oneSide, unpriced: 'otherSide' }
}

/** Beyond an internet or egress-only gateway. */
function atPublicAddress({ steps }: Path, ends: Ends): Metered {
  const { remote, calledByFar, knowsInterfaces, category } = ends
  const overNat = steps.some(({ element }) => element === 'nat')
  const page = overNat ? NAT_PRICING : EC2_PRICING
  /** What NAT has been paid for leaves nothing more to say; else the bound is all that is known. */
  const bounded = (bound: 'internet' | 'inter_region', reason: Unpriced): Metered => ({
    ...(overNat ? free(page) : { ...nothing(reason), page }),
    bound,
  })
  if (category === 'INTER_REGION' || remote === 'elsewhere in aws') return bounded('inter_region', 'interRegion')
  if (isS3OrDynamoDb(ends) || remote === 'aws here') return free(NETWORK_FAQ)
  if (remote === 'internet') return bounded('internet', 'internet')
  if (calledByFar && remote === 'own public address') return { ...nothing('ownCaller'), page: EC2_PRICING }
  if (calledByFar && !knowsInterfaces) return nothing('unknownCaller')
  return pays(remote === 'own public address' ? 'zone out and in' : 'zone, one side', EC2_PRICING)
}

function whereLost(lost: Lost, ends: Ends): Metered {
  const { remote, category } = ends
  const isInternet = ends.farIsPublic && remote === 'internet' && !isS3OrDynamoDb(ends)
  switch (lost) {
    case 'behind_nat':
      return { ...nothing('beyondNat'), bound: isInternet ? 'internet' : null, page: NAT_PRICING }
    case 'behind_firewall':
      return { ...nothing('firewall'), page: FIREWALL_PRICING }
    case 'behind_instance':
      return { ...nothing('beyondInstance'), page: EC2_PRICING }
    case 'behind_vpn':
      return nothing('otherGateway')
    case 'behind_region':
      return { ...nothing('interRegion'), bound: 'inter_region', page: TRANSIT_PRICING }
    case 'behind_transit':
      return { ...nothing('beyondTransit'), bound: isInternet ? 'internet' : null, page: TRANSIT_PRICING }
    default:
      return category === 'INTER_REGION'
        ? { ...nothing('interRegion'), bound: 'inter_region', page: EC2_PRICING }
        : nothing('unknownRoute')
  }
}

/** The archive's `via`: what a reader would call the way. */
export function viaOf(path: Path, { unpriced }: Metered, ends: Ends): Via {
  if (unpriced !== null && NO_WAY.has(unpriced)) return 'unknown'
  if (ends.far === 'endpoint' && path.end !== 'lost') return 'interface_endpoint'
  if (staysByCategory(path, ends)) return ends.far === 'endpoint' ? 'interface_endpoint' : 'direct'
  const [first] = path.steps
  if (!first) return path.end === 'lost' ? 'unknown' : 'direct'
  return path.steps.some(({ element }) => element === 'nat') && first.element !== 'transit_gateway'
    ? 'nat'
    : first.element
}

/** Reasons that leave no way to name. */
const NO_WAY: ReadonlySet<Unpriced> = new Set([
  ...(['serviceAddress', 'linkLocal', 'unroutable', 'contradiction', 'unknownEnd', 'unknownRoute'] as const),
])
