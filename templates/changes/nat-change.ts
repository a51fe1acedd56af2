import type { RoutedSubnet } from '../../domain/findings/finding.ts'
import {
  command,
  type Ec2,
  ec2Of,
  hclBlock,
  hclLiteral,
  hclName,
  permitted,
  raw,
  required,
  script,
  type Word,
  whereThereIs,
} from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type NatChange = ChangeOf<'create-nat-gateway' | 'use-nat-gateway'>
type Route = RoutedSubnet['otherRoutes'][number]

/** A zone's own NAT gateway, and the routes of its subnets to it. */
export function natTexts(change: NatChange): WrittenChange {
  const { region, vpcId, subnets } = change
  const ec2 = ec2Of(region)
  const gateway: Word = change.kind === 'use-nat-gateway' ? change.natGatewayId : raw('"$gateway"')
  // A table that several subnets of the zone follow is changed once.
  const byTable = new Map(subnets.map((one) => [one.routeTableId, one]))
  const own = [...byTable.values()].filter(({ table }) => table === 'own')
  const others = subnets.filter(({ table }) => table !== 'own')
  const replaced = (to: (route: Route) => Word, written = ec2) =>
    own.flatMap(({ routeTableId, routes }) =>
      routes.map((route) =>
        written(
          'replace-route',
          '--route-table-id',
          routeTableId,
          ...destinationOf(route),
          '--nat-gateway-id',
          to(route),
        ),
      ),
    )
  return {
    apply: script(
      ...[...byTable.values()].flatMap(({ routeTableId, routes }) =>
        routes.map((route) => stillThere(routeTableId, route, ec2)),
      ),
      ...replaced(
        ({ target }) => target,
        (operation, ...words) => permitted(ec2, operation, ...words),
      ),
      ...(others.length > 0 ? [permitted(ec2, 'create-route-table', '--vpc-id', vpcId)] : []),
      ...(change.kind === 'create-nat-gateway' ? creation(change, ec2) : []),
      ...replaced(() => gateway),
      ...others.flatMap((subnet) => ownTable(subnet, vpcId, gateway, ec2)),
    ),
    undo: script(
      ...replaced(({ target }) => target),
      ...others.flatMap((subnet) => formerTable(subnet, vpcId, ec2)),
      ...(change.kind === 'create-nat-gateway' ? deletion(change, ec2) : []),
    ),
    verify: script(
      ...(own.length > 0 ? [shown(ec2, '--route-table-ids', ...own.map(({ routeTableId }) => routeTableId))] : []),
      ...(others.length > 0
        ? [
            shown(
              ec2,
              '--filters',
              `Name=association.subnet-id,Values=${others.map(({ subnetId }) => subnetId).join(',')}`,
            ),
          ]
        : []),
    ),
    manifest: null,
    // An ec2.Vpc makes gateways and the routes to them by `natGateways`; one alone, without its routes, saves nothing.
    cdk: null,
    terraform: others.length > 0 ? null : terraformOf(change, own),
    helm: null,
  }
}

/** Routes that are there are imported: Terraform would refuse to make them a second time. */
function terraformOf(change: NatChange, own: readonly RoutedSubnet[]): string {
  const name = hclName(`nat_${change.vpcId}_${change.zoneId}`)
  const gateway = change.kind === 'use-nat-gateway' ? hclLiteral(change.natGatewayId) : `aws_nat_gateway.${name}.id`
  const made =
    change.kind === 'use-nat-gateway'
      ? []
      : [
          hclBlock(`resource "aws_eip" "${name}"`, { domain: '"vpc"' }),
          hclBlock(`resource "aws_nat_gateway" "${name}"`, {
            allocation_id: `aws_eip.${name}.id`,
            subnet_id: hclLiteral(change.publicSubnetId),
          }),
        ]
  const routes = own.flatMap(({ routeTableId, routes }) => routes.map((route) => ({ routeTableId, route })))
  return [
    ...made,
    '# Where a resource has one of these routes already, change its nat_gateway_id there instead.',
    ...routes.flatMap(({ routeTableId, route }) => {
      const to = hclName(`${routeTableId}_${route.destination}`)
      return [
        hclBlock('import', { to: `aws_route.${to}`, id: hclLiteral(`${routeTableId}_${route.destination}`) }),
        hclBlock(`resource "aws_route" "${to}"`, {
          route_table_id: hclLiteral(routeTableId),
          [kindOf(route)[2]]: hclLiteral(route.destination),
          nat_gateway_id: gateway,
        }),
      ]
    }),
  ].join('\n')
}

const shown = (ec2: Ec2, ...which: readonly string[]) =>
  ec2(
    'describe-route-tables',
    ...which,
    '--query',
    'RouteTables[].[RouteTableId,Routes[?NatGatewayId].NatGatewayId]',
    '--output',
    'text',
  )

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

const tagOf = ({ vpcId, zoneId }: NatChange) => `flowtoll-${vpcId}-${zoneId}`
const tableTag = (subnetId: string) => `flowtoll-${subnetId}`

function creation(change: ChangeOf<'create-nat-gateway'>, ec2: Ec2): string[] {
  const tagged = (type: string) => [
    '--tag-specifications',
    `ResourceType=${type},Tags=[{Key=Name,Value=${tagOf(change)}}]`,
  ]
  const text = ['--output', 'text']
  const address = ec2(
    'allocate-address',
    '--domain',
    'vpc',
    ...tagged('elastic-ip'),
    '--query',
    'AllocationId',
    ...text,
  )
  const gateway = ec2(
    'create-nat-gateway',
    '--subnet-id',
    change.publicSubnetId,
    '--allocation-id',
    raw('"$address"'),
    ...tagged('natgateway'),
    '--query',
    'NatGateway.NatGatewayId',
    ...text,
  )
  return [
    `address=$(${address})`,
    `gateway=$(${gateway})`,
    command(
      ...['aws', 'ec2', 'wait', 'nat-gateway-available', '--region', change.region, '--nat-gateway-ids'],
      raw('"$gateway"'),
    ),
  ]
}

