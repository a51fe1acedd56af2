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
  readonly natGateways: readonly NatGateway[]
  readonly endpoints: readonly Endpoint[]
  /** Those that could be read; a route to another one leads nobody knows what. */
  readonly prefixLists: readonly { readonly id: string; readonly cidrs: readonly string[] }[]
  /** Interfaces that are no pod and no node, or have a public address. */
  readonly interfaces: readonly NetworkInterface[]
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
}

/** A day's clusters with those that were asked since; a version that was told once is not untold. */
export function joinedClusters(standing: readonly Cluster[], asked: readonly Cluster[]): Cluster[] {
  const told = standing.filter(
    ({ name, version }) => !asked.some((one) => one.name === name && (one.version !== null || version === null)),
  )
  return [...told, ...asked.filter(({ name }) => !told.some((one) => one.name === name))]
}

export interface Subnet {
  readonly id: string
  readonly vpcId: string
  readonly zoneId: string
  /** Of both families. */
  readonly cidrs: readonly string[]
}

export interface NatGateway {
  readonly id: string
  readonly vpcId: string
  /** Null for a regional one, which stands in every zone. */
  readonly subnetId: string | null
  /** Public and available: a private one leads to no internet. Absent in topologies archived before it was read. */
  readonly isUsable?: boolean
}

export interface NetworkInterface {
  readonly id: string
  readonly vpcId: string
  readonly ips: readonly string[]
  readonly publicIps: readonly string[]
  /** Null for one that is known by a public address alone. */
  readonly name: string | null
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
  readonly vpcId: string
  /** Behind a gateway load balancer stands a firewall, as a rule. */
  readonly type: 'gateway' | 'interface' | 'gateway_load_balancer'
  /** `com.amazonaws.<region>.<service>`. */
  readonly serviceName: string
  readonly ips: readonly string[]
  /** Where it stands, one in each zone; absent in topologies that were archived before they were read. */
  readonly subnetIds?: readonly string[]
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
