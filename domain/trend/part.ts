import { daysOfCluster, daysOfTeam, isWholeOfTeam, standingOf } from './comparable.ts'
import type { Measures } from './measures.ts'
import { byTheSameRules, teamPlaceOf, teamsOf, usdOfTeams } from './team-day.ts'
import {
  FIGURES,
  type FigureName,
  hasCluster,
  isAddress,
  pairId,
  placeOf,
  type TrendDay,
  type TrendPair,
  usdOfCluster,
} from './trend-day.ts'

export type PartKind = 'total' | 'cluster' | 'figure' | 'team' | 'namespace' | 'pair'

/** A pair of the bill, whatever it costs. */
export type PairName = Omit<TrendPair, 'usd'>

/** A part of the bill that may rise by itself; a rise of one is hidden by no fall of another. */
export interface Part {
  readonly of: PartKind
  /** What it is remembered by. */
  readonly key: string
  /** Of its cluster; empty for what is of all. */
  readonly cluster: string
  /** Of the cluster, the figure, the namespace or the team; of monitors, where it is their total; empty for the total and a pair. */
  readonly name: string
  readonly pair: PairName | null
  /** Of a team: its clusters and namespaces, as keys of `usdByPlace`. */
  readonly places?: ReadonlySet<string>
  /** Dollars that it must rise by, whatever the settings. */
  readonly leastUsd: number
  readonly usdOf: (one: TrendDay) => number
  /** Days that it is held against, newest first. */
  readonly known: readonly TrendDay[]
  /** Whether the day lacks nothing of it; what is missing may be a rise, and makes a fall. */
  readonly isWhole: boolean
}

/** What parts of one kind have in common. */
type Base = Pick<Part, 'cluster' | 'name' | 'pair' | 'leastUsd' | 'known' | 'isWhole'>

/** A pair's rise is news with this part of the day's total, as a row has its line with it: many small ones move every day. */
const LEAST_PAIR_SHARE = 0.01

/** All parts of a day's bill that may have moved by `leastUsd`: the total first, pairs last. */
export function partsOf(today: TrendDay, measures: Measures, clusters: readonly string[], leastUsd: number): Part[] {
  const { known, wholeOfAny, isWhole, isWholeOf } = measures
  const base: Base = { cluster: '', name: '', pair: null, leastUsd: 0, known, isWhole }
  const days = [today, ...wholeOfAny]
  const pastOf = memoized((cluster: string) => daysOfCluster(today, measures, cluster))
  return [
    totalOf(today, measures, base),
    ...(clusters.length > 1 ? clusters : []).map(
      (name): Part => ({
        ...{ ...base, of: 'cluster', key: `cluster/${name}`, cluster: name, name },
        isWhole: isWholeOf(name),
        usdOf: (one) => usdOfCluster(one, name),
        // One without a past, as after a new name, has not risen.
        known: pastOf(name).filter((one) => hasCluster(one, name)),
      }),
    ),
    ...FIGURES.map(
      (name): Part => ({ ...base, of: 'figure', key: `figure/${name}`, name, usdOf: (one) => one.usdByFigure[name] }),
    ),
    ...teamParts(today, measures, base),
    ...placesOf(days).map((place): Part => {
      const { cluster, namespace } = placeOf(place)
      return {
        ...{ ...base, of: 'namespace', key: `namespace/${place}`, cluster, name: namespace },
        isWhole: isWholeOf(cluster),
        usdOf: ({ usdByPlace }) => usdByPlace[place] ?? 0,
        known: pastOf(cluster),
      }
    }),
    ...pairsOf(days, leastUsd).map(
      ({ id, pair, usdByDay }): Part => ({
        ...{ ...base, of: 'pair', key: `pair/${id}`, cluster: pair.cluster, pair },
        ...{ leastUsd: LEAST_PAIR_SHARE * today.usd, isWhole: isWholeOf(pair.cluster) },
        usdOf: ({ day }) => usdByDay.get(day) ?? 0,
        known: pastOf(pair.cluster),
      }),
    ),
  ]
}

/** The total, at least that where something is missing; for a week after others came or went, that of the monitors that stood before. */
function totalOf(today: TrendDay, measures: Measures, base: Base): Part {
  const standing = today.lacking === undefined ? standingOf(today, measures) : null
  if (!standing) return { ...base, of: 'total', key: 'total', usdOf: ({ usd }) => usd }
  const name = standing.monitors.join(', ')
  return { ...base, of: 'total', key: `total/${name}`, name, usdOf: standing.usdOf, known: standing.known }
}