function deletion(change: ChangeOf<'create-nat-gateway'>, ec2: Ec2): string[] {
  const named = `Name=tag:Name,Values=${tagOf(change)}`
  const gateway = ec2(
    'describe-nat-gateways',
    '--filter',
    named,
    `Name=vpc-id,Values=${change.vpcId}`,
    'Name=state,Values=available',
    '--query',
    'NatGateways[].NatGatewayId',
    '--output',
    'text',
  )
  const address = ec2(
    'describe-addresses',
    '--filters',
    named,
    '--query',
    'Addresses[].AllocationId',
    '--output',
    'text',
  )
  return [
    `gateway=$(${gateway})`,
    whereThereIs(
      'gateway',
      ec2('delete-nat-gateway', '--nat-gateway-id', raw('"$gateway"')),
      command(
        ...['aws', 'ec2', 'wait', 'nat-gateway-deleted', '--region', change.region, '--nat-gateway-ids'],
        raw('"$gateway"'),
      ),
    ),
    `address=$(${address})`,
    whereThereIs('address', ec2('release-address', '--allocation-id', raw('"$address"'))),
  ]
}

/** A table of the subnet's own, with the routes of the one that it shares. */
function ownTable(subnet: RoutedSubnet, vpcId: string, gateway: Word, ec2: Ec2): string[] {
  const { subnetId, table, routeTableId, routes, otherRoutes } = subnet
  const created = ec2(
    'create-route-table',
    '--vpc-id',
    vpcId,
    '--tag-specifications',
    `ResourceType=route-table,Tags=[{Key=Name,Value=${tableTag(subnetId)}}]`,
    '--query',
    'RouteTable.RouteTableId',
    '--output',
    'text',
  )
  const own = raw('"$table"')
  const route = (destination: readonly string[], ...target: readonly Word[]) =>
    ec2('create-route', '--route-table-id', own, ...destination, ...target)
  return [
    `table=$(${created})`,
    ...routes.map((one) => route(destinationOf(one), '--nat-gateway-id', gateway)),
    ...otherRoutes.flatMap((one) => {
      if (isGatewayEndpoint(one)) {
        return [ec2('modify-vpc-endpoint', '--vpc-endpoint-id', one.target, '--add-route-table-ids', own)]
      }
      const option = optionOf(one)
      return option === undefined ? [] : [route(destinationOf(one), option, one.target)]
    }),
    // Last, so that no call goes by a table that lacks a route.
    ...(table === 'main'
      ? [ec2('associate-route-table', '--subnet-id', subnetId, '--route-table-id', own)]
      : [
          `association=$(${associationOf(subnetId, routeTableId, ec2)})`,
          ec2('replace-route-table-association', '--association-id', raw('"$association"'), '--route-table-id', own),
        ]),
  ]
}

function formerTable({ subnetId, table, routeTableId, otherRoutes }: RoutedSubnet, vpcId: string, ec2: Ec2): string[] {
  const own = raw('"$table"')
  const found = ec2(
    'describe-route-tables',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=tag:Name,Values=${tableTag(subnetId)}`,
    '--query',
    'RouteTables[].RouteTableId',
    '--output',
    'text',
  )
  const endpoints = (id: string) =>
    ec2(
      'describe-route-tables',
      '--route-table-ids',
      own,
      '--query',
      `RouteTables[].Routes[?GatewayId=='${id}'].GatewayId`,
      '--output',
      'text',
    )
  const association = raw('"$association"')
  return [
    `table=$(${found})`,
    whereThereIs(
      'table',
      `association=$(${associationOf(subnetId, own, ec2)})`,
      whereThereIs(
        'association',
        table === 'main'
          ? ec2('disassociate-route-table', '--association-id', association)
          : ec2('replace-route-table-association', '--association-id', association, '--route-table-id', routeTableId),
      ),
      ...otherRoutes
        .filter(isGatewayEndpoint)
        .flatMap(({ target }) => [
          `endpoint=$(${endpoints(target)})`,
          whereThereIs(
            'endpoint',
            ec2('modify-vpc-endpoint', '--vpc-endpoint-id', target, '--remove-route-table-ids', own),
          ),
        ]),
      ec2('delete-route-table', '--route-table-id', own),
    ),
  ]
}

const isGatewayEndpoint = ({ destination, target }: Route) =>
  target.startsWith('vpce-') && destination.startsWith('pl-')

const associationOf = (subnetId: string, routeTableId: Word, ec2: Ec2) =>
  ec2(
    'describe-route-tables',
    '--route-table-ids',
    routeTableId,
    '--query',
    `RouteTables[].Associations[?SubnetId=='${subnetId}'].RouteTableAssociationId`,
    '--output',
    'text',
  )

/** By what a destination is. */
const DESTINATIONS = {
  list: ['--destination-prefix-list-id', 'DestinationPrefixListId', 'destination_prefix_list_id'],
  six: ['--destination-ipv6-cidr-block', 'DestinationIpv6CidrBlock', 'destination_ipv6_cidr_block'],
  four: ['--destination-cidr-block', 'DestinationCidrBlock', 'destination_cidr_block'],
} as const

const kindOf = ({ destination }: Route) =>
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

const optionOf = ({ target }: Route) => TARGET_OPTIONS.find(([start]) => target.startsWith(start))?.[1]
