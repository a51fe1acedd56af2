import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { folderArchive } from '../../agent/archive.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { DAY, type Rig, startRig, undisturbed } from '../workflow/rig.ts'
import { calledOver, refusal } from './called.ts'

const YESTERDAY = '2026-11-20'
const HOUR_USD = seed.bill.usd / 24

let rig: Rig
/** The archive as each test finds it. */
let made: string
beforeAll(async () => {
  rig = await startRig()
  made = await mkdtemp(join(tmpdir(), 'flowtoll-'))
  const usual = undisturbed(seed)
  const first = ['00', '01', '02', '03']
  await rig.enterCollected(usual, { dates: [YESTERDAY, DAY], hours: first })
  expect(await rig.run({ input: { date: YESTERDAY, email: false } })).toMatchObject({ status: 'SUCCEEDED' })
  const collect = { input: { date: DAY, mode: 'collect' }, startedAt: `${DAY}T03:30:00Z` }
  expect(await rig.run(collect)).toMatchObject({ status: 'SUCCEEDED' })
  await cp(rig.folder, made, { recursive: true })
})
beforeEach(async () => {
  await rm(rig.folder, { recursive: true })
  await cp(made, rig.folder, { recursive: true })
})
afterAll(async () => {
  await rig.close()
  await rm(made, { recursive: true })
})

const askAt = (time: string) => calledOver(folderArchive(rig.folder), `${DAY}T${time}:00Z`).ask('get_today')

test('a namespace that cost something yesterday and nothing today is told', async () => {
  const file = join(rig.folder, 'trends/hours.json.gz')
  const told = JSON.parse(gunzipSync(await readFile(file)).toString())
  // Of a rate, which is a day's: a dollar an hour.
  for (const { rate } of told.hours) rate.usdByPlace['["eks-cluster","retired"]'] = 24
  await writeFile(file, gzipSync(JSON.stringify(told)))
  const { rows } = await askAt('04:05')
  expect(rows).toMatchObject([
    { namespace: 'default', usd: expect.closeTo(3 * HOUR_USD, 6) },
    { namespace: 'retired', usd: 0, usd_same_hours_yesterday: 3, usd_same_hours_last_week: null },
  ])
})

test('today so far is the sum of its settled hours, against the same hours of yesterday', async () => {
  const { about, rows } = await askAt('04:05')
  // Of four hours that are over three were settled; the world costs the same each hour, all of it across zones.
  const same = { usd: expect.closeTo(3 * HOUR_USD, 6), inter_az_usd: expect.closeTo(3 * HOUR_USD, 6), nat_usd: 0 }
  expect(about).toMatchObject({
    ...{ day: DAY, time_zone: 'UTC', hours_over: 4, hours_settled: 3, hours_lacking: ['03:00'] },
    ...same,
    yesterday: { day: YESTERDAY, ...same, change_usd: expect.closeTo(0, 6), not_known_because: null },
    same_weekday_last_week: {
      ...{ day: '2026-11-14', usd: null, change_usd: null, change_percent: null },
      not_known_because: 'it lacks the hours from 00:00, 01:00, 02:00',
    },
  })
  expect(rows).toEqual([
    {
      ...{ cluster: 'eks-cluster', namespace: 'default', usd_same_hours_last_week: null },
      ...{ usd: expect.closeTo(3 * HOUR_USD, 6), usd_same_hours_yesterday: expect.closeTo(3 * HOUR_USD, 6) },
    },
  ])

  // Before yesterday has its report, its hours are those that were settled.
  await rm(join(rig.folder, 'trends/hours.json.gz'))
  expect(await askAt('04:05')).toEqual({ about, rows, total_rows: 1 })
  await rm(join(rig.folder, `sums/dt=${YESTERDAY}/20261120T010000Z.json.gz`))
  expect((await askAt('04:05')).about).toMatchObject({
    usd: expect.closeTo(3 * HOUR_USD, 6),
    yesterday: { usd: null, change_usd: null, not_known_because: 'it lacks the hours from 01:00' },
  })
})

test('teams have their part of it, and of earlier days where those had them by the same rules', async () => {
  await writeFile(join(rig.folder, 'decisions.yaml'), 'teams:\n  - { team: checkout, namespace: default }\n')
  const collect = { input: { date: DAY, mode: 'collect' }, startedAt: `${DAY}T03:30:00Z` }
  expect(await rig.run(collect)).toMatchObject({ status: 'SUCCEEDED' })
  expect((await askAt('04:05')).about).toMatchObject({
    teams: [
      {
        ...{ team: 'checkout', usd: expect.closeTo(3 * HOUR_USD, 6) },
        ...{ usd_same_hours_yesterday: null, usd_same_hours_last_week: null },
      },
    ],
  })
})

test('before an hour of it is settled there is none', async () => {
  expect(await refusal(askAt('00:10'))).toBe(`no hour of ${DAY} is over yet`)
  const tomorrow = calledOver(folderArchive(rig.folder, 'shop'), '2026-11-22T05:10:00Z')
  expect(await refusal(tomorrow.ask('get_today'))).toMatch(
    /^shop has no whole hour of 2026-11-22 yet; a deployment with/,
  )
})
