import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DestinationCategory, mayBeRefused } from '../../domain/flows/category.ts'
import type { RawCategory } from '../../domain/flows/observation.ts'
import type { Call } from '../../local/cloud/endpoint.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as fixed } from '../../worlds/seed-inter-az-fixed/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { type Rig, startRig, undisturbed } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** Categories that the service refuses are asked by as many slices as run at a time. */
const started = () =>
  rig
    .asked('StartQueryMonitorTopContributors')
    .filter(({ destinationCategory }) => !mayBeRefused(destinationCategory as DestinationCategory))

/** Every archived object but those that name the execution, a query or the time when somebody was asked, by key. */
async function data(): Promise<Map<string, Buffer>> {
  const files = await readdir(rig.folder, { recursive: true, withFileTypes: true })
  const contents = new Map<string, Buffer>()
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name)
    const key = path.slice(rig.folder.length + 1)
    if (/^(flows|daily|topology|identities)\/dt=/.test(key)) contents.set(key, await readFile(path))
  }
  return contents
}

describe('what is collected is never asked for again', () => {
  test('a second run of the day asks nothing, and writes the same bytes', async () => {
    await rig.enter(seed)
    await rig.early({ hours: 2 })
    // Two hours by 7 categories.
    expect(started()).toHaveLength(14)
    const before = await data()
    expect(before.size).toBe(4)
    await rig.change(seed)
    await rig.early({ hours: 2 })
    expect(started()).toEqual([])
    expect(rig.asked('DescribeRouteTables')).toEqual([])
    expect(await data()).toEqual(before)
  })

  test('refresh asks again', async () => {
    await rig.enter(seed)
    await rig.early()
    await rig.change(fixed)
    await rig.early({ input: { refresh: true } })
    expect(started()).toHaveLength(7)
    expect((await rig.report()).totals.usd).toBe(0)
  })

  test('hourly collections leave nothing to ask for the report', async () => {
    await rig.enterCollected(seed, { without: ['08', '17', '23'] })
    for (const startedAt of ['2026-11-21T09:20:00Z', '2026-11-21T18:20:00Z']) {
      const input = { mode: 'collect', date: '2026-11-21' }
      expect(await rig.run({ input, startedAt })).toMatchObject({ status: 'SUCCEEDED' })
    }
    // Of no day: yesterday and today, of which no hour has settled.
    const startedAt = '2026-11-22T00:20:00Z'
    expect(await rig.run({ input: { mode: 'collect' }, startedAt })).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.cloud.inbox()).toEqual([])
    // Three hours by 7 categories, each once.
    expect(started()).toHaveLength(21)
    expect(
      new Set(started().map(({ startTime, destinationCategory }) => `${startTime} ${destinationCategory}`)).size,
    ).toBe(21)
    await rig.change(seed)
    await rig.run()
    expect(started()).toEqual([])
    expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd, 6)
  })

  test('an hour is asked for once its end lies ten minutes back', async () => {
    await rig.enter(seed)
    await rig.run({ input: { mode: 'collect', date: '2026-11-21' }, startedAt: '2026-11-21T03:09:59Z' })
    const last = () =>
      started()
        .map(({ endTime }) => String(endTime))
        .toSorted()
        .at(-1)
    expect(last()).toMatch(/^2026-11-21T02:00:00/)
    await rig.run({ input: { mode: 'collect', date: '2026-11-21' }, startedAt: '2026-11-21T03:10:00Z' })
    expect(last()).toMatch(/^2026-11-21T03:00:00/)
  })

  test('a report before the day is over names the hours that it lacks', async () => {
    await rig.enter(seed)
    await rig.early({ hours: 2 })
    const { status, coverage } = await rig.report()
    expect(status).toBe('partial')
    expect(coverage.slicesComplete).toBe(2)
    expect(coverage.gaps).toEqual([
      {
        monitor: 'eks-cluster-monitor',
        category: 'all',
        from: '2026-11-21T02:00:00Z',
        to: '2026-11-22T00:00:00Z',
        reason: 'the hour was not over, or not settled, when the report was made',
      },
    ])
  })
})

describe('a run that dies in the middle of collecting', () => {
  test('is taken up where it stopped, and ends as an undisturbed one', async () => {
    await rig.enter(seed)
    await rig.early({ hours: 3 })
    const undisturbedUsd = (await rig.report()).totals
    const undisturbedData = await data()

    // Three hours by seven categories.
    await rig.enter(seed)
    rig.cloud.disturb((call) =>
      call.operation === 'StartQueryMonitorTopContributors' && started().length > 10
        ? { status: 403, error: 'AccessDeniedException: the run is being killed' }
        : call.operation === 'SendEmail' ||
            (call.operation === 'PutObject' && /^(flows|reports)/.test(String(call.params.key)))
          ? { status: 403, error: 'AccessDenied: the run is being killed' }
          : undefined,
    )
    expect((await rig.early({ hours: 3 })).status).toBe('FAILED')
    const rawBefore = new Set(rig.cloud.calls.filter(isRawPut).map(({ params }) => params.key))
    expect(rawBefore.size).toBe(10)

    await rig.change(seed)
    await rig.early({ hours: 3 })
    // 10 queries were answered and archived.
    expect(started()).toHaveLength(21 - 10)
    expect((await rig.report()).totals).toEqual(undisturbedUsd)
    expect(await data()).toEqual(undisturbedData)
  })

  const BEFORE_EIGHT = ['00', '01', '02', '03', '04', '05', '06', '07']

  test('between the halves of a split window, asks only for the halves that are missing', async () => {
    // The hours before have nothing in them.
    await rig.enterCollected({ ...undisturbed(shop), connections: [] }, { hours: BEFORE_EIGHT })
    await rig.change(undisturbed(shop))
    const missing = { from: '08:15', to: '08:30' }
    rig.cloud.disturb((call) => {
      const { startTime, endTime, destinationCategory } = call.params
      const inside = String(startTime).slice(11, 16) >= missing.from && String(endTime).slice(11, 16) <= missing.to
      return call.operation === 'StartQueryMonitorTopContributors' &&
        destinationCategory === 'INTER_AZ' &&
        String(startTime).startsWith('2026-11-21T08') &&
        inside
        ? { status: 403, error: 'AccessDeniedException: the run is being killed' }
        : undefined
    })
    const collect = async () => (await rig.early({ hours: 9, input: { mode: 'collect' } })).output
    expect(await collect()).toMatchObject({ collected: { slices: 1, incomplete: 1 } })

    await rig.change(undisturbed(shop))
    expect(await collect()).toMatchObject({ collected: { slices: 1, incomplete: 0 } })
    const asked = started().map(
      ({ startTime, endTime }) => `${String(startTime).slice(11, 16)}-${String(endTime).slice(11, 16)}`,
    )
    expect(asked.toSorted()).toEqual(['08:15-08:25', '08:15-08:30', '08:25-08:30'])
    const { answers } = (await rig.json('raw/monitor=shop-eks/start=20261121T080000Z/INTER_AZ.json.gz')) as RawCategory
    expect(answers.map(({ rows }) => rows.length)).toEqual([492, 412, 492, 412, 492, 412, 492, 412])
  })
})

const isRawPut = ({ operation, params }: Call) =>
  operation === 'PutObject' && /^raw\/.*\.json\.gz$/.test(String(params.key))
