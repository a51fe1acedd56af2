import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { type ExecutionEnd, loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { archived } from './archived.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
let handlers: TaskHandlers
let undisturbed: Record<string, string>
beforeAll(async () => {
  rig = await startRig()
  handlers = await loadHandlers()
  await enter()
  await rig.early()
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

/** A first day: prices are written too. */
async function enter(): Promise<void> {
  await rig.enter(seed)
  rig.forgetPrices()
}

/** What the workflow sees of a function that was killed. */
const killed = (task: TaskName) => Object.assign(new Error(`${task} was killed`), { name: 'Sandbox.Timedout' })

const each = (mortal: (task: TaskName) => TaskHandler) =>
  Object.fromEntries(TASK_NAMES.map((task) => [task, mortal(task)])) as unknown as TaskHandlers

describe.each([1, 2])('every task killed %s times', (times) => {
  test.each(['before', 'after'] as const)('%s its work: the same archive, one email', async (when) => {
    const deaths = new Map<TaskName, number>()
    const mortal = each((task) => async (input, context) => {
      const isFatal = (deaths.get(task) ?? 0) < times
      if (isFatal) deaths.set(task, (deaths.get(task) ?? 0) + 1)
      if (isFatal && when === 'before') throw killed(task)
      const output = await handlers[task](input, context)
      if (isFatal) throw killed(task)
      return output
    })
    const collected = await rig.early({ handlers: mortal, input: { mode: 'collect' } })
    expect(collected).toMatchObject({ status: 'SUCCEEDED' })
    for (const task of TASK_NAMES) if (task !== 'CloseCollection' && task !== 'WatchHours') deaths.delete(task)
    expect(await rig.early({ handlers: mortal })).toMatchObject({ status: 'SUCCEEDED' })
    // One answers failures alone, and others have nothing left to ask.
    const spared = ['NotifyFailure', 'StartQueries', 'PollQueries', 'FetchResults']
    expect([...deaths.keys()].toSorted()).toEqual(TASK_NAMES.filter((task) => !spared.includes(task)).toSorted())
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
    // Whoever is told that nobody knows whether it left looks into the inbox first.
    const email = (await rig.cloud.inbox()).length === 0
    ends.push(await rig.early({ handlers: mortal, input: { email } }))
  } while (fatal.size > before)
  // Every object of the archive was one that a task died at.
  const unharmed = Object.keys(undisturbed).filter((key) => ![...fatal].some((point) => point.includes(` ${key} `)))
  expect(unharmed).toEqual([])
  expect(ends.at(-1)).toMatchObject({ status: 'SUCCEEDED' })
  expect(await rig.cloud.inbox()).toHaveLength(1)
  expect(await archived(rig.folder)).toEqual(undisturbed)
})
