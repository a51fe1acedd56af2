import { test } from 'vitest'
import { end } from '../domain/build.ts'
import { DYNAMODB, INTERNET, pod, row, S3 } from './day.ts'
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
import { byNat, OTHER, ZONES } from './network.ts'

// Neighbors of those networks: several tables and routes, the other family, other VPCs, what EC2 does not tell. Of 100 GB unless said:
// NAT gateway $0.045 a gigabyte, a zone $0.01 out and $0.01 in, an endpoint $0.01, a transit gateway $0.02, at most $0.09 to the internet.

const GATEWAY = 'gateway-endpoint/vpc-1/com.amazonaws.us-east-1'
const ENDPOINT = 'interface-endpoint/vpc-1/com.amazonaws.us-east-1'
const SERVICE = '52.94.225.9'
const SQS = { [SERVICE]: 'sqs.us-east-1.amazonaws.com' }
const s3From = (zone: 1 | 2 | 3, gigabytes = 100) => row(pod(zone), S3, gigabytes, { category: 'AMAZON_S3' })
const S3_LIST = { 'pl-s3': ['52.216.0.0/15'] }
const s3Endpoint = (...tables: string[]) => ({
  'vpce-s3': { type: 'Gateway' as const, serviceName: 's3', routeTableIds: tables },
})

