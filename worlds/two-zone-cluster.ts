import type { World, WorldEnd } from '../local/cloud/world.ts'

/** The cluster of the seed's worlds: one VPC in us-east-1, two zones, a private and a public subnet in each. */

export const REGION = 'us-east-1'
export const VPC = 'vpc-0a1b2c3d4e5f60001'
export const MONITOR = 'eks-cluster-monitor'

export const ZONES = [
  {
    zoneId: 'use1-az1',
    zoneName: 'us-east-1a',
    subnetId: 'subnet-0a000000000000001',
    cidr: '10.5.0.0/19',
    nat: 'nat-0a000000000000001',
  },
  {
    zoneId: 'use1-az2',
    zoneName: 'us-east-1b',
    subnetId: 'subnet-0b000000000000001',
    cidr: '10.5.32.0/19',
    nat: 'nat-0b000000000000001',
  },
] as const

export type Zone = (typeof ZONES)[number]

const publicSubnet = (zone: Zone) => zone.subnetId.replace(/1$/, '2')

/** A pod on the zone's node, seen by the monitor's agent. */
export function pod(zone: Zone, ip: string, name: string, service?: string): WorldEnd {
  return {
    ip,
    azId: zone.zoneId,
    subnetId: zone.subnetId,
    vpcId: VPC,
    instanceId: zone === ZONES[0] ? 'i-0a000000000000001' : 'i-0b000000000000001',
    region: REGION,
    namespace: 'default',
    pod: name,
    monitor: MONITOR,
    ...(service === undefined ? {} : { service }),
  }
}

/** The world around the seed's connections: each private subnet leaves through the NAT gateway of its own zone. */
export const CLUSTER = {
  region: REGION,
  accountId: '111122223333',
  timeZone: 'UTC',
  monitors: [{ name: MONITOR, status: 'ACTIVE', clusterArn: `arn:aws:eks:${REGION}:111122223333:cluster/eks-cluster` }],
  // An excerpt of the published list of 2026-08-22: the ranges around the addresses of the worlds.
  ipRanges: {
    syncToken: '1787411825',
    createDate: '2026-08-22-15-17-05',
    prefixes: [
      { ip_prefix: '52.94.224.0/20', region: REGION, service: 'AMAZON', network_border_group: REGION },
      { ip_prefix: '52.119.224.0/21', region: REGION, service: 'AMAZON', network_border_group: REGION },
      { ip_prefix: '52.119.224.0/21', region: REGION, service: 'DYNAMODB', network_border_group: REGION },
    ],
    ipv6_prefixes: [],
  },
  network: {
    availabilityZones: ZONES.map(({ zoneId, zoneName }) => ({ zoneId, zoneName })),
    vpcs: [{ vpcId: VPC, cidrBlocks: ['10.5.0.0/16'] }],
    subnets: ZONES.flatMap((zone, index) => [
      {
        subnetId: zone.subnetId,
        vpcId: VPC,
        cidrBlock: zone.cidr,
        availabilityZoneId: zone.zoneId,
        availabilityZone: zone.zoneName,
      },
      {
        subnetId: publicSubnet(zone),
        vpcId: VPC,
        cidrBlock: `10.5.${200 + index}.0/24`,
        availabilityZoneId: zone.zoneId,
        availabilityZone: zone.zoneName,
      },
    ]),
    routeTables: [
      {
        routeTableId: 'rtb-0c000000000000001',
        vpcId: VPC,
        associations: [{ main: true }],
        routes: [
          { destinationCidrBlock: '10.5.0.0/16', gatewayId: 'local' },
          { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0c000000000000001' },
        ],
      },
      ...ZONES.map((zone) => ({
        routeTableId: zone.nat.replace('nat-', 'rtb-'),
        vpcId: VPC,
        associations: [{ subnetId: zone.subnetId }],
        routes: [
          { destinationCidrBlock: '10.5.0.0/16', gatewayId: 'local' },
          { destinationCidrBlock: '0.0.0.0/0', natGatewayId: zone.nat },
        ],
      })),
    ],
    natGateways: ZONES.map((zone, index) => ({
      natGatewayId: zone.nat,
      subnetId: publicSubnet(zone),
      vpcId: VPC,
      privateIp: `10.5.${200 + index}.10`,
      publicIp: `3.5.140.${10 + index}`,
    })),
    vpcEndpoints: [],
    networkInterfaces: [],
    managedPrefixLists: [],
  },
} as const satisfies Omit<World, 'name' | 'summary' | 'connections' | 'bill'>
