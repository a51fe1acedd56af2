import { constructId, deletion, nameOf, tagged } from './endpoint-words.ts'
import {
  type Ec2,
  ec2Of,
  hclBlock,
  hclList,
  hclLiteral,
  hclName,
  listLiteral,
  permitted,
  script,
  stringLiteral,
} from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

/** A new gateway endpoint, and the routes to it. */
export function newGatewayTexts(change: ChangeOf<'create-gateway-endpoint'>): WrittenChange {
  const ec2 = ec2Of(change.region)
  const { vpcId, serviceName, routeTableIds } = change
  const words = [
    ...['--vpc-id', vpcId, '--vpc-endpoint-type', 'Gateway', '--service-name', serviceName],
    ...['--route-table-ids', ...routeTableIds, ...tagged(serviceName)],
  ]
  return {
    apply: script(permitted(ec2, 'create-vpc-endpoint', ...words), ec2('create-vpc-endpoint', ...words)),
    undo: script(...deletion(ec2, vpcId, serviceName)),
    verify: routesTo(ec2, routeTableIds),
    manifest: null,
    cdk: [
      `new ec2.CfnVPCEndpoint(this, ${stringLiteral(constructId(serviceName, vpcId))}, {`,
      `  vpcId: ${stringLiteral(vpcId)},`,
      `  serviceName: ${stringLiteral(serviceName)},`,
      "  vpcEndpointType: 'Gateway',",
      `  routeTableIds: ${listLiteral(routeTableIds)},`,
      '})',
    ].join('\n'),
    terraform: hclBlock(`resource "aws_vpc_endpoint" "${hclName(`${nameOf(serviceName)}_${vpcId}`)}"`, {
      vpc_id: hclLiteral(vpcId),
      service_name: hclLiteral(serviceName),
      vpc_endpoint_type: '"Gateway"',
      route_table_ids: hclList(routeTableIds),
    }),
    helm: null,
  }
}

/** Routes to a gateway endpoint that is there. */
export function extensionTexts(change: ChangeOf<'extend-gateway-endpoint'>): WrittenChange {
  const ec2 = ec2Of(change.region)
  const { endpointId, serviceName, routeTableIds } = change
  const modified = (option: string) =>
    ec2('modify-vpc-endpoint', '--vpc-endpoint-id', endpointId, option, ...routeTableIds)
  return {
    apply: modified('--add-route-table-ids'),
    undo: modified('--remove-route-table-ids'),
    verify: routesTo(ec2, routeTableIds),
    manifest: null,
    cdk: [
      `// endpoint: the ec2.CfnVPCEndpoint of ${identifierComment(endpointId)}`,
      `endpoint.routeTableIds = [...(endpoint.routeTableIds ?? []), ${routeTableIds.map(stringLiteral).join(', ')}]`,
    ].join('\n'),
    terraform: [
      `# Where a resource of ${identifierComment(endpointId)} lists its route_table_ids, add them there instead.`,
      ...routeTableIds.map((id) =>
        hclBlock(`resource "aws_vpc_endpoint_route_table_association" "${hclName(`${nameOf(serviceName)}_${id}`)}"`, {
          vpc_endpoint_id: hclLiteral(endpointId),
          route_table_id: hclLiteral(id),
        }),
      ),
    ].join('\n'),
    helm: null,
  }
}

/** Routes to a gateway endpoint, and then names that lead there and not to the interface endpoint. */
export function besideTexts(change: ChangeOf<'gateway-beside-interface'>): WrittenChange {
  const { region, vpcId, serviceName, routeTableIds, gatewayEndpointId, interfaceEndpointId } = change
  const ec2 = ec2Of(region)
  const gateway =
    gatewayEndpointId === null
      ? newGatewayTexts({ kind: 'create-gateway-endpoint', region, vpcId, serviceName, routeTableIds })
      : routeTableIds.length === 0
        ? null
        : extensionTexts({
            ...{ kind: 'extend-gateway-endpoint', region, endpointId: gatewayEndpointId, serviceName, routeTableIds },
          })
  const resolved = (onlyInbound: boolean) =>
    ec2(
      ...['modify-vpc-endpoint', '--vpc-endpoint-id', interfaceEndpointId],
      ...['--dns-options', `PrivateDnsOnlyForInboundResolverEndpoint=${onlyInbound}`],
    )
  return {
    apply: script(...(gateway ? [gateway.apply] : []), resolved(true)),
    undo: script(resolved(false), ...(gateway ? [gateway.undo] : [])),
    verify: ec2(
      ...['describe-vpc-endpoints', '--vpc-endpoint-ids', interfaceEndpointId],
      ...['--query', 'VpcEndpoints[].DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint', '--output', 'text'],
    ),
    manifest: null,
    cdk: [
      ...(gateway?.cdk ? [gateway.cdk] : []),
      `// endpoint: the ec2.CfnVPCEndpoint of ${identifierComment(interfaceEndpointId)}`,
      "endpoint.dnsOptions = { privateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' }",
    ].join('\n'),
    terraform: [
      ...(gateway?.terraform ? [gateway.terraform] : []),
      `# In the aws_vpc_endpoint of ${identifierComment(interfaceEndpointId)}:`,
      '# dns_options { private_dns_only_for_inbound_resolver_endpoint = true }',
    ].join('\n'),
    helm: null,
  }
}

const routesTo = (ec2: Ec2, routeTableIds: readonly string[]) =>
  ec2(
    'describe-route-tables',
    '--route-table-ids',
    ...routeTableIds,
    '--query',
    'RouteTables[].Routes[?DestinationPrefixListId].[DestinationPrefixListId,GatewayId]',
    '--output',
    'text',
  )

const identifierComment = (id: string) => id.replaceAll(/[^A-Za-z0-9-]/g, '')
