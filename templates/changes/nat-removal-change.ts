import { nothingPassed } from './idle-check.ts'
import { command, type Ec2, ec2Of, permitted, raw, required, script, type Word } from './quoting.ts'
import { destinationOf, stillThere } from './route-words.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type Removal = ChangeOf<'remove-nat-gateway'>

/** A NAT gateway that goes once its routes lead to another one. Its address stays, and is kept in a file for the undo. */
export function natRemovalTexts(change: Removal): WrittenChange {
  const { region, vpcId, natGatewayId, subnetId, moved } = change
  const ec2 = ec2Of(region)
  const address = command(`./${natGatewayId}.address`)
  const gateway = raw('"$gateway"')
  const replaced = (to: Word, written = ec2) =>
    (moved?.routes ?? []).map(({ routeTableId, route }) =>
      written('replace-route', '--route-table-id', routeTableId, ...destinationOf(route), '--nat-gateway-id', to),
    )
  const text = ['--output', 'text']
  const standing = ec2(
    ...(['describe-nat-gateways', '--filter', `Name=nat-gateway-id,Values=${natGatewayId}`] as const),
    ...['Name=state,Values=available', '--query', 'NatGateways[].NatGatewayId', ...text],
  )
  const created = ec2(
    ...(['create-nat-gateway', '--subnet-id', subnetId, '--allocation-id', raw(`"$(cat ${address})"`)] as const),
    ...['--query', 'NatGateway.NatGatewayId', ...text],
  )
  const kept = ec2(
    ...(['describe-nat-gateways', '--nat-gateway-ids', natGatewayId] as const),
    ...['--query', 'NatGateways[0].NatGatewayAddresses[0].AllocationId', ...text],
  )
  const wait = (state: string, id: Word) =>
    command('aws', 'ec2', 'wait', `nat-gateway-${state}`, '--region', region, '--nat-gateway-ids', id)
  return {
    apply: script(
      ...nothingPassed(change.natGatewayId, change, {
        ...{ namespace: 'AWS/NATGateway', metric: 'BytesInFromSource' },
        dimensions: { NatGatewayId: change.natGatewayId },
      }),
      ...(moved?.routes ?? []).map(({ routeTableId, route }) => stillThere(routeTableId, route, ec2)),
      ...noOtherRoute(change, ec2),
      `${kept} > ${address}`,
      ...replaced(moved?.to ?? '', (operation, ...words) => permitted(ec2, operation, ...words)),
      permitted(ec2, 'delete-nat-gateway', '--nat-gateway-id', natGatewayId),
      ...replaced(moved?.to ?? ''),
      ec2('delete-nat-gateway', '--nat-gateway-id', natGatewayId),
      wait('deleted', natGatewayId),
    ),
    undo: script(
      `gateway=$(${standing})`,
      `{ test -n "$gateway" || gateway=$(${created}); }`,
      wait('available', gateway),
      ...replaced(gateway),
    ),
    verify: ec2(
      ...(['describe-nat-gateways', '--filter', `Name=vpc-id,Values=${vpcId}`, 'Name=state,Values=available'] as const),
      ...['--query', 'NatGateways[].[NatGatewayId,SubnetId]', ...text],
    ),
    manifest: null,
    // Whoever has it in CDK or Terraform takes it away there.
    cdk: null,
    terraform: null,
    helm: null,
  }
}

/** Tables that lead to it are those that are moved. */
function noOtherRoute({ natGatewayId, moved }: Removal, ec2: Ec2): string[] {
  const tables = new Set(moved?.routes.map(({ routeTableId }) => routeTableId))
  const leading = ec2(
    ...(['describe-route-tables', '--filters', `Name=route.nat-gateway-id,Values=${natGatewayId}`] as const),
    ...['--query', 'length(RouteTables[])', '--output', 'text'],
  )
  return [
    required(`test "$(${leading})" = ${tables.size}`, `Other routes lead to ${natGatewayId}: nothing was changed.`),
  ]
}
