import { ownAndFar } from '../flows/flow-ends.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import type { Path } from '../network/path.ts'
import { numbered } from '../numbered.ts'
import { sum } from '../sums.ts'
import { edgeIds, leaves, type TimeOf } from './edge-ids.ts'
import { type Alike, OTHERS, type PricedFlow, unpricedBytesOf } from './priced-flow.ts'

/** Alike flows summed: told apart by all that decides their way, their price and their names. A flow is an edge of one. */
export type Edge = PricedFlow & { readonly alike: Alike }

/** How many flows these are. */
export const flowsIn = (edge: PricedFlow): number => edge.alike?.flows ?? edge.tellings?.length ?? 1

/** Addresses without a name that are in it beside its own. */
export const othersIn = ({ alike }: PricedFlow): number => alike?.others ?? 0

/** Bytes by own address; `unknown` for none. */
export function ownIpsIn(edge: PricedFlow): readonly (readonly [ip: string, bytes: number])[] {
  if (edge.alike) return Object.entries(edge.alike.ownIps)
  return [[ownAndFar(edge)[0].ip ?? 'unknown', edge.bytes]]
}

/** Edges that are gathered of flows, or of edges, as these come. */
export interface GatheredEdges {
  add(flows: Iterable<PricedFlow>): void
  /** In the order of the first flow of each. */
  edges(): Edge[]
}

export function gatheredEdges(timeOf: TimeOf = hourOfWindow): GatheredEdges {
  const known = new Map<string, Edge>()
  // Edges of one way share its path, as flows of one way do. A way has a number, as its text is long.
  const ways = new Map<string, { readonly number: number; readonly path: Path }>()
  const ids = edgeIds()
  return {
    add: (flows) => {
      const groups = new Map<string, PricedFlow[]>()
      for (const flow of flows) {
        const text = ids.wayId(flow, true)
        const way = ways.get(text) ?? { number: ways.size, path: flow.path }
        ways.set(text, way)
        const id = `${way.number}\n${othersIn(flow) > 0}\n${ids.nameId(flow, true, timeOf)}`
        const shared = way.path === flow.path ? flow : { ...flow, path: way.path }
        const group = groups.get(id)
        if (group) group.push(shared)
        else groups.set(id, [shared])
      }
      for (const [id, flows] of groups) {
        const edge = known.get(id)
        known.set(id, edgeOf(edge ? [edge, ...flows] : flows))
      }
    },
    edges: () => [...known.values()],
  }
}

/** Sums alike flows, or edges: the same for the same ones in the same order. */
export function edgesOf(flows: Iterable<PricedFlow>, timeOf?: TimeOf): Edge[] {
  const gathered = gatheredEdges(timeOf)
  gathered.add(flows)
  return gathered.edges()
}

/** Edges that an hour leaves, beside those that are sums of smaller ones. */
const MOST_EDGES = 5000

/** How often as many may be held before the smallest are summed. */
const MOST_HELD = 4

/**
 * Edges of an hour's flows, gathered part by part and bounded as they come: but for a number of each address that is summed, what is held
 * grows with what has names alone. Of very many, one that is small in the first parts is summed with others before the last ones come.
 */
export function gatheredHour(most = MOST_EDGES): GatheredEdges {
  const ofHour = () => gatheredEdges(() => 'hour')
  const addresses = summedAddresses()
  let gathered = ofHour()
  let mostHeld = MOST_HELD * most
  return {
    add: (flows) => {
      gathered.add(flows)
      const edges = gathered.edges()
      if (edges.length <= mostHeld) return
      const bounded = boundedEdges(edges, 2 * most, addresses)
      // What has names is not summed however much it is: it is not looked through again with each part.
      mostHeld = Math.max(MOST_HELD * most, 2 * bounded.length)
      gathered = ofHour()
      gathered.add(bounded)
    },
    edges: () => boundedEdges(gathered.edges(), most, addresses),
  }
}

/**
 * The dearest and largest edges as they are, and the rest summed by who calls whom and by their way, whatever the addresses: no byte
 * and no dollar is lost.
 */
