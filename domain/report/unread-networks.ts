import { defined } from '../defined.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { unreadWords } from '../network/foreign-vpcs.ts'
import type { Lost } from '../network/path.ts'
import type { UnreadPlace } from '../network/topology.ts'
import { sum } from '../sums.ts'

/**
 * Traffic that begins in a network that EC2 told nothing of, another account's as a rule: nothing of it is priced. Of an account that could
 * not be read and where none begins: what was lost sight of on a way that may lead there.
 */
export interface UnreadNetwork {
  /** 12 digits; null, as the region is, where no row tells whose it is. */
  readonly accountId: string | null
  readonly region: string | null
  /** In order; none where no traffic begins there: then `bytes` are at most those that may pass it. */
  readonly vpcIds: readonly string[]
  readonly bytes: number
  readonly gigabytes: number
  /** As a part of all bytes: 0 to 1. */
  readonly share: number
  /** Why a source told too little, in a clause; absent of an account that is none. */
  readonly problem?: string
}

/** Of a day's flows, by account and region; most bytes first. */
export function unreadNetworks(
  flows: readonly Pick<PricedFlow, 'path' | 'bytes' | 'seenBy'>[],
  bytesPerGigabyte: number,
  unreadPlaces: readonly UnreadPlace[] = [],
): UnreadNetwork[] {
  const all = sum(flows.map(({ bytes }) => bytes))
  const sized = (own: readonly { readonly bytes: number }[]) => {
    const bytes = sum(own.map((one) => one.bytes))
    return { bytes, gigabytes: bytes / bytesPerGigabyte, share: all === 0 ? 0 : bytes / all }
  }
  const unread = flows.flatMap(({ path, bytes }) => (path.unread ? [{ ...path.unread, bytes }] : []))
  const begun = [...Map.groupBy(unread, ({ accountId, region }) => `${accountId} ${region}`).values()].map(
    (own): UnreadNetwork => {
      const { accountId = null, region = null } = own[0] ?? {}
      return {
        ...{ accountId, region },
        vpcIds: [...new Set(own.map(({ vpcId }) => vpcId))].toSorted(),
        ...sized(own),
        ...defined({ problem: unreadPlaces.find((one) => isAt(one, { accountId, region }))?.problem }),
      }
    },
  )
  const passed = unreadPlaces
    .filter((place) => !begun.some((one) => isAt(one, place)))
    .map((place) => ({ ...place, vpcIds: [], ...sized(flows.filter((flow) => mayPass(flow, place))) }))
  return [...begun, ...passed].toSorted(
    (a, b) => b.bytes - a.bytes || (`${a.accountId} ${a.region}` < `${b.accountId} ${b.region}` ? -1 : 1),
  )
}

type Whose = Pick<UnreadNetwork, 'accountId' | 'region'>

const isAt = (one: Whose, other: Whose) => one.accountId === other.accountId && one.region === other.region

/** Ways that are lost where another account may go on with them. */
const GOES_ON: ReadonlySet<Lost | null> = new Set<Lost>(['behind_transit', 'behind_peering'])

/** What leaves by a gateway of the account, or is lost in its region. */
const mayPass = ({ path, seenBy }: Pick<PricedFlow, 'path' | 'seenBy'>, { accountId, region }: UnreadPlace) =>
  seenBy?.region === region &&
  (GOES_ON.has(path.lost) ||
    path.steps.some(({ isOwners, owners = [] }) => isOwners === true && owners.includes(accountId)))

/** VPCs that a note names. */
const VPCS_NAMED = 3

/** In sentences for the reader. */
export const unreadNotes = (networks: readonly UnreadNetwork[]): string[] =>
  networks.map(({ vpcIds, share, gigabytes, problem, ...whose }) => {
    const more = vpcIds.length > VPCS_NAMED ? ` and ${vpcIds.length - VPCS_NAMED} more` : ''
    const part = share < 0.01 ? 'Less than 1%' : `${Math.round(share * 100)}%`
    if (gigabytes === 0)
      return `Nothing is known of ${unreadWords(whose)} (${problem}). No traffic is known to pass it; what should be removed waits until it is read.`
    if (vpcIds.length === 0)
      return `Up to ${share < 0.01 ? '1%' : part} of the traffic (${gigabytes.toFixed(2)} GB) may pass ${unreadWords(whose)} (${problem}): what it costs there is not known, and not in the total.`
    const named = `${vpcIds.slice(0, VPCS_NAMED).join(', ')}${more}`
    return `${part} of the traffic (${gigabytes.toFixed(2)} GB, ${named}) is in ${unreadWords(whose)}${problem === undefined ? '' : ` (${problem})`}: what it cost is not known, and not in the total.${problem === undefined && whose.accountId !== null ? ' The setting sources can add it.' : ''}`
  })
