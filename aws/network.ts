import type { VpcOwner } from '../domain/flows/vpc-owner.ts'
import { foreignVpcsOf, isForeignAlone } from '../domain/network/foreign-vpcs.ts'
import { type Home, isDefaultRoute, nearestOf, neighboursOf } from '../domain/network/neighbours.ts'
import { joinedAttachments, mergedNetworks, otherAccounts, type PlaceNetwork } from '../domain/network/places.ts'
import {
  EMPTY_TOPOLOGY,
  type NetworkInterface,
  type ReadPlace,
  type RouteTable,
  type Subnet,
  type Topology,
} from '../domain/network/topology.ts'
import { isOf, type Source } from '../domain/source.ts'
import { atATime } from './at-a-time.ts'
import { eachOnce } from './network-question.ts'
import { type NetworkReader, networkReader } from './network-reader.ts'
import type { Ways } from './ways.ts'

/** Rounds beyond the day's own VPCs: to the next one, and from an inspection VPC to the one that leads out. */
const ROUNDS = 2
/** VPCs that a round reads next to those of an account and region: in a network where all lead to all, every one is next to the day's own. */
const MOST_NEIGHBOURS = 50
/** Accounts and regions that are asked at a time. */
const CONCURRENCY = 4

export interface NetworkFacts {
  /** Subnets that agents stand in, and their VPCs. */
  readonly subnetIds?: readonly string[]
  readonly agentVpcIds?: readonly string[]
  /** Of VPCs whose ARN is told: those that are not, every account of theirs is asked for. */
  readonly vpcOwners?: readonly VpcOwner[]
  /** Accounts and regions that are asked for VPCs that others share with them, as they have monitors. */
  readonly monitored?: readonly Home[]
  /** What may be asked beside the stack's own account and region. */
  readonly sources?: readonly Source[]
  /** Without it, no VPC is read but those that are named. */
  readonly home?: Home | undefined
  /** Interfaces of an account and region with the names that services there tell. */
  readonly named?: (
    interfaces: readonly NetworkInterface[],
    subnets: readonly Subnet[],
    by: Pick<NetworkReader, 'place' | 'source'>,
  ) => Promise<readonly NetworkInterface[]>
}

/**
 * Reads what decides a flow's way from EC2: for the given VPCs, and for those that their routes lead to, each in its own account and
 * region where the settings have it as a source. An action that the stack's own account refuses leaves its part empty, or absent where
 * it may be, and its name in `denied`; so does one that goes on answering with what was not asked for, which `unfit` names too. Any other
 * error is thrown. Another account is read whole, or is one of `unreadPlaces`.
 */
export async function readTopology(vpcIds: readonly string[], facts: NetworkFacts = {}): Promise<Topology> {
  // A day that names no VPC has nothing to ask for.
  if (vpcIds.length === 0) return EMPTY_TOPOLOGY
  const { home } = facts
  const readers = readersOf(facts)
  const ownerOf = new Map(facts.vpcOwners?.map((one) => [one.vpcId, one]))
  let read = await inTurn(readers.all(), async (reader) => {
    const ids = vpcIds.filter((id) => (ownerOf.get(id)?.region ?? reader.place?.region) === reader.place?.region)
    // What its own agents name and others share with it, an account is asked for too.
    return { reader, tables: await reader.readVpcs(reader.source ? ids : vpcIds, false) }
  })
  let isFollowed: typeof isDefaultRoute = () => true
  for (let round = 0; read.some(({ tables }) => tables.length > 0); round++) {
    const followed = read.map(({ reader, tables }) => ({
      reader,
      tables: tables.map((table) => ({ ...table, routes: table.routes.filter(isFollowed) })),
    }))
    await inTurn(followed, ({ reader, tables }) => reader.follow(tables))
    await followAtOwners(followed, readers)
    if (home === undefined || round === ROUNDS) break
    const next = nextOf(read, readers, isFollowed)
    read = await inTurn(
      [...Map.groupBy(next, (vpc) => readers.at(vpc))].flatMap(([reader, vpcs]) => (reader ? [{ reader, vpcs }] : [])),
      async ({ reader, vpcs }) => ({
        reader,
        tables: await reader.readVpcs(
          vpcs.map(({ vpcId }) => vpcId),
          true,
        ),
      }),
    )
    // What a neighbour calls itself is not asked: only where it passes on what has no route of its own.
    isFollowed = isDefaultRoute
  }
  return topologyOf(vpcIds, readers.all(), facts)
}

const inTurn = <Item, Value>(items: readonly Item[], job: (item: Item) => Promise<Value>): Promise<Value[]> =>
  atATime(
    CONCURRENCY,
    items.map((item) => () => job(item)),
  )

interface Readers {
  /** The stack's own first. */
  all(): readonly [NetworkReader, ...NetworkReader[]]
  /** Who reads an account and region; undefined where the settings have no source of it. */
  at(place: Home): NetworkReader | undefined
}

const idOf = ({ accountId, region }: Home) => `${accountId} ${region}`

