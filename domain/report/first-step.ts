import type { Run } from '../collecting/run.ts'
import type { Acceptance, Finding } from '../findings/finding.ts'
import { findingsOf } from '../findings/findings.ts'
import { type HourSums, hourAnswers } from '../hours/hour-sums.ts'
import type { Terms } from '../hours/terms.ts'
import { hourOf } from '../money/answers.ts'
import { edgesOf } from '../money/edge.ts'
import type { DayPrices } from '../money/prices.ts'
import { pricingOf } from '../money/pricing.ts'
import type { ReadCluster } from '../network/cluster-objects.ts'
import { topologyAt } from '../network/completed-topology.ts'
import { networkOf } from '../network/network.ts'
import type { Topology } from '../network/topology.ts'
import type { HourlyAlert } from '../trend/hour-watch.ts'
import { isOf } from '../trend/part.ts'
import { runDay } from './day-snapshot.ts'
import { pairName } from './flow-groups.ts'

/** What is known of the hours in which something rose. */
export interface HourKnowledge {
  readonly run: Run
  readonly hours: readonly HourSums[]
  readonly topology: Topology
  readonly prices: DayPrices
  readonly terms: Terms
  readonly priceFactor: number
  readonly bytesPerGigabyte: number
  readonly accepted: readonly Acceptance[]
  readonly readClusters: readonly ReadCluster[] | undefined
}

/** What could be done first about a rise. */
export type FirstStep = Pick<Finding, 'title' | 'usdPerMonth' | 'savingIs'>

/** The change that saves most of what rose, by its flows of these hours alone; null where none is known. */
export function firstStepOf(
  alert: HourlyAlert,
  { run, hours, prices, terms, priceFactor, bytesPerGigabyte, accepted, ...known }: HourKnowledge,
): FirstStep | null {
  const day = runDay(run, bytesPerGigabyte)
  const topology = topologyAt(known.topology, hours.at(-1)?.to ?? run.to)
  const flows = edgesOf(
    hours.flatMap(({ edges }) => edges),
    ({ windowStart }) => hourOf(windowStart, day.startsAt),
  ).filter((edge) => isOf({ ...pairName(edge, day.clusterOf), team: edge.team ?? undefined }, alert))
  const { report } = findingsOf(
    {
      ...day,
      // Of a part of a day's flows nothing is known that rests on all of them.
      ...{ hours: hours.length, isComplete: false, flows, natGatewayBytes: {}, topology, network: networkOf(topology) },
      answers: hours.flatMap(hourAnswers),
      readClusters: known.readClusters,
      nodesHeard: new Set(hours.flatMap(({ nodesHeard }) => nodesHeard)),
      ...pricingOf(run.monitors, prices, priceFactor, terms.endpointGigabytes),
    },
    [],
    accepted,
  )
  const [first] = report.open
  return first ? { title: first.title, usdPerMonth: first.usdPerMonth, savingIs: first.savingIs } : null
}
