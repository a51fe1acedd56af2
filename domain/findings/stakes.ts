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
const stakes = new WeakMap<PricedFlow, readonly Stake[]>()

/** The parts of a flow's price. The same flow has the same stakes, so that each can be taken once. */
export function stakesOf(flow: PricedFlow): readonly Stake[] {
  if (flow.usd === 0) return NONE
  const known = stakes.get(flow)
  if (known) return known
  const made = PARTS.flatMap(([part, charge]) => {
    const usd = flow.charges[charge]
    return usd > 0 ? [{ flow, part, usd }] : []
  })
  stakes.set(flow, made)
  return made
}
