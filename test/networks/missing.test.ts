import { test } from 'vitest'
import { end } from '../domain/build.ts'
import { call, DYNAMODB, INTERNET, pod, row, S3 } from './day.ts'
import {
  aMonth,
  type Case,
  DOCS,
  EC2,
  ENDPOINT_HOURS,
  expectRight,
  INSIDE,
  NAT_HOURS,
  outBy,
  PRIVATELINK,
} from './expected.ts'
import { balancer, byNat, type Network, OTHER } from './network.ts'

// Networks that lack an advice, or must not get one. Of 100 GB unless said: NAT gateway $0.045 a gigabyte, a zone $0.01 out and $0.01
// in, an endpoint $0.01, a transit gateway $0.02, at most $0.09 to the internet.

const GATEWAY = 'gateway-endpoint/vpc-1/com.amazonaws.us-east-1'
const ENDPOINT = 'interface-endpoint/vpc-1/com.amazonaws.us-east-1'
const SERVICE = '52.94.225.9'

/** vpc-1 over a transit gateway to vpc-hub, which leaves by the NAT gateway of zone 1; `hub` are tables of its subnets. */
function spoke(hub: Network['tables'] = {}, more: Partial<Network> = {}): Network {
  const attachment = (id: string, resourceId: string, subnetIds: string[], routeTableId: string) => ({
    ...{ transitGatewayAttachmentId: id, resourceType: 'vpc' as const, resourceId, subnetIds, routeTableId },
  })
  return {
    ...more,
    vpcs: { 'vpc-hub': { cidrs: ['10.9.0.0/16'] }, ...more.vpcs },
    subnets: { h1: 'vpc-hub 1 10.9.1.0/24', hp1: 'vpc-hub 1 10.9.101.0/24', ...more.subnets },
    tables: {
      s1: { '0.0.0.0/0': 'tgw-1' },
      h1: { '0.0.0.0/0': 'nat-h', '10.0.0.0/16': 'tgw-1' },
      hp1: { '0.0.0.0/0': 'igw-hub', '10.0.0.0/16': 'tgw-1' },
      ...hub,
      ...more.tables,
    },
    nats: { 'nat-h': 'hp1', ...more.nats },
    transit: [
      {
        transitGatewayId: 'tgw-1',
        attachments: [
          attachment('att-1', 'vpc-1', ['s1'], 'tgw-rtb'),
          attachment('att-hub', 'vpc-hub', ['h1'], 'tgw-rtb-hub'),
        ],
        routeTables: [
          { routeTableId: 'tgw-rtb', routes: [{ destinationCidrBlock: '0.0.0.0/0', attachmentId: 'att-hub' }] },
          { routeTableId: 'tgw-rtb-hub', routes: [{ destinationCidrBlock: '10.0.0.0/16', attachmentId: 'att-1' }] },
        ],
      },
    ],
  }
}
const BY_HUB = 'transit gateway tgw-1 → NAT gateway nat-h (use1-az1) → internet gateway igw-hub → a public address'

const interfaceEndpoint = (service: string, subnetIds: string[], more: object = {}): Partial<Network> => ({
  endpoints: {
    'vpce-1': {
      ...{ type: 'Interface', serviceName: service, subnetIds, privateDnsEnabled: true },
      networkInterfaceIds: subnetIds.map((id) => `eni-of-${id}`),
      ...more,
    },
  },
  interfaces: Object.fromEntries(
    subnetIds.map((id) => [
      `eni-of-${id}`,
      {
        ...{ at: id, ip: `10.0.${id.slice(1)}.50`, interfaceType: 'vpc_endpoint' },
        description: 'VPC Endpoint Interface vpce-0123456789abcdef0',
      },
    ]),
  ),
})
const natInstance = (at: string): Partial<Network> => ({
  interfaces: {
    'eni-nat': { at, ip: '10.0.102.5', instanceId: 'i-nat', sourceDestCheck: false, publicIp: '3.80.7.7' },
  },
})
const NODE = end({
  ...{ ip: '10.0.1.5', subnetId: 's1', azId: 'use1-az1', vpcId: 'vpc-1', instanceId: 'i-1', region: 'us-east-1' },
})
const api = (zone: 1 | 2 | 3) => pod(zone, 'api', { ip: `10.0.${zone}.20`, service: 'api' })
/** What comes to a pod of zone 2 from a node of zone 1 whose own agent has no such call, 300 GB for $6.00. */
const hop = row(api(2), NODE, 300, { category: 'INTER_AZ', targetPort: 0 })
/** So that the node is known to have an agent. */
const heard = row(pod(1), pod(1, 'db', { ip: '10.0.1.30' }), 1, { category: 'INTRA_AZ' })
const beyond = (destination: string, target: string, way: string): Case => ({
  page: `${DOCS}/vpc/latest/userguide/route-table-options.html`,
  network: { tables: { s1: { [destination]: target } } },
  rows: [row(pod(1), '192.168.1.1', 100)],
  ways: [way],
  usd: 0,
  unknown: [[/Cloud WAN, a VPN/, 100]],
  advised: {},
})

