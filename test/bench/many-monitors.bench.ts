import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleTasks } from '../../cdk/bundles.ts'
import { SIZES } from '../../cdk/constructs/task-function.ts'
import { eventCount, MOST_BYTES, MOST_EVENTS } from '../workflow/event-count.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'
import { functionsOf } from './functions.ts'
import { MANY } from './many-monitors.ts'

let bundles: string
let functions: ReturnType<typeof functionsOf>
let rig: Rig
beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'flowtoll-bench-'))
  await bundleTasks(bundles)
  functions = functionsOf(bundles, (name) => SIZES[name].megabytes)
  rig = await startRig({}, { handlers: functions.handlers, overHttp: true })
})
afterAll(async () => {
  functions.close()
  await rig.close()
  await rm(bundles, { recursive: true, force: true })
})

interface Measured {
  readonly executions: number
  /** Of the largest execution, and bytes of the largest state. */
  readonly events: number
  readonly largestState: number
  readonly requests: Readonly<Record<string, number>>
}

/** Runs an execution and those that follow it, and prints what they took. */
async function measured(what: string, input: object, startedAt: string): Promise<Measured> {
  functions.taken.clear()
  const before = rig.cloud.calls.length
  const all: { events: number; largest: number }[] = []
  const began = Date.now()
  let next: { readonly name?: string; readonly input: unknown } | undefined = { input }
  while (next !== undefined) {
    const { onEvent, counted } = eventCount()
    const end = await rig.run({ ...next, startedAt, onEvent })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
    all.push(counted)
    next = end.next
  }
  const calls = Map.groupBy(rig.cloud.calls.slice(before), ({ service, operation }) =>
    service === 's3' || service === 'sts' ? `${service} ${operation}` : service,
  )
  const result: Measured = {
    executions: all.length,
    events: Math.max(...all.map(({ events }) => events)),
    largestState: Math.max(...all.map(({ largest }) => largest)),
    requests: Object.fromEntries([...calls].map(([name, own]) => [name, own.length]).toSorted()),
  }
  const seconds = Math.round((Date.now() - began) / 1000)
  const taken = Object.fromEntries(
    [...functions.taken].map(([name, { calls: times, milliseconds, peakMegabytes }]) => [
      name,
      `${times} x, ${(milliseconds / 1000).toFixed(1)} s, ${Math.round(peakMegabytes)} of ${SIZES[name].megabytes} MB`,
    ]),
  )
  console.log(JSON.stringify({ what, seconds, ...result, taken }, null, 1))
  return result
}

function expectWithin({ events, largestState }: Measured): void {
  expect(events).toBeLessThan(MOST_EVENTS)
  expect(largestState).toBeLessThan(MOST_BYTES)
  for (const [name, { peakMegabytes }] of functions.taken)
    expect({ name, isWithin: peakMegabytes < SIZES[name].megabytes }).toEqual({ name, isWithin: true })
}

/** What so many hours of all cost, by the world's arithmetic. */
async function expectHours(hours: number): Promise<void> {
  const { totals, coverage, monitors } = await rig.report()
  expect(monitors).toHaveLength(MANY.monitors)
  expect(coverage.slicesComplete).toBe(hours * MANY.monitors)
  expect(totals.usd).toBeCloseTo(hours * MANY.usdOfHour, 6)
}

test('300 monitors are collected hour by hour, and reported', { timeout: 1_800_000 }, async () => {
  await rig.enter(MANY.world)
  for (const hour of [1, 2])
    expectWithin(await measured(`hour ${hour}`, { date: DAY, mode: 'collect' }, `${DAY}T0${hour}:30:00Z`))
  expectWithin(await measured('report', { date: DAY }, `${DAY}T02:30:00Z`))
  await expectHours(2)
})

test('300 monitors of which nothing is collected are reported', { timeout: 1_800_000 }, async () => {
  await rig.enter(MANY.world)
  const result = await measured('all at once', { date: DAY }, `${DAY}T02:30:00Z`)
  expectWithin(result)
  // 600 slices, 400 of an execution.
  expect(result.executions).toBe(2)
  await expectHours(2)
})

test('a day of 300 monitors that is collected is settled and reported at once', { timeout: 1_800_000 }, async () => {
  await rig.enterCollected(MANY.world)
  expectWithin(await measured('a whole day', { date: DAY }, '2026-11-22T07:00:00Z'))
  await expectHours(24)
})
