import type { RoutedSubnet } from '../../domain/findings/finding.ts'
import { command, type Ec2, required } from './quoting.ts'

export type Route = RoutedSubnet['otherRoutes'][number]

/** The route leads where it was seen to, so that the undo leads it back there. */
export const stillThere = (routeTableId: string, route: Route, ec2: Ec2) =>
  required(
    `test "$(${ec2(
      'describe-route-tables',
      '--route-table-ids',
      routeTableId,
      '--query',
      `RouteTables[].Routes[?${fieldOf(route)}=='${route.destination}'].NatGatewayId`,
      '--output',
      'text',
    )})" = ${command(route.target)}`,
    `${route.destination} of ${routeTableId} no longer leads to ${route.target}: nothing was changed.`,
  )

/** By what a destination is. */
const DESTINATIONS = {
  list: ['--destination-prefix-list-id', 'DestinationPrefixListId', 'destination_prefix_list_id'],
  six: ['--destination-ipv6-cidr-block', 'DestinationIpv6CidrBlock', 'destination_ipv6_cidr_block'],
  four: ['--destination-cidr-block', 'DestinationCidrBlock', 'destination_cidr_block'],
} as const

export const kindOf = ({ destination }: Route) =>
  DESTINATIONS[destination.startsWith('pl-') ? 'list' : destination.includes(':') ? 'six' : 'four']
export const destinationOf = (route: Route) => [kindOf(route)[0], route.destination]
const fieldOf = (route: Route) => kindOf(route)[1]

/** By the target's id. */
const TARGET_OPTIONS = [
  ['nat-', '--nat-gateway-id'],
  ['tgw-', '--transit-gateway-id'],
  ['pcx-', '--vpc-peering-connection-id'],
  ['igw-', '--gateway-id'],
  ['eigw-', '--egress-only-internet-gateway-id'],
  ['eni-', '--network-interface-id'],
] as const

export const optionOf = ({ target }: Route) => TARGET_OPTIONS.find(([start]) => target.startsWith(start))?.[1]
