import { accountOf } from '../collecting/run.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { Identity } from '../identities/identity.ts'
import { pricedAlong, usdOf, type Way, wayOf } from '../money/charges.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { type Network, networkOf } from '../network/network.ts'
import type { Path } from '../network/path.ts'
import type { RouteTable, Topology } from '../network/topology.ts'
import { editOf } from './edit.ts'
import type { Change } from './finding.ts'
import type { Day } from './kind.ts'
import type { Edit } from './network-edit.ts'

/** A day's network and flows with the changes made that are advised so far. */
export interface Paper {
  readonly topology: Topology
  readonly network: Network
  /** Flows that a change has moved, by what they were. */
  readonly moved: ReadonlyMap<PricedFlow, PricedFlow>
}

/** A change made on paper. */
export interface Trial {
  /** With the change made. */
  readonly paper: () => Paper
  /** Dollars of the day that its flows cost less; below 0 where they cost more. What the change costs by the hour is not in it. */
  readonly savedUsd: number
  /** Why flows have no price afterwards that had one before, in the words of `unpriced`; empty where each can be followed. */
  readonly lost: readonly string[]
}

export function paperOf(day: Day): Paper {
  const { topology, network } = day
  const { routeTables, natGateways, endpoints, prefixLists } = topology
  const { peerings = [], transitAttachments = [], transitRouteTables = [] } = topology
  const ways = [...peerings, ...transitAttachments, ...transitRouteTables]
  const hasChanged = [...routeTables, ...natGateways, ...endpoints, ...prefixLists, ...ways].some(
    ({ since }) => since !== undefined,
  )
  return { topology, network, moved: hasChanged ? movedInTheDay(day) : new Map() }
}

/** Flows of before a route changed, as they go since: what that change saved is saved already. */
function movedInTheDay(day: Day): Map<PricedFlow, PricedFlow> {
  const wayNow = wayOn(day.network, day)
  return new Map(
    day.flows.flatMap((flow) => {
      const { now, isAsBefore } = wayNow(flow)
      return isAsBefore ? [] : [[flow, along(flow, now, day)] as const]
    }),
  )
}

/**
 * Makes a change on paper and prices every flow anew that it can touch: those of subnets that follow a changed table, and those that
 * call what is changed. `staked` are the flows that it is advised for, `leftUsd` what of a flow's dollars no finding has taken.
 */
export function tried(
  change: Change,
  staked: readonly PricedFlow[],
  paper: Paper,
  day: Day,
  leftUsd: (flow: PricedFlow) => number = () => Number.POSITIVE_INFINITY,
): Trial {
  const edit = editOf(change, staked, paper, day)
  const topology = edit.topology(paper.topology)
  const network = topology === paper.topology ? paper.network : networkOf(topology)
  const moved: (() => readonly [PricedFlow, PricedFlow])[] = []
  const lost = new Set<string>()
  let savedUsd = 0
  const wayNow = wayOn(network, day)
  for (const flow of touched(edit, paper, network, day)) {
    const before = paper.moved.get(flow) ?? flow
    const isSent = edit.touches(flow, before)
    const way = isSent ? null : wayNow(before)
    if (way?.isAsBefore) continue
    const gone = way ? null : edit.flow(before)
    const now = way?.now ?? wayOfGone(before, gone ?? before, network, day, edit.identity)
    const { charges, unpriced } = pricedOn(now, before, day)
    // Dollars that a finding without a change on paper has taken are not saved here again.
    savedUsd += Math.min(before.usd - usdOf(charges), leftUsd(flow))
    if (unpriced !== null && unpriced !== before.unpriced) lost.add(unpriced)
    moved.push(() => [flow, gone ? sent(along(before, now, day), gone) : along(before, now, day)])
  }
  return {
    // Most changes are tried and not made.
    paper: () => {
      const all = new Map(paper.moved)
      for (const one of moved) all.set(...one())
      return { topology, network, moved: all }
    },
    savedUsd,
    lost: [...lost].toSorted(),
  }
}

