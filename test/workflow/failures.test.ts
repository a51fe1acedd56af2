import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Identities } from '../../domain/identities/identity.ts'
import { loadHandlers, type TaskHandler } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { world as down } from '../../worlds/shop-down/world.ts'
import { passing } from './passing.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())
afterEach(() => vi.restoreAllMocks())

const MONITOR = 'eks-cluster-monitor'

/** Plain text without its line breaks. */
const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')

test('a page that cannot be made holds up neither the report nor its email, and the report says so', async () => {
  await rig.enterCollected(seed)
  await rig.run()
  const page = join(rig.folder, 'reports/dt=2026-11-21/page.html')
  expect((await stat(page)).size).toBeGreaterThan(1000)
  vi.stubEnv('PAGE_SHELL', '/nowhere/page-shell.html')
  const end = await rig.run()
  vi.unstubAllEnvs()
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  const report = await rig.report()
  const note = 'reports/dt=2026-11-21/page.html could not be made; the figures are the same without it.'
  expect(report.notes.join(' ')).toContain(note)
  expect(report.archive.keys.filter((key) => key.endsWith('page.html'))).toEqual([])
  expect(report.archive.links.map(({ label }) => label)).not.toContain('page.html')
  expect(await readFile(page, 'utf8')).toContain('The page of this day could not be made.')
  const [, email] = await rig.cloud.inbox()
  expect(email?.subject).toContain('OK eks-cluster')
  expect(oneLine(email?.text)).toContain(note)
})

test('a function that dies of the page has written the report, and the next but one try goes on without a page', async () => {
  await rig.enterEarly(seed)
  const handlers = await loadHandlers()
  let [isDead, isReported, deaths] = [false, false, 0]
  rig.cloud.disturb(({ operation, params }) => {
    const dead = { status: 400, error: 'Killed: nobody hears the answer' }
    if (isDead) return dead
    if (operation !== 'PutObject') return undefined
    if (String(params.key).endsWith('/report.json')) isReported = true
    if (!String(params.key).endsWith('/page.html') || !isReported) return undefined
    deaths++
    isDead = true
    return dead
  })
  const StoreDay: TaskHandler = async (input, context) => {
    ;[isDead, isReported] = [false, false]
    try {
      const output = await handlers.StoreDay(input, context)
      if (!isDead) return output
    } catch (error) {
      if ((error as Error).name === 'DayBusy') vi.setSystemTime(Date.now() + 15_000)
      if (!isDead) throw error
    } finally {
      isDead = false
    }
    throw Object.assign(new Error('StoreDay ran out of memory'), { name: 'Runtime.OutOfMemory' })
  }
  const end = await rig.early({ handlers: { ...handlers, StoreDay } })
  vi.useRealTimers()
  expect([end.status, deaths]).toEqual(['SUCCEEDED', 2])
  const page = join(rig.folder, 'reports/dt=2026-11-21/page.html')
  expect(await readFile(page, 'utf8')).toContain('The page of this day could not be made.')
  const { notes, totals } = await rig.report()
  expect(notes.join(' ')).toContain('page.html could not be made')
  expect(totals.usd).toBeCloseTo(seed.bill.usd / 24, 9)
  expect(await rig.cloud.inbox()).toHaveLength(1)
})

