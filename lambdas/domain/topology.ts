import { addressBytes, contains, type Prefix, parsePrefix } from './address.ts'
import type { InterfaceOwner } from './network-interface.ts'

/**
 * The network that the day's flows ran through, as EC2 described it once for the run. Archived with the day, so that
 * a re-run prices by the routes of then.
 */
export interface Topology {
  readonly schema: 1
  /** VPCs that were asked for. */
  readonly vpcIds: readonly string[]
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly natGateways: readonly { readonly id: string; readonly subnetId: string }[]
  readonly endpoints: readonly Endpoint[]
  readonly prefixLists: readonly { readonly id: string; readonly name: string; readonly cidrs: readonly string[] }[]
  /** Interfaces that are no pod and decide a price, or have a public address. */
  readonly interfaces: readonly NetworkInterface[]
  /** EC2 actions that were refused; what they would have told is unknown. */
  readonly denied: readonly string[]
}

export interface Subnet {
  readonly id: string
  readonly vpcId: string
  readonly zoneId: string
  /** Of both families. */
  readonly cidrs: readonly string[]
}

export interface NetworkInterface {
  readonly id: string
  readonly ips: readonly string[]
  readonly publicIps: readonly string[]
  readonly owner: InterfaceOwner | null
}

export interface RouteTable {
  readonly id: string
  readonly vpcId: string
  readonly main: boolean
  readonly subnetIds: readonly string[]
  readonly routes: readonly Route[]
}

export interface Route {
  /** A CIDR block of either family, or a prefix list's id. */
  readonly destination: string
  /** `local`, or an id: `nat-`, `igw-`, `eigw-`, `vpce-`, `tgw-`, `pcx-`, `eni-`, … */
  readonly target: string
}

export interface Endpoint {
  readonly id: string
  readonly type: 'gateway' | 'interface'
  /** `com.amazonaws.<region>.<service>`. */
  readonly serviceName: string
  readonly ips: readonly string[]
}

export const EMPTY_TOPOLOGY: Topology = {
  schema: 1,
  vpcIds: [],
  zones: [],
  subnets: [],
  routeTables: [],
  natGateways: [],
  endpoints: [],
  prefixLists: [],
  interfaces: [],
  denied: [],
}

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
}

export interface Network {
  /** The Availability Zone id for an id or a name; the text itself where EC2 told of neither. */
  zoneId(idOrName: string | null): string | null
  zoneOfSubnet(subnetId: string | null): string | null
  zoneOfNatGateway(natGatewayId: string): string | null
  /** The zone of a private address, by the subnet that holds it. */
  zoneOfIp(ip: string | null): string | null
  /** What runs an interface that holds a private address, where it is no pod. */
  ownerOf(ip: string | null): InterfaceOwner | null
  /** Whether an address is a public one of an interface of these VPCs. */
  isOwnPublic(ip: string | null): boolean
  /** Whether EC2 told of the interfaces: without them an address that is no pod could be anything. */
  readonly knowsInterfaces: boolean
  /** The interface endpoint that holds an address. */
  endpointAt(ip: string | null): Endpoint | undefined
  /** Where a subnet sends what goes to an address: longest prefix first, prefix lists expanded. */
  hop(subnetId: string | null, ip: string | null): Hop
}

