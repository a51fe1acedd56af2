import { describe, expect, test } from 'vitest'
import { pairOf, storyDays } from './story.ts'

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
