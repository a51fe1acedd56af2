import { expect, test } from 'vitest'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { End } from '../../../domain/flows/observation.ts'
import type { Identity } from '../../../domain/identities/identity.ts'
import { pricedFlow } from '../../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { pathInWords } from '../../../domain/network/path.ts'
import { EMPTY_TOPOLOGY, type RouteTable, type Topology } from '../../../domain/network/topology.ts'
import { end, flow, GIB, knowledge } from '../build.ts'

// Networks that people have: the way that 100 GB take in us-east-1, what they pay, and the page that says so. NAT $0.045,
// a crossing $0.01 out and $0.01 in, an endpoint $0.01, a transit gateway $0.02 a gigabyte.

const EC2 = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
const VPC = 'https://aws.amazon.com/vpc/pricing/'
const TRANSIT = 'https://aws.amazon.com/transit-gateway/pricing/'
const PRIVATELINK = 'https://aws.amazon.com/privatelink/pricing/'
const FIREWALL = 'https://aws.amazon.com/network-firewall/pricing/'
const LATTICE = 'https://aws.amazon.com/vpc/lattice/pricing/'
const NAT_GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html'
const REGIONAL_NAT = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html'
const NAT64 = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'
const MIDDLEBOX = 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html'
const ROUTES = 'https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html'
const PRIORITY = 'https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html'
const VPN_PRIORITY = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html'
const PEERING = 'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html'
const CUSTOM_NETWORKING = 'https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html'
const EXTERNAL_SNAT = 'https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html'
const POD_IDENTITY = 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html'
const SERVICES = 'https://kubernetes.io/docs/reference/networking/virtual-ips/'
const S3_REGIONS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html'
const GATEWAY_ENDPOINTS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'
const VPN = 'https://aws.amazon.com/vpn/pricing/'
const APPLIANCE_MODE = 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html'
const CLOUD_WAN = 'https://aws.amazon.com/cloud-wan/pricing/'

const LOCAL = ['10.0.0.0/16', 'local'] as const
type Routes = readonly (readonly [destination: string, target: string, propagated?: true])[]

const table = (subnet: string, routes: Routes, vpcId = 'vpc-1'): RouteTable => ({
  id: `rtb-${subnet}`,
  vpcId,
  main: subnet === 'main',
  subnetIds: subnet === 'main' ? [] : [subnet],
  routes: [LOCAL, ...routes].map(([destination, target, propagated]) => ({
    ...{ destination, target },
    ...(propagated ? { propagated } : {}),
  })),
  ownerId: '111122223333',
})

const ZONES = ['use1-az1', 'use1-az2', 'use1-az3'] as const

/** vpc-1 with a private (`s1`, …) and a public (`p1`, …) subnet in each of three zones; tables of private subnets are the case's. */
function network(tables: Readonly<Record<string, Routes>>, more: Partial<Topology> = {}): Topology {
  const subnets = ZONES.flatMap((zoneId, index) => [
    { id: `s${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.${index + 1}.0/24`, `2600:1f18:0:${index + 1}::/64`] },
    { id: `p${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.10${index + 1}.0/24`] },
  ])
  const own = Object.entries(tables).map(([subnet, routes]) => table(subnet, routes))
  const publics = ['p1', 'p2', 'p3'].filter((id) => !(id in tables)).map((id) => table(id, [['0.0.0.0/0', 'igw-1']]))
  return {
    ...EMPTY_TOPOLOGY,
    vpcIds: ['vpc-1'],
    accountId: '111122223333',
    zones: ZONES.map((id, index) => ({ id, name: `us-east-1${'abc'[index]}` })),
    ...more,
    subnets: [...subnets, ...(more.subnets ?? [])],
    routeTables: [...own, ...publics, ...(more.routeTables ?? [])],
    natGateways: [
      ...[1, 2, 3].map((index) => ({
        id: `nat-${index}`,
        vpcId: 'vpc-1',
        subnetId: `p${index}`,
        connectivity: 'public' as const,
      })),
      ...(more.natGateways ?? []),
    ],
  }
}

/** The pod that calls, in zone 1 unless said. */
const pod = (zone: 1 | 2 | 3 = 1, more: Partial<End> = {}) =>
  end({ ip: `10.0.${zone}.7`, subnetId: `s${zone}`, azId: `use1-az${zone}`, vpcId: 'vpc-1', pod: 'web-0', ...more })
const to = (ip: string, category: Flow['category'] = 'UNCLASSIFIED', more: Partial<Flow> = {}): Partial<Flow> => ({
  category,
  source: pod(),
  destination: end({ ip }),
  ...more,
})

const aws = (region: string, rented = false): Identity => ({
  ...{ name: 'AWS', owner: 'AWS', source: 'ip-ranges', confidence: 'medium', host: null, rented },
  ...{ region, endpointService: null, privateConnectivity: null },
})

const firewall = (id: string, subnetId: string, isNetworkFirewall: boolean) => ({
  ...{ id, vpcId: 'vpc-1', type: 'gateway_load_balancer' as const, serviceName: '', ips: [], subnetIds: [subnetId] },
  isNetworkFirewall,
})
/** fw1 of zone 1, whose table is the case's. */
const firewallSubnet = (routes: Routes) => ({
  subnets: [{ id: 'fw1', vpcId: 'vpc-1', zoneId: 'use1-az1', cidrs: ['10.0.201.0/28'] }],
  routeTables: [table('fw1', routes)],
})

/** Pods of 100.64.0.0/16 in zone 1, whose nodes stand in s1. */
const custom = (routes: Routes) => ({
  subnets: [{ id: 'c1', vpcId: 'vpc-1', zoneId: 'use1-az1', cidrs: ['100.64.1.0/24'] }],
  routeTables: [table('c1', [['100.64.0.0/16', 'local'], ...routes])],
})
const customPod = pod(1, { ip: '100.64.1.9', subnetId: 'c1' })

