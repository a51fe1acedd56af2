import { defined } from '../defined.ts'
import type { Home } from './neighbours.ts'
import { joinedAttachments, otherAccounts } from './places.ts'
import {
  isDenied,
  type NetworkInterface,
  type RouteTable,
  type Topology,
  type TopologyPart,
  type TransitRouteTable,
} from './topology.ts'

/**
 * What was known of a day's network, with what a later run could read beyond it: a part that was refused then, VPCs that
 * were not asked for. The rest stays as it was that day.
 */
export function completedTopology(known: Topology, read: Topology): Topology {
  const placedThen = vpcsPlaced(known)
  const placed = new Set([...vpcsPlaced(read)].filter((id) => !placedThen.has(id)))
  function completed<Part extends { readonly id: string; readonly vpcId?: string; readonly ownerId?: string }>(
    name: TopologyPart,
    old: readonly Part[],
    fresh: readonly Part[],
  ): readonly Part[] {
    // What was refused once may have been told before that, of fewer VPCs.
    const toldOf = new Set(isDenied(name, known.denied) ? old.map(({ vpcId }) => vpcId) : vpcsRead(known))
    const freshIds = new Set(fresh.map(({ id }) => id))
    // Of a VPC that is shared, its owner tells more than who takes part.
    const isOwners = ({ vpcId = '', ownerId }: Part) => placed.has(vpcId) && ownerId !== undefined
    const kept = old.filter((one) => !(isOwners(one) && freshIds.has(one.id)))
    const ids = new Set(kept.map(({ id }) => id))
    const isNew = ({ id, vpcId }: Part) =>
      !ids.has(id) && (vpcId === undefined || placed.has(vpcId) || !toldOf.has(vpcId))
    return [...kept, ...fresh.filter(isNew)]
  }
  /** Of a part that was read later than the others: undefined where neither run was told of it. */
  function joined<Part extends { readonly id: string }>(
    name: TopologyPart,
    old: readonly Part[] | undefined,
    fresh: readonly Part[] | undefined,
  ): readonly Part[] | undefined {
    if (old === undefined || fresh === undefined) return old ?? fresh
    // Of two actions that tell a part, one alone may have been refused: then what is told in full counts.
    const [first, second] = isDenied(name, known.denied) ? [fresh, old] : [old, fresh]
    return [...first, ...second.filter(({ id }) => !first.some((one) => one.id === id))]
  }
  // Refused now for VPCs that are new, it is missing for those, however well it once told of the others.
  const isWider = read.vpcIds.some((id) => !known.vpcIds.includes(id))
  const denied = read.denied.filter((action) => known.denied.includes(action) || isWider)
  const unfit = read.unfit?.filter((action) => denied.includes(action)) ?? []
  return {
    schema: 1,
    vpcIds: [...new Set([...known.vpcIds, ...read.vpcIds])].toSorted(),
    zones: completed('zones', known.zones, read.zones),
    subnets: completed('subnets', known.subnets, read.subnets),
    routeTables: completed('routeTables', known.routeTables, read.routeTables),
    natGateways: completed('natGateways', known.natGateways, read.natGateways),
    endpoints: completed('endpoints', known.endpoints, read.endpoints),
    prefixLists: completed('prefixLists', known.prefixLists, read.prefixLists),
    interfaces: withNames(completed('interfaces', known.interfaces, read.interfaces), read.interfaces),
    ...defined({
      vpcs: joined('vpcs', known.vpcs, read.vpcs),
      peerings: joined('peerings', known.peerings, read.peerings),
      transitAttachments: withMore(
        joined('transitAttachments', known.transitAttachments, read.transitAttachments),
        read.transitAttachments,
      ),
      transitRouteTables: joined('transitRouteTables', known.transitRouteTables, read.transitRouteTables),
      endpointServices: known.endpointServices ?? read.endpointServices,
      accountId: known.accountId ?? read.accountId,
      readUntil: known.readUntil,
      ...placesOf(known, read),
    }),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}

/** VPCs whose own account and region was read, where that is not the stack's. */
const vpcsPlaced = ({ places = [] }: Topology) => new Set(places.flatMap(({ vpcIds }) => vpcIds))

/** VPCs that were asked for where EC2 has them, and those that are shared with who asks. */
function vpcsRead({ vpcIds, foreignVpcs = [], subnets, routeTables }: Topology): string[] {
  const told = new Set([...subnets, ...routeTables].map(({ vpcId }) => vpcId))
  const untold = new Set(foreignVpcs.flatMap(({ vpcId }) => (told.has(vpcId) ? [] : [vpcId])))
  return vpcIds.filter((id) => !untold.has(id))
}

/** What was read once is read, however it is answered now. */
function placesOf(known: Topology, read: Topology): Pick<Topology, 'otherAccountIds' | 'places' | 'unreadPlaces'> {
  const idOf = ({ accountId, region }: Home) => `${accountId} ${region}`
  const all = Map.groupBy([...(known.places ?? []), ...(read.places ?? [])], idOf)
  const places = [...all.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, vpcIds: [...new Set([first, ...more].flatMap(({ vpcIds }) => vpcIds))].toSorted() }] : [],
  )
  const unread = new Map([...(known.unreadPlaces ?? []), ...(read.unreadPlaces ?? [])].map((one) => [idOf(one), one]))
  const unreadPlaces = [...unread].flatMap(([id, one]) => (all.has(id) ? [] : [one]))
  return {
    ...(places.length === 0 ? {} : { places, ...otherAccounts(places, known.accountId ?? read.accountId) }),
    ...(unreadPlaces.length === 0 ? {} : { unreadPlaces }),
  }
}

