import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../domain/collecting/run.ts'
import type { Report } from '../../domain/report/report.ts'
import type { World } from '../../local/cloud/world.ts'
import type { ExecutionEnd, ExecutionOptions } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { rowsOf } from '../duckdb.ts'
import { DAY, type Rig, startRig } from './rig.ts'

const BEFORE = '2026-11-20'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const started = () => rig.asked('StartQueryMonitorTopContributors')
const MONITOR = 'eks-cluster-monitor'
const path = (key: string) => join(rig.folder, key)

/** Runs an execution, and those that it starts one after another, as Step Functions does. */
async function chain(input: object, options: Partial<ExecutionOptions> = {}): Promise<ExecutionEnd[]> {
  const ends = [await rig.run({ ...options, input })]
  for (let next = ends.at(-1)?.next; next !== undefined; next = ends.at(-1)?.next) {
    ends.push(await rig.run({ ...options, ...next }))
  }
  return ends
}

const dayOf = ({ output }: ExecutionEnd) => (output as { run: Run }).run.day

/** Half past one in the night of DAY: its first hour alone has settled. */
const EARLY = { startedAt: `${DAY}T01:30:00Z` }

describe('a range of days', () => {
  test('is an execution for each day, oldest first, and ends with one email', async () => {
    await rig.enterCollected(seed, { dates: [BEFORE], without: ['05'] })
    const days = [
      ['SUCCEEDED', BEFORE],
      ['SUCCEEDED', DAY],
    ]
    const collections = await chain({ date: DAY, days: 2, mode: 'collect' }, EARLY)
    expect(collections.map((end) => [end.status, dayOf(end)])).toEqual(days)
    // An hour of seven categories of either day, and four that are refused.
    expect(started()).toHaveLength(18)
    const ends = await chain({ date: DAY, days: 2 }, EARLY)
    expect(ends.map((end) => [end.status, dayOf(end)])).toEqual(days)
    expect(started()).toHaveLength(18)
    expect((await rig.cloud.inbox()).map(({ subject }) => subject)).toEqual([expect.stringContaining('on Sat 21 Nov')])
    const { totals, history } = await rig.report()
    expect(totals.usd).toBeCloseTo(seed.bill.usd / 24, 6)
    expect(history.map(({ day, usd }) => [day, Number(usd.toFixed(6))])).toEqual([
      [BEFORE, Number(seed.bill.usd.toFixed(6))],
    ])
  })

  test('takes its other fields along, and starts each day under a name that a second try finds taken', async () => {
    await rig.enterCollected(seed, { dates: [BEFORE] })
    const input = { date: DAY, days: 2, mode: 'collect', monitors: ['eks-cluster-monitor'], email: false }
    const first = await rig.run({ ...EARLY, name: 'by-hand', input })
    expect(first.next?.input).toEqual({ ...input, days: 1, refresh: false, range: { from: BEFORE } })
    expect(first.next?.name).toMatch(/^day-2026-11-21-[0-9a-f]{16}$/)
    const again = await rig.run({ ...EARLY, name: 'by-hand', input })
    expect(again.next?.name).toBe(first.next?.name)
    const other = await rig.run({ ...EARLY, name: 'by-hand-2', input })
    expect(other.next?.name).not.toBe(first.next?.name)
    let tries = 0
    const onNext = () => {
      tries += 1
      throw Object.assign(new Error('taken'), { name: 'StepFunctions.ExecutionAlreadyExistsException' })
    }
    expect(await rig.run({ ...EARLY, input, onNext })).toMatchObject({ status: 'SUCCEEDED' })
    expect(tries).toBe(1)
  })

  test('without a recipient is refused before its first day', async () => {
    await rig.enter(seed)
    expect(await rig.run({ input: { days: 3, recipients: [] } })).toMatchObject({ error: 'InvalidInput' })
    expect(started()).toEqual([])
  })

  test('whose next day cannot be started says so, and that this one is done', async () => {
    await rig.enterCollected(seed, { dates: [BEFORE] })
    let tries = 0
    const onNext = () => {
      tries += 1
      throw Object.assign(new Error('not authorized to perform states:StartExecution'), { name: 'AccessDenied' })
    }
    const input = { date: DAY, days: 2, mode: 'collect' }
    const end = await rig.run({ ...EARLY, input, onNext })
    expect(end).toMatchObject({ status: 'FAILED', error: 'NextDayNotStarted' })
    expect(tries).toBe(6)
    expect(rig.cloud.notices).toEqual([
      {
        at: expect.anything(),
        topicArn: expect.anything(),
        subject: '[flowtoll] FAILED collection of the days after 2026-11-20: NextDayNotStarted',
        message: expect.stringContaining('states:StartExecution'),
      },
    ])
  })

  test('stops at an error that the next day would meet too, and tells which days were not run', async () => {
    await rig.enter({ ...seed, faults: { deniedMonitorOperations: ['ListMonitors'] } })
    const ends = await chain({ date: DAY, days: 3 })
    expect(ends).toMatchObject([{ status: 'FAILED', error: 'AccessDenied' }])
    expect(rig.cloud.notices).toHaveLength(1)
    expect(rig.cloud.notices[0]?.message).toContain('The days after 2026-11-19, up to 2026-11-21, were not run')
  })
})

