import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { addDays } from '../../domain/day.ts'
import type { Report } from '../../domain/report/report.ts'
import type { WrittenSettings } from '../../domain/settings.ts'
import type { TrendDay } from '../../domain/trend/trend-day.ts'
import { handler } from '../../lambdas/Deliver.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { notificationFaults } from '../house/report-schema.ts'
import { goodDay } from '../templates/fixtures.ts'
import { type Rig, startRig, undisturbed } from '../workflow/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** The last day of a week and of a month. */
const SUNDAY = '2026-05-31'
type Written = NonNullable<WrittenSettings['channels']>
const BUS: Written[number] = { name: 'bus', kind: 'event', what: ['weekly'] }
const LEADS: Written[number] = {
  ...{ name: 'leads', kind: 'email', recipients: ['leads@example.com'], what: ['weekly', 'monthly'] },
}

const write = async (key: string, value: unknown) => {
  await mkdir(dirname(join(rig.folder, key)), { recursive: true })
  await writeFile(join(rig.folder, key), JSON.stringify(value))
}
const reportOf = (day: string): Report => ({ ...goodDay, day })

/** $2 a day, of which team shop pays half. */
const trendOf = (day: string): TrendDay => ({
  ...{ schema: 1, day, complete: true, monitors: ['m'], usd: 2, unknownShare: 0, pairs: [], pairsLeftOut: 0 },
  usdByFigure: { inter_az: 2, nat: 0, other: 0 },
  usdByPlace: { '["shop","shop"]': 2 },
  teams: { id: 'r', usd: { '["shop","shop","shop"]': 1, '["shop","","unowned"]': 1 } },
})

beforeEach(async () => {
  await rig.enterEarly(seed)
  // Of the week and the one before, and of nearly all of the month before.
  for (let day = '2026-04-03'; day <= SUNDAY; day = addDays(day, 1))
    await write(`trends/dt=${day}/trend.json`, trendOf(day))
  await write(`reports/dt=${SUNDAY}/report.json`, reportOf(SUNDAY))
})

async function deliver(channels: Written, day = SUNDAY, more: object = {}) {
  const reportKey = `reports/dt=${day}/report.json`
  await write(reportKey, reportOf(day))
  const run = {
    ...{ ...reportOf(day), dueDay: day, claim: randomUUID(), isPart: false, email: true },
    ...{ isCaughtUp: false, earlierDays: [] },
    ...{ isAskedFor: false, recipients: ['me@example.com'], ...more },
  }
  const { deliveries } = await rig.withSettings({ channels }, () =>
    handler({ run: run as never, snapshot: { reportKey, usd: 0, gaps: 0 } }, {} as never),
  )
  return deliveries.filter(({ summary }) => summary !== undefined)
}
const summariesTo = async (address: string) =>
  (await rig.cloud.inbox()).filter(
    ({ to, subject }) => to.includes(address) && / in (?:\d+ of|the week|May)/.test(subject),
  )

