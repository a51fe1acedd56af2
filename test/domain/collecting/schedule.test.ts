import { describe, expect, test } from 'vitest'
import { parsedInput, requestedRun } from '../../../domain/collecting/input.ts'
import { catchingUp, missedDays, scheduledStart } from '../../../domain/collecting/schedule.ts'

const report = (day: string) => `reports/dt=${day}/report.json`

describe('days without a report', () => {
  test('are those of the week before, oldest first', () => {
    const keys = [report('2026-11-01'), report('2026-11-15'), report('2026-11-18'), 'reports/dt=2026-11-16/report.html']
    expect(missedDays('2026-11-21', keys)).toEqual([
      '2026-11-14',
      '2026-11-16',
      '2026-11-17',
      '2026-11-19',
      '2026-11-20',
    ])
  })

  test('are none before the first report, of which a part of the monitors is none', () => {
    expect(missedDays('2026-11-21', [])).toEqual([])
    expect(missedDays('2026-11-21', [report('2026-11-21')])).toEqual([])
    expect(missedDays('2026-11-21', ['reports/dt=2026-11-15/only=shop/report.json'])).toEqual([])
    expect(missedDays('2026-11-21', [report('2026-11-19')])).toEqual(['2026-11-20'])
  })
})

describe('a start by the schedule', () => {
  const start = (input: object, timeZone = 'UTC') => scheduledStart(parsedInput(input), timeZone)

  test('is for the execution that the time names, and for the day before it in the time zone', () => {
    const scheduledTime = '2026-11-22T07:00:00Z'
    expect(start({ scheduledTime })).toMatchObject({ name: 'report-20261122T070000Z', input: { date: '2026-11-21' } })
    // In Auckland it is eight in the evening of the 22nd, and one in the morning of the 23rd.
    expect(start({ scheduledTime }, 'Pacific/Auckland')).toMatchObject({ input: { date: '2026-11-21' } })
    expect(start({ scheduledTime: '2026-11-22T12:00:00.5Z' }, 'Pacific/Auckland')).toMatchObject({
      name: 'report-20261122T120000Z',
      input: { date: '2026-11-22' },
    })
    expect(start({ scheduledTime, mode: 'collect' })).toEqual({
      name: 'collect-20261122T070000Z',
      input: { mode: 'collect', days: 1, refresh: false },
    })
  })

  test('is no other', () => {
    expect(start({})).toBeUndefined()
    expect(start({ scheduledTime: '2026-11-22T07:00:00Z', date: '2026-11-21' })).toBeUndefined()
  })

  test('whose time is none is refused', () => {
    for (const scheduledTime of ['<aws.scheduler.scheduled-time>', '2026-11-22', '2026-11-22T99:00:00Z', '']) {
      expect(() => start({ scheduledTime })).toThrow(/^scheduledTime is .*; an instant is like 2026-11-22T07:00:00Z$/)
    }
  })
})

describe('a run that catches up', () => {
  const NOW = Date.parse('2026-11-22T07:00:09Z')
  const missed = ['2026-11-18', '2026-11-20']
  const due = parsedInput({ date: '2026-11-21', scheduledTime: '2026-11-22T07:00:00Z' })
  const defaults = { timeZone: 'UTC', recipients: ['a@example.com'] }
  const days = (list: readonly string[], minutesEach = 1) => {
    const done: { day: string; email: boolean; earlierDays: readonly string[]; isCaughtUp: boolean }[] = []
    let input: ReturnType<typeof parsedInput> | undefined = parsedInput(catchingUp(due, list, NOW))
    for (let at = NOW; input; at += minutesEach * 60_000) {
      const { day, email, earlierDays, isCaughtUp, rest } = requestedRun(input, defaults, at)
      done.push({ day, email, earlierDays, isCaughtUp })
      input = rest && parsedInput(rest)
    }
    return done
  }

  test('does the missed days, then its own, which alone is sent and tells of them', () => {
    expect(days(missed)).toEqual([
      { day: '2026-11-18', email: false, earlierDays: [], isCaughtUp: true },
      { day: '2026-11-20', email: false, earlierDays: [], isCaughtUp: true },
      { day: '2026-11-21', email: true, earlierDays: missed, isCaughtUp: false },
    ])
  })

  test('with one day sends that one too', () => {
    expect(days(['2026-11-18']).map(({ day, email }) => [day, email])).toEqual([
      ['2026-11-18', true],
      ['2026-11-21', true],
    ])
  })

  test('with none is an ordinary one', () => {
    expect(days([])).toEqual([{ day: '2026-11-21', email: true, earlierDays: [], isCaughtUp: false }])
  })

  test('does its own once half an hour is over, and tells of the days that it did not come to', () => {
    expect(days(missed, 31)).toEqual([
      { day: '2026-11-18', email: false, earlierDays: [], isCaughtUp: true },
      { day: '2026-11-21', email: true, earlierDays: missed, isCaughtUp: false },
    ])
  })

  test('refuses a day that is none of its days', () => {
    const input = parsedInput({ ...catchingUp(due, missed, NOW), date: '2026-11-19' })
    expect(() => requestedRun(input, defaults, NOW)).toThrow('date is "2026-11-19"')
  })
})
