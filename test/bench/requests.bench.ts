import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskName } from '../../cdk/task-names.ts'
import { isoInstant } from '../../domain/day.ts'
import { REQUESTS_PER_TASK } from '../../domain/money/own-cost.ts'
import { loadHandlers, type TaskHandlers } from '../../local/workflow.ts'
import { world } from '../../worlds/shop/world.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'

let rig: Rig
const invocations = new Map<TaskName, number>()

beforeAll(async () => {
  const handlers = Object.entries(await loadHandlers()).map(([name, handler]) => [
    name,
    (input: unknown, context: never) => {
      invocations.set(name as TaskName, (invocations.get(name as TaskName) ?? 0) + 1)
      return handler(input, context)
    },
  ])
  rig = await startRig({}, { handlers: Object.fromEntries(handlers) as unknown as TaskHandlers })
})
afterAll(() => rig.close())

/** Dollars of a thousand requests. Source: https://aws.amazon.com/s3/pricing/, S3 Standard, us-east-1. */
const USD_PER_THOUSAND = { write: 0.005, read: 0.0004 }
const isRead = (operation: string) => operation.startsWith('GetObject')

/** Dollars of a thousand transitions. Source: https://aws.amazon.com/step-functions/pricing/, us-east-1. */
const USD_PER_THOUSAND_TRANSITIONS = 0.025

/** By the same count at commit dffcf25, which settled a whole day at once, and told of it in the morning alone. */
const BEFORE = { transitions: 472, requests: 661 }

/** What hours and alerts take now. */
const MOST = { transitions: 580, requests: 1660 }

test('requests of S3 and transitions of a cluster-day are counted, beside those of whole days', async () => {
  await rig.enter(world)
  let transitions = 0
  const onEvent = (event: { readonly type: string }) => {
    if (event.type === 'StateEntered') transitions += 1
  }
  for (let hour = 1; hour <= 24; hour++) {
    const startedAt = isoInstant(Date.parse(`${DAY}T00:30:00Z`) + hour * 3_600_000)
    const end = await rig.run({ input: { date: DAY, mode: 'collect' }, startedAt, onEvent })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
  }
  expect(await rig.run({ onEvent })).toMatchObject({ status: 'SUCCEEDED' })
  const operations = rig.cloud.calls.filter(({ service }) => service === 's3').map(({ operation }) => operation)
  const counted = Object.fromEntries(
    [...Map.groupBy(operations, (operation) => operation)].map(([name, own]) => [name, own.length]),
  )
  const usd = operations.reduce((sum, one) => sum + USD_PER_THOUSAND[isRead(one) ? 'read' : 'write'] / 1000, 0)
  console.log(
    JSON.stringify({
      before: BEFORE,
      ...{ transitions, transitionsUsd: Number(((transitions * USD_PER_THOUSAND_TRANSITIONS) / 1000).toFixed(4)) },
      ...{ requests: operations.length, counted, requestsUsd: Number(usd.toFixed(4)) },
      invocations: Object.fromEntries(invocations),
    }),
  )
  // What a report tells of its own cost is worked out from how often each task ran.
  const told = [...invocations].reduce((sum, [task, times]) => {
    const { writes = 0, reads = 0 } = REQUESTS_PER_TASK[task] ?? {}
    return sum + times * ((writes * USD_PER_THOUSAND.write + reads * USD_PER_THOUSAND.read) / 1000)
  }, 0)
  expect(told / usd).toBeGreaterThan(0.95)
  expect(told / usd).toBeLessThan(1.05)
  expect(transitions).toBeLessThanOrEqual(MOST.transitions)
  expect(operations.length).toBeLessThanOrEqual(MOST.requests)
})
