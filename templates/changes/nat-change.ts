import type { RoutedSubnet } from '../../domain/findings/finding.ts'
import { command, type Ec2, ec2Of, raw, script, type Word } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type NatChange = ChangeOf<'create-nat-gateway' | 'use-nat-gateway'>
type Route = RoutedSubnet['otherRoutes'][number]

/** A zone's own NAT gateway, and the routes of its subnets to it. */
export function natTexts(change: NatChange): WrittenChange {
  const { region, vpcId, subnets } = change
  const ec2 = ec2Of(region)
  const gateway: Word = change.kind === 'use-nat-gateway' ? change.natGatewayId : raw('"$gateway"')
  // A table that several subnets of the zone follow is changed once.
  const own = new Map(subnets.filter(({ table }) => table === 'own').map((one) => [one.routeTableId, one]))
  const others = subnets.filter(({ table }) => table !== 'own')
  const replaced = (table: string, to: Word) =>
    ec2('replace-route', '--route-table-id', table, '--destination-cidr-block', '0.0.0.0/0', '--nat-gateway-id', to)
  return {
    apply: script(
      ...(change.kind === 'create-nat-gateway' ? creation(change, ec2) : []),
      ...[...own.keys()].map((table) => replaced(table, gateway)),
      ...others.flatMap((subnet) => ownTable(subnet, vpcId, gateway, ec2)),
    ),
    undo: script(
      ...[...own.values()].map((one) => replaced(one.routeTableId, one.natGatewayId)),
      ...others.flatMap((subnet) => formerTable(subnet, vpcId, ec2)),
      ...(change.kind === 'create-nat-gateway' ? deletion(change, ec2) : []),
    ),
    verify: ec2(
      'describe-route-tables',
      '--filters',
      `Name=association.subnet-id,Values=${subnets.map(({ subnetId }) => subnetId).join(',')}`,
      '--query',
      'RouteTables[].[RouteTableId,Routes[?NatGatewayId].NatGatewayId]',
      '--output',
      'text',
    ),
    manifest: null,
    // An ec2.Vpc makes gateways and the routes to them by `natGateways`; one alone, without its routes, saves nothing.
    cdk: null,
  }
}

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
    `address=$(${address})`,
    ec2('delete-nat-gateway', '--nat-gateway-id', raw('"$gateway"')),
    command(
      ...['aws', 'ec2', 'wait', 'nat-gateway-deleted', '--region', change.region, '--nat-gateway-ids'],
      raw('"$gateway"'),
    ),
    ec2('release-address', '--allocation-id', raw('"$address"')),
  ]
}

/** A table of the subnet's own, with the routes of the one that it shares. */
function ownTable({ subnetId, table, otherRoutes }: RoutedSubnet, vpcId: string, gateway: Word, ec2: Ec2): string[] {
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
    route(['--destination-cidr-block', '0.0.0.0/0'], '--nat-gateway-id', gateway),
    ...otherRoutes.flatMap((one) => {
      if (isGatewayEndpoint(one)) {
        return [ec2('modify-vpc-endpoint', '--vpc-endpoint-id', one.target, '--add-route-table-ids', own)]
      }
      const option = optionOf(one)
      return option === undefined ? [] : [route(destinationOf(one), option, one.target)]
    }),
    ...(table === 'main'
      ? [ec2('associate-route-table', '--subnet-id', subnetId, '--route-table-id', own)]
      : [
          ec2(
            'replace-route-table-association',
            '--association-id',
            raw(`"$(${associationOf(subnetId, ec2)})"`),
            '--route-table-id',
            own,
          ),
        ]),
  ]
}

function formerTable({ subnetId, table, routeTableId, otherRoutes }: RoutedSubnet, vpcId: string, ec2: Ec2): string[] {
  const association = raw(`"$(${associationOf(subnetId, ec2)})"`)
  const own = ec2(
    'describe-route-tables',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=tag:Name,Values=${tableTag(subnetId)}`,
    '--query',
    'RouteTables[].RouteTableId',
    '--output',
    'text',
  )
  return [
    `table=$(${own})`,
    table === 'main'
      ? ec2('disassociate-route-table', '--association-id', association)
      : ec2('replace-route-table-association', '--association-id', association, '--route-table-id', routeTableId),
    ...otherRoutes.flatMap((one) =>
      isGatewayEndpoint(one)
        ? [ec2('modify-vpc-endpoint', '--vpc-endpoint-id', one.target, '--remove-route-table-ids', raw('"$table"'))]
        : [],
    ),
    ec2('delete-route-table', '--route-table-id', raw('"$table"')),
  ]
}

const isGatewayEndpoint = ({ destination, target }: Route) =>
  target.startsWith('vpce-') && destination.startsWith('pl-')

const associationOf = (subnetId: string, ec2: Ec2) =>
  ec2(
    'describe-route-tables',
    '--filters',
    `Name=association.subnet-id,Values=${subnetId}`,
    '--query',
    `RouteTables[].Associations[?SubnetId=='${subnetId}'].RouteTableAssociationId`,
    '--output',
    'text',
  )

const destinationOf = ({ destination }: Route) =>
  destination.startsWith('pl-')
    ? ['--destination-prefix-list-id', destination]
    : destination.includes(':')
      ? ['--destination-ipv6-cidr-block', destination]
      : ['--destination-cidr-block', destination]

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
