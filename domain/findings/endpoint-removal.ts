import { serviceRecord } from '../network/service-records.ts'
import type { Endpoint } from '../network/topology.ts'
import { sum } from '../sums.ts'
import { breakEvenGbPerZoneMonth } from './endpoint-price.ts'
import { endpointHoursUsd, endpointSubject } from './interface-endpoint.ts'
import { type Day, firstOf, gigabytesOf, HOURS_PER_MONTH, type Kind, stakedFlows } from './kind.ts'
import { ANYWHERE, callersInWords, WAY_OUT } from './nat-flows.ts'
import { isTakenByAnother } from './private-dns.ts'

/**
 * Whether its callers reach the service by its public names as well, once it goes: not where those names never led to it,
 * as with one that other VPCs share by a hosted zone, nor where the service answers nobody else, or nobody knows.
 */
function isOneOfTwoWays({ id, vpcId, serviceName, privateDns }: Endpoint, { flows }: Day): boolean {
  const record = serviceRecord(serviceName)
  if (record?.endpoint !== 'interface' || record.privateDns !== 'leads' || privateDns === false) return false
  return flows.every(({ endpoint, source }) => endpoint?.id !== id || source.vpcId === vpcId)
}

/** An interface endpoint that carries less than it costs, where a NAT gateway is there for the rest. */
export const endpointRemoval: Kind = {
  kind: 'endpoint-removal',
  lever: 'way',
  parts: ['inter_az', 'nat', 'endpoint', 'transit'],
  restsOn: [...WAY_OUT, 'endpoints', 'interfaces', 'zones'],
  needsWholeDay: true,
  hoursAreStake: true,
  subjectOf: endpointSubject,
  claims: ({ part }) => part === 'endpoint',
  hoursUsd: endpointHoursUsd,
  draft: (one, day, left) => {
    const { monitor } = firstOf(one)
    const rates = day.ratesOf(monitor)
    const flows = stakedFlows(one)
    // Flows of several hours have several copies of one.
    const ids = new Set(flows.map(({ endpoint }) => endpoint?.id))
    const endpoint = flows[0]?.endpoint
    const subnetIds = endpoint?.subnetIds ?? []
    if (!rates || rates.endpointUsdPerZoneHour === null || !endpoint || ids.size > 1) return null
    if (!isOneOfTwoWays(endpoint, day) || isTakenByAnother(endpoint, day.topology, left)) return null
    // Without a gateway of their own zone's the way out would cost more, or there is none.
    const leavesHere = flows.every(({ source, path }) => {
      const table = day.network.routeTableOf(path.startSubnetId ?? '')
      const target = table && day.network.matched(table, ANYWHERE)?.target
      if (!target?.startsWith('nat-')) return false
      const zone = day.network.zoneOfNatGateway(target)
      return zone === 'every' || zone === source.azId
    })
    if (subnetIds.length === 0 || !leavesHere) return null
    const gigabytes = gigabytesOf(sum(flows.map(({ bytes }) => bytes)), day)
    const hoursUsd = subnetIds.length * rates.endpointUsdPerZoneHour * day.hours
    // What still goes by the gateway belongs on the endpoint, where it pays for both.
    const allGigabytes = gigabytesOf(sum(one.flows.map(({ bytes }) => bytes)), day)
    if (allGigabytes * (rates.natUsdPerGb - day.endpointUsdPerGbOf(monitor)) >= hoursUsd) return null
    const breakEven = breakEvenGbPerZoneMonth(rates, day.endpointUsdPerGbOf(monitor)) ?? 0
    const month = (gigabytes * HOURS_PER_MONTH) / day.hours
    return {
      title: `Remove ${endpoint.id} (${endpoint.serviceName}): it costs more than it saves`,
      grossUsd: hoursUsd + one.usd - gigabytes * rates.natUsdPerGb,
      hoursUsd,
      savingIs: 'estimate',
      assumes: [
        `It is in ${subnetIds.length === 1 ? 'one zone' : `${subnetIds.length} zones`} and breaks even at ${breakEven.toFixed(1)} GB a month in each; pods sent ${month.toFixed(1)} GB a month in total (${callersInWords(flows)}).`,
        'Only these pods use it: traffic of other machines in the VPC is not seen.',
      ],
      risks: [
        'It may be there for security, not cost: policies that name it (aws:SourceVpce), or a rule that calls must stay in the VPC. If so, accept this finding.',
        'If you recreate it, it gets a new ID: update policies that name it.',
        'Every new node calls ECR and STS: their traffic comes in bursts.',
      ],
      check: 'The next report shows these bytes under NAT gateway, and the endpoint no longer costs by the hour.',
      change: {
        kind: 'remove-endpoint',
        region: day.regionOf(monitor),
        vpcId: endpoint.vpcId,
        endpointId: endpoint.id,
        serviceName: endpoint.serviceName,
        subnetIds,
      },
    }
  },
}
