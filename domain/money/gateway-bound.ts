import type { CountedBytes } from '../collecting/counted-bytes.ts'
import { timesAsMuch } from './charges.ts'
import { natGatewayOf, type PricedFlow } from './priced-flow.ts'

/** Part of the bytes of a NAT gateway's flows that it counted itself, by its id: of those that counted less than they hold. */
export function gatewayShares(counted: readonly CountedBytes[]): Record<string, number> {
  const shares = counted.flatMap(({ name, verdict, bytes, cloudWatchBytes }) =>
    verdict === 'contradiction' ? [[name, (cloudWatchBytes ?? 0) / bytes] as const] : [],
  )
  return Object.fromEntries(shares.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Flows of a NAT gateway can't hold more than it counted itself, whoever else uses it: where they do, some of them went another way,
 * and nobody can tell which. So each keeps the part of its price that the gateway's own count allows, and says so.
 */
export function boundByGateways(
  flows: readonly PricedFlow[],
  shares: Readonly<Record<string, number>>,
): readonly PricedFlow[] {
  if (Object.keys(shares).length === 0) return flows
  return flows.map((flow) => {
    const gateway = natGatewayOf(flow)
    const share = shares[gateway ?? '']
    return share === undefined ? flow : withShare(flow, share, `beyond what NAT gateway ${gateway} counted`)
  })
}

function withShare(flow: PricedFlow, pricedShare: number, reason: string): PricedFlow {
  return {
    ...flow,
    pricedShare,
    charges: timesAsMuch(flow.charges, pricedShare),
    usd: flow.usd * pricedShare,
    bound: flow.bound && { ...flow.bound, usdAtMost: flow.bound.usdAtMost * pricedShare },
    unpriced: flow.unpriced ?? reason,
  }
}
