import type { Interval } from '../day.ts'
import { topologyAt } from '../network/completed-topology.ts'
import { readingsAt } from '../network/told-clusters.ts'
import type { Topology } from '../network/topology.ts'
import { VERSION } from '../version.ts'
import type { HourFacts } from './settled-hour.ts'
import { plainTerms } from './terms.ts'

/** An object as a listing has it. */
export interface RawObject {
  readonly key: string
  /** Another one once its content has changed. */
  readonly version: string
}

/** All that an hour's flows follow from, by parts. What is the same in each of them would be settled the same. */
export function settledWith(
  { to }: Interval,
  facts: HourFacts,
  raw: readonly RawObject[],
  addresses: readonly string[],
) {
  const { monitors, topology, identities, prices, terms, teams, told, priceFactor, bytesPerGigabyte } = facts
  const named = new Set(addresses)
  return {
    version: VERSION,
    raw,
    monitors,
    terms: plainTerms(terms),
    teams,
    prices: [
      priceFactor,
      bytesPerGigabyte,
      Object.entries(prices.byRegion).map(([region, { rates }]) => [region, rates]),
    ],
    network: networkFor(topologyAt(topology, to), named),
    names: addresses.map((ip) => identities.byIp[ip] ?? null),
    ...(told && { pods: readingsAt(told, clustersOf(monitors), to, 'hasPods') }),
  }
}

const clustersOf = (monitors: HourFacts['monitors']) => monitors.map(({ cluster }) => cluster)

/** A network without what the addresses of an hour do not lead to: interfaces come and go. */
function networkFor(
  { interfaces, clusters = [], readUntil: _, unnamed: __, ...rest }: Topology,
  named: ReadonlySet<string>,
): object {
  const targets = new Set(rest.routeTables.flatMap(({ routes }) => routes.map(({ target }) => target)))
  return {
    ...rest,
    clusters: clusters.map(({ name, serviceCidr }) => [name, serviceCidr]),
    interfaces: interfaces.filter(
      ({ id, ips, publicIps }) => targets.has(id) || [...ips, ...publicIps].some((ip) => named.has(ip)),
    ),
  }
}
