import { test } from 'vitest'

/** Whether all cases are tried, as in `npm run test:exhaustive`; `npm test` tries some of each kind. */
export const isExhaustive = process.env.EXHAUSTIVE === 'true'

/** A test that costs much, of a kind that other tests show. */
export const exhaustive = test.runIf(isExhaustive)

/** The first case of each kind, or all. */
export function oneOfEach<Case>(cases: readonly Case[], kindOf: (one: Case) => string): readonly Case[] {
  const kinds = cases.map(kindOf)
  return isExhaustive ? cases : cases.filter((_, index) => kinds.indexOf(kinds[index] ?? '') === index)
}

/** As many cases, the first among them and the others as far from each other as can be, or all. */
export function some<Case>(cases: readonly Case[], count: number): readonly Case[] {
  const step = Math.max(1, cases.length / count)
  return isExhaustive ? cases : cases.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

/** How often a law is tried on something new: as often, or a tenth of that. */
export const runs = (count: number) => ({ numRuns: isExhaustive ? count : Math.ceil(count / 10) })
