import { bytesByMonitor } from '../collecting/counted-bytes.ts'
import type { RawHour } from '../collecting/raw-hour.ts'
import type { Run } from '../collecting/run.ts'
import type { Interval } from '../day.ts'
import { nodesHeard } from '../flows/flow-ends.ts'
import { type Flow, flowsOf } from '../flows/mirrors.ts'
import { onceByCategory } from '../flows/repeats.ts'
import type { Identities } from '../identities/identity.ts'
import { edgesOf } from '../money/edge.ts'
import { boundByGateways } from '../money/gateway-bound.ts'
import { type PricedFlow, pricedFlow } from '../money/priced-flow.ts'
import type { DayPrices } from '../money/prices.ts'
import { pricingOf } from '../money/pricing.ts'
import { placedBehindBalancers } from '../network/balancer-legs.ts'
import { topologyAt } from '../network/completed-topology.ts'
import { networkOf } from '../network/network.ts'
import type { Topology } from '../network/topology.ts'
import type { HourSums } from './hour-sums.ts'
import type { Terms } from './terms.ts'

/** What an hour is settled with, beside its rows. */
export interface HourFacts {
  readonly monitors: Run['monitors']
  readonly topology: Topology
  readonly identities: Identities
  readonly prices: DayPrices
  readonly terms: Terms
  readonly priceFactor: number
  readonly bytesPerGigabyte: number
}

export interface SettledHour {
  /** By monitor, then by time. */
  readonly flows: readonly PricedFlow[]
  readonly sums: HourSums
}

/** An hour's rows of all monitors as flows, named and priced, and their sums. */
export function settledHour(hour: Interval, raw: RawHour, facts: HourFacts): SettledHour {
  const { monitors, topology, identities, terms, bytesPerGigabyte } = facts
  const network = networkOf(topologyAt(topology, hour.to))
  const ofClusters = new Set(monitors.flatMap(({ name, isOfCluster }) => (isOfCluster ? [name] : [])))
  const { flows: counted, ratios, doubtfulBytes } = flowsOf(raw.observations, terms.valueIs, ofClusters)
  const byName = new Map(monitors.map((monitor) => [monitor.name, monitor]))
  const pricing = pricingOf(monitors, facts.prices, facts.priceFactor, terms.endpointGigabytes)
  const known = { monitorOf: (name: string) => byName.get(name), network, identities, ...pricing, bytesPerGigabyte }
  const priced = placedBehindBalancers(counted, network).map((flow) => pricedFlow(flow, known))
  const flows = boundByGateways(priced, terms.gatewayShares)
  const names = monitors.map(({ name }) => name)
  return {
    flows,
    sums: {
      ...{ schema: 1, from: hour.from, to: hour.to, raw: raw.keys },
      rowBytes: Object.fromEntries(bytesByMonitor(names, onceByCategory(raw.observations))),
      cuts: raw.cuts,
      ...{ ratios, doubtfulBytes },
      addresses: addressesOf(counted),
      nodesHeard: nodesHeard(counted),
      edges: edgesOf(flows),
    },
  }
}

function addressesOf(flows: readonly Flow[]): string[] {
  const addresses = new Set<string>()
  for (const { source, destination } of flows) {
    for (const { ip, pod } of [source, destination]) if (ip !== null && pod === null) addresses.add(ip)
  }
  return [...addresses].toSorted()
}
