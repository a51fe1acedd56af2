import type { WorldNetwork } from '../../local/cloud/world.ts'

/** Networks as EC2 would answer, written short: us-east-1, the account 111122223333, vpc-1 with a private (`s1`, …) and a public (`p1`, …) subnet in each of three zones. */

export const OWN = '111122223333'
export const OTHER = '444455556666'
export const ZONES = ['use1-az1', 'use1-az2', 'use1-az3'] as const
export type Zone = 1 | 2 | 3

/** By what its id begins with; `local` and `blackhole` stand for themselves. */
export type Routes = Readonly<Record<string, string>>

export interface Network {
  /** By the subnets that a table names, `s1 s2`; `main`, `main of vpc-9` and `main and s2` for main tables, also one that names a subnet. Public subnets have one to `igw-1` unless told. */
  readonly tables: Readonly<Record<string, Routes>>
  readonly vpcs?: Readonly<Record<string, { readonly cidrs: readonly string[]; readonly owner?: string }>>
  /** In its VPC and zone, with its blocks: `vpc-hub 1 10.9.1.0/24`. */
  readonly subnets?: Readonly<Record<string, string>>
  /** The subnet that it stands in; `private s1` for a private one; the zones of a regional one, and `+` where it grows: `regional 1 2 +`. */
  readonly nats?: Readonly<Record<string, string>>
  readonly endpoints?: Readonly<Record<string, Partial<WorldNetwork['vpcEndpoints'][number]>>>
  /** Its subnet and address; what it is told by its description. */
  readonly interfaces?: Readonly<
    Record<string, Partial<WorldNetwork['networkInterfaces'][number]> & { readonly at: string; readonly ip: string }>
  >
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly peerings?: WorldNetwork['peerings']
  readonly transit?: WorldNetwork['transitGateways']
  readonly services?: WorldNetwork['endpointServices']
}

const VPC = { cidrs: ['10.0.0.0/16', '2600:1f18:0:0::/56'] }
/** In a VPC of one's own, unless another block is told. */
const cidrOf = (name: string, zone: Zone) => `10.0.${name === 'p' ? 100 + zone : zone}.0/24`

type Route = WorldNetwork['routeTables'][number]['routes'][number]

/** The field in which EC2 tells a target. */
const FIELDS = [
  ['nat-', 'natGatewayId'],
  ['tgw-', 'transitGatewayId'],
  ['pcx-', 'vpcPeeringConnectionId'],
  ['eigw-', 'egressOnlyInternetGatewayId'],
  ['eni-', 'networkInterfaceId'],
  ['arn:', 'coreNetworkArn'],
  ['cagw-', 'carrierGatewayId'],
  ['lgw-', 'localGatewayId'],
  ['', 'gatewayId'],
] as const

function routeOf([destination, target]: readonly [string, string]): Route {
  const [, field] = FIELDS.find(([start]) => target.startsWith(start)) ?? FIELDS[8]
  const to = destination.startsWith('pl-')
    ? { destinationPrefixListId: destination }
    : destination.includes(':')
      ? { destinationIpv6CidrBlock: destination }
      : { destinationCidrBlock: destination }
  return target === 'blackhole' ? { ...to, natGatewayId: 'nat-gone', state: 'blackhole' } : { ...to, [field]: target }
}

