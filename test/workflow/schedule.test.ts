import { existsSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../domain/collecting/run.ts'
import type { ExecutionEnd, ExecutionOptions } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { some } from '../exhaustive/cases.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const FIRED = '2026-11-22T07:00:00Z'
const HOURLY = { mode: 'collect', scheduledTime: '2026-11-22T00:20:00Z' }
const HALF_PAST_MIDNIGHT = { startedAt: '2026-11-22T00:30:00Z' }
/** Other executions have the name that Step Functions, or the rig, gave them. */
const isNamed = (name: string) => !/^[0-9a-f-]{36}$/.test(name)
const path = (key: string) => join(rig.folder, key)
const asked = () => rig.asked('StartQueryMonitorTopContributors')
const subjects = async () => (await rig.cloud.inbox()).map(({ subject }) => subject)

/** Step Functions as far as names go: one execution a name, and what an execution starts runs after it. */
function stepFunctions(options: Partial<ExecutionOptions> = {}) {
  const statuses = new Map<string, string>()
  const ends: ExecutionEnd[] = []
  const start = async (input: unknown, name?: string): Promise<void> => {
    const end = await rig.run({
      ...options,
      input,
      ...(name === undefined ? {} : { name }),
      statusOf: (other) => statuses.get(other) ?? '',
      onNext: (next) => {
        if (statuses.has(next.name)) {
          throw Object.assign(new Error('taken'), { name: 'StepFunctions.ExecutionAlreadyExistsException' })
        }
        statuses.set(next.name, 'RUNNING')
      },
    })
    ends.push(end)
    statuses.set(end.name, end.status)
    if (end.next) await start(end.next.input, end.next.name)
  }
  return { start, statuses, ends, days: () => ends.map(({ output }) => (output as { run?: Run })?.run?.day) }
}

describe('two starts for one time', () => {
  test('of the daily report send one email and ask once, and again none where the first died after that', async () => {
    await rig.enterCollected(seed, { without: ['23'] })
    const { start, statuses, ends } = stepFunctions()
    await Promise.all([start({ scheduledTime: FIRED }), start({ scheduledTime: FIRED })])
    await start({ scheduledTime: FIRED })
    expect(await subjects()).toEqual([expect.stringContaining('on Sat 21 Nov')])
    expect(asked()).toHaveLength(7)
    expect([...statuses.keys()].filter(isNamed)).toEqual(['report-20261122T070000Z'])
    expect(new Set(statuses.values())).toEqual(new Set(['SUCCEEDED']))
    expect(existsSync(path(`sent/20261122T070000Z-${DAY}.json`))).toBe(true)
    expect(rig.cloud.notices).toEqual([])

    statuses.set('report-20261122T070000Z', 'ABORTED')
    await start({ scheduledTime: FIRED })
    expect(ends.at(-1)).toMatchObject({ status: 'SUCCEEDED', output: { delivery: { sent: false } } })
    expect(await subjects()).toHaveLength(1)
  })

  test('of the hourly collection ask once', async () => {
    await rig.enterCollected(seed, { without: ['23'] })
    const { start } = stepFunctions(HALF_PAST_MIDNIGHT)
    await Promise.all([start(HOURLY), start(HOURLY)])
    expect(asked()).toHaveLength(7)
  })

  test.each(some(['TIMED_OUT', 'FAILED', 'ABORTED'], 1))(
    'of which the first is %s leave the work to one other',
    async (status) => {
      await rig.enterCollected(seed)
      const { start, statuses } = stepFunctions(HALF_PAST_MIDNIGHT)
      statuses.set('collect-20261122T002000Z', status)
      await Promise.all([start(HOURLY), start(HOURLY)])
      expect(Object.fromEntries([...statuses].filter(([name]) => isNamed(name)))).toEqual({
        'collect-20261122T002000Z': status,
        'collect-20261122T002000Z-again': 'SUCCEEDED',
      })
    },
  )

  test('of which the second cannot look at the first leave the work to the first', async () => {
    await rig.enter(seed)
    const refused = (name: string) => () => {
      throw Object.assign(new Error(name), { name })
    }
    const onNext = refused('StepFunctions.ExecutionAlreadyExistsException')
    const statusOf = refused('Sfn.SfnException')
    const end = await rig.run({ input: { scheduledTime: FIRED }, onNext, statusOf })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
    expect(rig.cloud.notices).toEqual([])
  })

  test('that come late report the day that was due', async () => {
    await rig.enter(seed)
    const end = await rig.run({ input: { scheduledTime: '2026-11-22T23:30:00Z' }, startedAt: '2026-11-23T00:40:00Z' })
    expect(end.next).toMatchObject({ name: 'report-20261122T233000Z', input: { date: DAY } })
  })

  test('which cannot be handed over tell that no report was sent', async () => {
    await rig.enter(seed)
    const onNext = () => {
      throw Object.assign(new Error('not authorized to perform states:StartExecution'), { name: 'AccessDenied' })
    }
    const end = await rig.run({ input: { scheduledTime: FIRED }, onNext })
    expect(end).toMatchObject({ status: 'FAILED', error: 'DayNotStarted' })
    expect(rig.cloud.notices).toMatchObject([{ message: expect.stringContaining('No report was sent for') }])
  })

  test.each([
    ['sent', 'was sent'],
    ['sending', 'may have been sent'],
  ])('of which the other fails before it is settled tell of an email that the first left %s', async (state, words) => {
    await rig.enter({ ...seed, monitors: [] })
    const claim = path(`sent/20261122T070000Z-${DAY}.json`)
    await mkdir(dirname(claim), { recursive: true })
    await writeFile(claim, JSON.stringify({ state, day: DAY, recipients: [], messageId: '1' }))
    const end = await rig.run({ name: 'report-20261122T070000Z-again', input: { scheduledTime: FIRED, date: DAY } })
    expect(end).toMatchObject({ status: 'FAILED', error: 'NoMonitors' })
    expect(rig.cloud.notices.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
    expect(rig.cloud.notices[0]?.message).not.toContain('No report was sent')
  })
})

test('a person who starts the input of a failed report anew gets its email', async () => {
  await rig.enter(seed)
  // As the scheduled execution left it that ended in DeliveryUnconfirmed.
  const claim = path(`sent/20261122T070000Z-${DAY}.json`)
  await mkdir(dirname(claim), { recursive: true })
  await writeFile(claim, JSON.stringify({ state: 'sending', day: DAY, recipients: [] }))
  const end = await rig.early({ input: { scheduledTime: FIRED, catchUp: { days: ['2026-11-20'] } } })
  expect(end).toMatchObject({ status: 'SUCCEEDED', output: { delivery: { sent: true } } })
  expect(end.next).toBeUndefined()
})

describe('a daily run after days without a report', () => {
  const BEFORE = '2026-11-20'

  /** An archive with the raw answers of both days, and one report of long ago. */
  const enterBoth = async (firstReport: string) => {
    await rig.enterCollected(seed, { dates: [BEFORE, DAY] })
    const key = path(`reports/dt=${firstReport}/report.json`)
    await mkdir(dirname(key), { recursive: true })
    const coverage = { counted: { until: '2026-11-20T00:00:00Z' } }
    const to = '2026-11-20T00:00:00Z'
    const report = { day: firstReport, to, coverage, totals: { usd: 1 }, status: 'ok', monitors: [] }
    await writeFile(key, JSON.stringify(report))
  }

  test('makes the one that is due before all, and then the one that is missing, with an email of its own', async () => {
    await enterBoth('2026-11-19')
    const { start, days, statuses } = stepFunctions()
    await Promise.all([start({ scheduledTime: FIRED }), start({ scheduledTime: FIRED })])
    expect(days().filter((day) => day)).toEqual([DAY, BEFORE])
    expect(await subjects()).toEqual([
      expect.stringContaining('on Sat 21 Nov'),
      expect.stringContaining('on Fri 20 Nov'),
    ])
    const { notes } = await rig.report()
    expect(notes[0]).toBe(
      'There is no complete report for 2026-11-20. Each day is retried after this report, and every morning until it is a week old.',
    )
    expect((await rig.report(BEFORE)).history.map(({ day }) => day)).toEqual(['2026-11-19'])
    expect(new Set(statuses.values())).toEqual(new Set(['SUCCEEDED']))
  })

  test('tells of several in the last one, is kept from none by one that fails, and says which could not be had', async () => {
    await enterBoth('2026-11-18')
    // What the archive has needs no query.
    await rig.change({ ...seed, faults: { deniedMonitorOperations: ['StartQueryMonitorTopContributors'] } })
    const { start, days, statuses } = stepFunctions()
    await rig.withSettings({ quietDays: 'none' }, () => start({ scheduledTime: FIRED }))
    expect(days().slice(1)).toEqual([DAY, '2026-11-19', BEFORE])
    expect(rig.cloud.notices.map(({ subject }) => subject)).toEqual([expect.stringContaining('2026-11-19')])
    expect([...statuses.values()]).not.toContain('FAILED')
    const [due, last, ...more] = await rig.cloud.inbox()
    expect(more).toEqual([])
    expect(due?.text.replaceAll(/\s+/g, ' ')).toContain('There is no complete report for 2026-11-19, 2026-11-20.')
    expect(last?.subject).toContain('on Fri 20 Nov')
    expect(last?.text.replaceAll(/\s+/g, ' ')).toContain('No report could be created this morning for 2026-11-19.')
  })

  test('is not kept from its own by an earlier report that cannot be read', async () => {
    await enterBoth('2026-11-19')
    await writeFile(path('reports/dt=2026-11-19/report.json'), '{')
    const { next } = await rig.run({ input: { scheduledTime: FIRED } })
    expect(next).toMatchObject({ name: 'report-20261122T070000Z', input: { date: DAY } })
    expect(next?.input).not.toHaveProperty('catchUp')
  })

  test('makes one anew that was made before its day was over', async () => {
    await enterBoth('2026-11-19')
    const key = path(`reports/dt=${BEFORE}/report.json`)
    await mkdir(dirname(key), { recursive: true })
    const coverage = { counted: { until: '2026-11-20T12:00:00Z' } }
    await writeFile(key, JSON.stringify({ day: BEFORE, to: '2026-11-21T00:00:00Z', coverage }))
    const { next } = await rig.run({ input: { scheduledTime: FIRED } })
    expect(next?.input).toMatchObject({ date: DAY, catchUp: { days: [BEFORE] } })
  })
})

describe('a day that is too much for one execution', () => {
  /** As if a state had room for one slice. */
  async function bySlices() {
    const { loadHandlers } = await import('../../local/workflow.ts')
    const real = await loadHandlers()
    const handlers = {
      ...real,
      PlanCollection: async (input: unknown, context: never) => {
        const plan = (await real.PlanCollection(input, context)) as { run: Run; lanes: unknown[][] }
        const [first, ...left] = plan.lanes.flat()
        return { ...plan, lanes: [[first]], run: { ...plan.run, slicesLeft: left.length } }
      },
    }
    return stepFunctions({ startedAt: `${DAY}T03:30:00Z`, handlers: handlers as never })
  }

  test('is asked again from its first slice to its last one, each once, whatever is archived', async () => {
    await rig.enterCollected(seed, { hours: ['00', '01', '02'] })
    const files = await readdir(path('raw'), { recursive: true })
    const yesterday = Date.now() / 1000 - 86_400
    for (const file of files) await utimes(path(`raw/${file}`), yesterday, yesterday)
    const { start, ends } = await bySlices()
    await start({ mode: 'collect', date: DAY, refresh: true })
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
    // Three hours by eleven categories, as what was refused is asked again too.
    expect(asked()).toHaveLength(3 * 11)
  })

  test('is asked again, where an execution comes back to a slice, for what it had no answer to', async () => {
    await rig.enterCollected(seed, { hours: ['00'] })
    await rig.change({ ...seed, faults: { failingQueries: [{ category: 'INTER_VPC', status: 'FAILED' }] } })
    const input = { mode: 'collect', date: DAY, refresh: true }
    const { output } = await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    const since = (output as { run: Run }).run.refreshSince
    // Eleven categories, one of them twice.
    expect(asked()).toHaveLength(12)
    await rig.change(seed)
    const continued = { number: 2, after: { monitor: 'eks-cluster-monitor', start: `${DAY}T00:00:00Z` }, since }
    await rig.run({
      name: `day-${DAY}-0123456789abcdef`,
      input: { ...input, continued },
      startedAt: `${DAY}T01:30:00Z`,
    })
    // That one, and the four that the service refuses.
    expect(asked()).toHaveLength(1 + 4)
  })

  test('is no outage where nothing is left but what failed before', async () => {
    const { handler } = await import('../../lambdas/CloseCollection.ts')
    const failing = { monitor: 'shop', start: `${DAY}T01:00:00Z`, answered: 0, failures: [{ reason: 'Throttled' }] }
    const closed = (after: string) =>
      handler(
        {
          run: {
            mode: 'collect',
            monitors: [],
            slicesLeft: 0,
            timeZone: 'UTC',
            after: { monitor: 'shop', start: after },
          },
          outcomes: [[failing]],
        } as never,
        {} as never,
      )
    await expect(closed(`${DAY}T00:00:00Z`)).rejects.toMatchObject({ name: 'NothingCollected' })
    expect(await closed(`${DAY}T01:00:00Z`)).toEqual({ slices: 1, incomplete: 1 })
  })

  test('goes on in another one, and the last one reports all of it', async () => {
    await rig.enter(seed)
    const { start, ends } = await bySlices()
    await start({ date: DAY })
    expect(ends.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
    // Three hours by seven categories, and four that the first hour alone is refused.
    expect(asked()).toHaveLength(3 * 7 + 4)
    expect((await rig.report()).coverage.slicesComplete).toBe(3)
    expect((await rig.report()).totals.usd).toBeCloseTo((seed.bill.usd * 3) / 24, 6)
    expect(await subjects()).toHaveLength(1)
  })
})
