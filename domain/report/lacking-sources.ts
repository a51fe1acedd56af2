import { type CountedBytes, lackBytes } from '../collecting/counted-bytes.ts'
import type { Run } from '../collecting/run.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { totalsOf } from '../money/totals.ts'
import { sourceOfMonitorId } from '../source.ts'
import type { TrendDay } from '../trend/trend-day.ts'

/** Where something of a day is missing, by monitor. */
export interface Missing {
  readonly gaps: readonly { readonly monitor: string }[]
  readonly cuts: readonly { readonly monitor: string }[]
  /** Where CloudWatch was asked. */
  readonly counted?: { readonly monitors: readonly CountedBytes[] }
}

/**
 * Sources of which something is missing, by their ids: an answer, bytes that CloudWatch counted at all of its monitors, or nobody knows which
 * monitors it has. The others are whole, and what stands on them alone is known. One without traffic is whole: where CloudWatch does not
 * confirm that, its hours are gaps.
 */
export function lackingSources(
  { failedSources = [] }: Pick<Run, 'failedSources'>,
  { gaps, cuts, counted }: Missing,
): string[] {
  const bySource = Map.groupBy(counted?.monitors ?? [], ({ name }) => sourceOfMonitorId(name))
  const unseen = [...bySource].flatMap(([source, own]) => (lackBytes(own) ? [source] : []))
  const lacking = [...gaps, ...cuts].map(({ monitor }) => sourceOfMonitorId(monitor))
  const unknown = failedSources.flatMap(({ id, isUnknown }) => (isUnknown ? [id] : []))
  return [...new Set([...lacking, ...unseen, ...unknown])].toSorted()
}

/** What of a day, or an hour, is whole, where sources lack something: the monitors of those, and how much of the others' bytes has no price. */
export function wholeInPart(
  { monitors }: { readonly monitors: readonly { readonly name: string }[] },
  flows: readonly PricedFlow[],
  sources: readonly string[],
  bytesPerGigabyte: number,
): Pick<TrendDay, 'lacking' | 'unknownShare'> | undefined {
  if (sources.length === 0) return undefined
  const lacks = (monitor: string) => sources.includes(sourceOfMonitorId(monitor))
  const others = flows.filter(({ monitor }) => !lacks(monitor))
  const { mostlyPriced, bytes, unknownShare } = totalsOf(others, bytesPerGigabyte)
  const lacking = monitors.flatMap(({ name }) => (lacks(name) ? [name] : []))
  return mostlyPriced && bytes > 0 ? { lacking, unknownShare } : undefined
}

/** The same of one that was taken to be whole, or whole but for others. */
export function withoutSources(whole: TrendDay, sources: readonly string[]): TrendDay {
  const { lacking = [], ...rest } = { ...whole, complete: false }
  const all = whole.monitors.filter((name) => lacking.includes(name) || sources.includes(sourceOfMonitorId(name)))
  const isKnown = (whole.complete || whole.lacking !== undefined) && all.length < whole.monitors.length
  return isKnown ? { ...rest, lacking: all } : rest
}
