import { defined } from '../defined.ts'
import { mostTelling } from './category.ts'
import { type Directory, gatheredDirectory } from './directory.ts'
import type { HourRows } from './hour-rows.ts'
import type { Carried, End, Sighting, Window } from './observation.ts'
import { certainRatio, type Match, pairingOf } from './pairing.ts'
import { onceByCategory, onceByMonitor, overlap } from './repeats.ts'
import { type Group, groupsOf, type Series, sumOf, type Telling } from './series.ts'
import { gatheredPairs, type Meaning, type SourceRatios, type SourceValues } from './source-values.ts'

/**
 * A connection counted once: the source is the end that opened it, as far as that is known. Where several windows of its hour tell of it,
 * its time is that of the first, and its bytes are all of theirs.
 */
export interface Flow extends Omit<Sighting, 'local' | 'remote'>, Window, Carried {
  /** Monitor whose agent saw the source; the other end's where only that reported, or only that is a cluster's own. */
  readonly monitor: string
  readonly source: End
  readonly destination: End
  /** Both ends reported it. */
  readonly mirrored: boolean
  /**
   * The second leg of a connection over a load balancer: the source is its client, and its zone the balancer's node's, null where nobody
   * knows. The balancer's name; `true` where its client called several, and in flows of before it was told.
   */
  readonly behindBalancer?: string | true
  /** The end whose agent reported it; its subnet's routes carry the flow. The source's where both did. */
  readonly reportedBy: 'source' | 'destination'
  /** Of several windows: what each tells, in order. */
  readonly tellings?: readonly Telling[] | undefined
}

export interface CountedHour {
  /** Bytes in the rows of each monitor, each telling once. */
  readonly rowBytes: ReadonlyMap<string, number>
  /** What both ends' rows tell of what a value means. */
  readonly ratios: SourceRatios
  /** Part by part, as they are asked for. All flows of a source's address are in one. */
  readonly parts: Iterable<CountedFlows>
}

export interface CountedFlows {
  readonly flows: readonly Flow[]
  /** Bytes that may be counted twice: rows of both ends that could not be told to be of one connection. */
  readonly doubtfulBytes: number
}

/** Rows whose flows are made at a time: what is made of fewer takes less memory than Node itself. */
const ROWS_A_PART = 60_000

/**
 * Turns an hour's rows into flows. An agent at each end yields two rows of one connection, with the ends swapped and
 * `targetPort` 0 on the server's (Network Flow Monitor agent, sock_ops handler): they are one flow, named from both. A
 * lone row keeps its bytes, whichever end it came from. `values` say what two values of one connection mean: where one
 * is both directions, the larger counts, as an agent can miss bytes and cannot invent them; where
 * each is one, they are added. How far two agents differ is measured on the hour itself. Neither the order of the rows nor how many make
 * a part matters. `ofClusters` are the names of monitors that watch a cluster.
 */
export function countedHour(
  all: HourRows,
  values: SourceValues,
  ofClusters: ReadonlySet<string> = new Set(),
  rowsAPart = ROWS_A_PART,
): CountedHour {
  const rowBytes = new Map<string, number>()
  const directory = gatheredDirectory()
  const parts = all.parts(rowsAPart)
  const groupsIn = (series: readonly Series[]) => groupsOf(onceByMonitor(series, ofClusters))
  // An hour is one part as a rule, and its groups are made once.
  let only: readonly Group[] | undefined
  for (const part of parts) {
    const series = onceByCategory(part())
    for (const { sighting, bytes } of series)
      rowBytes.set(sighting.monitor, (rowBytes.get(sighting.monitor) ?? 0) + bytes)
    const groups = groupsIn(series)
    directory.add(groups)
    if (parts.length === 1) only = groups
  }
  const groupsOfPart = (part: () => readonly Series[]) => only ?? groupsIn(onceByCategory(part()))
  const pairs = gatheredPairs()
  for (const part of parts) for (const group of groupsOfPart(part)) pairs.add(group, certainRatio(group, directory))
  const meaningOf = pairs.meanings(values)
  return {
    ...{ rowBytes, ratios: pairs.ratios() },
    parts: (function* () {
      for (const part of parts) yield countedPart(groupsOfPart(part), directory, meaningOf, ofClusters)
    })(),
  }
}

function countedPart(
  groups: readonly Group[],
  directory: Directory,
  meaningOf: (group: Group) => Meaning,
  ofClusters: ReadonlySet<string>,
): CountedFlows {
  const flows: Flow[] = []
  let doubtfulBytes = 0
  for (const group of groups) {
    const meaning = meaningOf(group)
    const { matches, lone, doubtfulBytes: doubtful } = pairingOf(group, directory, meaning)
    for (const match of matches) flows.push(...matchedFlows(match, meaning, ofClusters))
    for (const { sighting, tellings } of lone) flows.push(loneFlow(sighting, tellings))
    doubtfulBytes += doubtful
  }
  return { flows: flows.toSorted(byPlaceAndTime), doubtfulBytes }
}

/** A row of a series. */
interface Row {
  readonly of: Series
  readonly telling: Telling
}

const bytesOf = (rows: readonly Row[]) => rows.reduce((sum, { telling }) => sum + telling.bytes, 0)

