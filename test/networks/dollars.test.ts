import { test } from 'vitest'
import type { Observation } from '../../domain/flows/observation.ts'
import { end } from '../domain/build.ts'
import { call, INTERNET, pod, row, S3 } from './day.ts'
import { aMonth, type Case, DOCS, EC2, ENDPOINT_HOURS, expectRight, INSIDE, NAT_HOURS, outBy } from './expected.ts'
import { balancer, byNat, OTHER, OWN } from './network.ts'

// Networks that are priced wrong where a price is a label. Of 100 GB unless said: NAT gateway $0.045 a gigabyte, a zone $0.01 out and
// $0.01 in, an endpoint $0.01, a transit gateway $0.02, at most $0.09 to the internet.

const lattice = (ip: string): Case => ({
  page: 'https://aws.amazon.com/vpc/lattice/pricing/',
  network: byNat(1),
  rows: [row(pod(1), ip, 100)],
  ways: ['VPC Lattice'],
  usd: 0,
  unknown: [[/Lattice: billed to the owner/, 100]],
  advised: {},
})
const peering = (ownerId: string, region = 'us-east-1', cidrs = ['10.50.0.0/16']) => ({
  vpcs: { 'vpc-9': { cidrs, owner: ownerId } },
  peerings: [
    { vpcPeeringConnectionId: 'pcx-1', sides: [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-9', ownerId, region }] as const },
  ],
})
const lead = (zone: 1 | 2 | 3, ip: string, more: Partial<Observation['remote']> = {}) =>
  end({ ip, azId: `use1-az${zone}`, subnetId: `s${zone}`, vpcId: 'vpc-1', ...more })
const SERVER = pod(2, 'api', { ip: '10.0.2.20' })

const CASES: Readonly<Record<string, Case>> = {
  'rows hold more than the NAT gateway counted: what is beyond has no price, and nothing stands on it': {
    page: `${DOCS}/vpc/latest/userguide/metrics-dimensions-nat-gateway.html`,
    network: byNat(1),
    rows: [row(pod(1), INTERNET, 500)],
    counted: { 'nat-1': 400 },
    ways: [outBy(1)],
    usd: 400 * 0.045,
    atMost: 36,
    unknown: [[/beyond what NAT gateway nat-1 counted/, 100]],
    advised: {},
  },
  'rows hold more S3 than the NAT gateway counted: no gateway endpoint is advised on it': {
    page: `${DOCS}/vpc/latest/userguide/metrics-dimensions-nat-gateway.html`,
    network: byNat(1),
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    counted: { 'nat-1': 400 },
    ways: [outBy(1)],
    usd: 400 * 0.045,
    unknown: [[/beyond what NAT gateway nat-1 counted/, 100]],
    advised: {},
  },
  'VPC Lattice': lattice('169.254.171.9'),
  'VPC Lattice over IPv6': lattice('fd00:ec2:80::a9fe:ab09'),
  'a Service address that EKS tells, in the zone that crosses to its NAT gateway': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/',
    network: { tables: { s2: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    serviceCidr: '172.20.0.0/16',
    rows: [row(pod(2), '172.20.96.189', 100)],
    ways: ['a Kubernetes Service address: the row does not tell which pod answered'],
    usd: 0,
    unknown: [[/Kubernetes Service address/, 100]],
    advised: {},
  },
  'a Service address that EKS does not tell': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/',
    network: { tables: { s2: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(2), '172.20.96.189', 100)],
    ways: [
      'NAT gateway nat-1 (use1-az1) → internet gateway igw-1 → an internet gateway, which drops private addresses: the flow did not go this way',
    ],
    usd: 0,
    unknown: [[/drops private addresses/, 100]],
    advised: {},
  },
  'a pod calls an ALB of another zone, for nothing': {
    page: EC2,
    network: { tables: { s1: {} }, interfaces: { 'eni-alb': balancer('app', 's2', '10.0.2.70') } },
    rows: [row(pod(1), lead(2, '10.0.2.70'), 100, { category: 'INTER_AZ' })],
    ways: [INSIDE],
    usd: 0,
    advised: {},
  },
  'a pod calls an NLB of another zone': {
    page: EC2,
    network: { tables: { s1: {} }, interfaces: { 'eni-nlb': balancer('net', 's2', '10.0.2.70') } },
    rows: [row(pod(1), lead(2, '10.0.2.70'), 100, { category: 'INTER_AZ' })],
    ways: [INSIDE],
    usd: 2,
    advised: {},
  },
  'an ALB of another zone calls a pod, for nothing': {
    page: 'https://aws.amazon.com/elasticloadbalancing/faqs/',
    network: { tables: { s1: {} }, interfaces: { 'eni-alb': balancer('app', 's2', '10.0.2.70') } },
    rows: [row(pod(1), lead(2, '10.0.2.70'), 100, { category: 'INTER_AZ', targetPort: 0 })],
    ways: [INSIDE],
    usd: 0,
    advised: {},
  },
  'a regional NAT gateway by hand in two zones, from the third': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateways-regional.html`,
    network: { tables: { s3: { '0.0.0.0/0': 'nat-r' } }, nats: { 'nat-r': 'regional 1 2' } },
    rows: [row(pod(3), INTERNET, 100)],
    ways: ['NAT gateway nat-r (use1-az1) → internet gateway → a public address'],
    usd: 6.5,
    atMost: 9,
    advised: { 'nat-per-zone/vpc-1/use1-az3': [aMonth(2) - NAT_HOURS, 'at_most'] },
    says: [/Extend nat-r to use1-az3/],
  },
  'a regional NAT gateway that grows by itself, from a zone that has none yet': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateways-regional.html`,
    network: { tables: { s3: { '0.0.0.0/0': 'nat-r' } }, nats: { 'nat-r': 'regional 1 2 +' } },
    rows: [row(pod(3), INTERNET, 100)],
    ways: ['NAT gateway nat-r (every zone) → internet gateway → a public address'],
    usd: 4.5,
    atMost: 9,
    advised: {},
  },
  'an address that went to another pod: the server’s row of the client is the same connection': {
    page: 'https://karpenter.sh/docs/concepts/disruption/',
    network: { tables: { s1: {}, s2: {} } },
    rows: [
      row(pod(1), { ...SERVER, pod: 'api-788bf7448d-2bkfb' }, 150, { category: 'INTER_AZ' }),
      row({ ...SERVER, pod: 'api-788bf7448d-2bkfc' }, pod(1), 150, { category: 'INTER_AZ', targetPort: 0 }),
    ],
    ways: [INSIDE],
    usd: 3,
    advised: {},
  },
  'an address that went to another pod of the client': {
    page: 'https://karpenter.sh/docs/concepts/disruption/',
    network: { tables: { s1: {}, s2: {} } },
    rows: [
      row(pod(1, 'web', { pod: 'web-788bf7448d-2bkfb' }), SERVER, 150, { category: 'INTER_AZ' }),
      row(SERVER, pod(1, 'web', { pod: 'web-788bf7448d-2bkfc' }), 148, { category: 'INTER_AZ', targetPort: 0 }),
    ],
    ways: [INSIDE],
    usd: 3,
    advised: {},
  },
  'an address that two pods had, of which each had a connection': {
    page: 'https://karpenter.sh/docs/concepts/disruption/',
    network: { tables: { s1: {}, s2: {} } },
    rows: [
      row(pod(1), { ...SERVER, pod: 'api-788bf7448d-2bkfb' }, 150, { category: 'INTER_AZ' }),
      row({ ...SERVER, pod: 'api-788bf7448d-2bkfc' }, pod(1), 50, { category: 'INTER_AZ', targetPort: 0 }),
    ],
    ways: [INSIDE],
    usd: 4,
    advised: {},
    doubtfulGigabytes: 50,
  },
  'a peered VPC of another account in another zone: each pays its own side': {
    page: EC2,
    network: { tables: { s1: { '10.50.0.0/16': 'pcx-1' } }, ...peering(OTHER) },
    rows: [row(pod(1), end({ ip: '10.50.0.9', azId: 'use1-az2' }), 100, { category: 'INTER_VPC' })],
    ways: ['peering connection pcx-1 → a private address in vpc-9'],
    usd: 1,
    advised: {},
  },
  'a pod of a Local Zone': {
    page: EC2,
    network: { tables: { s1: {} } },
    rows: [row(pod(1), end({ ip: '10.0.1.90', azId: 'use1-bos1-az1', pod: 'edge-0' }), 100, { category: 'INTER_AZ' })],
    ways: [INSIDE],
    usd: 1,
    // A number alone tells no StatefulSet.
    advised: {},
  },

  // Neighbors
  'the internet from a zone with its own NAT gateway': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: byNat(1),
    rows: [row(pod(1), INTERNET, 100)],
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 9,
    advised: {},
  },
  'the internet over IPv6: an egress-only gateway bills nothing': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: { tables: { s1: { '::/0': 'eigw-1' } } },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '2606:4700::1111', 100)],
    ways: ['egress-only internet gateway eigw-1 → a public address'],
    usd: 0,
    atMost: 9,
    unknown: [[/to the internet/, 100]],
    advised: {},
  },
  'IPv6 between two zones': {
    page: EC2,
    network: {
      tables: { six1: {}, six2: {} },
      subnets: { six1: 'vpc-1 1 10.0.31.0/24 2600:1f18:0:1::/64', six2: 'vpc-1 2 10.0.32.0/24 2600:1f18:0:2::/64' },
    },
    rows: call(
      pod(1, 'web', { ip: '2600:1f18:0:1::7', subnetId: 'six1' }),
      pod(2, 'api', { ip: '2600:1f18:0:2::7', subnetId: 'six2' }),
      100,
    ),
    ways: [INSIDE],
    usd: 2,
    advised: {},
  },
  'NAT64 by the NAT gateway of another zone': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateway-nat64-dns64.html`,
    network: { tables: { s2: { '64:ff9b::/96': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(2, 'web', { ip: '2600:1f18:0:2::7' }), '64:ff9b::909:909', 100)],
    ways: [outBy(1)],
    usd: 6.5,
    atMost: 9,
    advised: { 'nat-per-zone/vpc-1/use1-az2': aMonth(2) - NAT_HOURS },
    says: [/--destination-ipv6-cidr-block '?64:ff9b::\/96/],
  },
  'S3 by its dual-stack names over IPv6: an egress-only gateway costs nothing, and no endpoint saves any': {
    page: `${DOCS}/AmazonS3/latest/API/dual-stack-endpoints.html`,
    network: { tables: { s1: { '::/0': 'eigw-1', '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '2600:1fa0:8000::9', 100, { category: 'AMAZON_S3' })],
    ways: ['egress-only internet gateway eigw-1 → a public address'],
    usd: 0,
    advised: {},
  },
  'S3 through NAT64: the gateway endpoint’s list has the IPv4 address': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateway-nat64-dns64.html`,
    network: { tables: { s1: { '64:ff9b::/96': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '64:ff9b::34d8:909', 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 4.5,
    // The node's packet is IPv6, and a prefix list of IPv4 takes none of those.
    advised: {},
  },
  'IPv6 to a peered VPC of one’s own in another zone': {
    page: EC2,
    network: {
      tables: { s1: { '2600:1f19::/56': 'pcx-1' } },
      ...peering(OWN, 'us-east-1', ['10.50.0.0/16', '2600:1f19::/56']),
      subnets: { o2: 'vpc-9 2 10.50.2.0/24 2600:1f19:0:2::/64' },
    },
    rows: [
      row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), end({ ip: '2600:1f19:0:2::9' }), 100, { category: 'INTER_VPC' }),
    ],
    ways: ['peering connection pcx-1 → a private address in vpc-9'],
    usd: 2,
    advised: {},
  },
  'a service of AWS whose address is of those that EC2 lets': {
    page: 'https://aws.amazon.com/blogs/architecture/overview-of-data-transfer-costs-for-common-architectures/',
    network: byNat(1),
    rows: [row(pod(1), '3.81.0.9', 100)],
    names: { '3.81.0.9': 'api.ecr.us-east-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.5,
    advised: { 'interface-endpoint/vpc-1/com.amazonaws.us-east-1.ecr.api': aMonth(3.5) - ENDPOINT_HOURS },
  },
  'a region of China, of another partition: at most what the internet costs': {
    page: `${DOCS}/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html`,
    network: byNat(1),
    rows: [row(pod(1), '52.80.1.2', 100)],
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 9,
    advised: {},
  },
  'a host of the region that somebody rents: the regional rate of one side': {
    page: EC2,
    network: byNat(1),
    rows: [row(pod(1), '3.81.0.9', 100)],
    ways: [outBy(1)],
    usd: 5.5,
    advised: {},
  },
  'S3 of another region: no gateway endpoint carries it, and one direction bills': {
    page: `${DOCS}/vpc/latest/privatelink/vpc-endpoints-s3.html`,
    network: byNat(1),
    rows: [row(pod(1), '52.218.0.9', 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 2,
    advised: {},
  },
  'a pod of 100.64.0.0/10 whose node translates: the node’s table carries it': {
    page: `${DOCS}/eks/latest/userguide/cni-custom-network.html`,
    network: {
      vpcs: { 'vpc-1': { cidrs: ['10.0.0.0/16', '100.64.0.0/16'] } },
      subnets: { c1: 'vpc-1 1 100.64.1.0/24' },
      tables: { c1: { '0.0.0.0/0': 'tgw-1' }, s1: { '0.0.0.0/0': 'nat-2' } },
      nats: { 'nat-2': 'p2' },
    },
    rows: [row(pod(1, 'web', { ip: '100.64.1.9', subnetId: 'c1' }), INTERNET, 100, { snatIp: '10.0.1.5' })],
    ways: [outBy(2)],
    usd: 6.5,
    atMost: 9,
    advised: { 'nat-per-zone/vpc-1/use1-az1': aMonth(2) - NAT_HOURS },
    says: [/rtb-s1/],
    never: [/rtb-c1/],
  },
  'a pod of 100.64.0.0/10 that its node translates, on a node of another zone’s subnet': {
    page: `${DOCS}/eks/latest/userguide/cni-custom-network.html`,
    network: {
      vpcs: { 'vpc-1': { cidrs: ['10.0.0.0/16', '100.64.0.0/16'] } },
      subnets: { c2: 'vpc-1 2 100.64.2.0/24' },
      tables: { c2: {}, s2: { '0.0.0.0/0': 'tgw-1' } },
    },
    rows: [row(pod(2, 'web', { ip: '100.64.2.9', subnetId: 'c2' }), INTERNET, 100, { snatIp: '10.0.2.5' })],
    ways: ['transit gateway tgw-1 → not known what is behind the transit gateway'],
    usd: 2,
    atMost: 9,
    unknown: [[/network behind it/, 100]],
    advised: {},
  },
  'a Service address whose pod the row tells': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/',
    network: { tables: { s1: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    serviceCidr: '172.20.0.0/16',
    rows: [row(pod(1), end({ ip: '172.20.0.10', service: 'api', namespace: 'shop' }), 100, { dnatIp: '10.0.2.20' })],
    ways: [INSIDE],
    usd: 2,
    advised: {},
  },
  'a subnet that follows the main table by default': {
    page: `${DOCS}/vpc/latest/userguide/subnet-route-tables.html`,
    network: {
      tables: { main: { '0.0.0.0/0': 'nat-1' }, s2: { '0.0.0.0/0': 'nat-2' } },
      nats: { 'nat-1': 'p1', 'nat-2': 'p2' },
    },
    rows: [row(pod(3), INTERNET, 100), row(pod(2), INTERNET, 100)],
    ways: [outBy(1), outBy(2)],
    usd: 4.5 + 2 + 4.5,
    atMost: 18,
    advised: { 'nat-per-zone/vpc-1/use1-az3': aMonth(2) - NAT_HOURS },
    says: [/create-route-table/],
  },
  'an appliance between two subnets of another zone, by a route more specific than local': {
    page: `${DOCS}/vpc/latest/userguide/route-table-options.html`,
    network: {
      tables: { s1: { '10.0.2.0/24': 'vpce-fw' }, fw2: {} },
      subnets: { fw2: 'vpc-1 2 10.0.202.0/28' },
      endpoints: { 'vpce-fw': { type: 'GatewayLoadBalancer', subnetIds: ['fw2'] } },
    },
    rows: call(pod(1), pod(2, 'api', { ip: '10.0.2.20', service: 'api' }), 100),
    ways: ['firewall endpoint vpce-fw (use1-az2) → a private address in vpc-1'],
    usd: 0,
    unknown: [[/firewall/, 100]],
    advised: {},
  },
  'a NAT gateway whose own subnet leads to AWS Network Firewall: its processing is waived': {
    page: 'https://aws.amazon.com/network-firewall/pricing/',
    network: {
      tables: { s2: { '0.0.0.0/0': 'nat-1' }, p1: { '0.0.0.0/0': 'vpce-fw' }, fw1: { '0.0.0.0/0': 'igw-1' } },
      nats: { 'nat-1': 'p1' },
      subnets: { fw1: 'vpc-1 1 10.0.201.0/28' },
      endpoints: {
        'vpce-fw': { type: 'GatewayLoadBalancer', subnetIds: ['fw1'], tags: { AWSNetworkFirewallManaged: 'true' } },
      },
    },
    rows: [row(pod(2), INTERNET, 200)],
    ways: [
      'NAT gateway nat-1 (use1-az1) → firewall endpoint vpce-fw (use1-az1) → internet gateway igw-1 → a public address',
    ],
    usd: 4,
    atMost: 18,
    unknown: [[/firewall/, 200]],
    // A gateway of the zone's own would go around the firewall.
    advised: {},
  },
  'a virtual firewall of a vendor after a NAT gateway: the gateway bills all the same': {
    page: 'https://aws.amazon.com/network-firewall/pricing/',
    network: {
      tables: { s1: { '0.0.0.0/0': 'nat-1' }, p1: { '0.0.0.0/0': 'vpce-fw' }, fw1: { '0.0.0.0/0': 'igw-1' } },
      nats: { 'nat-1': 'p1' },
      subnets: { fw1: 'vpc-1 1 10.0.201.0/28' },
      endpoints: { 'vpce-fw': { type: 'GatewayLoadBalancer', subnetIds: ['fw1'] } },
    },
    rows: [row(pod(1), S3, 100, { category: 'AMAZON_S3' })],
    ways: [
      'NAT gateway nat-1 (use1-az1) → firewall endpoint vpce-fw (use1-az1) → internet gateway igw-1 → a public address',
    ],
    usd: 4.5,
    unknown: [[/firewall/, 100]],
    advised: {},
  },
}

test.each(Object.entries(CASES))('%s', async (_, one) => {
  await expectRight(one)
})
