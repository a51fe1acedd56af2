import { LOCAL_ZONE_ID, ZONE_ID } from '../flows/zone-id.ts'
import { addressBytes, contains, parsePrefix } from './address.ts'
import { addressKinds } from './address-kinds.ts'
import type { DescribedInterface } from './network-interface.ts'
import { type Match, prefixed, routeMatcher } from './route-match.ts'
import { SERVICES_BY_DEFAULT, type ServiceBlocks, serviceBlocks } from './service-blocks.ts'
import type {
  Endpoint,
  NatGateway,
  NetworkInterface,
  Peering,
  RouteTable,
  Subnet,
  Topology,
  TransitAttachment,
} from './topology.ts'
import { ownershipOf, type VpcOwnership } from './vpc-ownership.ts'
import { vpcPlaces } from './vpc-places.ts'

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
  | 'firewall'
  | 'instance'
  | 'cloud_wan'
  | 'virtual_private_gateway'
  | 'local_gateway'
  | 'carrier_gateway'
  | 'lattice'
  | 'unknown'

/** An address as a flow tells of it. Addresses of two VPCs may be the same. */
export interface Place {
  readonly ip: string | null
  /** Null where the flow does not tell. */
  readonly vpcId: string | null
  /** The VPC of the flow's own end. */
  readonly seenFrom: string | null
}

export interface Network extends VpcOwnership, ServiceBlocks {
  /** What of an address decides its way: those of one kind go every way alike. */
  kindOf(ip: string): string
  /**
   * The Availability Zone id for an id or a name; null for a name that EC2 did not tell of. `vpcId` is where it is told of: in another
   * account's, the same name may be of another zone.
   */
  zoneId(idOrName: string | null, vpcId: string | null): string | null
  zoneOfSubnet(subnetId: string | null): string | null
  /** Whether a zone, by its id, is a Local Zone. */
  isLocalZone(zoneId: string): boolean
  /**
   * `every` for a regional gateway that grows by itself; null for one that EC2 did not tell of, or not whether it grows. A regional
   * one that stands in chosen zones alone is in the zone that asks where that is one of them, else in the first of them.
   */
  zoneOfNatGateway(natGatewayId: string, from?: string | null): string | 'every' | null
  /** The zone of a private address, by the subnet that holds it. */
  zoneOfIp(place: Place): string | null
  /** The interface that holds a private address, where it is no pod and no node. */
  interfaceAt(place: Place): DescribedInterface | null
  /** The other cluster whose node has an instance, or whose node or pod has an address, as tags say: a name, and no more. */
  clusterAt(place: Place, instanceId: string | null): string | undefined
  /** Whether an address is a public one of an interface of these VPCs, and whether that is in the region of the VPC that asks. */
  ownPublic(ip: string, seenFrom: string | null): 'here' | 'in another region' | null
  /** Whether EC2 told of the interfaces: without them an address that is no pod could be anything. */
  readonly knowsInterfaces: boolean
  /** The interface endpoint that holds an address. */
  endpointAt(place: Place): Endpoint | undefined
  /** The table that a subnet follows: its own, or its VPC's main one. */
  routeTableOf(subnetId: string): RouteTable | undefined
  routeTable(id: string): RouteTable | undefined
  /**
   * The route that an address takes: longest prefix first, prefix lists expanded; undefined where a list that could not be read may
   * take it. Of a gateway endpoint's list that is any public address.
   */
  matched(table: RouteTable, ip: string): Match | undefined
  subnet(id: string): Subnet | undefined
  /** The subnet that holds a private address. */
  subnetAt(place: Place): Subnet | undefined
  natGateway(id: string): NatGateway | undefined
  endpoint(id: string): Endpoint | undefined
  interface(id: string): NetworkInterface | undefined
  peering(id: string): Peering | undefined
  /** Whether what leaves a VPC may come by a firewall: by one that EC2 has, or may have, as nobody could ask it. */
  mayHaveFirewalls(from: string | null): boolean
  transitAttachment(id: string): TransitAttachment | undefined
  /** What a VPC has at a transit gateway. */
  transitAttachmentOf(transitGatewayId: string, vpcId: string): TransitAttachment | undefined
  /** The attachment that an address leaves a transit gateway by; undefined where its table cannot be read. */
  transitRoute(tableId: string, ip: string): { readonly attachmentId: string } | 'none' | undefined
  /** The stack's own. */
  readonly accountId: string | null
}

