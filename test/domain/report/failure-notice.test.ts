import { describe, expect, test } from 'vitest'
import type { Run } from '../../../domain/collecting/run.ts'
import { dayInterval } from '../../../domain/day.ts'
import { type FailedExecution, failedRun } from '../../../domain/report/failed-run.ts'
import { type EmailFate, failureNotice } from '../../../domain/report/failure-notice.ts'

const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:flowtoll:daily-1'
// Nine in the morning in Berlin.
const STARTED_AT = '2026-11-22T08:00:00Z'
const BERLIN = { timeZone: 'Europe/Berlin', settleMinutes: 10 }

/** The notice of an execution that failed, in Berlin. */
function noticeOf(failed: Partial<FailedExecution>, email: EmailFate = 'not sent', settings = BERLIN) {
  const execution = { execution: EXECUTION, startedAt: STARTED_AT, input: {}, run: null, error: {}, ...failed }
  return failureNotice({ ...execution, of: failedRun(execution, settings), email })
}

const denied = {
  Error: 'AccessDenied',
  Cause: JSON.stringify({ errorType: 'AccessDenied', errorMessage: 'no ec2:DescribeSubnets' }),
}

describe('a failure notice', () => {
  test('says what failed, when, why, and what to do', () => {
    const { subject, message } = noticeOf({ input: { date: '2026-11-20' }, error: denied })
    expect(subject).toBe('[flowtoll] FAILED report for 2026-11-20 00:00-24:00: AccessDenied')
    expect(message).toContain('No report was sent for 2026-11-20 00:00-24:00 (Europe/Berlin).\n')
    expect(message).toContain('Error:     AccessDenied: a permission is missing')
    expect(message).toContain('Cause:     no ec2:DescribeSubnets')
    expect(message).toContain('What next: Grant the named permission')
    expect(message).toContain('Execution: daily-1')
    expect(message).toContain(EXECUTION)
    expect(message).toContain('Input:     {"date":"2026-11-20"}')
  })

  test('of an error that is not known, and a cause that is no JSON, still tells both', () => {
    const { message } = noticeOf({ error: { Error: 'Boom', Cause: 'plain' } })
    expect(message).toContain('Error:     Boom')
    expect(message).toContain('Cause:     plain')
    expect(message).toContain('The log of the failed task has the details')
  })

  test('tells that the email left, or may have, where it did', () => {
    const error = { Error: 'Sandbox.Timedout', Cause: 'Task timed out' }
    const [none, maybe, sent] = (['not sent', 'unknown', 'sent'] as const).map(
      (fate) => noticeOf({ error }, fate).message,
    )
    expect(none).toContain('No report was sent for 2026-11-21')
    expect(maybe).toContain(
      'The report for 2026-11-21 00:00-24:00 (Europe/Berlin) may have been sent: check the inbox before you send it again',
    )
    expect(sent).toContain('The report for 2026-11-21 00:00-24:00 (Europe/Berlin) was sent')
    for (const text of [maybe, sent]) expect(text).not.toContain('No report was sent')
  })

  test('of a start by the schedule is about the day that was due, and says that it is not done', () => {
    // Half past midnight of the 22nd in Berlin, which was late by a day.
    const input = { scheduledTime: '2026-11-20T23:30:00Z' }
    const next = { name: 'a', input: input as never }
    const run = { isHandedOver: true, next: { ...next, arn: '', again: next } } as const
    const { subject, message } = noticeOf({ input, run, error: { Error: 'DayNotStarted' } })
    expect(subject).toBe('[flowtoll] FAILED report for 2026-11-20 00:00-24:00: DayNotStarted')
    expect(message).toContain('No report was sent for 2026-11-20')
  })

  describe('of a daily run with earlier days to catch up with', () => {
    const catchUp = { days: ['2026-11-17', '2026-11-20'] }
    const passedOn = { mode: 'report', scheduledTime: '2026-11-22T07:00:00Z', catchUp }
    const settled = (day: string, isCaughtUp: boolean, next?: string) =>
      ({
        ...{ mode: 'report', day, timeZone: 'Europe/Berlin', claim: 'c', settledUntil: STARTED_AT },
        ...dayInterval(day, 'Europe/Berlin'),
        isCaughtUp,
        ...(next === undefined ? {} : { next: { name: 'n', input: { date: next, catchUp } } }),
      }) as unknown as Run
    const own = (name: string) => `arn:aws:states:eu-west-1:111122223333:execution:flowtoll:${name}`
    const dueDay = {
      execution: own('report-20261122T070000Z'),
      input: { date: '2026-11-21', ...passedOn },
      run: settled('2026-11-21', false, '2026-11-17'),
    }
    const missedDay = {
      execution: own('day-2026-11-17-0123456789abcdef'),
      input: { date: '2026-11-17', ...passedOn },
      run: settled('2026-11-17', true, '2026-11-20'),
    }
    const inputOf = (message: string) => JSON.parse(/Input: +(.*)/.exec(message)?.[1] ?? '')

    test.each([
      ['the day that is due', dueDay, '2026-11-21', '2026-11-17, 2026-11-20'],
      ['the day that is due, unsettled', { ...dueDay, run: null }, '2026-11-21', '2026-11-17, 2026-11-20'],
      ['a missed day, unsettled', { ...missedDay, run: null }, '2026-11-17', '2026-11-20'],
    ])('prints a plain input for %s, and says what waits for the next morning', (_, failed, date, waiting) => {
      const { subject, message } = noticeOf({ ...failed, error: denied })
      expect(subject).toContain(`FAILED report for ${date} 00:00-24:00`)
      expect(inputOf(message)).toEqual({ mode: 'report', date })
      expect(message).toContain(
        `Earlier days without a report (${waiting}) were not run; the next scheduled report retries them.`,
      )
      expect(message).not.toContain('The days after')
    })

    test('says nothing of the others where the workflow goes on with them', () => {
      const { message } = noticeOf({ ...missedDay, error: denied })
      expect(inputOf(message)).toEqual({ mode: 'report', date: '2026-11-17' })
      expect(message).not.toContain('were not run')
    })

    test.each([
      [dueDay, '2026-11-17, 2026-11-20', 4],
      [missedDay, '2026-11-20', 1],
    ])('which could not be started prints an input that does them alone', (failed, waiting, days) => {
      const { subject, message } = noticeOf({ ...failed, error: { Error: 'NextDayNotStarted' } })
      expect(subject).toBe('[flowtoll] FAILED report of earlier days without one: NextDayNotStarted')
      expect(message).toContain(
        `Earlier days without a report (${waiting}) were not run; start an execution with the input below.`,
      )
      expect(inputOf(message)).toEqual({ mode: 'report', date: '2026-11-20', days })
    })
  })

  test('of a start by the schedule prints the day that it was for', () => {
    const { message } = noticeOf({ input: { scheduledTime: '2026-11-22T07:00:00Z' }, error: denied })
    expect(message).toContain('Input:     {"date":"2026-11-21"}')
    const hourly = { mode: 'collect', scheduledTime: '2026-11-22T07:20:00Z' }
    expect(noticeOf({ input: hourly, error: denied }).message).toContain('Input:     {"mode":"collect"}')
  })

  test('of a day that cannot go on says nothing of days after it', () => {
    const continued = { number: 2, after: { start: '2026-11-21T03:00:00Z', monitor: 'm' } }
    const run = {
      ...{ mode: 'report', day: '2026-11-21', timeZone: 'Europe/Berlin', claim: 'c', settledUntil: STARTED_AT },
      ...dayInterval('2026-11-21', 'Europe/Berlin'),
      ...{ isCaughtUp: false, next: { name: 'n', input: { date: '2026-11-21', days: 1, continued } } },
    } as unknown as Run
    const { message } = noticeOf({ input: {}, run, error: { Error: 'DayNotStarted' } })
    expect(message).not.toContain('were not run')
  })

  test('has a subject that SNS takes: ASCII, one line, at most 100 characters', () => {
    for (const name of ['☃\n'.repeat(80), 'Lambda.SerializedRequestEntityTooLargeException']) {
      for (const mode of ['collect', 'report']) {
        expect(noticeOf({ input: { mode }, error: { Error: name } }).subject).toMatch(/^[\x20-\x7e]{1,100}$/)
      }
    }
  })
})

