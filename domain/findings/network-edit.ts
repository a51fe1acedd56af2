import type { Flow } from '../flows/mirrors.ts'
import type { Identity } from '../identities/identity.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { Topology } from '../network/topology.ts'
import type { Change } from './finding.ts'

export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** What a change does to a network, and to where its flows go. */
export interface Edit {
  readonly topology: (known: Topology) => Topology
  /** All that it can touch, where those are fewer than the day's. */
  readonly flows?: readonly PricedFlow[]
  /** Flows that it sends elsewhere, by what they were and by what they have become; those of a subnet with another table come on top. */
  readonly touches: (original: PricedFlow, flow: PricedFlow) => boolean
  /** Where a flow goes afterwards. */
  readonly flow: (flow: PricedFlow) => Flow
  /** Who is behind the address that it goes to, where the change knows. */
  readonly identity?: Identity
}

/** Of an edit that sends no flow elsewhere. */
export const nobody = () => false
export const stays = (flow: PricedFlow): Flow => flow
