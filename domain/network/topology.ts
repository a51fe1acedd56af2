import type { InterfaceOwner } from './network-interface.ts'

/**
 * The network that the day's flows ran through, as EC2 described it once for the run. Archived with the day, so that
 * a re-run prices by the routes of then.
 */
export interface Topology {
  readonly schema: 1
  /** VPCs that were asked for. */
  readonly vpcIds: readonly string[]
  readonly zones: readonly Zone[]
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly natGateways: readonly NatGateway[]
  readonly endpoints: readonly Endpoint[]
  /** Those that could be read; a route to another one leads nobody knows what. */
  readonly prefixLists: readonly { readonly id: string; readonly cidrs: readonly string[] }[]
  /** Interfaces that are no pod and no node, or have a public address. */
  readonly interfaces: readonly NetworkInterface[]
  /** Parts read since 2026-11; absent in topologies that were archived before, as if each had been refused. */
  readonly vpcs?: readonly Vpc[]
  readonly peerings?: readonly Peering[]
  readonly transitAttachments?: readonly TransitAttachment[]
  readonly transitRouteTables?: readonly TransitRouteTable[]
  /** Of services that the VPCs call and could have an endpoint for. */
  readonly endpointServices?: readonly EndpointService[]
  /** Whose EC2 answered, 12 digits. */
  readonly accountId?: string
  /** Clusters of the monitors, as EKS tells of them; absent in topologies that were archived before it was asked. */
  readonly clusters?: readonly Cluster[]
  /** Actions that told nothing, refused as a rule; what they would have told is unknown. */
  readonly denied: readonly string[]
  /** Those of them that were not refused, and answered with what was not asked for; absent where there are none. */
  readonly unfit?: readonly string[]
}

export interface Cluster {
  readonly name: string
  /** Of Kubernetes, `1.34`; null where EKS knows no such cluster, or may not be asked. */
  readonly version: string | null
  /** The block that its Services have addresses of, IPv4 or IPv6; absent where EKS did not tell. */
  readonly serviceCidr?: string
}

export interface Zone {
  /** `use1-az1` */
  readonly id: string
  /** `us-east-1a`, by which one account alone calls it. */
  readonly name: string
  /** Absent where nobody asked. */
  readonly type?: 'availability-zone' | 'local-zone' | 'wavelength-zone'
}

/** A day's clusters with those that were asked since; a version that was told once is not untold. */
export function joinedClusters(standing: readonly Cluster[], asked: readonly Cluster[]): Cluster[] {
  const told = standing.filter(
    ({ name, version }) => !asked.some((one) => one.name === name && (one.version !== null || version === null)),
  )
  return [...told, ...asked.filter(({ name }) => !told.some((one) => one.name === name))]
}

/**
 * Parts that were read since a form of the archive have optional fields: absent is `nobody was asked`, and never `there is
 * none`. Ids of accounts, 12 digits, tell who may change a thing.
 */
export interface Subnet {
  readonly id: string
  readonly vpcId: string
  readonly zoneId: string
  /** Of both families. */
  readonly cidrs: readonly string[]
  /** A subnet of a shared VPC belongs to another account than its pods do. */
  readonly ownerId?: string
}

export interface Vpc {
  readonly id: string
  readonly ownerId: string
  /** Of both families, secondary ones too. */
  readonly cidrs: readonly string[]
}

export interface NatGateway {
  readonly id: string
  readonly vpcId: string
  /** Null for a regional one, which stands in every zone. */
  readonly subnetId: string | null
  /** Public and available: a private one leads to no internet. Absent in topologies archived before it was read. */
  readonly isUsable?: boolean
  readonly connectivity?: 'public' | 'private'
  /** Where a regional one has addresses: with fewer zones than the VPC's, the others cross to it. Zone ids. */
  readonly zoneIds?: readonly string[]
  /** Whether AWS adds zones to a regional one as they are used. */
  readonly growsByItself?: boolean
  /** Private addresses, by which those behind it see its flows. */
  readonly ips?: readonly string[]
  /** A regional one has a route table of its own. */
  readonly routeTableId?: string
}

export interface NetworkInterface {
  readonly id: string
  readonly vpcId: string
  readonly ips: readonly string[]
  readonly publicIps: readonly string[]
  /** Null for one that is known by a public address alone. */
  readonly name: string | null
  readonly owner: InterfaceOwner | null
  readonly subnetId?: string
  /** EC2's `InterfaceType`: `interface`, `nat_gateway`, `network_load_balancer`, `vpc_endpoint`, … */
  readonly type?: string
  /** Who made it, where that is a service: `amazon-elb`, `amazon-rds`, an account id. */
  readonly requesterId?: string
  /** The instance that it is attached to: whatever its description says, its traffic is that instance's. */
  readonly instanceId?: string
  /** False where it may send and receive what is for others, as a NAT instance must. */
  readonly checksAddresses?: boolean
}

export interface RouteTable {
  readonly id: string
  readonly vpcId: string
  readonly main: boolean
  /** Associated by name; every other subnet of the VPC follows the main one. */
  readonly subnetIds: readonly string[]
  readonly routes: readonly Route[]
  readonly ownerId?: string
}

export interface Route {
  /** A CIDR block of either family, or a prefix list's id. */
  readonly destination: string
  /** `local`, `blackhole`, `unknown`, or an id: `nat-`, `igw-`, `eigw-`, `vpce-`, `tgw-`, `pcx-`, `vgw-`, `lgw-`, `cagw-`, `eni-`, a core network's ARN, … */
  readonly target: string
  /** Put there by a virtual private gateway: no other table has it by a command. */
  readonly propagated?: boolean
}

