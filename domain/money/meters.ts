import type { Lost, Path, Step } from '../network/path.ts'
import type { Account } from './end-accounts.ts'
import { atTheEnd, FROM_STEPS, whereLost } from './end-meters.ts'
import type { Ends } from './ends.ts'
import { free, type Metered, nothing, type Part, pays } from './metered.ts'
import {
  EC2_PRICING,
  FIREWALL_PRICING,
  LATTICE_PRICING,
  NAT_PRICING,
  NOWHERE,
  SHARED_VPC,
  TRANSIT_PRICING,
} from './price-pages.ts'
import type { Unpriced } from './unpriced.ts'

const isInside = ({ category }: Ends) => category === 'INTRA_AZ' || category === 'INTER_AZ'

/** What AWS bills of a way, from its beginning to its end. */
export function metersOf(path: Path, ends: Ends): Metered {
  // Nothing of its network is known: not even a bound is sure, as another region has other prices.
  if (path.lost === 'unread_vpc') return nothing('unreadVpc')
  if (ends.isFromUnknownNode) return nothing('balancerNode')
  if (ends.isContradicted) return nothing('contradiction')
  const impossible = path.lost === null ? undefined : IMPOSSIBLE[path.lost]
  if (impossible) return nothing(impossible)
  switch (agreement(path, ends)) {
    case 'no':
      return nothing('contradiction')
    case 'not known':
      return whereLost(path.lost ?? 'route', ends)
    case 'yes':
      return metered(path, ends)
  }
}

/**
 * Whether a way is one that the row can have taken. Who says that a flow stayed in its VPC contradicts a way out of it; that it went to another
 * one, a way that stays; that it passed a transit gateway, one without any. Of a way that is lost before that is seen, not even its beginning
 * is sure.
 */
function agreement({ end, steps }: Path, ends: Ends): 'yes' | 'no' | 'not known' {
  const has = (test: (element: Step['element']) => boolean) => steps.some(({ element }) => test(element))
  const leaves = has((element) => element !== 'firewall' && element !== 'instance')
  if (isInside(ends)) return leaves ? 'no' : end === 'lost' ? 'not known' : 'yes'
  if (!leaves && end === 'vpc' && ends.category === 'INTER_VPC') return 'no'
  if (ends.category !== 'TRANSIT_GATEWAY' || has((element) => element === 'transit_gateway')) return 'yes'
  return end === 'lost' ? 'not known' : 'no'
}

/** Ways that no byte can have gone: then what they pass bills nothing either. */
const IMPOSSIBLE: Partial<Record<Lost, Unpriced>> = {
  service_address: 'serviceAddress',
  maybe_service: 'maybeService',
  link_local: 'linkLocal',
  unroutable: 'unroutable',
  not_peers: 'unknownRoute',
  blackhole: 'unknownRoute',
  loop: 'unknownRoute',
}

/** The steps of a way and its end, together. */
function metered(path: Path, ends: Ends): Metered {
  // What leaves by another's gateway is billed there from then on.
  const foreign = path.steps.findIndex((step) => whose(step) !== null)
  const end = foreign < 0 ? atTheEnd(path, ends) : { ...nothing('ownersGateway'), page: SHARED_VPC }
  const own = foreign < 0 ? path.steps : path.steps.slice(0, foreign + 1)
  const steps = own.flatMap((step) => stepMeters(step, path, ends))
  const [firstReason = null] = [...steps.map(({ unpriced }) => unpriced), end.unpriced].filter((one) => one !== null)
  const page = end.page === FROM_STEPS ? (steps.at(-1)?.page ?? NOWHERE) : end.page
  const all = [...steps, end]
  const [parts, payers] = [all.flatMap((one) => one.parts), all.flatMap((one) => one.payers)]
  return { parts, payers, bound: end.bound, unpriced: firstReason, page }
}

/** Ways that are known to go on outside of the region, where none of its firewalls stands. */
const LEAVES: ReadonlySet<Lost> = new Set(['behind_vpn', 'behind_region'])

const whose = ({ isOwners }: Step): Unpriced | null =>
  isOwners === null ? 'unknownOwner' : isOwners ? 'ownersGateway' : null

function stepMeters(step: Step, { steps, lost }: Path, ends: Ends): Metered[] {
  const { zones, owners = [ends.accounts.reader] } = step
  const [owner = null] = owners
  const foreign = whose(step)
  if (foreign) return [{ ...nothing(foreign), page: SHARED_VPC }]
  switch (step.element) {
    case 'nat': {
      const isWaived = steps.some(({ trait }) => trait === 'network_firewall')
      const mayBeWaived = lost !== null && !LEAVES.has(lost) && ends.mayHaveFirewalls
      const [sender] = accountsBefore(step, steps, ends)
      const crossing = crossingTo('zone to the gateway', 'gatewayZone', zones, NAT_PRICING, [sender, owner])
      if (isWaived || mayBeWaived) return [...crossing, { ...free(FIREWALL_PRICING), unpriced: 'firewall' }]
      return [pays('nat', NAT_PRICING, owner), ...crossing]
    }
    case 'instance':
      return crossingTo('zone to the instance', 'instanceZone', zones, EC2_PRICING, accountsBefore(step, steps, ends))
    case 'transit_gateway':
      // Either direction is billed to the account that sends it, and rows tell the sum of both.
      // Source: https://docs.aws.amazon.com/vpc/latest/tgw/metering-policy.html
      return [pays('transit', TRANSIT_PRICING, owners.every((one) => one === owner) ? owner : null)]
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

/** Of where the bytes come from before a step, and of what stands beside that in its VPC. */
function accountsBefore(step: Step, steps: readonly Step[], { accounts }: Ends): readonly [Account, Account] {
  const transit = steps.slice(0, steps.indexOf(step)).findLast(({ element }) => element === 'transit_gateway')
  if (!transit) return [accounts.own, accounts.beside]
  const owner = (transit.owners ?? [accounts.reader]).at(-1) ?? null
  return [owner, owner]
}

function crossingTo(
  part: Part,
  unknown: Unpriced,
  zones: Step['zones'],
  page: string,
  payers: readonly Account[],
): Metered[] {
  if (zones === 'same') return []
  return [zones === 'different' ? pays(part, page, ...payers) : { ...free(page), unpriced: unknown }]
}
