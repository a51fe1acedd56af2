import { DAYS_ASKED, idleKind } from './idle-kind.ts'
import type { Day } from './kind.ts'
import { interfaceService, WAY_OUT } from './nat-flows.ts'

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
  draft: ({ id, vpcId, serviceName, subnetIds = [] }, day, { region, idleSince }) => {
    const isCalled = day.flows.some((flow) => flow.endpoint?.id === id)
    // Calls that pass it by belong on it.
    const isWanted = day.flows.some(
      (flow) => flow.source.vpcId === vpcId && interfaceService(flow, day) === serviceName,
    )
    if (isCalled || isWanted) return null
    return {
      title: `Remove ${id} (${serviceName}): no pod has called it`,
      savingIs: 'at_most',
      assumes: [
        `No flow of the monitors has ended at it on any of these days. It costs by the hour in ${subnetIds.length === 1 ? 'one zone' : `${subnetIds.length} zones`}, whatever it carries.`,
        `What else is in ${vpcId}, or calls it from other networks, is not seen: the command asks CloudWatch for ${DAYS_ASKED} days first.`,
      ],
      risks: [
        'Some endpoints stand for safety and not for cost: policies that name it (aws:SourceVpce), or rules that no call may leave the VPC. Then accept this finding.',
        'Without it the names of the service lead to public addresses: what calls it later needs a way out.',
        'A new one has another id, if it is wanted back: policies that name it must learn that.',
      ],
      check: 'The next report has it no more, and its hours end on the bill.',
      change: {
        ...{ kind: 'remove-endpoint', region, vpcId, endpointId: id, serviceName, subnetIds },
        idleSince,
      },
    }
  },
})
