import { addressBytes, contains, type Prefix, parsePrefix } from './address.ts'
import type { DescribedInterface } from './network-interface.ts'
import type { Endpoint, RouteTable, Topology } from './topology.ts'

/** What carries a flow out of its subnet; the values of the archive's `via` column. */
export type Via =
  | 'direct'
  | 'nat'
  | 'gateway_endpoint'
  | 'interface_endpoint'
  | 'internet_gateway'
  | 'egress_only_gateway'
  | 'transit_gateway'
  | 'peering'
  | 'unknown'

export interface Hop {
  readonly via: Via
  /** Id of the gateway or endpoint; null where the traffic passes none, or none is known. */
  readonly target: string | null
  /** It passes a gateway load balancer's endpoint, behind which the routes are another's. */
  readonly firewall: boolean
  /** Routes of the table to prefix lists that could not be read: `via` may be one of them. */
  readonly unread: readonly { readonly via: Via; readonly target: string; readonly serviceName: string | null }[]
}

/** An address as a flow tells of it. Addresses of two VPCs may be the same. */
export interface Place {
  readonly ip: string | null
  /** Null where the flow does not tell. */
  readonly vpcId: string | null
  /** The VPC of the flow's own end. */
  readonly seenFrom: string | null
}

export interface Network {
  /** The Availability Zone id for an id or a name; null for a name that EC2 did not tell of. */
  zoneId(idOrName: string | null): string | null
  zoneOfSubnet(subnetId: string | null): string | null
  /** `every` for a regional gateway; null for one that EC2 did not tell of. */
  zoneOfNatGateway(natGatewayId: string): string | 'every' | null
  /** The zone of a private address, by the subnet that holds it. */
  zoneOfIp(place: Place): string | null
  /** The interface that holds a private address, where it is no pod and no node. */
  interfaceAt(place: Place): DescribedInterface | null
  /** Whether an address is a public one of an interface of these VPCs. */
  isOwnPublic(ip: string | null): boolean
  /** Whether EC2 told of the interfaces: without them an address that is no pod could be anything. */
  readonly knowsInterfaces: boolean
  /** The interface endpoint that holds an address. */
  endpointAt(place: Place): Endpoint | undefined
  /** The table that a subnet follows: its own, or its VPC's main one. */
  routeTableOf(subnetId: string): RouteTable | undefined
  /** Where a subnet sends what goes to an address: longest prefix first, prefix lists expanded. */
  hop(subnetId: string | null, ip: string | null): Hop
}

