import { describe, expect, test } from 'vitest'
import type { Budget, BudgetPace } from '../../../domain/trend/budget.ts'
import { measuresFor } from '../../../domain/trend/measures.ts'
import { movesOf } from '../../../domain/trend/move.ts'
import { trendOf as trendAgainst } from '../../../domain/trend/trend.ts'
import { type TrendDay, type TrendPair, trendDayOf } from '../../../domain/trend/trend-day.ts'

const end = (name: string) => ({ name, namespace: 'shop', kind: 'Deployment' })
const pair = (source: string, usd: number, via = 'direct'): TrendPair => ({
  cluster: 'prod',
  source: end(source),
  destination: end('api'),
  via,
  usd,
})
const day = (date: string, usd: number, more: Partial<TrendDay> = {}): TrendDay => ({
  schema: 1,
  day: date,
  complete: true,
  monitors: ['m'],
  usd,
  usdByFigure: { inter_az: usd / 2, nat: usd / 4, other: usd / 4 },
  usdByPlace: { '["prod","shop"]': usd * 0.75, '["prod","data"]': usd * 0.25 },
  unknownShare: 0,
  pairs: [],
  pairsLeftOut: 0,
  ...more,
})
const before = (date: string, back: number) => new Date(Date.parse(date) - back * 86_400_000).toISOString().slice(0, 10)
/** A Saturday, and the Friday before it. */
const TODAY = '2026-11-21'
const FRIDAY = '2026-11-20'
function trendOf(today: TrendDay, past: readonly TrendDay[], budgets: readonly Budget[] = []) {
  const measures = measuresFor(today, past, [])
  const moves = movesOf(today, measures.isWhole ? measures : { ...measures, known: [] })
  return trendAgainst(today, measures, moves, [], budgets, [])
}

