import { describe, expect, test } from 'vitest'
import type { ExecutionInput } from '../../../domain/collecting/input.ts'
import { parsedInput, requestedRun } from '../../../domain/collecting/input.ts'
import { addDays } from '../../../domain/day.ts'
import { dueSummaries } from '../../../domain/report/due-summaries.ts'

/** Of a morning's executions, one after the other: the day of each, and the periods that it tells. */
function morning(dueDay: string, missed: readonly string[]): (readonly [day: string, ...periods: string[]])[] {
  const now = Date.parse(`${addDays(dueDay, 1)}T07:00:00Z`)
  const told: [string, ...string[]][] = []
  const catchUp = missed.length > 0 ? { catchUp: { days: missed } } : {}
  let input: ExecutionInput | undefined = parsedInput({
    date: dueDay,
    scheduledTime: new Date(now).toISOString(),
    ...catchUp,
  })
  while (input) {
    const { rest, ...run }: ReturnType<typeof requestedRun> = requestedRun(
      input,
      { timeZone: 'UTC', recipients: [] },
      now,
    )
    const next = rest ? { next: { name: 'x', input: rest } } : {}
    told.push([run.day, ...dueSummaries({ ...run, ...next }).map(({ name, to }) => `${name} ${to}`)])
    input = rest
  }
  return told
}

// 2026-11-22 is a Sunday.
describe('a week', () => {
  test('is told with the report of its Sunday, and offered by those of the six days after', () => {
    expect(morning('2026-11-22', [])).toEqual([['2026-11-22', 'weekly 2026-11-22']])
    expect(morning('2026-11-28', [])).toEqual([['2026-11-28', 'weekly 2026-11-22']])
  })

  test('whose Sunday failed is told once that is caught up with, the last of several', () => {
    expect(morning('2026-11-23', ['2026-11-22'])).toEqual([['2026-11-23'], ['2026-11-22', 'weekly 2026-11-22']])
    expect(morning('2026-11-24', ['2026-11-22', '2026-11-23'])).toEqual([
      ['2026-11-24'],
      ['2026-11-22'],
      ['2026-11-23', 'weekly 2026-11-22'],
    ])
    expect(morning('2026-11-22', ['2026-11-20'])).toEqual([['2026-11-22'], ['2026-11-20', 'weekly 2026-11-22']])
  })

  test('waits for no day that is not of it', () => {
    expect(morning('2026-11-24', ['2026-11-23'])).toEqual([['2026-11-24', 'weekly 2026-11-22'], ['2026-11-23']])
    expect(morning('2026-11-22', ['2026-11-15'])).toEqual([['2026-11-22', 'weekly 2026-11-22'], ['2026-11-15']])
  })

  test('is told without it on the sixth day after, which is the last one', () => {
    expect(morning('2026-11-27', ['2026-11-22'])[0]).toEqual(['2026-11-27'])
    expect(morning('2026-11-28', ['2026-11-22'])).toEqual([['2026-11-28', 'weekly 2026-11-22'], ['2026-11-22']])
  })
})

test('a month whose last day failed is told once that is caught up with', () => {
  // Mon 30 Nov ends the month; the week to 29 Nov lacks nothing.
  expect(morning('2026-12-01', ['2026-11-30'])).toEqual([
    ['2026-12-01', 'weekly 2026-11-29'],
    ['2026-11-30', 'monthly 2026-11-30'],
  ])
})

test('a day that is run again, or whose monitors are named by hand, tells none', () => {
  const run = { day: '2026-11-22', isCaughtUp: false, earlierDays: [] }
  expect(dueSummaries({ ...run, dueDay: '2026-11-26' })).toEqual([])
  expect(dueSummaries(run)).toEqual([])
})
