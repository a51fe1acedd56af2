import type { PricedFlow } from '../priced-flow.ts'
import { sum } from './kind.ts'

/** Pods behind a Service and what calls them, by zone, as the day's flows show them. */
export interface EndpointsByZone {
  /** Pods that answered, by zone. */
  readonly pods: ReadonlyMap<string, number>
  /** Bytes of callers, by their zone. */
  readonly calledBytes: ReadonlyMap<string, number>
  /**
   * Bytes that the busiest pod carries once every caller keeps to its zone, as a multiple of the mean of now, and its
   * zone; null without a pod.
   */
  readonly busiest: { readonly zone: string; readonly times: number } | null
}

export function endpointsByZone(flows: readonly PricedFlow[]): EndpointsByZone {
  const pods = new Map<string, Set<string>>()
  const calledBytes = new Map<string, number>()
  for (const { source, destination, bytes } of flows) {
    if (destination.azId !== null && destination.pod !== null) {
      const known = pods.get(destination.azId)
      if (known) known.add(destination.pod)
      else pods.set(destination.azId, new Set([destination.pod]))
    }
    if (source.azId !== null) calledBytes.set(source.azId, (calledBytes.get(source.azId) ?? 0) + bytes)
  }
  const counts = new Map([...pods].map(([zone, names]) => [zone, names.size]))
  return { pods: counts, calledBytes, busiest: busiestOf(counts, calledBytes) }
}

function busiestOf(pods: ReadonlyMap<string, number>, calledBytes: ReadonlyMap<string, number>) {
  const all = sum(pods.values())
  const bytes = sum(calledBytes.values())
  if (all === 0 || bytes === 0) return null
  // Callers of a zone without a pod go to all of them, as before.
  const homeless = sum([...calledBytes].flatMap(([zone, called]) => (pods.has(zone) ? [] : [called])))
  const loads = [...pods].map(([zone, count]) => ({
    zone,
    times: ((calledBytes.get(zone) ?? 0) / count + homeless / all) / (bytes / all),
  }))
  return loads.toSorted((a, b) => b.times - a.times || (a.zone < b.zone ? -1 : 1))[0] ?? null
}
