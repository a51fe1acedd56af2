import type { World, WorldNetwork } from '../local/cloud/world.ts'
import { world as seed } from '../worlds/seed-nat/world.ts'
import { CLUSTER, VPC, ZONES } from '../worlds/two-zone-cluster.ts'

/**
 * A spoke whose zone a leaves by its own NAT gateway and zone b over a transit gateway: by an inspection VPC with a firewall to
 * an egress VPC. It is peered with a VPC of its account, and with one of another.
 */

const { region } = CLUSTER
const [ZONE_A, ZONE_B] = ZONES
export const OTHER = '999999999999'
export const TGW = 'tgw-0a000000000000001'

type Table = WorldNetwork['routeTables'][number]

const local = (destinationCidrBlock: string) => ({ destinationCidrBlock, gatewayId: 'local' })
const anywhere = { destinationCidrBlock: '0.0.0.0/0' }
const [MAIN, TABLE_A, TABLE_B] = CLUSTER.network.routeTables as WorldNetwork['routeTables'] as [Table, Table, Table]

const subnet = (subnetId: string, vpcId: string, cidrBlock: string) => ({
  ...{ subnetId, vpcId, cidrBlock, availabilityZoneId: ZONE_A.zoneId, availabilityZone: ZONE_A.zoneName },
})
const mainTable = (vpcId: string, routes: Table['routes']) => ({
  ...{ routeTableId: vpcId.replace('vpc-', 'rtb-'), vpcId, associations: [{ main: true }], routes },
})
const vpcAttachment = (vpcId: string, routeTableId: string, subnetIds: readonly string[]) => ({
  transitGatewayAttachmentId: vpcId.replace('vpc-', 'tgw-attach-'),
  ...{ resourceType: 'vpc' as const, resourceId: vpcId, routeTableId, subnetIds },
})

/** Where the egress VPC's NAT gateway stands. */
const PUBLIC = 'subnet-egress-public'

const FAR = [
  ['vpc-inspect', '10.40.0.0/16', { ...anywhere, transitGatewayId: TGW }],
  ['vpc-egress', '10.41.0.0/16', { ...anywhere, natGatewayId: 'nat-egress' }],
  ['vpc-stranger', '10.42.0.0/16', { ...anywhere, gatewayId: 'igw-stranger' }],
  ['vpc-peer', '10.43.0.0/16', { destinationCidrBlock: '10.5.0.0/16', vpcPeeringConnectionId: 'pcx-own' }],
] as const

