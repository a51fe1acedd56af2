import { describe, expect, test } from 'vitest'
import type { Proof } from '../../../domain/findings/finding.ts'
import type { ReportStatus } from '../../../domain/report/report.ts'
import type { Attention } from '../../../domain/trend/attention.ts'
import type { TrendDay, TrendPair } from '../../../domain/trend/trend-day.ts'
import { alertDays, type Costs, dayOf, isWeekend, LIMITS, pairOf, story, totals } from './story.ts'

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
    const step = { pair: null, usd: 20, usualUsd: 10, since: dayOf(20), state: 'standing', inDigest: true }
    expect(alarms).toEqual([
      { of: 'total', name: '', cluster: '', ...step },
      { of: 'cluster', name: 'prod', cluster: 'prod', ...step },
      { of: 'figure', name: 'inter_az', cluster: '', ...step },
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

  test('that ended is told to be over, a second one is another, and a third is no news', () => {
    const days = [15, 18, 22]
    const told = story(24, (number) => ({ prod: days.includes(number) ? 20 : 10 }))
    expect(totals(told).slice(14)).toEqual(['', 'raised', 'over', '', 'raised', 'over', '', '', '', ''])
    expect(told[16]).toMatchObject({ reasons: ['over'], alarms: [{ of: 'total', usd: 10, since: dayOf(15) }, {}, {}] })
  })

  test('is no new one after a day with gaps, and shows through one', () => {
    const gaps = (number: number) => ({
      prod: number < 15 ? 10 : number === 16 ? 4 : 20,
      status: number === 16 || number === 18 ? ('partial' as const) : ('ok' as const),
    })
    const told = story(20, gaps)
    expect(totals(told).slice(14)).toEqual(['', 'raised', 'standing', 'standing', 'standing', 'standing'])
    // Of $4 nobody says that they are more than $10.
    expect(told[16]?.alarms[0]).toMatchObject({ usd: 4, usualUsd: 10, inDigest: false })
    // Nothing usual falls on a day with gaps.
    const hidden = story(17, (number) => ({
      prod: number < 16 ? 10 : 20,
      status: number < 16 ? 'ok' : 'partial',
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
    expect(story(15, swapped)[14]?.alarms).toMatchObject([
      { of: 'cluster', name: 'prod', usd: 15, usualUsd: 10, since: dayOf(14), state: 'raised', inDigest: true },
    ])
  })
})

describe('the reasons for a whole digest', () => {
  const reasons = (told: readonly Attention[]) => told.map((one) => one.reasons.join(' '))

  test('are none on a day like the others, and that there are no others', () => {
    const told = story(30, (number) => ({ prod: isWeekend(number) ? 5 : 10 }))
    // On the first weekend nobody knows yet what a weekend costs.
    expect(reasons(told).slice(0, 9)).toEqual(['measure', '', '', '', '', '', '', '', ''])
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
    expect(reasons(story(17, moved)).slice(13)).toEqual(['', 'alarm', '', ''])
    // A hundredth of the total is the least: many small pairs move every day.
    const little = (usd: number) => (number: number) => ({
      prod: 400,
      pairs: number < 14 ? [pairOf('a', 10), pairOf('b', 390)] : [pairOf('a', usd), pairOf('b', 400 - usd)],
    })
    expect(reasons(story(15, little(13.9)))[14]).toBe('')
    expect(reasons(story(15, little(14)))[14]).toBe('alarm')
  })

  test('are a budget at risk, and again once it is passed', () => {
    // October has 27 days of them, from the fifth on, at $10: $310 by its end, as its first four are taken as usual.
    const told = story(27, () => ({ prod: 10 }), LIMITS, [{ usdPerMonth: 230 }])
    expect(reasons(told)[0]).toBe('measure')
    // One day leads nowhere, two do.
    expect(reasons(told)[1]).toBe('budget')
    // Above $230 with the 24th day.
    expect(reasons(told).flatMap((text, number) => (text === 'budget' ? [number] : []))).toEqual([1, 23])
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
    const day = (status: ReportStatus) => story(15, (number) => ({ prod: 10, status: number < 14 ? 'ok' : status }))[14]
    expect(day('partial')?.reasons).toEqual(['gaps'])
    expect(day('unpriced')?.reasons).toEqual(['unpriced'])
  })
})

describe('an alert is not', () => {
  test('swallowed by a spike that was higher', () => {
    const spiked = (number: number) => ({ prod: number < 28 ? 10 : number === 28 ? 30 : number < 50 ? 13 : 29 })
    expect(alertDays(story(60, spiked))).toEqual([28, 50])
  })

  test.each([
    ['a step of 60 %, with weekends at 80 %', 28, 1.6, 0.8],
    ['a doubling, with weekends at 60 %', 28, 2, 0.6],
    ['a doubling on a Thursday, ten days after the first', 10, 2, 0.5],
  ])('repeated of %s', (_, from, factor, weekend) => {
    const costs = (number: number) => ({ prod: 10 * (isWeekend(number) ? weekend : 1) * (number >= from ? factor : 1) })
    expect(alertDays(story(from + 60, costs))).toEqual([from])
  })

  test('the end of a holiday', () => {
    expect(alertDays(story(75, (number) => ({ prod: number >= 40 && number < 54 ? 5 : 10 })))).toEqual([])
    const withWeekends = (number: number) => ({
      prod: (isWeekend(number) ? 6 : 10) * (number >= 40 && number < 54 ? 0.5 : 1),
    })
    expect(alertDays(story(95, withWeekends)).filter((number) => number > 54)).toEqual([])
  })

  test('missed where some of what had gone comes back', () => {
    // $10, $2 from day 30 of which nobody knows why, and $5 from day 37: up by half again and $3, and not back at $10.
    expect(alertDays(story(45, (number) => ({ prod: number < 30 ? 10 : number < 37 ? 2 : 5 })))).toEqual([37])
  })

  test('repeated where a rise goes about its limit', () => {
    expect(alertDays(story(60, (number) => ({ prod: number < 30 ? 10 : number % 2 ? 12.5 : 11.9 })))).toEqual([31])
  })

  test('made by chance where days differ much from week to week', () => {
    // Weeks at $8 and at $12, in turn: 50 % more is what happens.
    const swinging = (number: number) => ({ prod: Math.floor(number / 7) % 2 ? 12 : 8 })
    expect(alertDays(story(70, swinging)).filter((number) => number > 28)).toEqual([])
  })

  test('made of a cluster by a new name', () => {
    const renamed = (number: number) => (number < 30 ? { prod: 25, test: 5 } : { prod: 0, test: 30 })
    expect(alertDays(story(32, renamed))).toEqual([30])
    expect(story(32, renamed)[30]?.alarms.map(({ of, name }) => `${of} ${name}`)).toEqual(['cluster test'])
    const unknown = (number: number) => (number < 30 ? { prod: 30 } : { prod: 0, test: 30 })
    expect(alertDays(story(32, unknown))).toEqual([])
  })
})

describe('what monitors there are', () => {
  const added = (number: number) => ({
    prod: number < 30 ? 20 : 40,
    test: number < 30 ? 0 : 1,
    monitors: number < 30 ? ['m'] : ['m', 'n'],
    findings: [{ id: 'dear', usdPerMonth: 300 }],
  })

  test('does not hide the rise of a cluster that was there before', () => {
    expect(story(31, added)[30]).toMatchObject({
      alarms: [{ of: 'cluster', name: 'prod', usd: 40, usualUsd: 20, state: 'raised' }],
      reasons: ['measure', 'alarm'],
    })
  })

  test('makes nothing new of what was told', () => {
    expect(
      story(33, added)
        .slice(30)
        .flatMap(({ reasons }) => reasons),
    ).not.toContain('finding')
  })

  test('takes nothing from the month of a budget', () => {
    // October begins on its fifth: 25 days at $20 until the 29th, when a monitor comes.
    const costs = (number: number) => ({ prod: 20, monitors: number < 24 ? ['m'] : ['m', 'n'] })
    const told = story(25, costs, LIMITS, [{ usdPerMonth: 400 }])
    // It was passed with the 21st day, and is no news on the day of the monitor.
    expect(told[20]?.reasons).toEqual(['budget'])
    expect(told[24]?.reasons).toEqual(['measure'])
  })
})

describe('a day on which much has no price', () => {
  const blind = (number: number) => ({
    prod: 14,
    unknownShare: number < 28 ? 0.02 : 0.04,
    pairs: number < 30 ? [pairOf('a', 2), pairOf('b', 12)] : [pairOf('a', 12), pairOf('b', 2)],
  })

  test('is quiet, and shows a pair that rose all the same', () => {
    expect(
      story(33, blind)
        .slice(27)
        .map(({ reasons }) => reasons.join(' ')),
    ).toEqual(['', '', '', 'alarm', '', ''])
  })
})

describe('a change that is undone', () => {
  const undone =
    (afterUsdPerDay: (number: number) => number, since = dayOf(30)) =>
    (number: number): Costs => ({
      prod: 10,
      proofs:
        number < 20
          ? []
          : [
              {
                id: 'x',
                title: 'x',
                ...(number < 30
                  ? { status: 'fixed', since: dayOf(20) }
                  : { status: 'returned', since, afterUsdPerDay: afterUsdPerDay(number) }),
              },
            ],
    })

  test('is an alert once it costs as much as one needs, and once', () => {
    expect(
      alertDays(
        story(
          40,
          undone((number) => (number < 32 ? 0.9 : 20)),
        ),
      ),
    ).toEqual([32])
  })

  test('is the same whatever day it is dated to', () => {
    const moving = (number: number) => undone(() => 20, dayOf(30 + (number > 34 ? 3 : 0)))(number)
    expect(alertDays(story(40, moving))).toEqual([30])
  })

  test('is another one after it was fixed again', () => {
    const twice = (number: number): Costs => ({
      prod: 10,
      proofs: [
        {
          ...{ id: 'x', title: 'x', since: dayOf(number), afterUsdPerDay: 20 },
          status: number < 20 || (number >= 25 && number < 30) ? 'fixed' : 'returned',
        },
      ],
    })
    expect(alertDays(story(35, twice))).toEqual([20, 30])
  })
})

describe('after fixes', () => {
  const fix = (id: string, since: number, before: number, after: number): Partial<Proof> => ({
    ...{ id, title: id, status: 'fixed', since: dayOf(since), beforeUsdPerDay: before, afterUsdPerDay: after },
  })

  test('a step is loud on its first day, and held against the level of the fix', () => {
    // Crossings cost 5.48 until day 18, and 1.97 after a fix; on day 24 something else costs what the fix had saved.
    const told = story(26, (number) => {
      const crossings = number >= 18 && number < 24 ? 1.97 : 5.48
      return {
        prod: crossings + 4.98,
        figures: { inter_az: crossings, nat: 4.98, other: 0 },
        proofs: number < 18 ? [] : [fix('x', 18, 5.48, 1.97)],
      }
    })
    expect(alertDays(told)).toEqual([24])
    expect(told[24]?.alarms[0]).toMatchObject({ of: 'total', state: 'raised' })
    expect(told[24]?.alarms[0]?.usualUsd).toBeCloseTo(6.95, 10)
    expect(told[24]?.alarms.find(({ of }) => of === 'figure')).toMatchObject({ name: 'inter_az', usualUsd: 1.97 })
  })

  test('a pair that rises while others fell three times is an alert of its own', () => {
    const told = story(26, (number) => {
      const costs = {
        a: number < 8 ? 4 : 0.4,
        b: number < 13 ? 4 : 0.4,
        c: number < 18 ? 4 : 0.4,
        orders: number < 24 ? 0.36 : 3.99,
      }
      const pairs = Object.entries(costs).map(([name, usd]) => pairOf(name, usd))
      return {
        prod: pairs.reduce((sum, { usd }) => sum + usd, 0),
        pairs,
        proofs: (
          [
            ['a', 8],
            ['b', 13],
            ['c', 18],
          ] as const
        ).flatMap(([id, since]) => (number < since ? [] : [fix(id, since, 4, 0.4)])),
      }
    })
    expect(alertDays(told)).toEqual([24])
    expect(told[24]?.alarms.filter(({ of }) => of === 'pair')).toMatchObject([
      { pair: { source: { name: 'orders' } }, usd: 3.99, usualUsd: 0.36, state: 'raised', inDigest: true },
    ])
  })
})

describe('the causes of an alert', () => {
  const nat = (source: string, usd: number) => ({ ...pairOf(source, usd), via: 'nat' })
  const causesOn = (pairs: readonly TrendPair[], figures: TrendDay['usdByFigure']) =>
    story(15, (number) =>
      number < 14
        ? {
            prod: 30,
            figures: { inter_az: 22, nat: 8, other: 0 },
            pairs: [pairOf('web', 10), pairOf('job', 12), nat('sync', 8)],
          }
        : { prod: figures.inter_az + figures.nat, figures, pairs },
    )[14]

  test('are pairs of the part that rose, a tenth of it and more', () => {
    // Crossings: $4 more here, $4 less there. NAT: $9.24 more.
    const told = causesOn([pairOf('web', 14), pairOf('job', 8), nat('sync', 16.5), nat('new', 0.74)], {
      inter_az: 22,
      nat: 17.24,
      other: 0,
    })
    expect(told?.alarms.map(({ of, name, pair }) => `${of} ${name}${pair?.source.name ?? ''}`)).toEqual([
      'total ',
      'figure nat',
      'cluster prod',
      'pair sync',
      'pair web',
    ])
    expect(told?.causes.map(({ source }) => source.name)).toEqual(['sync', 'web'])
    const figure = causesOn([pairOf('web', 14), pairOf('job', 1), nat('sync', 12), nat('new', 1)], {
      inter_az: 15,
      nat: 13,
      other: 0,
    })
    expect(figure?.alarms.map(({ of, name, pair }) => `${of} ${name}${pair?.source.name ?? ''}`)).toEqual([
      'figure nat',
      'pair web',
      'pair sync',
    ])
    expect(figure?.causes.map(({ source }) => source.name)).toEqual(['sync', 'new'])
    expect(figure?.causesAreMost).toBe(true)
  })

  test('are none where all rose a little', () => {
    const told = causesOn([pairOf('web', 10.3), pairOf('job', 12), nat('sync', 8)], { inter_az: 42, nat: 8, other: 0 })
    expect(told?.alarms[0]).toMatchObject({ of: 'total', usd: 50 })
    expect(told).toMatchObject({ causes: [], causesAreMost: false })
  })
})

test('a far end that is another address each day is no news each day', () => {
  const drifting = (number: number) => ({
    prod: 20,
    pairs: [
      pairOf('a', 18),
      { ...pairOf('b', 2), destination: { name: `10.9.${number}.7`, namespace: '', kind: '' } },
      { ...pairOf('c', 2), destination: { name: `2600:1f18::${number}`, namespace: '', kind: '' } },
    ],
  })
  expect(
    story(40, drifting)
      .slice(1)
      .flatMap(({ reasons }) => reasons),
  ).toEqual([])
})
