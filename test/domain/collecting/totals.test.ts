import { describe, expect, test } from 'vitest'
import { adoptedTotals, joinedTotals, type Totals } from '../../../domain/collecting/totals.ts'

const UNTIL = '2026-11-22T00:00:00Z'
const of = (monitors: Record<string, number>, more: Partial<Totals> = {}): Totals => ({
  ...{ schema: 1, until: UNTIL, asked: Object.keys(monitors), monitors, natGateways: {}, problem: null },
  hours: Object.fromEntries(Object.entries(monitors).map(([name, bytes]) => [name, { [UNTIL]: bytes }])),
  ...more,
})
const failed = (asked: string[]) => of({}, { asked, problem: 'CloudWatch could not be asked' })

describe('what was counted of a day', () => {
  test('is kept of monitors that a later run does not ask for', () => {
    const joined = joinedTotals(of({ shop: 10, bank: 20 }), of({ bank: 21, ship: 30 }))
    expect(joined.monitors).toEqual({ shop: 10, bank: 21, ship: 30 })
    expect(Object.keys(joined.hours ?? {})).toEqual(['shop', 'bank', 'ship'])
    expect(joined.asked.toSorted()).toEqual(['bank', 'ship', 'shop'])
  })

  test('is kept where CloudWatch no longer tells it, or cannot be asked', () => {
    expect(joinedTotals(of({ shop: 10 }), of({}, { asked: ['shop'] })).monitors).toEqual({ shop: 10 })
    const joined = joinedTotals(of({ shop: 10 }), failed(['shop', 'bank']))
    expect(joined).toMatchObject({ monitors: { shop: 10 }, asked: ['shop'], problem: 'CloudWatch could not be asked' })
    // The next run asks again, and has all.
    expect(joinedTotals(joined, of({ shop: 11, bank: 20 }))).toMatchObject({
      ...{ monitors: { shop: 11, bank: 20 }, asked: ['shop', 'bank'], problem: null },
    })
  })

  test('does not count as asked for what no answer came to', () => {
    expect(joinedTotals(failed(['shop']), of({ bank: 20 })).asked).toEqual(['bank'])
  })

  test('is not mixed with what was counted up to another instant', () => {
    const read = of({ bank: 20 }, { until: '2026-11-21T12:00:00Z' })
    expect(joinedTotals(of({ shop: 10 }), read)).toEqual(read)
  })
})

test("what another account's own stack counted is of its monitors here, beside what was counted here", () => {
  const own = [{ task: 'StoreDay', megabytes: 3008, invocations: 1, milliseconds: 1 }]
  const theirs = of({ shop: 10 }, { asked: ['shop', 'nat-1'], natGateways: { 'nat-1': 7 }, own })
  const adopted = adoptedTotals(theirs, (id) => (id === 'shop' ? 'shop@us-west-2' : id))
  expect(adopted).toEqual({
    ...of({ 'shop@us-west-2': 10 }),
    ...{ asked: ['shop@us-west-2', 'nat-1'], natGateways: { 'nat-1': 7 } },
  })
  // Two clusters of one name are two, and what was counted here counts.
  const { monitors, asked } = joinedTotals(adopted, of({ shop: 20 }))
  expect(monitors).toEqual({ 'shop@us-west-2': 10, shop: 20 })
  expect(asked.toSorted()).toEqual(['nat-1', 'shop', 'shop@us-west-2'])
})
