import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import { endpointsByZone } from './endpoints-by-zone.ts'
import { countsInWords, type Day, firstOf, type Kind } from './kind.ts'
import { NOTHING_BEFORE_IT, routingValue } from './routing-value.ts'
import { isNumbered, peerOf } from './stateful-peer.ts'

/** A pod that would carry this many times the mean of now is worth a warning. */
const MUCH_BUSIER = 1.5

/** Below this part of a Service's bytes, what crosses is what routing leaves: it is on, or has nothing to do. */
const LEAST_SHARE = 0.05

/** The Service that a flow calls, where any of its pods may answer. */
export function routableService({ reportedBy, destination }: PricedFlow): string | null {
  // A load balancer, or whoever else called without an agent, follows rules of its own.
  if (reportedBy === 'destination') return null
  if (destination.pod === null || destination.service === null || destination.namespace === null) return null
  return peerOf(destination) === null && !isNumbered(destination) ? destination.service : null
}

/** Calls of a Service that cross although a pod of it stands in the caller's zone. */
export const sameZoneRouting: Kind = {
  kind: 'same-zone-routing',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: ['subnets', 'zones'],
  subjectOf: (flow: PricedFlow, day: Day) => {
    const service = routableService(flow)
    return service && `${day.clusterOf(flow.monitor)}/${flow.destination.namespace}/${service}`
  },
  claims: ({ part }) => part === 'inter_az',
  narrow: ({ flows }, day) => {
    const { answersNear } = endpointsByZone(flows, day)
    return ({ flow }) => answersNear(flow)
  },
  draft: (one, day) => {
    const { destination, monitor } = firstOf(one)
    const { namespace, service } = destination
    if (namespace === null || service === null) return null
    const local = sum(one.stakes.map(({ flow }) => flow.bytes))
    const all = sum(one.flows.map(({ bytes }) => bytes))
    if (local < all * LEAST_SHARE) return null
    const crossing = sum(one.flows.map((flow) => (flow.charges.interAz > 0 ? flow.bytes : 0)))
    const { pods, calledBytes, busiest } = endpointsByZone(one.flows, day)
    const { value, because } = routingValue(day.clusterOf(monitor), day)
    const lacking = [...calledBytes.keys()].filter((zone) => !pods.has(zone)).toSorted()
    return {
      title: `Keep calls to Service ${service} (${namespace}) in their zone`,
      grossUsd: one.usd,
      savingIs: 'estimate',
      assumes: [
        `${Math.round((100 * local) / crossing)}% of the crossing bytes can stay local: a pod ran in the caller's zone at the time (${countsInWords(pods)}).`,
        'Callers use the Service address: clients that resolve pods themselves (headless Service, client-side gRPC balancing) are not affected.',
        NOTHING_BEFORE_IT,
        because,
      ],
      risks: [
        ...(busiest !== null && busiest.times > MUCH_BUSIER
          ? [
              `Load is uneven: a pod in ${busiest.zone} will carry ${busiest.times.toFixed(1)} times today's average. Spread the pods first, or scale that zone.`,
            ]
          : ['Busy pods in one zone get no help from other zones: keep replicas even across zones.']),
        ...(lacking.length > 0 ? [`It has no pod in ${lacking.join(', ')}: callers there still cross.`] : []),
      ],
      check:
        'The EndpointSlices of the Service show zone hints at once, and the next report measures what still crosses.',
      change: { kind: 'service-routing', namespace, service, value },
    }
  },
}
