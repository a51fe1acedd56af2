import { ownAndFar } from '../flows/flow-ends.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import { isPublic } from '../network/address.ts'
import type { Path } from '../network/path.ts'
import { sum } from '../sums.ts'
import { type Alike, type PricedFlow, unpricedBytesOf } from './priced-flow.ts'

/** Alike flows summed: told apart by all that decides their way, their price and their names. A flow is an edge of one. */
export type Edge = PricedFlow & { readonly alike: Alike }

/** How many flows these are. */
export const flowsIn = (edge: PricedFlow): number => edge.alike?.flows ?? 1

/** Pods that answered. */
export const podsIn = ({ alike, destination }: PricedFlow): readonly string[] =>
  alike?.pods ?? (destination.pod === null ? [] : [destination.pod])

/** Bytes by own address; `unknown` for none. */
export function ownIpsIn(edge: PricedFlow): readonly (readonly [ip: string, bytes: number])[] {
  if (edge.alike) return Object.entries(edge.alike.ownIps)
  return [[ownAndFar(edge)[0].ip ?? 'unknown', edge.bytes]]
}

/** Sums alike flows, or edges: in the order of the first of each, and the same for the same ones in the same order. */
export function edgesOf(flows: Iterable<PricedFlow>): Edge[] {
  const groups = new Map<string, PricedFlow[]>()
  // Edges of one way share its path, as flows of one way do.
  const paths = new Map<string, Path>()
  for (const flow of flows) {
    const way = wayId(flow)
    const id = `${way}\n${nameId(flow)}`
    const group = groups.get(id)
    if (group) group.push(flow)
    else {
      const path = paths.get(way) ?? flow.path
      paths.set(way, path)
      groups.set(id, [path === flow.path ? flow : { ...flow, path }])
    }
  }
  return [...groups.values()].map(edgeOf)
}

function edgeOf(alike: readonly PricedFlow[]): Edge {
  const [first] = alike as [PricedFlow, ...PricedFlow[]]
  const total = (of: (flow: PricedFlow) => number) => sum(alike.map(of))
  return {
    ...first,
    windowStart: Math.min(...alike.map(({ windowStart }) => windowStart)),
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
      unpricedBytes: total(unpricedBytesOf),
      pods: isServiceCall(first) ? [...new Set(alike.flatMap(podsIn))].toSorted() : [],
      ownIps: leaves(first) ? summed(alike.flatMap(ownIpsIn)) : {},
    },
  }
}

function summed(bytesByName: readonly (readonly [string, number])[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [name, bytes] of bytesByName) sums.set(name, (sums.get(name) ?? 0) + bytes)
  return Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** In which zones pods answered is known hour by hour: a pod that was moved there later is no help. */
const isServiceCall = ({ destination: { pod, service } }: PricedFlow) => pod !== null && service !== null

const leaves = (flow: PricedFlow) => flow.via === 'nat' || isPublic(ownAndFar(flow)[1].ip ?? '')

const texts = new WeakMap<Path, string>()

function textOf(path: Path): string {
  const known = texts.get(path) ?? JSON.stringify(path)
  texts.set(path, known)
  return known
}

/** All that decides the way, what it bills, and what a change would make of it. */
function wayId(flow: PricedFlow): string {
  const { category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced } = flow
  const { source, destination, pricePage, pricedShare, bound, endpoint, identity, seenBy, snatIp, dnatIp } = flow
  return [
    ...[category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced],
    ...[pricePage, pricedShare, bound?.kind, endpoint?.id, identity?.region, identity?.rented, seenBy?.region],
    ...[snatIp !== null, destination.pod === null ? dnatIp : dnatIp !== null],
    ...[placeId(source, flow), placeId(destination, flow), textOf(flow.path)],
  ].join('\n')
}

/** Pods of one subnet have one way; whatever else there is has one of its own, as has what leaves. */
function placeId(end: NamedEnd, flow: PricedFlow): string {
  const { subnetId, azId, vpcId, region, pod, instanceId, service, ip } = end
  const isOne = pod === null || (leaves(flow) && end === ownAndFar(flow)[1])
  return [subnetId, azId, vpcId, region, pod !== null, instanceId !== null, service !== null, isOne ? ip : ''].join()
}

/** What it is called by, whoever asks. */
function nameId(flow: PricedFlow): string {
  const { monitor, source, destination, targetPort, windowStart } = flow
  return [
    ...[monitor, targetPort, isServiceCall(flow) ? Math.floor(windowStart / HOUR) : '', source.pod === destination.pod],
    ...[...namesOf(source), ...namesOf(destination)],
  ].join('\n')
}

const HOUR = 3_600_000

function namesOf({ namespace, workload, workloadKind, service, interfaceName, pod, instanceId }: NamedEnd) {
  return [namespace, workload, workloadKind, service, interfaceName, pod === null ? instanceId : '']
}
