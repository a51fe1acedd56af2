import { describe, expect, test } from 'vitest'
import { reportDayOffset } from '../../cdk/report-day.ts'

const HOUR = 3_600_000
const FROM = Date.parse('2026-11-27T12:00:00Z')

/** Every instant of the year that a clock in the time zone shows a time, quarter hour by quarter hour. */
function instantsOf(time: string, timeZone: string): number[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const quarters = Array.from({ length: 364 * 96 }, (_, index) => FROM + index * (HOUR / 4))
  return quarters.filter((instant) => clock.format(instant) === time)
}

/** The first midnight after an instant, at an offset such as `-08:45`. */
function midnightAfter(instant: number, offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const east = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000)
  return (Math.floor((instant + east) / (24 * HOUR)) + 1) * 24 * HOUR - east
}

describe('the day that a missing report is looked for in', () => {
  test.each([
    ['07:00', 'UTC'],
    ['07:00', 'Europe/Berlin'],
    ['23:45', 'America/New_York'],
    ['00:15', 'Asia/Kolkata'],
    ['06:30', 'Australia/Lord_Howe'],
    ['12:00', 'Pacific/Kiritimati'],
    ['09:00', 'Africa/Casablanca'],
  ])('ends 50 minutes to two hours after %s in %s, at clock changes too, and has one report', (sendAt, timeZone) => {
    const offset = reportDayOffset(sendAt, timeZone, FROM)
    const reports = instantsOf(sendAt, timeZone)
    const ends = reports.map((instant) => midnightAfter(instant, offset))
    expect(reports.length).toBeGreaterThan(360)
    // What an alarm takes to see it is left of the two hours.
    expect(Math.max(...ends.map((end, index) => end - (reports[index] ?? 0)))).toBeLessThanOrEqual(1.92 * HOUR)
    expect(Math.min(...ends.map((end, index) => end - (reports[index] ?? 0)))).toBeGreaterThanOrEqual(50 * 60_000)
    expect(ends.slice(1).every((end, index) => end - (ends[index] ?? 0) === 24 * HOUR)).toBe(true)
  })

  test.each([
    // 07:00 UTC and 115 minutes are 08:55: midnight 15:05 to the east, which is 8:55 to the west.
    ['07:00', 'UTC', '-08:55'],
    // In summer 07:00 is 05:00 UTC, and 06:55 is midnight.
    ['07:00', 'Europe/Berlin', '-06:55'],
    // 00:15 is 18:45 UTC, and 20:40 is midnight.
    ['00:15', 'Asia/Kolkata', '+03:20'],
  ])('%s in %s: midnight at UTC%s', (sendAt, timeZone, offset) => {
    expect(reportDayOffset(sendAt, timeZone, FROM)).toBe(offset)
  })
})