const WIDE: WorldNetwork = {
  availabilityZones: [
    ...CLUSTER.network.availabilityZones,
    { zoneId: 'use1-bos1-az1', zoneName: 'us-east-1-bos-1a', zoneType: 'local-zone' },
  ],
  vpcs: [
    { vpcId: VPC, cidrBlocks: ['10.5.0.0/16', '100.64.0.0/16'], ipv6CidrBlocks: ['2600:1f18:1::/56'] },
    ...FAR.map(([vpcId, cidr]) => ({ vpcId, cidrBlocks: [cidr] })),
  ],
  subnets: [
    ...CLUSTER.network.subnets,
    ...FAR.map(([vpcId, cidr]) => subnet(vpcId.replace('vpc-', 'subnet-'), vpcId, cidr.replace('/16', '/24'))),
    subnet(PUBLIC, 'vpc-egress', '10.41.1.0/24'),
  ],
  routeTables: [
    MAIN,
    {
      ...TABLE_A,
      // Associated with a gateway, as for inspection of what comes in, it is no subnet's.
      associations: [...TABLE_A.associations, { gatewayId: 'igw-0c000000000000001' }],
      routes: [
        ...TABLE_A.routes,
        { destinationCidrBlock: '10.43.0.0/16', vpcPeeringConnectionId: 'pcx-own' },
        { destinationCidrBlock: '10.44.0.0/16', vpcPeeringConnectionId: 'pcx-other' },
        { destinationCidrBlock: '10.45.0.0/16', vpcPeeringConnectionId: 'pcx-gone', state: 'blackhole' },
        { destinationCidrBlock: '10.46.0.0/16', coreNetworkArn: 'arn:aws:networkmanager::1:core-network/c' },
        { destinationCidrBlock: '10.47.0.0/16', carrierGatewayId: 'cagw-1' },
        { destinationCidrBlock: '10.48.0.0/16', localGatewayId: 'lgw-1' },
        { destinationCidrBlock: '10.49.0.0/16', gatewayId: 'vgw-1', origin: 'EnableVgwRoutePropagation' },
        { destinationCidrBlock: '10.50.0.0/16', networkInterfaceId: 'eni-forwards', instanceId: 'i-forwards' },
        { destinationCidrBlock: '10.51.0.0/16', networkInterfaceId: 'eni-by-bgp', origin: 'Advertisement' },
        { destinationCidrBlock: '10.5.201.0/24', gatewayId: 'vpce-fw' },
      ],
    },
    { ...TABLE_B, routes: [local('10.5.0.0/16'), { ...anywhere, transitGatewayId: TGW }] },
    ...FAR.map(([vpcId, cidr, route]) => mainTable(vpcId, [local(cidr), route])),
    {
      ...{ routeTableId: 'rtb-egress-public', vpcId: 'vpc-egress', associations: [{ subnetId: PUBLIC }] },
      routes: [local('10.41.0.0/16'), { ...anywhere, gatewayId: 'igw-egress' }],
    },
  ],
  natGateways: [
    ...CLUSTER.network.natGateways,
    {
      natGatewayId: 'nat-private',
      vpcId: VPC,
      subnetId: ZONE_A.subnetId,
      privateIp: '10.5.1.9',
      connectivityType: 'private',
    },
    {
      ...{ natGatewayId: 'nat-regional', vpcId: VPC, publicIp: '3.5.140.99' },
      regional: { zoneIds: ['use1-az2', 'use1-az1', 'use1-az2'], growsByItself: false, routeTableId: 'rtb-regional' },
    },
    { natGatewayId: 'nat-egress', vpcId: 'vpc-egress', subnetId: PUBLIC, privateIp: '10.41.1.9' },
    { natGatewayId: 'nat-peer', vpcId: 'vpc-peer', subnetId: 'subnet-peer', privateIp: '10.43.0.9' },
  ],
  vpcEndpoints: [
    {
      ...{ vpcEndpointId: 'vpce-s3', vpcId: VPC, type: 'Gateway', serviceName: `com.amazonaws.${region}.s3` },
      routeTableIds: [TABLE_A.routeTableId],
    },
    {
      ...{ vpcEndpointId: 'vpce-0505', vpcId: VPC, type: 'Interface', serviceName: `com.amazonaws.${region}.sqs` },
      ...{ subnetIds: [ZONE_A.subnetId], networkInterfaceIds: ['eni-sqs'], privateDnsEnabled: true },
      dnsNames: [`vpce-0505.sqs.${region}.vpce.amazonaws.com`],
    },
    {
      ...{ vpcEndpointId: 'vpce-fw', vpcId: VPC, type: 'GatewayLoadBalancer', subnetIds: [ZONE_A.subnetId] },
      ...{ serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1', tags: { AWSNetworkFirewallManaged: 'true' } },
    },
    {
      ...{ vpcEndpointId: 'vpce-tagged', vpcId: VPC, type: 'Interface', ownerId: OTHER, serviceRegion: 'eu-west-1' },
      ...{ serviceName: 'com.amazonaws.eu-west-1.sqs', tags: { AWSNetworkFirewallManaged: 'true' } },
    },
    { vpcEndpointId: 'vpce-rds', vpcId: VPC, type: 'Resource', networkInterfaceIds: ['eni-rds'] },
    {
      ...{ vpcEndpointId: 'vpce-hub', vpcId: 'vpc-egress', type: 'Interface', networkInterfaceIds: ['eni-hub'] },
      ...{ serviceName: `com.amazonaws.${region}.kms`, subnetIds: ['subnet-egress'] },
    },
    { vpcEndpointId: 'vpce-lattice', vpcId: VPC, type: 'ServiceNetwork' },
  ],
  networkInterfaces: [
    ...(
      [
        ['eni-sqs', 'vpc_endpoint', 'VPC Endpoint Interface vpce-0505', '10.5.1.10'],
        ['eni-rds', 'vpc_endpoint', 'no words that anybody knows', '10.5.1.11'],
        ['eni-forwards', 'interface', '', '10.5.1.12'],
        ['eni-of-a-pod', 'branch', 'aws-k8s-branch-eni', '10.5.1.13'],
        ['eni-of-lab', 'branch', 'aws-k8s-branch-eni', '10.5.1.14'],
      ] as const
    ).map(([networkInterfaceId, interfaceType, description, ip]) => ({
      ...{ networkInterfaceId, interfaceType, description, privateIps: [ip] },
      ...{ subnetId: ZONE_A.subnetId, vpcId: VPC, availabilityZone: ZONE_A.zoneName },
      ...(networkInterfaceId === 'eni-forwards' ? { instanceId: 'i-forwards', sourceDestCheck: false } : {}),
      ...(interfaceType === 'vpc_endpoint' ? { requesterId: '727180483921' } : {}),
      ...(networkInterfaceId === 'eni-of-lab' ? { tags: { 'kubernetes.io/cluster/lab': 'owned' } } : {}),
    })),
    ...(
      [
        ['eni-hub', 'egress', {}],
        ['eni-pod', 'egress', {}],
        ['eni-cache', 'peer', { requesterId: 'amazon-elasticache' }],
      ] as const
    ).map(([networkInterfaceId, vpc, more], index) => ({
      ...{ networkInterfaceId, interfaceType: 'interface', description: 'ElastiCache+of anybody', ...more },
      ...{ privateIps: [`10.41.0.${20 + index}`], subnetId: `subnet-${vpc}`, vpcId: `vpc-${vpc}` },
      availabilityZone: ZONE_A.zoneName,
    })),
  ],
  managedPrefixLists: [],
  peerings: [
    { vpcPeeringConnectionId: 'pcx-own', sides: [{ vpcId: 'vpc-peer' }, { vpcId: VPC }] },
    {
      vpcPeeringConnectionId: 'pcx-other',
      sides: [{ vpcId: VPC }, { vpcId: 'vpc-of-others', ownerId: OTHER, region: 'eu-west-1' }],
    },
    { vpcPeeringConnectionId: 'pcx-unasked', sides: [{ vpcId: VPC }, { vpcId: 'vpc-unasked' }] },
  ],
  transitGateways: [
    {
      transitGatewayId: TGW,
      attachments: [
        vpcAttachment(VPC, 'tgw-rtb-spokes', [ZONE_B.subnetId]),
        { ...vpcAttachment('vpc-inspect', 'tgw-rtb-inspected', ['subnet-inspect']), applianceMode: true },
        vpcAttachment('vpc-egress', 'tgw-rtb-back', ['subnet-egress']),
        vpcAttachment('vpc-stranger', 'tgw-rtb-spokes', ['subnet-stranger']),
        { transitGatewayAttachmentId: 'tgw-attach-vpn', resourceType: 'vpn', resourceId: 'vpn-1', ownerId: OTHER },
        { transitGatewayAttachmentId: 'tgw-attach-unnamed', resourceType: 'vpn', resourceId: 'vpn-2' },
      ],
      routeTables: [
        {
          routeTableId: 'tgw-rtb-spokes',
          routes: [
            { ...anywhere, attachmentId: 'tgw-attach-inspect' },
            { destinationCidrBlock: '192.168.0.0/16', attachmentId: 'tgw-attach-vpn' },
            { destinationCidrBlock: '10.5.0.0/16', attachmentId: 'blackhole' },
          ],
        },
        {
          routeTableId: 'tgw-rtb-inspected',
          routes: [
            { ...anywhere, attachmentId: 'tgw-attach-egress' },
            { destinationCidrBlock: '10.42.0.0/16', attachmentId: 'tgw-attach-stranger' },
          ],
        },
        {
          routeTableId: 'tgw-rtb-back',
          routes: [{ destinationCidrBlock: '10.5.0.0/16', attachmentId: VPC.replace('vpc-', 'tgw-attach-') }],
        },
      ],
    },
  ],
  endpointServices: [
    {
      serviceName: `com.amazonaws.${region}.s3`,
      type: 'Gateway',
      zoneIds: ['use1-az2', 'use1-az1'],
      privateDnsNames: [],
    },
    { serviceName: `com.amazonaws.${region}.s3`, type: 'Interface', zoneIds: ['use1-az1'], privateDnsNames: ['s3'] },
    { serviceName: `com.amazonaws.${region}.lonely`, type: 'Interface', zoneIds: ['use1-az2'], privateDnsNames: [] },
    { serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1', type: 'Interface', zoneIds: [], privateDnsNames: [] },
  ],
}

export const wide: World = { ...seed, name: 'wide', network: WIDE }