const attachment = (id: string, vpcId: string, subnetIds: readonly string[], routeTableId: string | null) => ({
  ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: vpcId, ownerId: '111122223333' },
  ...{ subnetIds, routeTableId, applianceMode: false },
})
/** vpc-hub with an attachment and a NAT gateway in zone 1, and one in zone 2. */
function hub(
  attached: readonly string[],
  tables: Readonly<Record<string, Routes>>,
  toHub: string = '0.0.0.0/0',
): Partial<Topology> {
  const subnets = ['1', '2'].flatMap((zone) => [
    { id: `h${zone}`, vpcId: 'vpc-hub', zoneId: `use1-az${zone}`, cidrs: [`10.9.${zone}.0/24`] },
    { id: `hp${zone}`, vpcId: 'vpc-hub', zoneId: `use1-az${zone}`, cidrs: [`10.9.10${zone}.0/24`] },
  ])
  return {
    subnets,
    routeTables: Object.entries({
      hp1: [['0.0.0.0/0', 'igw-hub']],
      hp2: [['0.0.0.0/0', 'igw-hub']],
      ...tables,
    } as const).map(([subnet, routes]) => ({
      ...table(subnet, routes as Routes, 'vpc-hub'),
      routes: [['10.9.0.0/16', 'local'] as const, ...(routes as Routes)].map(([destination, target]) => ({
        destination,
        target,
      })),
    })),
    natGateways: ['1', '2'].map((zone) => ({
      ...{ id: `nat-h${zone}`, vpcId: 'vpc-hub', subnetId: `hp${zone}`, connectivity: 'public' as const },
    })),
    transitAttachments: [
      attachment('att-1', 'vpc-1', ['s1', 's2'], 'tgw-rtb-spokes'),
      attachment('att-hub', 'vpc-hub', attached, 'tgw-rtb-hub'),
      {
        ...{
          id: 'att-vpn',
          transitGatewayId: 'tgw-1',
          resourceType: 'vpn',
          resourceId: 'vpn-1',
          ownerId: '111122223333',
        },
        ...{ subnetIds: [], routeTableId: null },
      },
    ],
    transitRouteTables: [
      {
        id: 'tgw-rtb-spokes',
        transitGatewayId: 'tgw-1',
        routes: [
          { destination: toHub, attachmentId: 'att-hub' },
          { destination: '192.168.0.0/16', attachmentId: 'att-vpn' },
          { destination: '10.66.0.0/16', attachmentId: 'blackhole' },
        ],
      },
    ],
  }
}

/** With the hub's attachment in appliance mode, or not, or nobody knows. */
const inMode = (applianceMode: boolean | undefined, one: Partial<Topology>): Partial<Topology> => ({
  ...one,
  transitAttachments: (one.transitAttachments ?? []).map(({ applianceMode: _, ...rest }) =>
    applianceMode === undefined ? rest : { ...rest, applianceMode },
  ),
})

const peering = (ownerId: string, region = 'us-east-1') => ({
  peerings: [
    {
      id: 'pcx-1',
      sides: [
        { vpcId: 'vpc-1', ownerId: '111122223333', region: 'us-east-1' },
        { vpcId: 'vpc-9', ownerId, region, cidrs: ['10.50.0.0/16'] },
      ] as const,
    },
  ],
})

const interfaceOf = (ip: string, more: Partial<Topology['interfaces'][number]>) => ({
  interfaces: [{ id: 'eni-1', vpcId: 'vpc-1', ips: [ip], publicIps: [], name: null, owner: null, ...more }],
})
const endpoint = (more: Partial<Topology['endpoints'][number]> = {}) => ({
  endpoints: [
    {
      ...{ id: 'vpce-1', vpcId: 'vpc-1', type: 'interface' as const, serviceName: 'com.amazonaws.us-east-1.sqs' },
      ...{ ips: ['10.0.2.50'], subnetIds: ['s2'], ownerId: '111122223333' },
      ...more,
    },
  ],
})
const S3 = {
  prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
  endpoints: [
    {
      ...{ id: 'vpce-s3', vpcId: 'vpc-1' },
      ...{ type: 'gateway' as const, serviceName: 'com.amazonaws.us-east-1.s3', ips: [] },
    },
  ],
}
const SHARED_VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html'
const VPC_SHARING = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html'
/** w1 of zone 1 in vpc-9, which account 444455556666 shares; what leads out is told to that account alone. */
const shared = (routes: Routes): Partial<Topology> => ({
  subnets: [
    { id: 'w1', vpcId: 'vpc-9', zoneId: 'use1-az1', cidrs: ['10.60.1.0/24'], ownerId: '444455556666' },
    { id: 'w2', vpcId: 'vpc-9', zoneId: 'use1-az2', cidrs: ['10.60.2.0/24'], ownerId: '444455556666' },
  ],
  routeTables: [{ ...table('w1', [['10.60.0.0/16', 'local'], ...routes], 'vpc-9'), ownerId: '444455556666' }],
})
const tableWithoutOwner = (subnet: string, vpcId: string) => {
  const { ownerId: _, ...rest } = table(subnet, [['0.0.0.0/0', 'nat-owner']], vpcId)
  return rest
}
const guest = pod(1, { ip: '10.60.1.7', subnetId: 'w1', vpcId: 'vpc-9' })
const INTERNET = '140.82.112.3'

interface Case {
  readonly network: Topology
  readonly flow: Partial<Flow>
  readonly identity?: Identity
  /** The way in words, without its beginning. */
  readonly way: string
  /** Dollars of 100 GB. */
  readonly usd: number
  readonly unpriced?: RegExp
  readonly atMost?: number
  readonly page: string
}

