import { describe, expect, test } from 'vitest'
import { alertDays, type Costs, LIMITS, pairOf, story, storyDays, totals } from './story.ts'

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

describe('on days on which the source of another cluster lacks something', () => {
  const RISE = 15
  /** Cluster prod at $10 a day, or what it rises to; test at $5, of which a day that lacks it has none. */
  const costs =
    (lacksOn: (number: number) => boolean, lacking: readonly string[] | null = ['n'], rise = 20) =>
    (number: number): Costs => {
      const [prod, test] = [number < RISE ? 10 : rise, lacksOn(number) ? 0 : 5]
      return {
        ...{ prod, test, monitors: ['m', 'n'] },
        ...(lacksOn(number) ? { status: 'partial', ...(lacking && { lacking }) } : {}),
        byMonitor: { m: { cluster: 'prod', usd: prod }, n: { cluster: 'test', usd: test } },
        pairs: [pairOf('a', prod)],
        teams: {
          id: 'rules',
          usd: {
            '["prod","shop","web"]': prod / 2,
            '["prod","jobs","both"]': prod / 2,
            ...(test > 0 && { '["test","jobs","both"]': test }),
          },
        },
      }
    }
  const always = () => true
  const NO_TEAMS = { id: 'none', usd: {} }
  const raised = (...given: Parameters<typeof costs>) =>
    story(RISE + 1, costs(...given))[RISE]?.alarms.map(({ of, name, usd, usualUsd }) => [of, name, usd, usualUsd])
  const told = (count: number, ...given: Parameters<typeof costs>) =>
    storyDays(count, costs(...given)).map(({ trend, attention }) => ({
      usual: trend.total?.usd ?? null,
      whole: trend.readWhole && [trend.readWhole.usd, trend.readWhole.usual.usd],
      alarms: attention.alarms.length,
    }))

  test('what the others cost is held against its own past, however long it lasts', () => {
    const rises = [
      ['cluster', 'prod', 20, 10],
      // A team that is elsewhere too is held against days of which the same is missing.
      ['team', 'both', 10, 5],
      ['team', 'web', 10, 5],
      ['pair', '', 20, 10],
    ]
    expect(raised(always)?.toSorted()).toEqual(rises.toSorted())
    expect(told(RISE, always).at(-1)).toEqual({ usual: null, whole: [10, 10], alarms: 0 })
    const [, , last] = storyDays(RISE + 1, costs(always)).slice(-3)
    expect(last?.trend.up).toMatchObject([{ usd: 20, usualUsd: 10, source: { name: 'a' } }])
  })

  test('a rise is told once, and no more by the first whole days after it', () => {
    for (const last of [RISE, RISE + 2, RISE + 4, RISE + 9]) {
      const lacks = (number: number) => number >= RISE && number <= last
      // Beside $5 of others it is one of the total too; beside $30 it would be one on the first whole day, from $40 to $50.
      for (const test of [5, 30]) {
        const beside = (number: number) => ({
          ...costs(lacks)(number),
          test: lacks(number) ? 0 : test,
          teams: NO_TEAMS,
        })
        expect([last, test, alertDays(story(RISE + 18, beside))]).toEqual([last, test, [RISE]])
      }
    }
  })

  test('a rise that nothing narrower told is told by the first whole day, however much was told before', () => {
    // $30 of others that cost $50 from the first whole day on: $70, of which $10 above $40 was told.
    const [first, lacks] = [RISE + 10, (number: number) => number >= RISE && number < RISE + 10]
    const days = story(first + 9, (number) => ({
      ...costs(lacks)(number),
      ...{ test: lacks(number) ? 0 : number < first ? 30 : 50, teams: NO_TEAMS },
    }))
    expect(alertDays(days)).toEqual([RISE, first])
    const raised = days[first]?.alarms.filter(({ state }) => state === 'raised').map(({ of, usd }) => [of, usd])
    expect(raised).toContainEqual(['total', 70])
  })

  test('a rise that is over is, and no fall of the total', () => {
    const [rise, lacks, end] = [RISE, RISE + 2, RISE + 3]
    const days = story(20, (number) => ({
      ...costs((one) => one >= lacks)(number),
      ...(number >= end ? costs(always)(0) : {}),
    }))
    expect(days[rise]?.reasons).toEqual(['alarm'])
    expect(days[end]?.reasons).toEqual(['gaps', 'over'])
    const over = days[end]?.alarms.filter(({ state }) => state === 'over').map(({ of }) => of)
    expect(over?.toSorted()).toEqual(['cluster', 'pair', 'team'])
  })

  test('nothing is where its own source lacks something, nor where nobody knows which', () => {
    expect(raised(always, ['m', 'n'])).toEqual([])
    expect(raised(always, null)).toEqual([])
  })

  test('a team that is there too is not, where it was whole before', () => {
    const alarms = raised((number) => number === RISE)
    expect(alarms).toContainEqual(['team', 'web', 10, 5])
    expect(alarms?.some(([of, name]) => of === 'team' && name === 'both')).toBe(false)
  })

  test('the day itself, and the one after it, are as usual where nothing rose', () => {
    const days = told(RISE, (number) => number === 12)
    expect(days.slice(11)).toEqual([
      { usual: 15, whole: undefined, alarms: 0 },
      { usual: null, whole: [10, 10], alarms: 0 },
      { usual: 15, whole: undefined, alarms: 0 },
      { usual: 15, whole: undefined, alarms: 0 },
    ])
  })

  test('once it lacks nothing any more, what it costs is no rise', () => {
    const days = told(RISE, (number) => number < 10)
    expect(days.map(({ alarms }) => alarms)).toEqual(Array(RISE).fill(0))
  })
})

