import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import { addressBytes, contains, isPublic, parsePrefix, withoutNat64 } from './address.ts'
import { linkLocal } from './link-local.ts'
import { isDefaultRoute } from './neighbours.ts'
import type { Network } from './network.ts'
import type { Lost, Path, Step } from './path.ts'
import { elementOf } from './route-target.ts'
import { ended, lost, ownedBy, type Rest, standing, step } from './steps.ts'
import type { RouteTable, Subnet, TransitAttachment } from './topology.ts'
import { type Start, startOf, targetOf } from './way-start.ts'

/** A way is no longer than pod, transit gateway, inspection VPC, transit gateway, egress VPC, firewall, NAT gateway, internet gateway. */
const MOST_STEPS = 12

/**
 * Follows a flow from the address that its bytes leave the node with to the address that they are for once the node has done its part,
 * route table by route table, to the far end or to the first step that cannot be seen.
 */
export function pathOf(flow: Flow, network: Network): Path {
  const [own, far] = ownAndFar(flow)
  const start = startOf(flow, own, network)
  const ip = targetOf(flow, far, network)
  const way: Way = { network, ip, monitor: flow.monitor, calledByFar: flow.reportedBy === 'destination' }
  const found = ip === null ? lost([], 'route') : first(way, start)
  return { startSubnetId: start.subnetId, startZone: start.zone, ...found }
}

/** What does not change on the way. */
interface Way {
  readonly network: Network
  readonly ip: string | null
  readonly monitor: string
  readonly calledByFar: boolean
}

/** Where the bytes are. */
interface At {
  readonly table: RouteTable | undefined
  readonly vpcId: string | null
  readonly zone: string | 'every' | null
  readonly steps: readonly Step[]
}

function first(way: Way, { subnetId, vpcId, zone }: Start): Rest {
  const { network, ip } = way
  const local = linkLocal(ip ?? '')
  if (local === 'host') return ended([], 'host', zone)
  if (local === 'unknown') return lost([], 'link_local')
  if (local === 'lattice') return ended([step('lattice', null)], 'service', zone)
  const table = subnetId === null ? undefined : network.routeTableOf(subnetId)
  const unread = table ? undefined : network.unreadVpc(vpcId, subnetId)
  if (unread) return { ...lost([], 'unread_vpc'), unread }
  const at: At = { table, vpcId, zone, steps: [] }
  const rest = follow(way, at)
  // No router knows a Service's address: the node has changed it, and the row does not tell into what.
  if (rest.end !== 'vpc' && network.isServiceAddress(ip ?? '', way.monitor)) return lost([], 'service_address')
  const isUnseen = rest.end === 'beyond' || rest.lost?.startsWith('behind_')
  return isUnseen && mayBeServiceAddress(way, table) ? lost([], 'maybe_service') : rest
}

/** An address that EKS gives to Services unless told otherwise, where it did not tell, and that a table leads nowhere of its own. */
function mayBeServiceAddress({ network, ip, monitor }: Way, table: RouteTable | undefined): boolean {
  const route = table && network.matched(table, ip ?? '')
  return route !== undefined && isDefaultRoute(route) && network.mayBeServiceAddress(ip ?? '', monitor)
}

/** Follows the table to its end. */
function follow(way: Way, at: At): Rest {
  const { table, steps } = at
  if (!table) return lost(steps, 'route')
  if (steps.length > MOST_STEPS) return lost(steps, 'loop')
  const route = way.network.matched(table, way.ip as string)
  if (!route) return lost(steps, 'route')
  if (route.target === 'local') return arrived(at, at.vpcId)
  if (route.target === 'blackhole') return lost(steps, 'blackhole')
  if (steps.some(({ id, element }) => id === route.target && element !== 'transit_gateway')) return lost(steps, 'loop')
  const kind = elementOf(route.target)
  switch (kind) {
    case 'nat':
      return throughNat(way, at, route.target)
    case 'endpoint':
      return throughEndpoint(way, at, route.target)
    case 'transit_gateway':
      return throughTransit(way, at, route.target)
    case 'peering':
      return throughPeering(way, at, route.target)
    case 'instance':
      return throughInstance(way, at, route.target)
    case 'internet_gateway':
    case 'egress_only_gateway':
      return toInternet(way, at, kind, route.target)
    case 'cloud_wan':
    case 'virtual_private_gateway':
    case 'local_gateway':
    case 'carrier_gateway':
      return ended([...steps, step(kind, route.target)], 'beyond', null)
    case undefined:
      return lost(steps, 'route')
    default:
      return kind satisfies never
  }
}

