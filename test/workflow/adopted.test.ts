import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { deployedSettings } from '../../aws/settings.ts'
import { COMMAND_ACTIONS } from '../../domain/permissions.ts'
import type { TrendDay } from '../../domain/trend/trend-day.ts'
import type { World } from '../../local/cloud/world.ts'
import { adoptionOf, remakingInputs } from '../../setup/adopt.ts'
import { byPods } from '../../worlds/organisation/bill.ts'
import { CLUSTER, MONITOR, network, oneGateway, type Place, traffic } from '../../worlds/organisation/places.ts'
import { ranHere } from '../ran.ts'
import { DAY, type Rig, startRig } from './rig.ts'

const BEFORE = '2026-11-20'
const HOME: Place = { accountId: '111122223333', region: 'us-east-1', zones: 'use1', n: 10 }
const AWAY: Place = { accountId: '555555555555', region: 'eu-west-1', zones: 'euw1', n: 50 }
const ID = `${MONITOR}@${AWAY.accountId}-${AWAY.region}`

const at = (place: Place) => ({
  ...{ region: place.region, accountId: place.accountId, network: oneGateway(place), connections: traffic(place) },
  monitors: [
    {
      ...{ name: MONITOR, status: 'ACTIVE' as const },
      clusterArn: `arn:aws:eks:${place.region}:${place.accountId}:cluster/${CLUSTER}`,
    },
  ],
})
const REST = {
  ipRanges: { syncToken: '1787411825', createDate: '2026-08-22-15-17-05', prefixes: [], ipv6_prefixes: [] },
  // Of no whole day.
  bill: { usd: 0, bytes: 0, byCharge: { inter_az: 0, nat: 0, endpoint: 0 } },
}
const stackOf = (place: Place): World => ({ ...at(place), name: 'one', summary: 'one', timeZone: 'UTC', ...REST })

/** The account has done away with its NAT gateway since: by its network of now, nothing of then would cost what it did. */
const hub: World = {
  ...stackOf(HOME),
  elsewhere: [
    {
      ...at(AWAY),
      network: network(AWAY, () => [], []),
      role: { name: 'flowtoll-read', externalId: 'acme-flowtoll-7f3a' },
    },
  ],
}

/** An hour of 24 that are alike. */
const hourUsd = ({ inter_az, nat }: { readonly inter_az: number; readonly nat: number }) => (inter_az + nat) / 24
const HOME_USD = hourUsd(byPods.home)
const AWAY_USD = hourUsd(byPods.abroad)

let rig: Rig
/** The archive of the account's own stack, and that of the hub before it takes it over. */
let theirs = ''
let before = ''
const copies: string[] = []

/** Content of each file below a folder, as a hash. */
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

/** Enters the hub's archive as it was before. */
async function enterHub(): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), 'flowtoll-adopted-'))
  copies.push(copy)
  cpSync(before, copy, { recursive: true })
  await rig.goBack(copy)
  await rig.change(hub)
}

const adoption = () => adoptionOf(theirs, deployedSettings())

beforeAll(async () => {
  rig = await startRig()
  await rig.enterCollected(stackOf(AWAY), { dates: [BEFORE, DAY], hours: ['00'] })
  await rig.run({ input: { date: BEFORE, email: false }, startedAt: `${BEFORE}T01:30:00Z` })
  await rig.early({ input: { email: false } })
  theirs = rig.folder
  await rig.enterEarly(stackOf(HOME))
  await rig.early({ input: { email: false } })
  before = rig.folder
})
afterAll(async () => {
  await rig.close()
  for (const copy of copies) rmSync(copy, { recursive: true })
})