/** The service has forgotten all before DAY, and CloudWatch has not. */
const forgetful: World = { ...seed, faults: { forgottenBefore: `${DAY}T00:00:00Z` } }

/** All that it answers of the day before, but for one hour, which is left to be asked for. */
const FORGOTTEN = [
  { ...seed, connections: [] },
  { dates: [BEFORE], without: ['05'] },
] as const

describe('what the service no longer has', () => {
  test('becomes gaps, never a day without traffic, and the range goes on', async () => {
    await rig.enterCollected(...FORGOTTEN)
    await rig.change(forgetful)
    const ends = await chain({ date: DAY, days: 2 }, EARLY)
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
    for (const kind of ['reports', 'daily', 'trends']) expect(existsSync(path(`${kind}/dt=${BEFORE}`))).toBe(false)
    expect(await rowsOf(`select * from '${path(`gaps/dt=${BEFORE}/*/gaps.parquet`)}'`)).toMatchObject([
      {
        kind: 'gap',
        destination_category: 'all',
        reason: expect.stringMatching(/^the service answered with no rows, though CloudWatch/),
      },
    ])
    expect(await rowsOf(`select monitor, status, usd, bytes from '${path(`days/dt=${BEFORE}/day.parquet`)}'`)).toEqual([
      { monitor: 'eks-cluster-monitor', status: 'missing', usd: null, bytes: null },
    ])
    const { totals, notes } = await rig.report()
    expect(totals.usd).toBeCloseTo(seed.bill.usd / 24, 6)
    expect(notes).toContain(`In the range that ends with this day, no report could be created for ${BEFORE}.`)
    expect(rig.cloud.notices).toEqual([])
  })

  test('of a part of the day is a gap of those hours', async () => {
    await rig.enter({ ...seed, faults: { forgottenBefore: `${DAY}T01:00:00Z` } })
    expect(await rig.early({ hours: 2 })).toMatchObject({ status: 'SUCCEEDED' })
    const { coverage, totals } = await rig.report()
    expect(coverage.gaps[0]).toMatchObject({ category: 'all', from: `${DAY}T00:00:00Z`, to: `${DAY}T01:00:00Z` })
    expect(totals.usd).toBeCloseTo(seed.bill.usd / 24, 6)
  })

  test('is no day without traffic either where CloudWatch has nothing to tell', async () => {
    await rig.enter({ ...seed, faults: { forgottenBefore: '2026-11-22T00:00:00Z', noMetrics: true } })
    expect(await rig.early()).toMatchObject({
      status: 'FAILED',
      error: 'NothingCollected',
      cause: expect.stringContaining('CloudWatch does not tell whether there was traffic'),
    })
    expect(await rig.cloud.inbox()).toEqual([])
  })

  test('stops a range where it is an outage, that the next day would meet too', async () => {
    await rig.enter({ ...seed, faults: { deniedMonitorOperations: ['StartQueryMonitorTopContributors'] } })
    for (const mode of ['report', 'collect']) {
      const ends = await chain({ date: DAY, days: 3, mode }, EARLY)
      expect(ends).toMatchObject([{ status: 'FAILED', error: 'NothingCollected' }])
      expect(rig.cloud.notices.at(-1)?.message).toContain('The days after 2026-11-19, up to 2026-11-21, were not run')
    }
  })

  test('asked for by itself ends in an error that says so', async () => {
    await rig.enter({ ...seed, faults: { forgottenBefore: '2026-11-22T00:00:00Z' } })
    expect(await rig.early()).toMatchObject({
      status: 'FAILED',
      error: 'NothingCollected',
      cause: expect.stringContaining('the service answered with no rows, though CloudWatch counted'),
    })
    expect(await rig.cloud.inbox()).toEqual([])
  })

  test('asked for again takes nothing from the archive', async () => {
    await rig.enterEarly(seed)
    await rig.early()
    const files = ['daily', 'flows'].map((table) => path(`${table}/dt=${DAY}/monitor=${MONITOR}/${table}.parquet`))
    const names = await readdir(path('raw'), { recursive: true })
    const raw = names.filter((name) => name.endsWith('.json.gz')).map((name) => path(`raw/${name}`))
    expect(raw).toHaveLength(7)
    const earlier = new Date(`${DAY}T00:00:00Z`)
    await Promise.all(raw.map((file) => utimes(file, earlier, earlier)))
    // Between the zones is all that the world has.
    const kept = [...files, ...raw.filter((file) => file.endsWith('INTER_AZ.json.gz'))]
    expect(kept).toHaveLength(3)
    const before = await Promise.all(kept.map((file) => readFile(file)))
    await rig.change({ ...seed, faults: { forgottenBefore: '2026-11-22T00:00:00Z' } })
    expect(await rig.early({ input: { refresh: true } })).toMatchObject({ status: 'SUCCEEDED' })
    // Four of the eleven categories are refused.
    expect(started()).toHaveLength(11)
    expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd / 24, 6)
    expect(await Promise.all(kept.map((file) => readFile(file)))).toEqual(before)
    // Else an execution that goes on with the day would ask for all of it again, and the one after it, too.
    const written = await Promise.all(raw.map(async (file) => (await stat(file)).mtime > earlier))
    expect(written).not.toContain(false)
  })
})

describe('a day that the archive has more of', () => {
  /** As after the retention of raw answers, and of what hours leave. */
  const expire = async () => {
    for (const prefix of ['raw', 'hours', 'sums']) await rm(path(prefix), { recursive: true })
  }

  test('is left as it is, by itself with an error that names the way out', async () => {
    await rig.enterEarly(seed)
    await rig.early()
    const report = await readFile(path(`reports/dt=${DAY}/report.json`))
    await expire()
    await rig.change({ ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', status: 'FAILED' }] } })
    expect(await rig.early()).toMatchObject({
      status: 'FAILED',
      error: 'EmptierDay',
      cause: expect.stringMatching(
        /eks-cluster-monitor has \d+ bytes and 23\.1 h missing, and had \d+ and 23 h\): .*delete reports\/dt=2026-11-21\/report\.json first/,
      ),
    })
    expect(await readFile(path(`reports/dt=${DAY}/report.json`))).toEqual(report)
    expect(await rig.cloud.inbox()).toEqual([])
    await rm(path(`reports/dt=${DAY}/report.json`))
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  })

  test('is passed over in a range', async () => {
    await rig.enterCollected(forgetful, { dates: [BEFORE] })
    await rig.run({ input: { date: BEFORE, email: false } })
    const report = await readFile(path(`reports/dt=${BEFORE}/report.json`))
    await expire()
    rig.putCollected(...FORGOTTEN)
    const ends = await chain({ date: DAY, days: 2 }, EARLY)
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
    expect(await readFile(path(`reports/dt=${BEFORE}/report.json`))).toEqual(report)
    expect(await rowsOf(`select * from '${path(`gaps/dt=${BEFORE}/*/gaps.parquet`)}'`)).toEqual([])
  })

  test('with a monitor that is gone since is left as it is too: the run stands beside it, and says so', async () => {
    await rig.enterEarly(seed)
    await rig.early({ input: { email: false } })
    const key = `reports/dt=${DAY}/report.json`
    const { coverage, ...stored } = (await rig.json(key)) as Report
    const asIfWith = (until: string) =>
      writeFile(
        path(key),
        JSON.stringify({
          ...{ ...stored, monitors: [...stored.monitors, { name: 'gone' }] },
          coverage: { ...coverage, counted: { ...coverage.counted, until } },
        }),
      )
    await asIfWith(stored.to)
    const report = await readFile(path(key))
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await readFile(path(key))).toEqual(report)
    expect(await rig.json(`reports/dt=${DAY}/only=${MONITOR}/report.json`)).toMatchObject({
      notes: [expect.stringContaining("The day's own report has gone too and was left as it is")],
    })

    // Made before the day was over, it is no whole day that a later one may not replace.
    await asIfWith(`${DAY}T12:00:00Z`)
    await rig.early({ input: { email: false } })
    expect((await rig.report()).monitors).toHaveLength(1)
  })
})
