import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Faults, World } from '../../local/cloud/world.ts'
import { byAccount, byPods } from '../../worlds/organisation/bill.ts'
import { world } from '../../worlds/organisation/world.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** An hour of 24 that are alike. */
const hour = ({ inter_az, nat, transit }: (typeof byPods)[keyof typeof byPods]) => (inter_az + nat + transit) / 24

/** What each monitor's flows cost in an hour, by the world's arithmetic. */
const TRUE_USD: Readonly<Record<string, number>> = {
  eks: hour(byPods.home),
  'eks@ca-central-1': hour(byPods.ownOtherRegion),
  'eks@333333333333-us-east-1': hour(byPods.sharedSubnets),
  'eks@444444444444-us-east-1': hour(byPods.centralEgress),
  'eks@555555555555-eu-west-1': hour(byPods.abroad),
}

const usdByMonitor = async () => new Map((await rig.report()).monitors.map(({ name, usd }) => [name, usd]))

const without = (...accountIds: readonly string[]): World => ({
  ...world,
  elsewhere: (world.elsewhere ?? []).filter(({ accountId }) => !accountIds.includes(accountId)),
})

const REFUSED = '777777777777'
const ABROAD = '555555555555'
const WORDS =
  'role flowtoll-read of account 777777777777 could not be assumed: it is missing, does not trust this stack, or expects another external ID'

/** The world with what goes wrong in one account. */
const failing = (accountId: string, faults: Faults): World => ({
  ...without(REFUSED),
  elsewhere: (without(REFUSED).elsewhere ?? []).map((one) => (one.accountId === accountId ? { ...one, faults } : one)),
})

test('each account and region costs what it does, and all of them together the sum', async () => {
  await rig.enterEarly(world)
  await rig.early({ input: { email: false } })
  const { totals, clusters, notes, coverage } = await rig.report()
  const usd = await usdByMonitor()
  for (const [name, dollars] of Object.entries(TRUE_USD)) expect(usd.get(name), name).toBeCloseTo(dollars, 9)
  expect([...usd.keys()]).toEqual(Object.keys(TRUE_USD).toSorted())
  expect(totals.usd).toBeCloseTo(world.bill.usd / 24, 9)
  expect(clusters.map(({ name }) => name).toSorted()).toEqual([
    'platform',
    'platform (333333333333)',
    'platform (444444444444)',
    'platform (555555555555, eu-west-1)',
    'platform (ca-central-1)',
  ])
  const { byAccount: told = [] } = await rig.report()
  const billed = told.map(({ accountId, region, usd: dollars }) => [`${accountId} ${region}`, dollars] as const)
  for (const [whose, dollars] of Object.entries(byAccount))
    expect(new Map<string, number>(billed).get(whose), whose).toBeCloseTo(dollars / 24, 9)
  expect(billed.reduce((sum, [, dollars]) => sum + dollars, 0)).toBeCloseTo(totals.usd, 9)
  expect(told.find(({ accountId }) => accountId === REFUSED)).toMatchObject({ usd: 0, problem: WORDS })
  expect((await rig.report()).monitors.map(({ elsewhere }) => elsewhere)).toEqual([
    undefined,
    ...['333333333333', '444444444444', '555555555555', null].map((accountId) => ({
      clusterName: 'platform',
      accountId,
    })),
  ])
  // The network account has no monitor, and that is known; of the one that refuses nothing is.
  expect(coverage.knownSources).toEqual([
    'ca-central-1',
    ...['222222222222', '333333333333', '444444444444'].map((accountId) => `${accountId}-us-east-1`),
    '555555555555-eu-west-1',
  ])
  // The one without a role is no source; the one that refuses is.
  expect(coverage.unread).toMatchObject([{ accountId: '666666666666', region: 'us-east-1' }])
  expect(notes).toEqual([
    `Account ${REFUSED} (us-east-1) could not be read: ${WORDS}; no report of the two weeks before has it.`,
    expect.stringContaining('is in account 666666666666 (us-east-1), whose network could not be read'),
  ])
  expect(rig.asked('DescribeCluster')).toHaveLength(5)
})

