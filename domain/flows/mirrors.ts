import { type Calibration, calibrationOf, type RatioCounts, ratioCounts } from './calibration.ts'
import { mostTelling } from './category.ts'
import type { End, Observation } from './observation.ts'
import { certainRatio, type Directory, directoryOf, type Match, pairingOf } from './pairing.ts'
import { onceByCategory, onceByMonitor, overlap } from './repeats.ts'
import { type Group, groupsOf, type Series, sumOf, windowOf } from './series.ts'

/** A connection counted once: the source is the end that opened it, as far as that is known. */
export interface Flow extends Omit<Observation, 'local' | 'remote' | 'monitor'> {
  /** Monitor whose agent saw the source; the other end's where only that reported, or only that is a cluster's own. */
  readonly monitor: string
  readonly source: End
  readonly destination: End
  /** Both ends reported it. */
  readonly mirrored: boolean
  /** The second leg of a connection over a load balancer: the source is its client, and its zone the balancer's node's, null where nobody knows. */
  readonly behindBalancer?: true
  /** The end whose agent reported it; its subnet's routes carry the flow. The source's where both did. */
  readonly reportedBy: 'source' | 'destination'
}

/**
 * An hour's rows, in one part or in many: rows of one client's address lie in one, and with them all that tells of its
 * connections. They are gone through more than once.
 */
export type RowParts = Iterable<readonly Observation[]>

export interface CountedHour {
  /** Bytes in the rows of each monitor, each telling once. */
  readonly rowBytes: ReadonlyMap<string, number>
  /** What both ends' rows tell of what a value means. */
  readonly ratios: RatioCounts
  /** Of one part after the other, as it is asked for. */
  readonly parts: Iterable<CountedFlows>
}

export interface CountedFlows {
  readonly flows: readonly Flow[]
  /** Bytes that may be counted twice: rows of both ends that could not be told to be of one connection. */
  readonly doubtfulBytes: number
}

/**
 * Turns an hour's rows into flows. An agent at each end yields two rows of one connection, with the ends swapped and
 * `targetPort` 0 on the server's (Network Flow Monitor agent, sock_ops handler): they are one flow, named from both. A
 * lone row keeps its bytes, whichever end it came from. `valueIs` says what two values of one connection mean: where each
 * is both directions, the larger counts, as an agent can miss bytes and cannot invent them; where
 * each is one, they are added. How far two agents differ is measured on the hour itself. The order of the rows does not
 * matter. `ofClusters` are the names of monitors that watch a cluster.
 */
export function countedHour(
  rowParts: RowParts,
  valueIs: Calibration['valueIs'],
  ofClusters: ReadonlySet<string> = new Set(),
): CountedHour {
  const byCategory = keptBy((part: readonly Observation[]) => onceByCategory(part))
  const rows = keptBy((part: readonly Observation[]) => onceByMonitor(byCategory(part), ofClusters))
  const groups = keptBy((part: readonly Observation[]) => groupsOf(rows(part)))
  const rowBytes = new Map<string, number>()
  const directory = directoryOf(
    (function* () {
      for (const part of rowParts) {
        for (const { monitor, bytes } of byCategory(part)) rowBytes.set(monitor, (rowBytes.get(monitor) ?? 0) + bytes)
        yield* rows(part)
      }
    })(),
  )
  const all: number[] = []
  for (const part of rowParts) for (const group of groups(part)) all.push(...certainRatio(group, directory))
  const ratios = ratioCounts(all)
  const calibration = { ...calibrationOf(ratios), valueIs }
  return {
    ...{ rowBytes, ratios },
    parts: (function* () {
      for (const part of rowParts) yield countedPart(groups(part), directory, calibration, ofClusters)
    })(),
  }
}

/** Keeps what is made of a part for as long as the part itself is: one that is read anew is gone when the next one is. */
function keptBy<Value>(make: (part: readonly Observation[]) => Value): (part: readonly Observation[]) => Value {
  const kept = new WeakMap<readonly Observation[], Value>()
  return (part) => {
    const known = kept.get(part) ?? make(part)
    kept.set(part, known)
    return known
  }
}

function countedPart(
  groups: readonly Group[],
  directory: Directory,
  calibration: Calibration,
  ofClusters: ReadonlySet<string>,
): CountedFlows {
  const flows: Flow[] = []
  let doubtfulBytes = 0
  for (const group of groups) {
    const { matches, lone, doubtfulBytes: doubtful } = pairingOf(group, directory, calibration)
    for (const match of matches) flows.push(...matchedFlows(match, calibration, ofClusters))
    for (const series of lone) for (const row of series.byWindow.values()) flows.push(loneFlow(row))
    doubtfulBytes += doubtful
  }
  return { flows: flows.toSorted(byPlaceAndTime), doubtfulBytes }
}

