import { writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import type { Terms } from '../../domain/hours/terms.ts'
import type { World, WorldEnd } from '../../local/cloud/world.ts'
import { loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { rowsOf } from '../duckdb.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

const HOUR_USD = seed.bill.usd / 24

let rig: Rig
let handlers: TaskHandlers
beforeAll(async () => {
  rig = await startRig()
  handlers = await loadHandlers()
})
afterAll(() => rig.close())

async function usdOfFlows(): Promise<unknown> {
  const [row] = await rowsOf(`select sum(usd) usd from '${join(rig.folder, `flows/dt=${DAY}`)}/*/*.parquet'`)
  return row?.usd
}

/** The day before told that a row is one direction, and this one's pairs tell that it is both. */
async function enterContradicted(): Promise<void> {
  await rig.enterEarly(undisturbed(seed))
  const terms: Terms = { schema: 1, valueIs: 'one_direction', endpointGigabytes: {}, gatewayShares: {} }
  await mkdir(join(rig.folder, 'terms/dt=2026-11-20'), { recursive: true })
  writeFileSync(join(rig.folder, 'terms/dt=2026-11-20/terms.json'), JSON.stringify(terms))
}

const SETTLED_AGAIN =
  'The hours of the day were settled again, as the whole day tells otherwise: a value of Network Flow Monitor is both directions of a connection, not one.'

test('a day that contradicts its hours has them settled again and says so, also where nobody heard it say so', async () => {
  await enterContradicted()
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  // An hour of the world's bill; rows of both ends added up would be twice that.
  expect((await rig.report()).totals.usd).toBeCloseTo(HOUR_USD, 9)
  expect(await usdOfFlows()).toBeCloseTo(HOUR_USD, 9)
  expect((await rig.report()).notes).toContain(SETTLED_AGAIN)
  // A run after it settles nothing again, and tells the same story.
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  expect((await rig.report()).notes).toContain(SETTLED_AGAIN)

  await enterContradicted()
  let tries = 0
  const StoreDay: TaskHandler = async (input, context) => {
    const output = await handlers.StoreDay(input, context)
    tries += 1
    if (tries === 1) throw Object.assign(new Error('StoreDay was killed'), { name: 'Sandbox.Timedout' })
    return output
  }
  expect(await rig.early({ handlers: { ...handlers, StoreDay } })).toMatchObject({ status: 'SUCCEEDED' })
  expect((await rig.report()).totals.usd).toBeCloseTo(HOUR_USD, 9)
  expect(await usdOfFlows()).toBeCloseTo(HOUR_USD, 9)
  expect((await rig.report()).notes).toContain(SETTLED_AGAIN)
})

test('a day whose hours contradict it still, after two rounds, is reported as they are and says so', async () => {
  await enterContradicted()
  let settled = 0
  const SettleHour: TaskHandler = async (input, context) => {
    settled += 1
    return settled === 1 ? handlers.SettleHour(input, context) : { isSettled: false }
  }
  expect(await rig.early({ handlers: { ...handlers, SettleHour } })).toMatchObject({ status: 'SUCCEEDED' })
  expect(settled).toBe(3)
  const { totals, notes } = await rig.report()
  expect(totals.usd).toBeCloseTo(2 * HOUR_USD, 9)
  expect(notes).toContain(
    'The hours of the day were settled again twice, and still are not what the whole day tells: a value of Network Flow Monitor is both directions of a connection, not one. Dollars are as they were settled last.',
  )
})

test('a day whose hours fit it says nothing of that', async () => {
  await rig.enterEarly(undisturbed(seed))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  expect((await rig.report()).notes.join()).not.toContain('settled again')
})

test('an hour whose rows are those of a run that died before it left their sums is settled again', async () => {
  await rig.enterEarly(undisturbed(seed))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  rig.cloud.disturb(({ operation, params }) =>
    operation === 'PutObject' && String(params.key).startsWith('sums/')
      ? { status: 400, error: 'Killed: nobody hears the answer' }
      : undefined,
  )
  await rig.withSettings({ priceFactor: 0.5 }, async () => {
    expect(await rig.early()).toMatchObject({ status: 'FAILED' })
  })
  rig.cloud.disturb(() => undefined)
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  expect(await usdOfFlows()).toBeCloseTo(HOUR_USD, 9)
})

const other = (end: WorldEnd): WorldEnd => ({ ...end, monitor: 'second' })
const two: World = {
  ...undisturbed(seed),
  monitors: [...seed.monitors, { name: 'second', status: 'ACTIVE' }],
  connections: seed.connections.map((one, index) =>
    index % 2 === 0 ? one : { ...one, client: other(one.client), server: other(one.server) },
  ),
}

test('hours are settled again without a monitor that is no more, and tell of no flow of it', async () => {
  const one: World = { ...two, monitors: seed.monitors }
  await rig.enterCollected(two, { hours: ['00', '01'] })
  expect(await rig.early({ input: { mode: 'collect' } })).toMatchObject({ status: 'SUCCEEDED' })
  await rig.change(one)
  expect(await rig.early({ hours: 2 })).toMatchObject({ status: 'SUCCEEDED' })
  const changed = await rig.report()

  await rig.enterCollected(two, { hours: ['00', '01'] })
  await rig.change(one)
  expect(await rig.early({ hours: 2 })).toMatchObject({ status: 'SUCCEEDED' })
  const { totals, monitors } = await rig.report()
  expect(changed.monitors.map(({ name }) => name)).toEqual(monitors.map(({ name }) => name))
  expect(totals.usd).toBeLessThan(2 * HOUR_USD)
  expect(changed.totals).toEqual(totals)
})

test('the table hours has no row of a monitor that is no more once its hours are settled without it', async () => {
  await rig.enterCollected(two, { hours: ['00'] })
  expect(await rig.early({ input: { mode: 'collect' } })).toMatchObject({ status: 'SUCCEEDED' })
  const rows = async () => {
    const [row] = await rowsOf(
      `select count(*) filter (monitor = 'second') as theirs, count(*) as every from read_parquet('${join(rig.folder, `hours/dt=${DAY}`)}/*/*.parquet', hive_partitioning = true)`,
    )
    return { theirs: Number(row?.theirs), every: Number(row?.every) }
  }
  expect((await rows()).theirs).toBeGreaterThan(0)
  await rig.change({ ...two, monitors: seed.monitors })
  expect(await rig.early({ input: { mode: 'collect' } })).toMatchObject({ status: 'SUCCEEDED' })
  expect(await rows()).toMatchObject({ theirs: 0, every: expect.toSatisfy((count) => count > 0) })
})

test('a day whose hours and raw rows have expired stays as it is, and no permission is told as missing', async () => {
  await rig.enterEarly(undisturbed(seed))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  const flows = await usdOfFlows()
  for (const prefix of ['hours', 'raw']) await rm(join(rig.folder, prefix), { recursive: true })
  await rig.change({
    ...seed,
    faults: { failingQueries: DESTINATION_CATEGORIES.map((category) => ({ category, status: 'FAILED' })) },
  })
  expect(await rig.early()).toMatchObject({ status: 'FAILED', error: 'NothingCollected' })
  expect(await usdOfFlows()).toBe(flows)
})

test('the files of one monitor are joined after those of another, so that what is held is of one', async () => {
  await rig.enterCollected(two)
  expect(await rig.run({ input: { date: DAY } })).toMatchObject({ status: 'SUCCEEDED' })
  const read = rig
    .asked('GetObject')
    .flatMap(({ key }) => /^hours\/dt=[^/]+\/monitor=([^/]+)\//.exec(String(key))?.[1] ?? [])
  expect(read).toHaveLength(48)
  expect(read.filter((name, index) => name !== read[index - 1])).toEqual(['eks-cluster-monitor', 'second'])
})