function throughNat(way: Way, at: At, id: string): Rest {
  const { network, calledByFar } = way
  // Nobody can call through a NAT gateway: the answers leave by the load balancer that the call came by.
  if (calledByFar) return toInternet(way, at, 'internet_gateway', null)
  const gateway = network.natGateway(id)
  const isPrivate = gateway?.connectivity === 'private'
  const zone = network.zoneOfNatGateway(id, at.zone)
  const trait = isPrivate ? 'private' : null
  const isOwners = isOfOthers(at.table?.ownerId, network) ?? (gateway === undefined ? null : false)
  const owner = at.table?.ownerId ?? network.ownerOf(gateway?.vpcId ?? '') ?? network.soleOwner
  const passed = { ...standing('nat', id, zone, at), trait, isOwners, ...ownedBy([owner], network) } satisfies Step
  const next = { ...way, ip: withoutNat64(way.ip as string) }
  const steps = [...at.steps, passed]
  if (!gateway) return lost(steps, 'behind_nat')
  const table =
    gateway.subnetId === null ? network.routeTable(gateway.routeTableId ?? '') : network.routeTableOf(gateway.subnetId)
  const here = zone === 'every' ? at.zone : zone
  const onward = { table, vpcId: gateway.vpcId, zone: here, steps }
  const rest = follow(next, onward)
  // A public one stands where a table leads to an internet gateway, which is what its own must do where nobody described it.
  // Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
  const isUntold = rest.steps.length === steps.length && (table === undefined || rest.lost === 'loop')
  if (!isUntold) return rest.steps.length === steps.length && rest.lost === 'route' ? lost(steps, 'behind_nat') : rest
  const mayBeInspected = table === undefined && network.mayHaveFirewalls(at.vpcId)
  return isPrivate || mayBeInspected ? lost(steps, 'behind_nat') : toInternet(next, onward, 'internet_gateway', null)
}

function throughEndpoint(way: Way, at: At, id: string): Rest {
  const { network } = way
  const endpoint = network.endpoint(id)
  if (endpoint?.type === 'gateway') return ended([...at.steps, step('gateway_endpoint', id)], 'service', at.zone)
  if (endpoint?.type !== 'gateway_load_balancer') return lost(at.steps, 'route')
  const [subnetId] = endpoint.subnetIds ?? []
  const zone = network.zoneOfSubnet(subnetId ?? null)
  const trait = endpoint.isNetworkFirewall ? 'network_firewall' : null
  const steps = [...at.steps, { ...standing('firewall', id, zone, at), trait } satisfies Step]
  const table = subnetId === undefined ? undefined : network.routeTableOf(subnetId)
  if (!table) return lost(steps, 'behind_firewall')
  return follow(way, { table, vpcId: endpoint.vpcId, zone, steps })
}

function throughTransit(way: Way, at: At, id: string): Rest {
  const { network } = way
  const ip = way.ip as string
  const attachment = at.vpcId === null ? undefined : network.transitAttachmentOf(id, at.vpcId)
  const isOwners = isOfOthers(at.table?.ownerId ?? attachment?.ownerId, network)
  const route = attachment?.routeTableId ? network.transitRoute(attachment.routeTableId, ip) : undefined
  const next = route === undefined || route === 'none' ? undefined : network.transitAttachment(route.attachmentId)
  // What comes back by way of another transit gateway is processed there.
  const onward = next?.resourceType === 'peering' ? null : (next?.ownerId ?? null)
  const sender = at.table?.ownerId ?? attachment?.ownerId ?? network.ownerOf(at.vpcId ?? '') ?? network.soleOwner
  const steps = [...at.steps, { ...step('transit_gateway', id), isOwners, ...ownedBy([sender, onward], network) }]
  if (route === undefined) return lost(steps, 'behind_transit')
  if (route === 'none' || route.attachmentId === 'blackhole') return lost(steps, 'blackhole')
  if (!next) return lost(steps, 'behind_transit')
  if (next.resourceType !== 'vpc') return lost(steps, BEHIND_ATTACHMENTS[next.resourceType] ?? 'behind_vpn')
  const entry = entryOf(next, ip, at.zone, network)
  return entry ? follow(way, { ...entry, vpcId: next.resourceId, steps }) : lost(steps, 'behind_transit')
}

