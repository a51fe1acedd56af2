import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../domain/day.ts'
import { daysOf, periodBy, periodDue } from '../../../domain/trend/period.ts'
import { type PeriodSums, periodSums } from '../../../domain/trend/period-sums.ts'
import type { DayRates, TrendDay } from '../../../domain/trend/trend-day.ts'

describe('a week or a month that is over', () => {
  test.each([
    // 2026-11-22 is a Sunday.
    ['weekly', '2026-11-22', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['weekly', '2026-11-23', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['weekly', '2026-11-28', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['weekly', '2027-01-03', '2026-12-28', '2027-01-03', '2026-12-21', '2026-12-27'],
    ['monthly', '2026-11-30', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['monthly', '2026-12-01', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['monthly', '2027-01-31', '2027-01-01', '2027-01-31', '2026-12-01', '2026-12-31'],
    ['monthly', '2028-02-29', '2028-02-01', '2028-02-29', '2028-01-01', '2028-01-31'],
  ] as const)('%s by %s is %s to %s, after %s to %s', (name, day, from, to, beforeFrom, beforeTo) => {
    expect(periodBy(name, day)).toEqual({ name, from, to, before: { from: beforeFrom, to: beforeTo } })
  })

  test('is due with the report of its last day, and of the six days after it where that one failed', () => {
    const due = (name: 'weekly' | 'monthly') =>
      daysOf({ from: '2026-11-30', to: '2026-12-08' }).map((day) => periodDue(name, day)?.to)
    // Mon 30 Nov to Sat 5 Dec are after Sunday 29 Nov; then Sunday 6 Dec is the last one.
    expect(due('weekly')).toEqual([...Array(6).fill('2026-11-29'), ...Array(3).fill('2026-12-06')])
    expect(due('monthly')).toEqual([...Array(7).fill('2026-11-30'), undefined, undefined])
  })
})

/** Of which namespace shop pays three quarters, and cluster beta one. */
const dayOf = (day: string, usd: number, more: Partial<TrendDay> = {}): TrendDay => ({
  ...{ schema: 1, day, complete: true, monitors: ['m'], usd, unknownShare: 0, pairs: [], pairsLeftOut: 0 },
  usdByFigure: { inter_az: usd / 2, nat: usd / 4, other: usd / 4 },
  usdByPlace: { '["alpha","shop"]': usd / 2, '["alpha",""]': usd / 4, '["beta","shop"]': usd / 4 },
  ...more,
})

const week = periodBy('weekly', '2026-11-22')
const november = periodBy('monthly', '2026-11-30')

/** Days of a span, each at what `usdOf` tells of it; null for none. */
const days = (from: string, to: string, usdOf: (day: string) => number | null, more: Partial<TrendDay> = {}) =>
  daysOf({ from, to }).flatMap((day) => {
    const usd = usdOf(day)
    return usd === null ? [] : [dayOf(day, usd, more)]
  })

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** A day of the week before cost $8, on weekends $4; of this one $12, on weekends $4. */
const twoWeeks = days('2026-11-09', '2026-11-22', (day) => (isWeekend(day) ? 4 : day < '2026-11-16' ? 8 : 12))

const sumsOf = (...args: Parameters<typeof periodSums>) => periodSums(...args) as PeriodSums

describe('what a week cost', () => {
  /** By hand: 5 × 12 + 2 × 4 = 68 against 5 × 8 + 2 × 4 = 48. */
  test('is the sum of its days, beside the week before', () => {
    const sums = sumsOf(week, twoWeeks)
    expect(sums).toMatchObject({ usd: 68, before: { usd: 48, daysKnown: 7 }, notCompared: null, rateChanges: [] })
    expect(sums.basis).toEqual({ days: 7, beforeDays: 7, usdPerDay: 68 / 7, beforeUsdPerDay: 48 / 7 })
    expect(sums.days.map(({ usd }) => usd)).toEqual([12, 12, 12, 12, 12, 4, 4])
    expect(sums.figures.map(({ name, usd }) => [name, usd])).toEqual([
      ['inter_az', 34],
      ['nat', 17],
      ['other', 17],
    ])
    expect(sums.clusters).toEqual([
      { name: 'alpha', usd: 51, usdPerDay: 51 / 7, beforeUsdPerDay: 36 / 7 },
      { name: 'beta', usd: 17, usdPerDay: 17 / 7, beforeUsdPerDay: 12 / 7 },
    ])
    expect(sums.moves.map(({ cluster, name, usdPerDay }) => [cluster, name, usdPerDay])).toEqual([
      ['alpha', 'shop', 34 / 7],
      ['alpha', '', 17 / 7],
      ['beta', 'shop', 17 / 7],
    ])
    expect(sums.teams).toEqual([])
  })

  /** By hand: without Saturday and Sunday of one week, 5 × 12 against 5 × 8 are left of both. */
  test('is compared by the weekdays that both weeks have, and days without a report are named and no zero', () => {
    for (const lost of [
      (day: string) => day > '2026-11-20',
      (day: string) => day === '2026-11-14' || day === '2026-11-15',
    ]) {
      const sums = sumsOf(
        week,
        twoWeeks.filter(({ day }) => !lost(day)),
      )
      expect(sums.basis).toEqual({ days: 5, beforeDays: 5, usdPerDay: 12, beforeUsdPerDay: 8 })
    }
    const sums = sumsOf(
      week,
      twoWeeks.filter(({ day }) => day <= '2026-11-20'),
    )
    expect(sums.usd).toBe(60)
    expect(sums.days.slice(-2)).toEqual([
      { day: '2026-11-21', usd: null, notKnown: 'no_report', isWhole: false },
      { day: '2026-11-22', usd: null, notKnown: 'no_report', isWhole: false },
    ])
  })

  test('counts a day that lacks something, and compares it with none', () => {
    const lacking = twoWeeks.map((one) => (one.day === '2026-11-18' ? { ...one, usd: 1, complete: false } : one))
    const sums = sumsOf(week, lacking)
    expect(sums.usd).toBe(57)
    expect(sums.days.filter(({ isWhole }) => !isWhole)).toEqual([
      { day: '2026-11-18', usd: 1, notKnown: null, isWhole: false },
    ])
    // Five weekdays are left, four of them at $12 and $8, with two at $4.
    expect(sums.basis).toEqual({ days: 6, beforeDays: 6, usdPerDay: 56 / 6, beforeUsdPerDay: 40 / 6 })
  })

  test('says "at least" of the days whose reports did: a day without traffic lacks nothing, one that was cut does', () => {
    const of = (more: Partial<TrendDay>) =>
      sumsOf(
        week,
        twoWeeks.map((one) => (one.day === '2026-11-22' ? { ...one, ...more } : one)),
      ).days.at(-1)
    expect(of({ usd: 0, complete: false, isAtLeast: false })).toMatchObject({ usd: 0, isWhole: true })
    expect(of({ complete: true, isAtLeast: true })).toMatchObject({ usd: 4, isWhole: false })
  })

  test.each([
    ['of which no earlier day has a report', 'no_report', twoWeeks.filter(({ day }) => day >= '2026-11-16')],
    [
      'after one of other monitors',
      'others',
      twoWeeks.map((one) => (one.day < '2026-11-16' ? { ...one, monitors: ['n'] } : one)),
    ],
    ['of which three weekdays are whole in both', 'too_few', twoWeeks.filter(({ day }) => day < '2026-11-19')],
  ] as const)('%s is compared with nothing: %s', (_, notCompared, known) => {
    const sums = sumsOf(week, known)
    expect(sums).toMatchObject({ notCompared, basis: null, moves: [] })
    expect(
      [...sums.clusters, ...sums.figures].map(({ usdPerDay, beforeUsdPerDay }) => [usdPerDay, beforeUsdPerDay]),
    ).toEqual(Array(5).fill([null, null]))
  })

  test('is not known without a report', () => {
    expect(
      periodSums(
        week,
        twoWeeks.filter(({ day }) => day < '2026-11-16'),
      ),
    ).toBeUndefined()
  })
})

describe('what a month cost', () => {
  /** By hand: 30 days at $2 are $60, 31 at $2 are $62: the same a day. */
  test('is compared by the day, as months have unequal lengths', () => {
    const sums = sumsOf(
      november,
      days('2026-10-01', '2026-11-30', () => 2),
    )
    expect(sums).toMatchObject({ usd: 60, before: { usd: 62, daysKnown: 31 } })
    expect(sums.basis).toEqual({ days: 30, beforeDays: 31, usdPerDay: 2, beforeUsdPerDay: 2 })
    expect(sums.moves).toEqual([])
  })

  test('after half a month is compared, after less than that it is not', () => {
    const since = (day: string) =>
      sumsOf(
        november,
        days(day, '2026-11-30', () => 2),
      ).basis
    expect(since('2026-10-16')).toMatchObject({ beforeDays: 16 })
    expect(since('2026-10-17')).toBeNull()
  })
})

describe('rates', () => {
  const rates: DayRates = {
    ...{ interAzUsdPerGbEachDirection: 0.01, natUsdPerGb: 0.045, endpointUsdPerGb: 0.01, transitUsdPerGb: 0.02 },
    priceFactor: 1,
  }
  const withRates = (of: (day: string) => Partial<DayRates>, bytesOf = (_: string) => 2 ** 30) =>
    twoWeeks.map((one) => ({ ...one, rates: { ...rates, ...of(one.day) }, bytesPerGigabyte: bytesOf(one.day) }))

  test('that change in the week or the one before are told with their day', () => {
    const known = withRates((day) => (day < '2026-11-18' ? {} : { natUsdPerGb: 0.048 }))
    expect(sumsOf(week, known).rateChanges).toEqual([
      { day: '2026-11-18', rate: 'natUsdPerGb', from: 0.045, to: 0.048 },
    ])
  })

  test('by another factor are one change, and another gigabyte is one', () => {
    const half = (day: string) => day >= '2026-11-12'
    const known = withRates(
      (day) => (half(day) ? { natUsdPerGb: 0.0225, transitUsdPerGb: 0.01, priceFactor: 0.5 } : {}),
      (day) => (half(day) ? 1e9 : 2 ** 30),
    )
    expect(sumsOf(week, known).rateChanges).toEqual([
      { day: '2026-11-12', rate: 'bytesPerGigabyte', from: 2 ** 30, to: 1e9 },
      { day: '2026-11-12', rate: 'priceFactor', from: 1, to: 0.5 },
    ])
  })

  test('of another region are no change of any', () => {
    const elsewhere = twoWeeks.map((one) => ({
      ...{ ...one, bytesPerGigabyte: 2 ** 30 },
      rates: one.day < '2026-11-18' ? rates : { ...rates, natUsdPerGb: 0.048, region: 'eu-west-1' },
    }))
    expect(sumsOf(week, elsewhere).rateChanges).toEqual([])
  })

  test('of days that do not tell theirs are not taken for a change', () => {
    const known = withRates(() => ({})).map(({ rates: _, ...one }) =>
      one.day < '2026-11-17' ? one : { ...one, rates },
    )
    expect(sumsOf(week, known).rateChanges).toEqual([])
  })
})

describe('a team', () => {
  const withTeams =
    (id = 'a', split = { shop: 0.75, unowned: 0.25 }) =>
    (one: TrendDay): TrendDay => ({
      ...one,
      teams: {
        id,
        usd: { '["alpha","shop","shop"]': one.usd * split.shop, '["beta","","unowned"]': one.usd * split.unowned },
      },
    })

  test('has its own sums, clusters and comparison, and no charges', () => {
    const sums = sumsOf(week, twoWeeks.map(withTeams()), 'shop')
    // Three quarters of 68 and of 48.
    expect(sums).toMatchObject({ usd: 51, before: { usd: 36 }, figures: [], teams: [] })
    expect(sums.clusters).toEqual([{ name: 'alpha', usd: 51, usdPerDay: 51 / 7, beforeUsdPerDay: 36 / 7 }])
    expect(sums.basis?.beforeUsdPerDay).toBe(36 / 7)
  })

  test('is not held against days by other rules; the rules of all days are told', () => {
    const known = twoWeeks.map((one) => withTeams(one.day < '2026-11-18' ? 'a' : 'b')(one))
    expect(sumsOf(week, known, 'shop')).toMatchObject({ basis: null, notCompared: 'others', teamsSince: '2026-11-18' })
    const { teams, basis } = sumsOf(week, known)
    expect(basis).not.toBeNull()
    expect(teams.map(({ name, usd, usdPerDay }) => [name, usd, usdPerDay])).toEqual([
      ['shop', 51, null],
      ['unowned', 17, null],
    ])
  })

  test('that nobody had decided on is not known, and what the day cost was unowned', () => {
    const known = twoWeeks.map((one) => (one.day < '2026-11-20' ? one : withTeams()(one)))
    const sums = sumsOf(week, known, 'shop')
    expect(sums.days.map(({ usd }) => usd)).toEqual([null, null, null, null, 9, 3, 3])
    expect(sums.days.map(({ notKnown }) => notKnown)).toEqual([...Array(4).fill('no_teams'), null, null, null])
    expect(sums.notCompared).toBe('no_teams')
    // Without any report, that is what is told.
    const first = sumsOf(week, known.slice(-4), 'shop')
    expect(first.days.map(({ notKnown }) => notKnown)).toEqual([
      ...Array(3).fill('no_report'),
      'no_teams',
      null,
      null,
      null,
    ])
    expect(first.notCompared).toBe('no_report')
    // 4 × 12 before anybody decided, and a quarter of 12 + 4 + 4.
    expect(sumsOf(week, known).teams.map(({ name, usd }) => [name, usd])).toEqual([
      ['shop', 15],
      ['unowned', 53],
    ])
    expect(periodSums(week, twoWeeks, 'shop')).toBeUndefined()
  })
})

test('by law the parts of a period are its whole, whatever is missing of it, and order does not matter', () => {
  const cents = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 4)
  const teamNames = fc.constantFrom('shop', 'search', 'unowned')
  const place = fc.record({
    cluster: fc.constantFrom('a', 'b'),
    namespace: fc.constantFrom('', 'x', 'y'),
    team: teamNames,
    usd: cents,
  })
  const oneDay = fc.record({
    places: fc.array(place, { maxLength: 6 }),
    complete: fc.boolean(),
    rules: fc.constantFrom('r', 's', null),
    monitors: fc.constantFrom(['m'], ['m', 'n']),
  })
  const sumBy = <One>(all: readonly One[], keyOf: (one: One) => string, usdOf: (one: One) => number) =>
    Object.fromEntries(
      [...Map.groupBy(all, keyOf)].map(([key, own]) => [key, own.reduce((sum, one) => sum + usdOf(one), 0)]),
    )
  fc.assert(
    fc.property(
      fc.array(fc.option(oneDay), { minLength: 61, maxLength: 61 }),
      fc.constantFrom('weekly', 'monthly'),
      (facts, name) => {
        const all = facts.flatMap((one, index): TrendDay[] => {
          if (one === null) return []
          const { places, rules, complete, monitors } = one
          const usd = places.reduce((sum, { usd: own }) => sum + own, 0)
          return [
            {
              ...dayOf(addDays('2026-10-01', index), usd, { complete, monitors }),
              usdByFigure: { inter_az: usd, nat: 0, other: 0 },
              usdByPlace: sumBy(
                places,
                ({ cluster, namespace }) => JSON.stringify([cluster, namespace]),
                ({ usd: own }) => own,
              ),
              ...(rules === null
                ? {}
                : {
                    teams: {
                      id: rules,
                      usd: sumBy(
                        places,
                        (p) => JSON.stringify([p.cluster, p.namespace, p.team]),
                        (p) => p.usd,
                      ),
                    },
                  }),
            },
          ]
        })
        const dates = periodBy(name, '2026-11-30')
        const sums = periodSums(dates, all)
        const own = all.filter(({ day }) => day >= dates.from && day <= dates.to)
        if (sums === undefined) return expect(own).toEqual([])
        const total = (parts: readonly { readonly usd: number | null }[]) =>
          parts.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
        expect(sums.usd).toBe(total(own))
        for (const parts of [sums.days, sums.figures, sums.clusters]) expect(total(parts)).toBe(sums.usd)
        if (own.some(({ teams }) => teams)) expect(total(sums.teams)).toBe(sums.usd)
        for (const { name: team, usd } of sums.teams) {
          if (team !== 'unowned') expect(periodSums(dates, all, team)?.usd ?? 0).toBe(usd)
        }
        if (sums.basis && sums.teams.every(({ usdPerDay }) => usdPerDay !== null)) {
          expect(sums.clusters.reduce((sum, { usdPerDay }) => sum + (usdPerDay ?? 0), 0)).toBeCloseTo(
            sums.basis.usdPerDay,
            8,
          )
        }
        expect(periodSums(dates, all.toReversed())).toEqual(sums)
      },
    ),
    { numRuns: 60 },
  )
})