/** Of the stack's own account and region, and of sources that the day's rows or routes come upon. */
function readersOf({ home, sources = [], monitored = [], ...facts }: NetworkFacts): Readers {
  const { subnetIds = [], vpcOwners = [] } = facts
  const readerOf = (place: Home | undefined, source?: Source) => {
    const areAllForeign = isForeignAlone(facts, foreignVpcsOf(facts, place))
    // Of an account where no agent stands EC2 may well have nothing to tell.
    return networkReader({ place, source, subnetIds: source && areAllForeign ? [] : subnetIds, areAllForeign })
  }
  const own = readerOf(home)
  const known = new Map<string, NetworkReader>(home ? [[idOf(home), own]] : [])
  const at = ({ accountId, region }: Home) => {
    const place = { accountId, region }
    const found = known.get(idOf(place))
    if (found) return found
    const source = home && sources.find((one) => isOf(one, place, home))
    const reader = source && readerOf(place, source)
    if (reader) known.set(idOf(place), reader)
    return reader
  }
  for (const place of [...monitored, ...vpcOwners]) at(place)
  return { at, all: () => [own, ...[...known.values()].filter((reader) => reader !== own)] }
}

interface TablesRead {
  readonly reader: NetworkReader
  readonly tables: readonly RouteTable[]
}

/** What leads to a transit gateway of another account is looked up where that is read: nobody else may read its tables. */
async function followAtOwners(read: readonly TablesRead[], readers: Readers): Promise<void> {
  const led = read.flatMap(({ reader, tables }) =>
    tables.flatMap((table) =>
      [...new Set(table.routes.map(({ target }) => target))].flatMap((target) => {
        const accountId = reader.gatewayOwners.get(target)
        const { region } = reader.place ?? {}
        const owner = accountId && region ? readers.at({ accountId, region }) : undefined
        return owner && owner !== reader ? [{ owner, table }] : []
      }),
    ),
  )
  await inTurn([...Map.groupBy(led, ({ owner }) => owner)], ([owner, own]) =>
    owner.follow(eachOnce(own.map(({ table }) => table))),
  )
}

/**
 * VPCs that these tables lead to and that can be read, of each account and region so many: where one grows, another loses none. Ways are
 * those of the region: no transit gateway reaches into another.
 */
function nextOf(read: readonly TablesRead[], readers: Readers, isFollowed: typeof isDefaultRoute): VpcOwner[] {
  const known = new Set(readers.all().flatMap((reader) => [...reader.asked]))
  const isRead = (place: Home) => readers.at(place) !== undefined
  const byRegion = Map.groupBy(read, ({ reader }) => reader.place?.region ?? '')
  const ofPlaces = [...byRegion].flatMap(([region, ofRegion]) => {
    const ways = waysOf(readers.all().filter(({ place }) => place?.region === region))
    return ofRegion.map(({ tables }) =>
      neighboursOf(tables, ways, { region, isRead }, isFollowed).filter(({ vpcId }) => !known.has(vpcId)),
    )
  })
  return nearestOf(ofPlaces, MOST_NEIGHBOURS)
}

const waysOf = (readers: readonly NetworkReader[]): Ways => ({
  peerings: readers.flatMap(({ ways }) => ways.peerings ?? []),
  transitAttachments: joinedAttachments(readers.flatMap(({ ways }) => ways.transitAttachments ?? [])),
  transitRouteTables: readers.flatMap(({ ways }) => ways.transitRouteTables ?? []),
})

async function topologyOf(
  vpcIds: readonly string[],
  readers: ReturnType<Readers['all']>,
  { home, vpcOwners = [], named }: NetworkFacts,
): Promise<Topology> {
  const regions = readers.map(({ place }) => place?.region)
  const each = await inTurn([...readers.entries()], async ([index, reader]) => {
    const network = await reader.whole(regions.indexOf(reader.place?.region) === index)
    if (reader.problem() !== undefined) return []
    const interfaces = await named?.(network.interfaces, network.subnets, reader)
    return [{ reader, network: interfaces ? { ...network, interfaces } : network }]
  })
  const told = each.flat()
  const unreadPlaces = readers.flatMap((reader) => {
    const problem = reader.problem()
    return problem === undefined || reader.place === undefined ? [] : [{ ...reader.place, problem }]
  })
  const ownerOf = new Map(vpcOwners.map((one) => [one.vpcId, idOf(one)]))
  const places = told.flatMap(({ reader: { source, place, asked }, network: { subnets } }): ReadPlace[] => {
    if (!source || !place) return []
    const isOwn = (id: string) =>
      ownerOf.has(id) ? ownerOf.get(id) === idOf(place) : subnets.some(({ vpcId }) => vpcId === id)
    return [{ ...place, vpcIds: [...asked].filter(isOwn).toSorted() }]
  })
  const [own, ...others] = told.map(({ network }) => network)
  const parts = mergedNetworks([own as PlaceNetwork, ...others])
  const { denied = [], unfit = [] } = own ?? {}
  const foreignVpcs = foreignVpcsOf({ vpcOwners }, home, places)
  return {
    schema: 1,
    vpcIds,
    ...parts,
    zones: eachOnce(parts.zones),
    ...withoutStrangers(parts),
    ...(home ? { accountId: home.accountId } : {}),
    ...(places.length === 0 ? {} : { places, ...otherAccounts(places, home?.accountId) }),
    ...(unreadPlaces.length === 0 ? {} : { unreadPlaces }),
    ...(foreignVpcs.length === 0 ? {} : { foreignVpcs }),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}

/** Of a transit gateway with thousands of attachments, those of the VPCs that were read and those that their tables lead to. */
function withoutStrangers({
  routeTables,
  transitAttachments,
  transitRouteTables,
}: Ways & Pick<Topology, 'routeTables'>) {
  const near = new Set(routeTables.map(({ vpcId }) => vpcId))
  const named = new Set(transitRouteTables?.flatMap(({ routes }) => routes.map((route) => route.attachmentId)))
  const kept = transitAttachments?.filter(({ id, resourceId }) => near.has(resourceId) || named.has(id))
  return kept ? { transitAttachments: eachOnce(kept) } : {}
}
