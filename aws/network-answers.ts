import * as z from 'zod'
import { describedInterface } from '../domain/network/network-interface.ts'
import type { NetworkInterface, Route } from '../domain/network/topology.ts'

/** What EC2's answers must hold, as far as it is read. EC2 writes an empty set where it has none: a set that is missing is no answer. */

const id = z.string().min(1)
const text = z.string().optional()

export const ZONES = z.object({ AvailabilityZones: z.array(z.object({ ZoneId: id, ZoneName: id })) })

export const SUBNETS = z.object({
  Subnets: z.array(
    z.object({
      SubnetId: id,
      VpcId: id,
      AvailabilityZoneId: id,
      // A subnet of IPv6 alone has none.
      CidrBlock: text,
      Ipv6CidrBlockAssociationSet: z.array(z.object({ Ipv6CidrBlock: text })).optional(),
    }),
  ),
})

const ROUTE = z.object({
  DestinationCidrBlock: text,
  DestinationIpv6CidrBlock: text,
  DestinationPrefixListId: text,
  NatGatewayId: text,
  TransitGatewayId: text,
  VpcPeeringConnectionId: text,
  EgressOnlyInternetGatewayId: text,
  GatewayId: text,
  NetworkInterfaceId: text,
  State: text,
})

type DescribedRoute = z.output<typeof ROUTE>

export const ROUTE_TABLES = z.object({
  RouteTables: z.array(
    z.object({
      RouteTableId: id,
      VpcId: id,
      Associations: z.array(z.object({ Main: z.boolean().optional(), SubnetId: text })),
      Routes: z.array(ROUTE),
    }),
  ),
})

export const NAT_GATEWAYS = z.object({
  NatGateways: z.array(z.object({ NatGatewayId: id, VpcId: id, SubnetId: text, State: text, ConnectivityType: text })),
})

export const ENDPOINTS = z.object({
  VpcEndpoints: z.array(
    z.object({
      VpcEndpointId: id,
      VpcId: id,
      VpcEndpointType: text,
      ServiceName: text,
      NetworkInterfaceIds: z.array(z.string()).optional(),
      SubnetIds: z.array(z.string()).optional(),
    }),
  ),
})

const ASSOCIATION = z.object({ PublicIp: text }).optional()

const INTERFACE = z.object({
  NetworkInterfaceId: id,
  VpcId: id,
  Description: text,
  Association: ASSOCIATION,
  PrivateIpAddresses: z.array(z.object({ PrivateIpAddress: text, Association: ASSOCIATION })).optional(),
  Ipv6Addresses: z.array(z.object({ Ipv6Address: text })).optional(),
})

type DescribedByEc2 = z.output<typeof INTERFACE>

export const INTERFACES = z.object({ NetworkInterfaces: z.array(INTERFACE) })

export const PREFIX_LIST_ENTRIES = z.object({ Entries: z.array(z.object({ Cidr: id })) })

/** Its private addresses, of both families. */
export function privateIps({ PrivateIpAddresses = [], Ipv6Addresses = [] }: DescribedByEc2): string[] {
  return [
    ...PrivateIpAddresses.map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
  ].filter((ip) => ip !== undefined)
}

/** Only interfaces that are no pods and no nodes are kept: a cluster has thousands of the others. */
export function interfaceOf(one: DescribedByEc2): NetworkInterface[] {
  const { name = null, owner = null } = describedInterface(one.Description ?? '') ?? {}
  const addresses = [
    one.Association?.PublicIp,
    ...(one.PrivateIpAddresses ?? []).map(({ Association }) => Association?.PublicIp),
  ]
  const publicIps = [...new Set(addresses.filter((ip) => ip !== undefined))]
  if (name === null && publicIps.length === 0) return []
  const { NetworkInterfaceId: id, VpcId: vpcId } = one
  return [{ id, vpcId, ips: privateIps(one), publicIps, name, owner }]
}

/** A blackhole carries nothing; a route without a target that is known here stays, as `unknown` must win over a shorter prefix. */
export function routeOf(route: DescribedRoute): Route[] {
  const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId
  if (destination === undefined) return []
  const target =
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.EgressOnlyInternetGatewayId ??
    route.GatewayId ??
    route.NetworkInterfaceId ??
    'unknown'
  return [{ destination, target: route.State === 'blackhole' ? 'blackhole' : target }]
}
