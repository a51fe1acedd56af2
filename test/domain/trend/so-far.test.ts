import { describe, expect, test } from 'vitest'
import { dayInterval, hoursOf, localDay, localTime } from '../../../domain/day.ts'
import type { HourRate } from '../../../domain/trend/hour-watch.ts'
import { soFar } from '../../../domain/trend/so-far.ts'

const HOUR_USD = 0.5

interface Made {
  readonly timeZone?: string
  /** Dollars an hour of what crosses zones. */
  readonly usd?: number
  readonly complete?: (at: string) => boolean
  readonly monitors?: readonly string[]
}

/** The first hours of a day, one dollar of namespace shop and the rest of namespace data. */
function hoursOfDay(day: string, count: number, made: Made = {}): HourRate[] {
  const { timeZone = 'UTC', usd = HOUR_USD, complete = () => true, monitors = ['m'] } = made
  return hoursOf(dayInterval(day, timeZone))
    .slice(0, count)
    .map(({ from, to }) => {
      const at = localTime(Date.parse(from), timeZone)
      // A rate is a day's: 24 hours like this one.
      const aDay = usd * 24
      return {
        ...{ from, to, at },
        rate: {
          ...{ schema: 1, day, complete: complete(at), unknownShare: 0, monitors, pairs: [], pairsLeftOut: 0 },
          usd: aDay,
          usdByFigure: { inter_az: aDay, nat: 0, other: 0 },
          usdByPlace: { '["prod","shop"]': aDay * 0.75, '["prod","data"]': aDay * 0.25 },
        },
      }
    })
}

const TODAY = '2026-11-21'
const YESTERDAY = '2026-11-20'
const WEEK_AGO = '2026-11-14'
const at = (time: string) => `${TODAY}T${time}:00Z`

describe('today so far', () => {
  const today = hoursOfDay(TODAY, 11, { usd: 0.6 })

  test('is the sum of its hours, against the same hours of yesterday and of a week ago', () => {
    const past = [...hoursOfDay(YESTERDAY, 24), ...hoursOfDay(WEEK_AGO, 24, { usd: 0.4 })]
    // Eleven hours of 60, 50 and 40 cents.
    expect(soFar([...today, ...past], TODAY, 'UTC', at('11:10'))).toMatchObject({
      ...{ day: TODAY, hoursOver: 11, hours: 11, lacking: [] },
      sums: { usd: expect.closeTo(6.6, 9), usdByFigure: { inter_az: expect.closeTo(6.6, 9), nat: 0, other: 0 } },
      earlier: [
        { day: YESTERDAY, lacking: [], otherMonitors: false, sums: { usd: expect.closeTo(5.5, 9) } },
        { day: WEEK_AGO, lacking: [], otherMonitors: false, sums: { usd: expect.closeTo(4.4, 9) } },
      ],
    })
  })

  test('with nine of eleven hours is held against nine', () => {
    const nine = today.filter((hour) => !['03:00', '10:00'].includes(hour.at))
    const told = soFar([...nine, ...hoursOfDay(YESTERDAY, 24)], TODAY, 'UTC', at('11:10'))
    expect(told).toMatchObject({ hoursOver: 11, hours: 9, lacking: ['03:00', '10:00'] })
    expect(told.sums?.usd).toBeCloseTo(9 * 0.6, 9)
    expect(told.earlier[0]?.sums?.usd).toBeCloseTo(9 * 0.5, 9)
  })

  test('lacks an hour of which something is missing', () => {
    const part = hoursOfDay(TODAY, 11, { usd: 0.6, complete: (time) => time !== '04:00' })
    expect(soFar([...part, ...hoursOfDay(YESTERDAY, 24)], TODAY, 'UTC', at('11:10'))).toMatchObject({
      ...{ hours: 10, lacking: ['04:00'] },
      earlier: [{ sums: { usd: expect.closeTo(5, 9) } }, { sums: null }],
    })
  })

  test('is held against no day that lacks one of its hours, and says which', () => {
    const past = [
      ...hoursOfDay(YESTERDAY, 24, { complete: (time) => time !== '05:00' }),
      ...hoursOfDay(WEEK_AGO, 24).filter((hour) => !['00:00', '20:00'].includes(hour.at)),
    ]
    expect(soFar([...today, ...past], TODAY, 'UTC', at('11:10')).earlier).toMatchObject([
      { day: YESTERDAY, lacking: ['05:00'], sums: null },
      { day: WEEK_AGO, lacking: ['00:00'], sums: null },
    ])
  })

  test('is held against no day of other monitors', () => {
    const past = [...hoursOfDay(YESTERDAY, 24, { monitors: ['m', 'n'] }), ...hoursOfDay(WEEK_AGO, 24)]
    expect(soFar([...today, ...past], TODAY, 'UTC', at('11:10')).earlier).toMatchObject([
      { day: YESTERDAY, lacking: [], otherMonitors: true, sums: null },
      { day: WEEK_AGO, otherMonitors: false, sums: { usd: expect.closeTo(5.5, 9) } },
    ])
  })

  test('before its first hour is settled is not known', () => {
    expect(soFar(hoursOfDay(YESTERDAY, 24), TODAY, 'UTC', at('01:05'))).toMatchObject({
      ...{ hoursOver: 1, hours: 0, lacking: ['00:00'], sums: null },
      earlier: [{ sums: null }, { sums: null }],
    })
  })

  test('has the sums of each namespace', () => {
    const told = soFar([...today, ...hoursOfDay(YESTERDAY, 24)], TODAY, 'UTC', at('11:10'))
    expect(told.sums?.usdByPlace['["prod","shop"]']).toBeCloseTo(11 * 0.45, 9)
    expect(told.earlier[0]?.sums?.usdByPlace['["prod","data"]']).toBeCloseTo(11 * 0.125, 9)
  })

  test('has a namespace that is gone today, or was not there then, at nothing', () => {
    const gone = '["prod","gone"]'
    const fresh = '["prod","fresh"]'
    const withPlace = (hours: readonly HourRate[], place: string): HourRate[] =>
      hours.map(({ rate, ...hour }) => ({ ...hour, rate: { ...rate, usdByPlace: { [place]: 24 } } }))
    const past = [
      ...withPlace(hoursOfDay(YESTERDAY, 24), gone),
      // No measure: of other monitors.
      ...withPlace(hoursOfDay(WEEK_AGO, 24, { monitors: ['n'] }), '["lab","else"]'),
    ]
    const { sums, earlier } = soFar([...withPlace(today, fresh), ...past], TODAY, 'UTC', at('11:10'))
    // Eleven hours of a dollar.
    expect(sums?.usdByPlace).toEqual({ [fresh]: expect.closeTo(11, 9), [gone]: 0 })
    expect(earlier[0]?.sums?.usdByPlace).toEqual({ [fresh]: 0, [gone]: expect.closeTo(11, 9) })
  })
})

