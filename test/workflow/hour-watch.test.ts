import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { HourRates } from '../../domain/report/hour-rates.ts'
import type { World } from '../../local/cloud/world.ts'
import { loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

const usual = undisturbed(seed)
/** Four times the traffic. */
const dear: World = {
  ...usual,
  connections: usual.connections.map((one) => ({
    ...one,
    bytesPerSlot: (slot) => 4 * one.bytesPerSlot(slot),
    sentByClientPerSlot: (slot) => 4 * (one.sentByClientPerSlot?.(slot) ?? 0),
  })),
}

const RATES = 'trends/hours.json.gz'
const hoursTo = (until: number, from = 0) =>
  Array.from({ length: until - from }, (_, index) => String(from + index).padStart(2, '0'))

/** Three weeks of hours, each at the rate of the world's own bill. */
const past: HourRates = {
  schema: 1,
  hours: Array.from({ length: 21 * 24 }, (_, index) => {
    const start = Date.parse(`${DAY}T00:00:00Z`) - (index + 1) * 3_600_000
    const [from, to] = [new Date(start).toISOString(), new Date(start + 3_600_000).toISOString()]
    const end = (name: string) => ({ name, namespace: 'default', kind: 'Deployment' })
    const { usd } = seed.bill
    return {
      ...{ from, to, at: from.slice(11, 16) },
      rate: {
        ...{ schema: 1, day: from.slice(0, 10), complete: true, unknownShare: 0, monitors: ['eks-cluster-monitor'] },
        ...{ usd, usdByFigure: { inter_az: usd, nat: 0, other: 0 }, usdByPlace: { '["eks-cluster","default"]': usd } },
        pairs: [{ cluster: 'eks-cluster', source: end('sender'), destination: end('receiver'), via: 'direct', usd }],
        pairsLeftOut: 0,
      },
    }
  }),
}

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())
afterEach(() => vi.restoreAllMocks())

/** An archive that knows three weeks, and of DAY what each world has of its hours. */
async function enter(...parts: readonly (readonly [world: World, hours: readonly string[]])[]): Promise<void> {
  await rig.enter(usual)
  sent = 0
  mkdirSync(join(rig.folder, 'trends'), { recursive: true })
  writeFileSync(join(rig.folder, RATES), gzipSync(JSON.stringify(past)))
  for (const [world, hours] of parts) rig.putCollected(world, { hours })
}

/** Teams that ask for alerts: whose the senders are, and whose all else is. */
function decide(senders: string, others: string): void {
  const told = (team: string) => `recipients: [${team}@example.com], channels: [team-bus], what: [alerts]`
  const rules = [
    `{ team: ${others}, namespace: "*", ${told(others)} }`,
    `{ team: ${senders}, namespace: "*", workload: sender, ${told(senders)} }`,
  ]
  writeFileSync(join(rig.folder, 'decisions.yaml'), `teams:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`)
}

/** Emails that were looked at. */
let sent = 0

async function collect(startedAt: string, handlers?: TaskHandlers) {
  const { status, cause } = await rig.run({
    input: { date: DAY, mode: 'collect' },
    startedAt: `${DAY}T${startedAt}:00Z`,
    ...(handlers && { handlers }),
  })
  expect({ status, cause }).toEqual({ status: 'SUCCEEDED' })
  const all = (await rig.cloud.inbox()).map(({ subject }) => subject)
  const fresh = all.slice(sent)
  sent = all.length
  return fresh
}