/** Indexes a topology for look-ups. */
export function networkOf(topology: Topology): Network {
  const idOfZone = new Map(topology.zones.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
  const subnets = new Map(topology.subnets.map((subnet) => [subnet.id, subnet]))
  const natGateways = new Map(topology.natGateways.map((gateway) => [gateway.id, gateway]))
  const endpointAt = byPlace(topology.endpoints)
  const endpoints = new Map(topology.endpoints.map((endpoint) => [endpoint.id, endpoint]))
  const lists = new Map(topology.prefixLists.map(({ id, cidrs }) => [id, cidrs]))
  const explicit = new Map(topology.routeTables.flatMap((table) => table.subnetIds.map((id) => [id, table] as const)))
  const main = new Map(topology.routeTables.filter((table) => table.main).map((table) => [table.vpcId, table]))
  const compiled = new Map<string, readonly { prefix: Prefix; target: string; listed: boolean }[]>()
  const known = new Map<string, Hop>()

  const zoneOfSubnet = (id: string | null) => (id === null ? null : (subnets.get(id)?.zoneId ?? null))

  const subnetPrefixes = topology.subnets.flatMap(({ vpcId, zoneId, cidrs }) =>
    cidrs.flatMap((cidr) => {
      const prefix = parsePrefix(cidr)
      return prefix ? [{ prefix, vpcId, zoneId }] : []
    }),
  )
  const describedAt = byPlace(
    topology.interfaces.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }])),
  )
  const publicIps = new Set(topology.interfaces.flatMap((one) => one.publicIps))

  function zoneOfIp(place: Place): string | null {
    const address = place.ip === null ? undefined : addressBytes(place.ip)
    const holding = address ? subnetPrefixes.filter(({ prefix }) => contains(prefix, address)) : []
    return ofVpc(holding, place)?.zoneId ?? null
  }

  function routesOf(table: RouteTable) {
    const routes =
      compiled.get(table.id) ??
      table.routes
        .flatMap(({ destination, target }) =>
          (lists.get(destination) ?? [destination]).flatMap((cidr) => {
            const prefix = parsePrefix(cidr)
            return prefix ? [{ prefix, target, listed: lists.has(destination) }] : []
          }),
        )
        .toSorted((a, b) => b.prefix.length - a.prefix.length)
    compiled.set(table.id, routes)
    return routes
  }

  const routeTableOf = (subnetId: string) => explicit.get(subnetId) ?? main.get(subnets.get(subnetId)?.vpcId ?? '')

  function hop(subnetId: string | null, ip: string | null): Hop {
    if (subnetId === null || ip === null) return NOWHERE
    const table = routeTableOf(subnetId)
    const address = addressBytes(ip)
    if (!table || !address) return NOWHERE
    const id = `${table.id} ${ip}`
    const cached = known.get(id)
    if (cached) return cached
    const route = routesOf(table).find(({ prefix }) => contains(prefix, address))
    const unread = table.routes
      .filter(({ destination }) => destination.startsWith('pl-') && !lists.has(destination))
      .map(({ target }) => ({
        via: endpoints.has(target) || !target.startsWith('vpce-') ? viaOf(target) : 'unknown',
        target,
        serviceName: endpoints.get(target)?.serviceName ?? null,
      }))
    const found: Hop = {
      via: route ? viaOf(route.target, route.listed) : 'unknown',
      target: route && PASSED.test(route.target) ? route.target : null,
      firewall: endpoints.get(route?.target ?? '')?.type === 'gateway_load_balancer',
      unread,
    }
    known.set(id, found)
    return found
  }

  function viaOf(target: string, listed = true): Via {
    if (target === 'local') return 'direct'
    // Without the right to read endpoints: a gateway endpoint has its routes to prefix lists, a firewall's has blocks.
    if (target.startsWith('vpce-'))
      return VIA_OF_ENDPOINT[endpoints.get(target)?.type ?? (listed ? 'gateway' : 'unheard of')]
    return VIA_OF_TARGET.find(([start]) => target.startsWith(start))?.[1] ?? 'unknown'
  }

  return {
    zoneId: (idOrName) =>
      idOrName === null ? null : (idOfZone.get(idOrName) ?? (ZONE_ID.test(idOrName) ? idOrName : null)),
    zoneOfSubnet,
    zoneOfNatGateway: (id) => {
      const gateway = natGateways.get(id)
      return gateway?.subnetId === null ? 'every' : zoneOfSubnet(gateway?.subnetId ?? null)
    },
    zoneOfIp,
    interfaceAt: (place) => describedAt(place) ?? null,
    isOwnPublic: (ip) => ip !== null && publicIps.has(ip),
    knowsInterfaces: !topology.denied.includes('ec2:DescribeNetworkInterfaces'),
    endpointAt,
    routeTableOf,
    hop,
  }
}

/**
 * An id says so by its form, in a local zone too (`use1-az1`, `usw2-lax1-az1`). A name that is held against an id would
 * differ from it in every zone. Source: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
const ZONE_ID = /^[a-z]+\d+(-[a-z0-9]+)*-(az|wlz)\d+$/

const NOWHERE: Hop = { via: 'unknown', target: null, firewall: false, unread: [] }

/** Targets that a flow passes; `local`, a blackhole and interfaces are none. */
const PASSED = /^(nat|igw|eigw|vpce|tgw|pcx)-/

const VIA_OF_ENDPOINT = {
  gateway: 'gateway_endpoint',
  interface: 'interface_endpoint',
  gateway_load_balancer: 'unknown',
  resource: 'unknown',
  service_network: 'unknown',
  'unheard of': 'unknown',
} as const satisfies Record<Endpoint['type'] | 'unheard of', Via>

/** Of several of one address, the one in the VPC that a flow tells of, or that it comes from; one alone is it. */
function ofVpc<Item extends { readonly vpcId: string }>(all: readonly Item[], place: Place): Item | undefined {
  const inside = all.find(({ vpcId }) => vpcId === (place.vpcId ?? place.seenFrom))
  return inside ?? (place.vpcId === null && all.length === 1 ? all[0] : undefined)
}

function byPlace<Item extends { readonly vpcId: string; readonly ips: readonly string[] }>(items: readonly Item[]) {
  const byIp = new Map<string, Item[]>()
  for (const item of items) {
    for (const ip of item.ips) {
      const known = byIp.get(ip)
      if (known) known.push(item)
      else byIp.set(ip, [item])
    }
  }
  return (place: Place) => ofVpc(byIp.get(place.ip ?? '') ?? [], place)
}

const VIA_OF_TARGET = [
  ['nat-', 'nat'],
  ['igw-', 'internet_gateway'],
  ['eigw-', 'egress_only_gateway'],
  ['tgw-', 'transit_gateway'],
  ['pcx-', 'peering'],
] as const satisfies readonly (readonly [string, Via])[]
