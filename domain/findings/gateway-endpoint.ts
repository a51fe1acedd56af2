import type { PricedFlow } from '../money/priced-flow.ts'
import { addressBytes, contains, isIpv4, parsePrefix } from '../network/address.ts'
import { serviceRecord } from '../network/service-records.ts'
import { type Day, firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, gatewayService, goesByDefault, isSpared, WAY_OUT } from './nat-flows.ts'

/**
 * Whether a gateway endpoint takes a flow, as far as its prefix list tells: of one that nobody read, IPv4 by a default route alone. One whose
 * table leads to the endpoint already goes by the NAT gateway because its address is not in that list, and would for ever.
 */
function isTaken(flow: PricedFlow, day: Day): boolean {
  const { topology, network } = day
  const serviceName = gatewayService(flow, day)
  const endpoints = new Set(
    topology.endpoints.filter((one) => one.type === 'gateway' && one.serviceName === serviceName).map(({ id }) => id),
  )
  const { ip } = flow.destination
  const table = network.routeTableOf(flow.path.startSubnetId ?? '')
  const route = table && network.matched(table, ip ?? '')
  if (!route) return false
  const byDefault = isIpv4(ip) && goesByDefault(table, ip, day)
  if (endpoints.size === 0) return byDefault
  const leads = ({ target }: { readonly target: string }) => endpoints.has(target)
  if (table.routes.some(leads)) return false
  const lists = new Set(
    topology.routeTables.flatMap(({ routes }) => routes.filter(leads).map(({ destination }) => destination)),
  )
  const read = topology.prefixLists.filter(({ id }) => lists.has(id))
  const address = addressBytes(ip ?? '')
  if (read.length === 0 || !address) return byDefault
  return read.some(({ cidrs }) => cidrs.some((cidr) => inLongerBlock(cidr, address, route.length)))
}

function inLongerBlock(cidr: string, address: readonly number[], than: number): boolean {
  const prefix = parsePrefix(cidr)
  return prefix !== undefined && prefix.length > than && contains(prefix, address)
}

/**
 * S3, S3 Express or DynamoDB through a NAT gateway, a transit gateway to a central way out, or an instance that forwards, where a
 * gateway endpoint of the subnet's own VPC carries it for nothing.
 */
export const gatewayEndpoint: Kind = {
  kind: 'gateway-endpoint',
  lever: 'way',
  parts: ['inter_az', 'nat', 'endpoint', 'transit'],
  restsOn: [...WAY_OUT, 'endpoints'],
  subjectOf: (flow, day) => {
    const service = gatewayService(flow, day)
    return service && `${flow.source.vpcId}/${service}`
  },
  claims: ({ flow }, day) => isSpared(flow) && isTaken(flow, day),
  draft: (one, day) => {
    const first = firstOf(one)
    const serviceName = gatewayService(first, day)
    const { vpcId } = first.source
    if (serviceName === null || vpcId === null) return null
    const flows = stakedFlows(one)
    const tables = flows.map(({ path }) => day.network.routeTableOf(path.startSubnetId ?? '')?.id)
    const routeTableIds = [...new Set(tables)].filter((id) => id !== undefined).toSorted()
    if (routeTableIds.length === 0) return null
    const region = day.regionOf(first.monitor)
    const record = serviceRecord(serviceName)
    const name = record?.endpoint === 'gateway' ? record.name : serviceName
    const existing = day.topology.endpoints.find(
      (endpoint) => endpoint.type === 'gateway' && endpoint.vpcId === vpcId && endpoint.serviceName === serviceName,
    )
    return {
      title: existing
        ? `Use the gateway endpoint for ${name} in ${routeTableIds.join(', ')}`
        : `Create a gateway endpoint for ${name} in ${vpcId}`,
      grossUsd: one.usd,
      savingIs: 'estimate',
      assumes: [
        `A gateway endpoint is free: no hourly charge and none per gigabyte. It serves ${callersInWords(flows)}.`,
        `The buckets and tables are in ${region}: the endpoint serves no other region.`,
      ],
      risks: [
        ...(existing
          ? [
              'The endpoint policy then applies to these subnets: it denies every bucket that it does not name, including those with image layers.',
            ]
          : []),
        ...(flows.some(({ via }) => via === 'transit_gateway')
          ? ['Inspection behind the transit gateway no longer sees this traffic; use the endpoint policy instead.']
          : []),
        'Open connections break once, and clients must retry.',
        'Policies that allow the public address (aws:SourceIp) deny calls through the endpoint: allow the endpoint (aws:SourceVpce) first.',
      ],
      check:
        'The route tables show a route to the prefix list at once, and the next report shows this traffic as free.',
      change: existing
        ? { kind: 'extend-gateway-endpoint', region, endpointId: existing.id, serviceName, routeTableIds }
        : { kind: 'create-gateway-endpoint', region, vpcId, serviceName, routeTableIds },
    }
  },
}
