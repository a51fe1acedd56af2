import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { Identity } from '../../../domain/identities/identity.ts'
import { PAGES } from '../../../domain/money/price-pages.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { averageUsdPerGb, discounted, fallbackRates, type Rates } from '../../../domain/money/prices.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { InterfaceOwner } from '../../../domain/network/network-interface.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { end, priced, topology } from '../build.ts'

const EC2 = 'https://aws.amazon.com/ec2/pricing/on-demand/'
const VPC = 'https://aws.amazon.com/vpc/pricing/'
const PRIVATELINK = 'https://aws.amazon.com/privatelink/pricing/'
const TRANSIT = 'https://aws.amazon.com/transit-gateway/pricing/'
const ELB = 'https://aws.amazon.com/elasticloadbalancing/faqs/'
const NETWORK = 'https://aws.amazon.com/about-aws/global-infrastructure/global_network/faqs/'
const GATEWAY_ENDPOINT = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'
const ELASTICACHE = 'https://aws.amazon.com/elasticache/pricing/'
const NAT_DOC = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'
const MSK = 'https://aws.amazon.com/msk/pricing/'
const VPN = 'https://aws.amazon.com/vpn/pricing/'
const REGIONAL_NAT = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html'
const PEERING = 'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html'
const SHARED_VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html'
const NONE = 'no page says'

/** Zone a; its subnet's routes are those of a case. */
const A = end({ ip: '10.0.0.1', subnetId: 'subnet-a', azId: 'euw1-az1', vpcId: 'vpc-1', pod: 'web-0' })
const A6 = { ...A, ip: '2a05:d018:1::1' }
const at = (ip: string, more: Partial<Flow['source']> = {}) => end({ ip, ...more })
const inB = at('10.0.1.1', { azId: 'euw1-az2', subnetId: 'subnet-b', pod: 'db-0' })
const inA = at('10.0.0.2', { azId: 'euw1-az1', subnetId: 'subnet-a', pod: 'db-1' })

const route = (destination: string, target: string) => ({ destination, target })
const byDefault = (target: string) => [route('0.0.0.0/0', target), route('::/0', target)]
const S3_LIST = [{ id: 'pl-s3', cidrs: ['52.218.0.0/17', '2a05:d050::/32'] }]
const GATEWAY = {
  id: 'vpce-s3',
  vpcId: 'vpc-1',
  type: 'gateway',
  serviceName: 'com.amazonaws.eu-west-1.s3',
  ips: [],
} as const
const INTERFACE = {
  id: 'vpce-sqs',
  vpcId: 'vpc-1',
  type: 'interface',
  serviceName: 'com.amazonaws.eu-west-1.sqs',
  ips: ['10.0.1.50', '10.0.0.50'],
} as const
const overGateway = { endpoints: [GATEWAY], prefixLists: S3_LIST }
const s3Routes = [...byDefault('nat-a'), route('pl-s3', 'vpce-s3')]
const owned = (ip: string, owner: InterfaceOwner | null, publicIps: string[] = []) => ({
  interfaces: [{ id: 'eni-1', vpcId: 'vpc-1', ips: [ip], publicIps, name: owner, owner }],
})

/** The peering of vpc-1, account 111122223333, with vpc-9 of an account, which has 10.1.0.0/16 and 10.9.0.0/16. */
const peered = (ownerId = '111122223333', region = 'eu-west-1') => ({
  peerings: [
    {
      id: 'pcx-1',
      sides: [
        { vpcId: 'vpc-1', ownerId: '111122223333', region: 'eu-west-1' },
        { vpcId: 'vpc-9', ownerId, region, cidrs: ['10.1.0.0/16', '10.9.0.0/16'] },
      ] as const,
    },
  ],
})
const attached = (id: string, vpcId: string, subnetId: string, routeTableId: string) => ({
  ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: vpcId, ownerId: '111122223333' },
  ...{ subnetIds: [subnetId], routeTableId, applianceMode: false },
})
/** nat-p in a subnet with a table of its own. */
const privateNat = (subnetId: string, routes: Topology['routeTables'][number]['routes'] = []) => ({
  natGateways: [{ id: 'nat-p', vpcId: 'vpc-1', subnetId, connectivity: 'private' as const }],
  tables: [
    {
      id: 'rtb-p',
      vpcId: 'vpc-1',
      main: false,
      subnetIds: [subnetId],
      routes: [route('10.0.0.0/16', 'local'), ...routes],
      ownerId: '111122223333',
    },
  ],
})

const aws = (region: string): Identity => ({
  name: 'AWS',
  owner: 'AWS',
  source: 'ip-ranges',
  confidence: 'medium',
  host: null,
  region,
  rented: false,
  endpointService: null,
  privateConnectivity: null,
})
const host = (region: string): Identity => ({ ...aws(region), name: 'a host', owner: null, rented: true })

interface Expected {
  readonly via: string
  /** Dollars of one gigabyte in eu-west-1; what is absent is 0. */
  readonly zone?: number
  readonly nat?: number
  readonly endpoint?: number
  readonly transit?: number
  readonly internetAtMost?: number
  readonly interRegionAtMost?: number
  readonly unpriced?: RegExp
}

interface Case {
  readonly flow: Partial<Flow>
  readonly routes?: Topology['routeTables'][number]['routes']
  /** `tables` beside those of the two subnets. */
  readonly network?: Partial<Topology> & { readonly tables?: Topology['routeTables'] }
  readonly identity?: Identity
  readonly expected: Expected
  readonly page: string
}

const between = (destination: Flow['destination'], category: Flow['category'] = 'INTER_AZ', source = A) => ({
  category,
  source,
  destination,
})
const out = (ip: string, category: Flow['category'] = 'UNCLASSIFIED', source = A) => between(at(ip), category, source)
/** The far end called: only the pod's own agent reported. */
const calledBy = (caller: Flow['source'], category: Flow['category']) => ({
  category,
  source: caller,
  destination: A,
  reportedBy: 'destination' as const,
})