/** Indexes a topology for look-ups. */
export function networkOf(topology: Topology): Network {
  const idOfZone = new Map(topology.zones.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
  const subnets = new Map(topology.subnets.map((subnet) => [subnet.id, subnet]))
  const subnetOfNat = new Map(topology.natGateways.map(({ id, subnetId }) => [id, subnetId]))
  const endpointOfIp = new Map(
    topology.endpoints.flatMap((endpoint) => endpoint.ips.map((ip) => [ip, endpoint] as const)),
  )
  const endpointTypes = new Map(topology.endpoints.map(({ id, type }) => [id, type]))
  const lists = new Map(topology.prefixLists.map(({ id, cidrs }) => [id, cidrs]))
  const explicit = new Map(topology.routeTables.flatMap((table) => table.subnetIds.map((id) => [id, table] as const)))
  const main = new Map(topology.routeTables.filter((table) => table.main).map((table) => [table.vpcId, table]))
  const compiled = new Map<string, readonly { prefix: Prefix; target: string }[]>()
  const known = new Map<string, Hop>()

  const zoneOfSubnet = (id: string | null) => (id === null ? null : (subnets.get(id)?.zoneId ?? null))

  const subnetPrefixes = topology.subnets.flatMap(({ zoneId, cidrs }) =>
    cidrs.flatMap((cidr) => {
      const prefix = parsePrefix(cidr)
      return prefix ? [{ prefix, zoneId }] : []
    }),
  )
  const ownerOfIp = new Map(
    topology.interfaces.flatMap(({ ips, owner }) => (owner === null ? [] : ips.map((ip) => [ip, owner] as const))),
  )
  const publicIps = new Set(topology.interfaces.flatMap((one) => one.publicIps))

  function zoneOfIp(ip: string | null): string | null {
    const address = ip === null ? undefined : addressBytes(ip)
    return (address && subnetPrefixes.find(({ prefix }) => contains(prefix, address))?.zoneId) ?? null
  }

  function routesOf(table: RouteTable) {
    const routes =
      compiled.get(table.id) ??
      table.routes
        .flatMap(({ destination, target }) =>
          (lists.get(destination) ?? [destination]).flatMap((cidr) => {
            const prefix = parsePrefix(cidr)
            return prefix ? [{ prefix, target }] : []
          }),
        )
        .toSorted((a, b) => b.prefix.length - a.prefix.length)
    compiled.set(table.id, routes)
    return routes
  }

  function hop(subnetId: string | null, ip: string | null): Hop {
    if (subnetId === null || ip === null) return { via: 'unknown', target: null }
    const table = explicit.get(subnetId) ?? main.get(subnets.get(subnetId)?.vpcId ?? '')
    const address = addressBytes(ip)
    if (!table || !address) return { via: 'unknown', target: null }
    const id = `${table.id} ${ip}`
    const cached = known.get(id)
    if (cached) return cached
    const route = routesOf(table).find(({ prefix }) => contains(prefix, address))
    const found: Hop = route
      ? { via: viaOf(route.target), target: route.target === 'local' ? null : route.target }
      : { via: 'unknown', target: null }
    known.set(id, found)
    return found
  }

  function viaOf(target: string): Via {
    if (target === 'local') return 'direct'
    if (target.startsWith('vpce-'))
      return endpointTypes.get(target) === 'interface' ? 'interface_endpoint' : 'gateway_endpoint'
    return VIA_OF_TARGET.find(([start]) => target.startsWith(start))?.[1] ?? 'unknown'
  }

  return {
    zoneId: (idOrName) => (idOrName === null ? null : (idOfZone.get(idOrName) ?? idOrName)),
    zoneOfSubnet,
    zoneOfNatGateway: (id) => zoneOfSubnet(subnetOfNat.get(id) ?? null),
    zoneOfIp,
    ownerOf: (ip) => (ip === null ? null : (ownerOfIp.get(ip) ?? null)),
    isOwnPublic: (ip) => ip !== null && publicIps.has(ip),
    knowsInterfaces: !topology.denied.includes('ec2:DescribeNetworkInterfaces'),
    endpointAt: (ip) => (ip === null ? undefined : endpointOfIp.get(ip)),
    hop,
  }
}

const VIA_OF_TARGET = [
  ['nat-', 'nat'],
  ['igw-', 'internet_gateway'],
  ['eigw-', 'egress_only_gateway'],
  ['tgw-', 'transit_gateway'],
  ['pcx-', 'peering'],
] as const satisfies readonly (readonly [string, Via])[]
