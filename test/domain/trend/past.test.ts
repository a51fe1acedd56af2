import { expect, test } from 'vitest'
import type { Proof } from '../../../domain/findings/finding.ts'
import { measuresFor } from '../../../domain/trend/measures.ts'
import { pastDays } from '../../../domain/trend/past-days.ts'
import { pastEvents } from '../../../domain/trend/past-events.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'
import { usualOf } from '../../../domain/trend/usual.ts'

const dayOf = (day: string, usd: number, more: Partial<TrendDay> = {}): TrendDay => ({
  ...{
    schema: 1,
    day,
    complete: true,
    monitors: ['m'],
    usd,
    unknownShare: 0,
    usdByPlace: {},
    pairs: [],
    pairsLeftOut: 0,
  },
  usdByFigure: { inter_az: usd, nat: 0, other: 0 },
  ...more,
})
const before = (back: number) => new Date(Date.parse('2026-11-21') - back * 86_400_000).toISOString().slice(0, 10)

test('thirty days end with the report’s own, each beside what those before it made usual', () => {
  const today = dayOf(before(0), 12)
  const past = Array.from({ length: 16 }, (_, index) => dayOf(before(index + 1), 10))
  const odd = [dayOf(before(3), 10, { complete: false }), dayOf(before(5), 99, { monitors: ['other'] })]
  const days = [...past.filter(({ day }) => !odd.some((one) => one.day === day)), ...odd]
  const measures = measuresFor(today, days, [])
  const told = pastDays(today, measures, [])
  expect(told).toHaveLength(30)
  expect(told.at(-1)).toMatchObject({ day: '2026-11-21', usd: 12, isWhole: true, sameMonitors: true })
  expect(told.at(-4)).toMatchObject({ day: before(3), usd: 10, isWhole: false })
  expect(told.at(-6)).toMatchObject({ usd: 99, sameMonitors: false })
  expect(told[0]).toMatchObject({ day: before(29), usd: null, usdByFigure: null, isWhole: false, usual: null })
  // The same as the report says of its day.
  expect(told.at(-1)?.usual?.usd).toBe(usualOf(today.day, measures.known, ({ usd }) => usd, [], 'total')?.usd)
  // All days cost the same, so chance is what is taken for it: a tenth that counts as seven days beside thirteen measured ones
  // of nothing, 0.7/20 of $10, twice that each way.
  expect(told.at(-1)?.usual).toMatchObject({
    usd: 10,
    lowUsd: expect.closeTo(9.3, 1),
    highUsd: expect.closeTo(10.7, 1),
  })
})

test('a day that is missing something is held against nothing', () => {
  const today = dayOf(before(0), 12, { complete: false })
  const past = Array.from({ length: 16 }, (_, index) => dayOf(before(index + 1), 10))
  const told = pastDays(today, measuresFor(today, past, []), [])
  expect(told.at(-1)?.usual).toBeNull()
  expect(told.at(-2)?.usual).not.toBeNull()
})

test('events are the rises that were told, each day the one that says most, and what was measured', () => {
  const pair = 'pair/["prod","shop","web","data","db","direct"]'
  const rise = (since: string, usd: number, usualUsd: number, more: object = {}) => ({
    since,
    last: since,
    usd,
    usualUsd,
    ...more,
  })
  const proof = { kind: 'gateway-endpoint', id: 'a', title: 'S3 endpoint' } as unknown as Proof
  const events = pastEvents(
    '2026-11-21',
    {
      total: rise(before(2), 20, 10),
      'figure/nat': rise(before(4), 9, 1, { over: before(1) }),
      // Six of the ten dollars of the total.
      [pair]: rise(before(2), 7, 1),
      'namespace/["prod","jobs"]': rise(before(2), 3, 1),
      'total/a, b': rise(before(40), 20, 10),
      'finding/x': rise(before(2), 0, 0),
      'figure/other': rise(before(3), 1, 5),
    },
    [
      { ...proof, status: 'fixed', since: before(5), fixedOn: null },
      { ...proof, status: 'returned', since: before(1), fixedOn: before(9) },
      { ...proof, status: 'gone', since: before(1), fixedOn: null },
    ],
  )
  expect(events.map(({ day, kind }) => [day, kind])).toEqual([
    [before(9), 'fixed'],
    [before(5), 'fixed'],
    [before(4), 'rise'],
    [before(2), 'rise'],
    [before(1), 'over'],
    [before(1), 'undone'],
  ])
  expect(events[3]).toMatchObject({
    of: 'pair',
    pair: { cluster: 'prod', source: { name: 'web', namespace: 'shop' }, destination: { name: 'db' }, via: 'direct' },
    usd: 7,
    usualUsd: 1,
  })
})
