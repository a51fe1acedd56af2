import { DAYS_ASKED, idleKind } from './idle-kind.ts'
import type { Day } from './kind.ts'
import { interfaceService, WAY_OUT } from './nat-flows.ts'
import { hasPublicNames, isTakenByAnother } from './private-dns.ts'

/** One's own, of the VPCs whose flows are seen: who shares an endpoint with others pays for it. */
const endpointsOf = ({ topology: { endpoints, vpcIds, accountId } }: Day) =>
  endpoints.filter(
    ({ type, vpcId, ownerId, ips, subnetIds = [] }) =>
      type === 'interface' &&
      vpcIds.includes(vpcId) &&
      ownerId !== undefined &&
      ownerId === accountId &&
      ips.length > 0 &&
      subnetIds.length > 0,
  )

/** An interface endpoint that no flow has called. */
export const idleEndpoint = idleKind({
  kind: 'idle-endpoint',
  restsOn: [...WAY_OUT, 'endpoints', 'interfaces'],
  thingsOf: endpointsOf,
  usdPerHour: ({ subnetIds = [] }, { endpointUsdPerZoneHour }) =>
    endpointUsdPerZoneHour === null ? null : subnetIds.length * endpointUsdPerZoneHour,
  draft: (endpoint, day, { region, idleSince, left }) => {
    const { id, vpcId, serviceName, subnetIds = [] } = endpoint
    const isCalled = day.flows.some((flow) => flow.endpoint?.id === id)
    // Calls that pass it by belong on it.
    const isWanted = day.flows.some(
      (flow) => flow.source.vpcId === vpcId && interfaceService(flow, day) === serviceName,
    )
    if (isCalled || isWanted || isTakenByAnother(endpoint, day.topology, left)) return null
    return {
      title: `Remove ${id} (${serviceName}): no pod calls it`,
      savingIs: 'at_most',
      assumes: [
        `No monitored flow reached it on any of these days. It costs by the hour in ${subnetIds.length === 1 ? 'one zone' : `${subnetIds.length} zones`}, whatever it carries.`,
        `Other machines in ${vpcId} and callers from other networks are not seen: the command first checks ${DAYS_ASKED} days of CloudWatch.`,
      ],
      risks: [
        'It may be there for security, not cost: policies that name it (aws:SourceVpce), or a rule that calls must stay in the VPC. If so, accept this finding.',
        hasPublicNames(endpoint)
          ? `Without it, the service names resolve to public addresses in ${vpcId}: later callers need a route to the internet.`
          : 'Its own names, and hosted zones that point to it, stop working. Whether its callers have another way is not known.',
        'If you recreate it, it gets a new ID: update policies that name it.',
      ],
      check: 'The next report no longer lists it, and it no longer costs by the hour.',
      change: {
        ...{ kind: 'remove-endpoint', region, vpcId, endpointId: id, serviceName, subnetIds },
        idleSince,
      },
    }
  },
})
