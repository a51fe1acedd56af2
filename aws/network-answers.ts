import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import type { NatGateway, Route, RouteTable, Subnet, Vpc, Zone } from '../domain/network/topology.ts'

/**
 * What EC2's answers on VPCs must hold, as far as it is read, and what is made of them. EC2 writes an empty set where it has
 * none: a set that is missing is no answer.
 */

const id = z.string().min(1)
const text = z.string().optional()
const flag = z.boolean().optional()

const ZONE_TYPES = ['availability-zone', 'local-zone', 'wavelength-zone'] as const

export const ZONES = z.object({
  AvailabilityZones: z.array(z.object({ ZoneId: id, ZoneName: id, ZoneType: text })),
})

export const zonesOf = ({ AvailabilityZones }: z.output<typeof ZONES>): Zone[] =>
  AvailabilityZones.map(({ ZoneId, ZoneName, ZoneType }) =>
    defined({ id: ZoneId, name: ZoneName, type: ZONE_TYPES.find((type) => type === ZoneType) }),
  )

export const VPCS = z.object({
  Vpcs: z.array(
    z.object({
      VpcId: id,
      OwnerId: id,
      CidrBlock: text,
      // A block that was taken away stays in the answer for a while.
      CidrBlockAssociationSet: z
        .array(z.object({ CidrBlock: text, CidrBlockState: z.object({ State: text }).optional() }))
        .optional(),
      Ipv6CidrBlockAssociationSet: z
        .array(z.object({ Ipv6CidrBlock: text, Ipv6CidrBlockState: z.object({ State: text }).optional() }))
        .optional(),
    }),
  ),
})

const isThere = (state: { readonly State?: string | undefined } | undefined) =>
  (state?.State ?? 'associated') === 'associated'

export const vpcsOf = ({ Vpcs }: z.output<typeof VPCS>): Vpc[] =>
  Vpcs.map(({ VpcId, OwnerId, CidrBlock, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] }) => ({
    id: VpcId,
    ownerId: OwnerId,
    cidrs: [
      ...new Set([
        CidrBlock,
        ...CidrBlockAssociationSet.filter((one) => isThere(one.CidrBlockState)).map((one) => one.CidrBlock),
        ...Ipv6CidrBlockAssociationSet.filter((one) => isThere(one.Ipv6CidrBlockState)).map((one) => one.Ipv6CidrBlock),
      ]),
    ].filter((cidr) => cidr !== undefined),
  }))

export const SUBNETS = z.object({
  Subnets: z.array(
    z.object({
      SubnetId: id,
      VpcId: id,
      AvailabilityZoneId: id,
      // A subnet of IPv6 alone has none.
      CidrBlock: text,
      Ipv6CidrBlockAssociationSet: z.array(z.object({ Ipv6CidrBlock: text })).optional(),
      OwnerId: text,
    }),
  ),
})

export const subnetsOf = ({ Subnets }: z.output<typeof SUBNETS>): Subnet[] =>
  Subnets.map(({ SubnetId, VpcId, AvailabilityZoneId, CidrBlock, Ipv6CidrBlockAssociationSet = [], OwnerId }) =>
    defined({
      id: SubnetId,
      vpcId: VpcId,
      zoneId: AvailabilityZoneId,
      cidrs: [CidrBlock, ...Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock)].filter(
        (cidr) => cidr !== undefined,
      ),
      ownerId: OwnerId,
    }),
  )

const ROUTE = z.object({
  DestinationCidrBlock: text,
  DestinationIpv6CidrBlock: text,
  DestinationPrefixListId: text,
  NatGatewayId: text,
  TransitGatewayId: text,
  VpcPeeringConnectionId: text,
  EgressOnlyInternetGatewayId: text,
  GatewayId: text,
  CoreNetworkArn: text,
  CarrierGatewayId: text,
  LocalGatewayId: text,
  OdbNetworkArn: text,
  NetworkInterfaceId: text,
  State: text,
  Origin: text,
})

export const ROUTE_TABLES = z.object({
  RouteTables: z.array(
    z.object({
      RouteTableId: id,
      VpcId: id,
      OwnerId: text,
      Associations: z.array(z.object({ Main: flag, SubnetId: text })),
      Routes: z.array(ROUTE),
    }),
  ),
})

export const routeTablesOf = ({ RouteTables }: z.output<typeof ROUTE_TABLES>): RouteTable[] =>
  RouteTables.map(({ RouteTableId, VpcId, OwnerId, Associations, Routes }) =>
    defined({
      id: RouteTableId,
      vpcId: VpcId,
      main: Associations.some(({ Main }) => Main === true),
      subnetIds: Associations.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
      routes: Routes.flatMap(routeOf),
      ownerId: OwnerId,
    }),
  )

/** A blackhole carries nothing; a route without a target that is known here stays, as `unknown` must win over a shorter prefix. */
function routeOf(route: z.output<typeof ROUTE>): Route[] {
  const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId
  if (destination === undefined) return []
  const target =
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.EgressOnlyInternetGatewayId ??
    route.GatewayId ??
    route.CoreNetworkArn ??
    route.CarrierGatewayId ??
    route.LocalGatewayId ??
    route.OdbNetworkArn ??
    route.NetworkInterfaceId ??
    'unknown'
  const propagated = LEARNED.has(route.Origin ?? '') ? true : undefined
  return [defined({ destination, target: route.State === 'blackhole' ? 'blackhole' : target, propagated })]
}

/** Put there by a virtual private gateway, or by a route server over BGP. */
const LEARNED = new Set(['EnableVgwRoutePropagation', 'Advertisement'])

export const NAT_GATEWAYS = z.object({
  NatGateways: z.array(
    z.object({
      NatGatewayId: id,
      VpcId: id,
      SubnetId: text,
      State: text,
      ConnectivityType: text,
      AvailabilityMode: text,
      AutoProvisionZones: text,
      RouteTableId: text,
      NatGatewayAddresses: z
        .array(z.object({ PrivateIp: text, AvailabilityZone: text, AvailabilityZoneId: text }))
        .optional(),
    }),
  ),
})

/** `zones` tell the id of a zone that EC2 names. */
export const natGatewaysOf = ({ NatGateways }: z.output<typeof NAT_GATEWAYS>, zones: readonly Zone[]): NatGateway[] =>
  NatGateways.map((one): NatGateway => {
    const { NatGatewayAddresses: addresses = [], SubnetId, State, ConnectivityType = 'public' } = one
    const isRegional = one.AvailabilityMode === 'regional'
    const zoneIds = addresses.map(
      ({ AvailabilityZoneId, AvailabilityZone }) =>
        AvailabilityZoneId ?? zones.find(({ name }) => name === AvailabilityZone)?.id,
    )
    return defined({
      id: one.NatGatewayId,
      vpcId: one.VpcId,
      subnetId: SubnetId ?? null,
      isUsable: (State ?? 'available') === 'available' && ConnectivityType === 'public',
      connectivity: ConnectivityType === 'private' ? ('private' as const) : ('public' as const),
      ips: addresses.flatMap(({ PrivateIp }) => (PrivateIp === undefined ? [] : [PrivateIp])),
      zoneIds: isRegional ? [...new Set(zoneIds.filter((zone) => zone !== undefined))].toSorted() : undefined,
      growsByItself: isRegional && one.AutoProvisionZones ? one.AutoProvisionZones === 'enabled' : undefined,
      routeTableId: one.RouteTableId,
    })
  })

export const PREFIX_LIST_ENTRIES = z.object({ Entries: z.array(z.object({ Cidr: id })) })
