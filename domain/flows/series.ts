import type { DestinationCategory } from './category.ts'
import type { End, Observation } from './observation.ts'

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
  const groups = new Map<string, { readonly group: Group; readonly alike: Map<string, Observation[][]> }>()
  for (const row of rows) {
    const [client, server] = row.targetPort === 0 ? [row.remote, row.local] : [row.local, row.remote]
    // What crosses a zone, or stays in one, stays in its VPC, and addresses of two VPCs may be the same.
    const category = OF_BOTH_ENDS[row.category] ?? row.category
    const vpcId = category === 'INTER_AZ' || category === 'INTRA_AZ' ? row.local.vpcId : null
    // A client calls a Service by its address, and the pod that answers knows its own alone.
    const serverIp = row.targetPort === 0 ? server.ip : (row.dnatIp ?? server.ip)
    const id = `${category} ${vpcId} ${client.ip} ${serverIp}`
    let known = groups.get(id)
    if (known === undefined) {
      known = { group: { clientIp: client.ip, serverIp, clients: [], servers: [] }, alike: new Map() }
      groups.set(id, known)
    }
    addTo(known.alike, row)
  }
  return Array.from(groups.values(), ({ group, alike }) => {
    for (const others of alike.values()) {
      for (const parts of others) {
        const side = parts[0]?.targetPort === 0 ? group.servers : group.clients
        side.push(...seriesOf(parts))
      }
    }
    return group
  })
}

/** Adds a row to those of its end of its connection. A text of the whole row would cost ten times as much, and few share a part of it. */
function addTo(alike: Map<string, Observation[][]>, row: Observation): void {
  const some = `${row.targetPort} ${row.local.pod} ${row.remote.pod}`
  const others = alike.get(some)
  const parts = others?.find(([first]) => first !== undefined && isAlike(first, row))
  if (parts) parts.push(row)
  else if (others) others.push([row])
  else alike.set(some, [[row]])
}

type Telling = 'windowStart' | 'windowSeconds' | 'bytes' | 'traversedConstructs'

const OF_ROW = Object.keys({
  ...{ monitor: 0, category: 0, targetPort: 0, snatIp: 0, dnatIp: 0 },
} satisfies Record<Exclude<keyof Observation, Telling | 'local' | 'remote'>, 0>) as 'monitor'[]

const OF_END = Object.keys({
  ...{ pod: 0, service: 0, namespace: 0, ip: 0, azId: 0, subnetId: 0, vpcId: 0, instanceId: 0, region: 0 },
} satisfies Record<keyof End, 0>) as (keyof End)[]

/** Whether rows are of one end of one connection: all but what they tell of it is the same. */
function isAlike(a: Observation, b: Observation): boolean {
  for (const field of OF_ROW) if (a[field] !== b[field]) return false
  for (const field of OF_END) if (a.local[field] !== b.local[field] || a.remote[field] !== b.remote[field]) return false
  return true
}

export const windowOf = ({ windowStart, windowSeconds }: Observation) => `${windowStart} ${windowSeconds}`

export const sumOf = (rows: readonly { readonly bytes: number }[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** Rows of one window that differ in nothing but bytes are connections of their own, told apart by their size. */
function seriesOf(rows: readonly Observation[]): Series[] {
  const [only, ...others] = rows
  if (only && others.length === 0)
    return [{ first: only, byWindow: new Map([[windowOf(only), only]]), bytes: only.bytes }]
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