const CASES: Readonly<Record<string, Case>> = {
  'the main table names one subnet, and others have it by default: each zone gets a table of its own': {
    page: `${DOCS}/vpc/latest/userguide/subnet-route-tables.html`,
    network: { tables: { 'main and s2': { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(2), INTERNET, 200), row(pod(3), INTERNET, 200)],
    ways: [outBy(1)],
    usd: 26,
    atMost: 36,
    advised: {
      'nat-per-zone/vpc-1/use1-az2': aMonth(4) - NAT_HOURS,
      'nat-per-zone/vpc-1/use1-az3': aMonth(4) - NAT_HOURS,
    },
    says: [/create-route-table/, /replace-route-table-association/, /associate-route-table/],
    // What follows the main table by default goes on doing so.
    never: [/replace-route --region 'us-east-1' --route-table-id 'rtb-main/],
  },
  'a partner’s prefix list by the NAT gateway of another zone: its route moves by the list': {
    page: `${DOCS}/vpc/latest/userguide/managed-prefix-lists.html`,
    network: {
      tables: { s2: { '0.0.0.0/0': 'tgw-1', 'pl-partner': 'nat-1' } },
      nats: { 'nat-1': 'p1' },
      lists: { 'pl-partner': ['9.9.9.0/24', '2620:fe::/48'] },
    },
    rows: [row(pod(2), INTERNET, 200)],
    ways: [outBy(1)],
    usd: 13,
    atMost: 18,
    advised: { 'nat-per-zone/vpc-1/use1-az2': aMonth(4) - NAT_HOURS },
    says: [/--destination-prefix-list-id '?pl-partner/],
    never: [/--destination-cidr-block '?0\.0\.0\.0\/0/],
  },
  'S3 and DynamoDB, of which one has its endpoint in the table': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: {
      ...byNat(1),
      tables: { s1: { '0.0.0.0/0': 'nat-1', 'pl-s3': 'vpce-s3' } },
      lists: S3_LIST,
      endpoints: s3Endpoint('rtb-s1'),
    },
    rows: [s3From(1), row(pod(1), DYNAMODB, 100, { category: 'AMAZON_DYNAMODB' })],
    ways: ['gateway endpoint vpce-s3', outBy(1)],
    usd: 4.5,
    advised: { [`${GATEWAY}.dynamodb`]: aMonth(4.5) },
    never: [/vpce-s3/],
  },
  'a table of a zone without S3 calls: the endpoint’s command leaves it alone': {
    page: `${DOCS}/vpc/latest/privatelink/gateway-endpoints.html`,
    network: byNat(1, 2),
    rows: [s3From(1), row(pod(2), INTERNET, 1)],
    ways: [outBy(1), outBy(2)],
    usd: 4.545,
    atMost: 0.09,
    advised: { [`${GATEWAY}.s3`]: aMonth(4.5) },
    never: [/rtb-s2/],
  },
  'images by ECR’s names and their layers by S3: an endpoint of each kind': {
    page: `${DOCS}/AmazonECR/latest/userguide/vpc-endpoints.html`,
    network: byNat(1),
    rows: [row(pod(1), SERVICE, 100), s3From(1, 500)],
    names: { [SERVICE]: '111122223333.dkr.ecr.us-east-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 27,
    advised: { [`${ENDPOINT}.ecr.dkr`]: aMonth(3.5) - ENDPOINT_HOURS, [`${GATEWAY}.s3`]: aMonth(22.5) },
    says: [/fetch layers from S3/],
  },
  'SQS over IPv6 by an egress-only gateway: it bills nothing, and no endpoint saves': {
    page: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dual-stack.html`,
    network: { tables: { s1: { '::/0': 'eigw-1' } } },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '2600:1f18:8000::9', 500)],
    names: { '2600:1f18:8000::9': 'sqs.us-east-1.api.aws' },
    ways: ['egress-only internet gateway eigw-1 → a public address'],
    usd: 0,
    advised: {},
  },
  'SQS where an endpoint stands in one of three zones, and its names lead there': {
    page: PRIVATELINK,
    network: {
      ...byNat(1, 2),
      endpoints: {
        'vpce-1': { serviceName: 'sqs', subnetIds: ['s1'], networkInterfaceIds: ['eni-sqs'], privateDnsEnabled: true },
      },
      interfaces: {
        'eni-sqs': {
          ...{ at: 's1', ip: '10.0.1.50', interfaceType: 'vpc_endpoint' },
          description: 'VPC Endpoint Interface vpce-0123456789abcdef0',
        },
      },
    },
    rows: [
      row(pod(1), end({ ip: '10.0.1.50', azId: 'use1-az1' }), 1000, { category: 'INTRA_AZ' }),
      row(pod(2), end({ ip: '10.0.1.50', azId: 'use1-az1' }), 1000, { category: 'INTER_AZ' }),
    ],
    ways: [INSIDE],
    // To cross to it is free.
    usd: 20,
    advised: {},
  },
  'a pod with a public address of its own': {
    page: EC2,
    network: { tables: { s1: { '0.0.0.0/0': 'igw-1' } } },
    rows: [row(pod(1), INTERNET, 100), s3From(1)],
    ways: ['internet gateway igw-1 → a public address'],
    usd: 0,
    atMost: 9,
    unknown: [[/to the internet/, 100]],
    advised: {},
  },
  'a VPC of the same blocks that another account has, over a private NAT gateway and a transit gateway': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateway-scenarios.html`,
    network: {
      vpcs: { 'vpc-1': { cidrs: ['10.0.0.0/16', '100.64.0.0/16'] } },
      subnets: { n1: 'vpc-1 1 100.64.1.0/28' },
      tables: { s1: { '10.20.0.0/16': 'nat-p' }, n1: { '10.20.0.0/16': 'tgw-1' } },
      nats: { 'nat-p': 'private n1' },
    },
    rows: [row(pod(1), '10.20.1.1', 100, { category: 'INTER_VPC' })],
    ways: [
      'private NAT gateway nat-p (use1-az1) → transit gateway tgw-1 → not known what is behind the transit gateway',
    ],
    usd: 6.5,
    unknown: [[/network behind it/, 100]],
    advised: {},
  },
  'a peered VPC of one’s own in another region': {
    page: EC2,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.50.0.0/16'] } },
      tables: { s1: { '10.50.0.0/16': 'pcx-1' } },
      peerings: [
        { vpcPeeringConnectionId: 'pcx-1', sides: [{ vpcId: 'vpc-1' }, { vpcId: 'vpc-9', region: 'eu-west-1' }] },
      ],
    },
    rows: [row(pod(1), end({ ip: '10.50.1.1', region: 'eu-west-1' }), 100, { category: 'INTER_REGION' })],
    ways: ['peering connection pcx-1 → a private address in vpc-9'],
    usd: 0,
    atMost: 2,
    unknown: [[/between regions/, 100]],
    advised: {},
  },
  'a NAT gateway that EC2 may not be asked about': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: byNat(1),
    denied: ['DescribeNatGateways'],
    rows: [row(pod(1), INTERNET, 100)],
    ways: ['NAT gateway nat-1 → not known what is behind the NAT gateway'],
    // Its table is one's own, and public or private it takes as much.
    usd: 4.5,
    atMost: 9,
    unknown: [[/zone of the NAT gateway unknown/, 100]],
    advised: {},
  },
  'interfaces that EC2 may not be asked about: a pod is one, whatever else there is': {
    page: EC2,
    network: { tables: { s1: {}, s2: {} } },
    denied: ['DescribeNetworkInterfaces'],
    rows: [
      row(pod(1), pod(2, 'api', { ip: '10.0.2.20' }), 100, { category: 'INTER_AZ' }),
      row(pod(1), end({ ip: '10.0.2.99', azId: 'use1-az2' }), 100, { category: 'INTER_AZ' }),
    ],
    ways: [INSIDE],
    usd: 2,
    unknown: [[/far end unknown/, 100]],
    advised: {},
  },
  'subnets that EC2 may not be asked about: the row’s own zones tell the crossing': {
    page: EC2,
    network: { tables: { s1: {}, s2: {} } },
    denied: ['DescribeSubnets'],
    rows: [row(pod(1), pod(2, 'api', { ip: '10.0.2.20' }), 100, { category: 'INTER_AZ' })],
    ways: [INSIDE],
    usd: 2,
    advised: {},
  },
  'services that EC2 may not be asked about: the command asks for the zones first': {
    page: `${DOCS}/vpc/latest/privatelink/create-interface-endpoint.html`,
    network: byNat(1),
    denied: ['DescribeVpcEndpointServices'],
    rows: [row(pod(1), SERVICE, 100)],
    names: SQS,
    ways: [outBy(1)],
    usd: 4.5,
    advised: { [`${ENDPOINT}.sqs`]: aMonth(3.5) - ENDPOINT_HOURS },
    says: [/describe-vpc-endpoint-services/],
  },
  'a service that EC2 has in no zone of the VPC': {
    page: `${DOCS}/vpc/latest/privatelink/create-interface-endpoint.html`,
    network: {
      ...byNat(1),
      services: [
        {
          ...{ serviceName: 'com.amazonaws.us-east-1.sqs', type: 'Interface', privateDnsNames: ['sqs'] },
          zoneIds: ['use1-az6'],
        },
      ],
    },
    rows: [row(pod(1), SERVICE, 100)],
    names: SQS,
    ways: [outBy(1)],
    usd: 4.5,
    advised: {},
  },
  'a service that EC2 has in a zone that does not call: the endpoint stands there': {
    page: PRIVATELINK,
    network: {
      ...byNat(1),
      services: [
        {
          ...{ serviceName: 'com.amazonaws.us-east-1.sqs', type: 'Interface', privateDnsNames: ['sqs'] },
          zoneIds: [ZONES[1]],
        },
      ],
    },
    rows: [row(pod(1), SERVICE, 100)],
    names: SQS,
    ways: [outBy(1)],
    usd: 4.5,
    advised: { [`${ENDPOINT}.sqs`]: aMonth(3.5) - ENDPOINT_HOURS },
    says: [/calls from there cross to it for free/],
  },
  'S3 of a shared VPC by a transit gateway that its owner attached': {
    page: `${DOCS}/vpc/latest/userguide/vpc-share-billing.html`,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.60.0.0/16'], owner: OTHER } },
      subnets: { w1: 'vpc-9 1 10.60.1.0/24' },
      tables: { w1: { '0.0.0.0/0': 'tgw-1' } },
    },
    rows: [row(pod(1, 'web', { ip: '10.60.1.7', subnetId: 'w1', vpcId: 'vpc-9' }), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['transit gateway tgw-1 → not known what is behind the transit gateway'],
    usd: 0,
    unknown: [[/account that shares the VPC/, 100]],
    advised: {},
  },
  'rows over a transit gateway that no table leads to': {
    page: `${DOCS}/vpc/latest/tgw/how-transit-gateways-work.html`,
    network: byNat(1),
    rows: [row(pod(1), INTERNET, 100, { category: 'TRANSIT_GATEWAY' })],
    ways: [outBy(1)],
    usd: 0,
    unknown: [[/contradicts/, 100]],
    advised: {},
  },
  'two NAT gateways of one zone, of which the table names one': {
    page: 'https://aws.amazon.com/vpc/pricing/',
    network: { tables: { s1: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1', 'nat-b': 'p1' } },
    rows: [row(pod(1), INTERNET, 100)],
    counted: { 'nat-1': 100 },
    ways: [outBy(1)],
    usd: 4.5,
    atMost: 9,
    advised: { 'idle-nat-gateway/vpc-1/nat-b': 0.045 * 730 },
    says: [/no route leads to it/],
  },
}

test.each(Object.entries(CASES))('%s', async (_, one) => {
  await expectRight(one)
})
