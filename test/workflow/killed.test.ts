import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { type ExecutionEnd, loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { isExhaustive, some } from '../exhaustive/cases.ts'
import { archived } from './archived.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
let handlers: TaskHandlers
let undisturbed: Record<string, string>
beforeAll(async () => {
  rig = await startRig()
  handlers = await loadHandlers()
  await enter()
  await rig.early({ hours: HOURS, input: { mode: 'collect' } })
  await rig.early({ hours: HOURS })
  undisturbed = await archived(rig.folder)
})
afterAll(() => rig.close())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  await enter()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Of two, each is settled by itself, and killed by itself. */
const HOURS = isExhaustive ? 2 : 1

/** A first day: prices are written too. */
async function enter(): Promise<void> {
  await rig.enter(seed)
  rig.forgetPrices()
}

/** The hour or slice that a task is for, where it is for one. */
function itemOf(input: unknown): string {
  const { hour, start = '' } = input as { readonly hour?: { readonly from: string }; readonly start?: string }
  return hour?.from ?? start
}

/** What the workflow sees of a function that was killed. */
const killed = (task: TaskName) => Object.assign(new Error(`${task} was killed`), { name: 'Sandbox.Timedout' })

const each = (mortal: (task: TaskName) => TaskHandler) =>
  Object.fromEntries(TASK_NAMES.map((task) => [task, mortal(task)])) as unknown as TaskHandlers

describe.each(some([2, 1], 1))('every task killed %s times', (times) => {
  test.each(['before', 'after'] as const)('%s its work: the same archive, one email', async (when) => {
    const deaths = new Map<string, number>()
    const mortal = each((task) => async (input, context) => {
      const state = `${task} ${itemOf(input)}`.trim()
      const isFatal = (deaths.get(state) ?? 0) < times
      if (isFatal) deaths.set(state, (deaths.get(state) ?? 0) + 1)
      if (isFatal && when === 'before') throw killed(task)
      const output = await handlers[task](input, context)
      if (isFatal) throw killed(task)
      return output
    })
    const collected = await rig.early({ hours: HOURS, handlers: mortal, input: { mode: 'collect' } })
    expect(collected).toMatchObject({ status: 'SUCCEEDED' })
    const died = new Set(deaths.keys())
    for (const state of died) if (state !== 'CloseCollection' && state !== 'WatchHours') deaths.delete(state)
    expect(await rig.early({ hours: HOURS, handlers: mortal })).toMatchObject({ status: 'SUCCEEDED' })
    for (const state of deaths.keys()) died.add(state)
    // One answers failures alone.
    const ofHours = ['StartQueries', 'PollQueries', 'FetchResults', 'SettleHour']
    expect([...died].toSorted()).toEqual(
      TASK_NAMES.filter((task) => task !== 'NotifyFailure')
        .flatMap((task) =>
          ofHours.includes(task) ? ['00', '01'].slice(0, HOURS).map((hour) => `${task} ${DAY}T${hour}:00:00Z`) : [task],
        )
        .toSorted(),
    )
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(await archived(rig.folder)).toEqual(undisturbed)
  })
})

test('every task killed at each of its writes: the same archive, one email', async () => {
  const fatal = new Set<string>()
  let task: TaskName = 'PlanCollection'
  let isDead = false
  let writes = new Map<string, number>()
  const answers = { status: 400, error: 'Killed: nobody hears the answer' }
  rig.cloud.disturb(({ operation, params }) => {
    if (isDead) return answers
    if (operation !== 'PutObject') return undefined
    const key = String(params.key).replace(/^sent\/.*/, 'sent')
    writes.set(key, (writes.get(key) ?? 0) + 1)
    const point = `${task} ${key} ${writes.get(key)}`
    if (fatal.has(point)) return undefined
    fatal.add(point)
    isDead = true
    return answers
  })
  const mortal = each((name) => async (input, context) => {
    ;[task, isDead, writes] = [name, false, new Map()]
    try {
      const output = await handlers[name](input, context)
      if (!isDead) return output
    } catch (error) {
      // The workflow waits as long before it asks again.
      if ((error as Error).name === 'DayBusy') vi.setSystemTime(Date.now() + 15_000)
      if (!isDead) throw error
    } finally {
      isDead = false
    }
    throw killed(name)
  })
  const ends: ExecutionEnd[] = []
  let before: number
  do {
    before = fatal.size
    ends.push(await rig.early({ hours: HOURS, handlers: mortal, input: { mode: 'collect' } }))
    // Whoever is told that nobody knows whether it left looks into the inbox first.
    const email = (await rig.cloud.inbox()).length === 0
    ends.push(await rig.early({ hours: HOURS, handlers: mortal, input: { email } }))
  } while (fatal.size > before)
  // Every object of the archive was one that a task died at.
  const unharmed = Object.keys(undisturbed).filter((key) => ![...fatal].some((point) => point.includes(` ${key} `)))
  expect(unharmed).toEqual([])
  expect(ends.at(-1)).toMatchObject({ status: 'SUCCEEDED' })
  expect(await rig.cloud.inbox()).toHaveLength(1)
  expect(await archived(rig.folder)).toEqual(undisturbed)
})