describe('a rise of clusters of which each is too small for an alert, while the source of others lacks something', () => {
  const RISE = 15
  /** Two clusters at $10 a day each, at $20 from the rise on, and one at `othersUsd`, of which some days have none. */
  const costs =
    (othersUsd: number, lacksOn: (number: number) => boolean) =>
    (number: number): Costs => {
      const usd = number < RISE ? 10 : 20
      const others = lacksOn(number) ? 0 : othersUsd
      return {
        ...{ prod: usd, test: usd + others, monitors: ['a', 'b', 'n'] },
        ...(lacksOn(number) ? { status: 'partial', lacking: ['n'] } : {}),
        byMonitor: {
          a: { cluster: 'prod', usd },
          b: { cluster: 'test', usd },
          n: { cluster: 'dev', usd: others },
        },
        places: { '["prod","shop"]': usd, '["test","shop"]': usd, '["dev","shop"]': others },
      }
    }
  const limits = { ...LIMITS, usd: 15 }
  const told = (...given: Parameters<typeof costs>) =>
    storyDays(30, costs(...given), limits).map(({ attention }) => attention)

  test('is told once, by the first whole day', () => {
    // $20 above usual: of $80 a fourth, of $120 less than a fifth.
    for (const last of [15, 17, 24]) {
      const lacksOn = (number: number) => number >= RISE && number <= last
      expect([last, alertDays(told(60, lacksOn))]).toEqual([last, [last + 1]])
      expect([last, alertDays(told(100, lacksOn))]).toEqual([last, []])
    }
    const [first] = told(60, (number) => number === RISE)[RISE + 1]?.alarms ?? []
    expect(first).toMatchObject({ of: 'total', name: '', usd: 100, usualUsd: 80, state: 'raised' })
  })
})

describe('where a source is added', () => {
  const ADDED = 15
  const costs = (number: number): Costs => {
    const [prod, test] = number < ADDED ? [10, 0] : [20, 5]
    return {
      ...{ prod, test, monitors: number < ADDED ? ['m'] : ['m', 'n'] },
      byMonitor: {
        m: { cluster: 'prod', usd: prod },
        ...(number < ADDED ? {} : { n: { cluster: 'test', usd: test } }),
      },
      teams: {
        id: 'rules',
        usd: {
          '["prod","shop","web"]': prod,
          ...(number < ADDED ? {} : { '["test","shop","batch"]': test }),
        },
      },
    }
  }

  test('a team of others is held against its past, and a rise of it is told the same day', () => {
    const alarms = story(ADDED + 1, costs)[ADDED]?.alarms ?? []
    expect(alarms.filter(({ of }) => of === 'team')).toMatchObject([{ name: 'web', usd: 20, usualUsd: 10 }])
  })
})
