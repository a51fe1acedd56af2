import { billsOf } from '../money/daily.ts'
import type { Account } from '../money/end-accounts.ts'
import { sum } from '../sums.ts'
import type { BilledAccount } from './finding.ts'
import type { Stake } from './kind.ts'

/** Who is billed for what a finding stands on, largest part first; undefined where that is the account `home` alone, or nobody. */
export function billedAccounts(
  stakes: readonly Stake[],
  home: string | undefined,
): readonly BilledAccount[] | undefined {
  const bills = stakes.flatMap(({ flow, part }) => billsOf(flow).filter(({ charge }) => charge === part))
  const all = sum(bills.map(({ usd }) => usd))
  if (!(all > 0) || home === undefined || bills.every(({ account }) => account === home)) return undefined
  const sums = new Map<Account, number>()
  for (const { account, usd } of bills) sums.set(account, (sums.get(account) ?? 0) + usd)
  return [...sums]
    .map(([accountId, usd]) => ({ accountId, share: usd / all }))
    .toSorted((a, b) => b.share - a.share || (`${a.accountId}` < `${b.accountId}` ? -1 : 1))
}
