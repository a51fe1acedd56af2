import type { CountedBytes } from '../collecting/counted-bytes.ts'
import { natGatewayOf, type PricedFlow } from './priced-flow.ts'

/**
 * Flows of a NAT gateway can't hold more than it counted itself, whoever else uses it: where they do, some of them went another way,
 * and nobody can tell which. So each keeps the part of its price that the gateway's own count allows, and says so.
 */
export function boundByGateways(flows: readonly PricedFlow[], counted: readonly CountedBytes[]): PricedFlow[] {
  const shares = new Map(
    counted.flatMap(({ name, verdict, bytes, cloudWatchBytes }) =>
      verdict === 'contradiction' ? [[name, (cloudWatchBytes ?? 0) / bytes] as const] : [],
    ),
  )
  return flows.map((flow) => {
    const gateway = natGatewayOf(flow)
    const share = shares.get(gateway ?? '')
    return share === undefined ? flow : withShare(flow, share, `beyond what NAT gateway ${gateway} counted`)
  })
}

function withShare(flow: PricedFlow, pricedShare: number, reason: string): PricedFlow {
  const { interAz, nat, endpoint, transit, interRegion } = flow.charges
  return {
    ...flow,
    pricedShare,
    charges: {
      interAz: interAz * pricedShare,
      nat: nat * pricedShare,
      endpoint: endpoint * pricedShare,
      transit: transit * pricedShare,
      interRegion: interRegion * pricedShare,
    },
    usd: flow.usd * pricedShare,
    bound: flow.bound && { ...flow.bound, usdAtMost: flow.bound.usdAtMost * pricedShare },
    unpriced: flow.unpriced ?? reason,
  }
}
