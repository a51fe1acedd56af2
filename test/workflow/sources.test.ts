import { expect, test } from 'vitest'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import { collectingOf } from '../../domain/collecting/plan.ts'
import type { SliceItem } from '../../domain/collecting/run.ts'
import { execute, type TaskHandlers } from '../../local/workflow.ts'

const SLOW = 'shop@222222222222-us-east-1'
const PROMPT = ['shop', 'shop@eu-west-1']

const slices = Array.from({ length: 6 }, (_, hour) =>
  [...PROMPT, SLOW].map((monitor): SliceItem => ({ monitor, start: `h${hour}`, end: `h${hour + 1}` })),
).flat()

test('a source that is slow holds up no other, and each has three slices at a time', async () => {
  const begun = new Map<string, number>()
  const most = new Map<string, number>()
  const order: string[] = []
  const othersAreDone = Promise.withResolvers<void>()
  const collect = async ({ monitor, start }: SliceItem) => {
    const now = (begun.get(monitor) ?? 0) + 1
    begun.set(monitor, now)
    most.set(monitor, Math.max(most.get(monitor) ?? 0, now))
    // Not before all of the others are collected, or it would hang here.
    await (monitor === SLOW ? othersAreDone.promise : new Promise(setImmediate))
    begun.set(monitor, (begun.get(monitor) ?? 0) - 1)
    order.push(monitor)
    if (order.length === PROMPT.length * 6) othersAreDone.resolve()
    return { monitor, start, answered: 7, failures: [] }
  }
  const some = {
    PlanCollection: async () => {
      const { lanes, lanesAtATime } = collectingOf(slices)
      const run = { mode: 'collect', refresh: false, refreshSince: null, collectUntil: 'then' }
      return { run, lanes, lanesAtATime, hours: [] }
    },
    StartQueries: collect,
    CloseCollection: async (input: unknown) => input,
    PlanHours: async () => [],
  }
  const handlers = Object.fromEntries(TASK_NAMES.map((name) => [name, async () => ({})]))
  const end = await execute({
    ...{ input: {}, waitMilliseconds: 0 },
    handlers: { ...handlers, ...some } as unknown as TaskHandlers,
  })
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  expect(order.slice(-6)).toEqual(Array.from({ length: 6 }, () => SLOW))
  for (const monitor of [...PROMPT, SLOW]) expect(most.get(monitor), monitor).toBe(3)
  const { outcomes } = (end.output as { collected: { outcomes: SliceItem[][] } }).collected
  expect(outcomes.map((own) => own.map(({ monitor, start }) => `${monitor} ${start}`))).toEqual(
    [0, 1, 2].flatMap((hour) => [...PROMPT, SLOW].map((monitor) => [`${monitor} h${hour}`, `${monitor} h${hour + 3}`])),
  )
})
