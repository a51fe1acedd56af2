import type { Topology } from '../../domain/network/topology.ts'

const withoutIps = (known: Topology) => known.endpoints.map((endpoint) => ({ ...endpoint, ips: [] }))

type Lost = { readonly [Part in keyof Topology]?: Topology[Part] | undefined }

/** Parts that nobody asks for where no route is known. */
const NOWHERE = { peerings: undefined, transitAttachments: undefined, transitRouteTables: undefined }

/** What is known without each action, as `readTopology` leaves it. */
const LOST: Readonly<Record<string, (known: Topology) => Lost>> = {
  'ec2:DescribeAvailabilityZones': () => ({ zones: [] }),
  'ec2:DescribeSubnets': () => ({ subnets: [] }),
  'ec2:DescribeRouteTables': () => ({ routeTables: [], prefixLists: [], ...NOWHERE }),
  'ec2:DescribeNatGateways': () => ({ natGateways: [] }),
  'ec2:DescribeVpcEndpoints': () => ({ endpoints: [] }),
  // An endpoint's addresses are those of its interfaces.
  'ec2:DescribeNetworkInterfaces': (known) => ({ interfaces: [], endpoints: withoutIps(known) }),
  'ec2:GetManagedPrefixListEntries': () => ({ prefixLists: [] }),
  'ec2:DescribeVpcs': () => ({ vpcs: undefined }),
  'ec2:DescribeVpcPeeringConnections': () => ({ peerings: undefined }),
  'ec2:DescribeTransitGatewayAttachments': () => ({ transitAttachments: undefined, transitRouteTables: undefined }),
  'ec2:DescribeTransitGatewayVpcAttachments': ({ transitAttachments }) => ({
    transitAttachments: transitAttachments?.map((one) => ({ ...one, subnetIds: [] })),
  }),
  'ec2:SearchTransitGatewayRoutes': () => ({ transitRouteTables: undefined }),
  'ec2:DescribeVpcEndpointServices': () => ({ endpointServices: undefined }),
}

export const ACTIONS = Object.keys(LOST)

/** Each action alone, and with each other one. */
export const LOSSES: readonly (readonly string[])[] = [
  ...ACTIONS.map((one) => [one]),
  ...ACTIONS.flatMap((one, index) => ACTIONS.slice(index + 1).map((other) => [one, other])),
]

export function without(known: Topology, ...actions: readonly string[]): Topology {
  const parts = actions.map((action) => LOST[action]?.(known) ?? {})
  // Without the endpoints there are none that lack their addresses.
  const endpoints = actions.includes('ec2:DescribeVpcEndpoints') ? { endpoints: [] } : {}
  const lost: Lost = { ...known, ...Object.assign({}, ...parts), ...endpoints, denied: actions }
  return Object.fromEntries(Object.entries(lost).filter(([, part]) => part !== undefined)) as unknown as Topology
}
