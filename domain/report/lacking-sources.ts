import type { CountedBytes } from '../collecting/counted-bytes.ts'
import type { Run } from '../collecting/run.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { sourceOfMonitorId } from '../source.ts'

/** Where something of a day is missing, by monitor. */
export interface Missing {
  readonly gaps: readonly { readonly monitor: string }[]
  readonly cuts: readonly { readonly monitor: string }[]
  readonly counted?: { readonly monitors: readonly Pick<CountedBytes, 'name' | 'verdict'>[] }
}

/**
 * Sources of which something is missing, by their ids: an answer, bytes that CloudWatch counted, or nobody knows which monitors it has. One
 * without any traffic tells nothing either. The others are whole, and what stands on them alone is known.
 */
export function lackingSources(
  { monitors, failedSources = [] }: Pick<Run, 'monitors' | 'failedSources'>,
  flows: readonly Pick<PricedFlow, 'monitor'>[],
  { gaps, cuts, counted }: Missing,
): string[] {
  const heard = new Set(flows.map(({ monitor }) => sourceOfMonitorId(monitor)))
  const unseen = counted?.monitors.filter(({ verdict }) => verdict === 'beyond') ?? []
  const lacking = [
    ...gaps.map(({ monitor }) => monitor),
    ...cuts.map(({ monitor }) => monitor),
    ...unseen.map(({ name }) => name),
  ]
  const silent = monitors.map(({ name }) => sourceOfMonitorId(name)).filter((source) => !heard.has(source))
  const unknown = failedSources.flatMap(({ id, isUnknown }) => (isUnknown ? [id] : []))
  return [...new Set([...lacking.map(sourceOfMonitorId), ...silent, ...unknown])].toSorted()
}
