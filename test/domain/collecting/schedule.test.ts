import { describe, expect, test } from 'vitest'
import { parsedInput, requestedRun } from '../../../domain/collecting/input.ts'
import { isPassedOver } from '../../../domain/collecting/run.ts'
import { heededInput, missedDays, scheduledStart } from '../../../domain/collecting/schedule.ts'

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

  test('are also those of half a report, be it the first one', () => {
    const keys = ['2026-11-19', '2026-11-20'].map(report)
    expect(missedDays('2026-11-21', keys, ['2026-11-20'])).toEqual(['2026-11-20'])
    expect(missedDays('2026-11-21', keys, ['2026-11-19'])).toEqual(['2026-11-19'])
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
      expect(() => start({ scheduledTime })).toThrow(
        /^scheduledTime is .*; expected a time such as 2026-11-22T07:00:00Z$/,
      )
    }
  })
})

describe('a run that catches up', () => {
  const missed = ['2026-11-18', '2026-11-20']
  const NOW = Date.parse('2026-11-22T07:00:09Z')
  const days = (list: readonly string[], over: object = {}) => {
    const done: { day: string; email: boolean; earlierDays: readonly string[]; isCaughtUp: boolean }[] = []
    let input: ReturnType<typeof parsedInput> | undefined = parsedInput({
      ...{ date: '2026-11-21', scheduledTime: '2026-11-22T07:00:00Z' },
      ...(list.length === 0 ? {} : { catchUp: { days: list } }),
      ...over,
    })
    while (input) {
      const defaults = { timeZone: 'UTC', recipients: ['a@example.com'] }
      const { day, email, earlierDays, isCaughtUp, rest } = requestedRun(input, defaults, NOW)
      done.push({ day, email, earlierDays, isCaughtUp })
      input = rest && parsedInput(rest)
    }
    return done
  }
  test('does its own day, then the missed ones, of which the last is sent and tells of all', () => {
    expect(days(missed)).toEqual([
      { day: '2026-11-21', email: true, earlierDays: [], isCaughtUp: false },
      { day: '2026-11-18', email: false, earlierDays: [], isCaughtUp: true },
      { day: '2026-11-20', email: true, earlierDays: ['2026-11-18'], isCaughtUp: true },
    ])
  })

  test('goes on with a missed day, and then with those after it', () => {
    const continued = { number: 2, after: { start: '2026-11-18T03:00:00Z', monitor: 'm' } }
    expect(days(missed, { date: '2026-11-18', continued }).map(({ day }) => day)).toEqual(missed)
  })

  test('with none is an ordinary one', () => {
    expect(days([])).toEqual([{ day: '2026-11-21', email: true, earlierDays: [], isCaughtUp: false }])
  })
})

describe('a day without a report', () => {
  const next = (input: object) => ({ name: 'n', input: parsedInput(input) })
  const catchUp = { days: ['2026-11-18', '2026-11-20'] }

  test.each([
    ['the day that is due', false, undefined, false],
    ['the day that is due, before missed ones', false, next({ date: '2026-11-18', catchUp }), false],
    ['a missed day', true, next({ date: '2026-11-20', catchUp }), true],
    ['the last missed day', true, undefined, true],
    ['a day of a range', false, next({ date: '2026-11-21', days: 3 }), true],
  ])('is passed over or not: %s', (_, isCaughtUp, following, expected) => {
    expect(isPassedOver({ isCaughtUp, ...(following === undefined ? {} : { next: following }) })).toBe(expected)
  })
})

describe('what the workflow passes on', () => {
  const plain = parsedInput({ date: '2026-11-21' })
  const passedOn = parsedInput({
    ...plain,
    scheduledTime: '2026-11-22T07:00:00Z',
    catchUp: { days: ['2026-11-20'] },
    continued: { number: 2, after: { start: '2026-11-21T03:00:00Z', monitor: 'm' } },
  })

  test.each([
    'report-20261122T070000Z',
    'report-20261122T070000Z-again',
    'collect-20261122T002000Z',
    'day-2026-11-20-0123456789abcdef',
  ])('is heeded by %s', (name) => {
    expect(heededInput(passedOn, name)).toEqual(passedOn)
  })

  test.each(['6b0e0f2e-8d4e-4b5e-9a43-0d8f5c1f7a11', 'report-20261122T070000Z-mine', 'day-2026-11-20', 'daily-1'])(
    'is none of %s, which a person started',
    (name) => {
      expect(heededInput(passedOn, name)).toEqual(plain)
      // As EventBridge Scheduler starts.
      const { date: _, ...scheduled } = parsedInput({ scheduledTime: '2026-11-22T07:00:00Z' })
      expect(heededInput(scheduled, name)).toEqual(scheduled)
    },
  )
})
