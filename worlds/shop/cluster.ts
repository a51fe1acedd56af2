import type { World, WorldEnd } from '../../local/cloud/world.ts'

/**
 * One VPC in eu-west-1, a private and a public subnet in each of three zones. Two things are not as they should be:
 * zone c leaves through the NAT gateway of zone a, and its route table was forgotten when S3 got a gateway endpoint.
 */

export const REGION = 'eu-west-1'
export const VPC = 'vpc-0fe1d2c3b4a59687'
export const MONITOR = 'shop-eks'

const zone = (letter: string, index: number) => ({
  zoneId: `euw1-az${index + 1}`,
  zoneName: `${REGION}${letter}`,
  subnetId: `subnet-0${letter}00000000000001`,
  publicSubnetId: `subnet-0${letter}00000000000002`,
  cidr: `10.20.${index * 64}.0/18`,
  publicCidr: `10.20.${192 + index}.0/24`,
  instanceId: `i-0${letter}00000000000001`,
  nodeIp: `10.20.${index * 64}.10`,
})

export const ZONES = ['a', 'b', 'c'].map(zone)

export type Zone = (typeof ZONES)[number]

export const zoneAt = (index: number): Zone => ZONES[index % ZONES.length] as Zone

export const DATABASE_IP = '10.20.60.5'
/** Its copy in zone b, which nobody reads from yet. */
const REPLICA_IP = '10.20.124.5'
/** The cache, of one node in zone b. */
export const CACHE_IP = '10.20.124.6'
const databaseHost = (id: string) => `${id}.c9akciq32rgh.${REGION}.rds.amazonaws.com`
/** Names that lead to addresses of the VPC. */
export const OWN_NAMES = [
  { ip: DATABASE_IP, names: [databaseHost('orders-db')] },
  { ip: REPLICA_IP, names: [databaseHost('orders-db-copy')] },
]
const BALANCER = 'app/shop/50dc6c495c0c9188'
/** The load balancer's address in a zone. */
export const balancerIp = ({ publicCidr }: Zone) => publicCidr.replace('0/24', '77')

const NAT_OF_ZONE = { a: 'nat-0a00000000000001', b: 'nat-0b00000000000001', c: 'nat-0a00000000000001' } as const
const S3_LIST = 'pl-6da54004'
const DYNAMODB_LIST = 'pl-6fa54006'
const S3_ENDPOINT = 'vpce-0500000000000001'
const DYNAMODB_ENDPOINT = 'vpce-0d00000000000001'

// Addresses of the published list of 2026-08-22 in eu-west-1.
const S3_CIDRS = ['52.218.0.0/17', '3.5.64.0/21', '52.92.0.0/17']
const DYNAMODB_CIDRS = ['52.94.5.0/24', '52.94.24.0/23', '52.119.240.0/21']

/** A pod or node in a zone, seen by the monitor's agent. */
export const seen = (at: Zone, ip: string): WorldEnd => ({
  ip,
  azId: at.zoneId,
  subnetId: at.subnetId,
  vpcId: VPC,
  instanceId: at.instanceId,
  region: REGION,
  monitor: MONITOR,
})

/** Something in a zone that runs no agent: a load balancer, a managed database. */
export const unseen = (at: Zone, ip: string, subnetId = at.subnetId): WorldEnd => ({
  ip,
  azId: at.zoneId,
  subnetId,
  vpcId: VPC,
  region: REGION,
})

const local = { destinationCidrBlock: '10.20.0.0/16', gatewayId: 'local' }
const range = (ip_prefix: string, service: string, region = REGION) => ({
  ip_prefix,
  region,
  service,
  network_border_group: region,
})

