import { ownAndFar } from '../flows/flow-ends.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import { isPublic } from '../network/address.ts'
import type { Path } from '../network/path.ts'
import { sum } from '../sums.ts'
import { isServiceCall } from './answers.ts'
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

/** What tells calls of a Service apart by their time: in which zones pods answered is known hour by hour. */
export type TimeOf = (flow: PricedFlow) => string | number

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
 * Edges of an hour's flows, gathered part by part and bounded as they come: what is held does not grow with the hour. Of very many, one that
 * is small in the first parts is summed with others before the last ones come.
 */
export function gatheredHour(most = MOST_EDGES): GatheredEdges {
  const ofHour = () => gatheredEdges(() => 'hour')
  let gathered = ofHour()
  return {
    add: (flows) => {
      gathered.add(flows)
      const edges = gathered.edges()
      if (edges.length <= MOST_HELD * most) return
      gathered = ofHour()
      gathered.add(boundedEdges(edges, 2 * most))
    },
    edges: () => boundedEdges(gathered.edges(), most),
  }
}

/**
 * The dearest and largest edges as they are, and the rest summed by who calls whom and by their way, whatever the addresses: no byte
 * and no dollar is lost.
 */
export function boundedEdges(edges: readonly Edge[], most: number): Edge[] {
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
  return [...edges.filter((edge) => kept.has(edge)), ...[...rest.values()].map(restOf)]
}

/** The largest has the address that a change is tried with. */
function restOf(alike: readonly Edge[]): Edge {
  const [first, ...more] = alike.toSorted((a, b) => b.bytes - a.bytes) as [Edge, ...Edge[]]
  if (more.length === 0) return first
  const edge = edgeOf([first, ...more])
  const isOfMany = isBare(first.source) || !isNamed(first)
  return {
    ...edge,
    ...(isNamed(first) ? {} : { targetPort: null, destinationName: OTHERS }),
    alike: { ...edge.alike, others: isOfMany ? sum(alike.map((one) => 1 + othersIn(one))) - 1 : 0 },
  }
}

/** An end of which nothing but the address is known. */
const isBare = ({ pod, service, interfaceName, instanceId }: NamedEnd) =>
  pod === null && service === null && interfaceName === null && instanceId === null

const isNamed = ({ identitySource, destination }: Edge) => !isBare(destination) || identitySource !== null

function edgeOf(alike: readonly PricedFlow[]): Edge {
  const [only, ...others] = alike as [PricedFlow, ...PricedFlow[]]
  const { tellings: _, ...first } = only
  // Most connections are like no other.
  if (others.length === 0) return only.alike ? (only as Edge) : { ...first, alike: alikeOfOne(only) }
  const total = (of: (flow: PricedFlow) => number) => sum(alike.map(of))
  return {
    ...first,
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

const leaves = (flow: PricedFlow) => flow.via === 'nat' || isPublic(ownAndFar(flow)[1].ip ?? '')

/** Numbers in place of texts, the same for the same one. */
function numbered(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
}

/** Objects whose number is kept: more than an hour's edges have, and of a day no more than memory bears. */
const MOST_KNOWN = 100_000

/** A number of each object by its text, which is made once. */
function numbersOf<Value extends object>(textOf: (value: Value) => string): (value: Value) => number {
  const numberOf = numbered()
  // A WeakMap of so many has the collector of garbage go through it again and again.
  const known = new Map<Value, number>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    const number = numberOf(textOf(value))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(value, number)
    return number
  }
}

/** What tells edges apart, as texts that hold for all flows whose ids the same `edgeIds` make. */
function edgeIds() {
  const pathOf = numbersOf<Path>((path) => JSON.stringify(path))
  const nameOf = numbersOf<NamedEnd>((end) => namesOf(end).join('\n'))
  const placeOf = numbersOf<NamedEnd>(placeText)
  const ownPlaceOf = numbersOf<NamedEnd>((end) => `${placeText(end)},${end.ip ?? ''}`)

  /** All that decides the way, what it bills, and what a change would make of it. */
  function wayId(flow: PricedFlow, hasAddresses: boolean): string {
    const { category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced } = flow
    const { source, destination, pricePage, pricedShare, bound, endpoint, identity, seenBy, snatIp, dnatIp } = flow
    const far = leaves(flow) ? ownAndFar(flow)[1] : null
    // Pods of one subnet have one way; whatever else there is has one of its own, as has what leaves.
    const place = (end: NamedEnd) =>
      hasAddresses && (end.pod === null || end === far) ? `own ${ownPlaceOf(end)}` : placeOf(end)
    const dnat = dnatIp === null || destination.pod !== null ? dnatIp !== null : hasAddresses ? dnatIp : ''
    return [
      ...[category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced],
      ...[pricePage, pricedShare, bound?.kind, endpoint?.id, identity?.region, identity?.rented, seenBy?.region],
      ...[snatIp !== null, dnat, place(source), place(destination), pathOf(flow.path)],
    ].join('\n')
  }

  /** What it is called by, whoever asks. */
  function nameId(flow: PricedFlow, hasPort: boolean, timeOf: TimeOf): string {
    const { monitor, team, source, destination, targetPort } = flow
    const time = isServiceCall(flow) ? timeOf(flow) : ''
    const isItself = source.pod === destination.pod
    return `${monitor}\n${team}\n${hasPort ? targetPort : ''}\n${time}\n${isItself}\n${nameOf(source)} ${nameOf(destination)}`
  }

  return { wayId, nameId }
}

const placeText = ({ subnetId, azId, vpcId, region, pod, instanceId, service }: NamedEnd) =>
  [subnetId, azId, vpcId, region, pod !== null, instanceId !== null, service !== null].join()

const HOUR = 3_600_000

const hourOfWindow: TimeOf = ({ windowStart }) => Math.floor(windowStart / HOUR)

function namesOf({ namespace, workload, workloadKind, service, interfaceName, pod, instanceId }: NamedEnd) {
  return [namespace, workload, workloadKind, service, interfaceName, pod === null ? instanceId : '']
}
