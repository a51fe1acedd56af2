import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../lambdas/domain/collecting/run.ts'
import type { World } from '../../local/cloud/world.ts'
import type { ExecutionEnd, ExecutionOptions } from '../../local/workflow.ts'
import { rowsOf } from '../duckdb.ts'
import { world as seed } from '../worlds/seed-inter-az/world.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const started = () => rig.asked('StartQueryMonitorTopContributors')
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
    await rig.enter(seed)
    const ends = await chain({ date: DAY, days: 3 })
    expect(ends.map((end) => [end.status, dayOf(end)])).toEqual([
      ['SUCCEEDED', '2026-11-19'],
      ['SUCCEEDED', '2026-11-20'],
      ['SUCCEEDED', '2026-11-21'],
    ])
    expect(ends.map(({ next }) => next?.input)).toEqual([
      expect.objectContaining({ date: DAY, days: 2 }),
      expect.objectContaining({ date: DAY, days: 1 }),
      undefined,
    ])
    // 3 days of 24 hours by 7 categories.
    expect(started()).toHaveLength(504)
    expect((await rig.cloud.inbox()).map(({ subject }) => subject)).toEqual([expect.stringContaining(DAY)])
    const { totals, history } = await rig.report()
    expect(totals.usd).toBeCloseTo(seed.bill.usd, 6)
    expect(history.map(({ day, usd }) => [day, Number(usd.toFixed(6))])).toEqual([
      ['2026-11-20', Number(seed.bill.usd.toFixed(6))],
      ['2026-11-19', Number(seed.bill.usd.toFixed(6))],
    ])
  }, 60_000)

  test('takes its other fields along, and starts each day under a name that a second try finds taken', async () => {
    await rig.enter(seed)
    const input = { date: DAY, days: 2, mode: 'collect', monitors: ['eks-cluster-monitor'], refresh: true }
    const first = await rig.run({ ...EARLY, name: 'by-hand', input })
    expect(first.next?.input).toEqual({ ...input, days: 1 })
    expect(first.next?.name).toMatch(/^day-2026-11-21-[0-9a-f]{16}$/)
    const again = await rig.run({ ...EARLY, name: 'by-hand', input })
    expect(again.next?.name).toBe(first.next?.name)
    const other = await rig.run({ ...EARLY, name: 'by-hand-2', input })
    expect(other.next?.name).not.toBe(first.next?.name)
    const taken = Object.assign(new Error('Execution Already Exists'), {
      name: 'StepFunctions.ExecutionAlreadyExistsException',
    })
    let tries = 0
    const onNext = () => {
      tries += 1
      throw taken
    }
    expect(await rig.run({ ...EARLY, input, onNext })).toMatchObject({ status: 'SUCCEEDED' })
    expect(tries).toBe(1)
  }, 60_000)

  test('without a recipient is refused before its first day', async () => {
    await rig.enter(seed)
    process.env.REPORT_RECIPIENTS = '[]'
    try {
      expect(await rig.run({ input: { days: 3 } })).toMatchObject({ error: 'InvalidInput' })
    } finally {
      process.env.REPORT_RECIPIENTS = '["platform@example.com"]'
    }
    expect(started()).toEqual([])
  })

  test('whose next day cannot be started says so, and that this one is done', async () => {
    await rig.enter(seed)
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
        topicArn: expect.anything(),
        subject: '[flowtoll] FAILED collect of the days after 2026-11-20: NextDayNotStarted',
        message: expect.stringContaining('states:StartExecution'),
      },
    ])
  }, 60_000)

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

