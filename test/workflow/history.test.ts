import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import { rawKey } from '../../domain/archive-key.ts'
import { COLLECT_MINUTES } from '../../domain/collecting/plan.ts'
import { NO_TIME_LEFT } from '../../domain/collecting/query-round.ts'
import type { SliceProgress } from '../../domain/collecting/run.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import type { Connection, World } from '../../local/cloud/world.ts'
import { type ExecutionOptions, loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { pod, ZONES } from '../../worlds/two-zone-cluster.ts'
import { exhaustive } from '../exhaustive/cases.ts'
import { eventCount, MOST_BYTES, MOST_EVENTS } from './event-count.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

/** As many as an account has in a region. */
const monitors = Array.from({ length: 20 }, (_, index) => ({
  name: `eks-cluster-monitor-${String(index + 1).padStart(2, '0')}`,
  status: 'ACTIVE',
}))
const world: World = { ...undisturbed(seed), monitors: monitors as unknown as World['monitors'] }

let rig: Rig
let real: TaskHandlers
beforeAll(async () => {
  rig = await startRig()
  real = await loadHandlers()
})
afterAll(() => rig.close())

/**
 * Tasks that plan and close a collection as they are; of the others what the workflow reads of their answers. Each slice takes so many
 * rounds of queries, three at a time, each of which waits ten seconds by a clock that stands still otherwise: no service is faster. A day
 * has its hours settled again twice.
 */
function standIns(rounds: number): { readonly handlers: TaskHandlers; readonly asked: string[] } {
  const asked: string[] = []
  let waited = 0
  const slice = (input: unknown) => input as SliceProgress & { readonly round?: number }
  const some: Record<string, TaskHandler> = {
    PlanCollection: async (input, context) => {
      waited = 0
      return real.PlanCollection(input, context)
    },
    StartQueries: async (input) => {
      const { round = 0, ...one } = slice(input)
      const isLate = waited >= COLLECT_MINUTES * 60 * 3
      if (isLate) return { ...one, answered: round, windows: [], queries: [], failures: [{ reason: NO_TIME_LEFT }] }
      waited += 10
      return { ...one, round: round + 1, windows: [], queries: [{}], failures: [], answered: round }
    },
    PollQueries: async (input) => ({ ...slice(input), running: false }),
    FetchResults: async (input) => {
      const one = slice(input)
      if ((one.round ?? 0) < rounds) return { ...one, windows: [{}] }
      for (const category of DESTINATION_CATEGORIES) {
        const path = join(rig.folder, rawKey(one.monitor, one.start, category))
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, '')
      }
      asked.push(`${one.monitor} ${one.start}`)
      return { ...one, windows: [], answered: rounds }
    },
    CloseCollection: real.CloseCollection,
    PlanHours: async (input) => (input as { readonly hours: unknown }).hours,
    StoreDay: async (input) => {
      const { round } = input as { readonly round: number }
      return round < 2 ? { round: round + 1 } : { reportKey: 'report.json' }
    },
  }
  const handlers = Object.fromEntries(TASK_NAMES.map((name) => [name, some[name] ?? (async () => ({}))]))
  return { handlers: handlers as unknown as TaskHandlers, asked }
}

/** Runs a day to its end; events that Step Functions has of each of its executions, and the largest state of all. */
async function runDay(handlers: TaskHandlers, options: Partial<ExecutionOptions> = {}) {
  const histories: number[] = []
  let largest = 0
  let next: { readonly name?: string; readonly input: unknown } | undefined = { input: { date: DAY, email: false } }
  while (next !== undefined) {
    const { onEvent, counted } = eventCount()
    const end = await rig.run({ ...options, ...next, handlers, onEvent })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
    histories.push(counted.events)
    largest = Math.max(largest, counted.largest)
    next = end.next
  }
  return { histories, largest }
}

test('a day of twenty monitors is two executions, and each slice is asked for once', async () => {
  await rig.enter(world)
  const { handlers, asked } = standIns(1)
  const { histories, largest } = await runDay(handlers)
  expect(new Set(asked).size).toBe(480)
  expect(asked).toHaveLength(480)
  // A slice is 27: three tasks at five, its map's two, and five other states at two. Around 400 of them there are 43, with six of each of
  // three lanes; around the last 80, 619, of which three times 24 hours at seven are 504.
  expect(histories).toEqual([400 * 27 + 43, 80 * 27 + 619])
  expect(largest).toBeLessThan(MOST_BYTES)
})

exhaustive(
  'a day of which every window is cut down to five minutes takes three, and none has too many events',
  async () => {
    await rig.enter(world)
    const { handlers, asked } = standIns(5)
    const { histories, largest } = await runDay(handlers)
    expect(new Set(asked).size).toBe(480)
    expect(histories).toHaveLength(3)
    expect(Math.max(...histories)).toBeLessThan(MOST_EVENTS)
    expect(largest).toBeLessThan(MOST_BYTES)
  },
)

test('hours of twenty monitors, by the tasks as they are, end at their bill, and no slice is asked for twice', async () => {
  const ofMonitor = (monitor: string, index: number): Connection => ({
    client: { ...pod(ZONES[0], `10.5.4.${10 + index}`, `sender-${index}`), monitor },
    server: { ...pod(ZONES[1], `10.5.36.${10 + index}`, `receiver-${index}`), monitor },
    ...{ port: 80, category: 'INTER_AZ', bytesPerSlot: () => 1_000_000, sentByClientPerSlot: () => 600_000 },
  })
  const small: World = { ...world, connections: monitors.map(({ name }, index) => ofMonitor(name, index)) }
  await rig.enterCollected(small, { hours: ['00'] })
  const startedAt = `${DAY}T02:30:00Z`
  const { histories, largest } = await runDay(real, { startedAt })
  expect(Math.max(...histories)).toBeLessThan(MOST_EVENTS)
  expect(largest).toBeLessThan(MOST_BYTES)
  // Of the hour that nobody had asked for, seven categories of each monitor.
  const asked = rig.asked('StartQueryMonitorTopContributors').map((one) => JSON.stringify(one))
  expect(asked).toHaveLength(140)
  expect(new Set(asked).size).toBe(140)
  const { totals, coverage } = await rig.report()
  expect(coverage.slicesComplete).toBe(40)
  // Each monitor lacks the hours to come, and no other.
  expect(coverage.gaps.map(({ from }) => from)).toEqual(monitors.map(() => `${DAY}T02:00:00Z`))
  // A million bytes in five minutes from zone to zone, one pair of each monitor, for two hours, at $0.02 a gigabyte.
  const bytes = 20 * 24 * 1_000_000
  expect(totals).toMatchObject({ bytes, usd: expect.closeTo((0.02 * bytes) / 2 ** 30, 9) })
  // The same again has nothing to ask for.
  await runDay(real, { startedAt })
  expect(rig.asked('StartQueryMonitorTopContributors')).toHaveLength(140)
})
