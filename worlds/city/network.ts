import type { WorldNetwork } from '../../local/cloud/world.ts'
import { A, B, HUB, LANDLORD, PARTNER, type Purpose, subnetOf, tableOf, vpcOf, ZONES, type Zone } from './places.ts'
import { ALB_IP, DATABASE_IP, NLB_IP } from './traffic.ts'

const TOWN = vpcOf('town')
const HARBOR = vpcOf('harbor')
const LEASED = vpcOf('guild')

const PRIVATE_NAT = 'nat-0a00000000000001'
const SIX_NAT = 'nat-0a00000000000002'
const REGIONAL_NAT = 'nat-0c00000000000002'
/** Its owner alone is told of it. */
const LEASED_NAT = 'nat-0a00000000000003'
const hubNat = ({ letter }: Zone) => `nat-0${letter}00000000000004`
const firewall = ({ letter }: Zone) => `vpce-0${letter}00000000000004`
const NAT_INSTANCE = 'eni-0a00000000000001'
const TRANSIT = 'tgw-0c17000000000001'
const PEERING = 'pcx-0c17000000000001'
const REGIONAL_TABLE = 'rtb-0c00000000000002'

type Route = WorldNetwork['routeTables'][number]['routes'][number]
type Target = Omit<Route, 'destinationCidrBlock' | 'destinationIpv6CidrBlock'>

const to = (block: string, target: Target): Route => ({
  ...(block.includes(':') ? { destinationIpv6CidrBlock: block } : { destinationCidrBlock: block }),
  ...target,
})
const anywhere = (target: Target) => to('0.0.0.0/0', target)
const byTransit = { transitGatewayId: TRANSIT }
const byInternet = (vpcId: string) => ({ gatewayId: vpcId.replace('vpc-', 'igw-') })

const VPCS = [
  { vpcId: TOWN, cidrBlocks: ['10.40.0.0/16', '100.64.0.0/16'] },
  { vpcId: HARBOR, cidrBlocks: ['10.50.0.0/16'], ipv6CidrBlocks: ['2a05:d018:50::/56'] },
  { vpcId: LEASED, cidrBlocks: ['10.60.0.0/16'], ownerId: LANDLORD },
  { vpcId: HUB, cidrBlocks: ['10.100.0.0/16'] },
] satisfies WorldNetwork['vpcs']

interface Subnets {
  readonly vpcId: string
  /** Of zone a and of zone b. */
  readonly blocks: readonly [string, string]
  /** Beside the local ones. */
  readonly routes: (zone: Zone) => readonly Route[]
}

/** A subnet in each zone, with a table of its own. */
const SUBNETS: Readonly<Record<Purpose, Subnets>> = {
  // Custom networking: pods' own table leads nowhere, as nodes translate whatever leaves the VPC.
  pods: { vpcId: TOWN, blocks: ['100.64.0.0/18', '100.64.64.0/18'], routes: () => [] },
  nodes: {
    vpcId: TOWN,
    blocks: ['10.40.0.0/20', '10.40.16.0/20'],
    routes: () => [
      anywhere(byTransit),
      to('192.168.0.0/16', { natGatewayId: PRIVATE_NAT }),
      to('10.90.0.0/16', { vpcPeeringConnectionId: PEERING }),
    ],
  },
  edge: { vpcId: TOWN, blocks: ['10.40.32.0/20', '10.40.48.0/20'], routes: () => [anywhere(byInternet(TOWN))] },
  'private-nat': {
    vpcId: TOWN,
    blocks: ['10.40.96.0/24', '10.40.97.0/24'],
    routes: () => [to('192.168.0.0/16', byTransit)],
  },
  batch: {
    vpcId: TOWN,
    blocks: ['10.40.64.0/20', '10.40.80.0/20'],
    routes: () => [anywhere({ networkInterfaceId: NAT_INSTANCE })],
  },
  docks: {
    vpcId: HARBOR,
    blocks: ['10.50.0.0/20', '10.50.16.0/20'],
    routes: () => [
      to('64:ff9b::/96', { natGatewayId: SIX_NAT }),
      to('::/0', { egressOnlyInternetGatewayId: 'eigw-0c17000000000002' }),
    ],
  },
  piers: {
    vpcId: HARBOR,
    blocks: ['10.50.96.0/20', '10.50.32.0/20'],
    routes: () => [anywhere({ natGatewayId: REGIONAL_NAT }), to('10.40.0.0/16', byTransit)],
  },
  locks: { vpcId: HARBOR, blocks: ['10.50.48.0/20', '10.50.64.0/20'], routes: () => [anywhere(byInternet(HARBOR))] },
  rooms: {
    vpcId: LEASED,
    blocks: ['10.60.0.0/18', '10.60.64.0/18'],
    routes: () => [anywhere({ natGatewayId: LEASED_NAT })],
  },
  gates: {
    vpcId: HUB,
    blocks: ['10.100.0.0/24', '10.100.1.0/24'],
    routes: (zone) => [anywhere({ gatewayId: firewall(zone) })],
  },
  guards: {
    vpcId: HUB,
    blocks: ['10.100.2.0/24', '10.100.3.0/24'],
    routes: (zone) => [anywhere({ natGatewayId: hubNat(zone) }), to('10.0.0.0/8', byTransit)],
  },
  exits: {
    vpcId: HUB,
    blocks: ['10.100.4.0/24', '10.100.5.0/24'],
    routes: (zone) => [anywhere(byInternet(HUB)), to('10.0.0.0/8', { gatewayId: firewall(zone) })],
  },
}

