import { creation, shown } from './endpoint-words.ts'
import { nothingPassed } from './idle-check.ts'
import { command, ec2Of, permitted, raw, required, script } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

/** What it is, and what a new one would not have by itself, is kept in files: its groups, its policy, its private DNS. */
export function removalTexts(change: ChangeOf<'remove-endpoint'>): WrittenChange {
  const { region, endpointId, idleSince } = change
  const ec2 = ec2Of(region)
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
      ...(idleSince === undefined ? [] : nothingPassed(endpointId, { region, idleSince }, processedBy(change))),
      kept('Groups[].GroupId', 'groups'),
      kept('PolicyDocument', 'policy'),
      kept('PrivateDnsEnabled', 'dns'),
      permitted(ec2, 'delete-vpc-endpoints', '--vpc-endpoint-ids', endpointId),
      ec2('delete-vpc-endpoints', '--vpc-endpoint-ids', endpointId),
    ),
    undo: script(
      `there=$(${ec2(
        'describe-vpc-endpoints',
        '--filters',
        `Name=vpc-endpoint-id,Values=${endpointId}`,
        'Name=vpc-endpoint-state,Values=available',
        '--query',
        'VpcEndpoints[].VpcEndpointId',
        '--output',
        'text',
      )})`,
      required('test -z "$there"', `${endpointId} is there: nothing was changed.`),
      `dns=$(sed -e s/True/--private-dns-enabled/ -e s/False/--no-private-dns-enabled/ ${file('dns')})`,
      ec2(
        'create-vpc-endpoint',
        ...creation(change),
        '--security-group-ids',
        raw(`$(cat ${file('groups')})`),
        '--policy-document',
        raw(`"$(cat ${file('policy')})"`),
        raw('"$dns"'),
      ),
    ),
    verify: shown(change, ec2, '[VpcEndpointId,State]'),
    manifest: null,
    cdk: null,
    // Whoever has it in Terraform takes its block away.
    terraform: null,
    helm: null,
  }
}

/** Source: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html */
const processedBy = ({ vpcId, endpointId, serviceName }: ChangeOf<'remove-endpoint'>) => ({
  ...{ namespace: 'AWS/PrivateLinkEndpoints', metric: 'BytesProcessed' },
  dimensions: {
    ...{ 'VPC Id': vpcId, 'VPC Endpoint Id': endpointId },
    ...{ 'Endpoint Type': 'Interface', 'Service Name': serviceName },
  },
})
