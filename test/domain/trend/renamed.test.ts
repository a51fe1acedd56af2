import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { underNewNames } from '../../../domain/trend/renamed.ts'
import type { TrendDay, TrendPair } from '../../../domain/trend/trend-day.ts'
import { dayOf, LIMITS, pairOf, story, storyDays } from './story.ts'

const far = (name: string) => ({ name, namespace: '', kind: '' })
/** A call of a far end, by `source` of the namespace `shop`. */
const call = (name: string, usd: number, source = 'web'): TrendPair => ({
  ...pairOf(source, usd),
  destination: far(name),
})
/** What an end outside of the cluster sends to a workload. */
const sent = (name: string, usd: number): TrendPair => {
  const { source, ...pair } = pairOf('web', usd)
  return { ...pair, source: far(name), destination: source }
}
/** A day of these pairs, beside what never changes. */
const dayWith = (pairs: readonly TrendPair[], usd = pairs.reduce((all, pair) => all + pair.usd, 0)) => ({
  prod: usd + 10,
  pairs: [pairOf('jobs', 10), ...pairs],
})
type Pairs = (number: number) => readonly TrendPair[]
const CHANGE = 15

/** Rises of pairs on some day, by far end. */
const rises = (pairs: Pairs, day = CHANGE) =>
  (story(day + 1, (number) => dayWith(pairs(number)))[day]?.alarms ?? [])
    .filter(({ of, state }) => of === 'pair' && state === 'raised')
    .map(({ pair, usd, usualUsd }) => [pair?.destination.name, usualUsd, usd])
const movers = (pairs: Pairs, day = CHANGE) => {
  const trend = storyDays(day + 1, (number) => dayWith(pairs(number)), LIMITS)[day]?.trend
  return [...(trend?.up ?? []), ...(trend?.down ?? [])].map(({ destination, flag, usualUsd, usd }) => [
    destination.name,
    flag,
    usualUsd,
    usd,
  ])
}

describe('a far end that has another name from a day on', () => {
  const renamed: Pairs = (number) => [call(number < CHANGE ? 'RDS database' : 'orders (Aurora PostgreSQL, writer)', 10)]

  test('has not risen, nor moved, on that day or a later one', () => {
    const days = story(CHANGE + 10, (number) => dayWith(renamed(number))).slice(CHANGE)
    expect(days.map(({ reasons }) => reasons)).toEqual(days.map(() => []))
    expect(movers(renamed)).toEqual([])
    const caller: Pairs = (number) => [sent(number < CHANGE ? 'ALB web' : 'ALB web (Ingress shop/web)', 10)]
    expect(rises(caller)).toEqual([])
    expect(movers(caller)).toEqual([])
  })

  test('has its old one back, and another again', () => {
    const flapping: Pairs = (number) => [
      call(number < 8 || (number >= 12 && number < 16) ? 'RDS database' : 'orders', 10),
    ]
    for (const day of [8, 9, 12, 13, 16, 17]) {
      expect(rises(flapping, day)).toEqual([])
      expect(movers(flapping, day)).toEqual([])
    }
  })

  test('is several from then on, each with its part of what the one cost; or several become one', () => {
    const split: Pairs = (number) =>
      number < CHANGE ? [call('RDS database', 10)] : [call('orders', 7), call('users', 3)]
    const joined: Pairs = (number) => split(2 * CHANGE - 1 - number)
    for (const pairs of [split, joined]) {
      expect(rises(pairs)).toEqual([])
      expect(movers(pairs)).toEqual([])
    }
  })

  test('that is all addresses before it has a name has not risen', () => {
    const named: Pairs = (number) =>
      number < CHANGE ? [call(`52.1.1.${number}`, 6), call(`52.1.2.${number}`, 4)] : [call('Datadog', 10)]
    expect(rises(named)).toEqual([])
  })

  test('rises by what it costs beyond what the old one did', () => {
    const dearer: Pairs = (number) => [call(number < CHANGE ? 'RDS database' : 'orders', number < CHANGE ? 10 : 25)]
    expect(rises(dearer)).toEqual([['orders', 10, 25]])
    expect(movers(dearer)).toEqual([['orders', null, 10, 25]])
    const later: Pairs = (number) => [call(number < CHANGE ? 'RDS database' : 'orders', number < CHANGE + 3 ? 10 : 25)]
    expect(rises(later, CHANGE + 3)).toEqual([['orders', 10, 25]])
  })

  test('whose rise was told before is not told again under the new one', () => {
    const told: Pairs = (number) => [call(number < CHANGE ? 'RDS database' : 'orders', number < CHANGE - 2 ? 10 : 25)]
    const days = story(CHANGE + 2, (number) => dayWith(told(number)))
    const states = days.map(({ alarms }) => alarms.find(({ of }) => of === 'pair')?.state)
    // The one who reads it sees the same rise stand.
    expect(states.slice(CHANGE - 3)).toEqual([undefined, 'raised', 'standing', 'standing', 'standing'])
  })
})