test('a source that is gone changes no figure of another', async () => {
  await rig.enterEarly(without(ABROAD, '333333333333', REFUSED))
  await rig.early({ input: { email: false } })
  const usd = await usdByMonitor()
  expect([...usd.keys()]).toEqual(['eks', 'eks@444444444444-us-east-1', 'eks@ca-central-1'])
  for (const [name, dollars] of usd) expect(dollars, name).toBeCloseTo(TRUE_USD[name] ?? Number.NaN, 9)
})

test('without the network account, what it owns is not known, and nothing is priced that it pays', async () => {
  await rig.enterEarly(without('222222222222', REFUSED))
  await rig.early({ input: { email: false } })
  const { totals } = await rig.report()
  const usd = await usdByMonitor()
  expect(totals.mostlyPriced).toBe(false)
  expect(totals.unpriced.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining([
      'over a gateway of the account that shares the VPC, which pays for it',
      'over a transit gateway: what the network behind it charges is unknown',
    ]),
  )
  // Of its own: what crosses zones, and the gigabytes that it hands to the transit gateway.
  const { inter_az, transit } = byPods.centralEgress
  expect(usd.get('eks@444444444444-us-east-1')).toBeCloseTo((inter_az + transit) / 24, 9)
  for (const name of ['eks', 'eks@ca-central-1', 'eks@555555555555-eu-west-1'])
    expect(usd.get(name), name).toBeCloseTo(TRUE_USD[name] ?? Number.NaN, 9)
})

test('a source whose role lacks what prices stand on is not read at all, and says what it lacks', async () => {
  await rig.enterEarly(failing(ABROAD, { deniedEc2Actions: ['DescribeNatGateways'] }))
  await rig.early({ input: { email: false } })
  const { coverage, notes } = await rig.report()
  const usd = await usdByMonitor()
  const problem = 'the permission ec2:DescribeNatGateways is missing'
  expect(coverage.unread).toContainEqual(
    expect.objectContaining({ accountId: '555555555555', region: 'eu-west-1', vpcIds: ['vpc-050'], problem }),
  )
  expect(notes.join()).toContain(`in account 555555555555 (eu-west-1), whose network could not be read (${problem})`)
  // Of its rows, those that stay in the VPC say so themselves; without its tables not even they are priced.
  expect(usd.get('eks@555555555555-eu-west-1')).toBe(0)
  for (const name of ['eks', 'eks@ca-central-1', 'eks@444444444444-us-east-1', 'eks@333333333333-us-east-1'])
    expect(usd.get(name), name).toBeCloseTo(TRUE_USD[name] ?? Number.NaN, 9)
})

test('a source that only carries what others send is told where its role lacks that', async () => {
  await rig.enterEarly(failing('222222222222', { deniedEc2Actions: ['DescribeNatGateways'] }))
  await rig.early({ input: { email: false } })
  const { notes, byAccount = [] } = await rig.report()
  const problem = 'the permission ec2:DescribeNatGateways is missing'
  const words = `may pass account 222222222222 (us-east-1), whose network could not be read (${problem})`
  expect(notes.filter((note) => note.includes(words))).toHaveLength(1)
  expect(byAccount).toContainEqual(expect.objectContaining({ accountId: '222222222222', unreadGigabytes: 0, problem }))
})

