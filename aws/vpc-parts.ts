import {
  type EC2Client,
  type Filter,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2'
import type { Route, Topology, Zone } from '../domain/network/topology.ts'
import { fitting } from './answer.ts'
import { ENDPOINTS, endpointOf, INTERFACES, interfaceOf, privateIps } from './endpoint-answers.ts'
import {
  NAT_GATEWAYS,
  natGatewaysOf,
  PREFIX_LIST_ENTRIES,
  ROUTE_TABLES,
  routeTablesOf,
  SUBNETS,
  subnetsOf,
  VPCS,
  vpcsOf,
} from './network-answers.ts'
import {
  collected,
  collectedBy,
  eachOnce,
  isOwn,
  lacking,
  type NetworkQuestions,
  unlessGone,
} from './network-question.ts'

/** What EC2 tells of VPCs by their ids. */
export type VpcParts = Pick<
  Topology,
  'vpcs' | 'subnets' | 'routeTables' | 'natGateways' | 'endpoints' | 'interfaces' | 'prefixLists'
>

export interface VpcQuestion {
  readonly client: EC2Client
  readonly questions: NetworkQuestions
  readonly zones: readonly Zone[]
  /** Subnets that agents stand in: an answer without any of them is none, unless all of them are in foreign VPCs. */
  readonly subnetIds: readonly string[]
  readonly areAllForeign: boolean
  /** VPCs that are passed through: of their interfaces, those alone are read that a service made, or a route leads to. */
  readonly isBehind: boolean
  /** Who asks, and where; undefined where that is not known. */
  readonly accountId: string | undefined
  readonly region: string | undefined
  /** Prefix lists that are known already. */
  readonly knownLists: readonly string[]
}

/** Reads what decides a flow's way inside the given VPCs. What is refused leaves its part empty, or absent where it may be. */
export async function readVpcParts(vpcIds: readonly string[], question: VpcQuestion): Promise<VpcParts> {
  const { client, questions, subnetIds, accountId } = question
  const pages = { client }
  /** Undefined where it is refused. */
  const ask = <Page, Value>(
    action: string,
    pagesOf: (filters: Filter[]) => AsyncIterable<Page>,
    valuesOf: (page: Page) => Value[],
    isEmpty?: (found: readonly Value[]) => boolean,
    { filter = { name: 'vpc-id', values: vpcIds }, mayBeEmpty = false } = {},
  ) => questions.told(action, () => collectedBy(filter, pagesOf, valuesOf), isEmpty, mayBeEmpty)

  const hasAgents = (found: readonly { readonly id: string }[]) => found.some(({ id }) => subnetIds.includes(id))
  const vpcs = await ask(
    'DescribeVpcs',
    (Filters) => paginateDescribeVpcs(pages, { Filters }),
    (page) => vpcsOf(fitting('DescribeVpcs', VPCS, page)),
  )
  const subnets = await ask(
    'DescribeSubnets',
    (Filters) => paginateDescribeSubnets(pages, { Filters }),
    (page) => subnetsOf(fitting('DescribeSubnets', SUBNETS, page)),
    (found) => subnetIds.length > 0 && !hasAgents(found),
    { mayBeEmpty: question.areAllForeign },
  )
  // Of a VPC with a subnet that agents stand in, EC2 has tables and interfaces to tell of.
  const isSeen = subnets !== undefined && hasAgents(subnets)
  const routeTables = await ask(
    'DescribeRouteTables',
    (Filters) => paginateDescribeRouteTables(pages, { Filters }),
    (page) => routeTablesOf(fitting('DescribeRouteTables', ROUTE_TABLES, page)),
    (found) => isSeen && found.length === 0,
  )
  const routes = routeTables?.flatMap((table) => table.routes) ?? []
  const ownRoutes = routeTables?.filter((table) => isOwn(table, accountId)).flatMap((table) => table.routes) ?? []
  const leadsTo = (start: string) => ownRoutes.some(({ target }) => target.startsWith(start))
  const natGateways = await ask(
    'DescribeNatGateways',
    (Filter) => paginateDescribeNatGateways(pages, { Filter }),
    (page) => natGatewaysOf(fitting('DescribeNatGateways', NAT_GATEWAYS, page), question.zones),
    (found) => leadsTo('nat-') && found.length === 0,
  )
  // Pods and nodes elsewhere are not read: there may be thousands, and none of them says anything.
  const managed = question.isBehind ? [{ Name: 'requester-managed', Values: ['true'] }] : []
  const askInterfaces = (
    more: readonly Filter[],
    filter?: { readonly name: string; readonly values: readonly string[] },
  ) =>
    ask(
      'DescribeNetworkInterfaces',
      (filters) => paginateDescribeNetworkInterfaces(pages, { Filters: [...filters, ...more] }),
      (page) => fitting('DescribeNetworkInterfaces', INTERFACES, page).NetworkInterfaces,
      (found) => !question.isBehind && isSeen && found.length === 0,
      { filter },
    )
  const most = (await askInterfaces(managed)) ?? []
  const hasEndpoint = most.flatMap((one) => interfaceOf(one, new Set())).some(({ owner }) => owner === 'vpc_endpoint')
  const endpoints = await ask(
    'DescribeVpcEndpoints',
    (Filters) => paginateDescribeVpcEndpoints(pages, { Filters }),
    (page) => fitting('DescribeVpcEndpoints', ENDPOINTS, page).VpcEndpoints,
    (found) => (leadsTo('vpce-') || hasEndpoint) && found.length === 0,
  )
  const leadTo = new Set([
    ...routes.flatMap(({ target }) => (target.startsWith('eni-') ? [target] : [])),
    ...(endpoints ?? []).flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds),
  ])
  const left = [...leadTo].filter((id) => !most.some((one) => one.NetworkInterfaceId === id))
  const others = question.isBehind ? await askInterfaces([], { name: 'network-interface-id', values: left }) : []
  const interfaces = [...most, ...(others ?? [])]
  const ipsOf = new Map(interfaces.map((one) => [one.NetworkInterfaceId, privateIps(one)]))
  return {
    ...(vpcs ? { vpcs: eachOnce(vpcs) } : {}),
    subnets: eachOnce(subnets ?? []),
    routeTables: eachOnce(routeTables ?? []),
    natGateways: eachOnce(natGateways ?? []),
    endpoints: eachOnce((endpoints ?? []).flatMap((one) => endpointOf(one, ipsOf, question.region))),
    interfaces: eachOnce(interfaces.flatMap((one) => interfaceOf(one, leadTo, accountId))),
    prefixLists: await readPrefixLists(client, questions, routes, question.knownLists),
  }
}

const LIST_ENTRIES = 'GetManagedPrefixListEntries'

/** The lists that routes name: one that is not shared any more, or is gone, is left out. */
async function readPrefixLists(
  client: EC2Client,
  { told }: NetworkQuestions,
  routes: readonly Route[],
  known: readonly string[],
): Promise<Topology['prefixLists']> {
  const named = routes.filter(({ destination }) => destination.startsWith('pl-') && !known.includes(destination))
  const lists = [...Map.groupBy(named, ({ destination }) => destination)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const read = await told(LIST_ENTRIES, () =>
    Promise.all(
      lists.map(([id, to]) =>
        unlessGone(async () => {
          const cidrs = await collected(paginateGetManagedPrefixListEntries({ client }, { PrefixListId: id }), (page) =>
            fitting(LIST_ENTRIES, PREFIX_LIST_ENTRIES, page).Entries.map(({ Cidr }) => Cidr),
          )
          // A gateway endpoint has a service's blocks.
          if (cidrs.length === 0 && to.some(({ target }) => target.startsWith('vpce-'))) throw lacking(LIST_ENTRIES)
          return { id, cidrs }
        }),
      ),
    ),
  )
  return read?.filter((list) => list !== undefined) ?? []
}
