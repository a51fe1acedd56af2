import type { DestinationCategory } from './category.ts'
import type { Carried, Sighting, Window } from './observation.ts'

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
  /** Null where no row tells, or not which of several. */
  readonly clientVpcId: string | null
  readonly serverVpcId: string | null
  readonly clients: Series[]
  readonly servers: Series[]
}

/** Rows of an end of a connection, in any windows. */
export interface Rows {
  readonly sighting: Sighting
  readonly tellings: Telling[]
}

/** Rows of one window that differ in nothing but bytes are connections of their own, told apart by their size. */
export function seriesOf({ sighting, tellings }: Rows): Series[] {
  if (tellings.length === 1 || new Set(tellings.map(({ window }) => window)).size === tellings.length)
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

/** What crosses a zone, or stays in one, stays in its VPC. */
const isInside = (category: DestinationCategory) =>
  category === 'INTRA_AZ' || (OF_BOTH_ENDS[category] ?? category) === 'INTER_AZ'

/** The VPCs of a row's ends, null where it does not tell. */
export const vpcsOf = ({ category, local, remote }: Sighting) => ({
  local: local.vpcId,
  remote: isInside(category) ? local.vpcId : remote.vpcId,
})

/** Sorts an hour's series into groups. */
export function groupsOf(all: readonly Series[]): Group[] {
  const groups = new Map<string, Group>()
  for (const series of all) {
    const { targetPort, local, remote, dnatIp, ...sighting } = series.sighting
    const [client, server] = targetPort === 0 ? [remote, local] : [local, remote]
    const category = OF_BOTH_ENDS[sighting.category] ?? sighting.category
    const vpcId = isInside(category) ? local.vpcId : null
    // A client calls a Service by its address, and the pod that answers knows its own alone.
    const serverIp = targetPort === 0 ? server.ip : (dnatIp ?? server.ip)
    const id = `${category} ${vpcId} ${client.ip} ${serverIp}`
    let group = groups.get(id)
    if (group === undefined) {
      group = { clientIp: client.ip, serverIp, clientVpcId: vpcId, serverVpcId: vpcId, clients: [], servers: [] }
      groups.set(id, group)
    }
    const side = targetPort === 0 ? group.servers : group.clients
    side.push(series)
  }
  return [...groups.values()].flatMap(byVpcs)
}

/** A group for each two VPCs, as addresses of others may be the same; what may be of several of those stays together. */
function byVpcs(group: Group): Group[] {
  const isApart = group.clientVpcId !== null && group.serverVpcId !== null
  if (isApart || group.clients.length === 0 || group.servers.length === 0) return [group]
  const rows = [...group.clients, ...group.servers].map((series) => {
    const { local, remote } = vpcsOf(series.sighting)
    return series.sighting.targetPort === 0
      ? { series, client: remote, server: local }
      : { series, client: local, server: remote }
  })
  let apart: (typeof rows)[] = []
  for (const same of Map.groupBy(rows, ({ client, server }) => `${client} ${server}`).values()) {
    const [one] = same as [(typeof rows)[number]]
    const mayBeSame = (other: (typeof rows)[number]) =>
      mayBe(one.client, other.client) && mayBe(one.server, other.server)
    const joined = apart.filter((part) => part.some(mayBeSame))
    apart = [...apart.filter((part) => !joined.includes(part)), [...joined.flat(), ...same]]
  }
  return apart.map((part) => {
    const series = new Set(part.map((row) => row.series))
    return {
      ...group,
      clientVpcId: onlyOne(part.map(({ client }) => client)),
      serverVpcId: onlyOne(part.map(({ server }) => server)),
      clients: group.clients.filter((one) => series.has(one)),
      servers: group.servers.filter((one) => series.has(one)),
    }
  })
}

const mayBe = (vpcId: string | null, other: string | null) => vpcId === null || other === null || vpcId === other

function onlyOne(vpcIds: readonly (string | null)[]): string | null {
  const [only = null, ...others] = new Set(vpcIds.filter((id) => id !== null))
  return others.length === 0 ? only : null
}

export const sumOf = (rows: readonly { readonly bytes: number }[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** Bytes of two sides over the windows that both have, as in another one of them may have been cut off; else of all. */
export function comparedBytes(one: readonly Series[], other: readonly Series[]): [number, number] {
  const [ofOne, ofOther] = [windowsOf(one), windowsOf(other)]
  const isCommon = one.some(({ tellings }) => tellings.some(({ window }) => ofOther.has(window)))
  return isCommon ? [bytesIn(one, ofOther), bytesIn(other, ofOne)] : [sumOf(one), sumOf(other)]
}

function windowsOf(all: readonly Series[]): Set<Window> {
  const windows = new Set<Window>()
  for (const { tellings } of all) for (const { window } of tellings) windows.add(window)
  return windows
}

function bytesIn(all: readonly Series[], windows: ReadonlySet<Window>): number {
  let sum = 0
  for (const { tellings } of all) for (const { window, bytes } of tellings) if (windows.has(window)) sum += bytes
  return sum
}
