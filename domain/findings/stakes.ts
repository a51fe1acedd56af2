import type { PricedFlow } from '../money/priced-flow.ts'
import type { Part } from './finding.ts'
import type { Stake } from './kind.ts'

const PARTS = [
  ['inter_az', 'interAz'],
  ['nat', 'nat'],
  ['endpoint', 'endpoint'],
  ['transit', 'transit'],
] as const satisfies readonly (readonly [Part, keyof PricedFlow['charges']])[]

const NONE: readonly Stake[] = []

/** The parts of each flow's price. The same flow has the same stakes, so that each can be taken once. */
export function stakesOf(flows: readonly PricedFlow[]): (flow: PricedFlow) => readonly Stake[] {
  const stakes = new Map<PricedFlow, readonly Stake[]>()
  for (const flow of flows) {
    if (flow.usd === 0) continue
    const made: Stake[] = []
    for (const [part, charge] of PARTS) {
      const usd = flow.charges[charge]
      if (usd > 0) made.push({ flow, part, usd })
    }
    stakes.set(flow, made)
  }
  return (flow) => stakes.get(flow) ?? NONE
}
