import type { State } from './stand-in.ts'

const REGION = 'com.amazonaws.us-east-1'
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']
const associated = (subnetId: string) => ({ id: `rtbassoc-of-${subnetId}`, subnetId })
const OUT = { destination: '0.0.0.0/0', target: 'nat-1' }
const OTHERS = [
  { destination: '10.9.0.0/16', target: 'pcx-1' },
  { destination: 'fd00::/8', target: 'tgw-1' },
  { destination: 'pl-corp', target: 'tgw-1' },
  { destination: '::/0', target: 'eigw-1' },
]

/**
 * Three zones of which one has a NAT gateway. Zone 2 has subnets that follow a table of their own (`own-2`), one that all
 * zones share (`shared-2`) and the main one by default (`default-2`).
 */
export const NETWORK: State = {
  accountId: '111122223333',
  vpcs: [
    { id: 'vpc-1', ownerId: '111122223333' },
    { id: 'vpc-shared', ownerId: '444455556666' },
  ],
  subnets: [
    ...[1, 2, 3].flatMap((zone) =>
      ['own', 'shared', 'default', 'public'].map((name) => ({
        id: `${name}-${zone}`,
        vpcId: 'vpc-1',
        zone: ZONES[zone - 1] ?? '',
      })),
    ),
    { id: 'subnet-guest', vpcId: 'vpc-shared', zone: 'us-east-1b' },
  ],
  tables: [
    { id: 'rtb-main', vpcId: 'vpc-1', main: true, associations: [], routes: [OUT, ...OTHERS] },
    ...[1, 2, 3].map((zone) => ({
      id: `rtb-${zone}`,
      vpcId: 'vpc-1',
      associations: [associated(`own-${zone}`)],
      routes: [OUT, { destination: '140.82.112.0/20', target: 'nat-1' }, ...OTHERS],
    })),
    {
      id: 'rtb-all',
      vpcId: 'vpc-1',
      associations: [1, 2, 3].map((zone) => associated(`shared-${zone}`)),
      routes: [OUT, ...OTHERS],
    },
    {
      id: 'rtb-public',
      vpcId: 'vpc-1',
      associations: [1, 2, 3].map((zone) => associated(`public-${zone}`)),
      routes: [{ destination: '0.0.0.0/0', target: 'igw-1' }],
    },
    // Of subnets that nothing runs in: it leads to a gateway that nothing passes.
    {
      id: 'rtb-idle',
      vpcId: 'vpc-1',
      associations: [],
      routes: [
        { destination: '0.0.0.0/0', target: 'nat-2' },
        { destination: '64:ff9b::/96', target: 'nat-2' },
      ],
    },
    // Of a firewall's VPC: its default route leads by the inspection, one partner's block by a NAT gateway.
    {
      id: 'rtb-inspected',
      vpcId: 'vpc-1',
      associations: [],
      routes: [
        { destination: '0.0.0.0/0', target: 'tgw-1' },
        { destination: '140.82.112.0/20', target: 'nat-1' },
      ],
    },
    { id: 'rtb-guest', vpcId: 'vpc-shared', associations: [associated('subnet-guest')], routes: [OUT] },
  ],
  natGateways: [
    { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1', allocationId: 'eipalloc-1' },
    { id: 'nat-2', vpcId: 'vpc-1', subnetId: 'public-2', allocationId: 'eipalloc-2' },
    { id: 'nat-3', vpcId: 'vpc-1', subnetId: 'public-3', allocationId: 'eipalloc-3' },
  ],
  addresses: [{ id: 'eipalloc-1' }, { id: 'eipalloc-2' }, { id: 'eipalloc-3' }],
  crossZone: { front: true, zonal: false },
  counted: { 'nat-1': [0, 4e9], 'nat-2': [0, 0], 'nat-3': [0] },
  endpoints: [
    {
      ...{ id: 'vpce-s3', vpcId: 'vpc-1', type: 'Gateway', serviceName: `${REGION}.s3`, routeTableIds: ['rtb-all'] },
      ...{ subnetIds: [], groupIds: [], policy: '{}', privateDns: false },
    },
    ...['s3', 'dynamodb'].map((service) => ({
      ...{ id: `vpce-if-${service}`, vpcId: 'vpc-1', type: 'Interface' as const, serviceName: `${REGION}.${service}` },
      ...{ routeTableIds: [], subnetIds: ['own-1'], groupIds: ['sg-1'], policy: '{}', privateDns: true },
    })),
    {
      ...{ id: 'vpce-kms', vpcId: 'vpc-1', type: 'Interface', serviceName: `${REGION}.kms`, routeTableIds: [] },
      ...{ subnetIds: ['own-1', 'own-2'], groupIds: ['sg-1', 'sg-2'], privateDns: true },
      policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}]}',
    },
  ],
  groups: [
    { id: 'sg-1', name: 'one', vpcId: 'vpc-1', rules: [{ port: 443, cidr: '10.0.0.0/16' }] },
    { id: 'sg-2', name: 'two', vpcId: 'vpc-1', rules: [{ port: 443, cidr: '10.0.0.0/16' }] },
  ],
  targets: ['tgw-1', 'pcx-1', 'igw-1', 'eigw-1'],
  services: [
    { name: `${REGION}.s3`, type: 'Gateway', zones: ZONES, privateDns: false },
    { name: `${REGION}.s3`, type: 'Interface', zones: ZONES, privateDns: true },
    { name: `${REGION}.s3express`, type: 'Gateway', zones: ZONES, privateDns: false },
    { name: `${REGION}.dynamodb`, type: 'Gateway', zones: ZONES, privateDns: false },
    { name: `${REGION}.kms`, type: 'Interface', zones: ZONES, privateDns: true },
    { name: `${REGION}.sqs`, type: 'Interface', zones: ZONES, privateDns: true },
    { name: `${REGION}.cassandra`, type: 'Interface', zones: ZONES, privateDns: true },
    { name: `${REGION}.email-smtp`, type: 'Interface', zones: ZONES.slice(0, 2), privateDns: true },
    { name: `${REGION}.iot.data`, type: 'Interface', zones: ZONES, privateDns: false },
    { name: `${REGION}.dynamodb-streams`, type: 'Interface', zones: ZONES, privateDns: false },
  ],
}