/** The flows of rows that tell of the same bytes: window by window where both ends were asked in the same windows. */
function matchedFlows({ clients, servers }: Match, { valueIs }: Meaning, ofClusters: ReadonlySet<string>): Flow[] {
  const [ofClients, ofServers] = [rowsByWindow(clients), rowsByWindow(servers)]
  const both = [...ofClients].flatMap(([window, own]) => {
    const others = ofServers.get(window)
    if (!others) return []
    const [told, heard] = others.length > own.length ? [others, own] : [own, others]
    const missing = valueIs === 'one_direction' ? bytesOf(heard) : Math.max(0, bytesOf(heard) - bytesOf(told))
    const [largest, ...rest] = told.toSorted(
      (a, b) => b.telling.bytes - a.telling.bytes || compare(textOf(a), textOf(b)),
    ) as [Row, ...Row[]]
    return [{ ...largest, telling: { ...largest.telling, bytes: largest.telling.bytes + missing } }, ...rest]
  })
  const alone = (own: typeof ofClients, other: typeof ofClients) =>
    [...own].flatMap(([window, rows]) => (other.has(window) ? [] : rows))
  const [onlyClients, onlyServers] = [alone(ofClients, ofServers), alone(ofServers, ofClients)]
  // Two monitors that were asked in windows of different lengths tell of the same bytes twice: the fuller tells it.
  const twice = valueIs !== 'one_direction'
  const [fuller, other] =
    bytesOf(onlyServers) > bytesOf(onlyClients) ? [onlyServers, onlyClients] : [onlyClients, onlyServers]
  const isToldBy = (rows: readonly Row[], { telling }: Row) =>
    twice && rows.some((one) => overlap(one.telling.window, telling.window))
  const single = [...fuller, ...other.filter((row) => !isToldBy(fuller, row))]
  const mirrored = [...both, ...single.filter((row) => isToldBy(other, row))]
  const lone = single.filter((row) => !isToldBy(other, row))
  const flowsOf = (rows: readonly Row[], mirrored: boolean) =>
    [...Map.groupBy(rows, ({ of }) => of)].map(([{ sighting }, own]) =>
      toldBy(
        own.map(({ telling }) => telling),
        namedFlow(sighting, clients, servers, mirrored, ofClusters),
      ),
    )
  return [...flowsOf(mirrored, true), ...flowsOf(lone, false)]
}

function rowsByWindow(side: readonly Series[]): Map<Window, Row[]> {
  return Map.groupBy(
    side.flatMap((of) => of.tellings.map((telling) => ({ of, telling }))),
    ({ telling }) => telling.window,
  )
}

/** A flow with what its rows tell of it. */
function toldBy(rows: readonly Telling[], flow: Omit<Flow, keyof Window | keyof Carried>): Flow {
  const tellings = rows.toSorted(
    ({ window: a }, { window: b }) => a.windowStart - b.windowStart || a.windowSeconds - b.windowSeconds,
  )
  const [first] = tellings as [Telling, ...Telling[]]
  return {
    ...first.window,
    ...flow,
    bytes: sumOf(tellings),
    traversedConstructs: first.traversedConstructs,
    ...(tellings.length > 1 ? { tellings } : {}),
  }
}

/** A flow with the names of both ends; of several rows of an end, those that fit the row's own names best. */
function namedFlow(
  sighting: Sighting,
  clients: readonly Series[],
  servers: readonly Series[],
  mirrored: boolean,
  ofClusters: ReadonlySet<string>,
): Omit<Flow, keyof Window | keyof Carried> {
  const client = sighting.targetPort === 0 ? nearest(clients, sighting) : sighting
  const server = sighting.targetPort === 0 ? sighting : nearest(servers, sighting)
  return {
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

function nearest(side: readonly Series[], row: Sighting): Sighting {
  const [only, ...others] = side
  if (only && others.length === 0) return only.sighting
  const same = ({ sighting: { local, remote } }: Series) =>
    Number(local.pod === row.remote.pod) +
    Number(remote.pod === row.local.pod) +
    Number(local.service === row.remote.service)
  const [best] = side.toSorted(
    (a, b) => same(b) - same(a) || b.bytes - a.bytes || compare(JSON.stringify(a.sighting), JSON.stringify(b.sighting)),
  )
  return (best as Series).sighting
}

function loneFlow({ local, remote, ...rest }: Sighting, tellings: readonly Telling[]): Flow {
  return rest.targetPort === 0
    ? toldBy(tellings, { ...rest, source: remote, destination: local, mirrored: false, reportedBy: 'destination' })
    : toldBy(tellings, { ...rest, source: local, destination: remote, mirrored: false, reportedBy: 'source' })
}

/** Each agent knows its own end better; the other's view fills what it lacks. What lacks nothing is the same object still. */
function merged(own: End, other: End): End {
  if (own === other || !lacksOf(own, other)) return own
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
    ...defined({ accountId: own.accountId ?? other.accountId }),
  }
}

const lacksOf = (own: End, other: End) =>
  (own.ip === null && other.ip !== null) ||
  (own.azId === null && other.azId !== null) ||
  (own.subnetId === null && other.subnetId !== null) ||
  (own.vpcId === null && other.vpcId !== null) ||
  (own.instanceId === null && other.instanceId !== null) ||
  (own.region === null && other.region !== null) ||
  (own.namespace === null && other.namespace !== null) ||
  (own.pod === null && other.pod !== null) ||
  (own.service === null && other.service !== null) ||
  (own.accountId === undefined && other.accountId !== undefined)

const textOf = ({ of, telling }: Row) => JSON.stringify([of.sighting, telling])

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