describe('a day with a clock change', () => {
  const timeZone = 'Europe/Berlin'

  test('that shows 02:00 twice is held against no day that shows it once', () => {
    const day = '2026-10-25'
    const hours = [...hoursOfDay(day, 25, { timeZone }), ...hoursOfDay('2026-10-24', 24, { timeZone })]
    // Midnight is 22:00 UTC. Three hours later 02:00 was shown once, four hours later twice.
    const told = (until: string) => soFar(hours, day, timeZone, until).earlier[0]
    expect(told('2026-10-25T01:00:00Z')).toMatchObject({ lacking: [], sums: { usd: expect.closeTo(1.5, 9) } })
    expect(told('2026-10-25T02:00:00Z')).toMatchObject({ lacking: ['02:00'], sums: null })
  })

  test('that has no 02:00 is held against the hours that it has', () => {
    const day = '2026-03-29'
    const hours = [...hoursOfDay(day, 23, { timeZone }), ...hoursOfDay('2026-03-28', 24, { timeZone })]
    // Midnight is 23:00 UTC; 00:00, 01:00 and 03:00 are over.
    const told = soFar(hours, day, timeZone, '2026-03-29T02:00:00Z')
    expect(told).toMatchObject({ hours: 3, lacking: [] })
    expect(told.earlier[0]).toMatchObject({ lacking: [], sums: { usd: expect.closeTo(1.5, 9) } })
    expect(localDay(Date.parse('2026-03-29T02:00:00Z'), timeZone)).toBe(day)
  })
})

describe('teams so far', () => {
  /** A cent of team a and two of team b an hour, by some rules. */
  const withTeams = (hours: readonly HourRate[], id: string, usd = { a: 0.01, b: 0.02 }): HourRate[] =>
    hours.map(({ rate, ...hour }) => ({
      ...hour,
      rate: {
        ...rate,
        teams: {
          id,
          usd: { '["prod","shop","a"]': usd.a * 24, '["prod","shop","b"]': usd.b * 24, '["lab","","a"]': 0.24 },
        },
      },
    }))
  const today = withTeams(hoursOfDay(TODAY, 2), 'x')
  const teamsOf = (past: readonly HourRate[], now = today) => {
    const { sums, earlier } = soFar([...now, ...past], TODAY, 'UTC', at('02:10'))
    return [sums?.usdByTeam, earlier[0]?.sums?.usdByTeam]
  }

  test('are of all clusters, against the same hours by the same rules', () => {
    // Two hours: of a one cent in each cluster, of b two.
    const now = { a: expect.closeTo(0.04, 9), b: expect.closeTo(0.04, 9) }
    const yesterday = withTeams(hoursOfDay(YESTERDAY, 24), 'x', { a: 0.03, b: 0 })
    expect(teamsOf(yesterday)).toEqual([now, { a: expect.closeTo(0.08, 9), b: 0 }])
    expect(teamsOf(withTeams(hoursOfDay(YESTERDAY, 24), 'y'))).toEqual([now, null])
    expect(teamsOf(hoursOfDay(YESTERDAY, 24))).toEqual([now, null])
  })

  test('that are gone today, or were not there then, are at nothing', () => {
    const renamed = withTeams(hoursOfDay(YESTERDAY, 24), 'x').map(({ rate, ...hour }) => ({
      ...hour,
      rate: { ...rate, teams: { id: 'x', usd: { '["prod","shop","gone"]': 0.24 } } },
    }))
    // Two hours of a cent.
    expect(teamsOf(renamed)).toEqual([
      { a: expect.closeTo(0.04, 9), b: expect.closeTo(0.04, 9), gone: 0 },
      { a: 0, b: 0, gone: expect.closeTo(0.02, 9) },
    ])
  })

  test('are not known where an hour has none, or others by other rules', () => {
    const [first, second] = hoursOfDay(TODAY, 2) as [HourRate, HourRate]
    expect(teamsOf([], [...withTeams([first], 'x'), second])[0]).toBeNull()
    expect(teamsOf([], [...withTeams([first], 'x'), ...withTeams([second], 'y')])[0]).toBeNull()
  })
})