export function networkAnswers(network: Network): WorldNetwork {
  const vpcs = { 'vpc-1': VPC, ...network.vpcs }
  const standard = [1, 2, 3].flatMap((zone) =>
    ['s', 'p'].map((name) => [`${name}${zone}`, `vpc-1 ${zone} ${cidrOf(name, zone as Zone)}`] as const),
  )
  const places = Object.entries({ ...Object.fromEntries(standard), ...network.subnets }).map(([id, text]) => {
    const [vpcId = '', zone = '1', ...cidrs] = text.split(' ')
    return { id, vpcId, zone: Number(zone) as Zone, cidrs }
  })
  const placeOf = (id: string) => places.find((one) => one.id === id)
  const ownerOf = (vpcId: string) => {
    const { owner } = (vpcs as Network['vpcs'])?.[vpcId] ?? {}
    return owner === undefined ? {} : { ownerId: owner }
  }
  const locals = (vpcId: string): [string, string][] =>
    ((vpcs as Network['vpcs'])?.[vpcId]?.cidrs ?? []).map((cidr) => [cidr, 'local'])
  const named = new Set(Object.keys(network.tables).flatMap((key) => key.split(' ')))
  const publics = ['p1', 'p2', 'p3'].filter((id) => !named.has(id))
  const tables = { ...(publics.length > 0 ? { [publics.join(' ')]: { '0.0.0.0/0': 'igw-1' } } : {}), ...network.tables }
  return {
    availabilityZones: ZONES.map((zoneId, index) => ({ zoneId, zoneName: `us-east-1${'abc'[index]}` })),
    vpcs: Object.entries(vpcs as NonNullable<Network['vpcs']>).map(([vpcId, { cidrs }]) => ({
      ...{ vpcId, ...ownerOf(vpcId), cidrBlocks: cidrs.filter((cidr) => !cidr.includes(':')) },
      ipv6CidrBlocks: cidrs.filter((cidr) => cidr.includes(':')),
    })),
    subnets: places.map(({ id, vpcId, zone, cidrs: [cidrBlock = '', ...ipv6CidrBlocks] }) => ({
      ...{ subnetId: id, vpcId, cidrBlock, ipv6CidrBlocks, ...ownerOf(vpcId) },
      ...{ availabilityZoneId: ZONES[zone - 1] as string, availabilityZone: `us-east-1${'abc'[zone - 1]}` },
    })),
    routeTables: Object.entries(tables).map(([key, routes]) => {
      const [, ofVpc, alsoOf] = /^main(?: of (\S+))?(?: and (\S+))?$/.exec(key) ?? []
      const isMain = key.startsWith('main')
      const vpcId = isMain ? (ofVpc ?? 'vpc-1') : (placeOf(key.split(' ')[0] ?? '')?.vpcId ?? 'vpc-1')
      return {
        ...{ routeTableId: `rtb-${key.replaceAll(' ', '-')}`, vpcId, ...ownerOf(vpcId) },
        associations: isMain
          ? [{ main: true }, ...(alsoOf === undefined ? [] : [{ subnetId: alsoOf }])]
          : key.split(' ').map((subnetId) => ({ subnetId })),
        routes: [...locals(vpcId), ...Object.entries(routes)].map(routeOf),
      }
    }),
    natGateways: Object.entries(network.nats ?? {}).map(([natGatewayId, text]) => {
      const [first = '', ...rest] = text.split(' ')
      if (first === 'regional') {
        const zoneIds = rest.flatMap((zone) => ZONES[Number(zone) - 1] ?? [])
        const regional = { zoneIds, growsByItself: rest.includes('+'), routeTableId: `rtb-of-${natGatewayId}` }
        return { natGatewayId, vpcId: 'vpc-1', regional }
      }
      const subnetId = first === 'private' ? (rest[0] ?? '') : first
      const { vpcId = 'vpc-1' } = placeOf(subnetId) ?? {}
      return { natGatewayId, vpcId, subnetId, ...(first === 'private' ? { connectivityType: 'private' as const } : {}) }
    }),
    vpcEndpoints: Object.entries(network.endpoints ?? {}).map(([vpcEndpointId, { serviceName, ...more }]) => ({
      ...{ vpcEndpointId, vpcId: 'vpc-1', type: 'Interface' as const },
      ...(serviceName === undefined ? {} : { serviceName: fullName(serviceName) }),
      ...more,
    })),
    networkInterfaces: Object.entries(network.interfaces ?? {}).map(([networkInterfaceId, { at, ip, ...more }]) => ({
      ...{ networkInterfaceId, subnetId: at, vpcId: placeOf(at)?.vpcId ?? 'vpc-1', availabilityZone: '' },
      ...{ interfaceType: 'interface', description: '', privateIps: [ip] },
      ...more,
    })),
    managedPrefixLists: Object.entries(network.lists ?? {}).map(([prefixListId, cidrs]) => ({
      ...{ prefixListId, prefixListName: prefixListId, cidrs },
    })),
    ...(network.peerings ? { peerings: network.peerings } : {}),
    ...(network.transit ? { transitGateways: network.transit } : {}),
    ...(network.services ? { endpointServices: network.services } : {}),
  }
}

export const fullName = (service: string) =>
  service.startsWith('com.') || service === '' ? service : `com.amazonaws.us-east-1.${service}`

/** Private subnets of zones that leave by a NAT gateway of their own. */
export const byNat = (...zones: Zone[]) => ({
  tables: Object.fromEntries(zones.map((zone) => [`s${zone}`, { '0.0.0.0/0': `nat-${zone}` }])),
  nats: Object.fromEntries(zones.map((zone) => [`nat-${zone}`, `p${zone}`])),
})

/** An interface of a load balancer, as EC2 describes it. */
export const balancer = (kind: 'app' | 'net', at: string, ip: string) => ({
  ...{ at, ip, interfaceType: kind === 'net' ? 'network_load_balancer' : 'interface', requesterId: 'amazon-elb' },
  description: `ELB ${kind}/front/6f1a2b3c4d5e6f70`,
})
