import { type Answer, type Endpoint, type Gate, type Request, serve, xmlText } from './endpoint.ts'
import type { World } from './world.ts'

const ITEMS_PER_PAGE = 50

type Xml = string | number | boolean | undefined | readonly Xml[] | { readonly [name: string]: Xml }

/** The Describe calls of EC2 that the run makes, over the EC2 query protocol, from a world's network. */
export function serveEc2(gate: Gate, world: () => World): Promise<Endpoint> {
  return serve(
    gate,
    (request) => {
      const params = Object.fromEntries(new URLSearchParams(request.body.toString()))
      return { service: 'ec2', operation: params.Action ?? 'unknown', params }
    },
    (request, { operation }) => answer(request, operation, world()),
    refuse,
  )
}

function answer(request: Request, action: string, world: World): Answer {
  if (world.faults?.deniedEc2Actions?.includes(action)) {
    return refuse(403, `UnauthorizedOperation: You are not authorized to perform this operation: ec2:${action}`)
  }
  const params = new URLSearchParams(request.body.toString())
  const listId = params.get('PrefixListId')
  if (listId !== null && !world.network.managedPrefixLists.some(({ prefixListId }) => prefixListId === listId)) {
    return refuse(400, `InvalidPrefixListID.NotFound: the prefix list ${listId} does not exist`)
  }
  const found = SETS[action]?.(world, params)
  if (!found) return refuse(400, `InvalidAction: ${action} is not served here`)
  const [set, items] = found
  const wanted = items.filter((item) => matches(item, params))
  const from = Number(params.get('NextToken') ?? 0)
  const more = from + ITEMS_PER_PAGE < wanted.length ? String(from + ITEMS_PER_PAGE) : undefined
  const body = { requestId: 'local', [set]: wanted.slice(from, from + ITEMS_PER_PAGE), nextToken: more }
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${element(`${action}Response`, body)}`,
  }
}

/** One of a node for each subnet that agents stand in; what they are for is not told by their addresses. */
function nodeInterfaces({ connections }: World): World['network']['networkInterfaces'] {
  const ends = connections.flatMap(({ client, server }) => [client, server])
  const nodes = new Map(ends.flatMap((end) => (end.monitor === undefined ? [] : [[end.subnetId ?? '', end] as const])))
  return [...nodes].map(([subnetId, { vpcId = '', azId = '' }], index) => ({
    networkInterfaceId: `eni-0node${index}`,
    ...{ subnetId, vpcId, availabilityZone: azId },
    interfaceType: 'interface',
    description: 'aws-K8S-i-0123456789abcdef0',
    privateIps: [],
  }))
}

type Item = { readonly [name: string]: Xml }

const SETS: Readonly<Record<string, (world: World, params: URLSearchParams) => [string, readonly Item[]]>> = {
  DescribeAvailabilityZones: ({ network, region }) => [
    'availabilityZoneInfo',
    network.availabilityZones.map((zone) => ({ ...zone, regionName: region, zoneState: 'available' })),
  ],
  DescribeVpcs: ({ network }) => [
    'vpcSet',
    network.vpcs.map(({ vpcId, cidrBlocks }) => ({ vpcId, cidrBlock: cidrBlocks[0] })),
  ],
  DescribeSubnets: ({ network }) => [
    'subnetSet',
    network.subnets.map(({ ipv6CidrBlocks = [], ...subnet }) => ({
      ...subnet,
      ipv6CidrBlockAssociationSet: ipv6CidrBlocks.map((ipv6CidrBlock) => ({ ipv6CidrBlock })),
    })),
  ],
  DescribeRouteTables: ({ network }) => [
    'routeTableSet',
    network.routeTables.map(({ routeTableId, vpcId, associations, routes }) => ({
      routeTableId,
      vpcId,
      associationSet: associations.map(({ subnetId, main = false }) => ({ routeTableId, subnetId, main })),
      routeSet: routes.map((route) => ({ state: 'active', ...route })),
    })),
  ],
  DescribeNatGateways: ({ network }) => [
    'natGatewaySet',
    network.natGateways.map(({ privateIp, publicIp, ...gateway }) => ({
      ...gateway,
      state: 'available',
      natGatewayAddressSet: [{ privateIp, publicIp }],
    })),
  ],
  DescribeVpcEndpoints: ({ network }) => [
    'vpcEndpointSet',
    network.vpcEndpoints.map(({ type, routeTableIds = [], networkInterfaceIds = [], subnetIds = [], ...endpoint }) => ({
      ...endpoint,
      vpcEndpointType: type,
      state: 'available',
      routeTableIdSet: routeTableIds,
      networkInterfaceIdSet: networkInterfaceIds,
      subnetIdSet: subnetIds,
    })),
  ],
  DescribeNetworkInterfaces: (world) => [
    'networkInterfaceSet',
    [...world.network.networkInterfaces, ...nodeInterfaces(world)].map(
      ({ privateIps, ipv6s = [], publicIp, ...networkInterface }) => {
        const association = publicIp === undefined ? undefined : { publicIp }
        return {
          ...networkInterface,
          association,
          privateIpAddress: privateIps[0],
          privateIpAddressesSet: privateIps.map((privateIpAddress, index) => ({
            privateIpAddress,
            association: index === 0 ? association : undefined,
          })),
          ipv6AddressesSet: ipv6s.map((ipv6Address) => ({ ipv6Address })),
        }
      },
    ),
  ],
  GetManagedPrefixListEntries: ({ network }, params) => [
    'entrySet',
    (
      network.managedPrefixLists.find(({ prefixListId }) => prefixListId === params.get('PrefixListId'))?.cidrs ?? []
    ).map((cidr) => ({ cidr })),
  ],
}

/** Filters that the run uses, by the field they look at. */
const FILTERED_FIELD: Readonly<Record<string, string>> = { 'vpc-id': 'vpcId', 'interface-type': 'interfaceType' }

function matches(item: Item, params: URLSearchParams): boolean {
  for (const [name, filter] of params) {
    const numbered = /^(Filter\.\d+)\.Name$/.exec(name)
    if (!numbered) continue
    const values = [...params].filter(([key]) => key.startsWith(`${numbered[1]}.Value`)).map(([, value]) => value)
    const field = FILTERED_FIELD[filter]
    if (field === undefined) throw new Error(`filter ${filter} is not served here`)
    if (!values.includes(String(item[field]))) return false
  }
  return true
}

function element(name: string, value: Xml): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return `<${name}>${value.map((item) => element('item', item)).join('')}</${name}>`
  if (typeof value === 'object') {
    return `<${name}>${Object.entries(value)
      .map(([key, inner]) => element(key, inner))
      .join('')}</${name}>`
  }
  return `<${name}>${xmlText(String(value))}</${name}>`
}

function refuse(status: number, error: string): Answer {
  const [code = '', ...message] = error.split(': ')
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<Response><Errors>${element('Error', { Code: code, Message: message.join(': ') })}</Errors><RequestID>local</RequestID></Response>`,
  }
}
