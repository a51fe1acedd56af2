import type { PricedFlow } from '../money/priced-flow.ts'
import { endpointsByZone } from './endpoints-by-zone.ts'
import { countsInWords, type Day, firstOf, type Kind } from './kind.ts'
import { routingFacts } from './routing-facts.ts'
import { routingValue } from './routing-value.ts'
import { routableService } from './same-zone-routing.ts'

/** Calls from zones where no pod of the called workload stands: routing has nowhere to keep them. */
export const zoneSpread: Kind = {
  kind: 'zone-spread',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: ['subnets', 'zones'],
  subjectOf: (flow: PricedFlow, day: Day) => {
    const { namespace, workload } = flow.destination
    if (routableService(flow) === null || workload === null) return null
    return `${day.clusterOf(flow.monitor)}/${namespace}/${workload}`
  },
  claims: ({ part }) => part === 'inter_az',
  narrow: ({ flows }, day) => {
    const { answersNear } = endpointsByZone(flows, day)
    return ({ flow }) => flow.source.azId !== null && !answersNear(flow)
  },
  draft: (one, day) => {
    const { destination, monitor } = firstOf(one)
    const { namespace, workload, service } = destination
    if (namespace === null || workload === null || service === null) return null
    const { pods, replicas } = endpointsByZone(one.flows, day)
    const zones = [...new Set(one.stakes.flatMap(({ flow }) => flow.source.azId ?? []))].toSorted()
    const { value, because } = routingValue(day.clusterOf(monitor), day)
    const facts = routingFacts(day.clusterOf(monitor), namespace, service, day)
    const needed = new Set([...pods.keys(), ...zones]).size
    const scale = replicas < needed ? { from: replicas, to: needed } : null
    return {
      title: `Run a replica of ${workload} (${namespace}) in ${zones.join(', ')} too`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        `It has pods in ${countsInWords(pods)}; callers in ${zones.join(', ')} had none in their zone at the time, so routing alone does not help them.`,
        ...(facts.obstacle === null ? [] : [facts.obstacle]),
        facts.set !== null
          ? `It can run several replicas. Its Service has ${facts.set} already, and is left as it is.`
          : facts.isHeadless
            ? 'It can run several replicas. Its Service is headless: clients choose pods themselves, and must choose those of their zone.'
            : `It can run several replicas, and its Service then keeps calls in their zone (trafficDistribution: ${value}). ${because}`,
        ...(facts.set === null ? facts.assumes : []),
      ],
      risks: [
        'What keeps data on a volume, as a database does, cannot run twice: leave that alone.',
        'Each replica costs CPU and memory, and an autoscaler must keep as many.',
        'An autoscaler sees the average over zones: where load differs a lot, a Deployment per zone scales better.',
      ],
      check: `A pod of ${workload} runs in each of these zones, and the next report shows no crossing from there.`,
      // Of other kinds, or of none that a name tells, nobody knows what to patch.
      change:
        destination.workloadKind === 'Deployment' && facts.set === null && !facts.isHeadless && facts.obstacle === null
          ? { kind: 'topology-spread', namespace, workload, service, value, scale }
          : null,
    }
  },
}
