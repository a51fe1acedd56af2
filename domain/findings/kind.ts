import type { HourAnswer } from '../money/answers.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { Rates } from '../money/prices.ts'
import type { ReadCluster } from '../network/cluster-objects.ts'
import type { Network } from '../network/network.ts'
import type { Topology, TopologyPart } from '../network/topology.ts'
import type { Change, FindingKind, Part, SavingIs } from './finding.ts'

/** A day as the rules see it. */
export interface Day {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** Its first instant, epoch milliseconds. */
  readonly startsAt: number
  /** 23, 24 or 25. */
  readonly hours: number
  /** Without gaps and cuts. */
  readonly isComplete: boolean
  /** Of a day that is not: sources of which something is missing, by their ids; absent where that may be all of them. */
  readonly lackingSources?: readonly string[] | undefined
  readonly monitors: readonly string[]
  /** Or edges. */
  readonly flows: readonly PricedFlow[]
  /** Who answered calls of Services, hour by hour. */
  readonly answers: readonly HourAnswer[]
  /** Nodes whose agents told of flows: what they call themselves, they tell. */
  readonly nodesHeard: ReadonlySet<string>
  readonly topology: Topology
  readonly network: Network
  readonly clusterOf: (monitor: string) => string
  readonly regionOf: (monitor: string) => string
  readonly ratesOf: (monitor: string) => Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGbOf: (monitor: string) => number
  readonly bytesPerGigabyte: number
  /** What CloudWatch counted at NAT gateways over the whole day, by id; those that it told nothing of are absent. */
  readonly natGatewayBytes: Readonly<Record<string, number>>
  /** Those of the setting `readClusters`, as they told of themselves by the end of the day; absent where none was read. */
  readonly readClusters?: readonly ReadCluster[] | undefined
}

/** Dollars of one flow that nobody has claimed before. */
export interface Stake {
  readonly flow: PricedFlow
  readonly part: Part
  /** Of the day. */
  readonly usd: number
}

/** What a rule decides on. */
export interface Case {
  readonly id: string
  /** The id without its kind. */
  readonly subject: string
  readonly stakes: readonly Stake[]
  /** Flows of the subject whatever they cost, those of the stakes among them. */
  readonly flows: readonly PricedFlow[]
  /** Dollars of the stakes, a day. */
  readonly usd: number
}

/** A finding before it is held against other days, in dollars of the day. */
export interface Draft {
  readonly title: string
  /** Of the cluster that it is told under, where it has no flows. */
  readonly monitor?: string
  /** Before what the change itself costs by the hour. */
  readonly grossUsd: number
  /** What the change costs by the hour, however much it carries. */
  readonly fixedUsd?: number
  /** Spent by the hour now and saved by the change: part of what the finding stands on. */
  readonly hoursUsd?: number
  /** Dollars a day that decide whether it is worth a line, where those are not what it saves. */
  readonly worthUsd?: number
  /** Flows that it is about, where those are not its stakes'. */
  readonly flows?: readonly PricedFlow[]
  readonly savingIs: SavingIs
  readonly assumes: readonly string[]
  readonly risks: readonly string[]
  readonly check: string
  readonly change: Change | null
}

/** One kind of finding. */
export interface Kind {
  readonly kind: FindingKind
  /**
   * By what a change shows: a cheaper way for the same bytes, fewer bytes, or hours that end, of what no flow has. Null where
   * nothing is to be changed, or the bytes can't be told any more once they go the other way.
   */
  readonly lever: 'way' | 'volume' | 'hours' | null
  /** Parts of the price that its subject is measured by. */
  readonly parts: readonly Part[]
  /**
   * Parts of the network that its advice stands on, beside the dollars of its flows. Without one of them the kind says
   * nothing, and no kind after it has the dollars that it might have taken.
   */
  readonly restsOn: readonly TopologyPart[]
  /** Has something to say of flows that nobody knows the price of. */
  readonly saysWithoutPrice?: boolean
  /** Rests on little traffic, so that a gap would make one. */
  readonly needsWholeDay?: boolean
  /** The subject that a flow belongs to, whatever way it goes; null for none. */
  readonly subjectOf: (flow: PricedFlow, day: Day) => string | null
  /** What `subjectOf` said, or will say, of a flow on days on which neither a service nor its cluster told more of its far end; null where that is the same. */
  readonly formerSubjectOf?: (flow: PricedFlow, day: Day) => string | null
  /**
   * Subjects that cost by the hour and have no flows. `reported` are those of days before: one that is gone is among them
   * where the day would tell of it.
   */
  readonly standing?: (day: Day, reported: readonly string[]) => readonly string[]
  /** The source, by its id, that would tell of a subject without flows. */
  readonly sourceOf?: (subject: string, day: Day) => string
  /** Whether dollars of the subject are what the finding is about. */
  readonly claims: (stake: Stake, day: Day) => boolean
  /** A further choice among those, for which all flows of the subject are needed. */
  readonly narrow?: (one: Pick<Case, 'flows'>, day: Day) => (stake: Stake) => boolean
  /** Its hours are what the finding is about, as well as its flows. */
  readonly hoursAreStake?: boolean
  /** Dollars a day that the subject costs by the hour, beside its flows. */
  readonly hoursUsd?: (flows: readonly PricedFlow[], day: Day, subject: string) => number
  /** `left` is the network with the changes that are advised before. */
  readonly draft: (one: Case, day: Day, left: Topology) => Draft | null
}

/** Hours of a month, as AWS's own examples count: 365 × 24 / 12. */
export const HOURS_PER_MONTH = 730

/** A flow's gigabytes. */
export const gigabytesOf = (bytes: number, { bytesPerGigabyte }: Day) => bytes / bytesPerGigabyte

/** What a flow's bytes pay for one crossing of a zone: out of the one, and into the other. */
export const crossingUsd = (flow: PricedFlow, day: Day) =>
  gigabytesOf(flow.bytes, day) * 2 * (day.ratesOf(flow.monitor)?.interAzUsdPerGbEachDirection ?? 0)

/** `euw1-az1 (3), euw1-az2 (1)`. */
export const countsInWords = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} (${count})`)
    .join(', ')

/** Flows of which a part of the price is at stake, each once. */
export const stakedFlows = ({ stakes }: Pick<Case, 'stakes'>) => [...new Set(stakes.map(({ flow }) => flow))]

/** The first flow: a case has one. */
export function firstOf({ flows: [first], id }: Pick<Case, 'flows' | 'id'>): PricedFlow {
  if (!first) throw new Error(`${id} has no flow`)
  return first
}
