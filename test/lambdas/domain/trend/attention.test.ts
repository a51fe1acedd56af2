import { describe, expect, test } from 'vitest'
import type { Finding, Proof } from '../../../../lambdas/domain/findings/finding.ts'
import type { ReportStatus } from '../../../../lambdas/domain/report/report.ts'
import { type AlertLimits, type Attention, attentionOf } from '../../../../lambdas/domain/trend/attention.ts'
import type { Budget } from '../../../../lambdas/domain/trend/budget.ts'
import { measuresFor, trendOf } from '../../../../lambdas/domain/trend/trend.ts'
import type { TrendDay, TrendPair } from '../../../../lambdas/domain/trend/trend-day.ts'

const FIRST = Date.parse('2026-10-05T00:00:00Z')
/** Days by number; the first is a Monday. */
const dayOf = (number: number) => new Date(FIRST + number * 86_400_000).toISOString().slice(0, 10)
const isWeekend = (number: number) => number % 7 >= 5

const LIMITS: AlertLimits = { percent: 20, usd: 1, minimumUsd: 2 }

interface Costs {
  readonly prod: number
  readonly test?: number
  readonly pairs?: readonly TrendPair[]
  readonly status?: ReportStatus
  readonly findings?: readonly Pick<Finding, 'id' | 'usdPerMonth'>[]
  readonly proofs?: readonly Pick<Proof, 'id' | 'status' | 'since'>[]
}

/** A month and more, day after day, each with what the one before it had told. */
function story(days: number, costsOn: (number: number) => Costs, limits = LIMITS, budgets: readonly Budget[] = []) {
  const past: TrendDay[] = []
  const told: Attention[] = []
  for (let number = 0; number < days; number++) {
    const { prod, test: testUsd = 0, pairs = [], status = 'complete', findings = [], proofs = [] } = costsOn(number)
    const usd = prod + testUsd
    const today: TrendDay = {
      schema: 1,
      day: dayOf(number),
      complete: status === 'complete',
      unknownShare: 0,
      monitors: ['m'],
      usd,
      usdByFigure: { inter_az: usd, nat: 0, other: 0 },
      usdByPlace: { '["prod","shop"]': prod, '["test","shop"]': testUsd },
      pairs,
      pairsLeftOut: 0,
    }
    const measures = measuresFor(today, past)
    const trend = trendOf(today, measures, budgets)
    const facts = { today, measures, trend, status, clusters: ['prod', 'test'], limits }
    const news = attentionOf({ ...facts, findings: findings as Finding[], proofs: proofs as Proof[] })
    told.push(news.attention)
    past.push({ ...today, told: news.told })
  }
  return told
}

const totals = (told: readonly Attention[]) =>
  told.map(({ alarms }) => alarms.find(({ of }) => of === 'total')?.state ?? '')

describe('a step', () => {
  // $10 a weekday and $5 on a weekend; twice that from day 20 on, a Sunday.
  const doubled = (number: number) => ({ prod: (isWeekend(number) ? 5 : 10) * (number >= 20 ? 2 : 1) })

  test('is loud on its first day, stands after that, and is usual one day', () => {
    const states = totals(story(48, doubled))
    expect(states.slice(0, 20).every((state) => state === '')).toBe(true)
    expect(states[20]).toBe('raised')
    expect(states.slice(21).every((state) => state === 'standing' || state === '')).toBe(true)
    expect(states[21]).toBe('standing')
    // Day 41 is the fourth Sunday of it: the median of the four before is half old, half new.
    expect(states.slice(-6).every((state) => state === '')).toBe(true)
  })

  test('names its total, its usual, its first day, and the parts that rose with it', () => {
    const { alarms } = story(22, doubled)[21] as Attention
    const step = { usd: 20, usualUsd: 10, since: dayOf(20), state: 'standing' }
    expect(alarms).toEqual([
      { of: 'total', name: '', ...step },
      { of: 'cluster', name: 'prod', ...step },
      { of: 'figure', name: 'inter_az', ...step },
    ])
  })

  test('is loud again once it is worse by as much again, and only then', () => {
    const worse = (number: number) => ({ prod: number < 20 ? 10 : number < 23 ? 15 : number < 25 ? 17.9 : 19 })
    // 15 to 17.9 is 19 %, to 19 is 27 %.
    expect(totals(story(27, worse)).slice(19)).toEqual([
      '',
      'raised',
      'standing',
      'standing',
      'standing',
      'standing',
      'worse',
      'standing',
    ])
  })

  test('that ended and comes back is a new one', () => {
    const twice = (number: number) => ({ prod: number === 15 || number === 17 ? 20 : 10 })
    expect(totals(story(19, twice)).slice(14)).toEqual(['', 'raised', '', 'raised', ''])
  })

  test('is no new one after a day with gaps, and shows through one', () => {
    const gaps = (number: number) => ({
      prod: number < 15 ? 10 : number === 16 ? 4 : 20,
      status: number === 16 || number === 18 ? ('partial' as const) : ('complete' as const),
    })
    const told = story(20, gaps)
    expect(totals(told).slice(14)).toEqual(['', 'raised', '', 'standing', 'standing', 'standing'])
    // Nothing usual falls on a day with gaps.
    const hidden = story(17, (number) => ({
      prod: number < 16 ? 10 : 20,
      status: number < 16 ? 'complete' : 'partial',
    }))
    expect(hidden[16]).toMatchObject({
      alarms: [{ of: 'total', usd: 20, state: 'raised' }, {}, {}],
      reasons: ['gaps', 'alarm'],
    })
  })

  test.each([
    ['less than the percentage', 11.9, 10, LIMITS, false],
    ['the percentage', 12, 10, LIMITS, true],
    ['less than the dollars', 2.9, 2, LIMITS, false],
    ['a day below the minimum', 1.9, 0.5, LIMITS, false],
    ['from nothing', 2, 0, LIMITS, true],
    ['by the settings', 13, 10, { percent: 30, usd: 3, minimumUsd: 13 }, true],
    ['short of the settings', 12.99, 10, { percent: 20, usd: 1, minimumUsd: 13 }, false],
  ] as const)('of %s', (_, usd, usual, limits, isAlarm) => {
    expect(totals(story(15, (number) => ({ prod: number < 14 ? usual : usd }), limits))[14]).toBe(
      isAlarm ? 'raised' : '',
    )
  })

  test('of the whole shows where none of its parts has one, whatever is accepted', () => {
    // Two hundred pairs of a cent each, which become two cents each: no pair has moved enough to show.
    const many = (number: number) => {
      const usd = number < 14 ? 0.01 : 0.02
      const pairs = Array.from({ length: 200 }, (_, index) => pairOf(`p${index}`, usd))
      return { prod: 200 * usd, pairs }
    }
    const told = story(15, many)[14]
    expect(told).toMatchObject({
      alarms: [{ of: 'total', usd: 4, usualUsd: 2, state: 'raised' }, {}, {}],
      reasons: ['alarm'],
    })
  })

  test('of one cluster shows where another fell as much', () => {
    const swapped = (number: number) => (number < 14 ? { prod: 10, test: 10 } : { prod: 15, test: 5 })
    expect(story(15, swapped)[14]?.alarms).toEqual([
      { of: 'cluster', name: 'prod', usd: 15, usualUsd: 10, since: dayOf(14), state: 'raised' },
    ])
  })
})

