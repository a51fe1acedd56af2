import type { Connection, WorldEnd, WorldNetwork } from '../../local/cloud/world.ts'
import { CROSSING, OUT_OF_ZONE_A, OUT_OF_ZONE_B } from './bill.ts'

/** Whose VPC is where. */
export interface Place {
  readonly accountId: string
  readonly region: string
  /** `use1` */
  readonly zones: string
  /** Of its VPC, 10.n.0.0/16. */
  readonly n: number
}

/** Every account calls its monitor and its cluster the same. */
export const MONITOR = 'eks'
export const CLUSTER = 'platform'

export const vpcOf = ({ n }: Place) => `vpc-0${n}`
export const subnetOf = ({ n }: Place, zone: 'a' | 'b') => `subnet-0${n}${zone}`
const zoneId = ({ zones }: Place, zone: 'a' | 'b') => `${zones}-az${zone === 'a' ? 1 : 2}`

/** `whose`: of the instance, where that is another account than owns the VPC. */
export const pod = (
  place: Place & { readonly whose?: string },
  zone: 'a' | 'b',
  name: string,
  host: number,
  monitor?: string,
): WorldEnd => ({
  ...{
    ip: `10.${place.n}.${zone === 'a' ? 0 : 32}.${host}`,
    azId: zoneId(place, zone),
    subnetId: subnetOf(place, zone),
  },
  ...{ vpcId: vpcOf(place), accountId: place.accountId, region: place.region, namespace: 'default', pod: name },
  ...{ instanceId: `i-0${place.n}${zone}`, instanceAccountId: place.whose ?? place.accountId },
  ...(monitor === undefined ? {} : { monitor }),
})

export const API: WorldEnd = { ip: '93.184.215.14' }

/** Pods that call each other across zones, and a host on the internet. */
export const traffic = (place: Place & { readonly whose?: string }): Connection[] => [
  {
    client: pod(place, 'a', 'web-5c9fd8d7b5-x2x4z', 10, MONITOR),
    server: pod(place, 'b', 'store-7d4b9c6f5d-k8k2p', 11, MONITOR),
    ...{ port: 8080, category: 'INTER_AZ', bytesPerSlot: () => CROSSING },
  },
  {
    ...{ client: pod(place, 'a', 'mailer-6f7c8d9b4c-q9q7w', 12, MONITOR), server: API, port: 443 },
    ...{ category: 'UNCLASSIFIED', bytesPerSlot: () => OUT_OF_ZONE_A },
  },
  {
    ...{ client: pod(place, 'b', 'mailer-6f7c8d9b4c-m4m5n', 13, MONITOR), server: API, port: 443 },
    ...{ category: 'UNCLASSIFIED', bytesPerSlot: () => OUT_OF_ZONE_B },
  },
]

export const NOTHING: WorldNetwork = {
  ...{ availabilityZones: [], vpcs: [], subnets: [], routeTables: [], natGateways: [], vpcEndpoints: [] },
  ...{ networkInterfaces: [], managedPrefixLists: [] },
}

type Table = WorldNetwork['routeTables'][number]

const table = (place: Place, name: string, routes: Table['routes'], associations: Table['associations']): Table => ({
  ...{ routeTableId: `rtb-0${place.n}${name}`, vpcId: vpcOf(place), ownerId: place.accountId, associations },
  routes: [{ destinationCidrBlock: `10.${place.n}.0.0/16`, gatewayId: 'local' }, ...routes],
})

export const gatewayOf = ({ n }: Place, zone: 'a' | 'b') => `nat-0${n}${zone}`

const addressesOf = ({ n }: Place, zone: 'a' | 'b') => ({
  privateIp: `10.${n}.${zone === 'a' ? 200 : 201}.5`,
  publicIp: `3.5.${n}.${zone === 'a' ? 1 : 2}`,
})

/** A VPC with two private subnets, whose tables have these routes by zone, and a public one for each NAT gateway. */
export function network(
  place: Place,
  routesOf: (zone: 'a' | 'b') => Table['routes'],
  gateways: readonly ('a' | 'b')[],
): WorldNetwork {
  const { n, region, accountId: ownerId } = place
  const vpcId = vpcOf(place)
  const subnet = (subnetId: string, cidrBlock: string, zone: 'a' | 'b') => ({
    ...{ subnetId, vpcId, cidrBlock, ownerId, availabilityZoneId: zoneId(place, zone) },
    availabilityZone: `${region}${zone}`,
  })
  return {
    ...NOTHING,
    availabilityZones: (['a', 'b'] as const).map((zone) => ({
      zoneName: `${region}${zone}`,
      zoneId: zoneId(place, zone),
    })),
    vpcs: [{ vpcId, cidrBlocks: [`10.${n}.0.0/16`], ownerId }],
    subnets: [
      subnet(subnetOf(place, 'a'), `10.${n}.0.0/19`, 'a'),
      subnet(subnetOf(place, 'b'), `10.${n}.32.0/19`, 'b'),
      ...gateways.map((zone) => subnet(`subnet-0${n}${zone}p`, `10.${n}.${zone === 'a' ? 200 : 201}.0/24`, zone)),
    ],
    routeTables: [
      table(place, 'm', [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: `igw-0${n}` }], [{ main: true }]),
      ...(['a', 'b'] as const).map((zone) => table(place, zone, routesOf(zone), [{ subnetId: subnetOf(place, zone) }])),
    ],
    natGateways: gateways.map((zone) => ({
      ...{ natGatewayId: gatewayOf(place, zone), subnetId: `subnet-0${n}${zone}p`, vpcId, ...addressesOf(place, zone) },
    })),
    networkInterfaces: gateways.map((zone) => ({
      ...{ networkInterfaceId: `eni-0${n}${zone}`, subnetId: `subnet-0${n}${zone}p`, vpcId },
      ...{ availabilityZone: `${region}${zone}`, interfaceType: 'nat_gateway', requesterId: 'amazon-nat' },
      description: `Interface for NAT Gateway ${gatewayOf(place, zone)}`,
      ...{ privateIps: [addressesOf(place, zone).privateIp], publicIp: addressesOf(place, zone).publicIp },
    })),
  }
}

/** All leaves by one NAT gateway, in zone a. */
export const oneGateway = (place: Place, more: Table['routes'] = []): WorldNetwork =>
  network(place, () => [...more, { destinationCidrBlock: '0.0.0.0/0', natGatewayId: gatewayOf(place, 'a') }], ['a'])

/** What a participant is told of subnets that another account shares with it: neither gateways nor the public subnets. */
export const asParticipant = (whole: WorldNetwork): WorldNetwork => ({
  ...NOTHING,
  availabilityZones: whole.availabilityZones,
  vpcs: whole.vpcs,
  subnets: whole.subnets.filter(({ subnetId }) => !subnetId.endsWith('p')),
  routeTables: whole.routeTables.filter(({ routeTableId }) => !routeTableId.endsWith('m')),
})

/** Several networks of one account and region. */
export const together = (networks: readonly WorldNetwork[], transitGateways: WorldNetwork['transitGateways']) => ({
  ...NOTHING,
  availabilityZones: networks[0]?.availabilityZones ?? [],
  vpcs: networks.flatMap(({ vpcs }) => vpcs),
  subnets: networks.flatMap(({ subnets }) => subnets),
  routeTables: networks.flatMap(({ routeTables }) => routeTables),
  natGateways: networks.flatMap(({ natGateways }) => natGateways),
  networkInterfaces: networks.flatMap(({ networkInterfaces }) => networkInterfaces),
  ...(transitGateways ? { transitGateways } : {}),
})