describe('what the service no longer has', () => {
  test('becomes gaps, never a day without traffic, and the range goes on', async () => {
    await rig.enter(forgetful)
    const ends = await chain({ date: DAY, days: 2 })
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
    expect(existsSync(path('reports/dt=2026-11-20'))).toBe(false)
    expect(existsSync(path('daily/dt=2026-11-20'))).toBe(false)
    expect(existsSync(path('trends/dt=2026-11-20'))).toBe(false)
    const gaps = await rowsOf(`select * from '${path('gaps/dt=2026-11-20/*/gaps.parquet')}'`)
    expect(gaps).toMatchObject([
      {
        kind: 'gap',
        destination_category: 'all',
        reason: expect.stringMatching(/^the service answered with no rows, though CloudWatch/),
      },
    ])
    expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd, 6)
    expect(rig.cloud.notices).toEqual([])
  }, 60_000)

  test('asked for by itself ends in an error that says so', async () => {
    await rig.enter(forgetful)
    expect(await rig.run({ input: { date: '2026-11-20' } })).toMatchObject({
      status: 'FAILED',
      error: 'NothingCollected',
      cause: expect.stringContaining('the service answered with no rows, though CloudWatch counted'),
    })
    expect(await rig.cloud.inbox()).toEqual([])
  })

  test('asked for again takes nothing from the archive', async () => {
    await rig.enterCollected(seed)
    await rig.run()
    const before = await readFile(path(`daily/dt=${DAY}/monitor=eks-cluster-monitor/daily.parquet`))
    await rig.change({ ...seed, faults: { forgottenBefore: '2026-11-22T00:00:00Z' } })
    expect(await rig.run({ input: { refresh: true } })).toMatchObject({ status: 'SUCCEEDED' })
    expect(started()).toHaveLength(168)
    expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd, 6)
    expect(await readFile(path(`daily/dt=${DAY}/monitor=eks-cluster-monitor/daily.parquet`))).toEqual(before)
  }, 60_000)
})

describe('a day that the archive has more of', () => {
  /** As after the retention of raw answers. */
  const expire = () => rm(path('raw'), { recursive: true })

  test('is left as it is, by itself with an error that names the way out', async () => {
    await rig.enterCollected(seed)
    await rig.run()
    const report = await readFile(path(`reports/dt=${DAY}/report.json`))
    await expire()
    await rig.change({ ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', status: 'FAILED' }] } })
    const end = await rig.run()
    expect(end).toMatchObject({
      status: 'FAILED',
      error: 'EmptierDay',
      cause: expect.stringMatching(
        /eks-cluster-monitor has \d+ bytes and 3\.4 h missing, and had \d+ and 0 h\), and was left as it is; delete reports\/dt=2026-11-21\/report\.json first/,
      ),
    })
    expect(await readFile(path(`reports/dt=${DAY}/report.json`))).toEqual(report)
    expect(await rig.cloud.inbox()).toEqual([])
    await rm(path(`reports/dt=${DAY}/report.json`))
    expect(await rig.run()).toMatchObject({ status: 'SUCCEEDED' })
  }, 60_000)

  test('is passed over in a range', async () => {
    await rig.enterCollected(seed, { date: '2026-11-20' })
    await rig.run({ input: { date: '2026-11-20' } })
    const report = await readFile(path('reports/dt=2026-11-20/report.json'))
    await expire()
    await rig.change(forgetful)
    const ends = await chain({ date: DAY, days: 2 })
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
    expect(await readFile(path('reports/dt=2026-11-20/report.json'))).toEqual(report)
    expect(await rowsOf(`select * from '${path('gaps/dt=2026-11-20/*/gaps.parquet')}'`)).toEqual([])
  }, 60_000)

  test('with a monitor that is gone since is left as it is too: the run stands beside it', async () => {
    const other = { name: 'other', status: 'ACTIVE', clusterArn: 'arn:aws:eks:us-east-1:1:cluster/other' } as const
    await rig.enter({ ...seed, monitors: [...seed.monitors, other] })
    await rig.early()
    const report = await readFile(path(`reports/dt=${DAY}/report.json`))
    await rig.change(seed)
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await readFile(path(`reports/dt=${DAY}/report.json`))).toEqual(report)
    expect(existsSync(path(`reports/dt=${DAY}/only=eks-cluster-monitor/report.json`))).toBe(true)
  })
})