test('a step is told to the channels that ask for alerts, once, beside the email', async () => {
  const channels = [
    { name: 'bus', kind: 'event' as const, what: ['alerts' as const] },
    { name: 'news', kind: 'event' as const, bus: 'news', what: ['news' as const] },
    { name: 'team-bus', kind: 'event' as const, bus: 'teams', of: 'teams' as const },
  ]
  await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
  decide('senders', 'receivers')
  await rig.withSettings({ channels }, async () => {
    await collect('05:30')
    await collect('05:40')
  })
  const put = rig.asked('PutEvents') as unknown as {
    Entries: { EventBusName: string; DetailType: string; Detail: string }[]
  }[]
  expect(put.map(({ Entries }) => Entries.map(({ EventBusName, DetailType }) => [EventBusName, DetailType]))).toEqual([
    [['default', 'Rise']],
    [['teams', 'Rise']],
  ])
  expect(JSON.parse(put[0]?.Entries[0]?.Detail ?? '')).toMatchObject({
    kind: 'rise',
    of: 'pair',
    usd: expect.closeTo(4 * seed.bill.usd, 6),
  })
  // The callers pay, and their team alone is told beside the platform's people.
  expect(JSON.parse(put[1]?.Entries[0]?.Detail ?? '')).toMatchObject({ team: 'senders', clusters: ['eks-cluster'] })
  const [all, own, ...more] = await rig.cloud.inbox()
  expect(more).toEqual([])
  expect([all?.to, own?.to]).toEqual([['platform@example.com'], ['senders@example.com']])
  expect(own?.subject).toMatch(/^\[flowtoll\] ALERT team senders: /)
  // The report of the day does not tell it again.
  expect(await rig.json('channels/email@senders.json')).toMatchObject({ failing: null })
})

test('a step is told to a team whose email had no time to begin, by the next try, and to nobody twice', async () => {
  await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
  decide('senders', 'receivers')
  const now = performance.now.bind(performance)
  let passed = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passed)
  rig.cloud.disturb(({ operation, params }) => {
    if (operation === 'SendEmail' && JSON.stringify(params).includes('leads@')) passed = 61_000
    return undefined
  })
  const channels = [
    { name: 'leads', kind: 'email' as const, recipients: ['leads@example.com'], what: ['alerts' as const] },
  ]
  const WatchHours = (await loadHandlers()).WatchHours
  const names: string[] = []
  const noted: TaskHandler = (input, context) =>
    WatchHours(input, context).catch((error: Error) => {
      names.push(`${error.name}: ${error.message}`)
      throw error
    })
  await rig.withSettings({ channels }, async () => collect('05:10', { ...(await loadHandlers()), WatchHours: noted }))
  expect((await rig.cloud.inbox()).flatMap(({ to }) => to)).toEqual([
    'platform@example.com',
    'leads@example.com',
    'senders@example.com',
  ])
  expect(names).toEqual([expect.stringMatching(/^Throttled: 1 email of the alert of .* had no time to begin/)])
  expect(rig.cloud.notices).toEqual([])
})

