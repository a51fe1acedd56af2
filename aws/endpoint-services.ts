import { DescribeVpcEndpointServicesCommand, type EC2Client } from '@aws-sdk/client-ec2'
import type { Endpoint, Topology, Zone } from '../domain/network/topology.ts'
import { fitting } from './answer.ts'
import { ENDPOINT_SERVICES, endpointServicesOf, verifiedNamesOf } from './endpoint-answers.ts'
import { type NetworkQuestions, unlessGone } from './network-question.ts'

const ACTION = 'DescribeVpcEndpointServices'

/** AWS's services of the region that an endpoint can be made for; undefined where EC2 tells nothing of them. */
export function readEndpointServices(
  client: EC2Client,
  { told }: NetworkQuestions,
  zones: readonly Zone[],
): Promise<Topology['endpointServices']> {
  const idOfZone = new Map(zones.map(({ id, name }) => [name, id]))
  return told(
    ACTION,
    async () => endpointServicesOf(await detailsOf(client), idOfZone),
    // Every region has S3's.
    (found) => found.length === 0,
  )
}

/**
 * Endpoints of other companies' services with the names of these, where no name of the endpoint itself tells whose it is: EC2 has them
 * verified as the provider's. Source: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
export async function withServiceNames(
  client: EC2Client,
  { told }: NetworkQuestions,
  endpoints: readonly Endpoint[],
): Promise<readonly Endpoint[]> {
  const isNameless = ({ serviceName, dnsNames = [] }: Endpoint) =>
    serviceName.includes('.vpce-svc-') && dnsNames.every((name) => name.endsWith('.vpce.amazonaws.com'))
  const asked = [...new Set(endpoints.filter(isNameless).map(({ serviceName }) => serviceName))]
  if (asked.length === 0) return endpoints
  const details = await told(ACTION, async () => {
    // One that is gone, or offered to us no more, fails the question: each is asked for by itself.
    const found = await Promise.all(asked.map((name) => unlessGone(() => detailsOf(client, [name]))))
    return found.flatMap((one) => one ?? [])
  })
  const names = verifiedNamesOf(details ?? [])
  return endpoints.map((one) => {
    const own = isNameless(one) ? names.get(one.serviceName) : undefined
    return own ? { ...one, dnsNames: [...(one.dnsNames ?? []), ...own] } : one
  })
}

async function detailsOf(client: EC2Client, ServiceNames?: string[]) {
  const details = []
  let NextToken: string | undefined
  do {
    const answer = await client.send(new DescribeVpcEndpointServicesCommand({ NextToken, ServiceNames }))
    const page = fitting(ACTION, ENDPOINT_SERVICES, answer)
    details.push(...page.ServiceDetails)
    NextToken = page.NextToken
  } while (NextToken)
  return details
}
