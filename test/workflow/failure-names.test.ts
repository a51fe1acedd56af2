import { describe, expect, test } from 'vitest'
import { TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { sentenceOf } from '../../domain/collecting/coverage.ts'
import * as errors from '../../domain/errors.ts'
import { FAILURES, failureOf, namesHandled } from '../../domain/failure-names.ts'
import { type FailedExecution, failedRun } from '../../domain/report/failed-run.ts'
import { failureNotice } from '../../domain/report/failure-notice.ts'
import { execute, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { allStates } from './states.ts'

interface Retrier {
  readonly ErrorEquals: readonly string[]
  readonly MaxAttempts: number
}

const states: Readonly<Record<string, { readonly Retry: readonly Retrier[] }>> = allStates

const SLICE_TASKS: readonly TaskName[] = ['StartQueries', 'PollQueries', 'FetchResults']

/** Tasks that do nothing, and lead through every state of a report. */
const IDLE: TaskHandlers = {
  PlanCollection: async () => ({
    run: {
      ...{ mode: 'report', day: '2026-11-21', timeZone: 'UTC', refresh: false, refreshSince: null, email: true },
      ...{ from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', settledUntil: '2026-11-22T06:50:00Z' },
      collectUntil: '2026-11-22T07:45:00Z',
    },
    lanes: [[{ monitor: 'shop', start: '2026-11-21T00:00:00Z', end: '2026-11-21T01:00:00Z' }]],
    lanesAtATime: 10,
    hours: [{ from: '2026-11-21T00:00:00Z', to: '2026-11-21T01:00:00Z' }],
    round: 0,
  }),
  StartQueries: async (slice) => ({ ...(slice as object), queries: [{}], windows: [], failures: [], answered: 1 }),
  PollQueries: async (slice) => ({ ...(slice as object), running: false }),
  FetchResults: async (slice) => slice,
  CloseCollection: async () => ({}),
  ReadSurroundings: async () => ({}),
  IdentifyRemotes: async () => ({}),
  PlanHours: async (input) => (input as { hours: unknown }).hours,
  SettleHour: async () => ({ isSettled: true }),
  WatchHours: async () => ({}),
  StoreDay: async () => ({ reportKey: 'reports/dt=2026-11-21/report.json' }),
  Deliver: async () => ({ sent: true }),
  NotifyFailure: async () => ({ notified: true }),
}

/** A run of the workflow in which a task fails under a name each time that it is tried. */
async function runWith(failing: TaskName, name: string, handlers: TaskHandlers = IDLE) {
  const inputs = new Map<TaskName, unknown[]>(TASK_NAMES.map((task) => [task, []]))
  const watched = Object.fromEntries(
    TASK_NAMES.map((task) => {
      const handler: TaskHandler = async (input, context) => {
        inputs.get(task)?.push(input)
        if (task === failing) throw Object.assign(new Error(`as ${name}`), { name })
        return handlers[task](input, context)
      }
      return [task, handler]
    }),
  ) as unknown as TaskHandlers
  const end = await execute({ input: {}, startedAt: '2026-11-22T07:00:00Z', handlers: watched, waitMilliseconds: 0 })
  return { end, inputs: (task: TaskName) => inputs.get(task) ?? [] }
}

/** Times that a task is tried that fails under a name. */
const triesOf = (task: TaskName, name: string) =>
  1 + (states[task]?.Retry.find(({ ErrorEquals }) => ErrorEquals.includes(name))?.MaxAttempts ?? 0)

describe('the table of names', () => {
  test('has every error of ours', () => {
    expect(Object.keys(errors).filter((name) => !FAILURES.has(name))).toEqual([])
  })

  test.each(TASK_NAMES)('is what %s retries, and no more', (task) => {
    const [transient, ended, ...more] = states[task]?.Retry ?? []
    const quota = task === 'StartQueries' ? (['quota'] as const) : []
    expect(transient?.ErrorEquals.toSorted()).toEqual(namesHandled('transient', ...quota).toSorted())
    expect(ended?.ErrorEquals.toSorted()).toEqual(namesHandled('ended').toSorted())
    expect(ended?.MaxAttempts).toBe(2)
    const waitsForOthers = ['StoreDay', 'Deliver', 'WatchHours'].includes(task)
    expect(more.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(waitsForOthers ? namesHandled('busy') : [])
  })
})

describe.each([...FAILURES.keys(), 'TypeError'])('%s', (name) => {
  const { handling, means, whatNext } = failureOf(name)

  test.each(['PlanCollection', 'Deliver'] as const)('of %s is told, and the run fails by it', async (task) => {
    const { end, inputs } = await runWith(task, name)
    expect(inputs(task)).toHaveLength(triesOf(task, name))
    expect(end).toMatchObject({ status: 'FAILED', error: name, cause: `as ${name}` })
    const told = inputs('NotifyFailure')
    if (handling === 'uncaught') return expect(told).toEqual([])
    expect(told).toHaveLength(1)
    const failed = told[0] as FailedExecution
    const of = failedRun(failed, { timeZone: 'UTC', settleMinutes: 10 })
    const { subject, message } = failureNotice({ ...failed, of, email: 'not sent' })
    expect(subject).toBe(
      name === 'NextDayNotStarted'
        ? `[flowtoll] FAILED report of the days after 2026-11-21: ${name}`
        : `[flowtoll] FAILED report for 2026-11-21 00:00-24:00: ${name}`,
    )
    expect(message).toContain(FAILURES.has(name) ? `${name}: ${means}` : name)
    expect(message).toContain(whatNext)
  })

  test('of a slice is a gap that says so in words', async () => {
    if (handling === 'uncaught') return
    const { end, inputs } = await runWith('FetchResults', name)
    expect(end.status).toBe('SUCCEEDED')
    expect(inputs('FetchResults')).toHaveLength(triesOf('FetchResults', name))
    const [{ outcomes }] = inputs('StoreDay') as [{ outcomes: { failures: { reason: string }[] }[][] }]
    expect(outcomes).toMatchObject([[{ monitor: 'shop', answered: 0, failures: [{ reason: name }] }]])
    const sentence = sentenceOf(outcomes[0]?.[0]?.failures[0]?.reason ?? '')
    expect(sentence).toBe(means)
    expect(sentence).toMatch(/^[a-zA-Z]+ [a-z]+ /)
  })
})

test('a failure that is told ends in another state than one whose notice cannot be given: the alarm counts those', async () => {
  expect(allStates.NotifyFailure).toMatchObject({
    Next: 'AfterFailure',
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.untold', Next: 'AfterFailure' }],
  })
  expect([allStates.FailedTold, allStates.FailedUntold]).toMatchObject([{ Type: 'Fail' }, { Type: 'Fail' }])
  const denied = () => Promise.reject(Object.assign(new Error('no route'), { name: 'AccessDenied' }))
  const { end } = await runWith('NotifyFailure', 'ServiceFault', { ...IDLE, PlanCollection: denied })
  expect(end).toMatchObject({ status: 'FAILED', error: 'AccessDenied', cause: 'no route' })
})

test.each(SLICE_TASKS)('a slice that fails in %s is one gap', async (task) => {
  const { inputs } = await runWith(task, 'AccessDenied')
  expect(inputs('StoreDay')).toMatchObject([{ outcomes: [[{ failures: [{ reason: 'AccessDenied' }] }]] }])
})
