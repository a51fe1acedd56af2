import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import { endpointsByZone } from './endpoints-by-zone.ts'
import { type Case, countsInWords, type Day, type Draft, firstOf, type Kind } from './kind.ts'
import { routingFacts } from './routing-facts.ts'
import { routingValue } from './routing-value.ts'
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
    const facts = routingFacts(day.clusterOf(monitor), namespace, service, day)
    if (facts.set !== null) return null
    const { pods, calledBytes, busiest } = endpointsByZone(one.flows, day)
    const canStay = `${Math.round((100 * local) / crossing)}% of the crossing bytes can stay local: a pod ran in the caller's zone at the time (${countsInWords(pods)}).`
    if (facts.isHeadless) return headlessDraft(one, namespace, service, [canStay, ...facts.assumes])
    const { value, because } = routingValue(day.clusterOf(monitor), day)
    const lacking = [...calledBytes.keys()].filter((zone) => !pods.has(zone)).toSorted()
    return {
      title: `Keep calls to Service ${service} (${namespace}) in their zone`,
      grossUsd: one.usd,
      savingIs: facts.obstacle === null ? 'estimate' : 'at_most',
      assumes: [
        ...(facts.obstacle === null ? [] : [facts.obstacle]),
        canStay,
        'Callers use the Service address: clients that resolve pods themselves (headless Service, client-side gRPC balancing) are not affected.',
        ...facts.assumes,
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
      // What would show no effect is no command.
      change: facts.obstacle === null ? { kind: 'service-routing', namespace, service, value } : null,
    }
  },
}

/** No field of a headless Service leads its calls: DNS answers with all of its pods. */
function headlessDraft({ usd }: Case, namespace: string, service: string, assumes: readonly string[]): Draft {
  return {
    title: `Let clients of headless Service ${service} (${namespace}) choose pods of their zone`,
    grossUsd: usd,
    savingIs: 'at_most',
    assumes: [
      ...assumes,
      'The Service is headless: clients resolve its pods and choose among them, and trafficDistribution changes nothing for them.',
      'A client that knows zones (locality-aware load balancing of gRPC by xDS, a zone-aware driver) can keep its calls there; where any pod may answer, so can a second Service with a cluster IP.',
    ],
    risks: ['Busy pods in one zone get no help from other zones: keep replicas even across zones.'],
    check: `What crosses to pods of ${service} falls in the next report, and its bytes inside the zone rise.`,
    change: null,
  }
}
