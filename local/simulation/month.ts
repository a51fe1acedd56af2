import { addDays } from '../../domain/day.ts'
import type { Proof } from '../../domain/findings/finding.ts'
import { sum } from '../../domain/sums.ts'
import type { PairName } from '../../domain/trend/part.ts'
import type { TrendDay } from '../../domain/trend/trend-day.ts'
import { pairOf, trendDay } from './days.ts'

/** Days of a month that alerts are counted on, after as many as a weekday needs to be known. */
export const COUNTED_DAYS = 30
export const FIRST_DAYS = 28

/** A Monday. */
const FIRST = '2026-08-03'

/** What happened in a month. `undone`: a fix that went again. */
export interface Happening {
  readonly what: 'fix' | 'undone' | 'step'
  /** Number of its first day. */
  readonly number: number
  /** The pairs that it is of, by number. */
  readonly pairs: readonly number[]
  /** All of the total, a namespace or a figure, or one pair. */
  readonly of: 'total' | 'namespace' | 'figure' | 'pair'
  /** What its pairs cost from then on, as a part of what they cost before. */
  readonly factor: number
}

export interface SimulatedMonth {
  readonly days: readonly { readonly today: TrendDay; readonly proofs: readonly Proof[] }[]
  readonly pairs: readonly PairName[]
  readonly happenings: readonly Happening[]
}

const NAMESPACES = ['shop', 'data', 'web', 'ops'] as const
const PAIRS = 14

/**
 * A month of fourteen pairs in four namespaces, $0.30 to $12 a day each. Each pair differs from day to day by itself,
 * by a normal distribution of the standard deviation `noise`; weekends cost a part of the other days that is the same for
 * all. One or two fixes land, one of three is undone, and one to three steps of 25% to 150% come, at random days.
 */
export function simulatedMonth(seed: number, noise: number): SimulatedMonth {
  const random = randomOf(seed)
  const weekend = [1, 0.8, 0.5][Math.floor(random() * 3)] ?? 1
  const pairs = Array.from({ length: PAIRS }, (_, index) => ({
    ...pairOf(
      NAMESPACES[Math.floor(random() * 4)] ?? 'shop',
      `from-${index}`,
      `to-${index}`,
      index % 3 === 2 ? 'nat' : 'direct',
    ),
    level: 0.3 * 40 ** random(),
  }))
  const levels = pairs.map(({ level }) => level)
  const happenings = happeningsOf(random, pairs, levels)
  const days: { today: TrendDay; proofs: Proof[] }[] = []
  const proofs = new Map<string, Proof>()
  for (let number = 0; number < FIRST_DAYS + COUNTED_DAYS; number++) {
    const day = addDays(FIRST, number)
    for (const one of happenings.filter((happening) => happening.number === number)) {
      const before = sum(one.pairs.map((index) => levels[index] ?? 0))
      for (const index of one.pairs) levels[index] = (levels[index] ?? 0) * one.factor
      const after = sum(one.pairs.map((index) => levels[index] ?? 0))
      if (one.what !== 'step') prove(proofs, one, day, before, after)
    }
    const rhythm = number % 7 >= 5 ? weekend : 1
    const usds = levels.map((level) => Math.max(0, level * rhythm * (1 + noise * normal(random))))
    days.push({
      today: trendDay(
        day,
        pairs.map(({ level: _, ...pair }, index) => ({ ...pair, usd: usds[index] ?? 0 })),
      ),
      proofs: [...proofs.values()],
    })
  }
  return { days, pairs, happenings }
}

/** Days between two happenings, so that each alert is of one of them. */
const APART = 4

function happeningsOf(
  random: () => number,
  pairs: readonly { readonly source: { readonly namespace: string }; readonly via: string }[],
  first: readonly number[],
): Happening[] {
  const levels = [...first]
  const happenings: Happening[] = []
  const fixes = 1 + Math.floor(random() * 2)
  const steps = 1 + Math.floor(random() * 3)
  const kinds = [...Array<'fix'>(fixes).fill('fix'), ...Array<'step'>(steps).fill('step')]
    .map((what) => ({ what, at: random() }))
    .toSorted((a, b) => a.at - b.at)
  let fixed: number | undefined
  let number = FIRST_DAYS + Math.floor(random() * 4)
  for (const { what } of kinds) {
    if (number >= FIRST_DAYS + COUNTED_DAYS - 3) break
    const undo = what === 'step' && fixed !== undefined && random() < 1 / 3
    const one = undo
      ? { what: 'undone' as const, of: 'pair' as const, pairs: [fixed ?? 0], factor: 20 }
      : what === 'fix'
        ? { what, of: 'pair' as const, pairs: [dearest(levels, random)], factor: 0.05 }
        : { what, ...stepOf(random, pairs, levels) }
    fixed = what === 'fix' ? one.pairs[0] : undo ? undefined : fixed
    for (const index of one.pairs) levels[index] = (levels[index] ?? 0) * one.factor
    happenings.push({ ...one, number })
    number += APART + Math.floor(random() * 4)
  }
  return happenings
}

/** One of the three dearest pairs. */
function dearest(levels: readonly number[], random: () => number): number {
  const order = levels.map((usd, index) => ({ usd, index })).toSorted((a, b) => b.usd - a.usd)
  return order[Math.floor(random() * 3)]?.index ?? 0
}

/** A step of 25% and $1 or more, of the total, a namespace, a figure or a pair. */
function stepOf(
  random: () => number,
  pairs: readonly { readonly source: { readonly namespace: string }; readonly via: string }[],
  levels: readonly number[],
): Pick<Happening, 'of' | 'pairs' | 'factor'> {
  const all = pairs.map((_, index) => index)
  const of = (['total', 'namespace', 'figure', 'pair'] as const)[Math.floor(random() * 4)] ?? 'total'
  const one = Math.floor(random() * all.length)
  const some = {
    total: all,
    namespace: all.filter((index) => pairs[index]?.source.namespace === pairs[one]?.source.namespace),
    figure: all.filter((index) => pairs[index]?.via === pairs[one]?.via),
    pair: [one],
  }[of]
  const usd = sum(some.map((index) => levels[index] ?? 0))
  // On a weekend day it is a dollar, and the day is dear enough for an alert, too.
  return { of, pairs: some, factor: Math.max(1.25 + 1.25 * random(), 1 + 2 / usd, 4 / usd) }
}

function prove(proofs: Map<string, Proof>, { what, pairs }: Happening, day: string, before: number, after: number) {
  const id = `fix-${pairs[0]}`
  const former = proofs.get(id)
  proofs.set(id, {
    ...{
      id,
      kind: 'same-zone-routing',
      title: id,
      since: day,
      beforeDays: 28,
      beforeSameWeekday: true,
      afterDays: 1,
      volume: 1,
    },
    status: what === 'fix' ? 'fixed' : 'returned',
    fixedOn: what === 'fix' ? null : (former?.since ?? null),
    beforeUsdPerDay: what === 'fix' ? before : after,
    ...{ afterUsdPerDay: after, sinceUsd: after },
    usdPerMonth: what === 'fix' ? (before - after) * 30 : 0,
  })
}

/** Numbers from 0 to 1, the same for one seed. Source: mulberry32, public domain. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
