import { describe, expect, test } from 'vitest'
import type { Budget } from '../../../domain/trend/budget.ts'
import { type Costs, LIMITS, storyDays } from './story.ts'

/** Day 27 is the first of November, a Sunday. */
const NOVEMBER = 27

const pacesOf = (count: number, costs: (number: number) => Costs, budgets: readonly Budget[]) =>
  storyDays(count, costs, LIMITS, budgets).map(({ trend, attention }) => ({
    paces: trend.budgets,
    news: attention.news.budgets.map(({ usdPerMonth, status }) => `${usdPerMonth} ${status}`),
    month: trend.month,
  }))

describe('what a budget leads to', () => {
  test('is the same for all clusters, a cluster and a namespace that are the same dollars, whatever was told', () => {
    const budgets = [{}, { cluster: 'prod' }, { namespace: 'shop' }, { cluster: 'prod', namespace: 'shop' }]
    const forecasts = (usd: number) =>
      pacesOf(
        36,
        (number) => ({ prod: number < 33 ? 10 : usd, places: { '["prod","shop"]': number < 33 ? 10 : usd } }),
        budgets.map((budget) => ({ ...budget, usdPerMonth: 400 })),
      )[35]?.paces.map(({ projectedUsd }) => projectedUsd)
    // Six days of November at $10, and 24 at another price from its seventh on, of which this is the third.
    expect(forecasts(15)).toEqual([420, 420, 420, 420])
    expect(forecasts(5)).toEqual([180, 180, 180, 180])
  })

  test('does not change with one quiet day, nor with one dear one, and follows what stands for three', () => {
    const forecasts = (costs: (number: number) => number) =>
      pacesOf(38, (number) => ({ prod: costs(number) }), [{ usdPerMonth: 290 }])
        .slice(NOVEMBER + 5)
        .map(({ paces: [pace] }) => [pace?.status, Math.round(pace?.projectedUsd ?? 0)])
    // All at $10 are $300; day 34 costs $4, or $20, instead.
    expect(forecasts((number) => (number === 34 ? 4 : 10))).toEqual([
      ...[32, 33].map(() => ['at_risk', 300]),
      ...[34, 35, 36, 37].map(() => ['at_risk', 294]),
    ])
    expect(forecasts((number) => (number === 34 ? 20 : 10)).slice(2)).toEqual(
      [34, 35, 36, 37].map(() => ['at_risk', 310]),
    )
    // November's seventh, eighth and ninth at $5, and after them 21 days like them.
    expect(forecasts((number) => (number >= 33 ? 5 : 10)).map(([, usd]) => usd)).toEqual([
      ...[300, 295, 290],
      ...[6 * 10 + 24 * 5, 180, 180],
    ])
  })

  test('is not known by one day, of a first of the month or another, and known on a first by the days before it', () => {
    const [first, second] = pacesOf(2, () => ({ prod: 10 }), [{ usdPerMonth: 5 }, { usdPerMonth: 50 }])
    expect(first).toMatchObject({ paces: [{ status: 'over' }, { status: 'on_track', projectedUsd: null }] })
    expect(first?.month.projectedUsd).toBeNull()
    expect(second).toMatchObject({
      paces: [{}, { status: 'at_risk', projectedUsd: 310 }],
      month: { projectedUsd: 310 },
    })
    const november = pacesOf(NOVEMBER + 1, () => ({ prod: 10 }), [])[NOVEMBER]
    expect(november?.month).toMatchObject({ daysKnown: 1, projectedUsd: 300 })
  })
})

describe('a budget is news', () => {
  test('at risk, and again where it was clear of that between, and not where it was near', () => {
    const told = (low: number) =>
      pacesOf(NOVEMBER + 30, (number) => ({ prod: number >= 34 && number < 45 ? low : 12 }), [{ usdPerMonth: 340 }])
        .slice(NOVEMBER)
        .flatMap(({ news }, number) => news.map((text) => `${number + 1}: ${text}`))
    // $12 a day are $360. At $5 from the eighth day on they lead to 7 × 12 + 23 × 5 = 199, and at $12 from the 19th on
    // to 19 × 12 + 11 × 5 = 283 only; at $11 to 7 × 12 + 23 × 11 = 337, less than $340 and no 5% less, and then to
    // 7 × 12 + 11 × 11 + 12 × 12 = 349, above $340 with the last.
    expect(told(11)).toEqual(['1: 340 at_risk', '30: 340 over'])
    expect(told(5)).toEqual(['1: 340 at_risk'])
    // With $30 from the 19th on: 7 × 12 + 11 × 5 + 12 × 30 = 499, told on the third day of it and passed on its seventh.
    const again = pacesOf(NOVEMBER + 30, (number) => ({ prod: number < 34 ? 12 : number < 45 ? 5 : 30 }), [
      { usdPerMonth: 340 },
    ])
    expect(again.slice(NOVEMBER).flatMap(({ news }, number) => news.map((text) => `${number + 1}: ${text}`))).toEqual([
      '1: 340 at_risk',
      '21: 340 at_risk',
      '25: 340 over',
    ])
  })

  test('with the one that passes first before the others', () => {
    const budgets = [{ usdPerMonth: 300 }, { usdPerMonth: 20 }, { usdPerMonth: 250 }, { usdPerMonth: 10 }]
    // $10 on the first two days of October that are known, and on each of the others.
    const [, second] = pacesOf(2, () => ({ prod: 10 }), budgets)
    expect(second?.news).toEqual(['10 over', '20 at_risk', '250 at_risk', '300 at_risk'])
    // None of them passes by the days that are to come: as the settings have them.
    const late = [{ usdPerMonth: 305 }, { usdPerMonth: 301 }, { usdPerMonth: 308 }]
    expect(pacesOf(2, () => ({ prod: 10 }), late)[1]?.news).toEqual(['305 at_risk', '301 at_risk', '308 at_risk'])
  })
})