describe('the archive of a stack whose account is a source now', () => {
  test('is told, and nothing is changed', async () => {
    await enterHub()
    const { place, monitors, days, leftOut, objects } = await adoption()
    expect({ place, monitors, days, leftOut }).toEqual({
      place: { accountId: AWAY.accountId, region: AWAY.region },
      ...{ monitors: [ID], days: [BEFORE, DAY], leftOut: [] },
    })
    // Seven categories of an hour, and four that were refused, on each of two days.
    expect(objects).toBe(2 * (7 + 4))
    expect(contents(rig.folder)).toEqual(contents(before))
  })

  test('is taken over once', async () => {
    await enterHub()
    await (await adoption()).adopt()
    const once = contents(rig.folder)
    const asked = rig.cloud.calls.map(({ service, operation }) => `${service}:${operation}`)
    // What ListObjectsV2 is permitted by is called otherwise.
    const actions = [...new Set(asked)].map((one) => one.replace('ListObjectsV2', 'ListBucket'))
    expect(actions.toSorted()).toEqual([...COMMAND_ACTIONS.adopt].toSorted())
    expect((await adoption()).objects).toBe(0)
    await (await adoption()).adopt()
    expect(contents(rig.folder)).toEqual(once)
    // What was there is as it was, but for what both have of a day.
    const changed = Object.entries(contents(before)).flatMap(([key, hash]) => (once[key] === hash ? [] : [key]))
    const ofBoth = ['identities', 'prices', 'topology', 'totals'].map((kind) => `${kind}/dt=${DAY}/${kind}.json`)
    expect(changed.filter((key) => !ofBoth.includes(key))).toEqual([])
  })

  // What a day is priced by comes first, and then 22 answers.
  test.each([
    ['among the facts of its days', /^identities\//, 0, 22],
    ['among its answers', /^raw\//, 8, 22 - 8],
  ])('is the same where it was broken off %s', async (_, kind, written, left) => {
    await enterHub()
    await (await adoption()).adopt()
    const once = contents(rig.folder)
    await enterHub()
    let writes = 0
    rig.cloud.disturb(({ operation, params }) => {
      if (operation !== 'PutObject') return undefined
      if (kind.test(String(params.key))) writes++
      return writes > written ? { status: 403, error: 'AccessDenied' } : undefined
    })
    await expect((await adoption()).adopt()).rejects.toThrow()
    expect((await adoption()).objects).toBe(left)
    expect(contents(rig.folder)).not.toEqual(once)
    rig.cloud.disturb(() => undefined)
    await (await adoption()).adopt()
    expect(contents(rig.folder)).toEqual(once)
  })

  test('makes days of both, and of it alone, by the network of then, without a query', async () => {
    await enterHub()
    await (await adoption()).adopt()
    const input = { date: DAY, days: 2, fromArchive: true, email: false }
    const first = await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    const last = await rig.run({ ...first.next, startedAt: `${DAY}T01:30:00Z` })
    expect([first, last]).toMatchObject([{ status: 'SUCCEEDED' }, { status: 'SUCCEEDED' }])
    expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
    const usdOf = async (day: string) => (await rig.report(day)).monitors.map(({ name, usd }) => [name, usd])
    expect(await usdOf(BEFORE)).toEqual([[ID, expect.closeTo(AWAY_USD, 9)]])
    expect(await usdOf(DAY)).toEqual([
      [MONITOR, expect.closeTo(HOME_USD, 9)],
      [ID, expect.closeTo(AWAY_USD, 9)],
    ])
    const { totals, clusters, history } = await rig.report()
    expect(totals.usd).toBeCloseTo(HOME_USD + AWAY_USD, 9)
    expect(totals.unpriced).toEqual([])
    expect(clusters.map(({ name }) => name).toSorted()).toEqual([
      CLUSTER,
      `${CLUSTER} (${AWAY.accountId}, ${AWAY.region})`,
    ])
    expect(history).toMatchObject([{ day: BEFORE, usd: expect.closeTo(AWAY_USD, 9) }])
    const trend = (await rig.json(`trends/dt=${BEFORE}/trend.json`)) as TrendDay
    expect(trend.byMonitor?.[ID]?.usd).toBeCloseTo(AWAY_USD, 9)
    for (const day of [BEFORE, DAY]) {
      const tables = readdirSync(join(rig.folder, `daily/dt=${day}`))
      expect(tables).toContain(`monitor=${ID}`)
    }
  })

  test('is taken over by a command, which says what it would do and what is to be started then', async () => {
    await enterHub()
    const folder = await mkdtemp(join(tmpdir(), 'flowtoll-adopted-'))
    copies.push(folder)
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({
        ...{ sender: 'costs@example.com', recipients: ['platform@example.com'], externalId: 'acme-flowtoll-7f3a' },
        sources: [{ region: AWAY.region, account: AWAY.accountId }],
      }),
    )
    const { ARCHIVE_BUCKET = '' } = process.env
    const adopt = (...args: string[]) =>
      ranHere('cli/adopt.ts', [theirs, '--bucket', ARCHIVE_BUCKET, ...args], { ...process.env }, folder)
    const told = [
      `${theirs} is the archive of account ${AWAY.accountId}, ${AWAY.region}: ${ID}.`,
      `2 days, ${BEFORE} to ${DAY}; 22 objects to copy.`,
    ]
    expect(await adopt()).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: [...told, 'Nothing is changed; --yes does it.', ''].join('\n'),
    })
    expect(contents(rig.folder)).toEqual(contents(before))
    const { code, stdout } = await adopt('--yes')
    const input = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
    expect({ code, input }).toEqual({ code: 0, input: { date: DAY, days: 2, fromArchive: true, email: false } })
    expect((await adoption()).objects).toBe(0)
  })

  test('is taken without the files that a broken copy or a desktop leaves in its folder', async () => {
    await enterHub()
    const { objects } = await adoption()
    const slice = join(theirs, `raw/monitor=${MONITOR}/start=${DAY.replaceAll('-', '')}T000000Z`)
    const strays = [join(slice, 'AMAZON_S3.json.gz.6e2cE3fA'), join(slice, '.DS_Store')]
    for (const path of strays) writeFileSync(path, 'half of an obj')
    onTestFinished(() => {
      for (const path of strays) rmSync(path)
    })
    const again = await adoption()
    expect(again.objects).toBe(objects)
    await again.adopt()
    expect(Object.keys(contents(rig.folder)).filter((key) => /6e2c|DS_Store/.test(key))).toEqual([])
  })

  test('prints as many inputs as its days need, oldest first', () => {
    expect(remakingInputs('2026-11-20', '2026-11-20')).toEqual([
      { date: '2026-11-20', days: 1, fromArchive: true, email: false },
    ])
    // 400 days to 2026-11-20, both counted, as one execution of a range takes 366 at most.
    const inputs = remakingInputs('2025-10-17', '2026-11-20')
    expect(inputs.map(({ date, days }) => [date, days])).toEqual([
      ['2026-10-17', 366],
      ['2026-11-20', 34],
    ])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'of an account that is no source',
      () => adoptionOf(theirs, { ...deployedSettings(), sources: [] }),
      `it is the archive of account ${AWAY.accountId}, ${AWAY.region}, which the setting sources does not name`,
    ],
    [
      'of days of another time zone',
      () => adoptionOf(theirs, { ...deployedSettings(), timeZone: 'Europe/Berlin' }),
      'its days are those of UTC, and the setting timeZone is Europe/Berlin',
    ],
    [
      'that is none',
      () => adoptionOf(join(tmpdir(), 'none'), deployedSettings()),
      'has no raw/ and topology/ of a flowtoll',
    ],
    [
      'into itself',
      async () => {
        await rig.goBack(theirs)
        await rig.change({ ...hub, region: AWAY.region })
        return adoptionOf(theirs, deployedSettings())
      },
      'is the archive of that account and region too',
    ],
    [
      'of several accounts',
      async () => {
        await (await adoption()).adopt()
        return adoptionOf(rig.folder, deployedSettings())
      },
      `it has ${ID}: an archive of several accounts or regions is not adopted`,
    ],
  ])('is refused %s', async (_, adopting, says) => {
    await enterHub()
    await expect(adopting()).rejects.toThrow(says)
  })

  test('has days left out whose network was not read whole, or whose answers are gone', async () => {
    await enterHub()
    const former = theirs
    theirs = await mkdtemp(join(tmpdir(), 'flowtoll-adopted-'))
    copies.push(theirs)
    cpSync(former, theirs, { recursive: true })
    rmSync(join(theirs, `raw/monitor=${MONITOR}/start=20261120T000000Z`), { recursive: true })
    const path = join(theirs, `topology/dt=${DAY}/topology.json`)
    const topology = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...topology, denied: ['ec2:DescribeRouteTables'] }))
    const { days, leftOut } = await adoption().finally(() => {
      theirs = former
    })
    expect({ days, leftOut }).toEqual({
      days: [],
      leftOut: [
        { day: BEFORE, why: 'its answers are gone' },
        { day: DAY, why: 'its network was not read whole' },
      ],
    })
  })

  test('has days left out whose monitors no report tells', async () => {
    await enterHub()
    const path = join(theirs, `reports/dt=${BEFORE}/report.json`)
    const report = readFileSync(path)
    rmSync(path)
    const { days, leftOut } = await adoption().finally(() => writeFileSync(path, report))
    expect({ days, leftOut }).toEqual({ days: [DAY], leftOut: [{ day: BEFORE, why: 'it has no report' }] })
  })

  test('makes a day of all monitors that its report has, also of one that never had an answer', async () => {
    await enterHub()
    const path = join(rig.folder, `reports/dt=${DAY}/report.json`)
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const { from, to, monitors, coverage } = report
    const idle = { name: 'idle', status: 'ACTIVE' as const, clusterArn: at(HOME).monitors[0]?.clusterArn ?? '' }
    const silent = { monitor: 'idle', category: 'all', from, to, reason: 'not collected' }
    // As of a day that was over.
    const whole = { ...coverage, gaps: [...coverage.gaps, silent], counted: { ...coverage.counted, until: to } }
    const withIdle = { ...report, monitors: [...monitors, { ...monitors[0], name: 'idle' }], coverage: whole }
    writeFileSync(path, JSON.stringify(withIdle))
    rmSync(join(rig.folder, `writers/dt=${DAY}`), { recursive: true })
    await rig.change({ ...hub, monitors: [...hub.monitors, idle] })
    await (await adoption()).adopt()
    await rig.early({ input: { fromArchive: true, email: false } })
    const { status, totals, monitors: made } = await rig.report()
    expect({ status, names: made.map(({ name }) => name) }).toEqual({ status: 'partial', names: [MONITOR, ID, 'idle'] })
    expect(totals.usd).toBeCloseTo(HOME_USD + AWAY_USD, 9)
  })

  test('makes a day of all monitors that its report there has, without an answer or gone by now', async () => {
    await enterHub()
    const former = theirs
    theirs = await mkdtemp(join(tmpdir(), 'flowtoll-adopted-'))
    copies.push(theirs)
    cpSync(former, theirs, { recursive: true })
    const path = join(theirs, `reports/dt=${BEFORE}/report.json`)
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const silent = { ...at(AWAY).monitors[0], name: 'silent', status: 'ACTIVE' as const }
    writeFileSync(
      path,
      JSON.stringify({ ...report, monitors: [...report.monitors, { ...report.monitors[0], name: silent.name }] }),
    )
    const [away] = hub.elsewhere ?? []
    await rig.change({ ...hub, elsewhere: away ? [{ ...away, monitors: [silent] }] : [] })
    await (await adoption()).adopt().finally(() => {
      theirs = former
    })
    const input = { date: BEFORE, fromArchive: true, email: false }
    const end = await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    // That of this account is there and has nothing of the day.
    expect(end).toMatchObject({
      status: 'SUCCEEDED',
      output: { run: { isPart: false, otherMonitors: [{ name: MONITOR, status: 'SILENT' }] } },
    })
    const { status, monitors, coverage, totals, clusters } = await rig.report(BEFORE)
    const silentId = `${silent.name}@${AWAY.accountId}-${AWAY.region}`
    expect({ status, names: monitors.map(({ name }) => name) }).toEqual({ status: 'partial', names: [ID, silentId] })
    const { from, to } = report
    expect(coverage.gaps.filter(({ monitor }) => monitor === silentId)).toMatchObject([{ category: 'all', from, to }])
    expect(totals.usd).toBeCloseTo(AWAY_USD, 9)
    expect(clusters.map(({ name }) => name)).toEqual([`${CLUSTER} (${AWAY.accountId}, ${AWAY.region})`])
  })

  test('makes a day of an account that cannot be read now', async () => {
    await enterHub()
    await (await adoption()).adopt()
    const [away] = hub.elsewhere ?? []
    const faults = { deniedMonitorOperations: ['ListMonitors'] }
    await rig.change({ ...hub, elsewhere: away ? [{ ...away, faults }] : [] })
    const input = { date: BEFORE, fromArchive: true, email: false }
    const end = await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    const failed = [expect.not.objectContaining({ isUnknown: true })]
    expect(end).toMatchObject({ output: { run: { failedSources: failed, isPart: false } } })
    const { monitors, totals } = await rig.report(BEFORE)
    expect(monitors.map(({ name }) => name)).toEqual([ID])
    expect(totals.usd).toBeCloseTo(AWAY_USD, 9)
  })

  test('makes no day a part for want of a source that had nothing of it', async () => {
    await enterHub()
    const noRole = { ...at({ ...AWAY, accountId: '777777777777' }), network: network(AWAY, () => [], []) }
    await rig.change({ ...hub, elsewhere: [...(hub.elsewhere ?? []), noRole] })
    await (await adoption()).adopt()
    const input = { date: BEFORE, fromArchive: true, email: false }
    await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    const { notes, monitors, coverage } = await rig.report(BEFORE)
    expect(notes.filter((note) => note.includes(noRole.accountId))).toEqual([])
    const ofGaps = coverage.gaps.map(({ monitor }) => monitor).filter((name) => name !== ID)
    expect({ names: monitors.map(({ name }) => name), ofGaps }).toEqual({ names: [ID], ofGaps: [] })
  })

  test('leaves the report of a day alone whose own answers are gone', async () => {
    await enterHub()
    const path = join(rig.folder, `reports/dt=${DAY}/report.json`)
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const counted = { ...report.coverage.counted, until: report.to }
    writeFileSync(path, JSON.stringify({ ...report, coverage: { ...report.coverage, counted } }))
    rmSync(join(rig.folder, `raw/monitor=${MONITOR}`), { recursive: true })
    const own = readFileSync(path, 'utf8')
    await (await adoption()).adopt()
    const end = await rig.early({ input: { fromArchive: true, email: false } })
    expect(end).toMatchObject({ status: 'SUCCEEDED', output: { run: { isPart: true } } })
    expect(readFileSync(path, 'utf8')).toBe(own)
  })

  test('has what its clusters told of an hour beside what those here did, by their names here', async () => {
    await enterHub()
    const former = theirs
    theirs = await mkdtemp(join(tmpdir(), 'flowtoll-adopted-'))
    copies.push(theirs)
    cpSync(former, theirs, { recursive: true })
    const cluster = (version: string) => ({ version, hasPods: true, hasTeams: false })
    const kept = { schema: 1, clusters: [{ name: CLUSTER, read: { name: CLUSTER, services: [] }, untold: [] }] }
    const hour = `clusters/dt=${DAY}/20261121T010000Z.json.gz`
    const told = `clusters/dt=${DAY}/told.json`
    for (const [folder, version] of [
      [theirs, 'theirs'],
      [rig.folder, 'own'],
    ] as const) {
      mkdirSync(join(folder, `clusters/dt=${DAY}`), { recursive: true })
      writeFileSync(join(folder, hour), gzipSync(JSON.stringify(kept)))
      const readings = { [`${DAY}T01:00:00Z`]: { [CLUSTER]: cluster(version) } }
      writeFileSync(join(folder, told), JSON.stringify({ schema: 1, readings, untold: {} }))
    }
    await (await adoption()).adopt().finally(() => {
      theirs = former
    })
    const here = `${CLUSTER} (${AWAY.accountId}, ${AWAY.region})`
    expect(await rig.json(hour)).toEqual({
      schema: 1,
      clusters: [CLUSTER, here].map((name) => ({ name, read: { name, services: [] }, untold: [] })),
    })
    expect(await rig.json(told)).toEqual({
      schema: 1,
      readings: { [`${DAY}T01:00:00Z`]: { [CLUSTER]: cluster('own'), [here]: cluster('theirs') } },
      untold: {},
    })
  })

  test('leaves a day as it is of which nothing was taken over', async () => {
    await enterHub()
    const input = { date: BEFORE, fromArchive: true, email: false }
    const end = await rig.run({ input, startedAt: `${DAY}T01:30:00Z` })
    expect(end).toMatchObject({ status: 'FAILED', error: 'NothingCollected' })
    expect(Object.keys(contents(rig.folder)).filter((key) => key.startsWith('gaps/'))).toEqual(
      Object.keys(contents(before)).filter((key) => key.startsWith('gaps/')),
    )
    expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
  })
})