/**
 * The way of a flow on that network, and whether it goes on as it did. Flows that share their path go apart where the network tells apart
 * what the former one did not, as an address with a route of its own; those that share it on both are compared once.
 */
function wayOn(network: Network, day: Day): (flow: PricedFlow) => { now: Way; isAsBefore: boolean } {
  const compared = new Map<Way, Map<Path, boolean>>()
  return (flow) => {
    const now = wayOf(flow, surroundingsOf(flow, network, day))
    const known = compared.get(now) ?? new Map<Path, boolean>()
    compared.set(now, known)
    const isAsBefore = known.get(flow.path) ?? goesOn(flow, now, day)
    known.set(flow.path, isAsBefore)
    return { now, isAsBefore }
  }
}

function goesOn(flow: PricedFlow, now: Way, day: Day): boolean {
  const after = along(flow, now, day)
  return (
    JSON.stringify(after.path) === JSON.stringify(flow.path) &&
    after.unpriced === flow.unpriced &&
    after.pays.join() === flow.pays.join()
  )
}

function touched(edit: Edit, { moved, network: old }: Paper, network: Network, { flows }: Day): PricedFlow[] {
  // What comes in leaves by the load balancer that it came by, whatever the table says.
  const isOwn = ({ reportedBy }: PricedFlow) => reportedBy === 'source'
  const tableOf = (at: Network, subnetId: string | null): RouteTable | undefined =>
    subnetId === null ? undefined : at.routeTableOf(subnetId)
  const changed = new Map<string | null, boolean>()
  const hasNewTable = (subnetId: string | null) => {
    const known = changed.get(subnetId) ?? (old !== network && tableOf(old, subnetId) !== tableOf(network, subnetId))
    changed.set(subnetId, known)
    return known
  }
  return (edit.flows ?? flows).filter((flow) => {
    // Of what a gateway did not count in full nobody knows which way it went.
    if (flow.pricedShare < 1) return false
    const now = moved.get(flow) ?? flow
    return (isOwn(now) && hasNewTable(now.path.startSubnetId)) || edit.touches(flow, now)
  })
}

/** A flow as it would have been priced on that network, with its bytes gone where the change sends them. */
export function repriced(
  flow: PricedFlow,
  gone: Flow,
  network: Network,
  day: Day,
  identity: Identity | null = flow.identity,
): PricedFlow {
  return sent(along(flow, wayOfGone(flow, gone, network, day, identity), day), gone)
}

const wayOfGone = (
  flow: PricedFlow,
  gone: Flow,
  network: Network,
  day: Day,
  identity: Identity | null = flow.identity,
): Way => wayOf(gone, surroundingsOf(flow, network, day, identity))

const surroundingsOf = (
  { monitor, seenBy, identity: own }: PricedFlow,
  network: Network,
  day: Day,
  identity: Identity | null = own,
) => ({
  network,
  rates: day.ratesOf(monitor),
  identity: identity ?? undefined,
  monitorAccount: accountOf(seenBy),
})

/** A flow with its bytes gone elsewhere. */
const sent = (flow: PricedFlow, { category, source, destination }: Flow): PricedFlow => ({
  ...flow,
  category,
  source: { ...flow.source, ...source },
  destination: { ...flow.destination, ...destination },
})

/** A flow as it is priced along a way. */
function along(flow: PricedFlow, way: Way, day: Day): PricedFlow {
  const { page, ...pricing } = pricedOn(way, flow, day)
  return { ...flow, ...pricing, pricePage: page, usd: usdOf(pricing.charges) }
}

const pricedOn = (way: Way, { monitor, bytes }: PricedFlow, day: Day) =>
  pricedAlong(way, bytes, {
    rates: day.ratesOf(monitor),
    endpointUsdPerGb: day.endpointUsdPerGbOf(monitor),
    bytesPerGigabyte: day.bytesPerGigabyte,
  })
