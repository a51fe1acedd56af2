import { describe, expect, test } from 'vitest'
import { failureNotice } from '../../../../lambdas/domain/report/failure-notice.ts'

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

  test('has a subject that SNS takes: ASCII, one line, at most 100 characters', () => {
    const { subject } = failureNotice({
      execution: EXECUTION,
      input: { date: '☃\n'.repeat(80), mode: 'collect' },
      error: {},
    })
    expect(subject).toMatch(/^[\x20-\x7e]{1,100}$/)
  })
})