describe('what a day is held against', () => {
  /** Working days cost $10, weekends $4, for so many days before, with what else a day says. */
  const weeks = (days: number, usdOn = (usd: number, _back: number) => usd) =>
    Array.from({ length: days }, (_, index) => {
      const date = before(TODAY, index + 1)
      const isWeekend = [0, 6].includes(new Date(date).getUTCDay())
      return day(date, usdOn(isWeekend ? 4 : 10, index + 1))
    })

  test('is the level of the newest seven days, as its weekday has of it', () => {
    // A Saturday.
    const { total, figures } = trendOf(day(TODAY, 5), weeks(28))
    expect(total).toEqual({ usd: 4, days: 7, isWeekly: true, since: null })
    expect(figures).toMatchObject([
      { name: 'inter_az', usd: 2.5, usual: { usd: 2, days: 7, isWeekly: true } },
      { name: 'nat', usd: 1.25, usual: { usd: 1, days: 7, isWeekly: true } },
      { name: 'other', usd: 1.25, usual: { usd: 1, days: 7, isWeekly: true } },
    ])
  })

  test('is no day with a twentieth more of its traffic unseen than usual, and any where that is usual', () => {
    const unseen = (share: number, back: number) => day(before(FRIDAY, back), 10, { unseenShare: share })
    const level = (share: number, past: readonly TrendDay[]) =>
      trendOf(day(FRIDAY, 8, { unseenShare: share }), past).total
    const clear = [1, 2, 3].map((back) => unseen(0, back))
    expect(level(0, clear)).toMatchObject({ usd: 10, days: 3 })
    expect(level(0.2, clear)).toBeNull()
    expect(level(0, [...clear, unseen(0.2, 4)])).toMatchObject({ days: 3 })
    const dim = [1, 2, 3].map((back) => unseen(0.2, back))
    expect(level(0.24, dim)).toMatchObject({ usd: 10, days: 3 })
    expect(level(0.26, dim)).toBeNull()
  })

  test('is a day of its kind until each weekday was there twice, and not known before that was', () => {
    // Of 13 days, Saturday was there once and Sunday twice: at $4, beside $10 of a day of the week.
    expect(trendOf(day(TODAY, 5), weeks(13)).total).toEqual({ usd: 4, days: 7, isWeekly: true, since: null })
    // Of six days one is a Sunday, as good as none; of seven, two are of a weekend.
    expect(trendOf(day(TODAY, 5), weeks(6))).toMatchObject({ total: null, isYoung: true, up: [], down: [] })
    expect(trendOf(day(TODAY, 5), weeks(7))).toMatchObject({ total: { usd: 4 }, isYoung: false })
    // A Monday after a Friday, a Saturday and a Sunday; a Tuesday has another Monday.
    const first = (date: string) =>
      ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].filter((one) => one < date).map((one) => day(one, 10))
    expect(trendOf(day('2026-11-23', 10), first('2026-11-23'))).toMatchObject({ total: null, isYoung: true })
    expect(trendOf(day('2026-11-24', 10), first('2026-11-24'))).toMatchObject({ total: { usd: 10 }, isYoung: false })
    expect(trendOf(day(TODAY, 5), weeks(14)).total).toEqual({ usd: 4, days: 7, isWeekly: true, since: null })
  })

  test('follows a step of which nobody told once four of seven days agree, and one that was told at once', () => {
    const doubled = (days: number) => weeks(28, (usd, back) => (back <= days ? 2 * usd : usd))
    expect(trendOf(day(TODAY, 5), doubled(3)).total?.usd).toBe(4)
    expect(trendOf(day(TODAY, 5), doubled(4)).total?.usd).toBe(8)
    const since = before(TODAY, 1)
    const [latest, ...others] = doubled(1)
    const told = { total: { since, last: since, usd: 20, usualUsd: 10 } }
    expect(trendOf(day(TODAY, 5), [{ ...(latest as TrendDay), told }, ...others]).total).toEqual({
      ...{ usd: 8, days: 1, isWeekly: true, since },
    })
  })

  test('is the median of the last seven known days before that, and nothing on the first', () => {
    const days = [1, 2, 3, 4, 5, 6, 8, 9].map((back) => day(before(FRIDAY, back), back * 10))
    // 10 to 60 and 80: the fourth of seven.
    expect(trendOf(day(FRIDAY, 50), days).total).toEqual({ usd: 40, days: 7, isWeekly: false, since: null })
    expect(trendOf(day(TODAY, 50), [])).toMatchObject({
      total: null,
      up: [],
      down: [],
      // One day leads nowhere.
      month: { projectedUsd: null },
    })
  })

  test('reads what days of an earlier form told: a fall had a key of its own, and no day was over', () => {
    const since = before(TODAY, 2)
    const fell = { since, last: since, usd: 5, usualUsd: 10 }
    const past = Array.from({ length: 10 }, (_, index) => day(before(TODAY, index + 1), index < 2 ? 5 : 10))
    const [latest, ...others] = past
    const told = { fall: fell, total: { ...fell, level: since }, 'proof/x/fixed': { since, last: since } }
    expect(trendOf(day(TODAY, 5), [{ ...(latest as TrendDay), told }, ...others]).total).toMatchObject({
      usd: 5,
      days: 2,
      since,
    })
  })

  test('is always the day before, and the same weekday of the week before, too', () => {
    const { yesterday, lastWeek } = trendOf(day(TODAY, 50), [day(before(TODAY, 1), 40), day(before(TODAY, 7), 80)])
    expect(yesterday).toEqual({ day: '2026-11-20', usd: 40, isWhole: true, deltaUsd: 10, percent: 25 })
    expect(lastWeek).toEqual({ day: '2026-11-14', usd: 80, isWhole: true, deltaUsd: -30, percent: -37.5 })
    const missing = trendOf(day(TODAY, 50), [day(before(TODAY, 1), 40, { complete: false })])
    expect(missing).toMatchObject({
      yesterday: { usd: 40, isWhole: false, deltaUsd: null, percent: null },
      lastWeek: { day: '2026-11-14', usd: null, deltaUsd: null },
    })
    // More unseen than usual is missing too.
    const dim = [day(before(TODAY, 1), 40, { unseenShare: 0.3 }), day(before(TODAY, 2), 50), day(before(TODAY, 3), 50)]
    expect(trendOf(day(TODAY, 50), dim).yesterday).toMatchObject({ usd: 40, isWhole: false, deltaUsd: null })
    // What is missing from the day itself is no saving.
    expect(trendOf(day(TODAY, 10, { complete: false }), [day(before(TODAY, 1), 40)]).yesterday).toMatchObject({
      usd: 40,
      isWhole: true,
      deltaUsd: null,
    })
  })

  test('is no day with gaps, of other monitors, or to come', () => {
    const others = [
      day(before(TODAY, 1), 1, { complete: false }),
      day(before(TODAY, 2), 2, { monitors: ['m', 'n'] }),
      day(before(TODAY, -1), 3),
      day(TODAY, 4),
    ]
    expect(trendOf(day(TODAY, 50), others).total).toBeNull()
  })
})

