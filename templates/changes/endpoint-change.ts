import { command, identifier, listLiteral, raw, script, stringLiteral } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type EndpointChange = ChangeOf<
  'create-gateway-endpoint' | 'extend-gateway-endpoint' | 'create-interface-endpoint' | 'remove-endpoint'
>

/** Endpoints of a VPC, by the AWS CLI and CDK. */
export function endpointTexts(change: EndpointChange): WrittenChange {
  const ec2 = (operation: string, ...words: readonly (string | { readonly raw: string })[]) =>
    command('aws', 'ec2', operation, '--region', change.region, ...words)
  switch (change.kind) {
    case 'create-gateway-endpoint':
      return gatewayTexts(change, ec2)
    case 'extend-gateway-endpoint':
      return extensionTexts(change, ec2)
    case 'create-interface-endpoint':
      return interfaceTexts(change, ec2)
    case 'remove-endpoint':
      return removalTexts(change, ec2)
    default:
      return change satisfies never
  }
}

type Ec2 = (operation: string, ...words: readonly (string | { readonly raw: string })[]) => string

/** Two of one stack never have the same. */
const constructId = (serviceName: string, vpcId: string) =>
  `${identifier(nameOf(serviceName))}Endpoint${identifier(vpcId)}`

const nameOf = (serviceName: string) => serviceName.split('.').slice(3).join('-')

/** The id of a new endpoint is not known before: it is looked up. */
const deletion = (ec2: Ec2, vpcId: string, serviceName: string, type: 'Gateway' | 'Interface') =>
  ec2(
    'delete-vpc-endpoints',
    '--vpc-endpoint-ids',
    raw(
      `"$(${ec2(
        'describe-vpc-endpoints',
        '--filters',
        `Name=vpc-id,Values=${vpcId}`,
        `Name=service-name,Values=${serviceName}`,
        `Name=vpc-endpoint-type,Values=${type}`,
        '--query',
        'VpcEndpoints[].VpcEndpointId',
        '--output',
        'text',
      )})"`,
    ),
  )

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

function gatewayTexts(change: ChangeOf<'create-gateway-endpoint'>, ec2: Ec2): WrittenChange {
  const { vpcId, serviceName, routeTableIds } = change
  return {
    apply: ec2(
      'create-vpc-endpoint',
      '--vpc-id',
      vpcId,
      '--vpc-endpoint-type',
      'Gateway',
      '--service-name',
      serviceName,
      '--route-table-ids',
      ...routeTableIds,
    ),
    undo: deletion(ec2, vpcId, serviceName, 'Gateway'),
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
  }
}

function extensionTexts(change: ChangeOf<'extend-gateway-endpoint'>, ec2: Ec2): WrittenChange {
  const { endpointId, routeTableIds } = change
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
  }
}

const identifierComment = (id: string) => id.replaceAll(/[^A-Za-z0-9-]/g, '')

