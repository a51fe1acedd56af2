import type { VpcOwner } from '../flows/vpc-owner.ts'
import type { InterfaceOwner, Store } from './network-interface.ts'

/**
 * The network that the day's flows ran through, as EC2 described it once for the run. Archived with the day, so that
 * a re-run prices by the routes of then.
 */
export interface Topology {
  readonly schema: 1
  /** VPCs that were asked for. The parts tell of those besides that their routes lead to. */
  readonly vpcIds: readonly string[]
  readonly zones: readonly Zone[]
  readonly subnets: readonly Subnet[]
  readonly routeTables: readonly RouteTable[]
  readonly natGateways: readonly NatGateway[]
  readonly endpoints: readonly Endpoint[]
  /** Those that could be read; a route to another one leads nobody knows what. */
  readonly prefixLists: readonly PrefixList[]
  /** Interfaces that are no pod and no node, have a public address, are of another cluster, or are what a route or an endpoint leads to. */
  readonly interfaces: readonly NetworkInterface[]
  /** Parts read since 2026-11; absent in topologies that were archived before, as if each had been refused. */
  readonly vpcs?: readonly Vpc[]
  readonly peerings?: readonly Peering[]
  readonly transitAttachments?: readonly TransitAttachment[]
  readonly transitRouteTables?: readonly TransitRouteTable[]
  /** AWS's own of the region. */
  readonly endpointServices?: readonly EndpointService[]
  /** The stack's own account, 12 digits: its commands are made there. */
  readonly accountId?: string
  /** Other accounts of the report, whose networks are in it as well: what they are billed is in its sums. Absent where there are none. */
  readonly otherAccountIds?: readonly string[]
  /** VPCs of the rows that are of an account, or a region, that was not read; absent where there are none. */
  readonly foreignVpcs?: readonly VpcOwner[]
  /** Beside the stack's own account and region; absent where nothing was read but that. */
  readonly places?: readonly ReadPlace[]
  /** Those that were asked and told too little; absent where there are none. */
  readonly unreadPlaces?: readonly UnreadPlace[]
  /** Clusters of the monitors, as EKS tells of them; absent in topologies that were archived before it was asked. */
  readonly clusters?: readonly Cluster[]
  /** End of the last hour that interfaces were read for, ISO 8601 UTC; absent in topologies that were archived before they were read by the hour. */
  readonly readUntil?: string
  /** Actions that told nothing, refused as a rule; what they would have told is unknown. */
  readonly denied: readonly string[]
  /** Those of them that were not refused, and answered with what was not asked for; absent where there are none. */
  readonly unfit?: readonly string[]
  /** Actions of services that would have told closer names of interfaces, and why they did not; absent where none failed. */
  readonly unnamed?: readonly Unnamed[]
}

/** An account and region whose EC2 told all that decides prices. */
export interface ReadPlace {
  readonly accountId: string
  readonly region: string
  /** Its VPCs that were asked for. */
  readonly vpcIds: readonly string[]
}

/** One of which nothing is told but why. */
export interface UnreadPlace {
  readonly accountId: string
  readonly region: string
  /** A clause. */
  readonly problem: string
}

export interface Unnamed {
  readonly action: string
  /** Of a source. */
  readonly place?: Pick<UnreadPlace, 'accountId' | 'region'>
  /** A clause. */
  readonly problem: string
}

export interface Cluster {
  readonly name: string
  /** Of Kubernetes, `1.34`; null where EKS knows no such cluster, or may not be asked. */
  readonly version: string | null
  /** The block that its Services have addresses of, IPv4 or IPv6; absent where EKS did not tell. */
  readonly serviceCidr?: string
  /** Sources of the monitors that watch it, empty for the stack's own account and region; absent where all are of that. */
  readonly sources?: readonly string[]
}

