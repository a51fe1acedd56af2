import type { Identities } from './identity.ts'
import type { Rates } from './prices.ts'
import type { Run } from './run.ts'
import type { Topology } from './topology.ts'

export interface NoteFacts {
  readonly run: Run
  readonly topology: Topology
  readonly identities: Identities
  readonly ratesOf: (monitor: string) => Rates | undefined
}

/** Sentences that the reader needs to trust the figures; none on a day without anything to say. */
export function notesOf({ run, topology, identities, ratesOf }: NoteFacts): string[] {
  const unpriced = [...new Set(run.monitors.filter(({ name }) => !ratesOf(name)).map(({ region }) => region))]
  return [
    ...(topology.denied.length > 0
      ? [
          `Routes are unknown in part: the permission ${topology.denied.join(', ')} is missing, so NAT and endpoint traffic may be unpriced.`,
        ]
      : []),
    ...unpriced.map((region) => `No list price is known for ${region}: its traffic is counted and not priced.`),
    ...(identities.problem === null ? [] : [identities.problem]),
  ]
}
