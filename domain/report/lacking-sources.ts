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
 * Sources of which something is missing, by their ids: an answer, bytes that CloudWatch counted, or nobody knows which monitors it has. The
 * others are whole, and what stands on them alone is known.
 */
export function lackingSources(
  { failedSources = [] }: Pick<Run, 'failedSources'>,
  { gaps, cuts, counted }: Missing,
): string[] {
  const unseen = counted?.monitors.filter(({ verdict }) => verdict === 'beyond') ?? []
  const lacking = [
    ...gaps.map(({ monitor }) => monitor),
    ...cuts.map(({ monitor }) => monitor),
    ...unseen.map(({ name }) => name),
  ]
  const unknown = failedSources.flatMap(({ id, isUnknown }) => (isUnknown ? [id] : []))
  return [...new Set([...lacking.map(sourceOfMonitorId), ...unknown])].toSorted()
}

/** Sources with monitors and without any traffic: a day like that is no measure of them. */
export function silentSources(
  { monitors }: Pick<Run, 'monitors'>,
  flows: readonly Pick<PricedFlow, 'monitor'>[],
): string[] {
  const heard = new Set(flows.map(({ monitor }) => sourceOfMonitorId(monitor)))
  return [...new Set(monitors.map(({ name }) => sourceOfMonitorId(name)))].filter((source) => !heard.has(source))
}