describe('a gap', () => {
  test('of one category: the email goes out and names it in its status, subject and table', async () => {
    await rig.enterCollected(
      { ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', utcHour: 13, status: 'FAILED' }] } },
      { without: ['13'] },
    )
    expect(await rig.run()).toMatchObject({ status: 'SUCCEEDED' })
    const report = await rig.report()
    expect(report.status).toBe('partial')
    expect(report.coverage).toMatchObject({ slicesWanted: 24, slicesComplete: 23 })
    expect(report.coverage.gaps).toEqual([
      {
        monitor: MONITOR,
        category: 'INTER_AZ',
        from: '2026-11-21T13:00:00Z',
        to: '2026-11-21T14:00:00Z',
        reason: 'the query failed',
      },
    ])
    const [email] = await rig.cloud.inbox()
    // 23 of 24 hours of $1.3677.
    expect(email?.subject).toMatch(/^\[flowtoll\] PARTIAL eks-cluster: \$1\.31 on Sat 21 Nov, 1 gap\b/)
    for (const text of [email?.html, oneLine(email?.text)]) {
      expect(text).toMatch(/This day is incomplete: 1 gap/i)
      expect(text).toContain('13:00–14:00')
      expect(text).toContain('the query failed')
      expect(text).toContain('23 of 24 monitor-hours')
    }
    // Each failed window is tried twice: once for each of the two attempts.
    const tries = rig
      .asked('StartQueryMonitorTopContributors')
      .filter(
        ({ destinationCategory, startTime }) =>
          destinationCategory === 'INTER_AZ' && String(startTime).includes('T13:'),
      )
    expect(tries).toHaveLength(2)
    expect(rig.cloud.notices).toEqual([])
  })

  test.each([
    ['CANCELED', 'the query was canceled'],
    ['NEVER_ENDS', 'the query did not end within 600 s and was stopped'],
  ] as const)('of a query that is %s says so', async (status, reason) => {
    await rig.enter({ ...seed, faults: { failingQueries: [{ category: 'INTRA_AZ', utcHour: 0, status }] } })
    await rig.early({ onTask: passing({ PollQueries: 601 }) })
    expect((await rig.report()).coverage.gaps).toContainEqual({
      monitor: MONITOR,
      category: 'INTRA_AZ',
      from: '2026-11-21T00:00:00Z',
      to: '2026-11-21T01:00:00Z',
      reason,
    })
    expect(rig.asked('StopQueryMonitorTopContributors')).toHaveLength(status === 'NEVER_ENDS' ? 2 : 0)
  })

  test('of a whole hour is one gap, and neighbours join', async () => {
    await rig.enterCollected(seed, { hours: ['00'] })
    rig.cloud.disturb(({ operation, params }) =>
      operation === 'StartQueryMonitorTopContributors' && /T0[12]:/.test(String(params.startTime))
        ? { status: 400, error: 'ValidationException: no data for that time' }
        : undefined,
    )
    await rig.early({ hours: 3 })
    expect((await rig.report()).coverage.gaps).toContainEqual({
      monitor: MONITOR,
      category: 'all',
      from: '2026-11-21T01:00:00Z',
      to: '2026-11-21T03:00:00Z',
      reason: 'ValidationException: no data for that time',
    })
  })

  test('is closed by the next run, once the service answers', async () => {
    await rig.enterCollected(
      { ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', status: 'FAILED' }] } },
      { hours: ['00'] },
    )
    await rig.early({ hours: 3 })
    expect((await rig.report()).coverage.slicesComplete).toBe(1)
    await rig.change(seed)
    await rig.early({ hours: 3 })
    expect(rig.asked('StartQueryMonitorTopContributors')).toHaveLength(2)
    expect(await rig.report()).toMatchObject({
      coverage: { slicesComplete: 3 },
      totals: { bytes: (seed.bill.bytes * 3) / 24 },
    })
  })

  test('never reads as a saving: a total with a gap is not compared with other days', async () => {
    await rig.enterCollected(
      { ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', status: 'FAILED' }] } },
      { without: ['05', '06', '07'] },
    )
    await rig.run()
    const [email] = await rig.cloud.inbox()
    // Three of 24 hours of $1.3677 are missing.
    expect(email?.subject).toMatch(/PARTIAL eks-cluster: \$1\.20 on Sat 21 Nov, 1 gap/)
    expect(oneLine(email?.text)).toContain('The difference is not a saving.')
  })
})

describe('a service that hangs', () => {
  const hanging = {
    ...seed,
    faults: { failingQueries: [{ category: 'INTRA_AZ', utcHour: 1, status: 'NEVER_ENDS' }] },
  } as const

  test.each([
    [
      'while queries run',
      { PlanCollection: 45 * 60 - 300, PollQueries: 301 },
      'INTRA_AZ',
      'the query still ran when the time for collecting was over, and was stopped',
    ],
    ['before it asks', { PlanCollection: 45 * 60 }, 'all', 'the run had no time left to ask; the next run does'],
  ])('costs a run its time for collecting %s: a gap, and the report goes out', async (_, seconds, category, reason) => {
    await rig.enterCollected(hanging, { hours: ['00'] })
    expect(await rig.early({ hours: 2, onTask: passing(seconds) })).toMatchObject({ status: 'SUCCEEDED' })
    expect((await rig.report()).coverage.gaps).toContainEqual({
      monitor: MONITOR,
      category,
      from: '2026-11-21T01:00:00Z',
      to: '2026-11-21T02:00:00Z',
      reason,
    })
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('for good ends as a failure notice, within its time', async () => {
    await rig.enter(seed)
    expect(await rig.run({ onTask: passing({ PlanCollection: 45 * 60 }) })).toMatchObject({
      status: 'FAILED',
      error: 'NothingCollected',
      cause: expect.stringContaining('the run had no time left to ask'),
    })
    expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
    expect(rig.cloud.notices).toHaveLength(1)
  })
})

describe('a collection', () => {
  test('without one answer fails, and says so', async () => {
    await rig.enter(down)
    expect(await rig.early({ input: { mode: 'collect' } })).toMatchObject({
      status: 'FAILED',
      error: 'NothingCollected',
    })
    expect(rig.cloud.notices).toEqual([
      expect.objectContaining({ subject: '[flowtoll] FAILED collection of 2026-11-21 00:00-01:00: NothingCollected' }),
    ])
  })

  test('of which a part failed counts it, and the report names it', async () => {
    await rig.enterCollected(
      { ...seed, faults: { failingQueries: [{ category: 'INTER_AZ', utcHour: 1, status: 'FAILED' }] } },
      { hours: ['00'] },
    )
    expect(await rig.early({ hours: 3, input: { mode: 'collect' } })).toMatchObject({
      status: 'SUCCEEDED',
      output: { collected: { slices: 2, incomplete: 1 } },
    })
  })

  test('that has nothing to ask for is no failure', async () => {
    await rig.enterCollected(seed, { hours: ['00'] })
    expect(await rig.early({ input: { mode: 'collect' } })).toMatchObject({
      status: 'SUCCEEDED',
      output: { collected: { slices: 0, incomplete: 0 } },
    })
  })
})

describe('a failed run', () => {
  test('with every query refused: no report and no email, a notice, the execution FAILED', async () => {
    await rig.enter(down)
    const end = await rig.early()
    expect(end).toMatchObject({ status: 'FAILED', error: 'NothingCollected' })
    expect(end.cause).toContain('the permission networkflowmonitor:StartQueryMonitorTopContributors is missing')
    expect(rig.asked('SendEmail')).toEqual([])
    expect(rig.asked('PutObject').filter(({ key }) => /^(reports|flows|daily)\//.test(String(key)))).toEqual([])
    expect(rig.cloud.notices).toEqual([
      expect.objectContaining({
        subject: '[flowtoll] FAILED report for 2026-11-21 00:00-24:00: NothingCollected',
        message: expect.stringContaining('Run the day again once the cause is gone'),
      }),
    ])
  })

  test('is an event on the buses that the settings name', async () => {
    await rig.enter({ ...seed, monitors: [] })
    await rig.withSettings({ channels: [{ name: 'bus', kind: 'event', bus: 'costs' }] }, () => rig.run())
    const [put] = rig.asked('PutEvents') as unknown as [{ Entries: { DetailType: string; Detail: string }[] }]
    expect(put.Entries.map(({ DetailType }) => DetailType)).toEqual(['Report failed'])
    expect(JSON.parse(put.Entries[0]?.Detail ?? '')).toMatchObject({
      ...{ error: 'NoMonitors', mode: 'report', email: 'not sent' },
      cause: expect.stringContaining('enable network monitoring'),
    })
  })

  test('with no monitor at all says what to do', async () => {
    await rig.enter({ ...seed, monitors: [] })
    expect(await rig.run()).toMatchObject({
      status: 'FAILED',
      error: 'NoMonitors',
      cause: expect.stringContaining('enable network monitoring on an EKS cluster'),
    })
  })

  test('without a permission names the action', async () => {
    await rig.enter({ ...seed, faults: { deniedMonitorOperations: ['ListMonitors'] } })
    expect(await rig.run()).toMatchObject({
      status: 'FAILED',
      error: 'AccessDenied',
      cause: expect.stringContaining('networkflowmonitor:ListMonitors'),
    })
    expect(rig.cloud.notices[0]?.message).toContain('Grant the named permission')
  })

  test('whose archive is full of rubbish names the key', async () => {
    await rig.enterEarly(seed)
    await rig.early()
    const key = 'raw/monitor=eks-cluster-monitor/start=20261121T000000Z/INTER_AZ.json.gz'
    await writeFile(`${rig.folder}/${key}`, 'rubbish')
    await rig.change(seed)
    expect(await rig.early()).toMatchObject({
      status: 'FAILED',
      error: 'ArchiveCorrupt',
      cause: expect.stringContaining(key),
    })
    expect(rig.asked('SendEmail')).toEqual([])
  })

  test('stays FAILED where its notice cannot be given', async () => {
    await rig.enter(down)
    rig.cloud.disturb(({ operation }) =>
      operation === 'Publish' ? { status: 403, error: 'AuthorizationError: no' } : undefined,
    )
    expect(await rig.early()).toMatchObject({ status: 'FAILED', error: 'NothingCollected' })
  })
})

describe('hourly collections without any monitor', () => {
  const without = { ...seed, monitors: [] }
  const hour = (startedAt: string) => rig.run({ input: { mode: 'collect' }, startedAt })
  const subjects = () => rig.cloud.notices.map(({ subject }) => subject)

  test('are one notice a day, beside the report, and one when it is over', async () => {
    await rig.enter(without)
    // From the evening on, with the day's report in between; seed is in Dublin, where it is UTC in November.
    for (const time of ['20T21', '20T22', '20T23', '21T00', '21T06']) {
      expect(await hour(`2026-11-${time}:20:00Z`)).toMatchObject({ status: 'FAILED', error: 'NoMonitors' })
    }
    await rig.run({ startedAt: '2026-11-21T07:00:00Z' })
    for (const time of ['21T07', '21T21', '22T06']) await hour(`2026-11-${time}:20:00Z`)
    expect(subjects()).toEqual([
      '[flowtoll] FAILED collection of the hours up to 2026-11-20 21:00: NoMonitors',
      '[flowtoll] FAILED report for 2026-11-20 00:00-24:00: NoMonitors',
    ])
    expect(rig.cloud.notices[0]?.message).toContain('Hourly collections have failed since 2026-11-20 21:20.')
    await hour('2026-11-22T07:20:00Z')
    expect(subjects()).toHaveLength(3)
    // One hour of DAY has settled, and of the day before all are there.
    const collected = {
      slices: [],
      run: {
        ...{ mode: 'collect', day: '2026-11-21', timeZone: 'UTC', to: '2026-11-23T00:00:00Z', dueDay: '2026-11-21' },
        settledUntil: '2026-11-22T08:10:00Z',
      },
    }
    const { WatchHours } = await loadHandlers()
    for (const startedAt of ['2026-11-22T08:20:00Z', '2026-11-22T09:20:00Z']) {
      await WatchHours({ run: collected.run, startedAt }, {} as never)
    }
    expect(subjects().slice(3)).toEqual([
      '[flowtoll] RECOVERED hourly collection, which had failed since 2026-11-20 21:20',
    ])
  })

  test('are told whatever was told of a day that was run by hand', async () => {
    await rig.enter(without)
    await rig.run({ input: { date: '2026-11-10' }, startedAt: '2026-11-20T21:00:00Z' })
    await hour('2026-11-20T21:20:00Z')
    expect(subjects()).toEqual([
      '[flowtoll] FAILED report for 2026-11-10 00:00-24:00: NoMonitors',
      '[flowtoll] FAILED collection of the hours up to 2026-11-20 21:00: NoMonitors',
    ])
  })

  test('leave nothing to remember where none has failed', async () => {
    await rig.enter(without)
    const { WatchHours } = await loadHandlers()
    const run = {
      mode: 'collect',
      day: '2026-11-21',
      timeZone: 'UTC',
      to: '2026-11-23T00:00:00Z',
      dueDay: '2026-11-21',
      settledUntil: '2026-11-22T08:10:00Z',
    }
    await WatchHours({ run, startedAt: '2026-11-22T08:20:00Z' }, {} as never)
    expect(rig.asked('PutObject')).toEqual([])
  })

  test('two at once are one notice', async () => {
    await rig.enter(without)
    await Promise.all(['20:00', '20:01'].map((minute) => hour(`2026-11-20T21:${minute}Z`)))
    expect(subjects()).toHaveLength(1)
  })

  test('of which the notice could not be given are told by the next', async () => {
    await rig.enter(without)
    rig.cloud.disturb(({ operation }) =>
      operation === 'Publish' ? { status: 403, error: 'AuthorizationError: no' } : undefined,
    )
    await hour('2026-11-20T21:20:00Z')
    rig.cloud.disturb(() => undefined)
    await hour('2026-11-20T22:20:00Z')
    expect(subjects()).toEqual(['[flowtoll] FAILED collection of the hours up to 2026-11-20 22:00: NoMonitors'])
  })

  test('are told also where nothing can be remembered', async () => {
    await rig.enter(without)
    rig.cloud.disturb(({ service }) => (service === 's3' ? { status: 403, error: 'AccessDenied: no' } : undefined))
    await hour('2026-11-20T21:20:00Z')
    expect(subjects()).toHaveLength(1)
  })
})

test('a task with little time left goes on: its end by Lambda has a name that the workflow knows', async () => {
  await rig.enter(seed)
  const hurried = Object.entries(await loadHandlers()).map(([name, handler]) => {
    const step: TaskHandler = (input, context) => handler(input, { ...context, getRemainingTimeInMillis: () => 6 })
    return [name, step]
  })
  expect(await rig.early({ handlers: Object.fromEntries(hurried) })).toMatchObject({
    status: 'SUCCEEDED',
    output: { delivery: { sent: true } },
  })
  expect((await rig.report()).coverage.slicesComplete).toBe(1)
})

describe('a service that stumbles', () => {
  /** Of a day of which so many hours have settled. */
  const wholeFor = (hours: number) => ({
    coverage: { slicesComplete: hours, gaps: [{ reason: expect.stringContaining('not settled') }] },
    totals: { bytes: (seed.bill.bytes * hours) / 24 },
  })

  test('and throttles every eleventh call: nothing is lost', async () => {
    await rig.enter({ ...seed, faults: { throttleEvery: 11 } })
    await rig.early({ hours: 4 })
    expect(await rig.report()).toMatchObject(wholeFor(4))
  })

  test('and takes a query every 25 seconds: each round starts what a minute has room for, and none is asked for twice', async () => {
    await rig.enter(seed)
    const pass = passing({ StartQueries: 25 })
    const rounds: number[] = []
    rig.cloud.disturb(({ operation }) => {
      if (operation !== 'StartQueryMonitorTopContributors') return undefined
      pass('StartQueries')
      rounds[rounds.length - 1] = (rounds.at(-1) ?? 0) + 1
      return undefined
    })
    const real = await loadHandlers()
    const StartQueries: TaskHandler = (input, context) => {
      rounds.push(0)
      return real.StartQueries(input, context)
    }
    expect(await rig.early({ handlers: { ...real, StartQueries } })).toMatchObject({ status: 'SUCCEEDED' })
    // Eleven categories, of which the service refuses four.
    expect(rounds).toEqual([3, 3, 3, 2])
    expect((await rig.report()).coverage.slicesComplete).toBe(1)
  })

  test('with one fault in the middle of each step: the day is whole', async () => {
    await rig.enter(seed)
    rig.forgetPrices()
    const stumbled = new Set<string>()
    rig.cloud.disturb(({ operation }) => {
      if (stumbled.has(operation) || operation === 'SendEmail') return undefined
      stumbled.add(operation)
      return { status: 500, error: 'InternalServerException: try again' }
    })
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect([...stumbled].toSorted()).toEqual([
      'DescribeAvailabilityZones',
      'DescribeCluster',
      'DescribeNatGateways',
      'DescribeNetworkInterfaces',
      'DescribeRouteTables',
      'DescribeSubnets',
      'DescribeVpcEndpointServices',
      'DescribeVpcEndpoints',
      'DescribeVpcs',
      'GetIpRanges',
      'GetMetricData',
      'GetMonitor',
      'GetMonitorScopeSuggestions',
      'GetObject',
      'GetProducts',
      'GetQueryResultsMonitorTopContributors',
      'GetQueryStatusMonitorTopContributors',
      'ListMonitors',
      'ListObjectsV2',
      'PutObject',
      'StartQueryMonitorTopContributors',
    ])
    expect(await rig.report()).toMatchObject({ ...wholeFor(1), notes: [] })
  })

  test('whose quota of queries is used up for a while is asked again', async () => {
    await rig.enter(seed)
    let asked = 0
    rig.cloud.disturb(({ operation }) =>
      operation === 'StartQueryMonitorTopContributors' && ++asked % 9 === 0
        ? { status: 402, error: 'ServiceQuotaExceededException: too many concurrent queries' }
        : undefined,
    )
    await rig.early({ hours: 4 })
    expect(await rig.report()).toMatchObject(wholeFor(4))
  })
})

describe('a missing right to read routes', () => {
  test('leaves NAT unpriced, named, and never a green zero', async () => {
    await rig.enterEarly({ ...nat, faults: { deniedEc2Actions: ['DescribeRouteTables'] } })
    await rig.early()
    const report = await rig.report()
    expect(report.totals).toMatchObject({
      usd: 0,
      unpriced: [{ reason: 'route unknown', bytes: nat.bill.bytes / 24 }],
    })
    expect(report.notes).toEqual([expect.stringContaining('the permission ec2:DescribeRouteTables is missing')])
    const [email] = await rig.cloud.inbox()
    for (const text of [email?.html, oneLine(email?.text)]) {
      expect(text).toContain('ec2:DescribeRouteTables')
      expect(text).toContain('not known')
      expect(text).toContain('none of which could be fully priced')
    }
  })

  test('is read again once it is granted', async () => {
    await rig.enterEarly({ ...nat, faults: { deniedEc2Actions: ['DescribeRouteTables'] } })
    await rig.early()
    await rig.change(nat)
    await rig.early()
    expect((await rig.report()).totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
  })
})

describe("AWS's address list", () => {
  test('that cannot be had leaves addresses without names, and says so', async () => {
    await rig.enterEarly(nat)
    rig.cloud.disturb(({ operation }) => (operation === 'GetIpRanges' ? { status: 503, error: 'down' } : undefined))
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    const report = await rig.report()
    expect(report.totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    // What the addresses say of themselves is left.
    expect(report.clusters[0]?.external.rows[0]).toMatchObject({
      belongsTo: 'Amazon SQS, us-east-1',
      identitySource: 'certificate',
    })
    expect(((await rig.json('identities/dt=2026-11-21/identities.json')) as Identities).rangesOf).toBeNull()
    expect(report.notes).toEqual([expect.stringContaining('could not be fetched (HTTP status 503)')])
    await rig.change(nat)
    await rig.early()
    const later = await rig.report()
    expect(later.notes).toEqual([])
    // A name that was learned without the list had no place.
    const { byIp } = (await rig.json('identities/dt=2026-11-21/identities.json')) as Identities
    expect(Object.values(byIp).map(({ region }) => region)).toEqual(['us-east-1', 'us-east-1', 'us-east-1'])
    expect(((await rig.json('identities/dt=2026-11-21/identities.json')) as Identities).rangesOf).toBe(
      '2026-08-22-15-17-05',
    )
  })
})
