import { expect, test } from 'vitest'
import { fallbackRates, joinedPrices } from '../../../domain/money/prices.ts'

const read = (problem: string | null) => ({ rates: fallbackRates('eu-west-1') ?? null, problem })
const problemsAfter = (standing: Record<string, string | null>, now: Record<string, string | null>) => {
  const pricesOf = (all: Record<string, string | null>) =>
    Object.fromEntries(Object.entries(all).map(([region, problem]) => [region, read(problem)]))
  const { byRegion } = joinedPrices({ schema: 1, byRegion: pricesOf(standing) }, pricesOf(now))
  return Object.fromEntries(Object.entries(byRegion).map(([region, { problem }]) => [region, problem]))
}

test.each([
  ['keep a region that was not read again', { a: null }, { b: null }, { a: null, b: null }],
  ['are not untold by a failed reading', { a: null }, { a: 'refused' }, { a: null }],
  ['are told once they can be read', { a: 'refused' }, { a: null }, { a: null }],
  ['say why they are missing as it is now', { a: 'refused' }, { a: 'throttled' }, { a: 'throttled' }],
])("a day's prices %s", (_, standing, now, after) => {
  expect(problemsAfter(standing, now)).toEqual(after)
})
