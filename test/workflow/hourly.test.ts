import { rm, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '../../archive/archive-tables.ts'
import type { TaskName } from '../../cdk/task-names.ts'
import { etagOf } from '../../local/cloud/bucket.ts'
import type { World } from '../../local/cloud/world.ts'
import { loadHandlers, type TaskHandlers } from '../../local/workflow.ts'
import { BYTES } from '../../worlds/city/bill.ts'
import { world as city } from '../../worlds/city/world.ts'
import { world as s3Halves } from '../../worlds/s3-halves/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { world as endpoint } from '../../worlds/seed-nat-fixed/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { archived, dayObjectsOf } from './archived.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

const isS3 = ({ destinationPrefixListId }: { destinationPrefixListId?: string }) =>
  destinationPrefixListId !== undefined
const [toS3] = s3Halves.network.routeTables.flatMap(({ routes }) => routes.filter(isS3))
/** With the route to the endpoint in each private table. */
const s3Whole: World = {
  ...s3Halves,
  network: {
    ...s3Halves.network,
    routeTables: s3Halves.network.routeTables.map((table) =>
      table.associations.some((one) => 'main' in one) || table.routes.some(isS3)
        ? table
        : { ...table, routes: [...table.routes, ...(toS3 ? [toS3] : [])] },
    ),
  },
}

let rig: Rig
let handlers: TaskHandlers
/** Hours that were settled since they were last looked at. */
let settled: string[] = []
let tasks: TaskName[] = []

beforeAll(async () => {
  const real = await loadHandlers()
  handlers = Object.fromEntries(
    Object.entries(real).map(([name, handler]) => [
      name,
      async (input: unknown, context: never) => {
        const output = await handler(input, context)
        tasks.push(name as TaskName)
        const { start, isSettled } = (output ?? {}) as { start?: string; isSettled?: boolean }
        if (name === 'SettleHour' && isSettled) settled.push(start?.slice(11, 13) ?? '')
        return output
      },
    ]),
  ) as unknown as TaskHandlers
  rig = await startRig({}, { handlers })
})
afterAll(() => rig.close())

/** A collection when so many hours of the day have settled. */
async function collect(hours: number, input: object = {}): Promise<string[]> {
  ;[settled, tasks] = [[], []]
  const { status, cause } = await rig.early({ hours, input: { mode: 'collect', ...input } })
  expect({ status, cause }).toEqual({ status: 'SUCCEEDED' })
  return settled.toSorted()
}

async function report(hours: number, input: object = {}): Promise<string[]> {
  ;[settled, tasks] = [[], []]
  expect(await rig.early({ hours, input })).toMatchObject({ status: 'SUCCEEDED' })
  return settled.toSorted()
}

describe('an hour', () => {
  test('is settled as it comes in, and by no later run', async () => {
    await rig.enter(undisturbed(seed))
    expect(await collect(1)).toEqual(['00'])
    expect(await collect(2)).toEqual(['01'])
    expect(tasks).not.toContain('StoreDay')
    // The other one is not even looked at by itself.
    expect(tasks.filter((name) => name === 'SettleHour')).toHaveLength(1)
    expect(await collect(2)).toEqual([])
    expect(await report(3)).toEqual(['02'])
    expect((await rig.report()).totals.usd).toBeCloseTo((seed.bill.usd * 3) / 24, 6)
    expect(await report(3)).toEqual([])
  })

  test('of other columns is settled again: files of one day are joined', async () => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
    await report(2)
    expect(await report(2)).toEqual([])
    const key = `sums/dt=${DAY}/20261121T010000Z.json.gz`
    const sums = (await rig.json(key)) as { settledWith: object }
    expect(sums.settledWith).toHaveProperty('columns')
    const former = { ...sums, settledWith: { ...sums.settledWith, columns: 'of a former version' } }
    await writeFile(`${rig.folder}/${key}`, gzipSync(JSON.stringify(former)))
    expect(await report(2)).toEqual(['01'])
  })

  test('is settled again where it is asked for again', async () => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
    expect(await report(2)).toEqual(['00', '01'])
    expect(await report(2, { refresh: true })).toEqual(['00', '01'])
  })

  test('that lacked a part is settled again with it, and no other', async () => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00'] })
    rig.putCollected(undisturbed(seed), { hours: ['01'] })
    await rm(`${rig.folder}/raw/monitor=${seed.monitors[0]?.name}/start=20261121T010000Z/INTER_AZ.json.gz`)
    await rig.change({ ...undisturbed(seed), faults: { failingQueries: [{ category: 'INTER_AZ', status: 'FAILED' }] } })
    expect(await report(2)).toEqual(['00', '01'])
    const lacking = async () => (await rig.report()).coverage.gaps.filter(({ category }) => category === 'INTER_AZ')
    expect(await lacking()).toHaveLength(1)
    await rig.change(undisturbed(seed))
    expect(await report(2)).toEqual(['01'])
    expect(await lacking()).toEqual([])
    expect((await rig.report()).totals.usd).toBeCloseTo((seed.bill.usd * 2) / 24, 6)
  })
})

