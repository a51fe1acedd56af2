import { sourceOfMonitorId } from '../source.ts'
import {
  type Calibration,
  calibrationOf,
  joinedCounts,
  type RatioCounts,
  ratioCounts,
  type ValueIs,
} from './calibration.ts'
import type { Group } from './series.ts'

/**
 * Agents of one version, and the service of one region, tell the same: each source is measured by its own pairs, by its id, that of the
 * stack's own account and region being empty. A pair of two sources is the measure of neither.
 */
export type SourceRatios = Readonly<Record<string, RatioCounts>>

/** What values are of each source. */
export interface SourceValues {
  /** Of the stack's own account and region. */
  readonly valueIs: ValueIs
  /** Other sources whose values are one direction, in order; absent where there are none. */
  readonly oneDirectionSources?: readonly string[]
}

export const valueIsOf = ({ valueIs, oneDirectionSources = [] }: SourceValues, source: string): ValueIs =>
  source === '' ? valueIs : oneDirectionSources.includes(source) ? 'one_direction' : 'both_directions'

/** What calibrations of sources speak for. */
export function sourceValuesOf(calibrations: ReadonlyMap<string, Calibration>): SourceValues {
  const oneDirection = [...calibrations].flatMap(([source, { valueIs }]) =>
    source !== '' && valueIs === 'one_direction' ? [source] : [],
  )
  return {
    valueIs: calibrations.get('')?.valueIs ?? 'both_directions',
    ...(oneDirection.length > 0 ? { oneDirectionSources: oneDirection.toSorted() } : {}),
  }
}

/** A calibration for each of the sources of some monitors, by what their hours tell. Hours of an earlier form tell of all sources together. */
export function sourceCalibrations(
  monitors: readonly string[],
  hours: readonly (SourceRatios | RatioCounts)[],
): ReadonlyMap<string, Calibration> {
  const isEarlier = (ratios: SourceRatios | RatioCounts): ratios is RatioCounts => Array.isArray(ratios)
  return new Map(
    [...new Set(monitors.map(sourceOfMonitorId))]
      .toSorted()
      .map((source) => [
        source,
        calibrationOf(joinedCounts(hours.map((ratios) => (isEarlier(ratios) ? ratios : (ratios[source] ?? []))))),
      ]),
  )
}

/** What the values of a group's rows mean. */
export interface Meaning {
  /** `either`: rows of one source are both directions, and those of another one of them. */
  readonly valueIs: ValueIs | 'either'
  /** By how much two ends differ, as a share of the larger; null where no pairs have shown it. */
  readonly spread: number | null
}

/** What an hour's own pairs tell, read group by group. */
export interface SourcePairs {
  add(group: Group, ratios: readonly number[]): void
  ratios(): SourceRatios
  /** What groups mean by what was added, and by `values`. */
  meanings(values: SourceValues): (group: Group) => Meaning
}

export function gatheredPairs(): SourcePairs {
  const known = new Map<string, string>()
  const sourceOf = (monitor: string) => {
    const source = known.get(monitor) ?? sourceOfMonitorId(monitor)
    known.set(monitor, source)
    return source
  }
  const sourcesOf = ({ clients, servers }: Group) => {
    const sources = new Set<string>()
    for (const side of [clients, servers]) for (const { sighting } of side) sources.add(sourceOf(sighting.monitor))
    return sources
  }
  const gathered = new Map<string, number[]>()
  const counts = () => new Map([...gathered].toSorted().map(([source, own]) => [source, ratioCounts(own)] as const))
  return {
    add: (group, ratios) => {
      if (ratios.length === 0) return
      const [source = '', ...others] = sourcesOf(group)
      if (others.length > 0) return
      const own = gathered.get(source) ?? []
      gathered.set(source, own)
      own.push(...ratios)
    },
    ratios: () => Object.fromEntries(counts()),
    meanings: (values) => {
      const spreads = new Map([...counts()].map(([source, own]) => [source, measuredSpread(calibrationOf(own))]))
      const meaningOf = (source: string): Meaning => ({
        valueIs: valueIsOf(values, source),
        spread: spreads.get(source) ?? null,
      })
      return (group) => [...sourcesOf(group)].map(meaningOf).reduce(joined)
    },
  }
}

const measuredSpread = ({ basis, spread }: Calibration) => (basis === 'measured' ? spread : null)

const joined = (one: Meaning, other: Meaning): Meaning => ({
  valueIs: one.valueIs === other.valueIs ? one.valueIs : 'either',
  spread:
    one.spread === null || other.spread === null ? (one.spread ?? other.spread) : Math.max(one.spread, other.spread),
})
