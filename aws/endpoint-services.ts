import { DescribeVpcEndpointServicesCommand, type EC2Client } from '@aws-sdk/client-ec2'
import type { Topology, Zone } from '../domain/network/topology.ts'
import { fitting } from './answer.ts'
import { ENDPOINT_SERVICES, endpointServicesOf } from './endpoint-answers.ts'
import type { NetworkQuestions } from './network-question.ts'

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
    async () => {
      const details = []
      let NextToken: string | undefined
      do {
        const answer = await client.send(new DescribeVpcEndpointServicesCommand({ NextToken }))
        const page = fitting(ACTION, ENDPOINT_SERVICES, answer)
        details.push(...page.ServiceDetails)
        NextToken = page.NextToken
      } while (NextToken)
      return endpointServicesOf(details, idOfZone)
    },
    // Every region has S3's.
    (found) => found.length === 0,
  )
}
