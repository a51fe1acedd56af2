import { existsSync } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import type { World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { exhaustive, some } from '../exhaustive/cases.ts'
import { type Rig, startRig, undisturbed } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

describe('bad input is refused by the name of its field, before anything is queried or written', () => {
  const BAD: readonly (readonly [what: string, input: unknown, says: string])[] = [
    ['a day that is none', { date: '2026-02-30' }, 'date is "2026-02-30"'],
    ['a day in another form', { date: '21.11.2026' }, 'date is "21.11.2026"'],
    ['a day as a number', { date: 20261121 }, 'date is 20261121'],
    ['a future day', { date: '2026-11-23' }, 'date is "2026-11-23"; in UTC today is 2026-11-22'],
    ['no days', { days: 0 }, 'days is 0; expected a whole number from 1 to 366'],
    ['half a day', { days: 1.5 }, 'days is 1.5; expected a whole number'],
    ['more days than a year has', { days: 367 }, 'days is 367'],
    ['days as a text', { days: '3' }, 'days is "3"; expected a whole number'],
    [
      'an unknown field',
      { monitor: 'x' },
      '"monitor" is not an input field; the fields are date, days, monitors, mode',
    ],
    ['an unknown monitor', { monitors: ['x'] }, 'monitors names "x"'],
    ['an unknown monitor of a collection', { mode: 'collect', monitors: ['x'] }, 'monitors names "x"'],
    ['a monitor name that cannot be one', { monitors: ['a/b'] }, 'monitors[0] is "a/b"'],
    ['no monitors at all', { monitors: [] }, 'monitors is empty'],
    ['monitors as a text', { monitors: 'eks-cluster-monitor' }, 'monitors is "eks-cluster-monitor"'],
    ['a text for a boolean', { refresh: 'true' }, 'refresh is "true"; expected true or false'],
    ['a query of what is to come from the archive', { fromArchive: true, refresh: true }, 'fromArchive asks'],
    [
      'some monitors of the archive',
      { fromArchive: true, monitors: ['eks-cluster-monitor'] },
      'leave out refresh, mon',
    ],
    ['a number for a boolean', { email: 1 }, 'email is 1; expected true or false'],
    ['an unknown mode', { mode: 'weekly' }, 'mode is "weekly"; expected "report" or "collect"'],
    ['an address that is none', { recipients: ['platform'] }, 'recipients[0] is "platform"'],
    ['no recipients', { recipients: [] }, 'recipients is []; expected at least one email address'],
    ['null for a field', { date: null }, 'date is null'],
    ['a list', [], 'the input is no JSON object'],
    ['a text', 'yesterday', 'the input is no JSON object'],
    ['a number', 7, 'the input is no JSON object'],
    ['two bad fields', { date: 'x', email: 'no' }, 'email is "no"'],
  ]

  test.each(some(BAD, 8))('%s', async (_, input, says) => {
    await rig.enter(seed)
    const end = await rig.run({ input })
    expect(end).toMatchObject({ status: 'FAILED', error: 'InvalidInput', cause: expect.stringContaining(says) })
    expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
    expect(rig.asked('PutObject')).toEqual([])
    expect(rig.asked('SendEmail')).toEqual([])
    expect(rig.cloud.notices).toEqual([
      expect.objectContaining({
        subject: expect.stringMatching(/^\[flowtoll\] FAILED.* InvalidInput$/),
        message: expect.stringContaining(says),
      }),
    ])
  })
})

test('a monitor that the settings do not name is refused by name', async () => {
  await rig.enter(seed)
  const asked = () => rig.run({ input: { monitors: ['shop-eks'] } })
  expect(await rig.withSettings({ monitors: ['eks-cluster-monitor'] }, asked)).toMatchObject({
    status: 'FAILED',
    error: 'InvalidInput',
    cause: expect.stringContaining('monitors names "shop-eks", which the setting monitors does not'),
  })
  expect(rig.asked('ListMonitors')).toEqual([])
})

test('a monitor that the settings name and the account has no more costs the report nothing but itself', async () => {
  await rig.enterEarly(seed)
  const monitors = ['eks-cluster-monitor', 'gone-monitor']
  expect(await rig.withSettings({ monitors }, () => rig.early())).toMatchObject({ status: 'SUCCEEDED' })
  expect((await rig.report()).notes).toEqual([
    'Monitor gone-monitor no longer exists and is not in this report; no report of the two weeks before has it.',
  ])
  expect(await rig.withSettings({ monitors: ['gone-monitor'] }, () => rig.early())).toMatchObject({
    error: 'NoMonitors',
    cause: expect.stringContaining('none of the monitors that the setting monitors names (gone-monitor)'),
  })
})

describe('a run over some of the monitors', () => {
  const twice: World = {
    ...seed,
    monitors: [
      ...seed.monitors,
      { name: 'other', status: 'ACTIVE', clusterArn: 'arn:aws:eks:us-east-1:1:cluster/other' },
    ],
  }
  const day = (path: string) => readFile(join(rig.folder, path), 'utf8')

  test("reports on them alone, and leaves the day's report and tables as they are", async () => {
    await rig.enter(twice)
    await rig.early()
    const report = await day('reports/dt=2026-11-21/report.json')
    const flows = await stat(join(rig.folder, 'flows/dt=2026-11-21/monitor=other/flows.parquet'))
    await rig.early({ input: { monitors: ['other'] } })
    expect(await day('reports/dt=2026-11-21/report.json')).toBe(report)
    expect((await stat(join(rig.folder, 'flows/dt=2026-11-21/monitor=other/flows.parquet'))).mtimeMs).toBe(
      flows.mtimeMs,
    )
    const part = JSON.parse(await day('reports/dt=2026-11-21/only=other/report.json')) as Report
    expect(part).toMatchObject({ monitors: [{ name: 'other' }], totals: { usd: 0 } })
    expect(part.archive.keys).toEqual(
      ['report.html', 'report.txt', 'report.json', 'changes.md', 'page.html'].map(
        (name) => `reports/dt=2026-11-21/only=other/${name}`,
      ),
    )
    expect(await rig.cloud.inbox()).toHaveLength(2)
    // What a part saw is no day to remember findings by.
    expect(await rig.json('memory/dt=2026-11-21/findings.json')).toMatchObject({
      monitors: ['eks-cluster-monitor', 'other'],
    })

    // As if all that had been the day before: neither is a measure for a day of other monitors.
    await rename(join(rig.folder, 'reports/dt=2026-11-21'), join(rig.folder, 'reports/dt=2026-11-20'))
    await rig.change(seed)
    await rig.early()
    expect((await rig.report()).history).toMatchObject([{ sameMonitors: false }])
    const [email] = await rig.cloud.inbox()
    expect(oneLine(email?.text)).not.toMatch(/Nov( \(same weekday\))?: \$/)
  })
})

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')

/** A collection in the second hour of the day. */
const FIRST_HOUR = { input: { mode: 'collect', date: '2026-11-21' }, startedAt: '2026-11-21T01:30:00Z' } as const

describe('good input', () => {
  test('is empty: yesterday is reported to the configured recipients', async () => {
    await rig.enterCollected(seed)
    expect(await rig.run()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.cloud.inbox()).toMatchObject([
      { to: ['platform@example.com'], subject: expect.stringContaining('on Sat 21 Nov') },
    ])
  })

  test('names recipients, who get it instead', async () => {
    await rig.enterEarly(seed)
    await rig.early({ input: { recipients: ['me@example.com', 'you@example.com'] } })
    expect((await rig.cloud.inbox()).map(({ to }) => to)).toEqual([['me@example.com', 'you@example.com']])
  })

  test('says email false: everything is archived and nothing sent', async () => {
    await rig.enterEarly(seed)
    await rig.early({ input: { email: false } })
    expect(await rig.cloud.inbox()).toEqual([])
    expect(existsSync(join(rig.folder, 'reports/dt=2026-11-21/report.html'))).toBe(true)
    expect(existsSync(join(rig.folder, 'sent'))).toBe(false)
  })

  test('names a monitor: only that one is asked', async () => {
    await rig.enter(undisturbed(shop))
    const end = await rig.run({
      input: { monitors: ['shop-eks-old'], ...FIRST_HOUR.input },
      startedAt: FIRST_HOUR.startedAt,
    })
    expect(end.status).toBe('SUCCEEDED')
    expect(new Set(rig.asked('StartQueryMonitorTopContributors').map(({ monitorName }) => monitorName))).toEqual(
      new Set(['shop-eks-old']),
    )
  })

  test('names no monitor: every ACTIVE one is asked', async () => {
    await rig.enter(undisturbed(shop))
    await rig.run(FIRST_HOUR)
    expect(new Set(rig.asked('StartQueryMonitorTopContributors').map(({ monitorName }) => monitorName))).toEqual(
      new Set(['shop-eks']),
    )
  })

  // half-hours.test.ts has a day that loses half an hour.
  exhaustive("is the day in the report's time zone: 25 hours when the clock goes back", async () => {
    await rig.enterCollected({ ...seed, timeZone: 'Europe/Berlin' }, { dates: ['2026-10-25'], without: ['22'] })
    await rig.run({ input: { date: '2026-10-25' } })
    // The first hour of the day and its last one, by seven categories.
    expect(rig.asked('StartQueryMonitorTopContributors')).toHaveLength(14)
    const report = await rig.report('2026-10-25')
    expect(report).toMatchObject({ from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z', status: 'ok' })
    expect(report.coverage.slicesWanted).toBe(25)
    // The same traffic flows all day long: a 25th more than on a day of 24 hours, whose bill is $1.3677.
    expect(report.totals.usd).toBeCloseTo((seed.bill.usd * 25) / 24, 6)
  })

  test('asks in half-hour zones for hours that begin at the half hour in UTC', async () => {
    await rig.enter({ ...seed, timeZone: 'Asia/Kolkata' })
    await rig.run({ input: { mode: 'collect', date: '2026-11-20' }, startedAt: '2026-11-19T20:45:00Z' })
    const starts = new Set(rig.asked('StartQueryMonitorTopContributors').map(({ startTime }) => String(startTime)))
    expect(starts.size).toBe(2)
    expect([...starts].toSorted()[0]).toMatch(/^2026-11-19T18:30:00/)
  })
})