/** Teams, by the rules of now; the only one is no part. */
function teamParts(today: TrendDay, measures: Measures, base: Base): Part[] {
  const alike = byTheSameRules(today, [today, ...measures.wholeOfAny])
  const teams = teamsOf(alike)
  if (teams.length < 2) return []
  const keys = [...new Set(alike.flatMap((one) => Object.keys(one.teams?.usd ?? {})))].map(teamPlaceOf)
  return teams.map((name) => ({
    ...{ ...base, of: 'team', key: `team/${name}`, name },
    places: new Set(
      keys.flatMap(({ cluster, namespace, team }) => (team === name ? [JSON.stringify([cluster, namespace])] : [])),
    ),
    usdOf: (one) => usdOfTeams(one, ({ team }) => team === name),
    ...(isWholeOfTeam(today, measures, name)
      ? { known: daysOfTeam(today, measures, name), isWhole: true }
      : { known: byTheSameRules(today, base.known) }),
  }))
}

function memoized<Value>(of: (key: string) => Value): (key: string) => Value {
  const values = new Map<string, Value>()
  return (key) => {
    const value = values.get(key) ?? of(key)
    values.set(key, value)
    return value
  }
}

/** Namespaces, each in its cluster; the only one of a cluster is no part of it. */
function placesOf(days: readonly TrendDay[]): string[] {
  const places = [...new Set(days.flatMap(({ usdByPlace }) => Object.keys(usdByPlace)))]
  const sharing = Map.groupBy(places, (place) => placeOf(place).cluster)
  return [...sharing.values()].flatMap((ofCluster) =>
    ofCluster.length > 1 ? ofCluster.filter((place) => placeOf(place).namespace !== '') : [],
  )
}

/** Pairs with names that once cost enough to move by `leastUsd`, with their dollars by day. */
function pairsOf(days: readonly TrendDay[], leastUsd: number) {
  const pairs = new Map<string, { id: string; pair: PairName; usdByDay: Map<string, number> }>()
  for (const { day, pairs: ofDay } of days) {
    for (const pair of ofDay) {
      if ([pair.source.name, pair.destination.name].some(isAddress)) continue
      const id = pairId(pair)
      const { usd: _, ...name } = pair
      const one = pairs.get(id) ?? { id, pair: name, usdByDay: new Map() }
      pairs.set(id, one)
      one.usdByDay.set(day, pair.usd)
    }
  }
  return [...pairs.values()].filter(({ usdByDay }) => Math.max(...usdByDay.values()) >= leastUsd)
}

/** Whether a pair is of a part. */
export function isOf(
  { cluster, source, destination, via, team }: PairName,
  part: Pick<Part, 'of' | 'cluster' | 'name' | 'pair'>,
): boolean {
  switch (part.of) {
    case 'total':
      return true
    case 'cluster':
      return cluster === part.cluster
    case 'figure':
      return figureOf(via) === part.name
    case 'namespace':
      return cluster === part.cluster && (source.namespace || destination.namespace) === part.name
    case 'team':
      return team === part.name
    case 'pair':
      return part.pair !== null && pairId({ cluster, source, destination, via }) === pairId(part.pair)
    default:
      return part.of satisfies never
  }
}

/** What tells a part from others. */
export type PartName = Pick<Part, 'of' | 'key' | 'cluster' | 'name' | 'pair' | 'places'>

/** Whether some of the dollars of two parts may be the same. */
export function overlaps(one: PartName, other: PartName): boolean {
  if (one.pair !== null) return isOf(one.pair, other)
  if (other.pair !== null) return isOf(other.pair, one)
  // A total of some monitors is of the total.
  if (one.of === other.of) return one.of === 'total' || one.key === other.key
  for (const [team, place] of [
    [one, other],
    [other, one],
  ] as const) {
    if (team.places && place.of === 'namespace') return team.places.has(JSON.stringify([place.cluster, place.name]))
    if (team.places && place.of === 'cluster')
      return [...team.places].some((key) => placeOf(key).cluster === place.cluster)
  }
  return one.cluster === '' || other.cluster === '' || one.cluster === other.cluster
}

const figureOf = (via: string): FigureName =>
  via === 'direct' || via === 'peering' ? 'inter_az' : via === 'nat' ? 'nat' : 'other'
