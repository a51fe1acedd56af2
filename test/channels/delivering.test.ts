import { createHmac, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sendTest } from '../../channels/deliver.ts'
import { LONGEST_WAIT_SECONDS, MOST_TRIES } from '../../channels/once.ts'
import { tellAlert, tellReport } from '../../channels/tell.ts'
import type { ChannelSettings } from '../../domain/channel.ts'
import type { ChannelMemory } from '../../domain/report/channel-memory.ts'
import { alertNotification } from '../../domain/report/news.ts'
import type { Report, ReportTeam } from '../../domain/report/report.ts'
import { settingsOf, type WrittenSettings } from '../../domain/settings.ts'
import { type Delivered, handler } from '../../lambdas/Deliver.ts'
import { logger } from '../../lambdas/task.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { some } from '../exhaustive/cases.ts'
import { alertDay, goodDay } from '../templates/fixtures.ts'
import { type Rig, startRig } from '../workflow/rig.ts'
import { type Receiver, startReceiver } from './receiver.ts'

let rig: Rig
let receiver: Receiver
beforeAll(async () => {
  rig = await startRig()
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver.close()
  await rig.close()
})
beforeEach(async () => {
  receiver.clear()
  await rig.enterEarly({ ...seed, secrets })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => {
  vi.useRealTimers()
})

const SIGNING_KEY = Buffer.alloc(32, 5)
const secrets: Record<string, string> = {
  get 'ssm:/flowtoll/slack'() {
    return receiver.url('/services/T0/B0/hush-slack')
  },
  get 'secretsmanager:flowtoll/teams'() {
    return receiver.url('/workflows/hush-teams?sig=hush-signature')
  },
  get 'ssm:/flowtoll/hook'() {
    return receiver.url('/hush-hook')
  },
  'ssm:/flowtoll/key': `whsec_${SIGNING_KEY.toString('base64')}`,
  'ssm:/flowtoll/plain': 'http://example.com/hush-plain',
}

const SLACK = { name: 'slack', kind: 'slack', address: 'ssm:/flowtoll/slack' } as const
const TEAMS = { name: 'teams', kind: 'teams', address: 'secretsmanager:flowtoll/teams' } as const
const HOOK = {
  ...({ name: 'hook', kind: 'webhook', address: 'ssm:/flowtoll/hook' } as const),
  signingKey: 'ssm:/flowtoll/key',
}
const BUS = { name: 'bus', kind: 'event', bus: 'costs' } as const
const TOPIC = { name: 'chat', kind: 'sns', topic: 'arn:aws:sns:us-east-1:000000000000:chat' } as const
const FINOPS = { name: 'finops', kind: 'email' as const, recipients: ['finops@example.com'] }
const ALL = [SLACK, TEAMS, HOOK, BUS, TOPIC]
const OWN_TEAM: ReportTeam = {
  ...{ name: 'search', totals: goodDay.totals, usual: null },
  slice: { savings: [], proofs: [], clusters: ['shop'], top: [] },
}
const PATHS = {
  slack: '/services/T0/B0/hush-slack',
  teams: '/workflows/hush-teams?sig=hush-signature',
  hook: '/hush-hook',
}

const stored = (key: string) => readFile(join(rig.folder, key), 'utf8')
const memoryOf = async (name: string) => JSON.parse(await stored(`channels/${name}.json`)) as ChannelMemory

/** Delivers a report once, as a try of an execution does; `goOn` waits as the workflow does until nobody is waited for. */
async function send(
  channels: NonNullable<WrittenSettings['channels']>,
  {
    report = alertDay,
    claim = randomUUID(),
    ...more
  }: { report?: Report; claim?: string; email?: boolean; isAskedFor?: boolean; dueDay?: string } = {},
): Promise<Delivered & { byName: Record<string, unknown>; goOn: () => Promise<Delivered> }> {
  const reportKey = `reports/dt=${report.day}/report.json`
  await mkdir(join(rig.folder, dirname(reportKey)), { recursive: true })
  await writeFile(join(rig.folder, reportKey), JSON.stringify(report))
  const run = {
    ...{ ...report, dueDay: report.day, claim, earlierDays: [], isPart: false, email: true, isAskedFor: false },
    ...{ recipients: ['me@example.com'], ...more },
  }
  const deliver = () =>
    rig.withSettings({ channels }, () =>
      handler({ run: run as never, snapshot: { reportKey, usd: 0, gaps: 0 } }, {} as never),
    )
  const goOn = async () => {
    let delivered = await deliver()
    for (let rounds = 0; delivered.waitSeconds !== undefined && rounds < 20; rounds++) {
      vi.setSystemTime(Date.now() + delivered.waitSeconds * 1000)
      delivered = await deliver()
    }
    return delivered
  }
  const first = await deliver()
  return { ...first, byName: statesOf(first), goOn }
}

const statesOf = ({ deliveries }: Delivered) =>
  Object.fromEntries(deliveries.map(({ channel, state }) => [channel, state]))
const takenAt = (path: string) => receiver.taken.filter((one) => one.path === path)

describe('a report with news', () => {
  test.each([
    ['of the day that is due has its savings as work', {}, true],
    ['of an earlier day has none, which would undo what a later one told', { dueDay: '2027-01-01' }, false],
  ])('%s', async (_, more, hasWork) => {
    await send([HOOK], more)
    const [taken] = takenAt(PATHS.hook)
    expect('work' in JSON.parse(taken?.body ?? '').data).toBe(hasWork)
  })

  test('goes to each channel once, beside the email, and each has a claim of its own', async () => {
    const { byName, deliveries } = await send(ALL, { claim: 'morning' })
    expect(byName).toEqual({ email: 'sent', slack: 'sent', teams: 'sent', hook: 'sent', bus: 'sent', chat: 'sent' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
    for (const path of Object.values(PATHS)) expect(takenAt(path)).toHaveLength(1)
    expect(rig.cloud.notices).toMatchObject([
      { topicArn: TOPIC.topic, message: expect.stringContaining('"source":"custom"') },
    ])
    const [put] = rig.asked('PutEvents') as unknown as [{ Entries: { EventBusName: string; DetailType: string }[] }]
    expect(put.Entries.map(({ DetailType }) => DetailType)).toEqual(expect.arrayContaining(['Report ready', 'Rise']))
    expect(new Set(put.Entries.map(({ EventBusName }) => EventBusName))).toEqual(new Set(['costs']))
    expect((await readdir(join(rig.folder, 'sent'), { recursive: true })).toSorted()).toEqual([
      ...[
        'morning',
        'morning.json',
        'morning/bus.json',
        'morning/chat.json',
        'morning/hook.json',
        'morning/slack.json',
      ],
      'morning/teams.json',
    ])
    expect((JSON.parse(await stored(`reports/dt=${alertDay.day}/report.json`)) as Report).deliveries).toEqual(
      deliveries,
    )
  })

  test('is signed where a webhook gets it, under an id that is the same in each try', async () => {
    receiver.answer(PATHS.hook, { status: 500 }, 'answer lost')
    const { goOn } = await send([HOOK])
    expect(statesOf(await goOn())).toMatchObject({ hook: 'sent' })
    expect(receiver.seen).toHaveLength(3)
    expect(new Set(receiver.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    for (const { headers, body } of receiver.seen) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      expect(headers['webhook-signature']).toBe(
        `v1,${createHmac('sha256', SIGNING_KEY).update(signed).digest('base64')}`,
      )
    }
  })

  test('is told once: a second run of the day has no news for who has them', async () => {
    await send([SLACK, { ...HOOK, what: ['daily'] }])
    const second = await send([SLACK, { ...HOOK, what: ['daily'] }])
    expect(second.byName).toMatchObject({ slack: 'not_due', hook: 'sent' })
    expect(takenAt(PATHS.slack)).toHaveLength(1)
    expect(JSON.parse(takenAt(PATHS.hook)[1]?.body ?? '')).toMatchObject({ data: { kind: 'daily', news: [] } })
  })

  test('of which a part came after the message left has that part told by the next one', async () => {
    const early = { ...alertDay, attention: { ...alertDay.attention, undone: [] } }
    await send([SLACK], { report: early, claim: 'morning' })
    // The same claim, as of a second start of the same time, with a report that has more.
    expect((await send([SLACK], { claim: 'morning' })).byName).toMatchObject({ slack: 'sent' })
    expect(takenAt(PATHS.slack)).toHaveLength(1)
    expect((await send([SLACK])).byName).toMatchObject({ slack: 'sent' })
    expect(takenAt(PATHS.slack)).toHaveLength(2)
    const told = takenAt(PATHS.slack).map(({ body }) => body.includes('A saving was undone'))
    expect(told).toEqual([false, true])
  })

  test('has what an earlier run of the day sent beside what this one did not send', async () => {
    const sent = { channel: 'slack', kind: 'slack', state: 'sent' } as const
    const email = { channel: 'email', kind: 'email', state: 'sent' } as const
    await send([SLACK])
    const { deliveries } = await send([SLACK], { report: { ...alertDay, deliveries: [email, sent] } })
    expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'not_due'])
    expect((JSON.parse(await stored(`reports/dt=${alertDay.day}/report.json`)) as Report).deliveries).toEqual([
      sent,
      ...deliveries,
    ])
  })

  test('goes to all others where nobody can read what one was told, and the email is no failure for it', async () => {
    await mkdir(join(rig.folder, 'channels'), { recursive: true })
    await writeFile(join(rig.folder, 'channels/slack.json'), 'torn')
    const { byName, deliveries } = await send([SLACK, TEAMS])
    expect(byName).toEqual({ email: 'sent', slack: 'refused', teams: 'sent' })
    expect(deliveries[1]?.reason).toContain('channels/slack.json is no JSON')
    expect(rig.cloud.notices).toMatchObject([
      {
        subject: '[flowtoll] FAILED channel slack',
        message: expect.stringContaining('delete channels/slack.json in the archive'),
      },
    ])
  })

  test.each([
    ['without email', { email: false }],
    ['asked for by hand', { isAskedFor: true }],
  ])('goes to no channel by a run %s', async (_, over) => {
    await send([SLACK], over)
    expect(receiver.seen).toEqual([])
  })
})

test('a quiet day is no news, and a daily message where one is asked for', async () => {
  const quiet: Report = {
    ...goodDay,
    attention: {
      ...goodDay.attention,
      alarms: [],
      undone: [],
      fall: null,
      news: { proofs: [], budgets: [], findings: [] },
    },
  }
  const { byName } = await send([SLACK, { ...TEAMS, what: ['daily'] }, { ...HOOK, what: ['alerts'] }], {
    report: quiet,
  })
  expect(byName).toMatchObject({ slack: 'not_due', teams: 'sent', hook: 'not_due' })
})

describe('a receiver', () => {
  const ANSWERS = [
    ['that answers late', [{ status: 200, afterMilliseconds: 300 }], 'sent', 1],
    ['that asks to be asked later', [{ status: 429, headers: { 'retry-after': '120' } }], 'sent', 1],
    ['that is busy for a while', [{ status: 503 }, { status: 503 }], 'sent', 1],
    ['that cannot read the message', [{ status: 400 }, { status: 200 }], 'refused', 0],
    ['that is gone', [{ status: 410 }, { status: 200 }], 'refused', 0],
    ['that is not there', [{ status: 404 }, { status: 200 }], 'refused', 0],
    [
      'that leads elsewhere',
      [{ status: 302, headers: { location: 'https://example.com' } }, { status: 200 }],
      'refused',
      0,
    ],
    ['that drops the connection', ['dropped', { status: 200 }], 'unconfirmed', 0],
    ['whose answer is lost', ['answer lost', { status: 200 }], 'unconfirmed', 1],
    ['that fails', [{ status: 500 }, { status: 200 }], 'unconfirmed', 0],
  ] as const

  test.each(some(ANSWERS, 4))(
    'of Slack %s gets it once or is told of, and holds up nobody',
    async (_, answers, state, times) => {
      receiver.answer(PATHS.slack, ...answers)
      const { byName, goOn } = await send([SLACK, TEAMS, HOOK])
      expect(byName).toMatchObject({ email: 'sent', teams: 'sent', hook: 'sent' })
      expect(statesOf(await goOn())).toEqual({ email: 'sent', slack: state, teams: 'sent', hook: 'sent' })
      expect(takenAt(PATHS.slack)).toHaveLength(times)
      expect(takenAt(PATHS.teams)).toHaveLength(1)
      expect(takenAt(PATHS.hook)).toHaveLength(1)
      expect(await rig.cloud.inbox()).toHaveLength(1)
      expect(rig.cloud.notices).toHaveLength(state === 'sent' ? 0 : 1)
    },
  )

  test('is asked no earlier than it wants', async () => {
    receiver.answer(PATHS.slack, { status: 429, headers: { 'retry-after': '240' } })
    const { waitSeconds } = await send([SLACK])
    expect(waitSeconds).toBeGreaterThan(230)
    expect(waitSeconds).toBeLessThanOrEqual(240)
  })

  test('that stays busy is asked six times, then told of', async () => {
    receiver.answer(PATHS.slack, ...Array.from({ length: 20 }, () => ({ status: 503 })))
    const { goOn } = await send([SLACK])
    expect((await goOn()).deliveries).toContainEqual({
      channel: 'slack',
      kind: 'slack',
      state: 'refused',
      reason: 'HTTP 503',
    })
    expect(receiver.seen).toHaveLength(MOST_TRIES)
  })

  test('that wants a pause each time is told of within a quarter of an hour of the first try', async () => {
    const start = Date.now()
    receiver.answer(
      PATHS.slack,
      ...Array.from({ length: 20 }, () => ({ status: 429, headers: { 'retry-after': '240' } })),
    )
    const { goOn } = await send([SLACK])
    expect((await goOn()).deliveries).toContainEqual(expect.objectContaining({ channel: 'slack', state: 'refused' }))
    // After 0, 240, 480 and 720 seconds; the next try would be after 960.
    expect(receiver.seen).toHaveLength(4)
    expect(Date.now() - start).toBeLessThan(LONGEST_WAIT_SECONDS * 1000)
  })

  test.each([
    ['EventBridge', 'PutEvents', BUS, 'ThrottlingException: Rate exceeded'],
    ['SNS', 'Publish', TOPIC, 'KMSThrottlingException: Rate exceeded'],
  ] as const)('of %s that is throttled gets it once it is not', async (_, operation, channel, error) => {
    let throttles = 0
    rig.cloud.disturb((call) => (call.operation === operation && throttles++ < 8 ? { status: 400, error } : undefined))
    const { byName, goOn } = await send([channel])
    expect(byName).toMatchObject({ [channel.name]: 'waiting' })
    rig.cloud.disturb(() => undefined)
    expect(statesOf(await goOn())).toMatchObject({ [channel.name]: 'sent' })
  })

  test('that refuses for good is told of once, and again only after a message has arrived', async () => {
    const gone = { status: 410 }
    const day = (report: Report) => send([{ ...SLACK, what: ['daily'] }], { report })
    receiver.answer(PATHS.slack, gone, gone)
    await day(alertDay)
    await day({ ...alertDay, day: '2026-11-22' })
    expect(rig.cloud.notices).toHaveLength(1)
    expect(rig.cloud.notices[0]).toMatchObject({ subject: '[flowtoll] FAILED channel slack' })
    expect(rig.cloud.notices[0]?.message).toContain('HTTP 410, its address is gone')
    expect((await memoryOf('slack')).failing).toEqual({ since: alertDay.day, reason: 'HTTP 410, its address is gone' })
    await day(alertDay)
    expect((await memoryOf('slack')).failing).toBeNull()
    receiver.answer(PATHS.slack, gone)
    await day(alertDay)
    expect(rig.cloud.notices).toHaveLength(2)
  })
})

test('an email that SES refuses fails the run once no channel waits any more', async () => {
  rig.cloud.disturb(({ operation }) =>
    operation === 'SendEmail' ? { status: 400, error: 'MessageRejected: Email address is not verified.' } : undefined,
  )
  receiver.answer(PATHS.slack, { status: 503 })
  const { byName, goOn } = await send([SLACK, TEAMS])
  expect(byName).toEqual({ email: 'refused', slack: 'waiting', teams: 'sent' })
  await expect(goOn()).rejects.toThrow('SES refused the report')
  expect(takenAt(PATHS.slack)).toHaveLength(1)
  expect(takenAt(PATHS.teams)).toHaveLength(1)
})

test('an email that SES throttles waits while a channel does, and was refused at the end', async () => {
  rig.cloud.disturb(({ operation }) =>
    operation === 'SendEmail' ? { status: 429, error: 'TooManyRequestsException: slow down' } : undefined,
  )
  receiver.answer(PATHS.slack, { status: 503 })
  const { byName, goOn } = await send([SLACK])
  expect(byName).toEqual({ email: 'waiting', slack: 'waiting' })
  await expect(goOn()).rejects.toThrow('TooManyRequestsException')
  const { deliveries } = JSON.parse(await stored(`reports/dt=${alertDay.day}/report.json`)) as Report
  expect(deliveries?.map(({ state }) => state)).toEqual(['refused', 'sent'])
})

describe('an archive that throttles what one channel was told', () => {
  const told = (throttles: number, tries: number) => {
    let left = throttles
    rig.cloud.disturb(({ operation, params }) =>
      operation === 'GetObject' && params.key === 'channels/slack.json' && --left >= 0
        ? { status: 503, error: 'SlowDown' }
        : undefined,
    )
    const [slack] = rigSettings([SLACK])
    const audience = { report: alertDay, claim: 'throttled', what: ['news'] as const, isDue: true }
    return rig.withSettings({}, () =>
      tellReport(audience, slack as ChannelSettings, () => {}, { tries, pauseSeconds: 0.001 }),
    )
  }

  test('costs that channel its message, and not the run', async () => {
    expect(await told(Number.POSITIVE_INFINITY, 1)).toEqual({
      delivery: { channel: 'slack', kind: 'slack', state: 'refused', reason: expect.stringContaining('SlowDown') },
    })
    expect(rig.cloud.notices).toMatchObject([{ subject: '[flowtoll] FAILED channel slack' }])
    expect(rig.cloud.notices[0]?.message).not.toContain('delete channels/slack.json')
  })

  test('for a moment costs nobody a message', async () => {
    expect((await told(4, 2)).delivery).toMatchObject({ state: 'sent' })
    expect(rig.cloud.notices).toEqual([])
  })
})

test('a team’s email that another run sends now is left to that one', async () => {
  const people = { name: 'email', kind: 'email', of: 'teams', what: ['daily'], recipients: ['a@example.com'] } as const
  const audience = { report: goodDay, claim: 'twice', what: ['daily'] as const, isDue: true, team: OWN_TEAM }
  const tell = () => rig.withSettings({}, () => tellReport(audience, people as never, () => {}))
  await tell()
  const [key = ''] = await readdir(join(rig.folder, 'sent/twice/email'))
  const until = new Date(Date.now() + 60_000).toISOString()
  await writeFile(join(rig.folder, 'sent/twice/email', key), JSON.stringify({ state: 'sending', until }))
  expect(await tell()).toMatchObject({ delivery: { state: 'waiting' }, isAnothers: true })
  expect(rig.cloud.notices).toEqual([])
})

describe('an alert within the hour', () => {
  const rise = (name: string, hour = '10') => ({
    alert: {
      ...({ key: name, of: 'namespace', name, cluster: 'shop', pair: null, over: null } as const),
      ...{ since: `2026-11-21T${hour}:00:00Z`, told: '2026-11-21T12:00:00Z', usdPerDay: 9, usualUsdPerDay: 1 },
    },
    first: null,
  })
  const alertOf = (claim: string, channel: string, ...rises: ReturnType<typeof rise>[]) =>
    alertNotification({ day: '2026-11-21', timeZone: 'UTC', clusters: ['shop'], rises }, `${claim}/${channel}`)
  const tell = (settings: { readonly name: string }, claim: string, ...rises: ReturnType<typeof rise>[]) => {
    const [channel] = rigSettings([settings as typeof SLACK])
    const told = () => tellAlert(alertOf(claim, settings.name, ...rises), channel as ChannelSettings, () => {})
    return rig.withSettings({}, told)
  }

  test('tells a channel each rise once, whatever becomes of the email', async () => {
    expect((await tell(SLACK, 'alert-1', rise('a'))).delivery).toMatchObject({ state: 'sent' })
    // The email was refused, so the next hour has the rise again, and later a second one beside it.
    expect((await tell(SLACK, 'alert-2', rise('a'))).delivery).toMatchObject({ state: 'not_due' })
    expect((await tell(SLACK, 'alert-3', rise('a'), rise('b'))).delivery).toMatchObject({ state: 'sent' })
    // It was over, and rises again on the same day.
    expect((await tell(SLACK, 'alert-4', rise('a', '18'))).delivery).toMatchObject({ state: 'sent' })
    const bodies = takenAt(PATHS.slack).map(({ body }) => body)
    expect(bodies).toHaveLength(3)
    expect(bodies[1]).toContain('namespace b')
    expect(bodies[1]).not.toContain('namespace a')
    expect(bodies[2]).toContain('since 18:00')
  })

  const claimed = async (claim: string, channel: string, seconds: number) => {
    await mkdir(join(rig.folder, 'sent', claim), { recursive: true })
    const until = new Date(Date.now() + seconds * 1000).toISOString()
    await writeFile(join(rig.folder, 'sent', claim, `${channel}.json`), JSON.stringify({ state: 'sending', until }))
  }

  test.each([SLACK, HOOK])('that another run sends to $name now is left to that one', async (channel) => {
    await claimed('alert-1', channel.name, 60)
    const told = await tell(channel, 'alert-1', rise('a'))
    expect(told).toMatchObject({
      delivery: { state: 'waiting', reason: 'another run is sending it' },
      isAnothers: true,
    })
    expect(rig.cloud.notices).toEqual([])
    await expect(memoryOf(channel.name)).rejects.toThrow('ENOENT')
    expect(receiver.seen).toEqual([])
  })

  test('of which a run died is sent again where its receiver knows it, and told of where not', async () => {
    for (const { name } of [SLACK, HOOK]) await claimed('alert-1', name, -1)
    expect((await tell(SLACK, 'alert-1', rise('a'))).delivery).toMatchObject({ state: 'unconfirmed' })
    expect((await tell(HOOK, 'alert-1', rise('a'))).delivery).toMatchObject({ state: 'sent' })
    expect(rig.cloud.notices).toHaveLength(1)
  })
})

describe('a task killed', () => {
  /** Objects of a channel's: its claim and its memory. The email's are tried in test/workflow/killed.test.ts. */
  const isOwn = (key: unknown) => /^(?:sent\/.*\/|channels\/)/.test(String(key))

  test.each([1, 2, 3, 4])(
    'at its write %s of a channel leaves one message, or says that it cannot know',
    async (write) => {
      let writes = 0
      let isDead = false
      rig.cloud.disturb(({ operation, params }) => {
        if (!isOwn(params.key)) return undefined
        if (operation === 'PutObject' && ++writes === write) isDead = true
        return isDead ? { status: 400, error: 'Killed: nobody hears the answer' } : undefined
      })
      const claim = randomUUID()
      await send([SLACK, HOOK], { claim }).catch(() => undefined)
      rig.cloud.disturb(() => undefined)
      vi.setSystemTime(Date.now() + 150_000)
      const { goOn } = await send([SLACK, HOOK], { claim })
      const states = statesOf(await goOn())
      expect(takenAt(PATHS.slack).length).toBeLessThanOrEqual(1)
      expect(states.slack).toBe(takenAt(PATHS.slack).length === 1 && states.slack === 'sent' ? 'sent' : 'unconfirmed')
      expect(states.hook).toBe('sent')
      expect(new Set(takenAt(PATHS.hook).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    },
  )

  test('after all was sent sends nothing again', async () => {
    const claim = randomUUID()
    await send(ALL, { claim })
    const { byName } = await send(ALL, { claim })
    expect(byName).toEqual({ email: 'sent', slack: 'sent', teams: 'sent', hook: 'sent', bus: 'sent', chat: 'sent' })
    expect(receiver.seen).toHaveLength(3)
    expect(rig.asked('PutEvents')).toHaveLength(1)
  })
})

describe('what is secret', () => {
  const SECRET = /hush|BQUFBQUF/

  test('stands in no log, error, report, claim, memory or notice', async () => {
    const logged: unknown[] = []
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(logger, level).mockImplementation((...words) => void logged.push(words))
    }
    const wrong = { name: 'plain', kind: 'slack', address: 'ssm:/flowtoll/plain' } as const
    const missing = { name: 'missing', kind: 'slack', address: 'ssm:/flowtoll/missing' } as const
    const notKey = { ...HOOK, name: 'unsigned', signingKey: 'ssm:/flowtoll/slack' } as const
    receiver.answer(PATHS.slack, 'dropped')
    receiver.answer(PATHS.teams, { status: 400 })
    receiver.answer(PATHS.hook, 'answer lost', { status: 404 })
    const { goOn } = await send([...ALL, wrong, missing, notKey])
    const delivered = await goOn()
    vi.restoreAllMocks()
    expect(statesOf(delivered)).toMatchObject({
      plain: 'refused',
      missing: 'refused',
      unsigned: 'refused',
      hook: 'refused',
    })
    const all = await readdir(rig.folder, { recursive: true, withFileTypes: true })
    const files = all.filter((one) => one.isFile() && /sent|channels|reports/.test(one.parentPath))
    const texts = await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name), 'utf8')))
    for (const text of [
      ...texts,
      JSON.stringify(delivered),
      JSON.stringify(logged),
      JSON.stringify(rig.cloud.notices),
    ]) {
      expect(text).not.toMatch(SECRET)
      expect(text).not.toContain('localhost')
    }
  })
})

