import { constructId, deletion, nameOf } from './endpoint-words.ts'
import { command, type Ec2, ec2Of, identifier, listLiteral, raw, script, stringLiteral, type Word } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

/** A new interface endpoint, and the security group that lets the VPC in. */
export function newInterfaceTexts(change: ChangeOf<'create-interface-endpoint'>): WrittenChange {
  const ec2 = ec2Of(change.region)
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
      creation(change, ec2, raw('"$group"'), '--private-dns-enabled'),
    ),
    undo: script(
      `group=$(${groupAgain})`,
      deletion(ec2, vpcId, serviceName, 'Interface'),
      // Some minutes: the group can't go before them.
      `while test -n "$(${interfaces})"; do sleep 10; done`,
      ec2('delete-security-group', '--group-id', raw('"$group"')),
    ),
    verify: shown(change, ec2, '[VpcEndpointId,State,PrivateDnsEnabled]'),
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
export function removalTexts(change: ChangeOf<'remove-endpoint'>): WrittenChange {
  const ec2 = ec2Of(change.region)
  const { endpointId } = change
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
      creation(
        change,
        ec2,
        raw(`$(cat ${file('groups')})`),
        '--policy-document',
        raw(`"$(cat ${file('policy')})"`),
        raw('"$dns"'),
      ),
    ),
    verify: shown(change, ec2, '[VpcEndpointId,State]'),
    manifest: null,
    cdk: null,
  }
}

type InterfaceChange = ChangeOf<'create-interface-endpoint' | 'remove-endpoint'>

/** `others` begin with the security groups. */
const creation = ({ vpcId, serviceName, subnetIds }: InterfaceChange, ec2: Ec2, ...others: readonly Word[]) =>
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
    ...others,
  )

const shown = ({ vpcId, serviceName }: InterfaceChange, ec2: Ec2, fields: string) =>
  ec2(
    'describe-vpc-endpoints',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=service-name,Values=${serviceName}`,
    '--query',
    `VpcEndpoints[].${fields}`,
    '--output',
    'text',
  )