export interface Zone {
  /** `use1-az1` */
  readonly id: string
  /** `us-east-1a`, by which one account alone calls it. */
  readonly name: string
  /** Absent where nobody asked. */
  readonly type?: 'availability-zone' | 'local-zone' | 'wavelength-zone'
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
  /** Of one that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
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
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
}

export interface NetworkInterface {
  readonly id: string
  readonly vpcId: string
  readonly ips: readonly string[]
  readonly publicIps: readonly string[]
  /** Null where its description names nothing: it is kept for its public address, or as a route leads to it. */
  readonly name: string | null
  readonly owner: InterfaceOwner | null
  /** What holds data there; absent where nothing does. */
  readonly store?: Store
  /** Its own service told the name, or the tags of a load balancer. */
  readonly isDescribed?: boolean
  /** Of a name that tells what it was when it was read, as the writer: the same without. */
  readonly nameWithoutRole?: string
  /** Made by a service, and not by a user of the account. */
  readonly isManaged?: boolean
  /** `app/<name>/<id>`, `net/…` or a classic one's name, where it is a load balancer's. */
  readonly loadBalancer?: string
  readonly subnetId?: string
  /** EC2's `InterfaceType`: `interface`, `nat_gateway`, `network_load_balancer`, `vpc_endpoint`, … */
  readonly type?: string
  /** Who made it, where that is a service: `amazon-elb`, `amazon-rds`, an account id. */
  readonly requesterId?: string
  /** The instance that it is attached to: whatever its description says, its traffic is that instance's. */
  readonly instanceId?: string
  /** False where it may send and receive what is for others, as a NAT instance must. */
  readonly checksAddresses?: boolean
  /** Whose nodes or pods it is for, as its tags say, where that is no cluster of the day's monitors. People write tags: it names, and decides nothing. */
  readonly cluster?: string
  /** Whose it is, where that is another account than the one that was asked, as in a VPC that it shares; 12 digits. */
  readonly ownerId?: string
  /** Of one that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
}

export interface RouteTable {
  readonly id: string
  readonly vpcId: string
  readonly main: boolean
  /** Associated by name; every other subnet of the VPC follows the main one. */
  readonly subnetIds: readonly string[]
  readonly routes: readonly Route[]
  readonly ownerId?: string
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. Without routes it is gone by then. */
  readonly since?: string
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
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
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
  /** Its private DNS answers inbound Resolver endpoints alone: names lead the VPC itself to the gateway endpoint. */
  readonly isForInboundAlone?: boolean
  readonly dnsNames?: readonly string[]
  /** Of the service, where that is another region's. */
  readonly serviceRegion?: string
  /** Of a gateway endpoint: tables that have its route. */
  readonly routeTableIds?: readonly string[]
  /** Made by AWS Network Firewall, which spares one NAT gateway's processing for each gigabyte of its own. */
  readonly isNetworkFirewall?: boolean
}

export interface PrefixList {
  readonly id: string
  readonly cidrs: readonly string[]
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
}

/** One side of a peering connection. */
export interface PeeringSide {
  readonly vpcId: string
  readonly ownerId: string
  readonly region: string
  /** Of both families: a peering connection carries nothing else. Absent in topologies that were archived before they were read. */
  readonly cidrs?: readonly string[]
}

export interface Peering {
  readonly id: string
  readonly sides: readonly [PeeringSide, PeeringSide]
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
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
  /** Of a VPC of ours: whether one of its subnets, of any zone, takes a connection whole (appliance mode). Absent where nobody was told. */
  readonly applianceMode?: boolean
  /** The transit gateway's table that what comes from this attachment follows; null where nobody may read it. */
  readonly routeTableId: string | null
  /** Of a form that the day's first reading did not have: end of the last hour without it, ISO 8601 UTC. */
  readonly since?: string
}

export interface TransitRouteTable {
  readonly id: string
  readonly transitGatewayId: string
  /** Active routes alone; `blackhole` in place of an attachment where it drops. */
  readonly routes: readonly { readonly destination: string; readonly attachmentId: string | 'blackhole' }[]
  /** As a route table's: without routes it is gone by then, or EC2 tells no more of it. */
  readonly since?: string
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
  isDenied('subnets', denied) ||
  subnets.some(({ id }) => subnetIds.includes(id))

/** The EC2 actions that read each part of a topology, where a part has some of its own. */
const READ_BY = {
  zones: ['ec2:DescribeAvailabilityZones'],
  vpcs: ['ec2:DescribeVpcs'],
  subnets: ['ec2:DescribeSubnets'],
  routeTables: ['ec2:DescribeRouteTables'],
  natGateways: ['ec2:DescribeNatGateways'],
  endpoints: ['ec2:DescribeVpcEndpoints'],
  interfaces: ['ec2:DescribeNetworkInterfaces'],
  prefixLists: ['ec2:GetManagedPrefixListEntries'],
  peerings: ['ec2:DescribeVpcPeeringConnections'],
  transitAttachments: ['ec2:DescribeTransitGatewayAttachments', 'ec2:DescribeTransitGatewayVpcAttachments'],
  transitRouteTables: ['ec2:SearchTransitGatewayRoutes'],
  endpointServices: ['ec2:DescribeVpcEndpointServices'],
} as const satisfies Partial<Record<keyof Topology, readonly string[]>>

/** A part of a topology that EC2 tells by actions of its own. */
export type TopologyPart = keyof typeof READ_BY

/** Parts that tell whose a thing is and what could be: no price stands on them, only advice. */
const PRICES_NOTHING: readonly TopologyPart[] = ['vpcs', 'endpointServices']

export const isDenied = (part: TopologyPart, denied: readonly string[]) =>
  READ_BY[part].some((action) => denied.includes(action))

/** Whether EC2 told of all of these parts. */
export const tellsAll = (topology: Topology, parts: readonly TopologyPart[]) =>
  parts.every((part) => topology[part] !== undefined && !isDenied(part, topology.denied))

/** Those of actions that told nothing without which a price may be missing. */
export const unpricedActions = (denied: readonly string[]) =>
  denied.filter((action) => !PRICES_NOTHING.some((part) => isDenied(part, [action])))

export const pricingDenied = ({ denied }: Topology) => unpricedActions(denied)
