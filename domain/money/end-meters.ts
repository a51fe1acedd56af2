import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Lost, Path } from '../network/path.ts'
import type { Ends } from './ends.ts'
import { free, type Metered, nothing, pays } from './metered.ts'
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
  ON_HOST,
  PRIVATELINK_PRICING,
  TRANSIT_PRICING,
  VPN_PRICING,
} from './price-pages.ts'
import type { Unpriced } from './unpriced.ts'

const isS3OrDynamoDb = ({ category }: Ends) => category === 'AMAZON_S3' || category === 'AMAZON_DYNAMODB'

/** Services that do not bill what their own nodes copy to each other. */
const REPLICATES: ReadonlySet<InterfaceOwner> = new Set(['rds', 'msk', 'elasticache'])

/** In place of a page: that of the last step. */
export const FROM_STEPS = ''

/** What the end of a way bills. */
export function atTheEnd(path: Path, ends: Ends): Metered {
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
function atEndpoint({ endpoint, accounts }: Ends): Metered {
  if (endpoint === 'other account') return { ...nothing('paidElsewhere'), page: PRIVATELINK_PRICING }
  if (endpoint === 'unknown account') return { ...nothing('unknownOwner'), page: PRIVATELINK_PRICING }
  if (endpoint === 'other type') return { ...nothing('endpointType'), page: PRIVATELINK_PRICING }
  const processing = pays('endpoint', PRIVATELINK_PRICING, accounts.endpoint)
  return endpoint === 'other region' ? { ...processing, bound: 'inter_region' } : processing
}

function insideVpc({ steps }: Path, ends: Ends): Metered {
  const { category, own, far, calledByFar, zones: seen, isLocalZone, accounts, isFarOutside } = ends
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
  if (far === 'elasticache') return pays('zone, one side', ELASTICACHE_PRICING, accounts.own)
  if (far === 'unheard of') return nothing('unknownEnd')
  if (isLocalZone) return pays('zone, one side', LOCAL_ZONES, accounts.own === accounts.far ? accounts.own : null)
  if (isFarOutside) return pays('zone, one side', EC2_PRICING, accounts.own)
  return pays('zone out and in', EC2_PRICING, accounts.own, accounts.far)
}

function inPeeredVpc({ zones, far, farVpc, accounts }: Ends): Metered {
  if (zones === 'same') return free(EC2_PRICING)
  // An endpoint costs less than the crossing to it.
  if (far === 'unheard of') return nothing('unknownEnd')
  if (zones === 'unknown') return { ...nothing('unknownZones'), page: EC2_PRICING }
  const oneSide = pays('zone, one side', EC2_PRICING, accounts.own)
  if (far === 'application_load_balancer' || far === 'classic_load_balancer')
    return { ...oneSide, unpriced: 'farBalancer' }
  return farVpc === 'of the report' ? pays('zone out and in', EC2_PRICING, accounts.own, accounts.far) : oneSide
}

/** Beyond an internet or egress-only gateway. */
function atPublicAddress({ steps }: Path, ends: Ends): Metered {
  const { remote, calledByFar, knowsInterfaces, category, accounts } = ends
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
  return remote === 'own public address'
    ? pays('zone out and in', EC2_PRICING, accounts.own, accounts.far)
    : pays('zone, one side', EC2_PRICING, accounts.own)
}

/** What is left to say where a way cannot be followed: bounds, and why. */
export function whereLost(lost: Lost, ends: Ends): Metered {
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