describe('a week and a month', () => {
  test('are told with the report of their last day, once whatever is run again, to those who ask', async () => {
    const first = await deliver([LEADS, BUS])
    expect(first).toEqual([
      { channel: 'leads', kind: 'email', summary: 'weekly', state: 'sent' },
      { channel: 'bus', kind: 'event', summary: 'weekly', state: 'sent' },
      { channel: 'leads', kind: 'email', summary: 'monthly', state: 'sent' },
    ])
    expect((await summariesTo('leads@example.com')).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        // 7 days at $2, as before; 31 of May, against 28 of April.
        '[flowtoll] shop: $14.00 in the week of Mon 25 May, no change',
        '[flowtoll] shop: $62.00 in May, no change',
      ]),
    )
    const [put] = rig.asked('PutEvents') as unknown as [{ Entries: { DetailType: string; Detail: string }[] }]
    expect(put.Entries.map(({ DetailType }) => DetailType)).toEqual(['Summary ready'])
    const detail = JSON.parse(put.Entries[0]?.Detail ?? '')
    expect(detail).toMatchObject({ kind: 'weekly', day: SUNDAY, totals: null, period: { usd: 14 } })
    expect(notificationFaults(detail)).toEqual([])
    // Another execution of the day, and that of the next.
    expect((await deliver([LEADS, BUS])).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(await deliver([LEADS, BUS], addDays(SUNDAY, 1))).toEqual([])
    expect(await summariesTo('leads@example.com')).toHaveLength(2)
    expect(rig.asked('PutEvents')).toHaveLength(1)
    expect(JSON.parse(await readFile(join(rig.folder, `reports/dt=${SUNDAY}/report.json`), 'utf8')).deliveries).toEqual(
      expect.arrayContaining(first),
    )
  })

  test('that no report told go out with one of the six days after, from the reports that there are', async () => {
    await rm(join(rig.folder, `trends/dt=${SUNDAY}`), { recursive: true })
    await rm(join(rig.folder, `reports/dt=${SUNDAY}`), { recursive: true })
    const saturday = addDays(SUNDAY, -1)
    await write(`reports/dt=${saturday}/report.json`, reportOf(saturday))
    expect((await deliver([{ ...LEADS, what: ['weekly'] }], addDays(SUNDAY, 2))).map(({ state }) => state)).toEqual([
      'sent',
    ])
    const [{ subject, text } = { subject: '', text: '' }] = await summariesTo('leads@example.com')
    expect(subject).toBe('[flowtoll] shop: $12.00 in 6 of 7 days of the week of Mon 25 May, no change')
    expect(text).toContain('No report of Sun 31 May: what it cost is not known, and not in the sum.')
    // Of the month: seven days are too late.
    expect(await deliver([{ ...LEADS, what: ['monthly'] }], addDays(SUNDAY, 7))).toEqual([])
  })

  test('whose last day failed go out with it once it is caught up with: none says that it lacks that', async () => {
    const monday = addDays(SUNDAY, 1)
    const next = { name: 'x', input: { catchUp: { days: [SUNDAY] } } }
    await rm(join(rig.folder, `trends/dt=${SUNDAY}`), { recursive: true })
    expect(await deliver([LEADS], monday, { next })).toEqual([])
    await write(`trends/dt=${SUNDAY}/trend.json`, trendOf(SUNDAY))
    expect(await deliver([LEADS], SUNDAY, { dueDay: monday, isCaughtUp: true })).toMatchObject([
      { summary: 'weekly', state: 'sent' },
      { summary: 'monthly', state: 'sent' },
    ])
    const [week] = await summariesTo('leads@example.com')
    expect(week?.subject).toBe('[flowtoll] shop: $14.00 in the week of Mon 25 May, no change')
  })

  test.each([
    ['run again for a day before', SUNDAY, { dueDay: addDays(SUNDAY, 9) }],
    ['asked for by hand', SUNDAY, { isAskedFor: true }],
    ['without email', SUNDAY, { email: false }],
  ])('are not told by a run %s', async (_, day, more) => {
    expect(await deliver([LEADS], day, more)).toEqual([])
    expect(await summariesTo('leads@example.com')).toEqual([])
  })

  test('are not told of days without a report: a first week says that there is none before', async () => {
    await rm(join(rig.folder, 'trends'), { recursive: true })
    expect(await deliver([LEADS])).toMatchObject([
      { summary: 'weekly', state: 'not_due', reason: 'no day of it has a report' },
      { summary: 'monthly', state: 'not_due' },
    ])
    await write(`trends/dt=${SUNDAY}/trend.json`, trendOf(SUNDAY))
    expect(await deliver([LEADS])).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
    const [email] = await summariesTo('leads@example.com')
    const text = email?.text.replaceAll(/\s+/g, ' ')
    expect(text).toContain('shop paid $2.00 from Mon 25 May to Sun 31 May, by reports of 1 of 7 days.')
    expect(text).toContain('No report of Mon 25 May to Sat 30 May: what they cost is not known')
    expect(text).not.toContain('aws ec2')
    expect(text).toContain('There is no report of the week before to compare with.')
  })

  test('are read anew where a read of them has failed: that costs who asked first its summary, and nobody else', async () => {
    const { promise: failed, resolve: fail } = Promise.withResolvers<void>()
    onTestFinished(() => fail())
    let isFirst = true
    rig.cloud.disturb(async ({ operation, params }) => {
      // Emails to channels follow that one.
      if (operation === 'SendEmail') await failed
      if (operation !== 'GetObject' || params.key !== `trends/dt=${SUNDAY}/trend.json` || !isFirst) return undefined
      isFirst = false
      fail()
      return { status: 403, error: 'AccessDenied' }
    })
    expect(await deliver([BUS, { ...LEADS, what: ['weekly'] }])).toMatchObject([
      { channel: 'bus', state: 'refused' },
      { channel: 'leads', state: 'sent' },
    ])
  })

  test('are refused to nobody else where they cannot be read', async () => {
    await writeFile(join(rig.folder, `trends/dt=${SUNDAY}/trend.json`), 'torn')
    expect(await deliver([BUS])).toMatchObject([{ channel: 'bus', summary: 'weekly', state: 'refused' }])
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })
})

