import {
  DescribeAvailabilityZonesCommand,
  EC2Client,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2'
import { AccessDenied, ServiceFault, Throttled } from '../domain/errors.ts'
import {
  EMPTY_TOPOLOGY,
  type Endpoint,
  type Route,
  type RouteTable,
  type Topology,
} from '../domain/network/topology.ts'
import { askedAgain, fitting } from './answer.ts'
import { namedFault, UnfitAnswer } from './faults.ts'
import {
  ENDPOINTS,
  INTERFACES,
  interfaceOf,
  NAT_GATEWAYS,
  PREFIX_LIST_ENTRIES,
  privateIps,
  ROUTE_TABLES,
  routeOf,
  SUBNETS,
  ZONES,
} from './network-answers.ts'

let client: EC2Client | undefined
const ec2 = () => {
  client ??= new EC2Client({})
  return client
}

/**
 * Reads what decides a flow's way from EC2, for the given VPCs. `subnetIds` are subnets that agents stand in, so that an
 * answer without any of them is none. An action that is refused leaves its part empty and its name in `denied`, and so does
 * one that goes on answering with what was not asked for, which `unfit` names too; any other error is thrown.
 */
export async function readTopology(vpcIds: readonly string[], subnetIds: readonly string[] = []): Promise<Topology> {
  // A filter without a value is no filter, or an error: a day that names no VPC has nothing to ask for.
  if (vpcIds.length === 0) return EMPTY_TOPOLOGY
  const pages = { client: ec2() }
  const denied: string[] = []
  const unfit: string[] = []
  const inVpcs = { Filters: [{ Name: 'vpc-id', Values: [...vpcIds] }] }

  /** `isEmpty` says what cannot be: an answer for which it holds is not believed. */
  async function told<Value>(
    action: string,
    read: () => Promise<Value[]>,
    isEmpty: (values: readonly Value[]) => boolean = () => false,
  ): Promise<Value[]> {
    try {
      return await askedAgain(async () => {
        const values = await read()
        if (isEmpty(values)) throw new UnfitAnswer(`the answer to ${action} lacks what must be there`)
        return values
      })
    } catch (error) {
      const named = namedFault(error)
      if (named instanceof UnfitAnswer) unfit.push(`ec2:${action}`)
      else if (!(named instanceof AccessDenied)) throw named
      denied.push(`ec2:${action}`)
      return []
    }
  }

  const zones = await told(
    'DescribeAvailabilityZones',
    async () => {
      const answer = await ec2().send(new DescribeAvailabilityZonesCommand({}))
      const { AvailabilityZones } = fitting('DescribeAvailabilityZones', ZONES, answer)
      return AvailabilityZones.map(({ ZoneId, ZoneName }) => ({ id: ZoneId, name: ZoneName }))
    },
    (found) => found.length === 0,
  )
  const subnets = await told(
    'DescribeSubnets',
    () =>
      collected(paginateDescribeSubnets(pages, inVpcs), (page) =>
        fitting('DescribeSubnets', SUBNETS, page).Subnets.map(
          ({ SubnetId, VpcId, AvailabilityZoneId, CidrBlock, Ipv6CidrBlockAssociationSet = [] }) => ({
            id: SubnetId,
            vpcId: VpcId,
            zoneId: AvailabilityZoneId,
            cidrs: [CidrBlock, ...Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)].filter(
              (cidr) => cidr !== undefined,
            ),
          }),
        ),
      ),
    (found) => subnetIds.length > 0 && !found.some(({ id }) => subnetIds.includes(id)),
  )
  // Of a VPC with a subnet of ours, EC2 has tables and interfaces to tell of.
  const isOurs = subnets.length > 0
  const routeTables = await told(
    'DescribeRouteTables',
    () =>
      collected(paginateDescribeRouteTables(pages, inVpcs), (page) =>
        fitting('DescribeRouteTables', ROUTE_TABLES, page).RouteTables.map(
          ({ RouteTableId, VpcId, Associations, Routes }): RouteTable => ({
            id: RouteTableId,
            vpcId: VpcId,
            main: Associations.some(({ Main }) => Main === true),
            subnetIds: Associations.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
            routes: Routes.flatMap(routeOf),
          }),
        ),
      ),
    (found) => isOurs && found.length === 0,
  )
  const routes = routeTables.flatMap((table) => table.routes)
  const leadsTo = (start: string) => routes.some(({ target }) => target.startsWith(start))
  const natGateways = await told(
    'DescribeNatGateways',
    () =>
      collected(paginateDescribeNatGateways(pages, { Filter: inVpcs.Filters }), (page) =>
        fitting('DescribeNatGateways', NAT_GATEWAYS, page).NatGateways.map(
          ({ NatGatewayId, VpcId, SubnetId, State, ConnectivityType }) => ({
            id: NatGatewayId,
            vpcId: VpcId,
            subnetId: SubnetId ?? null,
            isUsable: (State ?? 'available') === 'available' && (ConnectivityType ?? 'public') === 'public',
          }),
        ),
      ),
    (found) => leadsTo('nat-') && found.length === 0,
  )
  const interfaces = await told(
    'DescribeNetworkInterfaces',
    () =>
      collected(
        paginateDescribeNetworkInterfaces(pages, inVpcs),
        (page) => fitting('DescribeNetworkInterfaces', INTERFACES, page).NetworkInterfaces,
      ),
    (found) => isOurs && found.length === 0,
  )
  const kept = interfaces.flatMap(interfaceOf)
  const endpoints = await told(
    'DescribeVpcEndpoints',
    () =>
      collected(
        paginateDescribeVpcEndpoints(pages, inVpcs),
        (page) => fitting('DescribeVpcEndpoints', ENDPOINTS, page).VpcEndpoints,
      ),
    (found) => (leadsTo('vpce-') || kept.some(({ owner }) => owner === 'vpc_endpoint')) && found.length === 0,
  )
  const ipsOf = new Map(interfaces.map((one) => [one.NetworkInterfaceId, privateIps(one)]))
  const lists = Map.groupBy(
    routes.filter(({ destination }) => destination.startsWith('pl-')),
    ({ destination }) => destination,
  )
  const prefixLists = await told('GetManagedPrefixListEntries', async () => {
    const sorted = [...lists].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const read = await Promise.all(sorted.map(([id, to]) => prefixList(id, to)))
    return read.filter((list) => list !== undefined)
  })
  return {
    schema: 1,
    vpcIds,
    ...{ zones: eachOnce(zones), subnets: eachOnce(subnets), routeTables: eachOnce(routeTables) },
    natGateways: eachOnce(natGateways),
    endpoints: eachOnce(
      endpoints.flatMap((one): Endpoint[] => {
        const type = ENDPOINT_TYPES[one.VpcEndpointType ?? '']
        if (type === undefined) return []
        const ips = (one.NetworkInterfaceIds ?? []).flatMap((id) => ipsOf.get(id) ?? [])
        const { VpcEndpointId: id, VpcId: vpcId, ServiceName: serviceName = '', SubnetIds: subnetIds = [] } = one
        return [{ id, vpcId, type, serviceName, ips, subnetIds }]
      }),
    ),
    prefixLists,
    interfaces: eachOnce(kept),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}

/** What came on two pages is one. */
const eachOnce = <Part extends { readonly id: string }>(parts: readonly Part[]): Part[] => [
  ...new Map(parts.map((part) => [part.id, part])).values(),
]

/** As the API words them. */
const ENDPOINT_TYPES: Readonly<Record<string, Endpoint['type']>> = {
  Gateway: 'gateway',
  Interface: 'interface',
  GatewayLoadBalancer: 'gateway_load_balancer',
}

/**
 * A list's blocks; undefined for one that is not shared any more, or is gone. Throws where EC2 refuses or fails, and
 * UnfitAnswer for an empty list of a gateway endpoint, which has a service's blocks.
 */
async function prefixList(id: string, routes: readonly Route[]): Promise<Topology['prefixLists'][number] | undefined> {
  const action = 'GetManagedPrefixListEntries'
  try {
    const cidrs = await collected(
      paginateGetManagedPrefixListEntries({ client: ec2() }, { PrefixListId: id }),
      (page) => fitting(action, PREFIX_LIST_ENTRIES, page).Entries.map(({ Cidr }) => Cidr),
    )
    if (cidrs.length === 0 && routes.some(({ target }) => target.startsWith('vpce-'))) {
      throw new UnfitAnswer(`the answer to ${action} lacks what must be there`)
    }
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
