import type { PricedFlow } from '../money/priced-flow.ts'

/** How much of a day's bytes has a name at its far end, and how those names were learned. */
export interface Naming {
  /** Each connection once. */
  readonly bytes: number
  readonly namedBytes: number
  /** Largest first; `source` as `identity_source` in the archive. */
  readonly bySource: readonly { readonly source: string; readonly bytes: number }[]
  /** Of those without a name: bytes of which the host is known, and not whose it is. */
  readonly hostOnlyBytes: number
}

/** Sums a day's flows by how their far end got its name. */
export function namingOf(flows: readonly PricedFlow[]): Naming {
  const sums = new Map<string, number>()
  let [bytes, hostOnlyBytes] = [0, 0]
  for (const flow of flows) {
    bytes += flow.bytes
    const source = farSource(flow)
    if (source === 'host') hostOnlyBytes += flow.bytes
    else if (source !== null) sums.set(source, (sums.get(source) ?? 0) + flow.bytes)
  }
  const bySource = [...sums]
    .map(([source, named]) => ({ source, bytes: named }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.source < b.source ? -1 : 1))
  return { bytes, namedBytes: bySource.reduce((sum, one) => sum + one.bytes, 0), bySource, hostOnlyBytes }
}

/** How the end that is not the agent's got its name; null for none, `host` where only its host is known. */
export function farSource({ reportedBy, source, identitySource, isHostOnly }: PricedFlow): string | null {
  if (reportedBy === 'source') return isHostOnly ? 'host' : identitySource
  if (source.workload !== null || source.service !== null) return 'row'
  if (source.interfaceName !== null) return source.isDescribed ? 'aws-api' : 'network-interface'
  if (source.cluster !== undefined) return 'interface-tags'
  return source.instanceId === null ? null : 'row'
}