const PLACES = (Object.entries(SUBNETS) as [Purpose, Subnets][]).flatMap(([purpose, { vpcId, blocks, routes }]) =>
  ZONES.map((zone, index) => ({
    ...{ purpose, vpcId, zone, block: blocks[index] as string, routes: [...locals(vpcId), ...routes(zone)] },
    ...(vpcId === LEASED ? { owner: { ownerId: LANDLORD } } : {}),
  })),
)

function locals(id: string): Route[] {
  const vpc = VPCS.find(({ vpcId }) => vpcId === id)
  return [...(vpc?.cidrBlocks ?? []), ...(vpc?.ipv6CidrBlocks ?? [])].map((block) => to(block, { gatewayId: 'local' }))
}

const both = (purpose: Purpose) => ZONES.map((zone) => subnetOf(purpose, zone))
const standing = (networkInterfaceId: string, vpcId: string, purpose: Purpose, zone: Zone) => ({
  ...{ networkInterfaceId, vpcId, subnetId: subnetOf(purpose, zone), availabilityZone: zone.zoneName },
  interfaceType: 'interface',
})
const attached = (resourceId: string, purpose: Purpose, routeTableId: string) => ({
  transitGatewayAttachmentId: resourceId.replace('vpc-', 'tgw-attach-'),
  ...{ resourceType: 'vpc' as const, resourceId, subnetIds: both(purpose), routeTableId },
})
const attachmentOf = (vpcId: string) => vpcId.replace('vpc-', 'tgw-attach-')
const [SPOKES_TABLE, HUB_TABLE] = ['tgw-rtb-0c17000000000001', 'tgw-rtb-0c17000000000002'] as const
const VPN = 'tgw-attach-0c17000000000009'