test('a source that fails is a gap with its usual worth, what it told before stays, and the others are asked on', async () => {
  await rig.enterCollected(without(REFUSED), { dates: ['2026-11-20', DAY], hours: ['00'] })
  await rig.run({ input: { date: '2026-11-20', email: false }, startedAt: '2026-11-20T01:30:00Z' })
  // The second hour is asked for, but of that account.
  await rig.change(failing(ABROAD, { deniedMonitorOperations: ['ListMonitors'] }))
  await rig.early({ hours: 2, input: { email: false } })
  const { status, coverage, notes } = await rig.report()
  const words = `account ${ABROAD} (eu-west-1) could not be read: the permission networkflowmonitor:ListMonitors is missing`
  const id = `eks@${ABROAD}-eu-west-1`
  expect(status).toBe('partial')
  expect(coverage.gaps.filter(({ to }) => to <= `${DAY}T02:00:00Z`)).toEqual([
    { monitor: id, category: 'all', from: `${DAY}T01:00:00Z`, to: `${DAY}T02:00:00Z`, reason: words },
  ])
  const usual = hour(byPods.abroad).toFixed(2)
  expect(notes[0]).toBe(`A${words.slice(1)}; its flows used to cost $${usual} a day (median of 1 day).`)
  const usd = await usdByMonitor()
  expect(usd.get('eks')).toBeCloseTo(2 * hour(byPods.home), 9)
  expect(usd.get('eks@444444444444-us-east-1')).toBeCloseTo(2 * hour(byPods.centralEgress), 9)
  // Of the first hour what it had told.
  expect(usd.get(id)).toBeCloseTo(hour(byPods.abroad), 9)
})

test('a source that the settings name no more stays in the days that have it, and is missed in none after', async () => {
  const others = ['222222222222', '333333333333', '444444444444', REFUSED]
  await rig.enterCollected(without(...others))
  await rig.run({ input: { date: DAY, email: false } })
  const before = await rig.report()
  expect(before.monitors.map(({ name }) => name)).toContain(`eks@${ABROAD}-eu-west-1`)
  await rig.change(without(...others, ABROAD))
  await rig.run({ input: { date: DAY, email: false } })
  const { monitors, totals, coverage, notes, status } = await rig.report()
  expect({ monitors, status, usd: totals.usd }).toEqual({
    ...{ monitors: before.monitors, status: before.status },
    usd: before.totals.usd,
  })
  expect(coverage.gaps).toEqual([])
  expect(notes).toContain(
    `Account ${ABROAD} (eu-west-1) could not be read: the setting sources no longer names it; all of its hours had been collected before.`,
  )
})

test('a source whose clusters cannot be told is a gap of the own report of a first day', async () => {
  const id = `eks@${ABROAD}-eu-west-1`
  const reason = `account ${ABROAD} (eu-west-1) could not be read: the permission networkflowmonitor:GetMonitor is missing`
  await rig.enter(failing(ABROAD, { deniedMonitorOperations: ['GetMonitor'] }))
  await rig.early({ input: { email: false } })
  const { monitors, coverage } = await rig.report()
  expect(monitors.map(({ name }) => name)).toContain(id)
  expect(coverage.gaps).toContainEqual(expect.objectContaining({ monitor: id, reason }))
})

test('a source that starts no query costs the others none of their hours', async () => {
  await rig.enter(failing(ABROAD, { noQueryStarts: 'ServiceQuotaExceededException: too many queries' }))
  await rig.early({ hours: 3, input: { email: false } })
  const { coverage } = await rig.report()
  const gaps = coverage.gaps.filter(({ to }) => to <= `${DAY}T03:00:00Z`)
  expect(new Set(gaps.map(({ monitor }) => monitor))).toEqual(new Set([`eks@${ABROAD}-eu-west-1`]))
  expect(gaps.map(({ reason }) => reason)).toEqual(['the concurrent query quota stayed exhausted'])
  const usd = await usdByMonitor()
  for (const name of ['eks', 'eks@ca-central-1', 'eks@444444444444-us-east-1'])
    expect(usd.get(name), name).toBeCloseTo(3 * (TRUE_USD[name] ?? Number.NaN), 9)
})

test.each<[string, { region: string; account?: string }[], string]>([
  [
    "the stack's own",
    [{ region: world.region }],
    "sources names us-east-1, the stack's own account and region, which is always read",
  ],
  [
    'one that another source is',
    [{ region: 'ca-central-1' }, { region: 'ca-central-1', account: world.accountId }],
    `sources names ${world.accountId}-ca-central-1, which another source, ca-central-1, is already`,
  ],
])('%s is refused as a source: its bytes would count twice', async (_, sources, cause) => {
  await rig.enterEarly({ ...world, elsewhere: [] })
  const end = await rig.withSettings({ sources, externalId: 'x'.repeat(12) }, () => rig.early())
  expect(end).toMatchObject({ error: 'InvalidInput', cause })
})
