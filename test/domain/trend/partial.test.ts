import { describe, expect, test } from 'vitest'
import { alertDays, type Costs, pairOf, story, totals } from './story.ts'

describe('a rise that a day with gaps told', () => {
  const costs =
    (after: (number: number) => number) =>
    (number: number): Costs => {
      const usd = number < 15 ? 10 : after(number)
      return {
        prod: usd,
        pairs: [pairOf('a', usd / 2), pairOf('b', usd / 2)],
        status: number === 15 ? 'partial' : 'ok',
      }
    }

  test('is no worse and no new one by the first whole day, which tells what it is', () => {
    // At least $14 on day 15, of which hours are missing; $30 on whole days.
    const told = story(
      24,
      costs((number) => (number === 15 ? 14 : 30)),
    )
    expect(totals(told).slice(14)).toEqual(['', 'raised', ...Array(6).fill('standing'), '', ''])
    expect(alertDays(told)).toEqual([15])
    expect(told[16]?.alarms[0]).toMatchObject({ of: 'total', usd: 30, usualUsd: 10, state: 'standing' })
  })

  test('is worse once it is above the first whole day', () => {
    expect(
      alertDays(
        story(
          24,
          costs((number) => (number === 15 ? 14 : number < 19 ? 30 : 45)),
        ),
      ),
    ).toEqual([15, 19])
  })

  test('is over where the first whole day is as usual', () => {
    const told = story(
      18,
      costs((number) => (number === 15 ? 14 : 10)),
    )
    expect(totals(told).slice(15)).toEqual(['raised', 'over', ''])
  })
})

describe('on days on which the source of another cluster could not be read', () => {
  const RISE = 15
  const costs =
    (lacking: Costs['lacking']) =>
    (number: number): Costs => ({
      ...{ prod: number < RISE ? 10 : 20, test: number % 3, status: 'partial' },
      ...{ monitors: ['m', 'n'], ...(lacking && { lacking }) },
      byMonitor: { m: { cluster: 'prod', usd: 10 }, n: { cluster: 'test', usd: number % 3 } },
    })
  const raised = (lacking?: readonly string[]) =>
    story(RISE + 1, costs(lacking))[RISE]?.alarms.map(({ of, name, usd, usualUsd }) => [of, name, usd, usualUsd])

  test('a cluster is held against its own past, and what is of all is not', () => {
    expect(raised(['n'])).toEqual([['cluster', 'prod', 20, 10]])
  })

  test('nothing is where its own source could not, nor where something else is missing', () => {
    expect(raised(['m'])).toEqual([])
    expect(raised()).toEqual([])
  })
})
