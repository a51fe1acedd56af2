import type { DestinationCategory } from './category.ts'
import type { Observation } from './observation.ts'

/** One end's rows of one connection in an hour: several where the hour was asked in parts. */
export interface Series {
  /** Any of its rows: they differ in window, bytes and passed constructs alone. */
  readonly first: Observation
  readonly byWindow: ReadonlyMap<string, Observation>
  readonly bytes: number
}

/** What two addresses reported of each other in a category, by the end that opened the connection. */
export interface Group {
  readonly clientIp: string | null
  readonly serverIp: string | null
  readonly clients: Series[]
  readonly servers: Series[]
}

/** A category tells of the remote end, so two ends may each have another: these are of one connection. */
const OF_BOTH_ENDS: Readonly<Partial<Record<DestinationCategory, DestinationCategory>>> = {
  LOCAL_ZONE: 'INTER_AZ',
  TRANSIT_GATEWAY: 'INTER_VPC',
}

/** Sorts an hour's rows into groups. */
export function groupsOf(rows: readonly Observation[]): Group[] {
  const alike = Map.groupBy(rows, (row) => {
    const { windowStart: _, windowSeconds: __, bytes: ___, traversedConstructs: ____, ...identity } = row
    return JSON.stringify(identity)
  })
  const groups = new Map<string, Group>()
  for (const parts of alike.values()) {
    const [first] = parts
    if (!first) continue
    const [client, server] = first.targetPort === 0 ? [first.remote, first.local] : [first.local, first.remote]
    // What crosses a zone, or stays in one, stays in its VPC, and addresses of two VPCs may be the same.
    const category = OF_BOTH_ENDS[first.category] ?? first.category
    const vpcId = category === 'INTER_AZ' || category === 'INTRA_AZ' ? first.local.vpcId : null
    // A client calls a Service by its address, and the pod that answers knows its own alone.
    const serverIp = first.targetPort === 0 ? server.ip : (first.dnatIp ?? server.ip)
    const id = [category, vpcId, client.ip, serverIp].join(' ')
    const group = groups.get(id) ?? { clientIp: client.ip, serverIp, clients: [], servers: [] }
    groups.set(id, group)
    const side = first.targetPort === 0 ? group.servers : group.clients
    side.push(...seriesOf(parts))
  }
  return [...groups.values()]
}

export const windowOf = ({ windowStart, windowSeconds }: Observation) => `${windowStart} ${windowSeconds}`

export const sumOf = (rows: readonly { readonly bytes: number }[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** Rows of one window that differ in nothing but bytes are connections of their own, told apart by their size. */
function seriesOf(rows: readonly Observation[]): Series[] {
  const windows = [...Map.groupBy(rows, windowOf).values()].map((same) => same.toSorted((a, b) => b.bytes - a.bytes))
  const most = Math.max(...windows.map(({ length }) => length))
  return Array.from({ length: most }, (_, rank) => {
    const own = windows.flatMap((same) => same.slice(rank, rank + 1))
    return {
      first: own[0] as Observation,
      byWindow: new Map(own.map((row) => [windowOf(row), row])),
      bytes: sumOf(own),
    }
  })
}

/** Bytes of two sides over the windows that both have, as in another one of them may have been cut off; else of all. */
export function comparedBytes(one: readonly Series[], other: readonly Series[]): [number, number] {
  // Most hours were asked whole.
  if ([...one, ...other].every(({ byWindow }) => byWindow.size === 1)) {
    const [window] = one[0]?.byWindow.keys() ?? []
    if ([...one, ...other].every(({ byWindow }) => byWindow.has(window ?? ''))) return [sumOf(one), sumOf(other)]
  }
  const windows = new Set(one.flatMap(({ byWindow }) => [...byWindow.keys()]))
  const common = new Set(other.flatMap(({ byWindow }) => [...byWindow.keys()]).filter((window) => windows.has(window)))
  const bytesIn = (all: readonly Series[]) =>
    common.size === 0
      ? sumOf(all)
      : sumOf(
          all.flatMap(({ byWindow }) => [...byWindow].flatMap(([window, row]) => (common.has(window) ? [row] : []))),
        )
  return [bytesIn(one), bytesIn(other)]
}
