import { describe, expect, test } from 'vitest'
import { failureNotice } from '../../../domain/report/failure-notice.ts'

const EXECUTION = 'arn:aws:states:eu-west-1:111122223333:execution:flowtoll:daily-1'

describe('a failure notice', () => {
  test('says what failed, why, and what to do', () => {
    const { subject, message } = failureNotice({
      execution: EXECUTION,
      input: { date: '2026-11-21' },
      error: {
        Error: 'AccessDenied',
        Cause: JSON.stringify({ errorType: 'AccessDenied', errorMessage: 'no ec2:DescribeSubnets' }),
      },
    })
    expect(subject).toBe('[flowtoll] FAILED report for 2026-11-21: AccessDenied')
    expect(message).toContain('Cause:     no ec2:DescribeSubnets')
    expect(message).toContain('What next: Grant the permission that is named')
    expect(message).toContain('Execution: daily-1')
    expect(message).toContain(EXECUTION)
    expect(message).toContain('Input:     {"date":"2026-11-21"}')
  })

  test('of an error that is not known, and a cause that is no JSON, still tells both', () => {
    const { message } = failureNotice({ execution: EXECUTION, input: null, error: { Error: 'Boom', Cause: 'plain' } })
    expect(message).toContain('Error:     Boom')
    expect(message).toContain('Cause:     plain')
    expect(message).toContain('The log of the failed task has the details')
  })

  test('of a range tells its own day, and the days that were not run', () => {
    const { subject, message } = failureNotice({
      execution: EXECUTION,
      input: { date: '2026-11-21', days: 5 },
      error: { Error: 'AccessDenied', Cause: 'no' },
    })
    expect(subject).toBe('[flowtoll] FAILED report for 2026-11-17: AccessDenied')
    expect(message).toContain('No report was sent for 2026-11-17.\n')
    expect(message).toContain('The days after 2026-11-17, up to 2026-11-21, were not run; the input below does them.')
    expect(message).toContain('Input:     {"date":"2026-11-21","days":5}')
  })

  test('of a range without a date says so', () => {
    const { subject } = failureNotice({ execution: EXECUTION, input: { days: 3 }, error: { Error: 'Throttled' } })
    expect(subject).toBe('[flowtoll] FAILED report for the first of 3 days up to yesterday: Throttled')
  })

  test('of a next day that could not be started does not say that this one failed', () => {
    const { subject, message } = failureNotice({
      execution: EXECUTION,
      input: { date: '2026-11-21', days: 2 },
      error: { Error: 'NextDayNotStarted', Cause: 'not authorized: states:StartExecution' },
    })
    expect(subject).toBe('[flowtoll] FAILED report of the days after 2026-11-20: NextDayNotStarted')
    expect(message).not.toContain('No report was sent')
    expect(message).toContain('Cause:     not authorized: states:StartExecution')
  })

  test('has a subject that SNS takes: ASCII, one line, at most 100 characters', () => {
    const { subject } = failureNotice({
      execution: EXECUTION,
      input: { date: '☃\n'.repeat(80), mode: 'collect' },
      error: {},
    })
    expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/)
  })
})
