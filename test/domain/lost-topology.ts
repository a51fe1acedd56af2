import type { Topology } from '../../domain/network/topology.ts'

const withoutIps = (known: Topology) => known.endpoints.map((endpoint) => ({ ...endpoint, ips: [] }))

/** What is known without each action, as `readTopology` leaves it. */
const LOST: Readonly<Record<string, (known: Topology) => Partial<Topology>>> = {
  'ec2:DescribeAvailabilityZones': () => ({ zones: [] }),
  'ec2:DescribeSubnets': () => ({ subnets: [] }),
  'ec2:DescribeRouteTables': () => ({ routeTables: [], prefixLists: [] }),
  'ec2:DescribeNatGateways': () => ({ natGateways: [] }),
  'ec2:DescribeVpcEndpoints': () => ({ endpoints: [] }),
  // An endpoint's addresses are those of its interfaces.
  'ec2:DescribeNetworkInterfaces': (known) => ({ interfaces: [], endpoints: withoutIps(known) }),
  'ec2:GetManagedPrefixListEntries': () => ({ prefixLists: [] }),
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
  return { ...known, ...Object.assign({}, ...parts), ...endpoints, denied: actions }
}