describe('a channel of email', () => {
  const refusing = (error: string) =>
    rig.cloud.disturb(({ operation, params }) =>
      operation === 'SendEmail' && JSON.stringify(params).includes('finops@') ? { status: 400, error } : undefined,
    )

  test('gets its news by an email of its own, once, beside the digest', async () => {
    expect((await send([FINOPS])).byName).toEqual({ email: 'sent', finops: 'sent' })
    const emails = await rig.cloud.inbox()
    expect(emails.map(({ to }) => to).toSorted()).toEqual([['finops@example.com'], ['me@example.com']])
    const own = emails.find(({ to }) => to[0] === 'finops@example.com')
    expect(own?.text).toContain('WHAT IS NEW')
    expect((await send([FINOPS])).byName).toMatchObject({ finops: 'not_due' })
  })

  test('that SES throttles waits and is asked again; one that it refuses is told of', async () => {
    refusing('TooManyRequestsException: slow down')
    const { byName, goOn } = await send([FINOPS])
    expect(byName).toEqual({ email: 'sent', finops: 'waiting' })
    rig.cloud.disturb(() => undefined)
    expect(statesOf(await goOn())).toEqual({ email: 'sent', finops: 'sent' })
    refusing('MessageRejected: Email address is not verified.')
    expect((await send([{ ...FINOPS, what: ['daily'] }])).byName).toEqual({ email: 'sent', finops: 'refused' })
    expect(rig.cloud.notices).toMatchObject([{ subject: '[flowtoll] FAILED channel finops' }])
  })

  test('tells a rise within the hour', async () => {
    const alert = {
      ...({ key: 'total', of: 'total', name: '', cluster: '', pair: null, over: null } as const),
      ...{ since: '2026-11-21T13:00:00Z', told: '2026-11-21T15:00:00Z', usdPerDay: 48, usualUsdPerDay: 12 },
    }
    const of = { day: '2026-11-21', timeZone: 'UTC', clusters: ['shop'], rises: [{ alert, first: null }] }
    const [finops] = rigSettings([FINOPS])
    const told = await rig.withSettings({ channels: [FINOPS] }, () =>
      tellAlert(alertNotification(of, 'alert-1/finops'), finops as ChannelSettings, () => {}),
    )
    expect(told.delivery).toEqual({ channel: 'finops', kind: 'email', state: 'sent' })
    const [email] = await rig.cloud.inbox()
    expect(email?.subject).toBe('[flowtoll] ALERT shop: the total $12.00 → $48.00')
  })
})

