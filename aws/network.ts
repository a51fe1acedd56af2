import {
  DescribeAvailabilityZonesCommand,
  EC2Client,
  type NetworkInterface as Ec2Interface,
  type Route as Ec2Route,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2'
import { AccessDenied, ServiceFault, Throttled } from '../domain/errors.ts'
import { describedInterface } from '../domain/network/network-interface.ts'
import {
  EMPTY_TOPOLOGY,
  type Endpoint,
  type NetworkInterface,
  type Route,
  type Topology,
} from '../domain/network/topology.ts'
import { namedFault } from './faults.ts'

let client: EC2Client | undefined

/**
 * Reads what decides a flow's way from EC2, for the given VPCs. An action that is refused leaves its part empty and
 * its name in `denied`; any other error is thrown.
 */
export async function readTopology(vpcIds: readonly string[]): Promise<Topology> {
  // A filter without a value is no filter, or an error: a day that names no VPC has nothing to ask for.
  if (vpcIds.length === 0) return EMPTY_TOPOLOGY
  client ??= new EC2Client({})
  const pages = { client }
  const denied: string[] = []
  const inVpcs = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] }

  async function allowed<Value>(action: string, read: () => Promise<Value[]>): Promise<Value[]> {
    try {
      return await read()
    } catch (error) {
      const named = namedFault(error)
      if (!(named instanceof AccessDenied)) throw named
      denied.push(`ec2:${action}`)
      return []
    }
  }

  const zones = await allowed('DescribeAvailabilityZones', async () => {
    const { AvailabilityZones } = await pages.client.send(new DescribeAvailabilityZonesCommand({}))
    return (AvailabilityZones ?? []).map(({ ZoneId, ZoneName }) => ({ id: ZoneId ?? '', name: ZoneName ?? '' }))
  })
  const subnets = await allowed('DescribeSubnets', () =>
    collected(paginateDescribeSubnets(pages, inVpcs), ({ Subnets }) =>
      (Subnets ?? []).map(({ SubnetId, VpcId, AvailabilityZoneId, CidrBlock, Ipv6CidrBlockAssociationSet }) => ({
        id: SubnetId ?? '',
        vpcId: VpcId ?? '',
        zoneId: AvailabilityZoneId ?? '',
        cidrs: [CidrBlock, ...(Ipv6CidrBlockAssociationSet ?? []).map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)].filter(
          (cidr) => cidr !== undefined,
        ),
      })),
    ),
  )
  const routeTables = await allowed('DescribeRouteTables', () =>
    collected(paginateDescribeRouteTables(pages, inVpcs), ({ RouteTables }) =>
      (RouteTables ?? []).map(({ RouteTableId, VpcId, Associations, Routes }) => ({
        id: RouteTableId ?? '',
        vpcId: VpcId ?? '',
        main: (Associations ?? []).some(({ Main }) => Main === true),
        subnetIds: (Associations ?? []).flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
        routes: (Routes ?? []).flatMap(routeOf),
      })),
    ),
  )
  const natGateways = await allowed('DescribeNatGateways', () =>
    collected(paginateDescribeNatGateways(pages, { Filter: inVpcs.Filters }), ({ NatGateways }) =>
      (NatGateways ?? []).map(({ NatGatewayId, VpcId, SubnetId, State, ConnectivityType }) => ({
        id: NatGatewayId ?? '',
        vpcId: VpcId ?? '',
        subnetId: SubnetId ?? null,
        isUsable: (State ?? 'available') === 'available' && (ConnectivityType ?? 'public') === 'public',
      })),
    ),
  )
  const endpoints = await allowed('DescribeVpcEndpoints', () =>
    collected(paginateDescribeVpcEndpoints(pages, inVpcs), ({ VpcEndpoints }) => VpcEndpoints ?? []),
  )
  const interfaces = await allowed('DescribeNetworkInterfaces', () =>
    collected(paginateDescribeNetworkInterfaces(pages, inVpcs), ({ NetworkInterfaces }) => NetworkInterfaces ?? []),
  )
  const ipsOf = new Map(interfaces.map((one) => [one.NetworkInterfaceId ?? '', privateIps(one)]))
  const listIds = new Set(
    routeTables
      .flatMap(({ routes }) => routes.map(({ destination }) => destination))
      .filter((id) => id.startsWith('pl-')),
  )
  const prefixLists = await allowed('GetManagedPrefixListEntries', async () => {
    const lists = await Promise.all([...listIds].toSorted().map(prefixList))
    return lists.filter((list) => list !== undefined)
  })
  return {
    schema: 1,
    vpcIds,
    zones,
    subnets,
    routeTables,
    natGateways,
    endpoints: endpoints.flatMap((one): Endpoint[] => {
      const type = ENDPOINT_TYPES[one.VpcEndpointType ?? '']
      if (type === undefined) return []
      const ips = (one.NetworkInterfaceIds ?? []).flatMap((id) => ipsOf.get(id) ?? [])
      const {
        VpcEndpointId: id = '',
        VpcId: vpcId = '',
        ServiceName: serviceName = '',
        SubnetIds: subnetIds = [],
      } = one
      return [{ id, vpcId, type, serviceName, ips, subnetIds }]
    }),
    prefixLists,
    interfaces: interfaces.flatMap(interfaceOf),
    denied,
  }
}

