import type { RawHour } from '../collecting/raw-hour.ts'
import type { Run } from '../collecting/run.ts'
import type { Interval } from '../day.ts'
import { nodesHeard } from '../flows/flow-ends.ts'
import { countedHour } from '../flows/mirrors.ts'
import type { Identities } from '../identities/identity.ts'
import type { PodOwners } from '../identities/pod-owners.ts'
import { type Teams, teamOf } from '../identities/teams.ts'
import { gatheredAnswers } from '../money/answers.ts'
import { gatheredHour } from '../money/edge.ts'
import { boundByGateways } from '../money/gateway-bound.ts'
import { type PricedFlow, pricedFlow } from '../money/priced-flow.ts'
import type { DayPrices } from '../money/prices.ts'
import { pricingOf } from '../money/pricing.ts'
import { placedBehindBalancers } from '../network/balancer-legs.ts'
import { topologyAt } from '../network/completed-topology.ts'
import { networkOf } from '../network/network.ts'
import type { ToldClusters } from '../network/told-clusters.ts'
import type { Topology } from '../network/topology.ts'
import { type HourSums, SUMS_SCHEMA } from './hour-sums.ts'
import type { Terms } from './terms.ts'

/** What an hour is settled with, beside its rows. */
export interface HourFacts {
  readonly monitors: Run['monitors']
  readonly topology: Topology
  readonly identities: Identities
  readonly prices: DayPrices
  readonly terms: Terms
  /** Null where nobody says whose anything is. */
  readonly teams: Teams | null
  /** Which clusters told of their pods, and when; undefined where none did. */
  readonly told?: ToldClusters | undefined
  readonly priceFactor: number
  readonly bytesPerGigabyte: number
}

/**
 * Makes flows of an hour's rows of all monitors, names and prices them, `owners` telling whose pods are, and gives them to `leave` part by part, by monitor, then by time.
 * Returns their sums.
 */
export function settledHour(
  hour: Interval,
  raw: RawHour,
  { owners, ...facts }: HourFacts & { readonly owners?: PodOwners | undefined },
  leave: (flows: readonly PricedFlow[]) => void,
): HourSums {
  const { monitors, topology, identities, terms, teams, bytesPerGigabyte } = facts
  const network = networkOf(topologyAt(topology, hour.to))
  const ofClusters = new Set(monitors.flatMap(({ name, isOfCluster }) => (isOfCluster ? [name] : [])))
  const byName = new Map(monitors.map((monitor) => [monitor.name, monitor]))
  const pricing = pricingOf(monitors, facts.prices, facts.priceFactor, terms.endpointGigabytes)
  const known = {
    ...{ monitorOf: (name: string) => byName.get(name), network, identities, ...pricing, bytesPerGigabyte },
    teamOf: teams === null ? undefined : teamOf(teams, owners?.teamOf),
    owners,
  }
  const { rowBytes, ratios, parts } = countedHour(raw.rows, terms, ofClusters)
  // Of ends that are no pods.
  const addresses = new Set<string>()
  const nodes = new Set<string>()
  const answers = gatheredAnswers()
  const gathered = gatheredHour()
  let doubtfulBytes = 0
  for (const counted of parts) {
    const priced = placedBehindBalancers(counted.flows, network).map((flow) => pricedFlow(flow, known))
    const flows = boundByGateways(priced, terms.gatewayShares)
    leave(flows)
    for (const { source, destination } of counted.flows) {
      if (source.pod === null && source.ip !== null) addresses.add(source.ip)
      if (destination.pod === null && destination.ip !== null) addresses.add(destination.ip)
    }
    for (const node of nodesHeard(counted.flows)) nodes.add(node)
    answers.add(flows)
    gathered.add(flows)
    doubtfulBytes += counted.doubtfulBytes
  }
  return {
    ...{ schema: SUMS_SCHEMA, from: hour.from, to: hour.to, raw: raw.keys },
    rowBytes: Object.fromEntries([...monitors.map(({ name }) => [name, 0] as const), ...rowBytes]),
    cuts: raw.cuts,
    ...{ ratios, doubtfulBytes },
    addresses: [...addresses].toSorted(),
    answers: answers.answers(),
    nodesHeard: [...nodes].toSorted(),
    edges: gathered.edges(),
  }
}
