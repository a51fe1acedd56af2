import { constructId, creation, deletion, nameOf, shown, tagged, tagOf } from './endpoint-words.ts'
import {
  type Ec2,
  ec2Of,
  hclBlock,
  hclList,
  hclLiteral,
  hclName,
  identifier,
  listLiteral,
  permitted,
  raw,
  required,
  script,
  stringLiteral,
  whereThereIs,
} from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

/** A new interface endpoint, and the security group that lets the VPC in. */
export function newInterfaceTexts(change: ChangeOf<'create-interface-endpoint'>): WrittenChange {
  const ec2 = ec2Of(change.region)
  const { vpcId, serviceName, subnetIds, zoneNames, cidrs, ports, privateDns } = change
  const groupName = tagOf(serviceName)
  const variable = `groupOf${identifier(nameOf(serviceName))}`
  const four = cidrs.filter((cidr) => !cidr.includes(':'))
  const six = cidrs.filter((cidr) => cidr.includes(':'))
  const permissions = ports.map((port) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    ...(four.length > 0 ? { IpRanges: four.map((CidrIp) => ({ CidrIp })) } : {}),
    ...(six.length > 0 ? { Ipv6Ranges: six.map((CidrIpv6) => ({ CidrIpv6 })) } : {}),
  }))
  const description = `Calls of ${serviceName}`
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
  const interfaces = ec2(
    'describe-network-interfaces',
    '--filters',
    raw('Name=group-id,Values="$group"'),
    'Name=interface-type,Values=vpc_endpoint',
    '--query',
    'NetworkInterfaces[].NetworkInterfaceId',
    '--output',
    'text',
  )
  const dns = privateDns ? '--private-dns-enabled' : '--no-private-dns-enabled'
  return {
    apply: script(
      ...(zoneNames.length > 0 ? [offered(serviceName, zoneNames, ec2)] : []),
      ...(privateDns ? [resolvesPrivately(vpcId, ec2)] : []),
      permitted(ec2, 'create-vpc-endpoint', '--vpc-id', vpcId, '--service-name', serviceName),
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
        ...creation(change),
        '--security-group-ids',
        raw('"$group"'),
        dns,
        ...tagged(serviceName),
      ),
    ),
    undo: script(
      ...deletion(ec2, vpcId, serviceName),
      `group=$(${groupAgain})`,
      whereThereIs(
        'group',
        // Some minutes: the group can't go before them.
        `while test -n "$(${interfaces})"; do sleep 10; done`,
        ec2('delete-security-group', '--group-id', raw('"$group"')),
      ),
    ),
    verify: shown(
      change,
      ec2,
      privateDns ? '[VpcEndpointId,State,PrivateDnsEnabled]' : '[VpcEndpointId,State,DnsEntries[0].DnsName]',
    ),
    manifest: null,
    cdk: [
      `const ${variable} = new ec2.CfnSecurityGroup(this, ${stringLiteral(`${constructId(serviceName, vpcId)}Group`)}, {`,
      `  vpcId: ${stringLiteral(vpcId)},`,
      `  groupDescription: ${stringLiteral(description)},`,
      '  securityGroupIngress: [',
      ...ports.flatMap((port) => {
        const rule = `    { ipProtocol: 'tcp', fromPort: ${port}, toPort: ${port},`
        return [
          ...four.map((cidr) => `${rule} cidrIp: ${stringLiteral(cidr)} },`),
          ...six.map((cidr) => `${rule} cidrIpv6: ${stringLiteral(cidr)} },`),
        ]
      }),
      '  ],',
      '})',
      `new ec2.CfnVPCEndpoint(this, ${stringLiteral(constructId(serviceName, vpcId))}, {`,
      `  vpcId: ${stringLiteral(vpcId)},`,
      `  serviceName: ${stringLiteral(serviceName)},`,
      "  vpcEndpointType: 'Interface',",
      `  privateDnsEnabled: ${privateDns},`,
      `  subnetIds: ${listLiteral(subnetIds)},`,
      `  securityGroupIds: [${variable}.attrGroupId],`,
      '})',
    ].join('\n'),
    terraform: terraformOf(change, description),
    helm: null,
  }
}

function terraformOf(change: ChangeOf<'create-interface-endpoint'>, description: string): string {
  const { vpcId, serviceName, subnetIds, cidrs, ports, privateDns } = change
  const name = hclName(`${nameOf(serviceName)}_${vpcId}`)
  const ingress = ports.map((port) =>
    hclBlock('ingress', {
      protocol: '"tcp"',
      from_port: `${port}`,
      to_port: `${port}`,
      cidr_blocks: hclList(cidrs.filter((cidr) => !cidr.includes(':'))),
      ipv6_cidr_blocks: hclList(cidrs.filter((cidr) => cidr.includes(':'))),
    }).replaceAll(/^/gm, '  '),
  )
  const group = hclBlock(`resource "aws_security_group" "${name}"`, {
    vpc_id: hclLiteral(vpcId),
    name: hclLiteral(tagOf(serviceName)),
    description: hclLiteral(description),
  })
  return [
    `${group.slice(0, -1)}${ingress.join('\n')}\n}`,
    hclBlock(`resource "aws_vpc_endpoint" "${name}"`, {
      vpc_id: hclLiteral(vpcId),
      service_name: hclLiteral(serviceName),
      vpc_endpoint_type: '"Interface"',
      subnet_ids: hclList(subnetIds),
      security_group_ids: `[aws_security_group.${name}.id]`,
      private_dns_enabled: `${privateDns}`,
    }),
  ].join('\n')
}

/** Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
function resolvesPrivately(vpcId: string, ec2: Ec2): string {
  const isOn = (name: string) =>
    `$(${ec2(
      ...['describe-vpc-attribute', '--vpc-id', vpcId, '--attribute', `enable${name}`],
      ...['--query', `Enable${name}.Value`, '--output', 'text'],
    )})`
  return required(
    `test "${isOn('DnsSupport')} ${isOn('DnsHostnames')}" = 'True True'`,
    `${vpcId} lacks enableDnsSupport or enableDnsHostnames, which private DNS needs: nothing was changed.`,
  )
}

/** EC2 has the service in these zones: else the endpoint is refused once its group has been made. */
const offered = (serviceName: string, zoneNames: readonly string[], ec2: Ec2) =>
  required(
    `test "$(${ec2(
      'describe-vpc-endpoint-services',
      '--service-names',
      serviceName,
      '--filters',
      'Name=service-type,Values=Interface',
      '--query',
      `length(ServiceDetails[0].AvailabilityZones[?${zoneNames.map((name) => `@=='${name}'`).join(' || ')}])`,
      '--output',
      'text',
    )})" = ${zoneNames.length}`,
    `EC2 does not have ${serviceName} in each of ${zoneNames.join(', ')}: nothing was changed.`,
  )