function pairOf(source: string, usd: number): TrendPair {
  const end = (name: string) => ({ name, namespace: 'shop', kind: 'Deployment' })
  return { cluster: 'prod', source: end(source), destination: end('api'), via: 'direct', usd }
}

describe('the reasons for a whole digest', () => {
  const reasons = (told: readonly Attention[]) => told.map((one) => one.reasons.join(' '))

  test('are none on a day like the others, and that there are no others', () => {
    const told = story(30, (number) => ({ prod: isWeekend(number) ? 5 : 10 }))
    // On the first weekend nobody knows yet that weekends are cheap.
    expect(reasons(told).slice(0, 9)).toEqual(['measure', '', '', '', '', 'fall', '', '', ''])
    expect(
      reasons(told)
        .slice(14)
        .every((text) => text === ''),
    ).toBe(true)
  })

  test('are a fall, once', () => {
    expect(reasons(story(18, (number) => ({ prod: number < 14 ? 10 : 5 }))).slice(13)).toEqual(['', 'fall', '', '', ''])
  })

  test('are a pair that rose where another fell, once', () => {
    const moved = (number: number) => ({
      prod: 20,
      pairs: number < 14 ? [pairOf('a', 10), pairOf('b', 10)] : [pairOf('a', 13), pairOf('b', 7)],
    })
    expect(reasons(story(17, moved)).slice(13)).toEqual(['', 'pair', '', ''])
    // A twentieth of the usual total is the least: many small pairs move every day.
    const little = (number: number) => ({
      prod: 100,
      pairs: number < 14 ? [pairOf('a', 10), pairOf('b', 90)] : [pairOf('a', 14.9), pairOf('b', 85.1)],
    })
    expect(reasons(story(15, little))[14]).toBe('')
  })

  test('are a budget at risk, and again once it is passed', () => {
    // October has 27 days of them, from the fifth on, at $10: $310 by its end, as its first four are taken as usual.
    const told = story(27, () => ({ prod: 10 }), LIMITS, [{ usdPerMonth: 230 }])
    expect(reasons(told)[0]).toBe('measure budget')
    // Above $230 with the 24th day.
    expect(reasons(told).flatMap((text, number) => (text === 'budget' ? [number] : []))).toEqual([23])
  })

  test('are a finding that is worth an alarm, and a proof, each once', () => {
    const found = (number: number): Costs => ({
      prod: 10,
      findings: [
        ...(number >= 14 && number !== 16 ? [{ id: 'dear', usdPerMonth: 30 }] : []),
        ...(number >= 14 ? [{ id: 'cheap', usdPerMonth: 29.9 }] : []),
      ],
      proofs: number < 18 ? [] : [{ id: 'dear', status: 'fixed', since: dayOf(18) }],
    })
    expect(reasons(story(21, found)).slice(13)).toEqual(['', 'finding', '', '', '', 'proof', '', ''])
  })

  test('are gaps and missing prices', () => {
    const day = (status: ReportStatus) =>
      story(15, (number) => ({ prod: 10, status: number < 14 ? 'complete' : status }))[14]
    expect(day('partial')?.reasons).toEqual(['gaps'])
    expect(day('unpriced')?.reasons).toEqual(['unpriced'])
  })
})