describe('movers', () => {
  const usual = (pairs: readonly TrendPair[], count = 7) =>
    Array.from({ length: count }, (_, index) => day(before(TODAY, index + 1), 10, { pairs }))

  test('are what rose and fell most, with what is new and what has gone', () => {
    const past = usual([
      pair('steady', 5),
      pair('rising', 1),
      pair('falling', 4),
      pair('leaving', 2),
      pair('cents', 0.05),
    ])
    const today = day(TODAY, 10, {
      pairs: [pair('rising', 3), pair('arriving', 2.5), pair('steady', 5.5), pair('falling', 1), pair('cents', 0.12)],
    })
    const { up, down } = trendOf(today, past)
    expect(up.map(({ source, usd, usualUsd, flag }) => [source.name, usd, usualUsd, flag])).toEqual([
      ['arriving', 2.5, 0, 'new'],
      ['rising', 3, 1, null],
    ])
    expect(down.map(({ source, usd, usualUsd, flag }) => [source.name, usd, usualUsd, flag])).toEqual([
      ['falling', 1, 4, null],
      ['leaving', 0, 2, 'gone'],
    ])
  })

  test('end once they are what is usual, and begin again when a pair comes back', () => {
    const flags = (costs: readonly number[]) => {
      const days = costs.map((usd, index) =>
        day(before(TODAY, costs.length - 1 - index), 10, { pairs: usd > 0 ? [pair('a', usd)] : [] }),
      )
      const { up, down } = trendOf(days.at(-1) as TrendDay, days.slice(0, -1))
      return [...up, ...down].map(({ flag }) => flag)
    }
    const week = [3, 3, 3, 3, 3, 3, 3]
    expect(flags([...week, 0])).toEqual(['gone'])
    // Of the last seven days, four know nothing of it.
    expect(flags([...week, 0, 0, 0, 0])).toEqual(['gone'])
    expect(flags([...week, 0, 0, 0, 0, 0])).toEqual([])
    expect(flags([...week, 0, 0, 0, 0, 0, 3])).toEqual(['back'])
    expect(flags([...week, 0, 3])).toEqual(['back'])
    expect(flags([...week, 0, 3, 3])).toEqual([])
  })

  test('are at most five each way, and the same pair another way is another pair', () => {
    const many = Array.from({ length: 9 }, (_, index) => pair(`p${index}`, index + 1))
    expect(trendOf(day(TODAY, 45, { pairs: many }), usual([])).up.map(({ source }) => source.name)).toEqual([
      'p8',
      'p7',
      'p6',
      'p5',
      'p4',
    ])
    const { up, down } = trendOf(day(TODAY, 5, { pairs: [pair('a', 5, 'nat')] }), usual([pair('a', 5)]))
    expect([up[0]?.flag, down[0]?.flag]).toEqual(['new', 'gone'])
  })

  test('are no news below what a day with too many pairs kept', () => {
    const past = usual([pair('big', 9)]).map((one) => ({ ...one, pairsLeftOut: 3 }))
    // Up to $9 it may have been there, unkept.
    expect(trendOf(day(TODAY, 5, { pairs: [pair('small', 5)] }), past)).toMatchObject({ up: [] })
    expect(trendOf(day(TODAY, 30, { pairs: [pair('large', 30)] }), past).up).toMatchObject([{ flag: null }])
  })

  test('are none of a day with gaps, nor is anything else of it', () => {
    expect(trendOf(day(TODAY, 0, { complete: false }), usual([]))).toMatchObject({
      total: null,
      figures: [{ usual: null }, { usual: null }, { usual: null }],
    })
    expect(trendOf(day(TODAY, 0, { complete: false }), usual([pair('a', 5)]))).toMatchObject({ up: [], down: [] })
  })
})

test('a day of which much more than usual has no price is held against none: what nobody knows is not free', () => {
  const past = [1, 2, 3].map((back) => day(before(FRIDAY, back), 10, { unknownShare: 0.05, pairs: [pair('a', 5)] }))
  const blind = day(FRIDAY, 1, { unknownShare: 0.08 })
  expect(trendOf(blind, past)).toMatchObject({ total: null, up: [], down: [], figures: [{ usual: null }, {}, {}] })
  // And is none for later days.
  expect(trendOf(day('2026-11-23', 10, { unknownShare: 0.05 }), [...past, blind]).total).toMatchObject({
    usd: 10,
    days: 3,
  })
  // A little more is no news.
  expect(trendOf(day(FRIDAY, 10, { unknownShare: 0.055 }), past).total).toMatchObject({ days: 3 })
})

