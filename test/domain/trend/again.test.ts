import { describe, expect, test } from 'vitest'
import { alertDays, isWeekend, pairOf, story, totals } from './story.ts'

/** $10 a day, and so much from each day on. */
const from =
  (...changes: readonly (readonly [number: number, usd: number])[]) =>
  (number: number) => ({
    prod: changes.findLast(([first]) => first <= number)?.[1] ?? 10,
  })

describe('a rise that was over and comes again', () => {
  test.each([
    ['after a day, having stood for two', from([15, 20], [17, 10], [18, 20]), [15, 18]],
    ['after two days, having stood for three', from([15, 20], [18, 10], [20, 20]), [15, 20]],
    ['after two days, having stood for more than a week', from([15, 20], [23, 10], [25, 20]), [15, 25]],
    ['after a week', from([15, 20], [17, 10], [24, 20]), [15, 24]],
  ])('%s, is another alert', (_, costs, days) => {
    const told = story(30, costs)
    expect(alertDays(told)).toEqual(days)
    expect(told[days[1] as number]?.alarms[0]).toMatchObject({ of: 'total', state: 'raised', usd: 20, usualUsd: 10 })
  })

  test('is over each time, and no news the third time, however long it stood', () => {
    const costs = from([15, 20], [18, 10], [20, 20], [23, 10], [25, 20], [28, 10])
    expect(totals(story(30, costs)).slice(14)).toEqual([
      ...['', 'raised', 'standing', 'standing', 'over', ''],
      ...['raised', 'standing', 'standing', 'over', ''],
      ...['', '', '', '', ''],
    ])
  })
})

describe('the first days', () => {
  /** Day 0 is a Monday: begun four days later, a Friday is the first. */
  const onFriday = (weekend: number) => (number: number) => ({ prod: isWeekend(number + 4) ? 10 * weekend : 10 })

  test.each([0.2, 0.5, 0.8, 1])('raise no alert and no fall where weekends cost %d of the other days', (weekend) => {
    for (const costs of [onFriday(weekend), (number: number) => ({ prod: isWeekend(number) ? 10 * weekend : 10 })]) {
      expect(
        story(21, costs)
          .slice(1)
          .flatMap(({ reasons }) => reasons),
      ).toEqual([])
    }
  })

  test('tell a large pair that rises from near nothing, or from nothing, on a weekday that nobody knows', () => {
    // Day 5 is the first Saturday: all of it costs a fifth, and one pair $30.
    for (const before of [0, 0.05]) {
      const told = story(6, (number) => {
        const usd = number < 5 ? before : 30
        const rest = number < 5 ? 10 : 2
        return { prod: rest + usd, pairs: [pairOf('a', rest), ...(usd > 0 ? [pairOf('b', usd)] : [])] }
      })
      expect(alertDays(told)).toEqual([5])
      expect(told[5]?.alarms).toMatchObject([{ of: 'pair', pair: { source: { name: 'b' } }, usd: 30 }])
    }
  })
})
