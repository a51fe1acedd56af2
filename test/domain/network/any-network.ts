import fc from 'fast-check'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { EMPTY_TOPOLOGY, type Route, type RouteTable, type Topology } from '../../../domain/network/topology.ts'
import { end, flow, GIB } from '../build.ts'

// Networks of any kind, and flows in them: a VPC with a private and a public subnet in each of three zones, a hub over a transit
// gateway, a peered VPC; tables lead anywhere, and nothing says that they make sense.

const OWN = '111122223333'
const OTHER = '444455556666'
const ZONES = ['use1-az1', 'use1-az2', 'use1-az3'] as const

/** Elements that a route of the VPC may lead to. */
const TARGETS = [
  ...[
    'nat-1',
    'nat-2',
    'nat-p',
    'nat-r',
    'nat-unheard',
    'vpce-fw',
    'vpce-vendor',
    'vpce-unheard',
    'tgw-1',
    'tgw-unheard',
  ],
  ...['pcx-1', 'pcx-unheard', 'igw-1', 'eigw-1', 'eni-nat', 'eni-unheard', 'vgw-1', 'blackhole', 'unknown'],
] as const
const DESTINATIONS = [
  ...['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '::/0', '64:ff9b::/96', '10.0.0.0/8', '10.9.0.0/16', '10.50.0.0/16'],
  ...['192.168.0.0/16', '172.31.0.0/16', '140.82.112.0/20', '10.0.2.0/24', '10.0.2.9/32', 'pl-own', 'pl-unheard'],
] as const

const anyRoute: fc.Arbitrary<Route> = fc.record({
  destination: fc.constantFrom(...DESTINATIONS),
  target: fc.constantFrom(...TARGETS),
})
const S3_ROUTE: Route = { destination: 'pl-s3', target: 'vpce-s3' }
/** Longer lists of routes are rare, so that ways go on for a few steps. */
const anyRoutes = (local: readonly string[]) =>
  fc
    .record({
      routes: fc.uniqueArray(anyRoute, { maxLength: 4, selector: ({ destination }) => destination }),
      out: fc.constantFrom('nat-1', 'nat-2', 'nat-p', 'nat-r', 'tgw-1', 'vpce-fw', 'eni-nat', 'igw-1', null),
      hasS3: fc.boolean(),
    })
    .map(({ routes, out, hasS3 }): Route[] => [
      ...local.map((destination) => ({ destination, target: 'local' })),
      ...routes,
      ...(out === null || routes.some(({ destination }) => destination === '0.0.0.0/0')
        ? []
        : [{ destination: '0.0.0.0/0', target: out }]),
      ...(hasS3 ? [S3_ROUTE] : []),
    ])

/** Mostly one's own. */
const anyOwner = fc.constantFrom(OWN, OWN, OWN, OTHER, undefined)
const owned = (ownerId: string | undefined) => (ownerId === undefined ? {} : { ownerId })

const LOCAL = ['10.0.0.0/16', '2600:1f18:0::/48']
const SUBNETS: Topology['subnets'] = [
  ...ZONES.flatMap((zoneId, index) => [
    { id: `s${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.${index + 1}.0/24`, `2600:1f18:0:${index + 1}::/64`] },
    { id: `p${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.10${index + 1}.0/24`] },
    { id: `h${index + 1}`, vpcId: 'vpc-hub', zoneId, cidrs: [`10.9.${index + 1}.0/24`] },
  ]),
  { id: 'o1', vpcId: 'vpc-9', zoneId: 'use1-az2', cidrs: ['10.50.1.0/24'] },
]

const attachment = (id: string, resourceId: string, routeTableId: string) =>
  fc
    .record({
      subnetIds: fc.subarray(ZONES.map((_, index) => `${resourceId === 'vpc-1' ? 's' : 'h'}${index + 1}`)),
      mode: fc.constantFrom(true, false, undefined),
      isReadable: fc.boolean(),
      ownerId: fc.constantFrom(OWN, OWN, OTHER),
    })
    .map(({ subnetIds, mode, isReadable, ownerId }) => ({
      ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId, subnetIds, ownerId },
      ...(mode === undefined ? {} : { applianceMode: mode }),
      routeTableId: isReadable ? routeTableId : null,
    }))