describe('a step at 03:00', () => {
  // The bill of the world, and four times that: $1.37 and $5.47.
  const alert = '[flowtoll] ALERT eks-cluster: $5.47 a day since 03:00, usually $1.37: sender → receiver across zones'

  test('is told with the run of 05:10, and once; the fix ends it, and the report says so', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(7, 3)], [usual, hoursTo(24, 7)])
    expect(await collect('04:10')).toEqual([])
    expect(await collect('05:10')).toEqual([alert])
    expect(await collect('05:10')).toEqual([])
    expect(await collect('06:10')).toEqual([])
    expect(await collect('09:10')).toEqual([])
    expect(await rig.json('alerts/alerts.json')).toMatchObject({
      alerts: [{ since: `${DAY}T03:00:00Z`, told: `${DAY}T05:00:00Z`, over: `${DAY}T09:00:00Z` }],
    })
    expect(await rig.run()).toMatchObject({ status: 'SUCCEEDED' })
    expect((await rig.report()).notes).toContain(
      'An alert of 05:00 told that sender → receiver rose from $1.37 to $5.47 a day at 03:00; it was over at 09:00.',
    )
    const { hours } = (await rig.json(RATES)) as HourRates
    expect(hours.filter(({ rate }) => rate.day === DAY)).toHaveLength(24)
  })

  test('is told once where its task is killed once it has noted it, and once it has told it', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    const handlers = await loadHandlers()
    let tries = 0
    let isDead = false
    rig.cloud.disturb(({ operation, params }) => {
      if (isDead) return { status: 400, error: 'Killed: nobody hears the answer' }
      isDead = tries === 1 && operation === 'PutObject' && params.key === 'alerts/alerts.json'
      return undefined
    })
    const mortal = async (input: unknown, context: never) => {
      tries += 1
      const output = await handlers.WatchHours(input, context).catch(() => undefined)
      isDead = false
      if (tries < 3) throw Object.assign(new Error('WatchHours was killed'), { name: 'Sandbox.Timedout' })
      return output
    }
    expect(await collect('05:10', { ...handlers, WatchHours: mortal as never })).toEqual([alert])
    expect(tries).toBe(3)
  })

  test('is not told twice where its task is killed as the email has left: nobody knows, and that is what is told', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    const real = await loadHandlers()
    const now = Date.now.bind(Date)
    let [passed, claims] = [0, 0]
    vi.spyOn(Date, 'now').mockImplementation(() => now() + passed)
    let isDead = false
    rig.cloud.disturb(({ operation, params }) => {
      // The second write of a claim says that SES took the email.
      if (operation === 'PutObject' && String(params.key).startsWith('sent/alert-')) isDead = ++claims === 2
      return isDead ? { status: 400, error: 'Killed: nobody hears the answer' } : undefined
    })
    const names: string[] = []
    const WatchHours: TaskHandler = async (input, context) => {
      try {
        const output = await real.WatchHours(input, context)
        if (!isDead) return output
      } catch (error) {
        names.push((error as Error).name)
        // The workflow waits as long before it asks again.
        if (names.at(-1) === 'DayBusy') passed += 15_000
        if (!isDead) throw error
      }
      isDead = false
      throw Object.assign(new Error('WatchHours was killed'), { name: 'Sandbox.Timedout' })
    }
    const end = await rig.run({
      input: { date: DAY, mode: 'collect' },
      startedAt: `${DAY}T05:10:00Z`,
      handlers: { ...real, WatchHours },
    })
    expect(end).toMatchObject({ status: 'FAILED', error: 'DeliveryUnconfirmed' })
    expect(new Set(names)).toEqual(new Set(['DayBusy', 'DeliveryUnconfirmed']))
    expect((await rig.cloud.inbox()).map(({ subject }) => subject)).toEqual([alert])
    rig.cloud.disturb(() => undefined)
    sent = 1
    expect(await collect('06:10')).toEqual([])
  })

  test("is told by the schedule's own collection, which names no day", async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    rig.putCollected(usual, { dates: ['2026-11-20'] })
    expect(await rig.run({ input: { mode: 'collect' }, startedAt: `${DAY}T05:10:00Z` })).toMatchObject({
      status: 'SUCCEEDED',
    })
    expect((await rig.cloud.inbox()).map(({ subject }) => subject)).toEqual([alert])
  })

  test('of which a part comes in late is told with that part too', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    expect(await collect('05:10')).toEqual([alert])
    const loaders = dear.connections.map((one) => ({
      ...one,
      client: {
        ...one.client,
        ip: one.client.ip.replace(/\.(\d+)$/, '.1$1'),
        pod: one.client.pod?.replace('sender', 'loader'),
      },
    }))
    rig.putCollected({ ...dear, connections: [...dear.connections, ...loaders] } as World, { hours: hoursTo(5, 3) })
    const told = await collect('05:20')
    expect(told).toHaveLength(1)
    // Of each as much as of the other, and the later one rose from nothing.
    expect(told[0]).toContain('loader → receiver')
    expect((await rig.cloud.inbox()).at(-1)?.text).toContain('sender → receiver')
    expect(await collect('05:30')).toEqual([])
  })

  test('is not over by a collection of an earlier day, which looks at the newest hours too', async () => {
    await enter([usual, hoursTo(1)], [dear, hoursTo(3, 1)])
    rig.putCollected(usual, { dates: ['2026-11-20'] })
    expect(await collect('03:10')).toHaveLength(1)
    const earlier = await rig.run({ input: { date: '2026-11-20', mode: 'collect' }, startedAt: `${DAY}T03:20:00Z` })
    expect(earlier).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.json('alerts/alerts.json')).toMatchObject({ alerts: [{ over: null }] })
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('that SES refuses to send is told by the next hour that has it, with when it began', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(6, 3)])
    rig.cloud.disturb(({ operation }) =>
      operation === 'SendEmail' ? { status: 400, error: 'MessageRejected: Email address is not verified' } : undefined,
    )
    const channels = [{ name: 'bus', kind: 'event' as const, what: ['alerts' as const] }]
    await rig.withSettings({ channels }, async () => {
      const refused = await rig.run({ input: { date: DAY, mode: 'collect' }, startedAt: `${DAY}T05:10:00Z` })
      expect(refused).toMatchObject({ status: 'FAILED', error: 'DeliveryRefused' })
      rig.cloud.disturb(() => undefined)
      expect(await collect('06:10')).toEqual([alert])
      expect(await collect('06:20')).toEqual([])
    })
    // A channel that was told is told no second time; of the failed run it is told besides.
    const put = rig.asked('PutEvents') as unknown as { Entries: { DetailType: string }[] }[]
    expect(put.flatMap(({ Entries }) => Entries.map(({ DetailType }) => DetailType))).toEqual(['Rise', 'Report failed'])
    expect(await rig.json('alerts/alerts.json')).toMatchObject({
      alerts: [{ since: `${DAY}T03:00:00Z`, told: `${DAY}T06:00:00Z`, over: null }],
    })
  })

  test('that another collection tells at that moment is left to it', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    const real = await loadHandlers()
    const claims: string[] = []
    const claim = (record: object) => writeFileSync(claims[0] ?? '', JSON.stringify(record))
    // The other one has the claim when this one comes to it, and has sent when it comes again.
    rig.cloud.disturb(({ operation, params }) => {
      if (operation !== 'PutObject' || !String(params.key).startsWith('sent/alert-') || claims.length > 0)
        return undefined
      mkdirSync(join(rig.folder, 'sent'), { recursive: true })
      claims.push(join(rig.folder, String(params.key)))
      claim({ state: 'sending', until: new Date(Date.now() + 60_000).toISOString() })
      return undefined
    })
    const WatchHours: TaskHandler = async (input, context) =>
      real.WatchHours(input, context).catch((error: Error) => {
        expect(error.name).toBe('DayBusy')
        claim({ state: 'sent', messageId: 'of the other one' })
        throw error
      })
    expect(await collect('05:10', { ...real, WatchHours })).toEqual([])
    expect(claims).toHaveLength(1)
    // Of one that died then nobody knows whether it left.
    claim({ state: 'sending', until: new Date(Date.now() - 1000).toISOString() })
    const end = await rig.run({ input: { date: DAY, mode: 'collect' }, startedAt: `${DAY}T05:10:00Z` })
    expect(end).toMatchObject({ status: 'FAILED', error: 'DeliveryUnconfirmed' })
  })

  test('that another collection tells a channel at that moment is left to it, and looked after', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    const real = await loadHandlers()
    const claims: string[] = []
    const claim = (record: object) => writeFileSync(claims[0] ?? '', JSON.stringify(record))
    rig.cloud.disturb(({ operation, params }) => {
      const key = String(params.key)
      if (operation !== 'PutObject' || !/^sent\/alert-.*\/bus\.json$/.test(key) || claims.length > 0) return undefined
      claims.push(join(rig.folder, key))
      mkdirSync(dirname(claims[0] ?? ''), { recursive: true })
      claim({ state: 'sending', until: new Date(Date.now() + 60_000).toISOString() })
      return undefined
    })
    const WatchHours: TaskHandler = async (input, context) =>
      real.WatchHours(input, context).catch((error: Error) => {
        expect(error.name).toBe('DayBusy')
        claim({ state: 'sent', messageId: 'of the other one', keys: ['["rise"]'] })
        throw error
      })
    const channels = [{ name: 'bus', kind: 'event' as const, what: ['alerts' as const] }]
    expect(await rig.withSettings({ channels }, () => collect('05:10', { ...real, WatchHours }))).toEqual([alert])
    expect(rig.asked('PutEvents')).toEqual([])
    expect(rig.cloud.notices).toEqual([])
    expect(await rig.json('channels/bus.json')).toMatchObject({ told: { '["rise"]': {} }, failing: null })
  })

  test('is not told where the setting says so', async () => {
    await enter([usual, hoursTo(3)], [dear, hoursTo(5, 3)])
    expect(await rig.withSettings({ hourlyAlerts: false }, () => collect('05:10'))).toEqual([])
  })
})