function interfaceTexts(change: ChangeOf<'create-interface-endpoint'>, ec2: Ec2): WrittenChange {
  const { vpcId, serviceName, subnetIds, cidrs } = change
  const name = nameOf(serviceName)
  const groupName = `flowtoll-${name}-endpoint`
  const variable = `groupOf${identifier(name)}`
  const four = cidrs.filter((cidr) => !cidr.includes(':'))
  const six = cidrs.filter((cidr) => cidr.includes(':'))
  const permissions = [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      ...(four.length > 0 ? { IpRanges: four.map((CidrIp) => ({ CidrIp })) } : {}),
      ...(six.length > 0 ? { Ipv6Ranges: six.map((CidrIpv6) => ({ CidrIpv6 })) } : {}),
    },
  ]
  const description = `HTTPS to ${serviceName}`
  const group = ec2(
    'create-security-group',
    '--vpc-id',
    vpcId,
    '--group-name',
    groupName,
    '--description',
    description,
    '--query',
    'GroupId',
    '--output',
    'text',
  )
  const groupAgain = ec2(
    'describe-security-groups',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=group-name,Values=${groupName}`,
    '--query',
    'SecurityGroups[].GroupId',
    '--output',
    'text',
  )
  return {
    apply: script(
      `group=$(${group})`,
      ec2(
        'authorize-security-group-ingress',
        '--group-id',
        raw('"$group"'),
        '--ip-permissions',
        JSON.stringify(permissions),
      ),
      ec2(
        'create-vpc-endpoint',
        '--vpc-id',
        vpcId,
        '--vpc-endpoint-type',
        'Interface',
        '--service-name',
        serviceName,
        '--subnet-ids',
        ...subnetIds,
        '--security-group-ids',
        raw('"$group"'),
        '--private-dns-enabled',
      ),
    ),
    undo: script(
      deletion(ec2, vpcId, serviceName, 'Interface'),
      '# once its interfaces are gone, some minutes later:',
      ec2('delete-security-group', '--group-id', raw(`"$(${groupAgain})"`)),
    ),
    verify: ec2(
      'describe-vpc-endpoints',
      '--filters',
      `Name=vpc-id,Values=${vpcId}`,
      `Name=service-name,Values=${serviceName}`,
      '--query',
      'VpcEndpoints[].[VpcEndpointId,State,PrivateDnsEnabled]',
      '--output',
      'text',
    ),
    manifest: null,
    cdk: [
      `const ${variable} = new ec2.CfnSecurityGroup(this, ${stringLiteral(`${constructId(serviceName, vpcId)}Group`)}, {`,
      `  vpcId: ${stringLiteral(vpcId)},`,
      `  groupDescription: ${stringLiteral(description)},`,
      '  securityGroupIngress: [',
      ...four.map((cidr) => `    { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: ${stringLiteral(cidr)} },`),
      ...six.map((cidr) => `    { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIpv6: ${stringLiteral(cidr)} },`),
      '  ],',
      '})',
      `new ec2.CfnVPCEndpoint(this, ${stringLiteral(constructId(serviceName, vpcId))}, {`,
      `  vpcId: ${stringLiteral(vpcId)},`,
      `  serviceName: ${stringLiteral(serviceName)},`,
      "  vpcEndpointType: 'Interface',",
      '  privateDnsEnabled: true,',
      `  subnetIds: ${listLiteral(subnetIds)},`,
      `  securityGroupIds: [${variable}.attrGroupId],`,
      '})',
    ].join('\n'),
  }
}

/** What it is, and what a new one would not have by itself, is kept in files: its groups, its policy, its private DNS. */
function removalTexts(change: ChangeOf<'remove-endpoint'>, ec2: Ec2): WrittenChange {
  const { vpcId, endpointId, serviceName, subnetIds } = change
  const file = (ending: string) => command(`./${endpointId}.${ending}`)
  const kept = (query: string, ending: string) =>
    `${ec2(
      'describe-vpc-endpoints',
      '--vpc-endpoint-ids',
      endpointId,
      '--query',
      `VpcEndpoints[0].${query}`,
      '--output',
      'text',
    )} > ${file(ending)}`
  return {
    apply: script(
      kept('Groups[].GroupId', 'groups'),
      kept('PolicyDocument', 'policy'),
      kept('PrivateDnsEnabled', 'dns'),
      ec2('delete-vpc-endpoints', '--vpc-endpoint-ids', endpointId),
    ),
    undo: script(
      `dns=$(sed -e s/True/--private-dns-enabled/ -e s/False/--no-private-dns-enabled/ ${file('dns')})`,
      ec2(
        'create-vpc-endpoint',
        '--vpc-id',
        vpcId,
        '--vpc-endpoint-type',
        'Interface',
        '--service-name',
        serviceName,
        '--subnet-ids',
        ...subnetIds,
        '--security-group-ids',
        raw(`$(cat ${file('groups')})`),
        '--policy-document',
        raw(`"$(cat ${file('policy')})"`),
        raw('"$dns"'),
      ),
    ),
    verify: ec2(
      'describe-vpc-endpoints',
      '--filters',
      `Name=vpc-id,Values=${vpcId}`,
      `Name=service-name,Values=${serviceName}`,
      '--query',
      'VpcEndpoints[].[VpcEndpointId,State]',
      '--output',
      'text',
    ),
    manifest: null,
    cdk: null,
  }
}
