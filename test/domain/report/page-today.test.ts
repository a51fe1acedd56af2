import { expect, test } from 'vitest'
import { pageToday } from '../../../domain/report/page-today.ts'
import type { HourRate } from '../../../domain/trend/hour-watch.ts'

/** An hour that costs a dollar times its factor: rates are by the day. */
const hour = (day: string, at: number, usd = 1, complete = true): HourRate => {
  const from = Date.parse(`${day}T00:00:00Z`) + at * 3_600_000
  const instant = (time: number) => new Date(time).toISOString().replace('.000', '')
  const rate = { schema: 1, day, complete, monitors: ['m'], usd: usd * 24, usdByFigure: {}, usdByPlace: {} }
  return { from: instant(from), to: instant(from + 3_600_000), at: `0${at}:00`, rate } as unknown as HourRate
}

const run = { day: '2026-11-21', timeZone: 'UTC', settledUntil: '2026-11-22T03:00:00Z' } as const
const today = [hour('2026-11-22', 0), hour('2026-11-22', 1, 2), hour('2026-11-22', 2, 5, false)]
const yesterday = [hour('2026-11-21', 0, 4), hour('2026-11-21', 1, 4), hour('2026-11-21', 2, 4)]

test('today so far is its whole hours, beside the same hours before', () => {
  expect(pageToday(run, { schema: 1, hours: [...today, ...yesterday] })).toEqual({
    // $1 and $2; the third hour lacks something.
    ...{ day: '2026-11-22', hoursOver: 3, hours: 2, usd: expect.closeTo(3, 9) },
    earlier: [
      { day: '2026-11-21', usd: expect.closeTo(8, 9) },
      { day: '2026-11-15', usd: null },
    ],
  })
})

test('nothing is told where no hour is collected as it comes, nor of a day long past', () => {
  expect(pageToday(run, { schema: 1, hours: yesterday })).toBeNull()
  expect(pageToday({ ...run, day: '2026-11-19' }, { schema: 1, hours: today })).toBeNull()
})
