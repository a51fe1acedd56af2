import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import { isPublic, withoutNat64 } from './address.ts'
import { farPlace } from './far-place.ts'
import { linkLocal } from './link-local.ts'
import type { Network } from './network.ts'
import type { Element, Lost, Path, PathEnd, Step } from './path.ts'
import type { Endpoint, RouteTable } from './topology.ts'

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
  const { vpcId } = farPlace(flow)
  const way: Way = {
    network,
    ip,
    farVpcId: vpcId,
    service: SERVICES[flow.category as keyof typeof SERVICES] ?? null,
    calledByFar: flow.reportedBy === 'destination',
  }
  const found = ip === null ? lost([], 'route') : first(way, start)
  return { startSubnetId: start.subnetId, startZone: start.zone, ...found }
}

const SERVICES = { AMAZON_S3: 's3', AMAZON_DYNAMODB: 'dynamodb' } as const

interface Start {
  readonly subnetId: string | null
  readonly vpcId: string | null
  readonly zone: string | null
}

/** What does not change on the way. */
interface Way {
  readonly network: Network
  readonly ip: string | null
  readonly farVpcId: string | null
  readonly service: 's3' | 'dynamodb' | null
  readonly calledByFar: boolean
}

/** Where the bytes are. */
interface At {
  readonly table: RouteTable | undefined
  readonly vpcId: string | null
  readonly zone: string | 'every' | null
  readonly steps: readonly Step[]
}

type Rest = Omit<Path, 'startSubnetId' | 'startZone'>

/** The node's address where it translates the pod's, else the own end's subnet; an overlay's pod has its node's by the row. */
function startOf({ snatIp, reportedBy }: Flow, own: End, network: Network): Start {
  const translated =
    snatIp === null || reportedBy === 'destination'
      ? undefined
      : network.subnetAt({ ip: snatIp, vpcId: own.vpcId, seenFrom: own.vpcId })
  const subnetId = translated?.id ?? own.subnetId
  const zone = translated?.zoneId ?? network.zoneId(own.azId) ?? network.zoneOfSubnet(subnetId)
  return { subnetId, vpcId: network.subnet(subnetId ?? '')?.vpcId ?? own.vpcId, zone }
}

/**
 * The address that routers see: behind the node's translation where the row has one; for an overlay address, any of the subnet where
 * its node stands.
 */
function targetOf({ dnatIp, reportedBy }: Flow, far: End, network: Network): string | null {
  if (reportedBy === 'source' && dnatIp !== null) return dnatIp
  const { ip, subnetId } = far
  if (ip === null || subnetId === null || isPublic(ip)) return ip
  const subnet = network.subnet(subnetId)
  if (!subnet || network.subnetAt({ ip, vpcId: subnet.vpcId, seenFrom: subnet.vpcId })) return ip
  return subnet.cidrs.find((cidr) => cidr.includes(':') === ip.includes(':'))?.split('/')[0] ?? ip
}

function first(way: Way, { subnetId, vpcId, zone }: Start): Rest {
  const { network, ip } = way
  const local = linkLocal(ip ?? '')
  if (local === 'host') return ended([], 'host', zone)
  if (local === 'unknown') return lost([], 'link_local')
  if (local === 'lattice') return ended([step('lattice', null)], 'service', zone)
  const table = subnetId === null ? undefined : network.routeTableOf(subnetId)
  const at: At = { table, vpcId, zone, steps: [] }
  const rest = follow(way, at)
  // No router knows a Service's address: the node has changed it, and the row does not tell into what.
  return rest.end !== 'vpc' && network.isServiceAddress(ip ?? '') ? lost([], 'service_address') : rest
}