// eu-west-1: $0.01 out of a zone and $0.01 into the other; NAT $0.048; endpoint $0.01; transit gateway $0.02; at most
// $0.09 to the internet and $0.02 to another region.
const CASES: Readonly<Record<string, Case>> = {
  // Inside the VPC
  'same zone, private address': { flow: between(inA, 'INTRA_AZ'), expected: { via: 'direct' }, page: EC2 },
  'other zone': { flow: between(inB), expected: { via: 'direct', zone: 0.02 }, page: EC2 },
  'other zone, mirrored': {
    flow: { ...between(inB), mirrored: true },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'other zone, only the server reported': {
    flow: { ...calledBy(inB, 'INTER_AZ') },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'other zone over IPv6': {
    flow: between(at('2a05:d018:2::9', { pod: 'db-0' }), 'INTER_AZ', A6),
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'unclassified, but a private address of the same zone': {
    flow: out('10.0.0.99'),
    expected: { via: 'direct' },
    page: EC2,
  },
  'unclassified, but a private address of another zone': {
    flow: out('10.0.1.99'),
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'unclassified, a private address of no known subnet': {
    flow: out('10.0.77.1'),
    expected: { via: 'direct', unpriced: /zones unknown/ },
    page: NONE,
  },
  'to RDS in the same zone': {
    flow: between(at('10.0.0.60'), 'INTRA_AZ'),
    network: owned('10.0.0.60', 'rds'),
    expected: { via: 'direct' },
    page: EC2,
  },
  'to RDS in another zone': {
    flow: between(at('10.0.1.60')),
    network: owned('10.0.1.60', 'rds'),
    expected: { via: 'direct', zone: 0.02 },
    page: NETWORK,
  },
  'to an MSK broker in another zone': {
    flow: between(at('10.0.1.61')),
    network: owned('10.0.1.61', 'msk'),
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'to ElastiCache in another zone: only the EC2 side pays': {
    flow: between(at('10.0.1.62')),
    network: owned('10.0.1.62', 'elasticache'),
    expected: { via: 'direct', zone: 0.01 },
    page: ELASTICACHE,
  },
  'to ElastiCache in the same zone': {
    flow: between(at('10.0.0.62'), 'INTRA_AZ'),
    network: owned('10.0.0.62', 'elasticache'),
    expected: { via: 'direct' },
    page: ELASTICACHE,
  },
  'to the EKS control plane in another zone': {
    flow: between(at('10.0.1.63')),
    network: owned('10.0.1.63', 'eks_control_plane'),
    expected: { via: 'direct', unpriced: /control plane/ },
    page: NONE,
  },
  'to the EKS control plane in the same zone': {
    flow: between(at('10.0.0.63'), 'INTRA_AZ'),
    network: owned('10.0.0.63', 'eks_control_plane'),
    expected: { via: 'direct' },
    page: EC2,
  },

  'a copy between MSK brokers in two zones': {
    flow: between(at('10.0.1.61'), 'INTER_AZ', { ...A, ip: '10.0.0.61', pod: null }),
    network: {
      interfaces: ['10.0.0.61', '10.0.1.61'].map((ip) => ({
        id: ip,
        vpcId: 'vpc-1',
        ips: [ip],
        publicIps: [],
        name: 'msk',
        owner: 'msk',
      })),
    },
    expected: { via: 'direct' },
    page: MSK,
  },
  'a copy between RDS instances in two zones': {
    flow: between(at('10.0.1.60'), 'INTER_AZ', { ...A, ip: '10.0.0.60', pod: null }),
    network: {
      interfaces: ['10.0.0.60', '10.0.1.60'].map((ip) => ({
        id: ip,
        vpcId: 'vpc-1',
        ips: [ip],
        publicIps: [],
        name: 'rds',
        owner: 'rds',
      })),
    },
    expected: { via: 'direct' },
    page: NETWORK,
  },
  'a Client VPN user in another zone calls the pod: no crossing since 2022-04': {
    flow: calledBy(at('10.0.1.80'), 'INTER_AZ'),
    network: owned('10.0.1.80', 'client_vpn'),
    expected: { via: 'direct' },
    page: VPN,
  },

  // Load balancers
  'an ALB in another zone calls the pod': {
    flow: calledBy(at('10.0.1.70'), 'INTER_AZ'),
    network: owned('10.0.1.70', 'application_load_balancer'),
    expected: { via: 'direct' },
    page: ELB,
  },
  'a Classic Load Balancer in another zone calls the pod': {
    flow: calledBy(at('10.0.1.70'), 'INTER_AZ'),
    network: owned('10.0.1.70', 'classic_load_balancer'),
    expected: { via: 'direct' },
    page: ELB,
  },
  'an NLB in another zone calls the pod': {
    flow: calledBy(at('10.0.1.70'), 'INTER_AZ'),
    network: owned('10.0.1.70', 'network_load_balancer'),
    expected: { via: 'direct', zone: 0.02 },
    page: ELB,
  },
  'a Gateway Load Balancer in another zone calls the pod': {
    flow: calledBy(at('10.0.1.70'), 'INTER_AZ'),
    network: owned('10.0.1.70', 'gateway_load_balancer'),
    expected: { via: 'direct', zone: 0.02 },
    page: ELB,
  },
  'an ALB in the same zone calls the pod': {
    flow: calledBy(at('10.0.0.70'), 'INTRA_AZ'),
    network: owned('10.0.0.70', 'application_load_balancer'),
    expected: { via: 'direct' },
    page: ELB,
  },
  'the pod calls an ALB in another zone of the VPC: free by private addresses': {
    flow: between(at('10.0.1.70')),
    network: owned('10.0.1.70', 'application_load_balancer'),
    expected: { via: 'direct' },
    page: EC2,
  },
  'the pod calls an NLB in another zone': {
    flow: between(at('10.0.1.70')),
    network: owned('10.0.1.70', 'network_load_balancer'),
    expected: { via: 'direct', zone: 0.02 },
    page: ELB,
  },
  'the pod calls an NLB in the same zone': {
    flow: between(at('10.0.0.70'), 'INTRA_AZ'),
    network: owned('10.0.0.70', 'network_load_balancer'),
    expected: { via: 'direct' },
    page: ELB,
  },

  // Interface endpoints
  'to an interface endpoint in the same zone': {
    flow: between(at('10.0.0.50'), 'INTRA_AZ'),
    network: { endpoints: [INTERFACE] },
    expected: { via: 'interface_endpoint', endpoint: 0.01 },
    page: PRIVATELINK,
  },
  'to an interface endpoint in another zone: no crossing since 2022-04': {
    flow: between(at('10.0.1.50')),
    network: { endpoints: [INTERFACE] },
    expected: { via: 'interface_endpoint', endpoint: 0.01 },
    page: PRIVATELINK,
  },
  'to an interface endpoint that came unclassified': {
    flow: out('10.0.1.50'),
    network: { endpoints: [INTERFACE] },
    expected: { via: 'interface_endpoint', endpoint: 0.01 },
    page: PRIVATELINK,
  },
  'to an interface endpoint of a peered VPC': {
    flow: out('10.1.0.50', 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: { ...peered(), endpoints: [{ ...INTERFACE, vpcId: 'vpc-9', ips: ['10.1.0.50'] }] },
    expected: { via: 'interface_endpoint', endpoint: 0.01 },
    page: PRIVATELINK,
  },
  'S3 over an interface endpoint': {
    flow: out('10.0.1.50', 'AMAZON_S3'),
    network: { endpoints: [INTERFACE] },
    expected: { via: 'interface_endpoint', endpoint: 0.01 },
    page: PRIVATELINK,
  },

  // Gateway endpoints
  'S3 over a gateway endpoint': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: s3Routes,
    network: overGateway,
    expected: { via: 'gateway_endpoint' },
    page: GATEWAY_ENDPOINT,
  },
  'S3 over a gateway endpoint, IPv6': {
    flow: out('2a05:d050::1', 'AMAZON_S3', A6),
    routes: s3Routes,
    network: overGateway,
    expected: { via: 'gateway_endpoint' },
    page: GATEWAY_ENDPOINT,
  },
  'S3 over a gateway endpoint that came unclassified': {
    flow: out('52.218.1.1'),
    routes: s3Routes,
    network: overGateway,
    expected: { via: 'gateway_endpoint' },
    page: GATEWAY_ENDPOINT,
  },
  "S3 at an address that the endpoint's list lacks": {
    flow: out('52.92.1.1', 'AMAZON_S3'),
    routes: s3Routes,
    network: overGateway,
    expected: { via: 'nat', nat: 0.048 },
    page: VPC,
  },
  'DynamoDB over a gateway endpoint': {
    flow: out('52.94.5.8', 'AMAZON_DYNAMODB'),
    routes: [...byDefault('nat-a'), route('52.94.5.0/24', 'vpce-s3')],
    network: overGateway,
    expected: { via: 'gateway_endpoint' },
    page: GATEWAY_ENDPOINT,
  },

  // NAT gateways
  'S3 through a NAT gateway of the zone': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: byDefault('nat-a'),
    expected: { via: 'nat', nat: 0.048 },
    page: NETWORK,
  },
  'S3 through a NAT gateway of another zone': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: byDefault('nat-b'),
    expected: { via: 'nat', nat: 0.048, zone: 0.02 },
    page: VPC,
  },
  'DynamoDB through a NAT gateway': {
    flow: out('52.94.5.8', 'AMAZON_DYNAMODB'),
    routes: byDefault('nat-a'),
    expected: { via: 'nat', nat: 0.048 },
    page: NETWORK,
  },
  'an AWS service of the region through a NAT gateway': {
    flow: out('52.94.218.10'),
    routes: byDefault('nat-a'),
    identity: aws('eu-west-1'),
    expected: { via: 'nat', nat: 0.048 },
    page: NETWORK,
  },
  'an AWS service of another region through a NAT gateway': {
    flow: out('52.94.218.10'),
    routes: byDefault('nat-a'),
    identity: aws('us-east-1'),
    expected: { via: 'nat', nat: 0.048, interRegionAtMost: 0.02 },
    page: EC2,
  },
  'a host of the region through a NAT gateway': {
    flow: out('34.248.10.20'),
    routes: byDefault('nat-a'),
    identity: host('eu-west-1'),
    expected: { via: 'nat', nat: 0.048, zone: 0.01 },
    page: EC2,
  },
  'a host of another region through a NAT gateway': {
    flow: out('3.233.144.10'),
    routes: byDefault('nat-a'),
    identity: host('us-east-1'),
    expected: { via: 'nat', nat: 0.048, interRegionAtMost: 0.02 },
    page: EC2,
  },
  'the internet through a NAT gateway of the zone': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-a'),
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: VPC,
  },
  'the internet through a NAT gateway of another zone': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-b'),
    expected: { via: 'nat', nat: 0.048, zone: 0.02, internetAtMost: 0.09 },
    page: VPC,
  },
  'CloudFront, a range of no region, through a NAT gateway': {
    flow: out('13.224.18.101'),
    routes: byDefault('nat-a'),
    identity: host('GLOBAL'),
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: EC2,
  },
  'an IPv4 host over NAT64': {
    flow: out('64:ff9b::8c52:7904', 'UNCLASSIFIED', A6),
    routes: [route('::/0', 'eigw-1'), route('64:ff9b::/96', 'nat-a'), route('0.0.0.0/0', 'nat-a')],
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: NAT_DOC,
  },
  'an AWS service of the region over NAT64: nothing on top': {
    flow: out('64:ff9b::345e:e8ce', 'UNCLASSIFIED', A6),
    routes: [route('::/0', 'eigw-1'), route('64:ff9b::/96', 'nat-a'), route('0.0.0.0/0', 'nat-a')],
    identity: aws('eu-west-1'),
    expected: { via: 'nat', nat: 0.048 },
    page: NETWORK,
  },
  'an own public address over NAT64': {
    flow: out('64:ff9b::36ab:a09', 'UNCLASSIFIED', A6),
    routes: [route('64:ff9b::/96', 'nat-a'), route('0.0.0.0/0', 'nat-a')],
    network: owned('10.0.2.9', null, ['54.171.10.9']),
    expected: { via: 'nat', nat: 0.048, zone: 0.02 },
    page: EC2,
  },
  'an own public address through a NAT gateway: both ends of the way there are ours': {
    flow: out('54.171.10.9'),
    routes: byDefault('nat-a'),
    network: owned('10.0.2.9', null, ['54.171.10.9']),
    expected: { via: 'nat', nat: 0.048, zone: 0.02 },
    page: EC2,
  },
  'a NAT gateway that EC2 did not tell of: its zone is unknown, and no crossing is made up': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-unheard'),
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09, unpriced: /zone of the NAT gateway unknown/ },
    page: VPC,
  },
  'called from the internet, by a load balancer that keeps the address: no NAT gateway lets anybody in': {
    flow: calledBy(at('140.82.121.4'), 'UNCLASSIFIED'),
    routes: byDefault('nat-a'),
    expected: { via: 'internet_gateway', internetAtMost: 0.09, unpriced: /to the internet/ },
    page: EC2,
  },
  "called from an own public address: the caller's row pays": {
    flow: calledBy(at('54.171.10.9'), 'UNCLASSIFIED'),
    routes: byDefault('nat-a'),
    network: owned('10.0.2.9', null, ['54.171.10.9']),
    expected: { via: 'internet_gateway', unpriced: /own public address/ },
    page: EC2,
  },
  'a regional NAT gateway, which stands in every zone': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-regional'),
    network: { natGateways: [{ id: 'nat-regional', vpcId: 'vpc-1', subnetId: null, growsByItself: true }] },
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: VPC,
  },
  'a regional NAT gateway of which nobody knows in which zones it stands': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-regional'),
    network: { natGateways: [{ id: 'nat-regional', vpcId: 'vpc-1', subnetId: null }] },
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09, unpriced: /zone of the NAT gateway unknown/ },
    page: REGIONAL_NAT,
  },

  // Internet gateways
  'S3 through an internet gateway': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: byDefault('igw-1'),
    expected: { via: 'internet_gateway' },
    page: NETWORK,
  },
  'an AWS service of the region through an internet gateway': {
    flow: out('52.94.218.10'),
    routes: byDefault('igw-1'),
    identity: aws('eu-west-1'),
    expected: { via: 'internet_gateway' },
    page: NETWORK,
  },
  'an AWS service of another region through an internet gateway': {
    flow: out('52.94.218.10'),
    routes: byDefault('igw-1'),
    identity: aws('us-east-1'),
    expected: { via: 'internet_gateway', interRegionAtMost: 0.02, unpriced: /between regions/ },
    page: EC2,
  },
  'an own public address: the regional rate, even in the same zone': {
    flow: out('54.171.10.9'),
    routes: byDefault('igw-1'),
    network: owned('10.0.0.9', null, ['54.171.10.9']),
    expected: { via: 'internet_gateway', zone: 0.02 },
    page: EC2,
  },
  'a host of the region at its public address': {
    flow: out('34.248.10.20'),
    routes: byDefault('igw-1'),
    identity: host('eu-west-1'),
    expected: { via: 'internet_gateway', zone: 0.01 },
    page: EC2,
  },
  'the internet through an internet gateway': {
    flow: out('140.82.121.4'),
    routes: byDefault('igw-1'),
    expected: { via: 'internet_gateway', internetAtMost: 0.09, unpriced: /to the internet/ },
    page: EC2,
  },
  'the internet over IPv6 passes no NAT': {
    flow: out('2606:4700::1111', 'UNCLASSIFIED', A6),
    routes: [route('0.0.0.0/0', 'nat-a'), route('::/0', 'eigw-1')],
    expected: { via: 'egress_only_gateway', internetAtMost: 0.09, unpriced: /to the internet/ },
    page: VPC,
  },
  'S3 over IPv6 through an egress-only gateway': {
    flow: out('2a05:d050::1', 'AMAZON_S3', A6),
    routes: [route('::/0', 'eigw-1')],
    expected: { via: 'egress_only_gateway' },
    page: NETWORK,
  },

  // Other networks
  'a peered VPC, same zone: free since 2021-05': {
    flow: between(at('10.1.0.1', { azId: 'eu-west-1a' }), 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered(),
    expected: { via: 'peering' },
    page: EC2,
  },
  'a peered VPC of the account, other zone': {
    flow: between(at('10.1.0.1', { azId: 'euw1-az2' }), 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered('111122223333'),
    expected: { via: 'peering', zone: 0.02 },
    page: EC2,
  },
  'a peered VPC of another account, other zone: each pays its own side': {
    flow: between(at('10.1.0.1', { azId: 'euw1-az2' }), 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered('444455556666'),
    expected: { via: 'peering', zone: 0.01 },
    page: EC2,
  },
  'a peered VPC of nobody knows whom, nor of which region, other zone': {
    flow: between(at('10.1.0.1', { azId: 'euw1-az2' }), 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    expected: { via: 'peering', unpriced: /whose other side is unknown/ },
    page: EC2,
  },
  'an address outside the blocks of a peered VPC, which the connection drops': {
    flow: between(at('10.8.0.1', { azId: 'euw1-az2' }), 'INTER_VPC'),
    routes: [route('10.8.0.0/16', 'pcx-1')],
    network: peered(),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: PEERING,
  },
  'a peered VPC, zone unknown': {
    flow: out('10.1.0.1', 'INTER_VPC'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered(),
    expected: { via: 'peering', unpriced: /zones unknown/ },
    page: NONE,
  },
  'another VPC through a transit gateway: what lies behind it is unknown': {
    flow: between(at('10.2.0.1', { azId: 'euw1-az2' }), 'INTER_VPC'),
    routes: [route('10.0.0.0/8', 'tgw-1')],
    expected: { via: 'transit_gateway', transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'on premises through a transit gateway': {
    flow: out('192.168.1.1'),
    routes: [route('192.168.0.0/16', 'tgw-1')],
    expected: { via: 'transit_gateway', transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'another region through a transit gateway': {
    flow: between(at('10.9.0.1', { region: 'us-east-1' }), 'INTER_REGION'),
    routes: [route('10.9.0.0/16', 'tgw-1')],
    expected: { via: 'transit_gateway', transit: 0.02, interRegionAtMost: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'another region over peering': {
    flow: between(at('10.9.0.1', { region: 'us-east-1' }), 'INTER_REGION'),
    routes: [route('10.9.0.0/16', 'pcx-1')],
    network: peered('111122223333', 'us-east-1'),
    expected: { via: 'peering', interRegionAtMost: 0.02, unpriced: /between regions/ },
    page: EC2,
  },
  'another VPC by a route that is unknown': {
    flow: out('10.3.0.1', 'INTER_VPC'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },

  // Categories that came in 2026
  'the internet, told as such': {
    flow: out('140.82.112.3', 'INTERNET'),
    routes: byDefault('nat-a'),
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: VPC,
  },
  'an AWS service, told as such': {
    flow: out('52.94.5.1', 'AWS_SERVICE'),
    routes: byDefault('nat-a'),
    identity: aws('eu-west-1'),
    expected: { via: 'nat', nat: 0.048 },
    page: NETWORK,
  },
  'past a transit gateway, where the route leads to one': {
    flow: out('10.2.0.1', 'TRANSIT_GATEWAY'),
    routes: [route('10.0.0.0/8', 'tgw-1')],
    expected: { via: 'transit_gateway', transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'past a transit gateway, where the route leads to a peered VPC': {
    flow: between(at('10.1.0.1', { azId: 'euw1-az2' }), 'TRANSIT_GATEWAY'),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered(),
    expected: { via: 'unknown', unpriced: /contradicts the network/ },
    page: NONE,
  },
  'past a transit gateway, where the route stays in the VPC': {
    flow: between(inB, 'TRANSIT_GATEWAY'),
    expected: { via: 'unknown', unpriced: /contradicts the network/ },
    page: NONE,
  },
  'past a transit gateway behind a private NAT gateway': {
    flow: out('10.4.0.1', 'TRANSIT_GATEWAY'),
    routes: byDefault('nat-p'),
    network: privateNat('subnet-b', [route('10.4.0.0/16', 'tgw-1')]),
    expected: { via: 'nat', nat: 0.048, zone: 0.02, transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  "a Local Zone of the VPC: only the Local Zone's side is billed": {
    flow: between(at('10.0.9.1', { azId: 'euw1-lhr1-az1' }), 'LOCAL_ZONE'),
    expected: { via: 'direct', zone: 0.01 },
    page: EC2,
  },
  'a Local Zone of the VPC, told as another zone': {
    flow: between(at('10.0.9.1', { azId: 'euw1-lhr1-az1' })),
    expected: { via: 'direct', zone: 0.01 },
    page: EC2,
  },
  'a Local Zone, where nobody knows which': {
    flow: out('10.0.9.1', 'LOCAL_ZONE'),
    expected: { via: 'direct', unpriced: /Local Zone/ },
    page: EC2,
  },
  'a Local Zone past a NAT gateway of another zone': {
    flow: out('15.220.0.1', 'LOCAL_ZONE'),
    routes: byDefault('nat-b'),
    expected: { via: 'nat', nat: 0.048, zone: 0.02, unpriced: /Local Zone/ },
    page: VPC,
  },
  'a Local Zone past a transit gateway': {
    flow: out('10.2.0.1', 'LOCAL_ZONE'),
    routes: [route('10.0.0.0/8', 'tgw-1')],
    expected: { via: 'transit_gateway', transit: 0.02, unpriced: /Local Zone/ },
    page: TRANSIT,
  },

  'another region at a public address, through a NAT gateway': {
    flow: between(at('3.233.144.10', { region: 'us-east-1' }), 'INTER_REGION'),
    routes: byDefault('nat-a'),
    expected: { via: 'nat', nat: 0.048, interRegionAtMost: 0.02 },
    page: VPC,
  },
  'another VPC behind a private NAT gateway of another zone, whose table nobody told of': {
    flow: out('10.4.0.1', 'INTER_VPC'),
    routes: byDefault('nat-p'),
    network: privateNat('subnet-unheard'),
    expected: { via: 'nat', nat: 0.048, unpriced: /zone of the NAT gateway unknown/ },
    page: VPC,
  },
  'another VPC behind a private NAT gateway and a transit gateway': {
    flow: out('10.4.0.1', 'INTER_VPC'),
    routes: byDefault('nat-p'),
    network: privateNat('subnet-b', [route('10.4.0.0/16', 'tgw-1')]),
    expected: { via: 'nat', nat: 0.048, zone: 0.02, transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'a private address behind a public NAT gateway: its internet gateway drops it, so no byte went there': {
    flow: out('10.4.0.1'),
    routes: byDefault('nat-b'),
    expected: { via: 'unknown', unpriced: /internet gateway drops private addresses/ },
    page: VPC,
  },

  'the internet over a transit gateway: what the network behind it pays is unknown': {
    flow: out('8.8.8.8'),
    routes: byDefault('tgw-1'),
    expected: { via: 'transit_gateway', transit: 0.02, internetAtMost: 0.09, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'S3 over a transit gateway': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: byDefault('tgw-1'),
    expected: { via: 'transit_gateway', transit: 0.02, unpriced: /network behind it/ },
    page: TRANSIT,
  },
  'an interface endpoint of a hub behind a transit gateway pays both': {
    flow: out('10.9.0.20', 'INTER_VPC'),
    routes: [route('10.9.0.0/16', 'tgw-1')],
    network: {
      endpoints: [{ ...INTERFACE, vpcId: 'vpc-hub', ips: ['10.9.0.20'] }],
      subnets: [
        { id: 'subnet-a', vpcId: 'vpc-1', zoneId: 'euw1-az1', cidrs: ['10.0.0.0/24'] },
        { id: 'subnet-hub', vpcId: 'vpc-hub', zoneId: 'euw1-az1', cidrs: ['10.9.0.0/24'] },
      ],
      tables: [
        {
          ...{ id: 'rtb-hub', vpcId: 'vpc-hub', main: true, subnetIds: [], ownerId: '111122223333' },
          routes: [route('10.9.0.0/16', 'local')],
        },
      ],
      transitAttachments: [
        attached('tgw-attach-1', 'vpc-1', 'subnet-a', 'tgw-rtb-1'),
        attached('tgw-attach-2', 'vpc-hub', 'subnet-hub', 'tgw-rtb-2'),
      ],
      transitRouteTables: [
        {
          id: 'tgw-rtb-1',
          transitGatewayId: 'tgw-1',
          routes: [{ destination: '10.9.0.0/16', attachmentId: 'tgw-attach-2' }],
        },
      ],
    },
    expected: { via: 'interface_endpoint', transit: 0.02, endpoint: 0.01 },
    page: PRIVATELINK,
  },
  "metadata at the host's own address": {
    flow: out('169.254.169.254'),
    routes: byDefault('nat-a'),
    expected: { via: 'direct' },
    page: EC2,
  },
  'a sidecar over loopback': {
    flow: out('127.0.0.1'),
    routes: byDefault('nat-a'),
    expected: { via: 'direct' },
    page: EC2,
  },
  'metadata over IPv6': {
    flow: out('fd00:ec2::254', 'UNCLASSIFIED', A6),
    routes: byDefault('nat-a'),
    expected: { via: 'direct' },
    page: EC2,
  },

  // Addresses of two VPCs may be the same
  "a pod at an address that is another VPC's endpoint": {
    flow: between(at('10.0.1.20', { azId: 'euw1-az2' })),
    network: { endpoints: [{ ...INTERFACE, vpcId: 'vpc-2', ips: ['10.0.1.20'] }] },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  "a caller at an address that is another VPC's ALB": {
    flow: calledBy(at('10.0.1.70', { azId: 'euw1-az2' }), 'INTER_AZ'),
    network: {
      interfaces: [
        {
          id: 'eni-1',
          vpcId: 'vpc-2',
          ips: ['10.0.1.70'],
          publicIps: [],
          name: 'ALB web',
          owner: 'application_load_balancer',
        },
      ],
    },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'a pod whose address an endpoint has by now': {
    flow: between(at('10.0.1.50', { azId: 'euw1-az2', pod: 'db-0' })),
    network: { endpoints: [INTERFACE] },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },

  // What cannot be resolved
  "a firewall's endpoint: never a green zero": {
    flow: out('8.8.8.8'),
    routes: byDefault('vpce-fw'),
    network: { endpoints: [{ ...INTERFACE, id: 'vpce-fw', type: 'gateway_load_balancer', ips: [] }] },
    expected: { via: 'firewall', unpriced: /firewall/ },
    page: NONE,
  },
  'S3 over a prefix list to an endpoint that EC2 may not be asked about': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: s3Routes,
    network: { prefixLists: S3_LIST, denied: ['ec2:DescribeVpcEndpoints'] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: GATEWAY_ENDPOINT,
  },
  'an endpoint that EC2 may not be asked about': {
    flow: out('8.8.8.8'),
    routes: byDefault('vpce-unheard'),
    network: { denied: ['ec2:DescribeVpcEndpoints'] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  // A list that was not read may hold any public address, whatever the row calls it: S3 of another region is in none.
  'S3, where the prefix list of its gateway endpoint could not be read': {
    flow: out('52.218.1.1', 'AMAZON_S3'),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: GATEWAY_ENDPOINT,
  },
  'S3 of another region, where that list could not be read': {
    flow: out('52.216.1.1', 'AMAZON_S3'),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    identity: aws('us-east-1'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: GATEWAY_ENDPOINT,
  },
  'an address of S3 that the row does not class, where that list could not be read': {
    flow: out('52.218.1.1'),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    identity: aws('eu-west-1'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: GATEWAY_ENDPOINT,
  },
  'DynamoDB, where the prefix list of the S3 endpoint could not be read': {
    flow: out('52.94.5.8', 'AMAZON_DYNAMODB'),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NETWORK,
  },
  'the internet, where the prefix list of the S3 endpoint could not be read': {
    flow: out('8.8.8.8'),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: VPC,
  },
  'a private address, which no such list holds': {
    flow: between(inB),
    routes: s3Routes,
    network: { endpoints: [GATEWAY] },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'a row of another zone whose address leads over a NAT gateway: which of the two is wrong, nobody knows': {
    flow: between(at('140.82.121.4', { azId: 'euw1-az2', pod: 'db-0' })),
    routes: byDefault('nat-a'),
    expected: { via: 'unknown', unpriced: /contradicts the network/ },
    page: NONE,
  },
  'a row of another zone whose address leads over an internet gateway': {
    flow: between(at('3.248.10.20', { azId: 'euw1-az2' })),
    routes: byDefault('igw-1'),
    expected: { via: 'unknown', unpriced: /contradicts the network/ },
    page: NONE,
  },
  'a row of another zone whose address leads to another VPC': {
    flow: between(at('10.1.0.1', { azId: 'euw1-az2', pod: 'db-0' })),
    routes: [route('10.1.0.0/16', 'pcx-1')],
    network: peered(),
    expected: { via: 'unknown', unpriced: /contradicts the network/ },
    page: NONE,
  },
  'a row of another zone, where EC2 may not be asked for route tables': {
    flow: between(inB),
    network: { routeTables: [], denied: ['ec2:DescribeRouteTables'] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'a row of the same zone, where EC2 may not be asked for route tables': {
    flow: between(inA, 'INTRA_AZ'),
    network: { routeTables: [], denied: ['ec2:DescribeRouteTables'] },
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'an instance of the other zone that forwards to it: one crossing': {
    flow: between(inB),
    routes: [route('10.0.1.0/24', 'eni-9')],
    network: {
      interfaces: [
        {
          ...{ id: 'eni-9', vpcId: 'vpc-1', ips: ['10.0.1.9'], publicIps: [], name: null, owner: null },
          subnetId: 'subnet-b',
        },
      ],
    },
    expected: { via: 'instance', zone: 0.02 },
    page: EC2,
  },
  'a NAT gateway of a VPC of nobody knows whom': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-unheard'),
    network: { accountId: undefined as never },
    expected: { via: 'nat', unpriced: /account that is not known/ },
    page: SHARED_VPC,
  },
  'a NAT gateway that EC2 described is of the account that asked': {
    flow: out('140.82.121.4'),
    routes: byDefault('nat-a'),
    network: { accountId: undefined as never },
    expected: { via: 'nat', nat: 0.048, internetAtMost: 0.09 },
    page: SHARED_VPC,
  },
  'a transit gateway from a VPC of nobody knows whom': {
    flow: out('192.168.1.1'),
    routes: [route('192.168.0.0/16', 'tgw-1')],
    network: { accountId: undefined as never },
    expected: { via: 'transit_gateway', unpriced: /account that is not known/ },
    page: SHARED_VPC,
  },
  'the internet, where a list of the own could not be read': {
    flow: out('8.8.8.8'),
    routes: [...byDefault('nat-a'), route('pl-own', 'tgw-1')],
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'a route to nowhere': {
    flow: out('140.82.121.4'),
    routes: byDefault('blackhole'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'a virtual private gateway': {
    flow: out('192.168.1.1'),
    routes: [route('192.168.0.0/16', 'vgw-1')],
    expected: { via: 'virtual_private_gateway', unpriced: /a VPN, Direct Connect/ },
    page: NONE,
  },
  'a subnet that EC2 did not tell of': {
    flow: out('140.82.121.4', 'UNCLASSIFIED', { ...A, subnetId: 'subnet-unheard' }),
    routes: byDefault('nat-a'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'no address at all': {
    flow: between(end(), 'UNCLASSIFIED'),
    routes: byDefault('nat-a'),
    expected: { via: 'unknown', unpriced: /route unknown/ },
    page: NONE,
  },
  'another zone, the far end a pod, where EC2 may not be asked for interfaces': {
    flow: between(inB),
    network: { denied: ['ec2:DescribeNetworkInterfaces'] },
    expected: { via: 'direct', zone: 0.02 },
    page: EC2,
  },
  'another zone, the far end anything, where EC2 may not be asked for interfaces': {
    flow: between(at('10.0.1.99')),
    network: { denied: ['ec2:DescribeNetworkInterfaces'] },
    expected: { via: 'unknown', unpriced: /could be a load balancer/ },
    page: NONE,
  },
}

function pricedCase(
  { flow, routes, network = {}, identity }: Case,
  ratesOf = () => fallbackRates('eu-west-1'),
): PricedFlow {
  const { tables = [], ...more } = network
  const known = topology(routes, more)
  const far = flow.reportedBy === 'destination' ? flow.source : flow.destination
  return priced(flow, {
    network: networkOf({ ...known, routeTables: [...known.routeTables, ...tables] }),
    identities: {
      schema: 1,
      rangesOf: null,
      byIp: identity && far?.ip ? { [far.ip]: identity } : {},
      problems: [],
    },
    ratesOf,
  })
}

describe('a gigabyte in eu-west-1', () => {
  test('is priced by at least sixty cases', () => {
    expect(Object.keys(CASES).length).toBeGreaterThanOrEqual(60)
  })

  test.each(Object.entries(CASES))('%s', (_, one) => {
    const { via, zone = 0, nat = 0, endpoint = 0, transit = 0, unpriced, ...bounds } = one.expected
    const flow = pricedCase(one)
    expect(flow.via).toBe(via)
    expect(flow.charges.interAz).toBeCloseTo(zone, 12)
    expect(flow.charges.nat).toBeCloseTo(nat, 12)
    expect(flow.charges.endpoint).toBeCloseTo(endpoint, 12)
    expect(flow.charges.transit).toBeCloseTo(transit, 12)
    expect(flow.usd).toBeCloseTo(zone + nat + endpoint + transit, 12)
    if (unpriced) expect(flow.unpriced).toMatch(unpriced)
    else expect(flow.unpriced).toBeNull()
    const kind = bounds.internetAtMost ? 'internet' : 'inter_region'
    const usdAtMost = bounds.internetAtMost ?? bounds.interRegionAtMost
    if (usdAtMost === undefined) expect(flow.bound).toBeNull()
    else expect(flow.bound).toEqual({ kind, usdAtMost: expect.closeTo(usdAtMost, 12) })
  })

  test.each(Object.entries(CASES))('%s: a region without a list price is counted, and not priced', (_, one) => {
    const flow = pricedCase(one, () => undefined as unknown as Rates)
    expect(flow).toMatchObject({ usd: 0, unpriced: 'no list price for the region', bound: null })
  })
})

describe('laws of the price', () => {
  test('no part is negative, and twice the bytes cost twice as much', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CASES)), fc.integer({ min: 0, max: 2 ** 40 }), (one, bytes) => {
        const single = pricedCase({ ...one, flow: { ...one.flow, bytes } })
        const double = pricedCase({ ...one, flow: { ...one.flow, bytes: 2 * bytes } })
        for (const usd of Object.values(single.charges)) expect(usd).toBeGreaterThanOrEqual(0)
        expect(double.usd).toBeCloseTo(2 * single.usd, 9)
        expect(single.usd).toBeCloseTo(
          Object.values(single.charges).reduce((sum, usd) => sum + usd, 0),
          12,
        )
      }),
    )
  })

  const VIAS = [
    ...['direct', 'nat', 'gateway_endpoint', 'interface_endpoint', 'internet_gateway', 'egress_only_gateway'],
    ...['transit_gateway', 'peering', 'virtual_private_gateway', 'unknown'],
  ]
  const TARGETS = ['nat-a', 'nat-b', 'igw-1', 'eigw-1', 'vpce-s3', 'vpce-sqs', 'tgw-1', 'pcx-1', 'vgw-1', 'blackhole']
  const BLOCKS = ['0.0.0.0/0', '::/0', '10.0.0.0/8', '10.1.0.0/16', '52.218.0.0/16', '64:ff9b::/96', 'pl-s3']
  const anyRoutes = fc.uniqueArray(
    fc.record({ destination: fc.constantFrom(...BLOCKS), target: fc.constantFrom(...TARGETS) }),
    { selector: ({ destination }) => destination },
  )
  const anyFlow = fc.record({
    category: fc.constantFrom<Flow['category']>(
      ...([
        'INTRA_AZ',
        'INTER_AZ',
        'INTER_VPC',
        'UNCLASSIFIED',
        'AMAZON_S3',
        'AMAZON_DYNAMODB',
        'INTER_REGION',
      ] as const),
    ),
    ip: fc.constantFrom(
      '10.0.0.2',
      '10.0.1.1',
      '10.0.1.50',
      '10.1.0.1',
      '52.218.1.1',
      '8.8.8.8',
      '2606:4700::1',
      '64:ff9b::808:808',
    ),
    identity: fc.constantFrom(undefined, aws('eu-west-1'), aws('us-east-1'), host('eu-west-1'), host('GLOBAL')),
    reportedBy: fc.constantFrom<Flow['reportedBy']>('source', 'destination'),
  })

  test('a flow has exactly one way, whatever the routes, and their order does not matter', () => {
    fc.assert(
      fc.property(anyRoutes, anyFlow, (routes, { category, ip, identity, reportedBy }) => {
        const [source, destination] = reportedBy === 'source' ? [A, at(ip)] : [at(ip), A]
        const one = {
          flow: { category, source, destination, reportedBy },
          network: { ...overGateway, endpoints: [GATEWAY, INTERFACE] },
          ...(identity ? { identity } : {}),
          expected: { via: '' },
          page: NONE,
        }
        const flow = pricedCase({ ...one, routes })
        expect(VIAS).toContain(flow.via)
        expect(pricedCase({ ...one, routes: routes.toReversed() })).toEqual(flow)
        for (const usd of Object.values(flow.charges)) expect(usd).toBeGreaterThanOrEqual(0)
        // Nothing is free without a reason: a flow without a price says why, or moved where nothing is billed.
        if (flow.via === 'unknown') expect(flow.unpriced).not.toBeNull()
      }),
    )
  })

  test('which end reports does not change what a crossing between pods costs', () => {
    const pods = [
      [A, inB],
      [A, inA],
    ] as const
    for (const category of ['INTER_AZ', 'INTRA_AZ'] as const) {
      for (const [source, destination] of pods) {
        const [told, heard] = (['source', 'destination'] as const).map((reportedBy) =>
          priced({ category, source, destination, reportedBy }),
        )
        expect(told?.charges).toEqual(heard?.charges)
        expect(told?.via).toBe(heard?.via)
      }
    }
  })

  test('a discount takes its part of every price', () => {
    const rates = fallbackRates('eu-west-1') as Rates
    for (const one of Object.values(CASES)) {
      const full = pricedCase(one)
      const cheap = pricedCase(one, () => discounted(rates, 0.75))
      // The endpoint's price comes averaged from outside.
      const endpoint = full.charges.endpoint
      expect(cheap.usd - endpoint).toBeCloseTo((full.usd - endpoint) * 0.75, 12)
      expect(cheap.bound?.usdAtMost ?? 0).toBeCloseTo((full.bound?.usdAtMost ?? 0) * 0.75, 12)
    }
  })
})

test('every page that a price rests on is linked where a dollar is explained', async () => {
  const explained = await readFile(new URL('../../../docs/money.md', import.meta.url), 'utf8')
  expect(PAGES.length).toBeGreaterThan(8)
  for (const page of PAGES) expect(explained).toContain(page)
})

describe('list prices', () => {
  // Dollars per gigabyte: NAT gateway, first tier to the internet, to another region. AWS's price pages, 2026-09-03.
  test.each([
    ['us-east-1', 0.045, 0.09, 0.02],
    ['us-west-1', 0.048, 0.09, 0.02],
    ['ca-central-1', 0.05, 0.09, 0.02],
    ['eu-west-1', 0.048, 0.09, 0.02],
    ['eu-central-1', 0.052, 0.09, 0.02],
    ['eu-north-1', 0.046, 0.09, 0.02],
    ['ap-south-1', 0.056, 0.1093, 0.086],
    ['ap-southeast-2', 0.059, 0.114, 0.098],
    ['ap-northeast-1', 0.062, 0.114, 0.09],
    ['sa-east-1', 0.093, 0.15, 0.138],
  ])('of %s', (region, natUsdPerGb, internetOutUsdPerGb, interRegionUsdPerGb) => {
    expect(fallbackRates(region)).toMatchObject({
      natUsdPerGb,
      internetOutUsdPerGb,
      interRegionUsdPerGb,
      interAzUsdPerGbEachDirection: 0.01,
      transitUsdPerGb: 0.02,
    })
  })

  test('of a region next door are lower', () => {
    const flow = between(at('10.9.0.1', { region: 'us-east-2' }), 'INTER_REGION')
    const routes = [route('10.9.0.0/16', 'pcx-1')]
    const one = { flow, routes, network: peered('111122223333', 'us-east-2'), expected: { via: 'peering' }, page: EC2 }
    expect(pricedCase(one, () => fallbackRates('us-east-1')).bound?.usdAtMost).toBeCloseTo(0.01, 12)
  })

  test.each(['moon-1', 'toString', '__proto__'])('of %s are not made up', (region) => {
    expect(fallbackRates(region)).toBeUndefined()
  })

  // $0.01 up to 1,048,576 GB, $0.006 up to 5,242,880 GB, $0.004 beyond.
  test.each([
    [0, 0.01],
    [1, 0.01],
    [1_048_576, 0.01],
    [2_097_152, 0.008],
    // 10,485.76 + 25,165.824 + 20,971.52 dollars for 10,485,760 GB.
    [10_485_760, 0.0054],
  ])('of an endpoint at %i GB a month are %f on average', (gigabytes, usdPerGb) => {
    expect(averageUsdPerGb(fallbackRates('eu-west-1')?.endpointTiers ?? [], gigabytes)).toBeCloseTo(usdPerGb, 12)
  })
})