const CASES: Readonly<Record<string, Case>> = {
  'S3 over a transit gateway to a central NAT gateway: both are spared in the spoke': {
    page: EC2,
    network: spoke(),
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    ways: [BY_HUB],
    usd: 500 * (0.02 + 0.045),
    // $988.54
    advised: { [`${GATEWAY}.s3`]: aMonth(32.5) },
    says: [/--route-table-ids '?rtb-s1'?/, /Inspection behind the transit gateway no longer sees this traffic/],
  },
  'SQS over a transit gateway to a central NAT gateway': {
    page: PRIVATELINK,
    network: spoke(),
    rows: [row(pod(1), SERVICE, 500)],
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [BY_HUB],
    usd: 500 * (0.02 + 0.045),
    advised: { [`${ENDPOINT}.sqs`]: aMonth(32.5 - 5) - ENDPOINT_HOURS },
  },
  'DynamoDB over a transit gateway whose hub nobody may read: what the transit gateway takes is spared': {
    page: EC2,
    network: { tables: { s1: { '0.0.0.0/0': 'tgw-1' } } },
    rows: [row(pod(1), DYNAMODB, 500, { category: 'AMAZON_DYNAMODB' })],
    ways: ['transit gateway tgw-1 → not known what is behind the transit gateway'],
    usd: 10,
    unknown: [[/network behind it/, 500]],
    advised: { [`${GATEWAY}.dynamodb`]: aMonth(10) },
  },
  'S3 over a transit gateway to a firewall: no way around it is advised': {
    page: `${DOCS}/network-firewall/latest/developerguide/architectures.html`,
    network: spoke(
      { h1: { '0.0.0.0/0': 'vpce-fw' }, fw1: { '0.0.0.0/0': 'nat-h' } },
      {
        subnets: { fw1: 'vpc-hub 1 10.9.201.0/28' },
        endpoints: {
          'vpce-fw': {
            ...{ vpcId: 'vpc-hub', type: 'GatewayLoadBalancer', subnetIds: ['fw1'] },
            tags: { AWSNetworkFirewallManaged: 'true' },
          },
        },
      },
    ),
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    ways: [
      'transit gateway tgw-1 → firewall endpoint vpce-fw (use1-az1) → NAT gateway nat-h (use1-az1) → internet gateway igw-hub → a public address',
    ],
    usd: 10,
    unknown: [[/firewall/, 500]],
    advised: {},
  },
  'S3 by an interface endpoint whose names lead the whole VPC to it': {
    page: `${DOCS}/AmazonS3/latest/userguide/privatelink-interface-endpoints.html`,
    network: { tables: { s1: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' }, ...interfaceEndpoint('s3', ['s1']) },
    told: (one) => ({
      ...one,
      endpoints: one.endpoints.map((endpoint) => ({ ...endpoint, isForInboundAlone: false })),
    }),
    rows: [row(pod(1), '10.0.1.50', 1000, { category: 'INTRA_AZ' })],
    ways: [INSIDE],
    usd: 10,
    // Nothing passes the gateway, and CloudWatch was not asked: nobody knows whether it idles.
    advised: { 'gateway-beside-interface/vpc-1/com.amazonaws.us-east-1.s3': aMonth(10) },
    says: [/--vpc-endpoint-type Gateway/, /PrivateDnsOnlyForInboundResolverEndpoint/],
  },
  'S3 by an interface endpoint, of whose names EC2 does not tell': {
    page: `${DOCS}/AmazonS3/latest/userguide/privatelink-interface-endpoints.html`,
    network: { tables: { s1: {} }, ...interfaceEndpoint('s3', ['s1']) },
    rows: [row(pod(1), '10.0.1.50', 1000, { category: 'INTRA_AZ' })],
    ways: [INSIDE],
    usd: 10,
    advised: { 'gateway-beside-interface/vpc-1/com.amazonaws.us-east-1.s3': [aMonth(10), 'at_most'] },
    never: [/aws ec2/],
  },
  'the internet by a NAT instance of another zone: the crossing is known': {
    page: `${DOCS}/vpc/latest/userguide/VPC_NAT_Instance.html`,
    network: { tables: { s1: { '0.0.0.0/0': 'eni-nat' } }, ...natInstance('p2') },
    rows: [row(pod(1), INTERNET, 100)],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-1 → a public address'],
    usd: 2,
    atMost: 9,
    unknown: [[/to the internet/, 100]],
    // A public address costs $0.005 an hour.
    advised: { 'nat-instance/vpc-1/use1-az1': [aMonth(2) - 3.65, 'at_most'] },
    says: [/A NAT gateway would cost more: \$0\.045 a gigabyte/],
  },
  'the internet by a NAT instance of the zone': {
    page: `${DOCS}/vpc/latest/userguide/VPC_NAT_Instance.html`,
    network: { tables: { s2: { '0.0.0.0/0': 'eni-nat' } }, ...natInstance('p2') },
    rows: [row(pod(2), INTERNET, 100)],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-1 → a public address'],
    usd: 0,
    atMost: 9,
    unknown: [[/to the internet/, 100]],
    advised: {},
  },
  'an appliance of another zone that takes what is for itself alone, as a proxy does': {
    page: `${DOCS}/vpc/latest/userguide/VPC_NAT_Instance.html`,
    network: {
      tables: { s1: { '0.0.0.0/0': 'eni-nat' } },
      interfaces: { 'eni-nat': { at: 'p2', ip: '10.0.102.5', instanceId: 'i-nat', publicIp: '3.80.7.7' } },
    },
    rows: [row(pod(1), INTERNET, 100)],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-1 → a public address'],
    usd: 2,
    atMost: 9,
    unknown: [[/to the internet/, 100]],
    advised: {},
  },
  'S3 by a NAT instance of another zone': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: { tables: { s1: { '0.0.0.0/0': 'eni-nat' } }, ...natInstance('p2') },
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-1 → a public address'],
    usd: 10,
    advised: { [`${GATEWAY}.s3`]: aMonth(10) },
  },
  'S3 by a NAT instance of the zone: there is nothing to save': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: { tables: { s2: { '0.0.0.0/0': 'eni-nat' } }, ...natInstance('p2') },
    rows: [row(pod(2), S3, 500, { category: 'AMAZON_S3' })],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-1 → a public address'],
    usd: 0,
    advised: {},
  },
  'pods that call their own Service: any of them may answer': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution',
    network: { tables: { s1: {}, s2: {} } },
    rows: [
      ...call(pod(1, 'api', { ip: '10.0.1.21', pod: 'api-788bf7448d-2bkfb' }), api(2), 150),
      ...call(pod(2, 'api', { ip: '10.0.2.21', pod: 'api-788bf7448d-2bkfc' }), api(1), 150),
    ],
    ways: [INSIDE],
    usd: 6,
    // $182.50
    advised: { 'same-zone-routing/prod/shop/api': aMonth(6) },
  },
  'replicas that copy to each other': {
    page: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
    network: { tables: { s1: {}, s2: {} } },
    rows: call(pod(1, 'kafka-0'), pod(2, 'kafka-1', { ip: '10.0.2.20', service: 'kafka' }), 300),
    ways: [INSIDE],
    usd: 6,
    advised: {},
    says: [/Replication between replicas of one workload/],
  },
  'little of a service from three zones: an endpoint in one of them': {
    page: PRIVATELINK,
    network: byNat(1, 2, 3),
    // 450 GB a month: $20.25 by NAT gateways, $4.50 and $7.30 by an endpoint in one zone, $4.50 and $21.90 in three.
    rows: ([1, 2, 3] as const).map((zone) => row(pod(zone), SERVICE, 150 / aMonth(1))),
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1), outBy(2), outBy(3)],
    usd: 20.25 / aMonth(1),
    advised: { [`${ENDPOINT}.sqs`]: 20.25 - 11.8 },
    says: [/cross to it for free/, /--subnet-ids '?s1'?\s/],
  },
  'too little of a service for an endpoint in any zone': {
    page: PRIVATELINK,
    network: byNat(1, 2, 3),
    rows: ([1, 2, 3] as const).map((zone) => row(pod(zone), SERVICE, 50 / aMonth(1))),
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1), outBy(2), outBy(3)],
    usd: 6.75 / aMonth(1),
    advised: {},
  },
  'a load balancer that calls nodes, which pass on to other zones': {
    page: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/',
    network: { tables: { s1: {}, s2: {} }, interfaces: { 'eni-alb': balancer('app', 's1', '10.0.1.70') } },
    rows: [hop, heard],
    ways: [INSIDE],
    usd: 6,
    advised: { 'instance-targets/prod/shop/api': [aMonth(6), 'at_most'] },
    says: [/aws-load-balancer-nlb-target-type|target-type/],
  },
  'nodes that pass on, where no load balancer stands': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/',
    network: { tables: { s1: {}, s2: {} } },
    rows: [hop, heard],
    ways: [INSIDE],
    usd: 6,
    advised: {},
  },
  'Cloud WAN': beyond(
    '192.168.0.0/16',
    'arn:aws:networkmanager::111122223333:core-network/core-network-1',
    'Cloud WAN arn:aws:networkmanager::111122223333:core-network/core-network-1 → a network that EC2 does not describe',
  ),
  'a carrier gateway': beyond('0.0.0.0/0', 'cagw-1', 'carrier gateway cagw-1 → a network that EC2 does not describe'),
  'a local gateway': beyond('192.168.0.0/16', 'lgw-1', 'local gateway lgw-1 → a network that EC2 does not describe'),
  'a virtual private gateway': beyond(
    '192.168.0.0/16',
    'vgw-1',
    'virtual private gateway vgw-1 → a network that EC2 does not describe',
  ),
  'IPv6 to another VPC of one’s own over a peering connection': {
    page: EC2,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.50.0.0/16', '2600:1f19::/56'] } },
      subnets: { o2: 'vpc-9 2 10.50.2.0/24 2600:1f19:0:2::/64' },
      tables: { s1: { '2600:1f19::/56': 'pcx-1' } },
      peerings: [{ vpcPeeringConnectionId: 'pcx-1', sides: [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-9' }] }],
    },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '2600:1f19:0:2::9', 100, { category: 'INTER_VPC' })],
    ways: ['peering connection pcx-1 → a private address in vpc-9'],
    usd: 2,
    advised: {},
  },

  // Neighbors
  'S3 through the NAT gateway of another zone': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: { tables: { s2: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(2), S3, 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 6.5,
    advised: { [`${GATEWAY}.s3`]: aMonth(6.5) },
  },
  'S3 in a zone whose table lacks the route of the gateway endpoint': {
    page: `${DOCS}/vpc/latest/privatelink/vpc-endpoints-s3.html`,
    network: {
      ...byNat(1, 2),
      tables: { s1: { '0.0.0.0/0': 'nat-1', 'pl-s3': 'vpce-s3' }, s2: { '0.0.0.0/0': 'nat-2' } },
      lists: { 'pl-s3': ['52.216.0.0/15'] },
      endpoints: { 'vpce-s3': { type: 'Gateway', serviceName: 's3', routeTableIds: ['rtb-s1'] } },
    },
    rows: [row(pod(1), S3, 100, { category: 'AMAZON_S3' }), row(pod(2), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['gateway endpoint vpce-s3', outBy(2)],
    usd: 4.5,
    advised: { [`${GATEWAY}.s3`]: aMonth(4.5) },
    says: [/--add-route-table-ids '?rtb-s2'?/, /--remove-route-table-ids '?rtb-s2'?/],
    never: [/rtb-s1/],
  },
  'S3 by a customer’s prefix list that leads to a NAT gateway': {
    page: `${DOCS}/vpc/latest/userguide/managed-prefix-lists.html`,
    network: {
      tables: { s1: { '0.0.0.0/0': 'tgw-1', 'pl-own': 'nat-1' } },
      nats: { 'nat-1': 'p1' },
      lists: { 'pl-own': ['52.216.9.0/24'] },
    },
    rows: [row(pod(1), S3, 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 4.5,
    // The service's list has shorter prefixes than the customer's, whose route stays the way.
    advised: {},
  },
  'a prefix list that nobody may read': {
    page: `${DOCS}/vpc/latest/userguide/managed-prefix-lists.html`,
    network: { ...byNat(1), tables: { s1: { '0.0.0.0/0': 'nat-1', 'pl-own': 'tgw-1' } } },
    denied: ['GetManagedPrefixListEntries'],
    rows: [row(pod(1), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['no route that EC2 describes'],
    usd: 0,
    unknown: [[/route unknown/, 100]],
    advised: {},
  },
  'SQS where an endpoint stands that nothing calls: its names are off': {
    page: `${DOCS}/vpc/latest/privatelink/manage-dns-names.html`,
    network: { ...byNat(1), ...interfaceEndpoint('sqs', ['s1'], { privateDnsEnabled: false }) },
    rows: [row(pod(1), SERVICE, 100)],
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.5,
    advised: { [`${ENDPOINT}.sqs`]: aMonth(3.5) },
    says: [/Its private DNS is off/],
  },
  'an endpoint of another account that all spokes share': {
    page: PRIVATELINK,
    network: spoke(
      {},
      {
        endpoints: {
          'vpce-hub': {
            ...{ vpcId: 'vpc-hub', type: 'Interface', serviceName: 'kms', subnetIds: ['h1'], ownerId: OTHER },
            networkInterfaceIds: ['eni-kms'],
          },
        },
        interfaces: {
          'eni-kms': {
            ...{ at: 'h1', ip: '10.9.1.50', interfaceType: 'vpc_endpoint', requesterId: '727180483921' },
            description: 'VPC Endpoint Interface vpce-0123456789abcdef0',
          },
        },
      },
    ),
    rows: [row(pod(1), '10.9.1.50', 100, { category: 'INTER_VPC' })],
    ways: ['transit gateway tgw-1 → a private address in vpc-hub'],
    usd: 2,
    unknown: [[/endpoint of another account/, 100]],
    advised: {},
  },
  'an endpoint of one’s own in the hub, that spokes call over a transit gateway, stays': {
    page: PRIVATELINK,
    network: spoke(
      {},
      {
        endpoints: {
          'vpce-hub': {
            ...{ vpcId: 'vpc-hub', type: 'Interface', serviceName: 'kms', subnetIds: ['h1'] },
            networkInterfaceIds: ['eni-kms'],
          },
        },
        interfaces: {
          'eni-kms': {
            ...{ at: 'h1', ip: '10.9.1.50', interfaceType: 'vpc_endpoint', requesterId: '727180483921' },
            description: 'VPC Endpoint Interface vpce-0123456789abcdef0',
          },
        },
      },
    ),
    rows: [row(pod(1), '10.9.1.50', 1, { category: 'INTER_VPC' })],
    ways: ['transit gateway tgw-1 → a private address in vpc-hub'],
    usd: 0.03,
    advised: {},
  },
  'an endpoint for a resource of another account': {
    page: PRIVATELINK,
    network: { tables: { s1: {} }, ...interfaceEndpoint('', ['s1'], { type: 'Resource', serviceName: undefined }) },
    rows: [row(pod(1), '10.0.1.50', 100, { category: 'INTRA_AZ' })],
    ways: [INSIDE],
    usd: 0,
    unknown: [[/resource or a service network/, 100]],
    advised: {},
  },
  'an endpoint for a service of another region': {
    page: `${DOCS}/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html`,
    network: {
      tables: { s1: {} },
      ...interfaceEndpoint('com.amazonaws.eu-west-1.ecr.api', ['s1'], { serviceRegion: 'eu-west-1' }),
    },
    rows: [row(pod(1), '10.0.1.50', 100, { category: 'INTRA_AZ' })],
    ways: [INSIDE],
    usd: 1,
    atMost: 2,
    advised: {},
  },
  'an interface endpoint in another zone: crossing to it is free': {
    page: PRIVATELINK,
    network: { tables: { s1: {} }, ...interfaceEndpoint('sqs', ['s2']) },
    rows: [row(pod(1), end({ ip: '10.0.2.50', azId: 'use1-az2' }), 1000, { category: 'INTER_AZ' })],
    ways: [INSIDE],
    usd: 10,
    advised: {},
  },
  'SQS called on a port that it does not have: the endpoint would end those calls': {
    page: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html`,
    network: byNat(1),
    rows: [row(pod(1), SERVICE, 100), row(pod(1, 'old'), SERVICE, 1, { targetPort: 80 })],
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.545,
    advised: { [`${ENDPOINT}.sqs`]: [aMonth(3.5) - ENDPOINT_HOURS, 'at_most'] },
    says: [/on port 80 would fail/],
    never: [/aws ec2/],
  },
  'SQS in another region: no endpoint of this one has it': {
    page: PRIVATELINK,
    network: byNat(1),
    rows: [row(pod(1), '52.95.0.9', 100)],
    names: { '52.95.0.9': 'sqs.eu-west-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 2,
    advised: {},
  },
  'SQS, of which no row tells by which name it is called: old ones stay with the NAT gateway': {
    page: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html`,
    network: byNat(1),
    rows: [row(pod(1), SERVICE, 100)],
    names: { [SERVICE]: 'us-east-1.queue.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.5,
    advised: { [`${ENDPOINT}.sqs`]: aMonth(3.5) - ENDPOINT_HOURS },
    says: [/old names \(<region>\.queue\.amazonaws\.com/],
  },
  'STS by its global name': {
    page: `${DOCS}/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html`,
    network: byNat(1),
    rows: [row(pod(1), SERVICE, 100)],
    names: { [SERVICE]: 'sts.amazonaws.com' },
    ways: [outBy(1)],
    usd: 4.5,
    advised: {},
  },
  'the zone has a NAT gateway, of a shared VPC’s owner': {
    page: `${DOCS}/vpc/latest/userguide/vpc-share-billing.html`,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.60.0.0/16'], owner: OTHER } },
      subnets: { w1: 'vpc-9 1 10.60.1.0/24', w2: 'vpc-9 2 10.60.2.0/24', wp1: 'vpc-9 1 10.60.101.0/24' },
      tables: { w2: { '0.0.0.0/0': 'nat-9' }, wp1: { '0.0.0.0/0': 'igw-9' } },
      nats: { 'nat-9': 'wp1' },
    },
    rows: [row(pod(2, 'web', { ip: '10.60.2.7', subnetId: 'w2', vpcId: 'vpc-9' }), INTERNET, 100)],
    ways: ['NAT gateway nat-9 (use1-az1) → internet gateway igw-9 → a public address'],
    usd: 0,
    unknown: [[/account that shares the VPC/, 100]],
    advised: {},
  },
  'two VPCs of one account, each with its own NAT gateway': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: {
      ...byNat(1),
      vpcs: { 'vpc-2': { cidrs: ['10.0.0.0/16'] } },
      subnets: { t2: 'vpc-2 2 10.0.2.0/24', tp1: 'vpc-2 1 10.0.101.0/24' },
      tables: { ...byNat(1).tables, t2: { '0.0.0.0/0': 'nat-t' }, tp1: { '0.0.0.0/0': 'igw-2' } },
      nats: { ...byNat(1).nats, 'nat-t': 'tp1' },
    },
    rows: [
      row(pod(1), INTERNET, 100),
      row(pod(2, 'job', { ip: '10.0.2.7', subnetId: 't2', vpcId: 'vpc-2' }), INTERNET, 100),
    ],
    ways: [outBy(1), 'NAT gateway nat-t (use1-az1) → internet gateway igw-2 → a public address'],
    usd: 4.5 + 6.5,
    atMost: 18,
    // No public subnet of that VPC stands in zone 2.
    advised: { 'nat-per-zone/vpc-2/use1-az2': [aMonth(2) - NAT_HOURS, 'at_most'] },
    never: [/create-nat-gateway/],
  },
  'a NAT gateway that nothing passes, beside one that is used': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: byNat(1, 2),
    rows: [row(pod(1), INTERNET, 100)],
    counted: { 'nat-1': 100, 'nat-2': 0 },
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 9,
    advised: { 'idle-nat-gateway/vpc-1/nat-2': 0.045 * 730 },
    says: [/--nat-gateway-id '?nat-1/],
  },
  'an endpoint that no pod calls': {
    page: PRIVATELINK,
    network: { ...byNat(1), ...interfaceEndpoint('kms', ['s1', 's2']) },
    rows: [row(pod(1), INTERNET, 100)],
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 9,
    advised: { 'idle-endpoint/vpc-1/vpce-1': [2 * ENDPOINT_HOURS, 'at_most'] },
  },
  'an NLB with cross-zone load balancing, which calls pods of zones where it has nodes': {
    page: `${DOCS}/elasticloadbalancing/latest/network/target-group-cross-zone.html`,
    network: {
      tables: { s1: {}, s2: {} },
      interfaces: { 'eni-n1': balancer('net', 's1', '10.0.1.70'), 'eni-n2': balancer('net', 's2', '10.0.2.70') },
    },
    rows: [
      row(api(2), end({ ip: '10.0.1.70', azId: 'use1-az1', subnetId: 's1', vpcId: 'vpc-1' }), 300, {
        ...{ category: 'INTER_AZ', targetPort: 0 },
      }),
    ],
    ways: [INSIDE],
    usd: 6,
    advised: { 'nlb-cross-zone/vpc-1/NLB front': [aMonth(6), 'at_most'] },
  },
  'an NLB that keeps its clients’ addresses, and crosses to a zone where it has a node': {
    page: `${DOCS}/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation`,
    network: {
      tables: { s1: {}, s2: {} },
      interfaces: { 'eni-n1': balancer('net', 's1', '10.0.1.70'), 'eni-n2': balancer('net', 's2', '10.0.2.70') },
    },
    rows: [
      row(pod(1), end({ ip: '10.0.1.70', azId: 'use1-az1', vpcId: 'vpc-1' }), 300, { category: 'INTRA_AZ' }),
      row(api(2), pod(1), 300, { category: 'INTER_AZ', targetPort: 0 }),
    ],
    ways: [INSIDE],
    usd: 6,
    advised: { 'nlb-cross-zone/vpc-1/NLB front': [aMonth(6), 'at_most'] },
  },
  'an NLB that keeps its clients’ addresses, called in the zone of its target': {
    page: `${DOCS}/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation`,
    network: {
      tables: { s1: {}, s2: {} },
      interfaces: { 'eni-n1': balancer('net', 's1', '10.0.1.70'), 'eni-n2': balancer('net', 's2', '10.0.2.70') },
    },
    rows: [
      row(pod(1), end({ ip: '10.0.2.70', azId: 'use1-az2', vpcId: 'vpc-1' }), 300, { category: 'INTER_AZ' }),
      row(api(2), pod(1), 300, { category: 'INTER_AZ', targetPort: 0 }),
    ],
    ways: [INSIDE],
    // The crossing is the client's, to the node: what the node sends on stays in its zone.
    usd: 6,
    advised: {},
  },
  'an NLB that calls pods of a zone where it has no node': {
    page: `${DOCS}/elasticloadbalancing/latest/network/target-group-cross-zone.html`,
    network: { tables: { s1: {}, s2: {} }, interfaces: { 'eni-n1': balancer('net', 's1', '10.0.1.70') } },
    rows: [
      row(api(2), end({ ip: '10.0.1.70', azId: 'use1-az1', subnetId: 's1', vpcId: 'vpc-1' }), 300, {
        ...{ category: 'INTER_AZ', targetPort: 0 },
      }),
    ],
    ways: [INSIDE],
    usd: 6,
    advised: {},
  },
  'without route tables nothing has a way, and nothing is advised': {
    page: `${DOCS}/vpc/latest/userguide/VPC_Route_Tables.html`,
    network: byNat(2),
    denied: ['DescribeRouteTables'],
    rows: [row(pod(2), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['no route that EC2 describes'],
    usd: 0,
    unknown: [[/route unknown/, 100]],
    advised: {},
  },
  'without endpoints there may be one: none is advised': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: byNat(1),
    denied: ['DescribeVpcEndpoints'],
    rows: [row(pod(1), S3, 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 4.5,
    advised: {},
  },
}

test.each(Object.entries(CASES))('%s', async (_, one) => {
  await expectRight(one)
})