describe('what each hour of a day was settled with', () => {
  const key = `sums/dt=${DAY}/settled.json.gz`
  const readSums = () =>
    rig.asked('GetObject').flatMap(({ key: read }) => /^sums\/dt=[^/]+\/(.*)\.json\.gz$/.exec(String(read))?.[1] ?? [])

  test('is read from its sums once', async () => {
    await rig.enter(undisturbed(seed))
    await rig.withSettings({ hourlyAlerts: false }, async () => {
      for (const hours of [1, 2, 3]) await collect(hours)
      expect(readSums()).toEqual(['20261121T000000Z', 'settled', '20261121T010000Z'])
    })
  })

  test.each([
    ['is not there', () => rm(`${rig.folder}/${key}`)],
    ['is of another form', () => writeFile(`${rig.folder}/${key}`, gzipSync(JSON.stringify({ schema: 1, hours: [] })))],
  ])('is read from the sums where it %s', async (_, change) => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
    await report(2)
    expect(await report(2)).toEqual([])
    const kept = await rig.json(key)
    await change()
    expect(await report(2)).toEqual([])
    expect(await rig.json(key)).toEqual(kept)
  })

  test.each([
    ['noted with them', { schema: 2, sumsSchema: 2 }],
    ['noted before their schema was', { schema: 1 }],
  ])('tells nothing of sums of another schema: %s', async (_, of) => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
    await report(2)
    expect(await report(2)).toEqual([])
    // As a former version left them.
    const sums = `sums/dt=${DAY}/20261121T010000Z.json.gz`
    const former = gzipSync(JSON.stringify({ ...((await rig.json(sums)) as object), schema: 2 }))
    await writeFile(`${rig.folder}/${sums}`, former)
    const noted = (await rig.json(key)) as { hours: Record<string, object> }
    const start = Object.keys(noted.hours).find((from) => from.includes('T01:')) ?? ''
    const hours = { ...noted.hours, [start]: { ...noted.hours[start], madeOf: etagOf(former) } }
    await writeFile(`${rig.folder}/${key}`, gzipSync(JSON.stringify({ ...of, hours })))
    expect(await report(2)).toEqual(['01'])
    expect((await rig.report()).totals.usd).toBeCloseTo((seed.bill.usd * 2) / 24, 6)
  })

  test('is that of the sums that were read, though others were listed', async () => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00'] })
    expect(await report(1)).toEqual(['00'])
    const sums = `sums/dt=${DAY}/20261121T000000Z.json.gz`
    const { settledWith, ...rest } = (await rig.json(sums)) as { settledWith: object }
    const other = gzipSync(JSON.stringify({ ...rest, settledWith: { ...settledWith, columns: 'of a former version' } }))
    // Another run puts them there when the day has been listed.
    rig.cloud.disturb(async ({ operation, params }) => {
      if (operation !== 'GetObject' || params.key !== sums) return undefined
      rig.cloud.disturb(() => undefined)
      await writeFile(`${rig.folder}/${sums}`, other)
      return undefined
    })
    // Settled again, they are those that were listed.
    expect(await report(1)).toEqual(['00'])
    await report(1)
    expect(tasks.filter((name) => name === 'SettleHour')).toEqual([])
  })

  test('is looked at again where an hour is to be settled all the same, as executions of a former version do with each', async () => {
    await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
    expect(await collect(1)).toEqual(['00'])
    settled = []
    const PlanHours: TaskHandlers['PlanHours'] = async (input) => (input as { readonly hours: unknown }).hours
    const end = await rig.early({ hours: 2, handlers: { ...handlers, PlanHours } })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
    expect(settled).toEqual(['01'])
  })
})

test('a slice whose ends cannot be left is collected all the same: its rows are there', async () => {
  await rig.enter(undisturbed(seed))
  let refused = 0
  rig.cloud.disturb(({ operation, params }) => {
    if (operation !== 'PutObject' || !String(params.key).startsWith('ends/monitor=') || refused > 0) return undefined
    refused += 1
    return { status: 403, error: 'AccessDenied' }
  })
  expect(await collect(1)).toEqual(['00'])
  expect(refused).toBe(1)
})

