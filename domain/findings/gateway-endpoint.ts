import { firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, gatewayService, WAY_OUT } from './nat-flows.ts'

const NAMES: Readonly<Record<string, string>> = { s3: 'Amazon S3', dynamodb: 'Amazon DynamoDB' }

/** S3 or DynamoDB through a NAT gateway, where a gateway endpoint carries it for nothing. */
export const gatewayEndpoint: Kind = {
  kind: 'gateway-endpoint',
  lever: 'way',
  parts: ['inter_az', 'nat', 'endpoint', 'transit'],
  restsOn: [...WAY_OUT, 'endpoints'],
  subjectOf: (flow, day) => {
    const service = gatewayService(flow, day)
    return service && `${flow.source.vpcId}/${service}`
  },
  claims: ({ flow }) => flow.via === 'nat' && flow.source.subnetId !== null,
  draft: (one, day) => {
    const first = firstOf(one)
    const serviceName = gatewayService(first, day)
    const { vpcId } = first.source
    if (serviceName === null || vpcId === null) return null
    const flows = stakedFlows(one)
    const tables = flows.map(({ source }) => day.network.routeTableOf(source.subnetId ?? '')?.id)
    const routeTableIds = [...new Set(tables)].filter((id) => id !== undefined).toSorted()
    if (routeTableIds.length === 0) return null
    const region = day.regionOf(first.monitor)
    const name = NAMES[serviceName.split('.').at(-1) ?? ''] ?? serviceName
    const existing = day.topology.endpoints.find(
      (endpoint) => endpoint.type === 'gateway' && endpoint.vpcId === vpcId && endpoint.serviceName === serviceName,
    )
    return {
      title: existing
        ? `Add ${routeTableIds.join(', ')} to the gateway endpoint for ${name}`
        : `Give ${vpcId} a gateway endpoint for ${name}`,
      grossUsd: one.usd,
      savingIs: 'estimate',
      assumes: [
        `A gateway endpoint costs nothing, by the hour or by the byte. It is for ${callersInWords(flows)}.`,
        `The buckets and tables are in ${region}: an endpoint carries no other region.`,
      ],
      risks: [
        ...(existing
          ? [
              'The policy of the endpoint holds for these subnets then: a bucket that it does not name is refused, those of image layers too.',
            ]
          : []),
        'Connections that are open at that moment break once, and clients must try again.',
        'Policies that name the address of the NAT gateway (aws:SourceIp) refuse what comes by the endpoint: name the endpoint (aws:SourceVpce) first.',
      ],
      check: 'The route tables show a route to the prefix list at once, and the next report has it as free.',
      change: existing
        ? { kind: 'extend-gateway-endpoint', region, endpointId: existing.id, serviceName, routeTableIds }
        : { kind: 'create-gateway-endpoint', region, vpcId, serviceName, routeTableIds },
    }
  },
}
