import { describe, expect, test } from 'vitest'
import { afterRefusal, afterTelling, channelNotes, NOTHING_REMEMBERED } from '../../../domain/report/channel-memory.ts'
import { alertNotification, allNews, type ToldNews, teamAlert, untoldOf } from '../../../domain/report/news.ts'
import type { Alarm, Report } from '../../../domain/report/report.ts'
import { alertDay, goodDay, lowCoverageDay, partialDay } from '../../templates/fixtures.ts'

const [PAIR] = goodDay.top

/** News of a report that a channel has not been told. */
const newsOf = (report: Report, told: ToldNews, by: string) => untoldOf(allNews(report), report.day, told, by)

const toldBy = (by: string, report: Report): ToldNews =>
  Object.fromEntries(allNews(report).map(({ key }) => [key, { day: report.day, by }]))

describe('news of a report', () => {
  test('are what a channel has not been told, but by the message that tells them', () => {
    const all = allNews(alertDay)
    expect(all.length).toBeGreaterThan(0)
    expect(newsOf(alertDay, {}, 'a')).toEqual(all)
    expect(newsOf(alertDay, toldBy('a', alertDay), 'a')).toEqual(all)
    expect(newsOf(alertDay, toldBy('a', alertDay), 'b')).toEqual([])
  })

  test('have a rise that is worse once a day, whatever a second run of the day has of its cents', () => {
    const withRise = (day: string, usd: number): Report => {
      const alarm = { of: 'total', name: '', cluster: '', pair: null, usd, usualUsd: 1, state: 'worse', inDigest: true }
      const alarms = [{ ...alarm, since: '2026-11-18' }] as Alarm[]
      return { ...goodDay, day, attention: { ...goodDay.attention, alarms } }
    }
    const isNews = (day: string, usd: number) =>
      newsOf(withRise(day, usd), toldBy('a', withRise('2026-11-21', 9)), 'b').some(({ kind }) => kind === 'rise')
    expect(isNews('2026-11-21', 9.01)).toBe(false)
    expect(isNews('2026-11-22', 9)).toBe(true)
  })

  test('have a rise that an alert told within the hour under the same key', () => {
    const pair = {
      cluster: 'shop',
      via: 'nat',
      source: goodDay.top[0]?.source,
      destination: goodDay.top[0]?.destination,
    }
    const alarm = { of: 'pair', name: '', cluster: 'shop', pair, usd: 9, usualUsd: 1, state: 'raised', inDigest: true }
    const report = {
      ...goodDay,
      attention: { ...goodDay.attention, alarms: [{ ...alarm, since: goodDay.day }] as Alarm[] },
    }
    const alert = {
      ...{ key: 'x', of: 'pair', name: '', cluster: 'shop', pair, over: null },
      ...{ since: `${goodDay.day}T13:00:00Z`, told: `${goodDay.day}T15:00:00Z`, usdPerDay: 11, usualUsdPerDay: 1 },
    }
    const hourly = alertNotification(
      {
        day: goodDay.day,
        timeZone: goodDay.timeZone,
        clusters: ['shop'],
        rises: [{ alert: alert as never, first: null }],
      },
      'alert',
    )
    const [rise] = hourly.news
    expect(allNews(report).map(({ key }) => key)).toContain(rise?.key)
    const told = { [rise?.key ?? '']: { day: goodDay.day, by: 'alert' } }
    expect(newsOf(report, told, 'morning').filter(({ kind }) => kind === 'rise')).toEqual([])
  })

  test('have savings that are undone each by its finding, whatever its title is that day', () => {
    const undone = { id: 'a', title: 'Same title', since: '2026-11-20', usd: 8 }
    const withUndone = (...all: (typeof undone)[]): Report => ({
      ...goodDay,
      attention: { ...goodDay.attention, undone: all },
    })
    const told = toldBy('a', withUndone(undone))
    const other = { ...undone, id: 'b' }
    const ids = (report: Report) => newsOf(report, told, 'b').flatMap((item) => (item.kind === 'undone' ? item.id : []))
    expect(ids(withUndone({ ...undone, title: 'Another title' }, other))).toEqual(['b'])
  })

  test('within the hour are a team’s where it pays for the pair or is what rose, and no others', () => {
    const alert = (name: string, of: string, team?: string) => ({
      alert: {
        ...{ key: name, of, name: of === 'pair' ? '' : name, cluster: name, over: null },
        pair:
          of === 'pair'
            ? { cluster: name, via: 'nat', source: PAIR?.source, destination: PAIR?.destination, ...(team && { team }) }
            : null,
        ...{ since: '2026-11-21T10:00:00Z', told: '2026-11-21T12:00:00Z', usdPerDay: 9, usualUsdPerDay: 1 },
      } as never,
      first: null,
    })
    const rises = [
      ...[alert('a', 'pair', 'shop'), alert('b', 'pair', 'search'), alert('c', 'pair')],
      ...[alert('shop', 'team'), alert('shop', 'namespace'), alert('', 'total')],
    ]
    const all = { day: '2026-11-21', timeZone: 'UTC', clusters: ['a', 'b', 'c', 'shop'], rises }
    const told = teamAlert(all, 'x', 'shop')
    expect(told).toMatchObject({ team: 'shop', kind: 'alert', clusters: ['a', 'shop'] })
    expect(told?.news.map((item) => 'cluster' in item && item.cluster)).toEqual(['a', 'shop'])
    expect(teamAlert(all, 'x', 'data')).toBeUndefined()
  })

  test.each([
    ['gaps', partialDay],
    ['coverage', lowCoverageDay],
  ])('that the report lacks something (%s) are told when that begins, and after a week without it', (_, report) => {
    const isTold = (days: number) => {
      const day = new Date(Date.parse(report.day) - days * 86_400_000).toISOString().slice(0, 10)
      const told = toldBy('before', { ...report, day })
      return newsOf(report, told, 'now').some(({ kind }) => kind === 'coverage')
    }
    expect([1, 7, 8].map(isTold)).toEqual([false, false, true])
  })
})

describe('the memory of a channel', () => {
  test('holds since when it takes nothing until a message arrives, and forgets what was told two months ago', () => {
    const first = afterRefusal(NOTHING_REMEMBERED, '2026-11-20', 'HTTP 410')
    const second = afterRefusal(first, '2026-11-21', 'HTTP 404')
    expect(second.failing).toEqual({ since: '2026-11-20', reason: 'HTTP 404' })
    expect(channelNotes({ name: 'slack' }, second)).toEqual([
      expect.stringMatching(/^The channel slack .* since 2026-11-20: HTTP 404\./),
    ])
    const told = { old: { day: '2026-09-01', by: 'x' }, new: { day: '2026-11-01', by: 'x' } }
    const after = afterTelling({ ...second, told }, { day: '2026-11-22', by: 'y', keys: ['k'] })
    expect(after).toEqual({
      ...{ schema: 1, failing: null },
      told: { new: told.new, k: { day: '2026-11-22', by: 'y' } },
    })
    expect(channelNotes({ name: 'slack' }, after)).toEqual([])
  })
})