/** Follows the table to its end. */
function follow(way: Way, at: At): Rest {
  const { network, service } = way
  const ip = way.ip as string
  const { table, steps } = at
  if (!table) return lost(steps, 'route')
  if (steps.length > MOST_STEPS) return lost(steps, 'loop')
  const route = network.matched(table, ip)
  if (route?.target === 'local') return arrived(way, at, at.vpcId)
  const unread = network.unreadTargets(table)
  const believed = unread.find((target) => service !== null && isGatewayOf(network.endpoint(target), service))
  if (believed !== undefined) return ended([...steps, step('gateway_endpoint', believed)], 'service', at.zone)
  if (unread.some((target) => network.endpoint(target)?.type !== 'gateway')) return lost(steps, 'route')
  if (!route) return lost(steps, 'route')
  if (route.target === 'blackhole') return lost(steps, 'blackhole')
  if (steps.some(({ id, element }) => id === route.target && element !== 'transit_gateway')) return lost(steps, 'loop')
  const kind = KINDS.find(([start]) => route.target.startsWith(start))?.[1]
  switch (kind) {
    case 'nat':
      return throughNat(way, at, route.target)
    case 'endpoint':
      return throughEndpoint(way, at, route.target, route.listed)
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

/** By the start of a target's id. A core network has an ARN. */
const KINDS = [
  ['nat-', 'nat'],
  ['vpce-', 'endpoint'],
  ['tgw-', 'transit_gateway'],
  ['pcx-', 'peering'],
  ['igw-', 'internet_gateway'],
  ['eigw-', 'egress_only_gateway'],
  ['eni-', 'instance'],
  ['i-', 'instance'],
  ['vgw-', 'virtual_private_gateway'],
  ['lgw-', 'local_gateway'],
  ['cagw-', 'carrier_gateway'],
  ['core-network-', 'cloud_wan'],
  ['arn:', 'cloud_wan'],
] as const

const isGatewayOf = (endpoint: Endpoint | undefined, service: string) =>
  endpoint?.type === 'gateway' && endpoint.serviceName.endsWith(`.${service}`)

function throughNat(way: Way, at: At, id: string): Rest {
  const { network, calledByFar } = way
  // Nobody can call through a NAT gateway: the answers leave by the load balancer that the call came by.
  if (calledByFar) return toInternet(way, at, 'internet_gateway', null)
  const gateway = network.natGateway(id)
  const isPrivate = gateway?.connectivity === 'private'
  const zone = network.zoneOfNatGateway(id, at.zone)
  const trait = isPrivate ? 'private' : null
  const passed = { ...standing('nat', id, zone, at), trait, isOwners: isOfOthers(at, network) } satisfies Step
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
  return isPrivate ? lost(steps, 'behind_nat') : toInternet(next, onward, 'internet_gateway', null)
}

function throughEndpoint(way: Way, at: At, id: string, isListed: boolean): Rest {
  const { network } = way
  const endpoint = network.endpoint(id)
  // Without the right to read endpoints: a gateway endpoint has its routes to prefix lists, and a firewall's may have some too.
  const type = endpoint?.type ?? (isListed && way.service !== null ? 'gateway' : undefined)
  if (type === 'gateway') return ended([...at.steps, step('gateway_endpoint', id)], 'service', at.zone)
  if (type !== 'gateway_load_balancer') return lost(at.steps, 'route')
  const [subnetId] = endpoint?.subnetIds ?? []
  const zone = network.zoneOfSubnet(subnetId ?? null)
  const trait = endpoint?.isNetworkFirewall ? 'network_firewall' : null
  const steps = [...at.steps, { ...standing('firewall', id, zone, at), trait } satisfies Step]
  const table = subnetId === undefined ? undefined : network.routeTableOf(subnetId)
  if (!table) return lost(steps, 'behind_firewall')
  return follow(way, { table, vpcId: endpoint?.vpcId ?? at.vpcId, zone, steps })
}

function throughTransit(way: Way, at: At, id: string): Rest {
  const { network } = way
  const ip = way.ip as string
  const steps = [...at.steps, { ...step('transit_gateway', id), isOwners: isOfOthers(at, network) }]
  const unseen = () => (isPublic(ip) ? lost(steps, 'behind_transit') : ended(steps, 'beyond', null))
  const attachment = at.vpcId === null ? undefined : network.transitAttachmentOf(id, at.vpcId)
  const route = attachment?.routeTableId ? network.transitRoute(attachment.routeTableId, ip) : undefined
  if (route === undefined) return unseen()
  if (route === 'none') return lost(steps, 'blackhole')
  if (route.attachmentId === 'blackhole') return lost(steps, 'blackhole')
  const next = network.transitAttachment(route.attachmentId)
  if (!next) return unseen()
  if (next.resourceType !== 'vpc') return lost(steps, BEHIND_ATTACHMENTS[next.resourceType] ?? 'behind_vpn')
  // It keeps to the zone where it can.
  const subnets = next.subnetIds.flatMap((one) => network.subnet(one) ?? [])
  const near = subnets.find(({ zoneId }) => zoneId === at.zone) ?? (subnets.length === 1 ? subnets[0] : undefined)
  const entry = near ?? subnets[0]
  if (!entry) return unseen()
  return follow(way, {
    table: network.routeTableOf(entry.id),
    vpcId: next.resourceId,
    zone: near?.zoneId ?? null,
    steps,
  })
}

/** By EC2's `ResourceType`; what else there is leads on over lines of its own. */
const BEHIND_ATTACHMENTS: Readonly<Record<string, Lost>> = {
  peering: 'behind_region',
  'network-function': 'behind_firewall',
}

function throughPeering(way: Way, at: At, id: string): Rest {
  const steps = [...at.steps, step('peering', id)]
  if (isPublic(way.ip as string) && !(way.ip as string).includes(':')) return lost(steps, 'route')
  const sides = way.network.peering(id)?.sides ?? []
  const other = sides.find(({ vpcId }) => vpcId !== at.vpcId)?.vpcId ?? null
  return arrived(way, { ...at, steps }, other ?? way.farVpcId)
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

const arrived = (_: Way, { steps, zone }: At, vpcId: string | null): Rest => ({
  ...ended(steps, 'vpc', zone),
  endVpcId: vpcId,
})

const step = (element: Element, id: string | null): Step => ({
  element,
  id,
  zone: null,
  zones: null,
  trait: null,
  isOwners: false,
})

/**
 * Who takes part in a shared VPC is not billed for what its gateways process.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html
 */
const isOfOthers = ({ table }: At, { accountId }: Network) =>
  table?.ownerId !== undefined && accountId !== null && table.ownerId !== accountId

/** What has a zone, to which a crossing may be paid. */
const standing = (element: Element, id: string, zone: string | null, { zone: from }: At): Step => ({
  ...step(element, id),
  zone,
  zones:
    zone === 'every' || zone === from
      ? zone === null
        ? 'unknown'
        : 'same'
      : zone === null || from === null
        ? 'unknown'
        : 'different',
})

const ended = (steps: readonly Step[], end: PathEnd, lastZone: string | null): Rest => ({
  steps,
  end,
  lastZone,
  endVpcId: null,
  lost: null,
})

const lost = (steps: readonly Step[], why: Lost): Rest => ({ ...ended(steps, 'lost', null), lost: why })
