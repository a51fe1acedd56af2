import type { NamedEnd, ReportEnd } from '../identities/named-end.ts'
import { type PricedFlow, sourceNameOf, unpricedBytesOf } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import type { Addresses, RowSums } from './report.ts'

export interface TableContext {
  readonly clusterOf: (monitor: string) => string
  readonly bytesPerGigabyte: number
}

export interface Amount {
  bytes: number
  usd: number
  unpricedBytes: number
}

/** What a row of any table is about. */
export const pairOf = (flow: PricedFlow, { clusterOf }: TableContext) => pairName(flow, clusterOf)

export const pairName = (flow: PricedFlow, clusterOf: TableContext['clusterOf']) => ({
  cluster: clusterOf(flow.monitor),
  source: reportEnd(flow.source, sourceNameOf(flow)),
  destination: reportEnd(flow.destination, flow.destinationName),
  via: flow.via,
})

function reportEnd(end: NamedEnd, otherwise: string): ReportEnd {
  return { name: end.workload ?? otherwise, namespace: end.namespace ?? '', kind: end.workloadKind ?? '' }
}

export interface Ranked extends Amount {
  gigabytes: number
  readonly flows: readonly PricedFlow[]
}

/** Groups flows by what the row says of them; dearest first, then largest, then by name. */
export function ranked<Key extends object>(
  flows: readonly PricedFlow[],
  keyOf: (flow: PricedFlow) => Key,
  { bytesPerGigabyte }: TableContext,
): (Key & Ranked)[] {
  const groups = new Map<string, Key & Amount & { readonly flows: PricedFlow[] }>()
  for (const flow of flows) {
    const key = keyOf(flow)
    const id = JSON.stringify(key)
    const row = groups.get(id) ?? { ...key, bytes: 0, usd: 0, unpricedBytes: 0, flows: [] }
    groups.set(id, row)
    row.bytes += flow.bytes
    row.usd += flow.usd
    row.unpricedBytes += unpricedBytesOf(flow)
    row.flows.push(flow)
  }
  return [...groups]
    .toSorted(([idA, a], [idB, b]) => b.usd - a.usd || b.bytes - a.bytes || (idA < idB ? -1 : 1))
    .map(([, row]) => ({ ...row, gigabytes: row.bytes / bytesPerGigabyte }))
}

/** Some rows in one. */
export function rowSums(rows: readonly Amount[], bytesPerGigabyte: number): RowSums {
  const total = (of: keyof Amount) => sum(rows.map((row) => row[of]))
  const bytes = total('bytes')
  return {
    rows: rows.length,
    bytes,
    gigabytes: bytes / bytesPerGigabyte,
    usd: total('usd'),
    unpricedBytes: total('unpricedBytes'),
  }
}

/** What most bytes of some flows have; empty where none has any. */
export function largest(flows: readonly PricedFlow[], of: (flow: PricedFlow) => string | null): string {
  const named = flows.flatMap((flow) => {
    const name = of(flow)
    return name === null ? [] : [[name, flow.bytes] as const]
  })
  return mostFirst(named)[0]?.[0] ?? ''
}

/** Bytes by a name, most first. */
function mostFirst(named: readonly (readonly [name: string, bytes: number])[]) {
  const sums = new Map<string, number>()
  for (const [name, bytes] of named) sums.set(name, (sums.get(name) ?? 0) + bytes)
  return [...sums].toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
}

/** Addresses that a row shows; it counts the others. */
const ADDRESSES_SHOWN = 3

export function addresses(named: readonly (readonly [ip: string, bytes: number])[], others = 0): Addresses {
  const all = mostFirst(named)
  return { shown: all.slice(0, ADDRESSES_SHOWN).map(([ip]) => ip), count: all.length + others }
}
