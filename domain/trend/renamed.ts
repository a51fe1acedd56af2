import { sum } from '../sums.ts'
import { isAddress, pairId, type Told, type TrendDay, type TrendPair } from './trend-day.ts'

/** What goes on for a pair that stopped, and its part of the dollars; null for what has no name, so that they stay with the old one. */
interface Heir {
  readonly pair: TrendPair | null
  readonly part: number
}

/** What costs less than this part of what stopped does not go on for it. */
const LEAST_PART = 0.1

/** Earlier days, with their pairs under the names of a later one. */
export interface RenamedDays {
  readonly days: readonly TrendDay[]
  /** What a part of the bill is remembered by now that was remembered by `key`. */
  readonly keyOf: (key: string) => string
}

/**
 * A far end has another name as soon as its service tells more, or less. So a pair that begins takes over from those of the same
 * workload and way that stop on that day and come no more, each by its part of what begins.
 */
export function underNewNames(today: TrendDay, past: readonly TrendDay[]): RenamedDays {
  const heirs = new Map<string, readonly Heir[]>()
  const seen = new Set(today.pairs.map(nameOf))
  /** Of each workload and way, the pairs of the earliest day that was looked at so far. */
  const next = byWorkload(today)
  const days = past
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .map((one) => {
      for (const [workload, pairs] of byWorkload(one)) {
        takeOver(pairs, next.get(workload) ?? new Map(), heirs, seen)
        next.set(workload, pairs)
      }
      for (const pair of one.pairs) seen.add(nameOf(pair))
      return underNames(one, heirs)
    })
  return {
    days,
    keyOf: (key) => {
      const heir = heirs.get(key.slice(PAIR.length))?.[0]?.pair
      return heir && key.startsWith(PAIR) ? `${PAIR}${pairId(heir)}` : key
    },
  }
}

const PAIR = 'pair/'

/** What was told, by the keys of now; of two of the same key, the later. */
export const toldUnderNewNames = (told: Readonly<Record<string, Told>>, keyOf: RenamedDays['keyOf']) =>
  Object.fromEntries(
    Object.entries(told)
      .toSorted(([, a], [, b]) => (a.last < b.last ? -1 : 1))
      .map(([key, one]) => [keyOf(key), one]),
  )

type PairsByName = ReadonlyMap<string, readonly TrendPair[]>

const usdOf = (pairs: readonly TrendPair[]) => sum(pairs.map(({ usd }) => usd))

function takeOver(
  then: PairsByName,
  next: PairsByName,
  heirs: Map<string, readonly Heir[]>,
  seen: ReadonlySet<string>,
): void {
  const stopped = [...then].filter(([name]) => !seen.has(name))
  const begun = [...next].filter(([name]) => !then.has(name))
  const begunUsd = sum(begun.map(([, pairs]) => usdOf(pairs)))
  if (begunUsd === 0 || begunUsd < LEAST_PART * sum(stopped.map(([, pairs]) => usdOf(pairs)))) return
  const parts = new Map<string, Heir>()
  const add = (pair: TrendPair | null, part: number) => {
    const id = pair ? pairId(pair) : ''
    parts.set(id, { pair, part: (parts.get(id)?.part ?? 0) + part })
  }
  // Those that stopped on one day share their heirs: these are gone through once.
  for (const [theirs, some] of Map.groupBy(begun, ([name]) => heirs.get(name))) {
    if (theirs) {
      const part = sum(some.map(([, pairs]) => usdOf(pairs))) / begunUsd
      for (const heir of theirs) add(heir.pair, heir.part * part)
    } else {
      for (const [, pairs] of some) {
        const [pair = null] = pairs
        add(pair && hasAddress(pair) ? null : pair, usdOf(pairs) / begunUsd)
      }
    }
  }
  const all = [...parts.values()].toSorted((a, b) => b.part - a.part)
  for (const [name] of stopped) heirs.set(name, all)
}

function underNames(one: TrendDay, heirs: ReadonlyMap<string, readonly Heir[]>): TrendDay {
  const byHeirs = Map.groupBy(one.pairs, (pair) => heirs.get(nameOf(pair)))
  if ([...byHeirs.keys()].every((some) => some === undefined)) return one
  const pairs = new Map<string, TrendPair>()
  const add = (pair: TrendPair, usd: number) => {
    const id = pairId(pair)
    pairs.set(id, { ...pair, usd: (pairs.get(id)?.usd ?? 0) + usd })
  }
  for (const [some, theirs] of byHeirs) {
    for (const { pair, part } of some ?? [{ pair: null, part: 1 }]) {
      if (pair) add(pair, part * usdOf(theirs))
      else for (const own of theirs) add(own, part * own.usd)
    }
  }
  return {
    ...one,
    pairs: [...pairs.values()].toSorted((a, b) => b.usd - a.usd),
  }
}

/** Addresses of a workload and way are one name: each of them is another one tomorrow. */
const nameOf = (pair: TrendPair) => (hasAddress(pair) ? `${workloadOf(pair)} addresses` : pairId(pair))

const hasAddress = ({ source, destination }: TrendPair) => isAddress(source.name) || isAddress(destination.name)

/** The workload of a pair, whether it called or was called, and the way: what has no other name where the far end does. */
function workloadOf({ cluster, source, destination, via }: TrendPair): string {
  const isCalled = source.namespace === '' && destination.namespace !== ''
  const { namespace, name } = isCalled ? destination : source
  return JSON.stringify([cluster, isCalled, namespace, name, via])
}

function byWorkload({ pairs }: TrendDay): Map<string, PairsByName> {
  return new Map(
    [...Map.groupBy(pairs, workloadOf)].map(([workload, theirs]) => [workload, Map.groupBy(theirs, nameOf)]),
  )
}