/** Attachments with what the owner of a transit gateway tells of them, where that was read later. */
function withMore(
  known: Topology['transitAttachments'],
  read: Topology['transitAttachments'],
): Topology['transitAttachments'] {
  const told = new Map(read?.map((one) => [one.id, one]))
  return known?.map((one) => {
    const fresh = told.get(one.id)
    return fresh && one.routeTableId === null ? (joinedAttachments([one, fresh])[0] ?? one) : one
  })
}

/** What services told, but for what each was at the moment, as the writer: that tells nothing of the hours before. */
export const withoutRoles = (read: Topology): Topology => ({
  ...read,
  interfaces: read.interfaces.map(({ nameWithoutRole, ...one }) =>
    nameWithoutRole === undefined ? one : { ...one, name: nameWithoutRole },
  ),
})

/** Who had no name but EC2's has the one that its service tells now. */
function withNames(known: readonly NetworkInterface[], read: readonly NetworkInterface[]): NetworkInterface[] {
  const told = new Map(read.flatMap((one) => (one.isDescribed ? [[one.id, one] as const] : [])))
  return known.map((one) => {
    const { name, store } = told.get(one.id) ?? {}
    return name === undefined || one.isDescribed ? one : { ...one, name, isDescribed: true, ...defined({ store }) }
  })
}

/** What comes or changes in the course of a day: each form of it stands beside those before, from when it was read on. */
interface Coming {
  readonly id: string
  readonly since?: string
}

/**
 * A network with what stands there at the end of a later hour and did not before, and with tables, gateways, endpoints, prefix lists and
 * what stands between VPCs as they are by then. What is gone stays, but for a table, which nobody follows any more.
 */