describe('the month', () => {
  test('is what its days cost so far, and its other days at what their weekdays cost', () => {
    // November 2026 to the 21st, each day at $10; nine days are left, at $10 each.
    const past = Array.from({ length: 34 }, (_, index) => day(before(TODAY, index + 1), 10))
    expect(trendOf(day(TODAY, 10), past).month).toEqual({
      month: '2026-11',
      usd: 210,
      daysKnown: 21,
      daysSoFar: 21,
      projectedUsd: 300,
    })
  })

  test('counts weekdays apart', () => {
    // Sundays cost $1, other days $10. Of 22 to 30 November two are Sundays: 22 and 29.
    const costs = (date: string) => (new Date(date).getUTCDay() === 0 ? 1 : 10)
    const past = Array.from({ length: 34 }, (_, index) => before(TODAY, index + 1)).map((date) =>
      day(date, costs(date)),
    )
    const { usd, projectedUsd } = trendOf(day(TODAY, 10), past).month
    // Sundays of 1 to 21: 1, 8, 15.
    expect(usd).toBe(18 * 10 + 3)
    expect(projectedUsd).toBe(183 + 7 * 10 + 2)
  })

  test('says how many of its days are known, and takes the others as usual', () => {
    const past = [1, 2, 3].map((back) => day(before(TODAY, back), 10, { complete: back !== 3 }))
    expect(trendOf(day(TODAY, 10), past).month).toEqual({
      month: '2026-11',
      usd: 40,
      daysKnown: 4,
      daysSoFar: 21,
      // 26 days that nobody knows, at the median of the three that are whole.
      projectedUsd: 300,
    })
    expect(trendOf(day(TODAY, 10, { complete: false }), []).month.projectedUsd).toBeNull()
  })
})

test('a day leaves its figures and its dearest pairs to later ones', () => {
  const charges = [
    ['inter_az', 5],
    ['nat', 3],
    ['endpoint', 1.5],
    ['transit', 0.5],
  ] as const
  const rows = Array.from({ length: 502 }, (_, index) => ({
    ...pair(`p${index}`, 10),
    bytes: 1,
    gigabytes: 1,
    unpricedBytes: 0,
  }))
  const kept = trendDayOf(
    {
      day: TODAY,
      isWhole: true,
      unseenShare: 0,
      teams: undefined,
      monitors: [{ name: 'b' }, { name: 'a' }] as never,
      totals: {
        usd: 10,
        bytes: 1,
        unknownShare: 0.02,
        mostlyPriced: true,
        byCharge: charges.map(([charge, usd]) => ({ charge, usd, bytes: 1, gigabytes: 1 })),
      } as never,
    },
    rows,
    120,
  )
  expect(kept).toMatchObject({
    savingUsdPerMonth: 120,
    complete: true,
    unknownShare: 0.02,
    monitors: ['a', 'b'],
    usd: 10,
    usdByFigure: { inter_az: 5, nat: 3, other: 2 },
    usdByPlace: { '["prod","shop"]': 5020 },
    pairsLeftOut: 2,
  })
  expect(kept.pairs).toHaveLength(500)
  expect(kept.pairs[0]).toEqual(pair('p0', 10))
})

describe('a budget', () => {
  // Each day costs $10, $7.50 of it in shop; of November 21 days are known and nine are to come.
  const past = Array.from({ length: 34 }, (_, index) => day(before(TODAY, index + 1), 10))
  const pace = (budget: Budget) => trendOf(day(TODAY, 10), past, [budget]).budgets[0]

  test.each<[Budget, number, number, BudgetPace['status'], string | null]>([
    [{ usdPerMonth: 400 }, 210, 300, 'on_track', null],
    [{ usdPerMonth: 300 }, 210, 300, 'on_track', null],
    // $210 on the 21st and $10 a day: above $245 on the 25th.
    [{ usdPerMonth: 245 }, 210, 300, 'at_risk', '2026-11-25'],
    // Above $100 with the eleventh day.
    [{ usdPerMonth: 100 }, 210, 300, 'over', '2026-11-11'],
    [{ namespace: 'shop', usdPerMonth: 200 }, 157.5, 225, 'at_risk', '2026-11-27'],
    [{ cluster: 'prod', namespace: 'data', usdPerMonth: 80 }, 52.5, 75, 'on_track', null],
    [{ cluster: 'prod', usdPerMonth: 200 }, 210, 300, 'over', '2026-11-21'],
  ])('of %j has cost %d, leads to %d, and is %s', (budget, usd, projectedUsd, status, passedOn) => {
    expect(pace(budget)).toEqual({ ...budget, usd, projectedUsd, status, passedOn })
  })

  // $0 would be a budget kept.
  test.each<Budget>([
    { cluster: 'other', usdPerMonth: 1 },
    { cluster: 'prod', namespace: 'shpo', usdPerMonth: 1 },
    { team: 'shop', usdPerMonth: 1 },
  ])('of %j, which nobody has, is not known', (budget) => {
    expect(pace(budget)).toEqual({ ...budget, usd: null, projectedUsd: null, status: 'not_known', passedOn: null })
  })

  test('is on track where nothing usual is known, and over where that shows', () => {
    const gaps = day(TODAY, 10, { complete: false })
    expect(trendOf(gaps, [], [{ usdPerMonth: 20 }, { usdPerMonth: 5 }]).budgets).toMatchObject([
      { usd: 10, projectedUsd: null, status: 'on_track', passedOn: null },
      { usd: 10, projectedUsd: null, status: 'over', passedOn: TODAY },
    ])
  })
})
