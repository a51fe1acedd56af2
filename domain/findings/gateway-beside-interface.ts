import type { PricedFlow } from '../money/priced-flow.ts'
import { serviceRecord } from '../network/service-records.ts'
import { type Endpoint, tellsAll } from '../network/topology.ts'
import { firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, gatewayService, WAY_OUT } from './nat-flows.ts'

/** The interface endpoint of the pods' own VPC by which they call a service that a gateway endpoint carries too. */
const ownInterface = ({ endpoint, source }: PricedFlow) =>
  endpoint?.type === 'interface' && endpoint.vpcId === source.vpcId ? endpoint : null

/**
 * S3 or DynamoDB by an interface endpoint, whose processing a gateway endpoint of the same VPC spares. The interface endpoint stays,
 * for those who come from on premises. Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export const gatewayBesideInterface: Kind = {
  kind: 'gateway-beside-interface',
  lever: 'way',
  parts: ['endpoint'],
  restsOn: [...WAY_OUT, 'endpoints', 'interfaces'],
  subjectOf: (flow, day) => {
    const service = gatewayService(flow, day)
    return service && `${flow.source.vpcId}/${service}`
  },
  claims: ({ flow, part }) => part === 'endpoint' && ownInterface(flow) !== null && flow.path.startSubnetId !== null,
  draft: (one, day, left) => {
    const flows = stakedFlows(one)
    const [first = firstOf(one)] = flows
    const serviceName = gatewayService(first, day)
    if (!tellsAll(day.topology, ['routeTables'])) return null
    const endpoints = new Map(flows.flatMap((flow) => ownInterface(flow) ?? []).map((found) => [found.id, found]))
    const [endpoint] = endpoints.values()
    const { vpcId } = first.source
    if (serviceName === null || vpcId === null || !endpoint || endpoints.size > 1) return null
    const record = serviceRecord(serviceName)
    const name = record?.endpoint === 'gateway' ? record.name : serviceName
    const isGateway = (known: Endpoint) =>
      known.type === 'gateway' && known.vpcId === vpcId && known.serviceName === serviceName
    const gateway = day.topology.endpoints.find(isGateway)
    // EC2 takes one route to the service in a table: a second endpoint beside the one that is advised already is refused.
    const isToBeMade = gateway === undefined && left.endpoints.some(isGateway)
    // Names change for the whole VPC: a subnet whose table lacked the route would lose the service.
    const lacking = day.topology.routeTables.filter(
      (table) => table.vpcId === vpcId && !table.routes.some(({ target }) => target === gateway?.id),
    )
    const isLed = endpoint.privateDns === true && endpoint.isForInboundAlone === false
    return {
      title: `Send ${name} traffic of ${vpcId} through a gateway endpoint instead of ${endpoint.id}`,
      grossUsd: one.usd,
      savingIs: isLed && !isToBeMade ? 'estimate' : 'at_most',
      assumes: [
        `A gateway endpoint is free, and ${endpoint.id} bills each gigabyte of ${callersInWords(flows)}. Keep it for calls from outside the VPC; it still costs by the hour.`,
        isLed
          ? `Private DNS of ${endpoint.id} then answers inbound Resolver endpoints only, so ${name} names send pods to the gateway endpoint.`
          : `Clients call ${endpoint.id} by its own name, or EC2 does not say whether private DNS is on: point them to the public name of the service.`,
      ],
      risks: [
        ...(isToBeMade
          ? [
              `${vpcId} is to get that gateway endpoint first, by a finding of its own: the next report has the commands for this.`,
            ]
          : []),
        `${name} names change for the whole of ${vpcId}, so every route table in it gets the route, including those of subnets without pods.`,
        'The policy of the gateway endpoint then applies to these subnets, not that of the interface endpoint.',
        `Policies that name ${endpoint.id} (aws:SourceVpce) deny calls through the gateway endpoint: add its ID first.`,
        'Open connections break once, and clients must retry.',
      ],
      check: `The next report shows these bytes as free, under the gateway endpoint.`,
      change:
        isLed && !isToBeMade
          ? {
              kind: 'gateway-beside-interface',
              region: day.regionOf(first.monitor),
              vpcId,
              serviceName,
              interfaceEndpointId: endpoint.id,
              gatewayEndpointId: gateway?.id ?? null,
              routeTableIds: [...new Set(lacking.map(({ id }) => id))].toSorted(),
            }
          : null,
    }
  },
}
