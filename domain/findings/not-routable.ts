import type { PricedFlow } from '../money/priced-flow.ts'
import { farPlace } from '../network/far-place.ts'
import { sum } from '../sums.ts'
import { crossingUsd, type Day, firstOf, type Kind, stakedFlows } from './kind.ts'
import { hasAlikePods, peerOf } from './stateful-peer.ts'

interface Reason {
  readonly name: string
  readonly title: string
  readonly why: string
  readonly instead: string
}

const REASONS = {
  controlPlane: {
    name: 'control-plane',
    title: 'Traffic with the EKS control plane',
    why: 'AWS places the control plane interfaces, and kubelets and controllers call whichever answers.',
    instead: 'Fewer watches and smaller objects reduce it.',
  },
  replication: {
    name: 'replication',
    title: 'Replication between replicas of one workload',
    why: 'Copies in several zones are what the replicas are for.',
    instead: 'A lower replication factor or compression reduces it.',
  },
  scrapes: {
    name: 'scrapes',
    title: 'Metrics scraped from pods and nodes',
    why: 'A collector calls each target by its own address, so no Service routes it.',
    instead: 'One collector per zone that scrapes only its zone, a longer interval, or fewer series reduce it.',
  },
  nodes: {
    name: 'nodes',
    title: 'Calls to nodes: kubelets, exporters, host ports',
    why: 'A node is called by its own address, so no Service routes it.',
    instead: 'Fewer or smaller calls reduce it.',
  },
} as const satisfies Record<string, Reason>

/** Workloads that fetch metrics: Prometheus and what speaks its protocol. */
const COLLECTORS =
  /(?:^|-)(?:prometheus(?!-adapter|-pushgateway)|vmagent|vmsingle|grafana-agent|alloy|metrics-server)(?:-|$)/

/** What collectors send to: that goes by a Service, and is no fetching. */
const SINKS = /distributor|vminsert|receive|gateway|frontend|query|pushgateway|loki|mimir|cortex|thanos|tempo/

/** Ports where a collector that also does other things fetches metrics: the kubelet's and exporters'. */
const METRIC_PORTS: ReadonlySet<number> = new Set([10250, 10255, 9100])

/** Why no routing of Services changes a flow; null where it may. */
function reasonOf(flow: PricedFlow, day: Day): Reason | null {
  const { via, source, destination, targetPort } = flow
  if (via === 'nat') return null
  // What something is called tells nothing: people name file systems as they like.
  const isOfService = source.interfaceName !== null || destination.interfaceName !== null
  if (isOfService && day.network.interfaceAt(farPlace(flow))?.owner === 'eks_control_plane') return REASONS.controlPlane
  const isFetched = !SINKS.test(destination.workload ?? '') && peerOf(destination) === null
  if (COLLECTORS.test(source.workload ?? '') && isFetched) return REASONS.scrapes
  if (targetPort !== null && METRIC_PORTS.has(targetPort)) return REASONS.scrapes
  if (
    source.workload !== null &&
    source.workload === destination.workload &&
    source.namespace === destination.namespace &&
    source.pod !== destination.pod &&
    !callsItsService(destination)
  ) {
    return REASONS.replication
  }
  const { pod, service, instanceId } = destination
  // Any other instance may run anything.
  if (pod === null && service === null && day.nodesHeard.has(instanceId ?? '')) return REASONS.nodes
  return null
}

/** Pods that hold no data and are called by their Service: any of them may answer, the one of the own zone too. */
const callsItsService = (destination: PricedFlow['destination']) =>
  destination.service !== null && hasAlikePods(destination) && peerOf(destination) === null

/** Crossings that no routing changes: said as such, so that nobody chases them. */
export const notRoutable: Kind = {
  kind: 'not-routable',
  lever: null,
  saysWithoutPrice: true,
  parts: ['inter_az'],
  restsOn: [],
  subjectOf: (flow: PricedFlow, day: Day) => {
    const reason = reasonOf(flow, day)
    return reason === null ? null : `${day.clusterOf(flow.monitor)}/${reason.name}`
  },
  claims: ({ part }) => part === 'inter_az',
  draft: (one, day) => {
    const reason = reasonOf(firstOf(one), day)
    if (reason === null) return null
    const staked = new Set(stakedFlows(one))
    const unpriced = one.flows.filter((flow) => flow.category === 'INTER_AZ' && flow.unpriced !== null)
    const flows = [...staked, ...unpriced.filter((flow) => !staked.has(flow))]
    const couldCost = sum(unpriced.map((flow) => crossingUsd(flow, day)))
    return {
      title: reason.title,
      grossUsd: 0,
      worthUsd: one.usd + couldCost,
      flows,
      savingIs: 'none',
      assumes: [reason.why],
      risks: [],
      check: reason.instead,
      change: null,
    }
  },
}
