import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Lost, Path, Step } from '../network/path.ts'
import type { Ends } from './ends.ts'
import {
  EC2_PRICING,
  ELASTICACHE_PRICING,
  ELB_FAQ,
  FIREWALL_PRICING,
  GATEWAY_ENDPOINTS,
  LATTICE_PRICING,
  LOCAL_ZONES,
  MSK_PRICING,
  NAT_PRICING,
  NETWORK_FAQ,
  NOWHERE,
  ON_HOST,
  PRIVATELINK_PRICING,
  SHARED_VPC,
  TRANSIT_PRICING,
  VPN_PRICING,
} from './price-pages.ts'
import type { Unpriced } from './unpriced.ts'

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

const isInside = ({ category }: Ends) => category === 'INTRA_AZ' || category === 'INTER_AZ'
const isS3OrDynamoDb = ({ category }: Ends) => category === 'AMAZON_S3' || category === 'AMAZON_DYNAMODB'

/** Services that do not bill what their own nodes copy to each other. */
const REPLICATES: ReadonlySet<InterfaceOwner> = new Set(['rds', 'msk', 'elasticache'])

/** What AWS bills of a way, from its beginning to its end. */
export function metersOf(path: Path, ends: Ends): Metered {
  if (ends.isFromUnknownNode) return nothing('balancerNode')
  if (ends.isContradicted) return nothing('contradiction')
  const impossible = path.lost === null ? undefined : IMPOSSIBLE[path.lost]
  if (impossible) return nothing(impossible)
  return contradicts(path, ends) ? nothing('contradiction') : metered(path, ends)
}

/** Who says that a flow stayed in its VPC contradicts a way out of it; that it passed a transit gateway, one without any. */
function contradicts({ end, steps }: Path, ends: Ends): boolean {
  if (isInside(ends)) return steps.some(({ element }) => element !== 'firewall' && element !== 'instance')
  const isTransit = steps.some(({ element }) => element === 'transit_gateway')
  return ends.category === 'TRANSIT_GATEWAY' && end !== 'lost' && !isTransit
}

/** Ways that no byte can have gone: then what they pass bills nothing either. */
const IMPOSSIBLE: Partial<Record<Lost, Unpriced>> = {
  service_address: 'serviceAddress',
  link_local: 'linkLocal',
  unroutable: 'unroutable',
  not_peers: 'unknownRoute',
  blackhole: 'unknownRoute',
  loop: 'unknownRoute',
}

const nothing = (unpriced: Unpriced): Metered => ({ parts: [], bound: null, unpriced, page: NOWHERE })
const free = (page: string): Metered => ({ parts: [], bound: null, unpriced: null, page })
const pays = (part: Part, page: string): Metered => ({ ...free(page), parts: [part] })

/** The steps of a way and its end, together. */
function metered(path: Path, ends: Ends): Metered {
  // What leaves by another's gateway is billed there from then on.
  const foreign = path.steps.findIndex((step) => whose(step) !== null)
  const end = foreign < 0 ? atTheEnd(path, ends) : { ...nothing('ownersGateway'), page: SHARED_VPC }
  const own = foreign < 0 ? path.steps : path.steps.slice(0, foreign + 1)
  const steps = own.flatMap((step) => stepMeters(step, path, ends))
  const [firstReason = null] = [...steps.map(({ unpriced }) => unpriced), end.unpriced].filter((one) => one !== null)
  const page = end.page === FROM_STEPS ? (steps.at(-1)?.page ?? NOWHERE) : end.page
  const parts = [...steps.flatMap((one) => one.parts), ...end.parts]
  return { parts, bound: end.bound, unpriced: firstReason, page }
}

const whose = ({ isOwners }: Step): Unpriced | null =>
  isOwners === null ? 'unknownOwner' : isOwners ? 'ownersGateway' : null

/** In place of a page: that of the last step. */
const FROM_STEPS = ''

function stepMeters(step: Step, { steps, lost }: Path, ends: Ends): Metered[] {
  const { zones } = step
  const foreign = whose(step)
  if (foreign) return [{ ...nothing(foreign), page: SHARED_VPC }]
  switch (step.element) {
    case 'nat': {
      const isWaived = steps.some(({ trait }) => trait === 'network_firewall')
      const mayBeWaived = (lost === 'behind_nat' || lost === 'behind_transit') && ends.mayHaveFirewalls
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
  if (ends.far === 'endpoint' && path.end === 'vpc') return atEndpoint(ends)
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
      return ends.farVpc === 'same' ? insideVpc(path, ends) : inPeeredVpc(ends)
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
  if (endpoint === 'unknown account') return { ...nothing('unknownOwner'), page: PRIVATELINK_PRICING }
  if (endpoint === 'other type') return { ...nothing('endpointType'), page: PRIVATELINK_PRICING }
  const processing = pays('endpoint', PRIVATELINK_PRICING)
  return endpoint === 'other region' ? { ...processing, bound: 'inter_region' } : processing
}

function insideVpc({ steps }: Path, { category, own, far, calledByFar, zones: seen, isLocalZone }: Ends): Metered {
  // The row says what lies between its two ends: behind a step in between, where that stands counts.
  const told = ({ INTRA_AZ: 'same', INTER_AZ: 'different' } as const)[category as 'INTRA_AZ' | 'INTER_AZ']
  const zones = (steps.length === 0 ? told : undefined) ?? seen
  if (zones === 'same') return free(EC2_PRICING)
  if (far === 'application_load_balancer' || far === 'classic_load_balancer') {
    return free(calledByFar ? ELB_FAQ : EC2_PRICING)
  }
  if (far === 'client_vpn') return free(VPN_PRICING)
  if (own !== null && own === far && REPLICATES.has(own)) return free(MSK_PRICING)
  if (zones === 'unknown') return { ...nothing('unknownZones'), page: EC2_PRICING }
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
  return farVpc === 'own account' ? pays('zone out and in', EC2_PRICING) : oneSide
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
  const isInternet = ends.farIsPublic && ends.remote === 'internet' && !isS3OrDynamoDb(ends)
  const isElsewhere = ends.category === 'INTER_REGION' || lost === 'behind_region'
  const bound = isElsewhere ? 'inter_region' : isInternet ? 'internet' : null
  switch (lost) {
    case 'behind_nat':
      return { ...nothing('beyondNat'), bound, page: NAT_PRICING }
    case 'behind_firewall':
      return { ...nothing('firewall'), page: FIREWALL_PRICING }
    case 'behind_instance':
      return { ...nothing('beyondInstance'), page: EC2_PRICING }
    case 'behind_vpn':
      return nothing('otherGateway')
    case 'behind_region':
      return { ...nothing('interRegion'), bound, page: TRANSIT_PRICING }
    case 'behind_transit':
      return { ...nothing('beyondTransit'), bound, page: TRANSIT_PRICING }
    case 'behind_peering':
      return { ...nothing('beyondPeering'), bound, page: EC2_PRICING }
    default:
      return isElsewhere ? { ...nothing('interRegion'), bound, page: EC2_PRICING } : nothing('unknownRoute')
  }
}
