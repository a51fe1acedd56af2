import { addDays } from '../day.ts'
import type { Endpoint } from '../network/topology.ts'
import type { Day, Kind } from './kind.ts'
import { interfaceService, WAY_OUT } from './nat-flows.ts'

/** What CloudWatch is asked for before anything is removed: a month has jobs that a week has not. */
const DAYS_ASKED = 30

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

const subjectOf = ({ vpcId, id }: Endpoint) => `${vpcId}/${id}`
const endpointOf = (subject: string, day: Day) => endpointsOf(day).find((one) => subjectOf(one) === subject)

/** Every monitor of the day is of one region; the cluster is one whose pods are in the endpoint's VPC. */
const monitorIn = (vpcId: string, { flows, monitors }: Day) =>
  flows.find(({ source }) => source.vpcId === vpcId)?.monitor ?? monitors[0] ?? ''

function hoursUsd({ vpcId, subnetIds = [] }: Endpoint, day: Day): number {
  const { endpointUsdPerZoneHour = null } = day.ratesOf(monitorIn(vpcId, day)) ?? {}
  return subnetIds.length * (endpointUsdPerZoneHour ?? 0) * day.hours
}

/** An interface endpoint that no flow has called: its hours are in no flow. */
export const idleEndpoint: Kind = {
  kind: 'idle-endpoint',
  lever: 'hours',
  parts: [],
  restsOn: [...WAY_OUT, 'endpoints', 'interfaces'],
  needsWholeDay: true,
  hoursAreStake: true,
  subjectOf: () => null,
  standing: (day, reported) => {
    const told = reported.filter((subject) => day.topology.vpcIds.some((id) => subject.startsWith(`${id}/`)))
    return [...new Set([...endpointsOf(day).map(subjectOf), ...told])]
  },
  claims: () => false,
  hoursUsd: (_, day, subject) => {
    const endpoint = endpointOf(subject, day)
    return endpoint ? hoursUsd(endpoint, day) : 0
  },
  draft: ({ subject }, day) => {
    const endpoint = endpointOf(subject, day)
    if (!endpoint) return null
    const { id, vpcId, serviceName, subnetIds = [] } = endpoint
    const isCalled = day.flows.some((flow) => flow.endpoint?.id === id)
    // Calls that pass it by belong on it.
    const isWanted = day.flows.some(
      (flow) => flow.source.vpcId === vpcId && interfaceService(flow, day) === serviceName,
    )
    if (isCalled || isWanted) return null
    const usd = hoursUsd(endpoint, day)
    const monitor = monitorIn(vpcId, day)
    return {
      title: `Remove ${id} (${serviceName}): no pod has called it`,
      monitor,
      grossUsd: usd,
      hoursUsd: usd,
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
        ...{ kind: 'remove-endpoint', region: day.regionOf(monitor), vpcId, endpointId: id, serviceName, subnetIds },
        idleSince: addDays(day.day, -DAYS_ASKED),
      },
    }
  },
}