test.each([
  ['that nobody has left', undefined],
  ['of other objects', { schema: 1, vpcIds: [], subnetIds: [], publicEnds: [], madeOf: 'others' }],
])('ends of a slice %s are read from its rows', async (_, left) => {
  const key = `ends/monitor=${nat.monitors[0]?.name}/start=20261121T000000Z.json.gz`
  const dayEnds = () => rig.json(`ends/dt=${DAY}/ends.json`)
  await rig.enterEarly(undisturbed(nat))
  const [stored] = [await rig.json(key), await report(1)]
  const expected = await dayEnds()
  expect(expected).toMatchObject({ vpcIds: [expect.any(String)], publicEnds: [{}, {}, {}] })
  await rig.enterEarly(undisturbed(nat))
  await rm(`${rig.folder}/${key}`)
  if (left) await writeFile(`${rig.folder}/${key}`, gzipSync(JSON.stringify(left)))
  await report(1)
  expect(await dayEnds()).toEqual(expected)
  expect(await rig.json(key)).toEqual(stored)
})

test('hour by hour or all at once: the same day', async () => {
  await rig.enterCollected(undisturbed(shop), { hours: ['00', '01'] })
  for (const hours of [1, 2]) await collect(hours)
  expect(await report(2)).toEqual([])
  const hourly = dayObjectsOf(await archived(rig.folder))
  await rig.enterCollected(undisturbed(shop), { hours: ['00', '01'] })
  expect(await report(2)).toEqual(['00', '01'])
  expect(dayObjectsOf(await archived(rig.folder))).toEqual(hourly)
  expect(hourly[`flows/dt=${DAY}/monitor=shop-eks/flows.parquet`]).toBeDefined()
})

test('the table hours has an hour once it is settled, and the days do not', async () => {
  await rig.enter(undisturbed(seed))
  await collect(1)
  await collect(2)
  const archive = await openArchive(rig.folder)
  try {
    expect(archive.problems).toEqual([])
    const { rows } = await archive.query(
      'select dt, monitor, hour(window_start), sum(usd) from hours group by all order by 3',
    )
    const usd = expect.closeTo(seed.bill.usd / 24, 6)
    expect(rows).toEqual(
      [0, 1].map((hour) => [DAY, seed.monitors[0]?.name, expect.toSatisfy((one) => Number(one) === hour), usd]),
    )
    expect((await archive.query('select count(*) from flows')).rows).toEqual([
      [expect.toSatisfy((one) => Number(one) === 0)],
    ])
  } finally {
    archive.close()
  }
})

describe('the collection of each hour, as the schedule starts it', () => {
  const NEXT = '2026-11-22'
  const hourly = async (startedAt: string) => {
    settled = []
    const { status, cause } = await rig.run({ input: { mode: 'collect' }, startedAt })
    expect({ status, cause }).toEqual({ status: 'SUCCEEDED' })
    return settled.toSorted()
  }
  const keysOf = async (prefix: string) =>
    Object.keys(await archived(rig.folder)).filter((key) => key.startsWith(prefix) && !key.includes('/monitor='))

  test('settles the hours of the day that it has come to, under that day', async () => {
    await rig.enterCollected(undisturbed(seed), { dates: [DAY, NEXT] })
    // The last hour of a day settles when the next one has begun.
    expect(await hourly(`${NEXT}T00:20:00Z`)).toHaveLength(24)
    expect(await hourly(`${NEXT}T01:20:00Z`)).toEqual(['00'])
    const sums = await keysOf('sums/')
    expect(sums.filter((key) => key.startsWith(`sums/dt=${DAY}/20261121T`))).toHaveLength(24)
    expect(sums.slice(24)).toEqual([`sums/dt=${NEXT}/20261122T000000Z.json.gz`])
    for (const prefix of ['ends', 'identities', 'terms', 'topology']) {
      expect((await keysOf(`${prefix}/dt=`)).map((key) => key.split('/')[1])).toEqual([`dt=${DAY}`, `dt=${NEXT}`])
    }
    settled = []
    expect(await rig.run({ input: { date: DAY }, startedAt: `${NEXT}T07:00:00Z` })).toMatchObject({
      status: 'SUCCEEDED',
    })
    expect(settled).toEqual([])
    expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd, 6)
  })
})