export const CLUSTER = {
  region: REGION,
  accountId: '111122223333',
  timeZone: 'Europe/Dublin',
  monitors: [
    { name: MONITOR, status: 'ACTIVE', clusterArn: `arn:aws:eks:${REGION}:111122223333:cluster/shop` },
    { name: 'shop-eks-old', status: 'INACTIVE', clusterArn: `arn:aws:eks:${REGION}:111122223333:cluster/shop-old` },
  ],
  ipRanges: {
    syncToken: '1787411825',
    createDate: '2026-08-22-15-17-05',
    prefixes: [
      ...S3_CIDRS.flatMap((cidr) => [range(cidr, 'AMAZON'), range(cidr, 'S3')]),
      ...DYNAMODB_CIDRS.flatMap((cidr) => [range(cidr, 'AMAZON'), range(cidr, 'DYNAMODB')]),
      range('52.94.216.0/21', 'AMAZON'),
      range('54.239.32.0/21', 'AMAZON'),
      range('52.95.110.0/24', 'AMAZON', 'GLOBAL'),
      range('52.95.110.0/24', 'ROUTE53', 'GLOBAL'),
      range('3.224.0.0/12', 'AMAZON', 'us-east-1'),
      range('3.224.0.0/12', 'EC2', 'us-east-1'),
      range('54.184.0.0/13', 'AMAZON', 'us-west-2'),
      range('54.184.0.0/13', 'EC2', 'us-west-2'),
    ],
    ipv6_prefixes: [],
  },
  services: {
    'rds:DescribeDBInstances': {
      DBInstances: {
        DBInstance: ['orders-db', 'orders-db-copy'].map((id, index) => ({
          DBInstanceIdentifier: id,
          Engine: 'postgres',
          Endpoint: { Address: databaseHost(id), Port: 5432 },
          DBSubnetGroup: { VpcId: VPC },
          ReadReplicaSourceDBInstanceIdentifier: index === 0 ? undefined : 'orders-db',
        })),
      },
    },
    'elasticache:DescribeCacheClusters': {
      CacheClusters: {
        CacheCluster: { CacheClusterId: 'sessions-001', Engine: 'valkey', ReplicationGroupId: 'sessions' },
      },
    },
    'elasticache:DescribeReplicationGroups': {
      ReplicationGroups: {
        ReplicationGroup: {
          ReplicationGroupId: 'sessions',
          NodeGroups: {
            NodeGroup: {
              NodeGroupMembers: { NodeGroupMember: { CacheClusterId: 'sessions-001', CurrentRole: 'primary' } },
            },
          },
        },
      },
    },
    'elasticloadbalancing:DescribeTags': {
      [`arn:aws:elasticloadbalancing:${REGION}:111122223333:loadbalancer/${BALANCER}`]: {
        'elbv2.k8s.aws/cluster': 'shop',
        'ingress.k8s.aws/stack': 'shop/storefront',
      },
    },
  },
  network: {
    availabilityZones: ZONES.map(({ zoneId, zoneName }) => ({ zoneId, zoneName })),
    vpcs: [{ vpcId: VPC, cidrBlocks: ['10.20.0.0/16'] }],
    subnets: ZONES.flatMap(({ subnetId, publicSubnetId, cidr, publicCidr, zoneId, zoneName }) => [
      { subnetId, vpcId: VPC, cidrBlock: cidr, availabilityZoneId: zoneId, availabilityZone: zoneName },
      {
        subnetId: publicSubnetId,
        vpcId: VPC,
        cidrBlock: publicCidr,
        availabilityZoneId: zoneId,
        availabilityZone: zoneName,
      },
    ]),
    routeTables: [
      {
        routeTableId: 'rtb-0f00000000000001',
        vpcId: VPC,
        associations: [{ main: true }],
        routes: [local, { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0f00000000000001' }],
      },
      ...(['a', 'b', 'c'] as const).map((letter, index) => ({
        routeTableId: `rtb-0${letter}00000000000001`,
        vpcId: VPC,
        associations: [{ subnetId: zoneAt(index).subnetId }],
        routes: [
          local,
          { destinationCidrBlock: '0.0.0.0/0', natGatewayId: NAT_OF_ZONE[letter] },
          { destinationCidrBlock: '10.99.0.0/16', vpcPeeringConnectionId: 'pcx-0e00000000000001' },
          { destinationPrefixListId: DYNAMODB_LIST, gatewayId: DYNAMODB_ENDPOINT },
          ...(letter === 'c' ? [] : [{ destinationPrefixListId: S3_LIST, gatewayId: S3_ENDPOINT }]),
        ],
      })),
    ],
    natGateways: (['a', 'b'] as const).map((letter, index) => ({
      natGatewayId: NAT_OF_ZONE[letter],
      subnetId: zoneAt(index).publicSubnetId,
      vpcId: VPC,
      privateIp: `10.20.${192 + index}.20`,
      publicIp: `54.171.10.${20 + index}`,
    })),
    vpcEndpoints: [
      {
        vpcEndpointId: S3_ENDPOINT,
        vpcId: VPC,
        type: 'Gateway' as const,
        serviceName: `com.amazonaws.${REGION}.s3`,
        routeTableIds: ['rtb-0a00000000000001', 'rtb-0b00000000000001'],
      },
      {
        vpcEndpointId: DYNAMODB_ENDPOINT,
        vpcId: VPC,
        type: 'Gateway' as const,
        serviceName: `com.amazonaws.${REGION}.dynamodb`,
        routeTableIds: ['rtb-0a00000000000001', 'rtb-0b00000000000001', 'rtb-0c00000000000001'],
      },
    ],
    networkInterfaces: [
      {
        networkInterfaceId: 'eni-0da00000000000001',
        subnetId: zoneAt(0).subnetId,
        vpcId: VPC,
        availabilityZone: zoneAt(0).zoneName,
        interfaceType: 'interface',
        description: 'RDSNetworkInterface',
        requesterId: 'amazon-rds',
        privateIps: [DATABASE_IP],
      },
      {
        networkInterfaceId: 'eni-0da00000000000002',
        subnetId: zoneAt(1).subnetId,
        vpcId: VPC,
        availabilityZone: zoneAt(1).zoneName,
        interfaceType: 'interface',
        description: 'RDSNetworkInterface',
        requesterId: 'amazon-rds',
        privateIps: [REPLICA_IP],
      },
      {
        networkInterfaceId: 'eni-0da00000000000003',
        subnetId: zoneAt(1).subnetId,
        vpcId: VPC,
        availabilityZone: zoneAt(1).zoneName,
        interfaceType: 'interface',
        description: 'ElastiCache sessions-001',
        requesterId: 'amazon-elasticache',
        privateIps: [CACHE_IP],
      },
      ...ZONES.map((zone, index) => ({
        networkInterfaceId: `eni-0a1b00000000000${index}`,
        subnetId: zone.publicSubnetId,
        vpcId: VPC,
        availabilityZone: zone.zoneName,
        interfaceType: 'interface',
        description: `ELB ${BALANCER}`,
        requesterId: 'amazon-elb',
        privateIps: [balancerIp(zone)],
      })),
    ],
    managedPrefixLists: [
      { prefixListId: S3_LIST, prefixListName: `com.amazonaws.${REGION}.s3`, cidrs: S3_CIDRS },
      { prefixListId: DYNAMODB_LIST, prefixListName: `com.amazonaws.${REGION}.dynamodb`, cidrs: DYNAMODB_CIDRS },
    ],
  },
} satisfies Omit<World, 'name' | 'summary' | 'connections' | 'bill'>