/** Indexes a topology for look-ups. */
export function networkOf(topology: Topology): Network {
  const idOfZone = new Map(topology.zones.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
  const subnets = new Map(topology.subnets.map((subnet) => [subnet.id, subnet]))
  const natGateways = new Map(topology.natGateways.map((gateway) => [gateway.id, gateway]))
  const endpoints = new Map(topology.endpoints.map((endpoint) => [endpoint.id, endpoint]))
  const explicit = new Map(topology.routeTables.flatMap((table) => table.subnetIds.map((id) => [id, table] as const)))
  const main = new Map(topology.routeTables.filter((table) => table.main).map((table) => [table.vpcId, table]))
  const tables = new Map(topology.routeTables.map((table) => [table.id, table]))
  const interfaces = new Map(topology.interfaces.map((one) => [one.id, one]))
  const peerings = new Map((topology.peerings ?? []).map((one) => [one.id, one]))
  const attachments = new Map((topology.transitAttachments ?? []).map((one) => [one.id, one]))
  const transitTables = new Map((topology.transitRouteTables ?? []).map((one) => [one.id, prefixed(one.routes)]))
  const ownership = ownershipOf(topology)
  const { areOfOnePlace, areOfOneRegion, mayComeBy } = vpcPlaces(topology)
  const matched = routeMatcher(topology)

  /**
   * Of several of one address, the one in the VPC that a flow tells of, or that it comes from. One alone in its account and region is it,
   * but for a VPC that nothing is known of: what it calls may be its own. Another account's of that address is anybody's.
   */
  function inVpc<Item extends { readonly vpcId: string }>(all: readonly Item[], { vpcId, seenFrom }: Place) {
    const found = all.find((one) => one.vpcId === (vpcId ?? seenFrom))
    if (found || vpcId !== null || ownership.unreadVpc(seenFrom, null)) return found
    const [only, ...others] = all.filter((one) => areOfOnePlace(one.vpcId, seenFrom))
    return others.length === 0 ? only : undefined
  }

  const zoneOfSubnet = (id: string | null) => (id === null ? null : (subnets.get(id)?.zoneId ?? null))

  const subnetPrefixes = topology.subnets.flatMap((subnet) =>
    subnet.cidrs.flatMap((cidr) => {
      const prefix = parsePrefix(cidr)
      return prefix ? [{ prefix, vpcId: subnet.vpcId, subnet }] : []
    }),
  )
  const endpointsAt = byIp(topology.endpoints)
  const describedAt = byIp(
    topology.interfaces.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }])),
  )
  let clusters: ReturnType<typeof clustersOf> | undefined
  const firewalls = topology.endpoints.filter(({ type }) => type === 'gateway_load_balancer')
  const firewallVpcs = [...new Set(firewalls.map(({ vpcId }) => vpcId))]
  const vpcOfPublicIp = new Map(
    topology.interfaces.flatMap(({ vpcId, publicIps }) => publicIps.map((ip) => [ip, vpcId] as const)),
  )

  const holding = (ip: string | null) => {
    const address = ip === null ? undefined : addressBytes(ip)
    return address ? subnetPrefixes.filter(({ prefix }) => contains(prefix, address)) : []
  }
  const subnetAt = (place: Place) => inVpc(holding(place.ip), place)?.subnet

  const routeTableOf = (subnetId: string) => explicit.get(subnetId) ?? main.get(subnets.get(subnetId)?.vpcId ?? '')

  return {
    kindOf: addressKinds({ topology, services: SERVICES_BY_DEFAULT }),
    zoneId: (idOrName, vpcId) => {
      if (idOrName === null || ZONE_ID.test(idOrName)) return idOrName
      const owner = ownership.ownerOf(vpcId ?? '')
      const isOwnName = owner === null || owner === (topology.accountId ?? owner)
      return isOwnName || (ownership.isOthers(vpcId) && ownership.isTold(vpcId))
        ? (idOfZone.get(idOrName) ?? null)
        : null
    },
    zoneOfSubnet,
    isLocalZone: (zoneId) => LOCAL_ZONE_ID.test(zoneId),
    zoneOfNatGateway: (id, from = null) => {
      const gateway = natGateways.get(id)
      if (gateway?.subnetId !== null) return zoneOfSubnet(gateway?.subnetId ?? null)
      const { growsByItself, zoneIds = [] } = gateway
      if (growsByItself === undefined) return null
      return growsByItself ? 'every' : (zoneIds.find((zone) => zone === from) ?? zoneIds[0] ?? null)
    },
    zoneOfIp: (place) => subnetAt(place)?.zoneId ?? null,
    interfaceAt: (place) => inVpc(describedAt(place.ip), place) ?? null,
    clusterAt: (place, instanceId) => {
      // Looked up by names alone: a network on paper asks for none.
      clusters ??= clustersOf(topology.interfaces)
      return clusters.byInstance.get(instanceId ?? '') ?? inVpc(clusters.at(place.ip), place)?.cluster
    },
    ownPublic: (ip, seenFrom) => {
      const vpcId = vpcOfPublicIp.get(ip) ?? (ip.includes(':') ? holding(ip)[0]?.vpcId : undefined)
      if (vpcId === undefined) return null
      return areOfOneRegion(vpcId, seenFrom) ? 'here' : 'in another region'
    },
    knowsInterfaces: !topology.denied.includes('ec2:DescribeNetworkInterfaces'),
    endpointAt: (place) => inVpc(endpointsAt(place.ip), place),
    routeTableOf,
    routeTable: (id) => tables.get(id),
    matched,
    subnet: (id) => subnets.get(id),
    subnetAt,
    natGateway: (id) => natGateways.get(id),
    endpoint: (id) => endpoints.get(id),
    interface: (id) => interfaces.get(id),
    peering: (id) => peerings.get(id),
    mayHaveFirewalls: (from) =>
      topology.denied.includes('ec2:DescribeVpcEndpoints') || firewallVpcs.some((vpcId) => mayComeBy(vpcId, from)),
    ...serviceBlocks(topology),
    transitAttachment: (id) => attachments.get(id),
    transitAttachmentOf: (gatewayId, vpcId) =>
      topology.transitAttachments?.find(
        ({ transitGatewayId, resourceType, resourceId }) =>
          transitGatewayId === gatewayId && resourceType === 'vpc' && resourceId === vpcId,
      ),
    transitRoute: (id, ip) => {
      const address = addressBytes(ip)
      const routes = transitTables.get(id)
      if (!address || !routes) return undefined
      return routes.find(({ prefix }) => contains(prefix, address)) ?? 'none'
    },
    ...ownership,
    accountId: topology.accountId ?? null,
  }
}

function byIp<Item extends { readonly ips: readonly string[] }>(items: readonly Item[]) {
  const known = new Map<string, Item[]>()
  for (const item of items) {
    for (const ip of item.ips) {
      const same = known.get(ip)
      if (same) same.push(item)
      else known.set(ip, [item])
    }
  }
  return (ip: string | null): readonly Item[] => known.get(ip ?? '') ?? []
}

/** What tags name, by instance and by address. */
function clustersOf(interfaces: readonly NetworkInterface[]) {
  const tagged = interfaces.flatMap(({ cluster, ...one }) => (cluster === undefined ? [] : [{ ...one, cluster }]))
  const byInstance = tagged.flatMap(({ instanceId, cluster }) => (instanceId ? [[instanceId, cluster] as const] : []))
  return { at: byIp(tagged), byInstance: new Map(byInstance) }
}
