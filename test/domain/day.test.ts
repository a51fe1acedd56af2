import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayInterval,
  hoursOf,
  hoursOfDays,
  isDay,
  isoInstant,
  isTimeZone,
  localDay,
} from '../../domain/day.ts'
import { runs } from '../exhaustive/cases.ts'

describe('a day in a time zone', () => {
  test.each([
    ['UTC', '2026-11-21', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', 24],
    ['America/New_York', '2026-11-21', '2026-11-21T05:00:00Z', '2026-11-22T05:00:00Z', 24],
    ['Asia/Kolkata', '2026-11-21', '2026-11-20T18:30:00Z', '2026-11-21T18:30:00Z', 24],
    // Clocks go forward and back.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
    // Half an hour back, from UTC+11 to UTC+10:30, on 5 April.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 25],
    // Midnight of 24 April 2026 does not exist in Cairo: the day begins at 01:00.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z', 23],
    // Samoa left out 30 December 2011; the 31st begins where the 29th ends.
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z', 24],
  ])('%s %s', (timeZone, day, from, to, hours) => {
    expect(dayInterval(day, timeZone)).toEqual({ from, to })
    expect(hoursOf({ from, to })).toHaveLength(hours)
  })

  test('of a half-hour change ends with half an hour', () => {
    expect(hoursOf(dayInterval('2026-04-05', 'Australia/Lord_Howe')).at(-1)).toEqual({
      from: '2026-04-05T13:00:00Z',
      to: '2026-04-05T13:30:00Z',
    })
  })

  const days = fc
    .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2039-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Dublin',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Africa/Cairo',
    'Asia/Tehran',
  )

  test('follows the day before without a gap, and its hours tile it', () => {
    fc.assert(
      fc.property(days, zones, (day, timeZone) => {
        const interval = dayInterval(day, timeZone)
        expect(dayInterval(addDays(day, 1), timeZone).from).toBe(interval.to)
        const hours = hoursOf(interval)
        expect(hours[0]?.from).toBe(interval.from)
        expect(hours.at(-1)?.to).toBe(interval.to)
        const two = { from: interval.from, to: dayInterval(addDays(day, 1), timeZone).to }
        expect(hoursOfDays(two, timeZone)).toEqual([...hours, ...hoursOf({ from: interval.to, to: two.to })])
        for (const [index, hour] of hours.entries()) {
          expect(hours[index + 1]?.from ?? interval.to).toBe(hour.to)
          expect(Date.parse(hour.to) - Date.parse(hour.from)).toBeLessThanOrEqual(3_600_000)
        }
        expect(localDay(Date.parse(interval.from), timeZone)).toBe(day)
        expect(localDay(Date.parse(interval.to) - 1, timeZone)).toBe(day)
      }),
      runs(150),
    )
  })
})

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-01', false],
  ['2026-11-21T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})

test.each([
  ['Europe/Dublin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Africa/Port-au-Prince', false],
  ['America/Port-au-Prince', true],
  ['Etc/GMT+5', true],
  // Names that JavaScript tells by another one.
  ['Asia/Kolkata', true],
  ['Asia/Calcutta', true],
  ['Europe/Kyiv', true],
  // What JavaScript takes, and Scheduler does not.
  ['+02:00', false],
  ['EST5EDT', false],
  ['CET', false],
  ['utc', false],
  ['europe/dublin', false],
  ['Europe/dublin', false],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})

test('an instant is written without fractions', () => {
  expect(isoInstant(Date.UTC(2026, 10, 21, 13, 5, 9))).toBe('2026-11-21T13:05:09Z')
})