test('a team without news is told of its week where it asks for that, and of nothing of others', async () => {
  const contact = { recipients: ['t@example.com'], channels: [], what: ['weekly'] }
  await write(`decisions/dt=${SUNDAY}/decisions.json`, {
    ...{ schema: 1, teams: { rules: [{ team: 'shop', namespace: 'shop' }], id: 'r' } },
    contacts: [
      { ...contact, team: 'shop' },
      { ...contact, team: 'idle', recipients: ['idle@example.com'] },
    ],
  })
  expect(await deliver([])).toEqual([
    { channel: 'email', kind: 'email', team: 'shop', summary: 'weekly', state: 'sent' },
    {
      ...{ channel: 'email', kind: 'email', team: 'idle', summary: 'weekly', state: 'not_due' },
      reason: 'no day of it has a report',
    },
  ])
  const [own] = await summariesTo('t@example.com')
  expect(own?.subject).toBe('[flowtoll] team shop: $7.00 in the week of Mon 25 May, no change')
  expect(own?.text).not.toContain('unowned')
  expect(own?.text).not.toContain('BY CHARGE')
})

test('a team whose rules are younger than the week is told which days had no teams yet', async () => {
  for (let day = '2026-04-03'; day < '2026-05-29'; day = addDays(day, 1)) {
    const { teams: _, ...before } = trendOf(day)
    await write(`trends/dt=${day}/trend.json`, before)
  }
  await rm(join(rig.folder, 'trends/dt=2026-05-26'), { recursive: true })
  await write(`decisions/dt=${SUNDAY}/decisions.json`, {
    ...{ schema: 1, teams: { rules: [{ team: 'shop', namespace: 'shop' }], id: 'r' } },
    contacts: [{ team: 'shop', recipients: ['t@example.com'], channels: [], what: ['weekly'] }],
  })
  await deliver([])
  const [own] = await summariesTo('t@example.com')
  expect(own?.subject).toBe('[flowtoll] team shop: $3.00 in 3 of 7 days of the week of Mon 25 May')
  const text = own?.text.replaceAll(/\s+/g, ' ')
  expect(text).toContain('No report of Tue 26 May: what it cost is not known, and not in the sum.')
  expect(text).toContain(
    'The reports of Mon 25 May, Wed 27 May and Thu 28 May had no teams yet: what this one paid then is not in the sum.',
  )
  expect(text).toContain('Not compared with the week before: its reports had no teams yet.')
  expect(text).toContain('Mon 25 May: no teams yet')
})

test('the workflow tells a week that no morning since has told', async () => {
  // Of the week to Sun 15 Nov; the run is that of Sat 21 Nov.
  await rig.enterCollected(undisturbed(seed))
  for (let day = '2026-11-09'; day <= '2026-11-15'; day = addDays(day, 1)) {
    await write(`trends/dt=${day}/trend.json`, trendOf(day))
  }
  await write('reports/dt=2026-11-15/report.json', reportOf('2026-11-15'))
  const end = await rig.withSettings({ channels: [LEADS] }, () => rig.run())
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  expect((await summariesTo('leads@example.com')).map(({ subject }) => subject)).toEqual([
    '[flowtoll] shop: $14.00 in the week of Mon 9 Nov',
  ])
})