const VPN = {
  ...{ id: 'att-vpn', transitGatewayId: 'tgw-1', resourceType: 'vpn', resourceId: 'vpn-1', ownerId: OWN },
  ...{ subnetIds: [], routeTableId: null },
}
const transitRoutes = (id: string) =>
  fc
    .uniqueArray(
      fc.record({
        destination: fc.constantFrom('0.0.0.0/0', '10.0.0.0/16', '10.9.0.0/16', '10.50.0.0/16', '192.168.0.0/16'),
        attachmentId: fc.constantFrom('att-hub', 'att-hub', 'att-1', 'att-vpn', 'att-unheard', 'blackhole'),
      }),
      { maxLength: 4, selector: ({ destination }) => destination },
    )
    .map((routes) => ({ id, transitGatewayId: 'tgw-1', routes }))

/** A route leads to gateways, endpoints and interfaces of its own VPC. */
const inHub = ({ destination, target }: Route): Route => {
  if (/^nat-/.test(target)) return { destination, target: 'nat-h' }
  return { destination, target: { 'vpce-fw': 'vpce-vendor', 'vpce-s3': 'igw-1', 'eni-nat': 'igw-1' }[target] ?? target }
}
const inVpc1 = ({ destination, target }: Route): Route => ({
  destination,
  target: target === 'vpce-vendor' ? 'vpce-fw' : target,
})

/** Tables by the subnets that they name; the rest follows the main one. */
const anyTables = (names: readonly string[], vpcId: string, local: readonly string[]): fc.Arbitrary<RouteTable[]> =>
  fc
    .record({ main: anyRoutes(local), own: fc.tuple(...names.map(() => fc.option(anyRoutes(local)))), owner: anyOwner })
    .map(({ main, own, owner }): RouteTable[] => [
      { id: `rtb-main-${vpcId}`, vpcId, main: true, subnetIds: [], routes: main, ...owned(owner) },
      ...names.flatMap((id, index) => {
        const routes = own[index]
        return routes ? [{ id: `rtb-${id}`, vpcId, main: false, subnetIds: [id], routes, ...owned(owner) }] : []
      }),
    ])
    .map((tables) => tables.map((one) => ({ ...one, routes: one.routes.map(vpcId === 'vpc-hub' ? inHub : inVpc1) })))