test('a day that a former version collected and reported is the same once its hours are settled', async () => {
  await rig.enterCollected(undisturbed(shop), { hours: ['00', '01'] })
  await report(2)
  const before = dayObjectsOf(await archived(rig.folder))
  for (const prefix of ['hours', 'sums', 'terms', 'ends']) await rm(`${rig.folder}/${prefix}`, { recursive: true })
  const path = `${rig.folder}/topology/dt=${DAY}/topology.json`
  const { readUntil: _, ...topology } = (await rig.json(`topology/dt=${DAY}/topology.json`)) as Record<string, unknown>
  await writeFile(path, JSON.stringify(topology))
  expect(await report(2)).toEqual(['00', '01'])
  expect(dayObjectsOf(await archived(rig.folder))).toEqual(before)
})

test('the first day after an update is whole, with hours that the former version collected, and the days before are read', async () => {
  const before = '2026-11-20'
  await rig.enterCollected(undisturbed(seed), { dates: [before] })
  expect(await rig.run({ input: { date: before, email: false } })).toMatchObject({ status: 'SUCCEEDED' })
  // It left none of these.
  for (const prefix of ['hours', 'sums', 'terms', 'ends', 'trends/hours.json.gz'])
    await rm(`${rig.folder}/${prefix}`, { recursive: true })
  rig.putCollected(undisturbed(seed), { hours: ['00', '01'] })
  await rm(`${rig.folder}/ends`, { recursive: true })
  expect(await collect(3)).toEqual(['00', '01', '02'])
  expect(await report(3)).toEqual([])
  const { totals, coverage, history } = await rig.report()
  expect(totals.usd).toBeCloseTo((seed.bill.usd * 3) / 24, 6)
  expect(coverage.slicesComplete).toBe(3)
  expect(history).toMatchObject([{ day: before, usd: expect.closeTo(seed.bill.usd, 6) }])
})

test('a collection and a report at once leave the same day', async () => {
  await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
  await report(2)
  const before = dayObjectsOf(await archived(rig.folder))
  await rig.enterCollected(undisturbed(seed), { hours: ['00', '01'] })
  const ends = await Promise.all([{}, { mode: 'collect' }].map((input) => rig.early({ hours: 2, input })))
  expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(dayObjectsOf(await archived(rig.folder))).toEqual(before)
  expect(await report(2)).toEqual([])
})

test('an endpoint that was made in the course of a day is priced in the hours after it', async () => {
  await rig.enter(undisturbed(nat))
  await collect(1)
  await rig.change(undisturbed(endpoint))
  expect(await report(3)).toEqual(['01', '02'])
  const { totals } = await rig.report()
  expect(totals.usd).toBeCloseTo((nat.bill.usd + 2 * endpoint.bill.usd) / 24, 6)
  expect(totals.byCharge.map(({ charge }) => charge)).toEqual(['nat', 'endpoint'])
})

test('a route that changed in the course of a day holds for the hours after it, and no change claims what it saves', async () => {
  const [halves, whole] = [undisturbed(s3Halves), undisturbed(s3Whole)]
  await rig.enter(halves)
  await collect(1)
  await rig.change(whole)
  expect(await report(3)).toEqual(['01', '02'])
  const { totals, findings } = await rig.report()
  // The second zone's pods paid the gateway in one hour of three.
  expect(totals.usd).toBeCloseTo(s3Halves.bill.usd / 24, 6)
  expect(findings.open).toEqual([])
  // And back: what was settled stays as it is.
  await rig.change(halves)
  expect(await report(4)).toEqual(['03'])
  expect((await rig.report()).totals.usd).toBeCloseTo((2 * s3Halves.bill.usd) / 24, 6)
})

test('a route of a transit gateway that changed in the course of a day holds for the hours after it', async () => {
  const whole = undisturbed(city)
  const { transitGateways = [] } = city.network
  const cut = transitGateways.map((gateway) => ({
    ...gateway,
    routeTables: gateway.routeTables.map((table) => ({
      ...table,
      routes: table.routes.map((route) =>
        route.destinationCidrBlock === '192.168.0.0/16' ? { ...route, attachmentId: 'blackhole' } : route,
      ),
    })),
  }))
  await rig.enterCollected(whole, { hours: ['00', '01'] })
  await collect(1)
  await rig.change({ ...whole, network: { ...city.network, transitGateways: cut } })
  expect(await report(2)).toEqual(['01'])
  // What goes on premises has its way in the first of two hours, and none in the second: twelve times five minutes each.
  const bytes = BYTES.onPremises * 12
  expect((await rig.report()).totals.unpriced).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ reason: expect.stringContaining('Direct Connect'), bytes }),
      expect.objectContaining({ reason: 'route unknown', bytes }),
    ]),
  )
})