describe('a far end that is new', () => {
  test('rises where the others go on, whoever else stopped', () => {
    const beside: Pairs = (number) => [call('orders', 10), ...(number < CHANGE ? [] : [call('users', 10)])]
    expect(rises(beside)).toEqual([['users', 0, 10]])
    const others: Pairs = (number) => [number < CHANGE ? call('orders', 10, 'api') : call('orders', 10)]
    expect(rises(others)).toEqual([['orders', 0, 10]])
    const way: Pairs = (number) => [
      { ...call('a', 10), ...(number < CHANGE ? {} : { via: 'nat', destination: far('b') }) },
    ]
    expect(rises(way)).toEqual([['b', 0, 10]])
    // Addresses are others each day: they go on.
    const addresses: Pairs = (number) => [call(`52.1.1.${number}`, 10), ...(number < CHANGE ? [] : [call('users', 10)])]
    expect(rises(addresses)).toEqual([['users', 0, 10]])
  })

  test('has no past of one that cost ten times as much, nor of one that comes back', () => {
    // Of $10, $0.50 begin that day; three days later they are $10.
    const little: Pairs = (number) =>
      number < CHANGE ? [call('orders', 10)] : [call('users', number < CHANGE + 3 ? 0.5 : 10)]
    expect(rises(little, CHANGE + 3)).toEqual([['users', expect.closeTo(0, 9), 10]])
    const back: Pairs = (number) => [
      ...(number === CHANGE - 1 ? [] : [call('orders', 10)]),
      ...(number < CHANGE - 1 ? [] : [call('users', 10)]),
    ]
    expect(rises(back, CHANGE)).toEqual([['users', 0, 10]])
  })
})

const name = fc.constantFrom('a', 'b', 'c', 'd', '52.1.1.1', '52.1.1.2')
const daysOf = fc.array(
  fc.uniqueArray(fc.record({ name, source: fc.constantFrom('web', 'api'), usd: fc.integer({ min: 1, max: 50 }) }), {
    selector: (one) => `${one.source} ${one.name}`,
  }),
  { minLength: 1, maxLength: 8 },
)

test('whatever goes on under whatever names, each caller’s dollars of each day stay, and so does what goes on today', () => {
  fc.assert(
    fc.property(daysOf, (given) => {
      const days = given.map(
        (pairs, number) =>
          ({
            day: dayOf(number),
            pairs: pairs.map((one) => call(one.name, one.usd, one.source)),
          }) as unknown as TrendDay,
      )
      const today = days.at(-1) as TrendDay
      const usdBy = ({ pairs }: TrendDay, source: string, far?: string) =>
        pairs
          .filter((one) => one.source.name === source && (far === undefined || one.destination.name === far))
          .reduce((sum, { usd }) => sum + usd, 0)
      const renamed = underNewNames(today, days.slice(0, -1)).days
      for (const one of days.slice(0, -1)) {
        const other = renamed.find(({ day }) => day === one.day) as TrendDay
        for (const source of ['web', 'api']) {
          expect(usdBy(other, source)).toBeCloseTo(usdBy(one, source), 9)
          // What is there today has no less of its own past.
          for (const { destination } of today.pairs.filter((pair) => pair.source.name === source)) {
            expect(usdBy(other, source, destination.name)).toBeGreaterThanOrEqual(
              usdBy(one, source, destination.name) - 1e-9,
            )
          }
        }
      }
    }),
  )
})
