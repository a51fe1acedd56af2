import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  COLLECTION_METRICS,
  ownCostOf,
  REPORT_METRICS,
  REQUESTS_PER_TASK,
  STATES_PER_TASK,
} from '../../../domain/money/own-cost.ts'
import { allStates } from '../../workflow/states.ts'

describe('what running flowtoll costs', () => {
  /**
   * By hand. 24 collections and a report in 24 hours:
   *   600 × 0.5 GB × 1 s and 1 × 2.9375 GB × 60 s are 476.25 GB-seconds, $0.0063500; 626 invocations at $0.20 a million are
   *   $0.0001252.
   *   600 polls are 1,800 states, 24 closings 72, and the rest 2 and 2: 1,876 at $0.025 a thousand are $0.0469.
   *   S3: 27 writes and 60 reads of StoreDay, and a write of PlanCollection: 28 × $0.005 / 1000 + 60 × $0.0004 / 1000 are $0.000164.
   *   Three metrics in 24 hours, seven in one: 79 hours at $0.30 / 730 are $0.0324658; five alarms for 24 hours $0.0164384.
   */
  test('is its functions, its states, its requests, its metrics and its alarms', () => {
    const cost = ownCostOf(
      [
        { task: 'PollQueries', megabytes: 512, invocations: 600, milliseconds: 600_000 },
        { task: 'CloseCollection', megabytes: 256, invocations: 24, milliseconds: 0 },
        { task: 'StoreDay', megabytes: 3008, invocations: 1, milliseconds: 60_000 },
        { task: 'PlanCollection', megabytes: 512, invocations: 1, milliseconds: 0 },
      ],
      24,
    )
    expect(cost?.functionsUsd).toBeCloseTo(0.0064752, 7)
    expect(cost?.workflowUsd).toBeCloseTo(0.0469, 9)
    expect(cost?.metricsUsd).toBeCloseTo(0.0489041, 7)
    expect(cost?.requestsUsd).toBeCloseTo(0.000164, 9)
    expect(cost?.usd).toBeCloseTo(0.1024433, 7)
    expect(cost).toMatchObject({ invocations: 626, gigabyteSeconds: 476.25, transitions: 1876 })
  })

  test('has what queries of logs read, where there are any', () => {
    const usage = [{ task: 'PollQueries', megabytes: 512, invocations: 600, milliseconds: 600_000 }]
    const without = ownCostOf(usage, 24)
    expect(without).not.toHaveProperty('logsUsd')
    expect(ownCostOf(usage, 24, 0.05)).toEqual({ ...without, logsUsd: 0.05, usd: (without?.usd ?? 0) + 0.05 })
  })

  test('is not known where nothing was counted', () => {
    expect(ownCostOf([], 24)).toBeNull()
    expect(ownCostOf([{ task: 'PollQueries', megabytes: 512, invocations: 0, milliseconds: 0 }], 24)).toBeNull()
  })
})

interface State {
  readonly Type: string
  readonly Next?: string
  readonly Default?: string
  readonly ItemProcessor?: Machine
}
interface Machine {
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

describe('what it is worked out from', () => {
  const machine = JSON.parse(read('cdk/workflow.asl.json')) as Machine

  /** States from the first to the last, going on where there is a choice as named. */
  function path({ StartAt, States }: Machine, choices: Readonly<Record<string, string>>) {
    const states: string[] = []
    for (let name: string | undefined = StartAt; name !== undefined; ) {
      states.push(name)
      const state: State | undefined = States[name]
      name = choices[name] ?? state?.Next ?? state?.Default
    }
    return states
  }
  const counted = (states: readonly string[]) => states.reduce((sum, name) => sum + (STATES_PER_TASK[name] ?? 0), 0)

  test.each([
    ['a report', machine, { HoursSettled: 'StoreDay', ReportMade: 'Deliver' }],
    ['a collection', machine, {}],
    ['a failure', machine, { PlanCollection: 'NotPlanned' }],
    ['a slice', allStates.CollectSlices.ItemProcessor as Machine, { QueriesStarted: 'WaitForQueries' }],
  ])('counts each state of %s', (_, one, choices) => {
    const states = path(one, choices)
    expect(counted(states)).toBe(states.length)
  })

  test('counts the requests of each task that asks S3', () => {
    const asking = Object.keys(STATES_PER_TASK).filter(
      (task) => !['PollQueries', 'CloseCollection', 'NotifyFailure'].includes(task),
    )
    expect(Object.keys(REQUESTS_PER_TASK).toSorted()).toEqual(asking.toSorted())
  })

  test('names each metric that a task tells', () => {
    const tasks = readdirSync(new URL('../../../lambdas', import.meta.url)).filter((file) => file.endsWith('.ts'))
    const told = tasks.flatMap((file) =>
      [...read(`lambdas/${file}`).matchAll(/addMetric\('(\w+)'/g)].map(([, name]) => name),
    )
    expect([...new Set(told)].toSorted()).toEqual([...COLLECTION_METRICS, ...REPORT_METRICS].toSorted())
  })
})
