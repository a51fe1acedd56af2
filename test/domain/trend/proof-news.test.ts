import { describe, expect, test } from 'vitest'
import type { Proof } from '../../../domain/findings/finding.ts'
import { alertDays, type Costs, dayOf, pairOf, story, storyDays } from './story.ts'

/** Of a fix on day 20. */
const fixed = (more: Partial<Proof>) => [{ id: 'x', title: 'x', status: 'fixed' as const, since: dayOf(20), ...more }]

describe('a change that is proven', () => {
  const told = (usdPerMonth: (afterDays: number) => number) =>
    story(34, (number) => {
      const afterDays = Math.min(7, number - 19)
      return { prod: 10, proofs: number < 20 ? [] : fixed({ afterDays, usdPerMonth: usdPerMonth(afterDays) }) }
    }).flatMap(({ news }, number) => news.proofs.map((proof) => [number, proof.usdPerMonth]))

  test('is told once, and once more where a week of days tells another figure than its first', () => {
    expect(told(() => 100)).toEqual([[20, 100]])
    // A day with half of its traffic, and whole ones; by a fifth and $30, as an alert needs of a month.
    expect(told((days) => (days === 1 ? 50 : days < 7 ? 90 : 95))).toEqual([
      [20, 50],
      [26, 95],
    ])
    expect(told((days) => (days === 1 ? 50 : 79))).toEqual([[20, 50]])
    expect(told((days) => (days === 1 ? 500 : 590))).toEqual([[20, 500]])
  })

  test('is a step of the savings at hand, which are a month', () => {
    // $6 a day at hand, of which the fix takes $4: 730 / 24 days are a month.
    const days = storyDays(24, (number) => ({
      prod: number < 20 ? 20 : 16,
      savingUsdPerMonth: ((number < 20 ? 6 : 2) * 730) / 24,
      proofs: number < 20 ? [] : fixed({ beforeUsdPerDay: 5, afterUsdPerDay: 1 }),
    }))
    const usual = (number: number) => days[number]?.trend.savings.usual?.usd
    expect(usual(20)).toBeCloseTo(182.5, 8)
    expect(usual(21)).toBeCloseTo(60.8333, 3)
  })

  test('is a step of what it is paid for instead, and no alert of that', () => {
    // $10 a day via a NAT gateway, and $2.50 via an endpoint in its place; other things cost $3.
    const costs = (number: number): Costs => {
      const [nat, endpoint] = number < 20 ? [10, 0] : [0, 2.5]
      return {
        prod: 20 + nat + 3 + endpoint,
        figures: { inter_az: 20, nat, other: 3 + endpoint },
        pairs: [
          pairOf('a', 20),
          { ...pairOf('c', 3), via: 'endpoint' },
          ...(nat > 0 ? [{ ...pairOf('b', nat), via: 'nat' }] : []),
          ...(endpoint > 0 ? [{ ...pairOf('b', endpoint), via: 'endpoint' }] : []),
        ],
        proofs: number < 20 ? [] : fixed({ beforeUsdPerDay: 10, afterUsdPerDay: 2.5 }),
      }
    }
    const days = storyDays(24, costs)
    expect(alertDays(days.map(({ attention }) => attention))).toEqual([])
    expect(days[20]?.trend.figures[2]?.usual?.usd).toBe(3)
    expect(days[21]?.trend.figures[2]?.usual?.usd).toBe(5.5)
    // What rises by much more on that day is no part of the fix.
    const more = (number: number): Costs => {
      const day = costs(number)
      const extra = number < 20 ? 0 : 6
      const { inter_az, nat, other } = day.figures ?? { inter_az: 0, nat: 0, other: 0 }
      return { ...day, prod: day.prod + extra, figures: { inter_az, nat, other: other + extra } }
    }
    expect(alertDays(story(22, more))).toEqual([20])
  })
})