describe('the hours of a failed run', () => {
  const subjectOf = (input: unknown, settings = BERLIN, startedAt = STARTED_AT) =>
    noticeOf({ input, startedAt, error: { Error: 'Boom' } }, 'not sent', settings).subject

  test.each([
    // The schedules' inputs.
    [{}, 'report for 2026-11-21 00:00-24:00'],
    [{ mode: 'collect' }, 'collection of the hours up to 2026-11-22 08:00'],
    [null, 'report for 2026-11-21 00:00-24:00'],
    [{ date: '2026-11-03', mode: 'collect' }, 'collection of 2026-11-03 00:00-24:00'],
    [{ date: '2026-11-22', mode: 'collect' }, 'collection of 2026-11-22 00:00-08:00'],
    [{ date: '2026-11-21', days: 5 }, 'report for 2026-11-17 00:00-24:00'],
    [{ days: 3 }, 'report for 2026-11-19 00:00-24:00'],
    // By hand, over one monitor.
    [{ mode: 'collect', monitors: ['shop'] }, 'collection of 2026-11-21 00:00 to 2026-11-22 08:00'],
  ])('that was asked for by %j', (input, says) => {
    expect(subjectOf(input)).toBe(`[flowtoll] FAILED ${says}: Boom`)
  })

  test('are of the time zone, also where its day is another one', () => {
    const auckland = { timeZone: 'Pacific/Auckland', settleMinutes: 10 }
    // Nine in the evening of the 22nd there.
    expect(subjectOf({}, auckland)).toContain('report for 2026-11-21 00:00-24:00')
    expect(subjectOf({ mode: 'collect' }, auckland)).toContain('up to 2026-11-22 20:00')
    // A quarter past midnight there, by when the day's last hour has settled.
    expect(subjectOf({ mode: 'collect' }, auckland, '2026-11-22T11:15:00Z')).toContain('up to 2026-11-23 00:00')
    expect(subjectOf({ mode: 'collect' }, { timeZone: 'Asia/Kolkata', settleMinutes: 10 })).toContain(
      '2026-11-22 13:00',
    )
  })

  test.each([
    [{}, true],
    [{ date: '2026-11-21' }, true],
    [{ date: '2026-11-20' }, false],
    [{ mode: 'collect' }, false],
    [{ monitors: ['shop'] }, false],
    // A range that ends with it, of which no later day is run.
    [{ date: '2026-11-21', days: 5 }, true],
    [{ date: '2026-11-20', days: 5 }, false],
    // By the schedule that fired at a quarter to midnight, and started after it.
    [{ scheduledTime: '2026-11-21T22:45:00Z' }, true, '2026-11-21T23:05:00Z'],
    [{ date: '2026-11-20', scheduledTime: '2026-11-21T22:45:00Z' }, true, '2026-11-21T23:05:00Z'],
    [{ date: '2026-11-19', scheduledTime: '2026-11-21T22:45:00Z' }, false, '2026-11-21T23:05:00Z'],
  ])(
    'that was asked for by %j are those of the report that is due: %j',
    (input, isDueReport, startedAt = STARTED_AT) => {
      const execution = EXECUTION.replace('daily-1', 'report-20261121T224500Z')
      const failed = { execution, run: null, input, startedAt, error: {} }
      expect(failedRun(failed, BERLIN)).toMatchObject({ isDueReport })
    },
  )

  test('of a person who starts the input of an earlier morning anew are not those of the report that is due', () => {
    const input = { date: '2026-11-17', scheduledTime: '2026-11-18T07:00:00Z' }
    const failed = { execution: EXECUTION, run: null, input, startedAt: STARTED_AT, error: denied }
    expect(failedRun(failed, BERLIN)).toMatchObject({ day: '2026-11-17', isDueReport: false })
  })

  test('of a range are those of the report that is due where it ends with that, and goes no further', () => {
    const run = {
      ...{
        mode: 'report',
        day: '2026-11-20',
        timeZone: 'Europe/Berlin',
        dueDay: '2026-11-21',
        settledUntil: STARTED_AT,
      },
      ...dayInterval('2026-11-20', 'Europe/Berlin'),
      next: { name: 'n', input: { date: '2026-11-21', days: 1 } },
    } as unknown as Run
    const failed = { execution: EXECUTION, input: { days: 2 }, startedAt: STARTED_AT, error: denied }
    expect(failedRun({ ...failed, run }, BERLIN)).toMatchObject({ isDueReport: true })
    expect(failedRun({ ...failed, run: { ...run, dueDay: '2026-11-25' } }, BERLIN)).toMatchObject({
      isDueReport: false,
    })
  })

  test('are not known for an input that was refused, of which nothing was done', () => {
    const { subject, message } = noticeOf({ input: { date: 'tomorrow' }, error: { Error: 'InvalidInput' } })
    expect(subject).toBe('[flowtoll] FAILED: an input that was refused: InvalidInput')
    expect(message).toContain('Nothing was queried or written.')
    expect(message).toContain('Input:     {"date":"tomorrow"}')
  })

  test('are those of the run, once it is settled', () => {
    const run = {
      ...{ mode: 'report', day: '2026-11-18', ...BERLIN, ...dayInterval('2026-11-18', 'Europe/Berlin') },
      settledUntil: STARTED_AT,
    } as unknown as Run
    expect(noticeOf({ run, error: { Error: 'Boom' } }).subject).toContain('report for 2026-11-18 00:00-24:00')
  })
})

describe('a failure within a range', () => {
  test('tells its own day, and the days that were not run', () => {
    const { message } = noticeOf({ input: { date: '2026-11-21', days: 5 }, error: denied })
    expect(message).toContain('No report was sent for 2026-11-17 00:00-24:00 (Europe/Berlin).\n')
    expect(message).toContain(
      'The days after 2026-11-17, up to 2026-11-21, were not run; start an execution with the input below.',
    )
    expect(message).toContain('Input:     {"date":"2026-11-21","days":5}')
  })

  test('of a next day that could not be started does not say that this one failed', () => {
    const { subject, message } = noticeOf({
      input: { date: '2026-11-21', days: 2 },
      error: { Error: 'NextDayNotStarted', Cause: 'not authorized: states:StartExecution' },
    })
    expect(subject).toBe('[flowtoll] FAILED report of the days after 2026-11-20: NextDayNotStarted')
    expect(message).not.toContain('No report was sent')
    expect(message).toContain('Cause:     not authorized: states:StartExecution')
  })
})