export function boundedEdges(edges: readonly Edge[], most: number, addresses = summedAddresses()): Edge[] {
  if (edges.length <= most) return [...edges]
  // What is summed already takes in more.
  const single = edges.filter((edge) => othersIn(edge) === 0)
  const kept = new Set(single.toSorted((a, b) => b.usd - a.usd || b.bytes - a.bytes).slice(0, most))
  const ids = edgeIds()
  const rest = Map.groupBy(
    edges.filter((edge) => !kept.has(edge)),
    (edge) =>
      [
        ids.wayId(edge, false),
        ids.nameId(edge, isNamed(edge), hourOfWindow),
        isNamed(edge) ? edge.destinationName : '',
      ].join('\n'),
  )
  return [...edges.filter((edge) => kept.has(edge)), ...[...rest.values()].map((alike) => restOf(alike, addresses))]
}

/** The largest has the address that a change is tried with. */
function restOf(alike: readonly Edge[], addresses: SummedAddresses): Edge {
  const [first, ...more] = alike.toSorted((a, b) => b.bytes - a.bytes) as [Edge, ...Edge[]]
  if (more.length === 0) return first
  const edge = edgeOf([first, ...more])
  const count = addresses.of(alike)
  const rest = { ...edge.alike, others: count.size - 1 }
  addresses.keep(rest, count)
  if (isNamed(first)) return { ...edge, alike: rest }
  return { ...edge, targetPort: null, ...(rest.others > 0 && { destinationName: OTHERS }), alike: rest }
}

type SummedAddresses = ReturnType<typeof summedAddresses>

/** Addresses without a name by the edges that sum them: one that comes in each part of an hour, or at several ports, is one. */
function summedAddresses() {
  const numberOf = numbered()
  const known = new WeakMap<Alike, Set<number>>()
  const own = (edge: Edge) =>
    numberOf(`${isBare(edge.source) ? edge.source.ip : ''} ${isNamed(edge) ? '' : edge.destination.ip}`)
  return {
    of: (edges: readonly Edge[]): Set<number> => {
      // The largest set grows: an hour has as many addresses as it likes, and copies of it would be made part by part.
      const sets = edges.flatMap(({ alike }) => known.get(alike) ?? []).toSorted((a, b) => b.size - a.size)
      const [all = new Set<number>(), ...more] = sets
      for (const number of more.flatMap((one) => [...one])) all.add(number)
      for (const edge of edges) all.add(own(edge))
      return all
    },
    keep: (alike: Alike, addresses: Set<number>) => known.set(alike, addresses),
  }
}

/** An end of which nothing but the address is known. */
const isBare = ({ pod, service, interfaceName, cluster, instanceId }: NamedEnd) =>
  pod === null && service === null && interfaceName === null && cluster === undefined && instanceId === null

const isNamed = ({ identitySource, destination }: Edge) => !isBare(destination) || identitySource !== null

function edgeOf(alike: readonly PricedFlow[]): Edge {
  const [first] = alike as [PricedFlow, ...PricedFlow[]]
  // Most connections are like no other.
  if (alike.length === 1)
    return first.alike ? (first as Edge) : { ...first, tellings: undefined, alike: alikeOfOne(first) }
  const total = (of: (flow: PricedFlow) => number) => sum(alike.map(of))
  return {
    ...first,
    tellings: undefined,
    windowStart: alike.reduce((earliest, { windowStart }) => Math.min(earliest, windowStart), first.windowStart),
    bytes: total(({ bytes }) => bytes),
    charges: {
      interAz: total(({ charges }) => charges.interAz),
      nat: total(({ charges }) => charges.nat),
      endpoint: total(({ charges }) => charges.endpoint),
      transit: total(({ charges }) => charges.transit),
      interRegion: total(({ charges }) => charges.interRegion),
    },
    usd: total(({ usd }) => usd),
    bound: first.bound && { ...first.bound, usdAtMost: total(({ bound }) => bound?.usdAtMost ?? 0) },
    alike: {
      flows: total(flowsIn),
      others: alike.reduce((most, one) => Math.max(most, othersIn(one)), 0),
      unpricedBytes: total(unpricedBytesOf),
      ownIps: leaves(first) ? summed(alike.flatMap(ownIpsIn)) : {},
    },
  }
}

function alikeOfOne(flow: PricedFlow): Alike {
  return {
    flows: flowsIn(flow),
    others: 0,
    unpricedBytes: unpricedBytesOf(flow),
    ownIps: leaves(flow) ? Object.fromEntries(ownIpsIn(flow)) : {},
  }
}

function summed(bytesByName: readonly (readonly [string, number])[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [name, bytes] of bytesByName) sums.set(name, (sums.get(name) ?? 0) + bytes)
  return Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const HOUR = 3_600_000

const hourOfWindow: TimeOf = ({ windowStart }) => Math.floor(windowStart / HOUR)