export const NETWORK: WorldNetwork = {
  availabilityZones: ZONES.map(({ zoneId, zoneName }) => ({ zoneId, zoneName })),
  vpcs: VPCS,
  subnets: PLACES.map(({ purpose, vpcId, zone, block, owner }) => ({
    ...{ subnetId: subnetOf(purpose, zone), vpcId, cidrBlock: block, ...owner },
    ...{ availabilityZoneId: zone.zoneId, availabilityZone: zone.zoneName },
    ...(purpose === 'docks' ? { ipv6CidrBlocks: [`2a05:d018:50:${zone.letter}::/64`] } : {}),
  })),
  routeTables: [
    ...PLACES.map(({ purpose, vpcId, zone, routes, owner }) => ({
      ...{ routeTableId: tableOf(purpose, zone), vpcId, routes, ...owner },
      associations: [{ subnetId: subnetOf(purpose, zone) }],
    })),
    {
      ...{ routeTableId: REGIONAL_TABLE, vpcId: HARBOR, associations: [] },
      routes: [...locals(HARBOR), anywhere(byInternet(HARBOR))],
    },
  ],
  natGateways: [
    {
      ...{ natGatewayId: PRIVATE_NAT, vpcId: TOWN, subnetId: subnetOf('private-nat', A) },
      ...{ privateIp: '10.40.96.20', connectivityType: 'private' },
    },
    {
      ...{ natGatewayId: SIX_NAT, vpcId: HARBOR, subnetId: subnetOf('locks', A) },
      ...{ privateIp: '10.50.48.20', publicIp: '54.171.50.20' },
    },
    {
      ...{ natGatewayId: REGIONAL_NAT, vpcId: HARBOR },
      regional: { zoneIds: [A.zoneId, B.zoneId], growsByItself: true, routeTableId: REGIONAL_TABLE },
    },
    ...ZONES.map((zone, index) => ({
      ...{ natGatewayId: hubNat(zone), vpcId: HUB, subnetId: subnetOf('exits', zone) },
      ...{ privateIp: `10.100.${4 + index}.20`, publicIp: `54.171.100.${20 + index}` },
    })),
  ],
  vpcEndpoints: ZONES.map((zone) => ({
    ...{
      vpcEndpointId: firewall(zone),
      vpcId: HUB,
      type: 'GatewayLoadBalancer',
      subnetIds: [subnetOf('guards', zone)],
    },
    tags: { AWSNetworkFirewallManaged: 'true' },
  })),
  networkInterfaces: [
    {
      ...standing('eni-0b00000000000070', TOWN, 'nodes', B),
      ...{ description: 'ELB net/till/6f1a2b3c4d5e6f70', requesterId: '111122223333' },
      privateIps: [NLB_IP],
    },
    {
      ...standing('eni-0b00000000000080', TOWN, 'nodes', B),
      ...{ description: 'ELB app/shop/7f1a2b3c4d5e6f80', requesterId: 'amazon-elb' },
      privateIps: [ALB_IP],
    },
    {
      ...standing('eni-0a00000000000020', HARBOR, 'piers', A),
      ...{ description: 'RDSNetworkInterface', privateIps: [DATABASE_IP], requesterId: 'amazon-rds' },
    },
    {
      ...standing(NAT_INSTANCE, TOWN, 'edge', A),
      ...{ description: '', privateIps: ['10.40.32.5'], publicIp: '54.171.40.5', instanceId: 'i-0a00000000000009' },
      sourceDestCheck: false,
    },
  ],
  managedPrefixLists: [],
  peerings: [
    { vpcPeeringConnectionId: PEERING, sides: [{ vpcId: TOWN }, { vpcId: 'vpc-0c17000000000009', ownerId: PARTNER }] },
  ],
  transitGateways: [
    {
      transitGatewayId: TRANSIT,
      attachments: [
        attached(TOWN, 'nodes', SPOKES_TABLE),
        attached(HARBOR, 'piers', SPOKES_TABLE),
        attached(HUB, 'gates', HUB_TABLE),
        { transitGatewayAttachmentId: VPN, resourceType: 'vpn', resourceId: 'vpn-0c17000000000001' },
      ],
      routeTables: [
        {
          routeTableId: SPOKES_TABLE,
          routes: [
            { destinationCidrBlock: '0.0.0.0/0', attachmentId: attachmentOf(HUB) },
            { destinationCidrBlock: '10.40.0.0/16', attachmentId: attachmentOf(TOWN) },
            { destinationCidrBlock: '10.50.0.0/16', attachmentId: attachmentOf(HARBOR) },
            { destinationCidrBlock: '192.168.0.0/16', attachmentId: VPN },
          ],
        },
        {
          routeTableId: HUB_TABLE,
          routes: [
            { destinationCidrBlock: '10.40.0.0/16', attachmentId: attachmentOf(TOWN) },
            { destinationCidrBlock: '10.50.0.0/16', attachmentId: attachmentOf(HARBOR) },
          ],
        },
      ],
    },
  ],
}

/** What CloudWatch counted at each, in five minutes of traffic: headers too, and what has no agent. */
export const COUNTED: Readonly<Record<string, number>> = {
  [PRIVATE_NAT]: 260_000_000,
  [SIX_NAT]: 166_000_000,
  [REGIONAL_NAT]: 250_000_000,
  [hubNat(A)]: 730_000_000,
  [hubNat(B)]: 1_150_000_000,
}