/**
 * Where it comes out: in its own zone where a subnet stands there, but for appliance mode, which takes any of them for a connection.
 * Where nobody knows which, only what all of their tables say alike. Source: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
function entryOf({ subnetIds, applianceMode }: TransitAttachment, ip: string, from: At['zone'], network: Network) {
  const subnets = subnetIds.map((id) => network.subnet(id))
  const own = applianceMode === false ? subnets.find((one) => one !== undefined && one.zoneId === from) : undefined
  const [first, ...others] = own ? [own] : subnets
  const tableOf = (subnet: Subnet | undefined) => subnet && network.routeTableOf(subnet.id)
  const leadsTo = (table: RouteTable | undefined) => table && network.matched(table, ip)?.target
  const table = tableOf(first)
  const target = leadsTo(table)
  if (!table || target === undefined || others.some((one) => leadsTo(tableOf(one)) !== target)) return undefined
  return { table, zone: others.length === 0 ? (first?.zoneId ?? null) : null }
}

/** By EC2's `ResourceType`; what else there is leads on over lines of its own. */
const BEHIND_ATTACHMENTS: Readonly<Record<string, Lost>> = {
  peering: 'behind_region',
  'network-function': 'behind_firewall',
}

function throughPeering(way: Way, at: At, id: string): Rest {
  const { network } = way
  const ip = way.ip as string
  const steps = [...at.steps, step('peering', id)]
  const sides = network.peering(id)?.sides ?? []
  const other = sides.find(({ vpcId }) => vpcId !== at.vpcId)
  if (!other || !sides.some(({ vpcId }) => vpcId === at.vpcId)) return lost(steps, 'behind_peering')
  const isThere = isIn(other.cidrs, ip) ?? network.subnetAt({ ip, vpcId: other.vpcId, seenFrom: null }) !== undefined
  return isThere ? arrived({ ...at, steps }, other.vpcId) : lost(steps, 'not_peers')
}

/** Whether one of the blocks holds an address; undefined without any. */
function isIn(cidrs: readonly string[] | undefined, ip: string): boolean | undefined {
  const address = addressBytes(ip)
  return cidrs?.some((cidr) => {
    const prefix = parsePrefix(cidr)
    return prefix !== undefined && address !== undefined && contains(prefix, address)
  })
}

function throughInstance(way: Way, at: At, id: string): Rest {
  const { network } = way
  const subnetId = network.interface(id)?.subnetId ?? null
  const zone = network.zoneOfSubnet(subnetId)
  const steps = [...at.steps, standing('instance', id, zone, at)]
  const rest = follow(way, {
    table: subnetId === null ? undefined : network.routeTableOf(subnetId),
    vpcId: at.vpcId,
    zone,
    steps,
  })
  // What it does with the bytes, as a tunnel does, is its own affair: a private address by its default route alone tells nothing.
  const table = subnetId === null ? undefined : network.routeTableOf(subnetId)
  const taken = table && network.matched(table, way.ip as string)?.destination
  if (!isPublic(way.ip as string) && (taken === '0.0.0.0/0' || taken === '::/0')) return lost(steps, 'behind_instance')
  const isUntold = rest.lost === 'unroutable' || rest.steps.length === steps.length
  return rest.end === 'lost' && isUntold ? lost(steps, 'behind_instance') : rest
}

function toInternet(
  { ip }: Way,
  { steps, zone }: At,
  element: 'internet_gateway' | 'egress_only_gateway',
  id: string | null,
): Rest {
  const fromPrivate = steps.some(({ trait }) => trait === 'private')
  const here = [...steps, step(element, id)]
  return fromPrivate || !isPublic(ip ?? '') ? lost(here, 'unroutable') : ended(here, 'public', zone)
}

const arrived = ({ steps, zone }: At, vpcId: string | null): Rest => ({
  ...ended(steps, 'vpc', zone),
  endVpcId: vpcId,
})

/**
 * Who takes part in a shared VPC is not billed for what its gateways process.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html
 */
const isOfOthers = (ownerId: string | undefined, { accountId, isOfReport }: Network): boolean | null =>
  ownerId === undefined || accountId === null ? null : !isOfReport(ownerId)