export interface Endpoint {
  readonly id: string
  readonly vpcId: string
  /** Behind a gateway load balancer stands a firewall, as a rule. */
  readonly type: 'gateway' | 'interface' | 'gateway_load_balancer' | 'resource' | 'service_network'
  /** `com.amazonaws.<region>.<service>`; empty for a resource or a service network. */
  readonly serviceName: string
  readonly ips: readonly string[]
  /** Where it stands, one in each zone; absent in topologies that were archived before they were read. */
  readonly subnetIds?: readonly string[]
  readonly ownerId?: string
  /** Whether the service's own names lead to it in its VPC. */
  readonly privateDns?: boolean
  readonly dnsNames?: readonly string[]
  /** Of the service, where that is another region's. */
  readonly serviceRegion?: string
  /** Of a gateway endpoint: tables that have its route. */
  readonly routeTableIds?: readonly string[]
  /** Made by AWS Network Firewall, which spares one NAT gateway's processing for each gigabyte of its own. */
  readonly isNetworkFirewall?: boolean
}

/** One side of a peering connection. */
export interface PeeringSide {
  readonly vpcId: string
  readonly ownerId: string
  readonly region: string
}

export interface Peering {
  readonly id: string
  readonly sides: readonly [PeeringSide, PeeringSide]
}

/** What is attached to a transit gateway. */
export interface TransitAttachment {
  readonly id: string
  readonly transitGatewayId: string
  /** EC2's `ResourceType`: `vpc`, `vpn`, `direct-connect-gateway`, `peering`, `connect`, … */
  readonly resourceType: string
  /** A VPC's id where it is one. */
  readonly resourceId: string
  readonly ownerId: string
  /** Of a VPC of ours: where its interfaces stand, and so whose tables what comes out of it follows. */
  readonly subnetIds: readonly string[]
  /** The transit gateway's table that what comes from this attachment follows; null where nobody may read it. */
  readonly routeTableId: string | null
}

export interface TransitRouteTable {
  readonly id: string
  readonly transitGatewayId: string
  /** Active routes alone; `blackhole` in place of an attachment where it drops. */
  readonly routes: readonly { readonly destination: string; readonly attachmentId: string | 'blackhole' }[]
}

/** A service that an endpoint can be made for, as EC2 tells it in the region. */
export interface EndpointService {
  readonly serviceName: string
  readonly types: readonly Endpoint['type'][]
  /** Zone ids where it is offered. */
  readonly zoneIds: readonly string[]
  /** Whether its own names can lead to an endpoint. */
  readonly privateDns: boolean
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

/** Whether a topology tells of one of these subnets, where it could be read at all: one that does not was never answered. */
export const tellsOf = ({ subnets, denied, vpcIds }: Topology, subnetIds: readonly string[]) =>
  vpcIds.length === 0 ||
  subnetIds.length === 0 ||
  denied.includes(READ_BY.subnets) ||
  subnets.some(({ id }) => subnetIds.includes(id))

/** The EC2 action that reads each part of a topology, where a part has one of its own. */
const READ_BY = {
  zones: 'ec2:DescribeAvailabilityZones',
  subnets: 'ec2:DescribeSubnets',
  routeTables: 'ec2:DescribeRouteTables',
  natGateways: 'ec2:DescribeNatGateways',
  endpoints: 'ec2:DescribeVpcEndpoints',
  interfaces: 'ec2:DescribeNetworkInterfaces',
  prefixLists: 'ec2:GetManagedPrefixListEntries',
} as const

/** A part of a topology that EC2 tells by an action of its own. */
export type TopologyPart = keyof typeof READ_BY

/** Whether EC2 told of all of these parts. */
export const tellsAll = ({ denied }: Topology, parts: readonly TopologyPart[]) =>
  parts.every((part) => !denied.includes(READ_BY[part]))

/**
 * What was known of a day's network, with what a later run could read beyond it: a part that was refused then, VPCs that
 * were not asked for. The rest stays as it was that day.
 */
export function completedTopology(known: Topology, read: Topology): Topology {
  function completed<Part extends { readonly id: string; readonly vpcId?: string }>(
    name: TopologyPart,
    old: readonly Part[],
    fresh: readonly Part[],
  ): readonly Part[] {
    // What was refused once may have been told before that, of fewer VPCs.
    const toldOf = new Set(known.denied.includes(READ_BY[name]) ? old.map(({ vpcId }) => vpcId) : known.vpcIds)
    const ids = new Set(old.map(({ id }) => id))
    const isNew = ({ id, vpcId }: Part) => !ids.has(id) && (vpcId === undefined || !toldOf.has(vpcId))
    return [...old, ...fresh.filter(isNew)]
  }
  // Refused now for VPCs that are new, it is missing for those, however well it once told of the others.
  const isWider = read.vpcIds.some((id) => !known.vpcIds.includes(id))
  const denied = read.denied.filter((action) => known.denied.includes(action) || isWider)
  const unfit = read.unfit?.filter((action) => denied.includes(action)) ?? []
  return {
    schema: 1,
    vpcIds: [...new Set([...known.vpcIds, ...read.vpcIds])].toSorted(),
    zones: completed('zones', known.zones, read.zones),
    subnets: completed('subnets', known.subnets, read.subnets),
    routeTables: completed('routeTables', known.routeTables, read.routeTables),
    natGateways: completed('natGateways', known.natGateways, read.natGateways),
    endpoints: completed('endpoints', known.endpoints, read.endpoints),
    prefixLists: completed('prefixLists', known.prefixLists, read.prefixLists),
    interfaces: completed('interfaces', known.interfaces, read.interfaces),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}