const CASES: Readonly<Record<string, Case>> = {
  // NAT gateways
  'the internet by the zone’s own NAT gateway': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to(INTERNET),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: VPC,
  },
  'the internet by the NAT gateway of another zone': {
    network: network({ s1: [['0.0.0.0/0', 'nat-2']] }),
    flow: to(INTERNET),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: VPC,
  },
  'one partner by the NAT gateway of another zone, all else by a firewall': {
    network: network(
      {
        s1: [
          ['0.0.0.0/0', 'vpce-fw'],
          ['140.82.112.0/20', 'nat-2'],
        ],
      },
      { ...firewallSubnet([['0.0.0.0/0', 'nat-1']]), endpoints: [firewall('vpce-fw', 'fw1', true)] },
    ),
    flow: to(INTERNET),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: MIDDLEBOX,
  },
  'halves of the internet, each by a NAT gateway': {
    network: network({
      s1: [
        ['0.0.0.0/1', 'nat-1'],
        ['128.0.0.0/1', 'nat-2'],
      ],
    }),
    flow: to(INTERNET),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: ROUTES,
  },
  'a private NAT gateway to on premises over a transit gateway': {
    network: network(
      {
        s1: [['192.168.0.0/16', 'nat-p']],
        p1: [
          ['0.0.0.0/0', 'igw-1'],
          ['192.168.0.0/16', 'tgw-1'],
        ],
      },
      { natGateways: [{ id: 'nat-p', vpcId: 'vpc-1', subnetId: 'p1', connectivity: 'private' }] },
    ),
    flow: to('192.168.4.1'),
    way: 'private NAT gateway nat-p (use1-az1) → transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 6.5,
    unpriced: /network behind it/,
    page: NAT_GUIDE,
  },
  'a private NAT gateway, in whose table the internet gateway stands': {
    network: network(
      { s1: [['0.0.0.0/0', 'nat-p']] },
      { natGateways: [{ id: 'nat-p', vpcId: 'vpc-1', subnetId: 'p1', connectivity: 'private' }] },
    ),
    flow: to(INTERNET),
    way: 'private NAT gateway nat-p (use1-az1) → internet gateway igw-1 → an internet gateway, which drops private addresses: the flow did not go this way',
    usd: 0,
    unpriced: /drops private addresses/,
    page: NAT_GUIDE,
  },
  'a NAT gateway whose subnet leads to AWS Network Firewall': {
    network: network(
      { s1: [['0.0.0.0/0', 'nat-1']], p1: [['0.0.0.0/0', 'vpce-fw']] },
      { ...firewallSubnet([['0.0.0.0/0', 'igw-1']]), endpoints: [firewall('vpce-fw', 'fw1', true)] },
    ),
    flow: to(INTERNET),
    way: 'NAT gateway nat-1 (use1-az1) → firewall endpoint vpce-fw (use1-az1) → internet gateway igw-1 → a public address',
    usd: 0,
    unpriced: /firewall/,
    atMost: 9,
    page: FIREWALL,
  },
  'AWS Network Firewall before a NAT gateway': {
    network: network(
      { s1: [['0.0.0.0/0', 'vpce-fw']] },
      { ...firewallSubnet([['0.0.0.0/0', 'nat-1']]), endpoints: [firewall('vpce-fw', 'fw1', true)] },
    ),
    flow: to(INTERNET),
    way: 'firewall endpoint vpce-fw (use1-az1) → NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 0,
    unpriced: /firewall/,
    atMost: 9,
    page: FIREWALL,
  },
  'an appliance of a vendor before a NAT gateway spares nothing': {
    network: network(
      { s1: [['0.0.0.0/0', 'vpce-fw']] },
      { ...firewallSubnet([['0.0.0.0/0', 'nat-1']]), endpoints: [firewall('vpce-fw', 'fw1', false)] },
    ),
    flow: to(INTERNET),
    way: 'firewall endpoint vpce-fw (use1-az1) → NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    unpriced: /firewall/,
    atMost: 9,
    page: VPC,
  },
  'an appliance of a vendor before the NAT gateway of another zone': {
    network: network(
      { s1: [['0.0.0.0/0', 'vpce-fw']] },
      { ...firewallSubnet([['0.0.0.0/0', 'nat-2']]), endpoints: [firewall('vpce-fw', 'fw1', false)] },
    ),
    flow: to(INTERNET),
    way: 'firewall endpoint vpce-fw (use1-az1) → NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    unpriced: /firewall/,
    atMost: 9,
    page: VPC,
  },
  'a firewall whose own subnet leads back to it': {
    network: network(
      { s1: [['0.0.0.0/0', 'vpce-fw']] },
      { ...firewallSubnet([['0.0.0.0/0', 'vpce-fw']]), endpoints: [firewall('vpce-fw', 'fw1', true)] },
    ),
    flow: to(INTERNET),
    way: 'firewall endpoint vpce-fw (use1-az1) → routes that lead in a circle',
    usd: 0,
    unpriced: /route unknown/,
    page: ROUTES,
  },
  'a regional NAT gateway that grows by itself': {
    network: network(
      { s3: [['0.0.0.0/0', 'nat-r']] },
      {
        natGateways: [
          {
            id: 'nat-r',
            vpcId: 'vpc-1',
            subnetId: null,
            connectivity: 'public',
            growsByItself: true,
            zoneIds: ['use1-az1'],
          },
        ],
      },
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(3) }),
    way: 'NAT gateway nat-r (every zone) → internet gateway → a public address',
    usd: 4.5,
    atMost: 9,
    page: REGIONAL_NAT,
  },
  'a regional NAT gateway by hand in two zones, called from the third': {
    network: network(
      { s3: [['0.0.0.0/0', 'nat-r']] },
      {
        natGateways: [
          {
            id: 'nat-r',
            vpcId: 'vpc-1',
            subnetId: null,
            connectivity: 'public',
            growsByItself: false,
            zoneIds: ['use1-az1', 'use1-az2'],
          },
        ],
      },
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(3) }),
    way: 'NAT gateway nat-r (use1-az1) → internet gateway → a public address',
    usd: 6.5,
    atMost: 9,
    page: REGIONAL_NAT,
  },
  'a regional NAT gateway by hand, called from a zone that it has': {
    network: network(
      { s2: [['0.0.0.0/0', 'nat-r']] },
      {
        natGateways: [
          {
            id: 'nat-r',
            vpcId: 'vpc-1',
            subnetId: null,
            connectivity: 'public',
            growsByItself: false,
            zoneIds: ['use1-az1', 'use1-az2'],
          },
        ],
      },
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(2) }),
    way: 'NAT gateway nat-r (use1-az2) → internet gateway → a public address',
    usd: 4.5,
    atMost: 9,
    page: REGIONAL_NAT,
  },
  'a regional NAT gateway whose own table leads to a firewall': {
    network: network(
      { s1: [['0.0.0.0/0', 'nat-r']] },
      {
        ...firewallSubnet([['0.0.0.0/0', 'igw-1']]),
        endpoints: [firewall('vpce-fw', 'fw1', true)],
        natGateways: [
          {
            id: 'nat-r',
            vpcId: 'vpc-1',
            subnetId: null,
            connectivity: 'public',
            routeTableId: 'rtb-r',
            growsByItself: true,
          },
        ],
        routeTables: [
          table('fw1', [['0.0.0.0/0', 'igw-1']]),
          { ...table('r', [['0.0.0.0/0', 'vpce-fw']]), subnetIds: [] },
        ],
      },
    ),
    flow: to(INTERNET),
    way: 'NAT gateway nat-r (every zone) → firewall endpoint vpce-fw (use1-az1) → internet gateway igw-1 → a public address',
    usd: 0,
    unpriced: /firewall/,
    atMost: 9,
    page: FIREWALL,
  },
  'NAT64 by the NAT gateway of another zone': {
    network: network({
      s1: [
        ['::/0', 'eigw-1'],
        ['64:ff9b::/96', 'nat-2'],
      ],
    }),
    flow: to('64:ff9b::8c52:7003', 'UNCLASSIFIED', { source: pod(1, { ip: '2600:1f18:0:1::7' }) }),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: NAT64,
  },
  'an own public address by a NAT gateway: both sides of the regional rate': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }, interfaceOf('10.0.2.9', { publicIps: ['3.80.1.1'] })),
    flow: to('3.80.1.1'),
    identity: aws('us-east-1', true),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 6.5,
    page: EC2,
  },
  'S3 of another region by a NAT gateway': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('52.218.1.1', 'AMAZON_S3'),
    identity: aws('eu-west-1'),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 2,
    page: S3_REGIONS,
  },
  'S3 of the region by a gateway endpoint': {
    network: network(
      {
        s1: [
          ['0.0.0.0/0', 'nat-1'],
          ['pl-s3', 'vpce-s3'],
        ],
      },
      S3,
    ),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'gateway endpoint vpce-s3',
    usd: 0,
    page: GATEWAY_ENDPOINTS,
  },
  'a route to nowhere': {
    network: network({ s1: [['0.0.0.0/0', 'blackhole']] }),
    flow: to(INTERNET),
    way: 'a route to nowhere (blackhole)',
    usd: 0,
    unpriced: /route unknown/,
    page: ROUTES,
  },
  'a subnet that the main table has by default': {
    network: network({ main: [['0.0.0.0/0', 'nat-2']] }),
    flow: to(INTERNET),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: ROUTES,
  },

  // What the node translates
  'pods of 100.64.0.0/10 that the node translates': {
    network: network({ s1: [['0.0.0.0/0', 'nat-2']] }, custom([])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: customPod, snatIp: '10.0.1.4' }),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: CUSTOM_NETWORKING,
  },
  'pods of 100.64.0.0/10 whose own table has another NAT gateway than the node’s': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }, custom([['0.0.0.0/0', 'nat-2']])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: customPod, snatIp: '10.0.1.4' }),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: CUSTOM_NETWORKING,
  },
  'pods of 100.64.0.0/10 whose own table leads to a transit gateway, and the node’s to a NAT gateway': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }, custom([['0.0.0.0/0', 'tgw-1']])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: customPod, snatIp: '10.0.1.4' }),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: CUSTOM_NETWORKING,
  },
  'pods of 100.64.0.0/10 with a local table alone, and no translation in the row': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }, custom([])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: customPod }),
    way: 'no route that EC2 describes',
    usd: 0,
    unpriced: /route unknown/,
    page: CUSTOM_NETWORKING,
  },
  'pods of 100.64.0.0/10 that keep their address (external SNAT)': {
    network: network({ s1: [['0.0.0.0/0', 'nat-2']] }, custom([['0.0.0.0/0', 'nat-1']])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: customPod }),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: EXTERNAL_SNAT,
  },
  'an address after translation that is a NAT gateway’s public one begins where the pod is': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to(INTERNET, 'UNCLASSIFIED', { snatIp: '3.80.9.9' }),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: VPC,
  },
  'a Service address whose pod the row tells': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('172.20.4.4', 'UNCLASSIFIED', { dnatIp: '10.0.2.8' }),
    way: 'a private address in vpc-1',
    usd: 2,
    page: EC2,
  },
  'a Service address whose pod stands in the same zone': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('172.20.4.4', 'UNCLASSIFIED', { dnatIp: '10.0.1.8' }),
    way: 'a private address in vpc-1',
    usd: 0,
    page: EC2,
  },
  'a Service address that EKS tells, and no pod': {
    network: network(
      { s1: [['0.0.0.0/0', 'nat-1']] },
      { clusters: [{ name: 'prod', version: '1.34', serviceCidr: '172.20.0.0/16' }] },
    ),
    flow: to('172.20.96.189'),
    way: 'a Kubernetes Service address: the row does not tell which pod answered',
    usd: 0,
    unpriced: /Service address/,
    page: SERVICES,
  },
  'a Service address that EKS does not tell: its NAT gateway would drop it': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('172.20.96.189'),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → an internet gateway, which drops private addresses: the flow did not go this way',
    usd: 0,
    unpriced: /drops private addresses/,
    page: SERVICES,
  },
  'an overlay’s pods: their nodes’ subnets carry the bytes': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: {
      category: 'UNCLASSIFIED',
      source: pod(1, { ip: '10.244.1.7' }),
      destination: end({ ip: '10.244.2.9', subnetId: 's2', azId: 'use1-az2', vpcId: 'vpc-1', pod: 'db-0' }),
    },
    way: 'a private address in vpc-1',
    usd: 2,
    page: EC2,
  },
  'an overlay’s pod to the internet, by its node': {
    network: network({ s1: [['0.0.0.0/0', 'nat-2']] }),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(1, { ip: '10.244.1.7' }) }),
    way: 'NAT gateway nat-2 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 6.5,
    atMost: 9,
    page: VPC,
  },

  // Addresses that no router sees
  'VPC Lattice': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('169.254.171.33'),
    way: 'VPC Lattice',
    usd: 0,
    unpriced: /Lattice/,
    page: LATTICE,
  },
  'VPC Lattice over IPv6': {
    network: network({ s1: [['::/0', 'eigw-1']] }),
    flow: to('fd00:ec2:80::a9fe:ab21'),
    way: 'VPC Lattice',
    usd: 0,
    unpriced: /Lattice/,
    page: LATTICE,
  },
  'EKS Pod Identity': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('169.254.170.23'),
    way: 'the host itself',
    usd: 0,
    page: POD_IDENTITY,
  },
  'EKS Pod Identity over IPv6': {
    network: network({ s1: [['::/0', 'eigw-1']] }),
    flow: to('fd00:ec2::23'),
    way: 'the host itself',
    usd: 0,
    page: POD_IDENTITY,
  },
  'a link-local address of nobody’s': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('169.254.42.42'),
    way: 'a link-local address that AWS does not publish',
    usd: 0,
    unpriced: /link-local/,
    page: 'https://www.rfc-editor.org/rfc/rfc3927',
  },

  // Transit gateways
  'a spoke to the internet by the NAT gateway of a hub, in its own zone': {
    network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }, hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']] })),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → NAT gateway nat-h1 (use1-az1) → internet gateway igw-hub → a public address',
    // 100 × (0.02 + 0.045)
    usd: 6.5,
    atMost: 9,
    page: TRANSIT,
  },
  'a spoke to S3 by the NAT gateway of a hub, in another zone': {
    network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }, hub(['h1'], { h1: [['0.0.0.0/0', 'nat-h2']] })),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'transit gateway tgw-1 → NAT gateway nat-h2 (use1-az2) → internet gateway igw-hub → a public address',
    // 100 × (0.02 + 0.045 + 0.02)
    usd: 8.5,
    page: TRANSIT,
  },
  'a spoke whose zone the hub’s attachment lacks: where it comes out is not known': {
    network: network(
      { s3: [['0.0.0.0/0', 'tgw-1']] },
      hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']], h2: [['0.0.0.0/0', 'nat-h1']] }),
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(3) }),
    way: 'transit gateway tgw-1 → NAT gateway nat-h1 (use1-az1) → internet gateway igw-hub → a public address',
    usd: 6.5,
    unpriced: /zone of the NAT gateway unknown/,
    atMost: 9,
    page: TRANSIT,
  },
  'a spoke to a hub of which nobody may read the transit gateway’s tables': {
    network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    atMost: 9,
    page: TRANSIT,
  },
  'a spoke to on premises over a transit gateway of which nobody may read the tables': {
    network: network({ s1: [['192.168.0.0/16', 'tgw-1']] }),
    flow: to('192.168.1.1'),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    page: TRANSIT,
  },
  'a spoke to a hub in appliance mode, each of whose zones has its own NAT gateway: which, nobody knows': {
    network: network(
      { s1: [['0.0.0.0/0', 'tgw-1']] },
      inMode(true, hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']], h2: [['0.0.0.0/0', 'nat-h2']] })),
    ),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    atMost: 9,
    page: APPLIANCE_MODE,
  },
  'a spoke to a hub in appliance mode whose zones share a NAT gateway: a crossing to it may be missing': {
    network: network(
      { s1: [['0.0.0.0/0', 'tgw-1']] },
      inMode(true, hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']], h2: [['0.0.0.0/0', 'nat-h1']] })),
    ),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → NAT gateway nat-h1 (use1-az1) → internet gateway igw-hub → a public address',
    usd: 6.5,
    unpriced: /zone of the NAT gateway unknown/,
    atMost: 9,
    page: APPLIANCE_MODE,
  },
  'a spoke to a hub in appliance mode with one subnet: it comes out there': {
    network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }, inMode(true, hub(['h2'], { h2: [['0.0.0.0/0', 'nat-h1']] }))),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → NAT gateway nat-h1 (use1-az1) → internet gateway igw-hub → a public address',
    // 100 × (0.02 + 0.045 + 0.02): from zone 2 of the hub to its gateway in zone 1.
    usd: 8.5,
    atMost: 9,
    page: APPLIANCE_MODE,
  },
  'a spoke to a hub of whose mode nobody was told': {
    network: network(
      { s1: [['0.0.0.0/0', 'tgw-1']] },
      inMode(undefined, hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']], h2: [['0.0.0.0/0', 'nat-h2']] })),
    ),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    atMost: 9,
    page: APPLIANCE_MODE,
  },
  'a spoke whose zone the hub lacks, and whose other zones lead to different NAT gateways': {
    network: network(
      { s3: [['0.0.0.0/0', 'tgw-1']] },
      hub(['h1', 'h2'], { h1: [['0.0.0.0/0', 'nat-h1']], h2: [['0.0.0.0/0', 'nat-h2']] }),
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: pod(3) }),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    atMost: 9,
    page: TRANSIT,
  },
  'a spoke to an inspection VPC, whose firewall leads to the NAT gateway': {
    network: network(
      { s1: [['0.0.0.0/0', 'tgw-1']] },
      {
        ...hub(['h1'], { h1: [['0.0.0.0/0', 'vpce-fw']] }),
        endpoints: [{ ...firewall('vpce-fw', 'h2', true), vpcId: 'vpc-hub' }],
        routeTables: [
          ...(hub(['h1'], { h1: [['0.0.0.0/0', 'vpce-fw']], h2: [['0.0.0.0/0', 'nat-h2']] }).routeTables ?? []),
        ],
      },
    ),
    flow: to(INTERNET),
    way: 'transit gateway tgw-1 → firewall endpoint vpce-fw (use1-az2) → NAT gateway nat-h2 (use1-az2) → internet gateway igw-hub → a public address',
    usd: 2,
    unpriced: /firewall/,
    atMost: 9,
    page: FIREWALL,
  },
  'a spoke to on premises by VPN': {
    network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }, hub(['h1'], {})),
    flow: to('192.168.1.1'),
    way: 'transit gateway tgw-1 → a line out of AWS',
    usd: 2,
    unpriced: /a VPN, Direct Connect/,
    page: TRANSIT,
  },
  'a spoke to a pod of the hub': {
    network: network({ s1: [['10.9.0.0/16', 'tgw-1']] }, hub(['h1', 'h2'], { h1: [] })),
    flow: to('10.9.2.4', 'INTER_VPC'),
    way: 'transit gateway tgw-1 → a private address in vpc-hub',
    usd: 2,
    page: TRANSIT,
  },
  'a spoke to what the transit gateway drops': {
    network: network({ s1: [['10.0.0.0/8', 'tgw-1']] }, hub(['h1'], {})),
    flow: to('10.66.0.1', 'INTER_VPC'),
    way: 'transit gateway tgw-1 → a route to nowhere (blackhole)',
    usd: 0,
    unpriced: /route unknown/,
    page: TRANSIT,
  },
  'a spoke to an interface endpoint of the hub': {
    network: network(
      { s1: [['10.9.0.0/16', 'tgw-1']] },
      { ...hub(['h1'], { h1: [] }), ...endpoint({ vpcId: 'vpc-hub', ips: ['10.9.1.50'], subnetIds: ['h1'] }) },
    ),
    flow: to('10.9.1.50', 'INTER_VPC'),
    way: 'transit gateway tgw-1 → a private address in vpc-hub',
    usd: 3,
    page: TRANSIT,
  },

  'a Service address that a default route to a transit gateway would take': {
    network: network(
      { s1: [['0.0.0.0/0', 'tgw-1']] },
      { clusters: [{ name: 'prod', version: '1.34', serviceCidr: '172.20.0.0/16' }] },
    ),
    flow: to('172.20.96.189'),
    way: 'a Kubernetes Service address: the row does not tell which pod answered',
    usd: 0,
    unpriced: /Service address/,
    page: SERVICES,
  },
  'an address of EKS’s own block for Services, which EKS does not tell, over a transit gateway of which nobody may read the tables':
    {
      network: network({ s1: [['0.0.0.0/0', 'tgw-1']] }),
      flow: to('172.20.4.4'),
      way: 'an address that may be of a Kubernetes Service: EKS does not tell its block',
      usd: 0,
      unpriced: /may be of a Kubernetes Service/,
      page: SERVICES,
    },
  'the same block, to which the table has a route of its own': {
    network: network({ s1: [['172.20.0.0/16', 'tgw-1']] }),
    flow: to('172.20.4.4'),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    page: TRANSIT,
  },
  'the same block, where EKS tells another one': {
    network: {
      ...network({ s1: [['0.0.0.0/0', 'tgw-1']] }),
      clusters: [{ name: 'prod', version: '1.34', serviceCidr: '10.99.0.0/16' }],
    },
    flow: to('172.20.4.4'),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 2,
    unpriced: /network behind it/,
    page: TRANSIT,
  },
  'a row over a transit gateway whose way is lost before one: nothing of it is sure': {
    network: network(
      { s1: [['0.0.0.0/0', 'eni-nat']] },
      interfaceOf('10.0.102.5', { id: 'eni-nat', subnetId: 'unheard' }),
    ),
    flow: to('192.168.4.4', 'TRANSIT_GATEWAY'),
    way: 'forwarding instance eni-nat → not known what is behind the instance',
    usd: 0,
    unpriced: /forwarding instance unknown/,
    page: TRANSIT,
  },
  'a spoke whose transit gateway has no route: it drops, and bills nothing': {
    network: network({ s1: [['10.0.0.0/8', 'tgw-1']] }, hub(['h1'], {}, '10.9.0.0/16')),
    flow: to('10.44.0.1', 'INTER_VPC'),
    way: 'transit gateway tgw-1 → a route to nowhere (blackhole)',
    usd: 0,
    unpriced: /route unknown/,
    page: TRANSIT,
  },
  'a VPN instance whose own way out is a transit gateway: its tunnel does not take that': {
    network: network(
      { s1: [['192.168.0.0/16', 'eni-1']], p2: [['0.0.0.0/0', 'tgw-1']] },
      interfaceOf('10.0.102.5', { subnetId: 'p2', instanceId: 'i-1', checksAddresses: false }),
    ),
    flow: to('192.168.1.1'),
    way: 'forwarding instance eni-1 (use1-az2) → not known what is behind the instance',
    usd: 2,
    unpriced: /forwarding instance/,
    page: EC2,
  },
  'a route to a customer list, where endpoints may not be read: it may be a firewall': {
    network: network(
      {
        s1: [
          ['0.0.0.0/0', 'nat-1'],
          ['pl-cust', 'vpce-fw'],
        ],
      },
      { prefixLists: [{ id: 'pl-cust', cidrs: ['140.82.112.0/20'] }], denied: ['ec2:DescribeVpcEndpoints'] },
    ),
    flow: to(INTERNET),
    way: 'no route that EC2 describes',
    usd: 0,
    unpriced: /route unknown/,
    page: MIDDLEBOX,
  },
  'a row of another VPC whose block is the own one’s too': {
    network: network({ s1: [] }),
    flow: to('10.0.2.7', 'INTER_VPC', { destination: end({ ip: '10.0.2.7', vpcId: 'vpc-9', azId: 'use1-az2' }) }),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /contradicts/,
    page: 'none: the row and the route name two VPCs',
  },
  'a row of another VPC, whose address the route leads to in the own one': {
    network: network({ s1: [] }),
    flow: to('10.0.2.7', 'INTER_VPC', { destination: end({ ip: '10.0.2.7', azId: 'use1-az2' }) }),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /contradicts/,
    page: 'none: the row says that it left, and the route that it stayed',
  },
  'a peered VPC of another region, told by its sides alone': {
    network: network({ s1: [['10.50.0.0/16', 'pcx-1']] }, peering('111122223333', 'us-west-2')),
    flow: to('10.50.0.1', 'UNCLASSIFIED', { destination: end({ ip: '10.50.0.1', azId: 'usw2-az1' }) }),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 0,
    unpriced: /between regions/,
    atMost: 2,
    page: EC2,
  },

  // Peering
  'a peered VPC of another account in another zone': {
    network: network({ s1: [['10.50.0.0/16', 'pcx-1']] }, peering('444455556666')),
    flow: to('10.50.0.1', 'INTER_VPC', { destination: end({ ip: '10.50.0.1', azId: 'use1-az2' }) }),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 1,
    page: EC2,
  },
  'a peered VPC of the same account in another zone': {
    network: network({ s1: [['10.50.0.0/16', 'pcx-1']] }, peering('111122223333')),
    flow: to('10.50.0.1', 'INTER_VPC', { destination: end({ ip: '10.50.0.1', azId: 'use1-az2' }) }),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 2,
    page: EC2,
  },
  'the internet over a peering connection, which no peering carries': {
    network: network({ s1: [['0.0.0.0/0', 'pcx-1']] }, peering('111122223333')),
    flow: to(INTERNET),
    way: 'peering connection pcx-1 → a peering connection, which carries the other VPC’s addresses alone: the flow did not go this way',
    usd: 0,
    unpriced: /route unknown/,
    page: PEERING,
  },
  'an address that is not the peered VPC’s: the connection drops it': {
    network: network({ s1: [['10.48.0.0/12', 'pcx-1']] }, peering('111122223333')),
    flow: to('10.51.0.1', 'INTER_VPC', { destination: end({ ip: '10.51.0.1', azId: 'use1-az2' }) }),
    way: 'peering connection pcx-1 → a peering connection, which carries the other VPC’s addresses alone: the flow did not go this way',
    usd: 0,
    unpriced: /route unknown/,
    page: PEERING,
  },
  'a peered VPC whose blocks nobody told, by its subnets': {
    network: network(
      { s1: [['10.50.0.0/16', 'pcx-1']] },
      {
        peerings: peering('111122223333').peerings.map(({ id, sides: [own, { cidrs: _, ...other }] }) => ({
          ...{ id, sides: [own, other] as const },
        })),
        subnets: [{ id: 'o1', vpcId: 'vpc-9', zoneId: 'use1-az2', cidrs: ['10.50.0.0/24'] }],
      },
    ),
    flow: to('10.50.0.1', 'INTER_VPC'),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 2,
    page: EC2,
  },
  'a peering connection that EC2 did not tell of': {
    network: network({ s1: [['10.50.0.0/16', 'pcx-1']] }),
    flow: to('10.50.0.1', 'INTER_VPC', { destination: end({ ip: '10.50.0.1', azId: 'use1-az2' }) }),
    way: 'peering connection pcx-1 → not known what is behind the peering connection',
    usd: 0,
    unpriced: /other side is unknown/,
    page: PEERING,
  },
  'IPv6 to another VPC of one’s own': {
    network: network(
      { s1: [['::/0', 'igw-1']] },
      { subnets: [{ id: 'o1', vpcId: 'vpc-2', zoneId: 'use1-az2', cidrs: ['2600:1f18:9:1::/64'] }] },
    ),
    flow: to('2600:1f18:9:1::5', 'INTER_VPC', { source: pod(1, { ip: '2600:1f18:0:1::7' }) }),
    way: 'internet gateway igw-1 → a public address',
    usd: 2,
    page: EC2,
  },

  // A VPC that another account shares
  'a pod in a shared VPC, whose owner’s NAT gateway leads out': {
    network: network({}, shared([['0.0.0.0/0', 'nat-owner']])),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: guest }),
    way: 'NAT gateway nat-owner → not known what is behind the NAT gateway',
    usd: 0,
    unpriced: /account that shares the VPC/,
    page: SHARED_VPC,
  },
  'a pod whose own NAT gateway leads on over a transit gateway that another account attached: what is one’s own is priced':
    {
      network: network(
        { s1: [['192.168.0.0/16', 'nat-p']] },
        {
          natGateways: [{ id: 'nat-p', vpcId: 'vpc-1', subnetId: 'n1', connectivity: 'private' }],
          subnets: [{ id: 'n1', vpcId: 'vpc-1', zoneId: 'use1-az2', cidrs: ['10.0.211.0/28'] }],
          routeTables: [{ ...table('n1', [['192.168.0.0/16', 'tgw-1']]), ownerId: '444455556666' }],
        },
      ),
      flow: to('192.168.1.1'),
      way: 'private NAT gateway nat-p (use1-az2) → transit gateway tgw-1 → not known what is behind the transit gateway',
      // 100 × (0.045 + 0.02): the gateway, and the crossing to it.
      usd: 6.5,
      unpriced: /account that shares the VPC/,
      page: SHARED_VPC,
    },
  'a pod in a shared VPC, whose owner attached it to a transit gateway': {
    network: network({}, shared([['10.0.0.0/8', 'tgw-1']])),
    flow: to('10.77.0.1', 'INTER_VPC', { source: guest }),
    way: 'transit gateway tgw-1 → not known what is behind the transit gateway',
    usd: 0,
    unpriced: /account that shares the VPC/,
    page: SHARED_VPC,
  },
  'a pod in a VPC of which nobody told whose it is, by a NAT gateway that EC2 does not describe': {
    network: network({}, { ...shared([]), routeTables: [{ ...tableWithoutOwner('w1', 'vpc-9'), subnetIds: ['w1'] }] }),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: guest }),
    way: 'NAT gateway nat-owner → not known what is behind the NAT gateway',
    usd: 0,
    unpriced: /account that is not known/,
    page: SHARED_VPC,
  },
  'a pod in a shared VPC calls one in another zone, which its own account pays': {
    network: network({}, shared([])),
    flow: {
      category: 'INTER_AZ',
      source: guest,
      destination: end({ ip: '10.60.2.7', subnetId: 'w2', azId: 'use1-az2', vpcId: 'vpc-9', pod: 'db-0' }),
    },
    way: 'a private address in vpc-9',
    usd: 2,
    page: SHARED_VPC,
  },

  // EC2 tells who takes part of its own interfaces alone: it may be the owner's endpoint, another's balancer, or an instance
  // whose side another account pays.
  'a pod in a shared VPC calls an address of another zone that EC2 does not tell of': {
    network: network({}, shared([])),
    flow: {
      category: 'INTER_AZ',
      source: guest,
      destination: end({ ip: '10.60.2.9', subnetId: 'w2', azId: 'use1-az2', vpcId: 'vpc-9', service: 'cache' }),
    },
    way: 'a private address in vpc-9',
    usd: 0,
    unpriced: /far end unknown/,
    page: VPC_SHARING,
  },
  'a pod in a shared VPC calls an address of its own zone that EC2 does not tell of': {
    network: network({}, shared([])),
    flow: {
      category: 'INTRA_AZ',
      source: guest,
      destination: end({ ip: '10.60.1.9', subnetId: 'w1', azId: 'use1-az1', vpcId: 'vpc-9' }),
    },
    way: 'a private address in vpc-9',
    usd: 0,
    page: SHARED_VPC,
  },

  // Instances and appliances
  'the internet by a NAT instance of another zone': {
    network: network(
      { s1: [['0.0.0.0/0', 'eni-1']] },
      interfaceOf('10.0.102.5', { subnetId: 'p2', instanceId: 'i-1', checksAddresses: false }),
    ),
    flow: to(INTERNET),
    way: 'forwarding instance eni-1 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 2,
    unpriced: /to the internet/,
    atMost: 9,
    page: EC2,
  },
  'S3 by a NAT instance of another zone': {
    network: network(
      { s1: [['0.0.0.0/0', 'eni-1']] },
      interfaceOf('10.0.102.5', { subnetId: 'p2', instanceId: 'i-1', checksAddresses: false }),
    ),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'forwarding instance eni-1 (use1-az2) → internet gateway igw-1 → a public address',
    usd: 2,
    page: EC2,
  },
  'the internet by a NAT instance of the zone': {
    network: network(
      { s1: [['0.0.0.0/0', 'eni-1']] },
      interfaceOf('10.0.101.5', { subnetId: 'p1', instanceId: 'i-1', checksAddresses: false }),
    ),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'forwarding instance eni-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 0,
    page: EC2,
  },
  'on premises by a VPN instance': {
    network: network(
      { s1: [['192.168.0.0/16', 'eni-1']] },
      interfaceOf('10.0.102.5', { subnetId: 'p2', instanceId: 'i-1', checksAddresses: false }),
    ),
    flow: to('192.168.1.1'),
    way: 'forwarding instance eni-1 (use1-az2) → not known what is behind the instance',
    usd: 2,
    unpriced: /forwarding instance/,
    page: EC2,
  },
  'a firewall between subnets, on a route more specific than local': {
    network: network(
      { s1: [['10.0.2.0/24', 'vpce-fw']] },
      { ...firewallSubnet([]), endpoints: [firewall('vpce-fw', 'fw1', true)] },
    ),
    flow: to('10.0.2.9', 'INTER_AZ', { destination: end({ ip: '10.0.2.9', azId: 'use1-az2', pod: 'db-0' }) }),
    way: 'firewall endpoint vpce-fw (use1-az1) → a private address in vpc-1',
    usd: 0,
    unpriced: /firewall/,
    page: MIDDLEBOX,
  },

  // Gateways of other kinds
  'on premises by a virtual private gateway': {
    network: network({ s1: [['192.168.0.0/16', 'vgw-1']] }),
    flow: to('192.168.1.1'),
    way: 'virtual private gateway vgw-1 → a network that EC2 does not describe',
    usd: 0,
    unpriced: /a VPN, Direct Connect/,
    page: VPN,
  },
  // Routes of one block, and of blocks of the VPC itself
  'a default route that a virtual private gateway learns as well: the static one goes first': {
    network: network(
      {
        s1: [
          ['0.0.0.0/0', 'vgw-1', true],
          ['0.0.0.0/0', 'nat-1'],
        ],
      },
      { natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'p1' }] },
    ),
    flow: to(INTERNET),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    atMost: 9,
    page: PRIORITY,
  },
  'S3’s list, and the same block as a virtual private gateway learns it: the list goes first': {
    network: network(
      {
        s1: [
          ['52.216.0.0/15', 'vgw-1', true],
          ['pl-s3', 'vpce-s3'],
        ],
      },
      S3,
    ),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'gateway endpoint vpce-s3',
    usd: 0,
    page: PRIORITY,
  },
  'S3’s list, and a static route of the same block: the static one goes first': {
    network: network(
      {
        s1: [
          ['pl-s3', 'vpce-s3'],
          ['52.216.0.0/15', 'nat-1'],
        ],
      },
      { ...S3, natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'p1' }] },
    ),
    flow: to('52.216.1.1', 'AMAZON_S3'),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 4.5,
    page: PRIORITY,
  },
  'a subnet of the VPC that a virtual private gateway learns: the VPC’s own route goes first': {
    network: network({ s1: [['10.0.2.0/24', 'vgw-1', true]] }),
    flow: to('10.0.2.20', 'INTER_AZ', { destination: pod(2, { ip: '10.0.2.20' }) }),
    way: 'a private address in vpc-1',
    usd: 2,
    page: VPN_PRIORITY,
  },
  'Cloud WAN': {
    network: network({ s1: [['10.0.0.0/8', 'arn:aws:networkmanager::111122223333:core-network/core-network-1']] }),
    flow: to('10.77.0.1', 'INTER_VPC'),
    way: 'Cloud WAN arn:aws:networkmanager::111122223333:core-network/core-network-1 → a network that EC2 does not describe',
    usd: 0,
    unpriced: /Cloud WAN/,
    page: CLOUD_WAN,
  },

  // Accounts of the report: what each is billed is in its sums
  'a pod in a VPC that another account of the report shares, by that one’s NAT gateway': {
    network: network(
      {},
      {
        ...shared([['0.0.0.0/0', 'nat-owner']]),
        natGateways: [{ id: 'nat-owner', vpcId: 'vpc-9', subnetId: 'w2', connectivity: 'public' }],
        otherAccountIds: ['444455556666'],
      },
    ),
    flow: to(INTERNET, 'UNCLASSIFIED', { source: guest }),
    way: 'NAT gateway nat-owner (use1-az2) → internet gateway → a public address',
    // 100 × (0.045 + 0.02): the gateway, and the crossing to it.
    usd: 6.5,
    atMost: 9,
    page: SHARED_VPC,
  },
  'another zone of a peer of another account of the report: both sides': {
    network: network(
      { s1: [['10.50.0.0/16', 'pcx-1']] },
      { ...peering('444455556666'), otherAccountIds: ['444455556666'] },
    ),
    flow: to('10.50.2.9', 'INTER_VPC', { destination: end({ ip: '10.50.2.9', azId: 'use1-az2', pod: 'db-0' }) }),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 2,
    page: EC2,
  },
  'an endpoint of another account of the report': {
    network: network({ s1: [] }, { ...endpoint({ ownerId: '444455556666' }), otherAccountIds: ['444455556666'] }),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 1,
    page: PRIVATELINK,
  },

  // Endpoints
  'an interface endpoint in another zone: crossing to it is free': {
    network: network({ s1: [] }, endpoint()),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 1,
    page: PRIVATELINK,
  },
  'an endpoint of another account, shared with all spokes': {
    network: network({ s1: [] }, endpoint({ ownerId: '444455556666' })),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /another account/,
    page: PRIVATELINK,
  },
  'an endpoint of an account, where nobody told which one asks': {
    network: (({ accountId: _, ...rest }) => rest)(network({ s1: [] }, endpoint())),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /account that is not known/,
    page: PRIVATELINK,
  },
  'an endpoint’s address that a route leads to on premises': {
    network: network({ s1: [['10.9.0.0/16', 'vgw-1']] }, endpoint({ vpcId: 'vpc-hub', ips: ['10.9.1.50'] })),
    flow: to('10.9.1.50', 'INTER_VPC'),
    way: 'virtual private gateway vgw-1 → a network that EC2 does not describe',
    usd: 0,
    unpriced: /a VPN, Direct Connect/,
    page: VPN,
  },
  'an endpoint for a service of another region': {
    network: network({ s1: [] }, endpoint({ serviceRegion: 'eu-west-1' })),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 1,
    atMost: 2,
    page: PRIVATELINK,
  },
  'an endpoint for a resource': {
    network: network({ s1: [] }, endpoint({ type: 'resource', serviceName: '' })),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /resource/,
    page: PRIVATELINK,
  },
  'an endpoint for a service network of VPC Lattice': {
    network: network({ s1: [] }, endpoint({ type: 'service_network', serviceName: '' })),
    flow: to('10.0.2.50'),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /service network/,
    page: LATTICE,
  },

  // Inside a VPC
  'a pod calls an ALB of another zone': {
    network: network({ s1: [] }, interfaceOf('10.0.2.70', { owner: 'application_load_balancer', name: 'ALB shop' })),
    flow: to('10.0.2.70', 'INTER_AZ', { destination: end({ ip: '10.0.2.70', azId: 'use1-az2' }) }),
    way: 'a private address in vpc-1',
    usd: 0,
    page: EC2,
  },
  'a pod calls an NLB of another zone': {
    network: network({ s1: [] }, interfaceOf('10.0.2.70', { owner: 'network_load_balancer', name: 'NLB shop' })),
    flow: to('10.0.2.70', 'INTER_AZ', { destination: end({ ip: '10.0.2.70', azId: 'use1-az2' }) }),
    way: 'a private address in vpc-1',
    usd: 2,
    page: EC2,
  },
  'a pod calls an ALB of a peered VPC in another zone': {
    network: network(
      { s1: [['10.50.0.0/16', 'pcx-1']] },
      {
        ...peering('111122223333'),
        ...interfaceOf('10.50.0.70', { vpcId: 'vpc-9', owner: 'application_load_balancer', name: 'ALB' }),
      },
    ),
    flow: to('10.50.0.70', 'INTER_VPC', { destination: end({ ip: '10.50.0.70', azId: 'use1-az2' }) }),
    way: 'peering connection pcx-1 → a private address in vpc-9',
    usd: 1,
    unpriced: /load balancer of another VPC/,
    page: EC2,
  },
  'a pod of a Local Zone': {
    network: network({ s1: [] }),
    flow: to('10.0.1.9', 'INTER_AZ', {
      destination: end({ ip: '10.0.1.9', azId: 'use1-bos1-az1', pod: 'edge-0' }),
    }),
    way: 'a private address in vpc-1',
    usd: 1,
    page: EC2,
  },
  'a row whose zones are one and whose category says two': {
    network: network({ s1: [] }),
    flow: to('10.0.1.9', 'INTER_AZ', { destination: end({ ip: '10.0.1.9', azId: 'use1-az1', pod: 'db-0' }) }),
    way: 'a private address in vpc-1',
    usd: 0,
    unpriced: /contradicts/,
    page: 'none: the row contradicts itself',
  },
  'a row of another zone whose pod the row names, and whose address leads out over a NAT gateway': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to(INTERNET, 'INTER_AZ', { destination: end({ ip: INTERNET, azId: 'use1-az2', pod: 'db-0' }) }),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → a public address',
    usd: 0,
    unpriced: /contradicts/,
    page: 'none: the row and the routes name two ways',
  },
  'a row of the same zone whose address leads over a transit gateway': {
    network: network({ s1: [['10.9.0.0/16', 'tgw-1']] }, hub(['h1'], { h1: [] })),
    flow: to('10.9.1.4', 'INTRA_AZ', { destination: end({ ip: '10.9.1.4', azId: 'use1-az1', pod: 'db-0' }) }),
    way: 'transit gateway tgw-1 → a private address in vpc-hub',
    usd: 0,
    unpriced: /contradicts/,
    page: 'none: the row and the routes name two ways',
  },
  'a row of another zone, where nobody may read route tables: its category alone prices nothing': {
    network: { ...network({}), routeTables: [], denied: ['ec2:DescribeRouteTables'] },
    flow: to('10.0.2.7', 'INTER_AZ', { destination: pod(2, { pod: 'db-0' }) }),
    way: 'no route that EC2 describes',
    usd: 0,
    unpriced: /route unknown/,
    page: MIDDLEBOX,
  },
  'a row of another zone whose address leads out of the VPC, and that names no far end': {
    network: network({ s1: [['0.0.0.0/0', 'nat-1']] }),
    flow: to('172.16.4.4', 'INTER_AZ'),
    way: 'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → an internet gateway, which drops private addresses: the flow did not go this way',
    usd: 0,
    unpriced: /drops private addresses/,
    page: SERVICES,
  },
}

test('there are at least sixty networks', () => {
  expect(Object.keys(CASES).length).toBeGreaterThanOrEqual(60)
})

test.each(Object.entries(CASES))('%s', (_, one) => {
  const flowed = flow({ ...one.flow, bytes: 100 * GIB })
  const { ip } = flowed.destination
  const priced = pricedFlow(
    flowed,
    knowledge({
      network: networkOf(one.network),
      ratesOf: () => fallbackRates('us-east-1'),
      identities: { schema: 1, rangesOf: null, byIp: one.identity && ip ? { [ip]: one.identity } : {}, problems: [] },
    }),
  )
  expect(pathInWords(priced.path).split(' → ').slice(1).join(' → ')).toBe(one.way)
  expect(priced.usd).toBeCloseTo(one.usd, 9)
  if (one.unpriced) expect(priced.unpriced).toMatch(one.unpriced)
  else expect(priced.unpriced).toBeNull()
  if (one.atMost === undefined) expect(priced.bound).toBeNull()
  else expect(priced.bound?.usdAtMost).toBeCloseTo(one.atMost, 9)
})
