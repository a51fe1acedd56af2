import { describe, expect, test } from 'vitest'
import { type Costs, dayOf, pairOf, story, storyDays } from './story.ts'

describe('the day on which a rise or a fall is over', () => {
  test.each([
    ['a rise', 20],
    ['a fall', 4],
  ])('is held against the level before %s, and not against the one that ended', (_, usd) => {
    const days = storyDays(20, (number) => {
      const prod = number >= 15 && number < 18 ? usd : 10
      return { prod, pairs: [pairOf('a', prod)] }
    })
    expect(days[17]?.trend).toMatchObject({ total: { usd }, up: [], down: [] })
    expect(days[18]?.attention.reasons).toEqual(['over'])
    expect(days[18]?.trend).toMatchObject({ total: { usd: 10 }, up: [], down: [] })
    expect(days[18]?.trend.figures[0]).toMatchObject({ name: 'inter_az', usual: { usd: 10 } })
  })
})

describe('a rise that stood is not over', () => {
  /** $5 and $8 from day 15 on, beside $10, and so much from day 25 on. */
  const costs =
    (after: number, proofs: Costs['proofs'] = []) =>
    (number: number): Costs => {
      const usd = number < 15 ? 5 : number < 25 ? 8 : after
      return { prod: 10 + usd, pairs: [pairOf('a', usd), pairOf('b', 10)], proofs: number < 25 ? [] : proofs }
    }
  const reasonsOn = (costsOn: (number: number) => Costs) => story(26, costsOn)[25]?.reasons

  test('by a change that takes it, and more', () => {
    const proof = { id: 'x', title: 'x', since: dayOf(25), beforeUsdPerDay: 8, afterUsdPerDay: 5 }
    // $18 less $3 is a fall: a sixth, as a fifth more brings it back.
    expect(reasonsOn(costs(5, [proof]))).toEqual(['fall', 'proof'])
    expect(reasonsOn(costs(5))).toEqual(['over'])
  })

  test('where it falls far below the level before it: that is a fall', () => {
    expect(reasonsOn(costs(0.5))).toEqual(['fall'])
  })
})
