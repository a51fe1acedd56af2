import { type Gap, hoursWithout } from '../collecting/gap.ts'
import { accountOf, type Run } from '../collecting/run.ts'
import { hoursOf } from '../day.ts'
import { defined } from '../defined.ts'
import type { ChargeName } from '../money/charges.ts'
import { billsOf } from '../money/daily.ts'
import type { Account } from '../money/end-accounts.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import type { UnreadNetwork } from './unread-networks.ts'

/** What one account is billed in one region, and what is missing of that. */
export interface AccountSum {
  /** 12 digits; null for what is billed to accounts that are not known. */
  readonly accountId: string | null
  readonly region: string
  /** Sum of `byCharge[].usd`. */
  readonly usd: number
  /** Dearest first. */
  readonly byCharge: readonly { readonly charge: ChargeName; readonly usd: number }[]
  /** Hours of its monitors, and those of them that have all answers; 0 of 0 for one without any. */
  readonly hours: number
  readonly hoursComplete: number
  /** Traffic of its networks that EC2 told nothing of: what that cost is in no sum. */
  readonly unreadGigabytes: number
  /** Why it could not be read, or not all of it, in a clause; absent of one that was, and of one that nobody asked. */
  readonly problem?: string
}

interface Facts {
  readonly run: Pick<Run, 'monitors' | 'from' | 'to' | 'failedSources'>
  readonly gaps: readonly Gap[]
  readonly unread: readonly UnreadNetwork[]
}

/**
 * Of a day's flows, dearest first, what is not known last; they add up to its dollars. Undefined where all that is known is one account's in
 * one region.
 */
export function accountSums(flows: readonly PricedFlow[], { run, gaps, unread }: Facts): AccountSum[] | undefined {
  const places = new Map<string, Place>()
  const placeOf = (accountId: Account, region = '') => {
    const id = `${accountId} ${region}`
    const known: Place = places.get(id) ?? {
      accountId,
      region,
      usd: new Map<ChargeName, number>(),
      hours: 0,
      hoursComplete: 0,
      unread: 0,
    }
    places.set(id, known)
    return known
  }
  for (const flow of flows) {
    for (const { charge, account, usd } of billsOf(flow)) {
      const place = placeOf(account, flow.seenBy?.region)
      place.usd.set(charge, (place.usd.get(charge) ?? 0) + usd)
    }
  }
  const hours = hoursOf(run)
  for (const monitor of run.monitors) {
    const own = gaps.filter((gap) => gap.monitor === monitor.name)
    const place = placeOf(accountOf(monitor), monitor.region)
    place.hours += hours.length
    place.hoursComplete += hoursWithout(own, hours)
  }
  for (const { accountId, region, problem } of run.failedSources ?? []) placeOf(accountId, region).problem = problem
  for (const { accountId, region, vpcIds, gigabytes, problem } of unread) {
    const place = placeOf(accountId, region ?? run.monitors[0]?.region)
    // What may only pass it is of others.
    place.unread += vpcIds.length > 0 ? gigabytes : 0
    place.problem ??= problem
  }
  const sums = [...places.values()].map(sumOf)
  if (sums.filter(({ accountId }) => accountId !== null).length < 2) return undefined
  return sums.toSorted(
    (a, b) =>
      Number(a.accountId === null) - Number(b.accountId === null) ||
      b.usd - a.usd ||
      b.unreadGigabytes - a.unreadGigabytes ||
      (`${a.accountId} ${a.region}` < `${b.accountId} ${b.region}` ? -1 : 1),
  )
}

interface Place {
  readonly accountId: Account
  readonly region: string
  readonly usd: Map<ChargeName, number>
  hours: number
  hoursComplete: number
  unread: number
  problem?: string | undefined
}

function sumOf({ accountId, region, usd, hours, hoursComplete, unread, problem }: Place): AccountSum {
  const byCharge = [...usd].map(([charge, paid]) => ({ charge, usd: paid })).toSorted((a, b) => b.usd - a.usd)
  return {
    ...{ accountId, region, byCharge, hours, hoursComplete },
    usd: sum(byCharge.map((one) => one.usd)),
    unreadGigabytes: unread,
    ...defined({ problem }),
  }
}
