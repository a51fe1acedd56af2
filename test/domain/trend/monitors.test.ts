import { describe, expect, test } from 'vitest'
import { type Costs, pairOf, story } from './story.ts'

/** Day 21 is a Monday: from it on there is another monitor, and prod costs twice as much. */
const CHANGED = 21

const NONE: NonNullable<Costs['byMonitor']> = {}

describe('on the day on which a monitor comes or goes', () => {
  const costsOf =
    (others: (number: number) => NonNullable<Costs['byMonitor']>) =>
    (number: number): Costs => {
      const usd = number < CHANGED ? 10 : 20
      const byMonitor = { m: { cluster: 'prod', usd }, ...others(number) }
      const rest = Object.values(byMonitor).filter(({ cluster }) => cluster === 'test')
      return {
        prod: usd,
        test: rest.reduce((sum, one) => sum + one.usd, 0),
        places: { '["prod","shop"]': usd - 4, '["prod","data"]': 4 },
        pairs: [pairOf('a', usd - 4)],
        monitors: Object.keys(byMonitor).toSorted(),
        byMonitor,
      }
    }
  const namesOn = (costs: (number: number) => Costs, number = CHANGED) =>
    story(number + 1, costs)
      [number]?.alarms.filter(({ state }) => state === 'raised')
      .map(({ of, name, pair, usd, usualUsd }) => [of, name || (pair?.source.name ?? ''), usd, usualUsd])

  test.each<[string, (number: number) => NonNullable<Costs['byMonitor']>]>([
    ['another cluster comes', (number) => (number < CHANGED ? NONE : { n: { cluster: 'test', usd: 50 } })],
    ['another cluster goes', (number) => (number < CHANGED ? { n: { cluster: 'test', usd: 50 } } : NONE)],
  ])(
    'and %s, a cluster, its namespaces and its pairs are held against their own past, and the total of what stands',
    (_, others) => {
      expect(namesOn(costsOf(others))).toEqual([
        ['total', 'm', 20, 10],
        ['cluster', 'prod', 20, 10],
        ['namespace', 'shop', 16, 6],
        ['pair', 'a', 16, 6],
      ])
    },
  )

  test('of its own cluster, the total of the monitors that stand is, and nothing else', () => {
    expect(namesOn(costsOf((number) => (number < CHANGED ? NONE : { n: { cluster: 'prod', usd: 50 } })))).toEqual([
      ['total', 'm', 20, 10],
    ])
  })

  test('nothing is told where nothing rose, nor on the days after it', () => {
    const told = story(CHANGED + 10, (number) => {
      const byMonitor = {
        m: { cluster: 'prod', usd: 10 },
        ...(number < CHANGED ? {} : { n: { cluster: 'test', usd: 50 } }),
      }
      return { prod: 10, test: number < CHANGED ? 0 : 50, monitors: Object.keys(byMonitor), byMonitor }
    })
    expect(told.slice(1).flatMap(({ reasons }, number) => reasons.map((reason) => `${number + 1} ${reason}`))).toEqual([
      `${CHANGED} measure`,
    ])
  })

  test('a rise within a week of it is told of the total of what stands too', () => {
    const later = (number: number): Costs => {
      const usd = number < CHANGED + 3 ? 10 : 20
      const byMonitor = {
        m: { cluster: 'prod', usd },
        ...(number < CHANGED ? {} : { n: { cluster: 'prod', usd: 50 } }),
      }
      return { prod: usd + (number < CHANGED ? 0 : 50), monitors: Object.keys(byMonitor), byMonitor }
    }
    expect(namesOn(later, CHANGED + 3)).toContainEqual(['total', 'm', 20, 10])
  })
})
