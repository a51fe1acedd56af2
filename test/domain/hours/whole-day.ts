import { countedBytes } from '../../../domain/collecting/counted-bytes.ts'
import { askedOf, type Totals } from '../../../domain/collecting/totals.ts'
import { nodesHeard } from '../../../domain/flows/flow-ends.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import type { HourFacts } from '../../../domain/hours/settled-hour.ts'
import { termsOf } from '../../../domain/hours/terms.ts'
import { teamOf } from '../../../domain/identities/teams.ts'
import { answersOf } from '../../../domain/money/answers.ts'
import { boundByGateways } from '../../../domain/money/gateway-bound.ts'
import { natGatewayOf, type PricedFlow, pricedFlow } from '../../../domain/money/priced-flow.ts'
import { pricingOf } from '../../../domain/money/pricing.ts'
import { placedBehindBalancers } from '../../../domain/network/balancer-legs.ts'
import { topologyAt } from '../../../domain/network/completed-topology.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { countedDay } from '../flows/counted-day.ts'

const HOUR = 3_600_000

/** A whole day at once, flow by flow: what settling its hours one by one must give. `from`: its first instant, epoch milliseconds. */
export function wholeDay(
  rows: readonly Observation[],
  { monitors, topology, identities, prices, teams, priceFactor, bytesPerGigabyte }: Omit<HourFacts, 'terms'>,
  { from, totals }: { readonly from: number; readonly totals: Totals },
) {
  const ofClusters = new Set(monitors.flatMap(({ name, isOfCluster }) => (isOfCluster ? [name] : [])))
  const counted = countedDay(rows, from, ofClusters)
  const byHour = [...Map.groupBy(counted.flows, ({ windowStart }) => Math.floor((windowStart - from) / HOUR))]
  const hours = byHour.map(([hour, flows]) => {
    const end = new Date(from + (hour + 1) * HOUR).toISOString().replace('.000Z', 'Z')
    const network = networkOf(topologyAt(topology, end))
    return { network, flows: placedBehindBalancers(flows, network) }
  })
  const byName = new Map(monitors.map((one) => [one.name, one]))
  const pricedAt = (endpointGigabytes: Readonly<Record<string, number>>): PricedFlow[] => {
    const pricing = pricingOf(monitors, prices, priceFactor, endpointGigabytes)
    return hours.flatMap(({ network, flows }) => {
      const known = {
        ...{ monitorOf: (name: string) => byName.get(name), network, identities, ...pricing, bytesPerGigabyte },
        teamOf: teams === null ? undefined : teamOf(teams),
      }
      return flows.map((flow) => pricedFlow(flow, known))
    })
  }
  const unbound = pricedAt({})
  const throughGateways = new Map<string, number>()
  for (const flow of unbound) {
    const id = natGatewayOf(flow)
    if (id !== null) throughGateways.set(id, (throughGateways.get(id) ?? 0) + flow.bytes)
  }
  const asked = askedOf(totals)
  const natGateways = countedBytes(throughGateways, totals.natGateways, { asked, bytesPerGigabyte })
  const terms = termsOf(unbound, { ...counted.values, natGateways, monitors, prices, bytesPerGigabyte })
  const flows = boundByGateways(pricedAt(terms.endpointGigabytes), terms.gatewayShares)
  return {
    ...{ terms, natGateways, calibrations: counted.calibrations, doubtfulBytes: counted.doubtfulBytes },
    flows,
    answers: answersOf(flows, from),
    nodesHeard: new Set(nodesHeard(counted.flows)),
  }
}

/** With what sums in another order may differ by left out: a part in a billion. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one) =>
      typeof one === 'number' && !Number.isInteger(one) ? Number(one.toPrecision(9)) : one,
    ),
  )