/** The flows of rows that tell of the same bytes: window by window where both ends were asked in the same windows. */
function matchedFlows({ clients, servers }: Match, { valueIs }: Calibration, ofClusters: ReadonlySet<string>): Flow[] {
  const [ofClients, ofServers] = [rowsByWindow(clients), rowsByWindow(servers)]
  const flowOf = (row: Observation, mirrored: boolean) => namedFlow(row, clients, servers, mirrored, ofClusters)
  const both = [...ofClients].flatMap(([window, own]) => {
    const others = ofServers.get(window)
    if (!others) return []
    const [told, heard] = others.length > own.length ? [others, own] : [own, others]
    const missing = valueIs === 'one_direction' ? sumOf(heard) : Math.max(0, sumOf(heard) - sumOf(told))
    const [largest, ...rest] = told.toSorted((a, b) => b.bytes - a.bytes || compare(textOf(a), textOf(b)))
    return largest ? [{ ...largest, bytes: largest.bytes + missing }, ...rest].map((row) => flowOf(row, true)) : []
  })
  const alone = (own: typeof ofClients, other: typeof ofClients) =>
    [...own].flatMap(([window, rows]) => (other.has(window) ? [] : rows))
  const [onlyClients, onlyServers] = [alone(ofClients, ofServers), alone(ofServers, ofClients)]
  // Two monitors that were asked in windows of different lengths tell of the same bytes twice: the fuller tells it.
  const twice = valueIs === 'both_directions'
  const [fuller, other] =
    sumOf(onlyServers) > sumOf(onlyClients) ? [onlyServers, onlyClients] : [onlyClients, onlyServers]
  const single = [...fuller, ...(twice ? other.filter((row) => !fuller.some((one) => overlap(one, row))) : other)]
  return [...both, ...single.map((row) => flowOf(row, twice && other.some((one) => overlap(one, row))))]
}

function rowsByWindow(side: readonly Series[]): Map<string, Observation[]> {
  return Map.groupBy(
    side.flatMap(({ byWindow }) => [...byWindow.values()]),
    windowOf,
  )
}

/** A flow with the names of both ends; of several rows of an end, those that fit the row's own names best. */
function namedFlow(
  row: Observation,
  clients: readonly Series[],
  servers: readonly Series[],
  mirrored: boolean,
  ofClusters: ReadonlySet<string>,
): Flow {
  const { local: _, remote: __, ...rest } = row
  const client = row.targetPort === 0 ? nearest(clients, row) : row
  const server = row.targetPort === 0 ? row : nearest(servers, row)
  return {
    ...rest,
    monitor: [client, server].find(({ monitor }) => ofClusters.has(monitor))?.monitor ?? client.monitor,
    category: mostTelling([client.category, server.category]),
    targetPort: client.targetPort,
    source: merged(client.local, server.remote),
    destination: merged(server.local, client.remote),
    snatIp: client.snatIp ?? server.snatIp,
    dnatIp: client.dnatIp ?? server.dnatIp,
    mirrored,
    reportedBy: 'source',
  }
}

function nearest(side: readonly Series[], row: Observation): Observation {
  const [only, ...others] = side
  if (only && others.length === 0) return only.first
  const same = ({ first: { local, remote } }: Series) =>
    Number(local.pod === row.remote.pod) +
    Number(remote.pod === row.local.pod) +
    Number(local.service === row.remote.service)
  const [best] = side.toSorted(
    (a, b) => same(b) - same(a) || b.bytes - a.bytes || compare(textOf(a.first), textOf(b.first)),
  )
  return (best as Series).first
}

function loneFlow({ local, remote, ...rest }: Observation): Flow {
  return rest.targetPort === 0
    ? { ...rest, source: remote, destination: local, mirrored: false, reportedBy: 'destination' }
    : { ...rest, source: local, destination: remote, mirrored: false, reportedBy: 'source' }
}

/** Each agent knows its own end better; the other's view fills what it lacks. */
function merged(own: End, other: End): End {
  return {
    ip: own.ip ?? other.ip,
    azId: own.azId ?? other.azId,
    subnetId: own.subnetId ?? other.subnetId,
    vpcId: own.vpcId ?? other.vpcId,
    instanceId: own.instanceId ?? other.instanceId,
    region: own.region ?? other.region,
    namespace: own.namespace ?? other.namespace,
    pod: own.pod ?? other.pod,
    service: own.service ?? other.service,
  }
}

const textOf = (row: Observation) => JSON.stringify(row)

/** A total order, so that the same rows always make the same file. */
function byPlaceAndTime(a: Flow, b: Flow): number {
  return (
    compare(a.monitor, b.monitor) ||
    a.windowStart - b.windowStart ||
    a.windowSeconds - b.windowSeconds ||
    compare(a.category, b.category) ||
    compare(a.source.namespace ?? '', b.source.namespace ?? '') ||
    compare(a.source.pod ?? '', b.source.pod ?? '') ||
    compare(a.source.ip ?? '', b.source.ip ?? '') ||
    compare(a.destination.ip ?? '', b.destination.ip ?? '') ||
    (a.targetPort ?? -1) - (b.targetPort ?? -1) ||
    b.bytes - a.bytes ||
    compare(JSON.stringify(a), JSON.stringify(b))
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
