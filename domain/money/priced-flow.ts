import { accountOf, type Monitor } from '../collecting/run.ts'
import type { Flow } from '../flows/mirrors.ts'
import { type DestinationName, destinationNameOf } from '../identities/destination-name.ts'
import type { Identities, Identity } from '../identities/identity.ts'
import { addressName, type NamedEnd, namedEnds } from '../identities/named-end.ts'
import type { PodOwners } from '../identities/pod-owners.ts'
import { payingEnd, type TeamOf } from '../identities/teams.ts'
import { farPlace } from '../network/far-place.ts'
import type { Network, Via } from '../network/network.ts'
import type { Path } from '../network/path.ts'
import type { Endpoint } from '../network/topology.ts'
import { sum } from '../sums.ts'
import { type Billed, type Bound, type Charges, priceOf, timesAsMuch, usdOf } from './charges.ts'
import type { Part } from './metered.ts'
import type { Rates } from './prices.ts'

/** A row of the `flows` table: a connection in a window, named and priced. */
export interface PricedFlow extends Omit<Flow, 'source' | 'destination'>, DestinationName {
  /** The monitor whose rows tell of it. */
  readonly seenBy: Monitor | undefined
  readonly source: NamedEnd
  readonly destination: NamedEnd
  readonly via: Via
  readonly charges: Charges
  /** Whose accounts that is billed to; absent where it is the monitor's own. */
  readonly billed?: Billed | undefined
  /** Sum of `charges`, dollars. */
  readonly usd: number
  /** What its bytes pay, and where that is written. */
  readonly pays: readonly Part[]
  readonly pricePage: string
  readonly bound: Bound | null
  /** Every step of its way that EC2 describes. */
  readonly path: Path
  /** Id of the first gateway or endpoint that it passes. */
  readonly gateway: string | null
  /** The gateway stands in another zone, and the way to it is paid. */
  readonly crossesToGateway: boolean
  readonly unpriced: string | null
  /** Part of its bytes that `charges` are of: below 1 where it is certain that some of them went another way. */
  readonly pricedShare: number
  /** Who is behind the destination's public address, where anybody knows. */
  readonly identity: Identity | null
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
  /** Whose the end is that pays: `unowned` where nobody says that, null where nobody says it of any. */
  readonly team: string | null
  /** Of an edge: the flows that it sums. */
  readonly alike?: Alike
}

/** What differs among alike flows that are summed, as far as anybody asks. */
export interface Alike {
  /** How many they are. */
  readonly flows: number
  /** Addresses without a name that are in it beside its own: of the smallest edges of an hour, which are summed. */
  readonly others: number
  readonly unpricedBytes: number
  /** Bytes by own address: of what leaves the VPC for a public address or a NAT gateway. */
  readonly ownIps: Readonly<Record<string, number>>
}

export interface Knowledge {
  readonly monitorOf: (name: string) => Monitor | undefined
  readonly network: Network
  readonly identities: Identities
  /** By region of the monitor. */
  readonly ratesOf: (monitor: string) => Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGbOf: (monitor: string) => number
  readonly bytesPerGigabyte: number
  /** Absent where nobody says whose anything is. */
  readonly teamOf?: TeamOf | undefined
  /** Absent where no cluster told of its pods: their names alone tell. */
  readonly owners?: Pick<PodOwners, 'ownerOf' | 'hostOf'> | undefined
}