describe('a test of a channel', () => {
  test('is a short message without a claim, and says what the receiver said', async () => {
    const [slack, hook] = rigSettings([SLACK, HOOK])
    expect(await sendTest(slack as ChannelSettings, '2026-11-21', 'UTC')).toBe('HTTP 200')
    expect(receiver.taken[0]?.body).toContain('A test of this channel')
    receiver.answer(PATHS.hook, { status: 401 })
    await expect(sendTest(hook as ChannelSettings, '2026-11-21', 'UTC')).rejects.toThrow('HTTP 401, it lets nobody in')
    expect(await readdir(rig.folder)).not.toContain('sent')
  })
})

const rigSettings = (channels: NonNullable<WrittenSettings['channels']>) =>
  settingsOf({ sender: 'a@example.com', recipients: ['a@example.com'], channels }, 's').channels

test('a channel’s settings name where its secrets are, and are refused where they are secrets themselves', async () => {
  const taken = (channels: unknown) =>
    settingsOf({ sender: 'a@example.com', recipients: ['a@example.com'], channels }, 's')
  expect(taken(ALL).channels.map(({ what }: ChannelSettings) => what)).toEqual(ALL.map(() => ['news', 'alerts']))
  for (const [channel, words] of [
    [{ ...SLACK, address: 'https://hooks.slack.com/services/T0/B0/x' }, 'channels[0].address'],
    [{ ...SLACK, name: 'email' }, 'channels[0].name'],
    [{ ...SLACK, what: [] }, 'channels[0].what'],
    [{ ...SLACK, what: ['yearly'] }, 'channels[0].what'],
    [{ ...SLACK, kind: 'pager' }, 'channels[0]'],
    [{ ...FINOPS, recipients: [] }, 'channels[0].recipients'],
    [{ ...HOOK, signingKey: undefined }, 'channels[0].signingKey'],
  ] as const) {
    expect(() => taken([channel])).toThrow(words)
  }
  expect(() => taken([SLACK, { ...TEAMS, name: 'SLACK' }])).toThrow('which another channel has already')
})