/** As the API words them. */
const ENDPOINT_TYPES: Readonly<Record<string, Endpoint['type']>> = {
  Gateway: 'gateway',
  Interface: 'interface',
  GatewayLoadBalancer: 'gateway_load_balancer',
}

/** A list's blocks; undefined for one that is not shared any more, or is gone. Throws where EC2 refuses or fails. */
async function prefixList(id: string): Promise<Topology['prefixLists'][number] | undefined> {
  try {
    const pages = paginateGetManagedPrefixListEntries({ client: client ?? new EC2Client({}) }, { PrefixListId: id })
    const cidrs = await collected(pages, ({ Entries }) =>
      (Entries ?? []).flatMap(({ Cidr }) => (Cidr === undefined ? [] : [Cidr])),
    )
    return { id, cidrs }
  } catch (error) {
    const named = namedFault(error)
    if (named instanceof AccessDenied || named instanceof Throttled || named instanceof ServiceFault) throw named
    return undefined
  }
}

async function collected<Page, Value>(pages: AsyncIterable<Page>, values: (page: Page) => Value[]): Promise<Value[]> {
  const all: Value[] = []
  for await (const page of pages) all.push(...values(page))
  return all
}

function privateIps({ PrivateIpAddresses, Ipv6Addresses }: Ec2Interface): string[] {
  return [
    ...(PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...(Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address),
  ].filter((ip) => ip !== undefined)
}

/** Only interfaces that are no pods and no nodes are kept: a cluster has thousands of the others. */
function interfaceOf(one: Ec2Interface): NetworkInterface[] {
  const { name = null, owner = null } = describedInterface(one.Description ?? '') ?? {}
  const addresses = [
    one.Association?.PublicIp,
    ...(one.PrivateIpAddresses ?? []).map(({ Association }) => Association?.PublicIp),
  ]
  const publicIps = [...new Set(addresses.filter((ip) => ip !== undefined))]
  if (name === null && publicIps.length === 0) return []
  const { NetworkInterfaceId: id = '', VpcId: vpcId = '' } = one
  return [{ id, vpcId, ips: privateIps(one), publicIps, name, owner }]
}

/** A blackhole carries nothing; a route without a target that is known here stays, as `unknown` must win over a shorter prefix. */
function routeOf(route: Ec2Route): Route[] {
  const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId
  if (destination === undefined) return []
  const target =
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.EgressOnlyInternetGatewayId ??
    route.GatewayId ??
    route.NetworkInterfaceId ??
    'unknown'
  return [{ destination, target: route.State === 'blackhole' ? 'blackhole' : target }]
}
