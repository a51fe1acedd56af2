import type { DestinationCategory } from './category.ts'
import type { Carried, End, Observation, Sighting, Window } from './observation.ts'

/** What one row tells of a connection. */
export interface Telling extends Carried {
  /** The same object in all rows of it. */
  readonly window: Window
}

/** One end's rows of one connection in an hour: several where the hour was asked in parts. */
export interface Series {
  readonly sighting: Sighting
  /** One a window. */
  readonly tellings: readonly Telling[]
  readonly bytes: number
}

/** What two addresses reported of each other in a category, by the end that opened the connection. */
export interface Group {
  readonly clientIp: string | null
  readonly serverIp: string | null
  readonly clients: Series[]
  readonly servers: Series[]
}

/** Gathers an hour's rows. What rows have in common is held once: an hour of 840,000 has a few thousand ends. */
export interface SeriesGathering {
  add(rows: Iterable<Observation>): void
  put(sighting: Sighting, telling: Telling): void
  series(): Series[]
}

export function gatheredSeries(): SeriesGathering {
  const ends = sharedEnds()
  const windows = new Map<string, Window>()
  const seen = new Map<End, Map<End, Rows[]>>()
  let latest: Window = { windowStart: Number.NaN, windowSeconds: Number.NaN }
  const windowOf = ({ windowStart, windowSeconds }: Window): Window => {
    if (latest.windowStart === windowStart && latest.windowSeconds === windowSeconds) return latest
    const id = `${windowStart} ${windowSeconds}`
    latest = windows.get(id) ?? { windowStart, windowSeconds }
    windows.set(id, latest)
    return latest
  }
  const put = (sighting: Sighting, telling: Telling) => {
    const [local, remote] = [ends(sighting.local), ends(sighting.remote)]
    const ofLocal = seen.get(local) ?? new Map<End, Rows[]>()
    seen.set(local, ofLocal)
    const known = ofLocal.get(remote)
    const same = known?.find((rows) => isSame(rows.sighting, sighting))
    if (same) same.tellings.push(telling)
    else {
      const { monitor, category, targetPort, snatIp, dnatIp } = sighting
      const rows = { sighting: { monitor, category, local, remote, targetPort, snatIp, dnatIp }, tellings: [telling] }
      if (known) known.push(rows)
      else ofLocal.set(remote, [rows])
    }
  }
  return {
    add: (rows) => {
      for (const row of rows) {
        const { bytes, traversedConstructs } = row
        const constructs = traversedConstructs.length === 0 ? NONE : traversedConstructs
        put(row, { window: windowOf(row), bytes, traversedConstructs: constructs })
      }
    },
    put,
    series: () => [...seen.values()].flatMap((ofLocal) => [...ofLocal.values()].flat().flatMap(seriesOf)),
  }
}

const NONE: readonly never[] = []

/** Rows of an end of a connection, in any windows. */
interface Rows {
  readonly sighting: Sighting
  readonly tellings: Telling[]
}

/** Of the same ends. */
const isSame = (a: Sighting, b: Sighting) =>
  a.monitor === b.monitor &&
  a.category === b.category &&
  a.targetPort === b.targetPort &&
  a.snatIp === b.snatIp &&
  a.dnatIp === b.dnatIp

/** Of ends that are alike, one. */
function sharedEnds(): (end: End) => End {
  const byIp = new Map<string | null, End[]>()
  return (end) => {
    const known = byIp.get(end.ip)
    const same = known?.find((one) => one === end || isAlike(one, end))
    if (same) return same
    if (known) known.push(end)
    else byIp.set(end.ip, [end])
    return end
  }
}

const isAlike = (a: End, b: End) =>
  a.pod === b.pod &&
  a.service === b.service &&
  a.namespace === b.namespace &&
  a.azId === b.azId &&
  a.subnetId === b.subnetId &&
  a.vpcId === b.vpcId &&
  a.instanceId === b.instanceId &&
  a.region === b.region

/** Rows of one window that differ in nothing but bytes are connections of their own, told apart by their size. */
function seriesOf({ sighting, tellings }: Rows): Series[] {
  if (new Set(tellings.map(({ window }) => window)).size === tellings.length)
    return [{ sighting, tellings, bytes: sumOf(tellings) }]
  const windows = [...Map.groupBy(tellings, ({ window }) => window).values()].map((same) =>
    same.toSorted((a, b) => b.bytes - a.bytes),
  )
  const most = Math.max(...windows.map(({ length }) => length))
  return Array.from({ length: most }, (_, rank) => {
    const own = windows.flatMap((same) => same.slice(rank, rank + 1))
    return { sighting, tellings: own, bytes: sumOf(own) }
  })
}

/** A category tells of the remote end, so two ends may each have another: these are of one connection. */
const OF_BOTH_ENDS: Readonly<Partial<Record<DestinationCategory, DestinationCategory>>> = {
  LOCAL_ZONE: 'INTER_AZ',
  TRANSIT_GATEWAY: 'INTER_VPC',
}

/** Sorts an hour's series into groups. */
export function groupsOf(all: readonly Series[]): Group[] {
  const groups = new Map<string, Group>()
  for (const series of all) {
    const { targetPort, local, remote, dnatIp, ...sighting } = series.sighting
    const [client, server] = targetPort === 0 ? [remote, local] : [local, remote]
    // What crosses a zone, or stays in one, stays in its VPC, and addresses of two VPCs may be the same.
    const category = OF_BOTH_ENDS[sighting.category] ?? sighting.category
    const vpcId = category === 'INTER_AZ' || category === 'INTRA_AZ' ? local.vpcId : null
    // A client calls a Service by its address, and the pod that answers knows its own alone.
    const serverIp = targetPort === 0 ? server.ip : (dnatIp ?? server.ip)
    const id = `${category} ${vpcId} ${client.ip} ${serverIp}`
    let group = groups.get(id)
    if (group === undefined) {
      group = { clientIp: client.ip, serverIp, clients: [], servers: [] }
      groups.set(id, group)
    }
    const side = targetPort === 0 ? group.servers : group.clients
    side.push(series)
  }
  return [...groups.values()]
}

export const sumOf = (rows: readonly { readonly bytes: number }[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** Bytes of two sides over the windows that both have, as in another one of them may have been cut off; else of all. */
export function comparedBytes(one: readonly Series[], other: readonly Series[]): [number, number] {
  const windowsOf = (all: readonly Series[]) =>
    new Set(all.flatMap(({ tellings }) => tellings.map(({ window }) => window)))
  const ofOther = windowsOf(other)
  const common = new Set([...windowsOf(one)].filter((window) => ofOther.has(window)))
  const bytesIn = (all: readonly Series[]) =>
    common.size === 0
      ? sumOf(all)
      : sumOf(all.flatMap(({ tellings }) => tellings.filter(({ window }) => common.has(window))))
  return [bytesIn(one), bytesIn(other)]
}
