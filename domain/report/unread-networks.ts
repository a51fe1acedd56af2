import { defined } from '../defined.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { unreadWords } from '../network/foreign-vpcs.ts'
import type { UnreadPlace } from '../network/topology.ts'
import { sum } from '../sums.ts'

/** Traffic that begins in a network that EC2 told nothing of, another account's as a rule: nothing of it is priced. */
export interface UnreadNetwork {
  /** 12 digits; null, as the region is, where no row tells whose it is. */
  readonly accountId: string | null
  readonly region: string | null
  /** In order. */
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
  flows: readonly Pick<PricedFlow, 'path' | 'bytes'>[],
  bytesPerGigabyte: number,
  unreadPlaces: readonly UnreadPlace[] = [],
): UnreadNetwork[] {
  const all = sum(flows.map(({ bytes }) => bytes))
  const unread = flows.flatMap(({ path, bytes }) => (path.unread ? [{ ...path.unread, bytes }] : []))
  return [...Map.groupBy(unread, ({ accountId, region }) => `${accountId} ${region}`).values()]
    .map((own): UnreadNetwork => {
      const bytes = sum(own.map((one) => one.bytes))
      return {
        accountId: own[0]?.accountId ?? null,
        region: own[0]?.region ?? null,
        vpcIds: [...new Set(own.map(({ vpcId }) => vpcId))].toSorted(),
        ...{ bytes, gigabytes: bytes / bytesPerGigabyte, share: all === 0 ? 0 : bytes / all },
        ...defined({
          problem: unreadPlaces.find((one) => one.accountId === own[0]?.accountId && one.region === own[0]?.region)
            ?.problem,
        }),
      }
    })
    .toSorted((a, b) => b.bytes - a.bytes || (`${a.accountId} ${a.region}` < `${b.accountId} ${b.region}` ? -1 : 1))
}

/** VPCs that a note names. */
const VPCS_NAMED = 3

/** In sentences for the reader. */
export const unreadNotes = (networks: readonly UnreadNetwork[]): string[] =>
  networks.map(({ vpcIds, share, gigabytes, problem, ...whose }) => {
    const more = vpcIds.length > VPCS_NAMED ? ` and ${vpcIds.length - VPCS_NAMED} more` : ''
    const part = share < 0.01 ? 'Less than 1%' : `${Math.round(share * 100)}%`
    const named = `${vpcIds.slice(0, VPCS_NAMED).join(', ')}${more}`
    return `${part} of the traffic (${gigabytes.toFixed(2)} GB, ${named}) is in ${unreadWords(whose)}${problem === undefined ? '' : ` (${problem})`}: what it cost is not known, and not in the total.${problem === undefined && whose.accountId !== null ? ' The setting sources can add it.' : ''}`
  })
