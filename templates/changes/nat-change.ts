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
  script,
  type Word,
  whereThereIs,
} from './quoting.ts'
import { destinationOf, kindOf, type Route, stillThere } from './route-words.ts'
import { formerTable, ownTable } from './subnet-table.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type NatChange = ChangeOf<'create-nat-gateway' | 'use-nat-gateway'>

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

const tagOf = ({ vpcId, zoneId }: NatChange) => `flowtoll-${vpcId}-${zoneId}`
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