export function laterTopology(known: Topology, read: Topology, readUntil: string): Topology {
  const since = defined({ since: known.readUntil })
  const asked = new Set(vpcsRead(read))
  // What an account tells no more that told it before, it has all the same.
  const isPoorer = (known.places ?? []).some(
    ({ accountId, region }) => !(read.places ?? []).some((one) => one.accountId === accountId && one.region === region),
  )
  function coming<Part extends Coming>(old: readonly Part[], fresh: readonly Part[]): readonly Part[] {
    const ids = new Set(old.map(({ id }) => id))
    return [...old, ...fresh.filter(({ id }) => !ids.has(id)).map((one): Part => ({ ...one, ...since }))]
  }
  /** The same with new forms of what is known. */
  function changing<Part extends Coming>(old: readonly Part[], fresh: readonly Part[]): readonly Part[] {
    const latest = new Map(old.map((one) => [one.id, one]))
    const isSame = (one: Part) => formOf(latest.get(one.id)) === formOf(one)
    return [...old, ...fresh.filter((one) => !isSame(one)).map((one): Part => ({ ...one, ...since }))]
  }
  function tables(): readonly RouteTable[] {
    if (isDenied('routeTables', read.denied)) return known.routeTables
    if (isPoorer) return changing(known.routeTables, read.routeTables)
    const there = new Set(read.routeTables.map(({ id }) => id))
    const gone = standing(known.routeTables).filter(({ id, vpcId }) => !there.has(id) && asked.has(vpcId))
    return changing(known.routeTables, [...read.routeTables, ...gone.map(goneTable)])
  }
  /** Of a part that may be absent: where EC2 does not tell all of it, it stays. */
  function between<Part extends Coming>(
    name: TopologyPart,
    old: readonly Part[] | undefined,
    fresh: readonly Part[] | undefined,
  ): readonly Part[] | undefined {
    const isLess = isPoorer || isDenied(name, read.denied)
    return old === undefined || fresh === undefined || isLess ? old : changing(old, fresh)
  }
  function transitTables(): Topology['transitRouteTables'] {
    const { transitRouteTables: fresh = [] } = read
    const isThere = new Set(fresh.map(({ id }) => id))
    const gone = standing(known.transitRouteTables ?? []).filter(({ id }) => !isThere.has(id))
    const all = read.transitRouteTables && [...fresh, ...gone.map(goneTransitTable)]
    return between('transitRouteTables', known.transitRouteTables, all)
  }
  return {
    ...known,
    subnets: coming(known.subnets, read.subnets),
    routeTables: tables(),
    prefixLists: changing(known.prefixLists, read.prefixLists),
    natGateways: changing(known.natGateways, read.natGateways),
    endpoints: changing(known.endpoints, read.endpoints),
    interfaces: changing(known.interfaces, toldOf(known, read)),
    ...defined({
      peerings: between('peerings', known.peerings, read.peerings),
      transitAttachments: between('transitAttachments', known.transitAttachments, read.transitAttachments),
      transitRouteTables: transitTables(),
    }),
    readUntil,
  }
}

/** All that a part says, but since when, whatever order its lists are in. */
const formOf = (part: object | undefined) =>
  JSON.stringify(part, (name, value: unknown) =>
    name === 'since' ? undefined : Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value,
  )

const goneTable = ({ id, vpcId }: RouteTable): RouteTable => ({ id, vpcId, main: false, subnetIds: [], routes: [] })

const goneTransitTable = ({ id, transitGatewayId }: TransitRouteTable): TransitRouteTable => ({
  ...{ id, transitGatewayId, routes: [] },
})

/** The latest form of each. */
const standing = <Part extends Coming>(parts: readonly Part[]): Part[] => [
  ...new Map(parts.map((one) => [one.id, one])).values(),
]

/** Interfaces that come, and those that their service tells of, as a reader that has become the writer: what was told is not untold. */
function toldOf(known: Topology, read: Topology): NetworkInterface[] {
  const ids = new Set(known.interfaces.map(({ id }) => id))
  return read.interfaces.filter(({ id, isDescribed }) => isDescribed || !ids.has(id))
}

/** A network as it was in the hour that ends then: of interfaces that had one address, the latest of that time comes first. */
export function topologyAt(topology: Topology, end: string): Topology {
  const at = <Part extends Coming>(parts: readonly Part[]) => standing(parts.filter(({ since = '' }) => since < end))
  const isThere = ({ since, routes }: RouteTable | TransitRouteTable) => since === undefined || routes.length > 0
  const { peerings, transitAttachments, transitRouteTables } = topology
  return {
    ...topology,
    subnets: at(topology.subnets),
    // Each table has its VPC's local route.
    routeTables: at(topology.routeTables).filter(isThere),
    prefixLists: at(topology.prefixLists),
    natGateways: at(topology.natGateways),
    endpoints: at(topology.endpoints),
    interfaces: at(topology.interfaces).toSorted(({ since: a = '' }, { since: b = '' }) =>
      a < b ? 1 : a > b ? -1 : 0,
    ),
    ...defined({
      peerings: peerings && at(peerings),
      transitAttachments: transitAttachments && at(transitAttachments),
      // Of one that has no route any more, what comes to it is lost there too.
      transitRouteTables: transitRouteTables && at(transitRouteTables).filter(isThere),
    }),
  }
}
