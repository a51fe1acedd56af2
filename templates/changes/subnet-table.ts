import type { RoutedSubnet } from '../../domain/findings/finding.ts'
import { type Ec2, raw, type Word, whereThereIs } from './quoting.ts'
import { destinationOf, optionOf, type Route } from './route-words.ts'

/** What a subnet's own table is called: an undo finds it by it. */
const tableTag = (subnetId: string) => `flowtoll-${subnetId}`

/** A table of the subnet's own, with the routes of the one that it shares. */
export function ownTable(subnet: RoutedSubnet, vpcId: string, gateway: Word, ec2: Ec2): string[] {
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

export function formerTable(
  { subnetId, table, routeTableId, otherRoutes }: RoutedSubnet,
  vpcId: string,
  ec2: Ec2,
): string[] {
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