/** Names and prices a flow from what is known of the day. */
export function pricedFlow(flow: Flow, knowledge: Knowledge): PricedFlow {
  const { network, identities, ratesOf, endpointUsdPerGbOf, bytesPerGigabyte, teamOf, owners } = knowledge
  const far = farPlace(flow)
  const seenBy = knowledge.monitorOf(flow.monitor)
  const pricing = priceOf(flow, {
    network,
    rates: ratesOf(flow.monitor),
    endpointUsdPerGb: endpointUsdPerGbOf(flow.monitor),
    bytesPerGigabyte,
    monitorAccount: accountOf(seenBy),
    identity: far.ip === null ? undefined : identities.byIp[far.ip],
  })
  const cluster = seenBy?.cluster ?? flow.monitor
  const { source, destination } = namedEnds(
    flow,
    network,
    owners && {
      ownerOf: (namespace, pod) => owners.ownerOf(cluster, namespace, pod),
      hostOf: (ip, port) => owners.hostOf(cluster, ip, port),
    },
  )
  const { charges, endpoint, path } = pricing
  const identity = destination.ip === null ? undefined : identities.byIp[destination.ip]
  const name = placed(destinationNameOf(destination, flow.category, endpoint, identity), flow, path, network)
  // Field by field: what is spread is added to the object bit by bit, which takes four times the memory.
  return {
    monitor: flow.monitor,
    windowStart: flow.windowStart,
    windowSeconds: flow.windowSeconds,
    category: flow.category,
    bytes: flow.bytes,
    targetPort: flow.targetPort,
    snatIp: flow.snatIp,
    dnatIp: flow.dnatIp,
    traversedConstructs: flow.traversedConstructs,
    mirrored: flow.mirrored,
    reportedBy: flow.reportedBy,
    behindBalancer: flow.behindBalancer,
    tellings: flow.tellings,
    seenBy,
    source,
    destination,
    path,
    via: pricing.via,
    endpoint,
    gateway: pricing.gateway,
    crossesToGateway: pricing.crossesToGateway,
    pays: pricing.pays,
    charges,
    billed: pricing.billed,
    bound: pricing.bound,
    unpriced: pricing.unpriced,
    pricePage: pricing.page,
    pricedShare: 1,
    usd: usdOf(charges),
    identity: identity ?? null,
    team: teamOf?.(cluster, payingEnd(source, destination)) ?? null,
    destinationName: name.destinationName,
    destinationOwner: name.destinationOwner,
    identitySource: name.identitySource,
    destinationHost: name.destinationHost,
    isHostOnly: name.isHostOnly,
  }
}

/** What is known by its address alone, in another VPC that the way leads to, is told with that VPC and whose it is. */
function placed(name: DestinationName, { reportedBy, destination: { ip } }: Flow, path: Path, network: Network) {
  const { endVpcId, steps } = path
  if (name.identitySource !== null || name.destinationName !== ip) return name
  if (endVpcId === null || reportedBy !== 'source' || !steps.some(leavesVpc)) return name
  const owner = network.ownerOf(endVpcId)
  const account = owner === null || owner === network.accountId ? '' : ` of account ${owner}`
  return { ...name, destinationName: `${ip} in ${endVpcId}${account}` }
}

const leavesVpc = ({ element }: Path['steps'][number]) => element === 'peering' || element === 'transit_gateway'

/** What a reader calls who called. */
export function sourceNameOf({ source, alike }: Pick<PricedFlow, 'source' | 'alike'>): string {
  const name = source.workload ?? addressName(source)
  return (alike?.others ?? 0) > 0 && name === source.ip ? OTHERS : name
}

/** What ends without a name are called where they are summed. */
export const OTHERS = 'other addresses'

/** The NAT gateway that a flow passed. */
export const natGatewayOf = ({ path, via }: Pick<PricedFlow, 'path' | 'via'>): string | null =>
  via === 'unknown' ? null : (path.steps.find(({ element }) => element === 'nat')?.id ?? null)

/** The endpoint that a flow ended at, or passed. */
export const endpointOf = ({ via, gateway, endpoint }: PricedFlow): string | null =>
  endpoint?.id ?? (via === 'gateway_endpoint' || via === 'interface_endpoint' ? gateway : null)

/** Bytes of a flow without a price: all of them where a part of the price is not known. */
export function unpricedBytesOf({ unpriced, bytes, tellings, pricedShare, alike }: PricedFlow): number {
  if (alike) return alike.unpricedBytes
  if (unpriced === null) return 0
  if (pricedShare === 1) return bytes
  return sum((tellings ?? [{ bytes }]).map((one) => Math.round(one.bytes * (1 - pricedShare))))
}

/** What differs among a flow's rows in the table. */
export type FlowRow = Pick<
  PricedFlow,
  'windowStart' | 'windowSeconds' | 'bytes' | 'traversedConstructs' | 'charges' | 'usd'
>

/** A flow's rows in the table: one of each window, with its part of the price. */
export function rowsOfFlow(flow: PricedFlow): FlowRow[] {
  if (!flow.tellings) return [flow]
  return flow.tellings.map(({ window: { windowStart, windowSeconds }, bytes, traversedConstructs }) => {
    const charges = timesAsMuch(flow.charges, flow.bytes === 0 ? 0 : bytes / flow.bytes)
    return { windowStart, windowSeconds, bytes, traversedConstructs, charges, usd: usdOf(charges) }
  })
}