const ENDPOINTS: Topology['endpoints'] = [
  { id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway', serviceName: 'com.amazonaws.us-east-1.s3', ips: [] },
  {
    ...{ id: 'vpce-sqs', vpcId: 'vpc-1', type: 'interface', serviceName: 'com.amazonaws.us-east-1.sqs' },
    ...{ ips: ['10.0.2.50'], subnetIds: ['s2'], ownerId: OWN },
  },
  {
    ...{ id: 'vpce-kms', vpcId: 'vpc-hub', type: 'interface', serviceName: 'com.amazonaws.us-east-1.kms' },
    ...{ ips: ['10.9.1.50'], subnetIds: ['h1'], ownerId: OTHER },
  },
  {
    ...{ id: 'vpce-fw', vpcId: 'vpc-1', type: 'gateway_load_balancer', serviceName: '', ips: [], subnetIds: ['p2'] },
    isNetworkFirewall: true,
  },
  { id: 'vpce-vendor', vpcId: 'vpc-hub', type: 'gateway_load_balancer', serviceName: '', ips: [], subnetIds: ['h2'] },
]
const INTERFACES: Topology['interfaces'] = (
  [
    ['10.0.2.20', 'application_load_balancer', 'ALB web'],
    ['10.0.2.21', 'elasticache', 'ElastiCache sessions'],
    ['10.0.2.22', 'network_load_balancer', 'NLB web'],
    ['10.0.2.50', 'vpc_endpoint', 'VPC endpoint vpce-sqs'],
    ['10.9.1.50', 'vpc_endpoint', 'VPC endpoint vpce-kms'],
    ['10.0.103.9', null, null],
  ] as const
).map(([ip, owner, name], index) => ({
  id: owner === null ? 'eni-nat' : `eni-${index}`,
  vpcId: ip.startsWith('10.9.') ? 'vpc-hub' : 'vpc-1',
  ...{ ips: [ip], publicIps: owner === null ? ['3.80.7.7'] : [], name, owner },
  ...(owner === null ? { subnetId: 'p3', instanceId: 'i-1', checksAddresses: false } : {}),
}))

export const anyNetwork: fc.Arbitrary<Topology> = fc
  .record({
    own: anyTables(['s1', 's2', 'p1', 'p2', 'p3'], 'vpc-1', LOCAL),
    hub: anyTables(['h1', 'h2'], 'vpc-hub', ['10.9.0.0/16']),
    peer: anyTables([], 'vpc-9', ['10.50.0.0/16']),
    attachments: fc.tuple(attachment('att-1', 'vpc-1', 'tgw-rtb-1'), attachment('att-hub', 'vpc-hub', 'tgw-rtb-2')),
    transitTables: fc.tuple(transitRoutes('tgw-rtb-1'), transitRoutes('tgw-rtb-2')),
    regional: fc.constantFrom({ growsByItself: true }, { growsByItself: false, zoneIds: ['use1-az1'] }, {}),
    peerOwner: fc.constantFrom(OWN, OTHER),
    peerRegion: fc.constantFrom('us-east-1', 'us-east-1', 'us-west-2'),
    natOwn: fc.subarray(['nat-1', 'nat-2', 'nat-h', 'nat-p', 'nat-r'], { minLength: 3 }),
  })
  .map((known): Topology => {
    const natGateways: Topology['natGateways'] = [
      { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'p1', connectivity: 'public' },
      { id: 'nat-2', vpcId: 'vpc-1', subnetId: 'p3', connectivity: 'public' },
      { id: 'nat-h', vpcId: 'vpc-hub', subnetId: 'h2', connectivity: 'public' },
      { id: 'nat-p', vpcId: 'vpc-1', subnetId: 'p2', connectivity: 'private' },
      {
        ...{ id: 'nat-r', vpcId: 'vpc-1', subnetId: null, connectivity: 'public', ...known.regional },
        ...{ routeTableId: 'rtb-p1' },
      },
    ]
    return {
      ...EMPTY_TOPOLOGY,
      vpcIds: ['vpc-1'],
      accountId: OWN,
      zones: ZONES.map((id, index) => ({ id, name: `us-east-1${'abc'[index]}` })),
      subnets: SUBNETS,
      routeTables: [...known.own, ...known.hub, ...known.peer],
      // EC2 tells gateways to their owner alone.
      natGateways: natGateways.filter(
        ({ id, vpcId }) =>
          known.natOwn.includes(id) && (vpcId === 'vpc-1' ? known.own : known.hub)[0]?.ownerId !== OTHER,
      ),
      endpoints: ENDPOINTS,
      prefixLists: [
        { id: 'pl-s3', cidrs: ['52.216.0.0/15'] },
        { id: 'pl-own', cidrs: ['10.9.2.0/24', '198.18.0.0/16'] },
      ],
      interfaces: INTERFACES,
      vpcs: [
        { id: 'vpc-1', ownerId: OWN, cidrs: LOCAL },
        { id: 'vpc-hub', ownerId: OWN, cidrs: ['10.9.0.0/16'] },
      ],
      peerings: [
        {
          id: 'pcx-1',
          sides: [
            { vpcId: 'vpc-1', ownerId: OWN, region: 'us-east-1', cidrs: LOCAL },
            { vpcId: 'vpc-9', ownerId: known.peerOwner, region: known.peerRegion, cidrs: ['10.50.0.0/16'] },
          ],
        },
      ],
      // An attachment is its VPC's owner's, whose the tables are too.
      transitAttachments: [
        ...known.attachments.map((one, index) => ({
          ...one,
          ownerId: [known.own, known.hub][index]?.[0]?.ownerId ?? one.ownerId,
        })),
        VPN,
      ],
      transitRouteTables: known.transitTables,
      endpointServices: [],
      clusters: [{ name: 'prod', version: '1.34', serviceCidr: '172.20.0.0/16' }],
    }
  })

const INSIDE = ['10.0.1.9', '10.0.2.9', '10.0.3.9', '10.0.2.20', '10.0.2.21', '10.0.2.22', '10.0.2.50', '10.0.77.1']
const OUTSIDE = [
  ...['140.82.112.3', '52.216.1.1', '3.80.7.7', '52.94.5.5', '198.18.0.9', '10.9.1.9', '10.9.2.9', '10.9.1.50'],
  ...['10.50.1.9', '10.50.9.9', '192.168.1.1', '172.20.4.4', '169.254.171.33', '127.0.0.6', '64:ff9b::8c52:7003'],
]
const CATEGORIES: readonly Flow['category'][] = [
  ...([
    'UNCLASSIFIED',
    'INTER_VPC',
    'AMAZON_S3',
    'INTER_REGION',
    'TRANSIT_GATEWAY',
    'INTERNET',
    'AWS_SERVICE',
  ] as const),
]

/** The zone of an address inside, by its third number. */
const zoneOf = (ip: string) => ZONES[Number(ip.split('.')[2]) - 1] ?? null

/** Flows of pods of the VPC, whose rows tell what is true as far as they tell it. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .record({
    zone: fc.constantFrom(1, 2, 3),
    ip: fc.constantFrom(...INSIDE, ...OUTSIDE),
    category: fc.constantFrom(...CATEGORIES),
    isUnclassified: fc.boolean(),
    isNamed: fc.boolean(),
    hasSubnet: fc.boolean(),
    calledByFar: fc.boolean(),
    bytes: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ zone, ip, category, isUnclassified, isNamed, hasSubnet, calledByFar, bytes }) => {
    const isInside = INSIDE.includes(ip)
    const ownZone = ZONES[zone - 1] as string
    const farZone = isInside ? zoneOf(ip) : null
    const own = end({
      ...{ ip: `10.0.${zone}.7`, vpcId: 'vpc-1', azId: ownZone, pod: 'web-0' },
      subnetId: hasSubnet ? `s${zone}` : null,
    })
    const isPod = isNamed && /\.9$/.test(ip) && isInside
    const far = end({ ip, azId: isNamed ? farZone : null, pod: isPod ? 'db-0' : null, vpcId: isPod ? 'vpc-1' : null })
    const inside = farZone === null || isUnclassified ? 'UNCLASSIFIED' : farZone === ownZone ? 'INTRA_AZ' : 'INTER_AZ'
    const known = { category: isInside ? inside : category, bytes: bytes * GIB } as const
    return calledByFar
      ? flow({ ...known, source: far, destination: own, reportedBy: 'destination', targetPort: 0 })
      : flow({ ...known, source: own, destination: far })
  })

/** Addresses at both sides of the bounds of those networks' blocks, beside what is written in them, and in other writings. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...INSIDE, ...OUTSIDE, '10.0.103.9'),
  fc.constantFrom(
    ...['10.0.0.255', '10.0.1.0', '10.0.1.255', '10.0.2.0', '10.0.2.8', '10.0.2.10', '10.0.255.255', '10.1.0.0'],
    ...['10.8.255.255', '10.9.0.0', '10.9.2.0', '10.9.3.0', '10.50.1.255', '10.50.2.0', '9.255.255.255', '11.0.0.0'],
    ...['0.0.0.0', '127.255.255.255', '128.0.0.0', '255.255.255.255', '140.82.111.255', '140.82.128.0', '172.20.0.0'],
    ...['172.30.255.255', '172.31.0.0', '198.17.255.255', '198.18.0.0', '198.19.0.0', '52.216.0.0', '52.218.0.0'],
    ...['10.100.0.0', '10.101.0.0', '169.254.169.254', '169.254.1.1', '100.64.0.1', '224.0.0.1', '8.8.8.8'],
    ...['::', '::1', '2600:1f18:0:1::9', '2600:1f18:0:2::', '2600:1f18:1::', 'fc00::1', 'fd00:ec2::23', 'fe80::1'],
    ...['2001:4860:4860::8888', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '::ffff:10.0.2.20', '::ffff:8.8.8.8'],
    ...['64:ff9b::a00:214', '64:ff9b::a00:209', '64:ff9b::350:707', '64:ff9b::808:808', '64:ff9c::', 'none'],
  ),
  fc.ipV4(),
)
