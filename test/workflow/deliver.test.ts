import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { TaskName } from '../../cdk/task-names.ts'
import type { Report } from '../../domain/report/report.ts'
import type { TrendDay } from '../../domain/trend/trend-day.ts'
import { handler } from '../../lambdas/Deliver.ts'
import { metrics } from '../../lambdas/task.ts'
import type { Call } from '../../local/cloud/endpoint.ts'
import { loadHandlers, type TaskHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { goodDay } from '../templates/fixtures.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const isClaim = ({ operation, params }: Call) => operation === 'PutObject' && String(params.key).startsWith('sent/')

/** The real tasks, of which one does its work and is ended before it can say so. */
async function endedAfter(task: TaskName, onEnd = () => {}): Promise<TaskHandlers> {
  const handlers = await loadHandlers()
  return {
    ...handlers,
    [task]: async (input: unknown, context: Context) => {
      await handlers[task](input, context)
      onEnd()
      throw Object.assign(new Error('Task timed out after 120.00 seconds'), { name: 'Sandbox.Timedout' })
    },
  }
}

describe('a day without news', () => {
  const quiet: Report = { ...goodDay, attention: { ...goodDay.attention, reasons: [] } }
  const send = async (quietDays: 'short' | 'whole' | 'none', isAskedFor = false, report = quiet) => {
    await rig.enterEarly(seed)
    const reportKey = `reports/dt=${report.day}/report.json`
    await mkdir(join(rig.folder, dirname(reportKey)), { recursive: true })
    await writeFile(join(rig.folder, reportKey), JSON.stringify(report))
    const run = {
      ...report,
      claim: randomUUID(),
      earlierDays: [],
      isPart: false,
      email: true,
      isAskedFor,
      recipients: ['me@example.com'],
    }
    return rig.withSettings({ quietDays }, () =>
      handler({ run: run as never, snapshot: { reportKey, usd: 0, gaps: 0 } }, {} as never),
    )
  }
  const archived = (name: string) => readFile(join(rig.folder, `reports/dt=${goodDay.day}/${name}`), 'utf8')

  test('is a short message, and it is in the archive beside the whole one', async () => {
    expect(await send('short')).toMatchObject({ sent: true })
    const [email] = await rig.cloud.inbox()
    expect(email?.text).toContain('Nothing new: no rise of')
    expect(email?.text).not.toContain('COST BY CHARGE')
    expect(email?.html).toBe(await archived('short.html'))
    expect(await archived('short.txt')).toBe(email?.text)
  })

  test('is no message where the settings say so', async () => {
    const reason = 'a day without news, and the setting quietDays is none'
    const deliveries = [{ channel: 'email', kind: 'email', state: 'not_due', reason }]
    expect(await send('none')).toEqual({ sent: false, reason, deliveries })
    expect(JSON.parse(await archived('report.json'))).toMatchObject({ deliveries })
    expect(await rig.cloud.inbox()).toEqual([])
  })

  test.each([
    ['as the settings say', 'whole', false, quiet],
    ['to who asks for it by hand', 'none', true, quiet],
    ['once it has news', 'none', false, goodDay],
  ] as const)('is a whole digest %s', async (_, quietDays, isAskedFor, report) => {
    expect(await send(quietDays, isAskedFor, report)).toMatchObject({ sent: true })
    const [email] = await rig.cloud.inbox()
    expect(email?.text).toContain('COST BY CHARGE')
    expect(email?.text).not.toContain('Nothing new: no rise of')
  })
})

describe('a morning has its report', () => {
  const counted = async (over: object, tries = 1) => {
    await rig.enterEarly(seed)
    const count = vi.spyOn(metrics, 'addMetric')
    const reportKey = `reports/dt=${DAY}/report.json`
    await mkdir(join(rig.folder, dirname(reportKey)), { recursive: true })
    await writeFile(join(rig.folder, reportKey), JSON.stringify({ ...goodDay, day: DAY }))
    const run = {
      ...{ day: DAY, dueDay: DAY, claim: randomUUID(), earlierDays: [], monitors: [] },
      ...{ isPart: false, email: true, isAskedFor: true, recipients: ['me@example.com'], ...over },
    }
    for (let left = tries; left > 0; left--) {
      count.mockClear()
      await handler({ run: run as never, snapshot: { reportKey, usd: 0, gaps: 0 } }, {} as never)
    }
    const names = count.mock.calls.map(([name]) => name)
    count.mockRestore()
    return names
  }

  test('once the email of the day that is due is out, be it by a try that was ended before it could count', async () => {
    expect(await counted({})).toEqual(['ReportsTold'])
    expect(await counted({}, 2)).toEqual(['ReportsTold'])
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test.each([
    ['another day', { dueDay: '2026-11-25' }],
    ['monitors that were named by hand', { dueDay: undefined }],
  ])('by none of %s', async (_, over) => {
    expect(await counted(over)).toEqual([])
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })
})

describe('what was told', () => {
  const told = async () => Object.keys(((await rig.json(`trends/dt=${DAY}/trend.json`)) as TrendDay).told ?? {})

  test('is what went out by email: a run that sends none tells nothing, and takes nothing back', async () => {
    // A budget that is passed at once.
    await rig.enterEarly(seed)
    await rig.withSettings({ budgets: [{ usdPerMonth: 0.01 }] }, async () => {
      await rig.early({ input: { email: false } })
      expect(await told()).toEqual([])
      await rig.early()
      expect(await told()).toEqual(['budget/*/*/0.01/2026-11/over'])
      await rig.early({ input: { email: false } })
      expect(await told()).toEqual(['budget/*/*/0.01/2026-11/over'])
    })
  })
})

describe('what was sent where', () => {
  const EMAIL = { channel: 'email', kind: 'email' }
  const noted = async () => (await rig.report()).deliveries

  test('is in the run’s output and in the report', async () => {
    await rig.enterEarly(seed)
    const deliveries = [{ ...EMAIL, state: 'sent' }]
    expect(await rig.early({ name: 'told' })).toMatchObject({ output: { delivery: { sent: true, deliveries } } })
    expect(await noted()).toEqual(deliveries)
    // A try after it sends nothing, and the report says the same.
    await rig.early({ name: 'told' })
    expect(await noted()).toEqual(deliveries)
    await rig.early({ input: { email: false } })
    expect(await noted()).toEqual(deliveries)
  })

  test('is in the report also where SES refused, or may have it', async () => {
    await rig.enterEarly(seed)
    rig.cloud.disturb(({ operation }) =>
      operation === 'SendEmail' ? { status: 400, error: 'MessageRejected: Email address is not verified.' } : undefined,
    )
    await rig.early()
    expect(await noted()).toMatchObject([
      { ...EMAIL, state: 'refused', reason: expect.stringContaining('not verified') },
    ])
    rig.cloud.disturb(({ operation }) => (operation === 'SendEmail' ? 'cut after' : undefined))
    await rig.early()
    expect(await noted()).toMatchObject([{ ...EMAIL, state: 'unconfirmed' }])
  })

  test('is less one channel of which nobody can read what it was told: the report says so, and goes out', async () => {
    await rig.enterEarly(seed)
    await mkdir(join(rig.folder, 'channels'), { recursive: true })
    await writeFile(join(rig.folder, 'channels/bus.json'), 'torn')
    const channels = [{ name: 'bus', kind: 'event' as const }]
    expect(await rig.withSettings({ channels }, () => rig.early())).toMatchObject({ status: 'SUCCEEDED' })
    const { deliveries, notes } = await rig.report()
    expect(deliveries).toMatchObject([
      { ...EMAIL, state: 'sent' },
      { channel: 'bus', state: 'refused', reason: expect.stringContaining('channels/bus.json is no JSON') },
    ])
    expect(notes).toContainEqual(
      expect.stringContaining('The channel bus is told nothing: channels/bus.json is no JSON'),
    )
    expect(rig.cloud.notices).toMatchObject([{ subject: '[flowtoll] FAILED channel bus' }])
  })

  test('is noted in no report that another run has put in its place', async () => {
    await rig.enterEarly(seed)
    rig.cloud.disturb(async ({ operation }) => {
      if (operation !== 'SendEmail') return undefined
      const path = join(rig.folder, `reports/dt=${DAY}/report.json`)
      await writeFile(path, JSON.stringify({ ...(await rig.report()), execution: 'another' }))
      return undefined
    })
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await noted()).toBeUndefined()
  })
})

describe('an execution sends its email once', () => {
  test.each([
    ['its claim', 1, 1],
    ['its claim in all but the last try', 1, 2],
    ['its note that SES took it', 2, 2],
  ])('where the answer to the write of %s is lost', async (_, first, last) => {
    await rig.enterEarly(seed)
    let writes = 0
    rig.cloud.disturb((call) => (isClaim(call) && ++writes >= first && writes <= last ? 'cut after' : undefined))
    expect(await rig.early({ name: 'lost' })).toMatchObject({
      status: 'SUCCEEDED',
      output: { delivery: { sent: true } },
    })
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(await rig.json('sent/lost.json')).toMatchObject({ state: 'sent', day: DAY })
  })

  test('that cannot be made takes no claim: once it can, it goes', async () => {
    await rig.enterEarly(seed)
    vi.stubEnv('REPORT_SENDER', undefined)
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(await rig.early({ name: 'unmade' })).toMatchObject({ status: 'FAILED', error: 'InvalidInput' })
    vi.unstubAllEnvs()
    expect(await rig.early({ name: 'unmade' })).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('where SES took it and that cannot be noted: the email is out, and no later try sends a second one', async () => {
    await rig.enterEarly(seed)
    let writes = 0
    rig.cloud.disturb((call) => (isClaim(call) && ++writes >= 2 ? 'cut before' : undefined))
    expect(await rig.early({ name: 'unnoted' })).toMatchObject({ status: 'SUCCEEDED' })
    expect(rig.cloud.notices).toEqual([])
    rig.cloud.disturb(() => undefined)
    const end = await rig.early({ name: 'unnoted' })
    expect(end).toMatchObject({ status: 'FAILED', error: 'DeliveryUnconfirmed' })
    expect(end.cause).toContain('an earlier try ended while SES was asked')
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(rig.cloud.notices).toHaveLength(1)
  })

  test('ended by Lambda after SES took it, it says that it cannot know, and sends no second one', async () => {
    await rig.enterEarly(seed)
    // Nothing is noted between SES's answer and the end of that try.
    let isAsked = false
    rig.cloud.disturb((call) => {
      isAsked ||= call.operation === 'SendEmail'
      return isAsked && isClaim(call) ? 'cut before' : undefined
    })
    const end = await rig.early({ handlers: await endedAfter('Deliver', () => rig.cloud.disturb(() => undefined)) })
    expect(end).toMatchObject({ status: 'FAILED', error: 'DeliveryUnconfirmed' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(rig.cloud.notices).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /^The report for 2026-11-21 00:00-24:00 \(\S+\) may have been sent: check the inbox before you send it again/,
        ),
      }),
    ])
  })

  test('ended by Lambda in each try after it sent and noted so, it says that the report was sent', async () => {
    await rig.enterEarly(seed)
    const end = await rig.early({ handlers: await endedAfter('Deliver') })
    expect(end).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(rig.cloud.notices).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^The report for .* was sent; the run failed after/),
      }),
    ])
  })

  test('run again under its name after it sent, it says so and sends nothing', async () => {
    await rig.enterEarly(seed)
    await rig.early({ name: 'twice' })
    const end = await rig.early({ name: 'twice' })
    expect(end).toMatchObject({
      status: 'SUCCEEDED',
      output: { delivery: { sent: false, reason: 'this execution has sent its email already' } },
    })
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('with what filters go by, and what keeps programs from answering', async () => {
    process.env.CONFIGURATION_SET = 'flowtoll-set'
    try {
      await rig.enterEarly(seed)
      await rig.withSettings({ replyTo: ['finops@example.com'] }, () => rig.early())
    } finally {
      delete process.env.CONFIGURATION_SET
    }
    expect(rig.asked('SendEmail')).toMatchObject([
      {
        ReplyToAddresses: ['finops@example.com'],
        ConfigurationSetName: 'flowtoll-set',
        Content: {
          Simple: {
            Headers: [
              { Name: 'List-Id', Value: 'flowtoll <flowtoll.example.com>' },
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
              { Name: 'X-Auto-Response-Suppress', Value: 'All' },
            ],
          },
        },
      },
    ])
    await rig.enterEarly(seed)
    await rig.early()
    expect(Object.keys(rig.asked('SendEmail')[0] ?? {})).not.toContain('ReplyToAddresses')
    expect(Object.keys(rig.asked('SendEmail')[0] ?? {})).not.toContain('ConfigurationSetName')
  })

  test('a second execution of the day sends again', async () => {
    await rig.enterEarly(seed)
    await rig.early({ name: 'first' })
    await rig.early({ name: 'second' })
    expect(await rig.cloud.inbox()).toHaveLength(2)
  })

  test('two tries at once: one sends', async () => {
    await rig.enterEarly(seed)
    await rig.early({ input: { email: false } })
    const ends = await Promise.all([rig.early({ name: 'same' }), rig.early({ name: 'same' })])
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(ends.filter(({ status }) => status === 'SUCCEEDED').length).toBeGreaterThanOrEqual(1)
  })

  test('throttled by SES, it tries again and sends once', async () => {
    await rig.enterEarly(seed)
    let asked = 0
    rig.cloud.disturb(({ operation }) =>
      operation === 'SendEmail' && ++asked <= 2
        ? { status: 429, error: 'TooManyRequestsException: Maximum sending rate exceeded.' }
        : undefined,
    )
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
    expect(asked).toBe(3)
  })

  test('refused by SES, it fails with what SES said, and a new execution sends', async () => {
    await rig.enterEarly(seed)
    rig.cloud.disturb(({ operation }) =>
      operation === 'SendEmail' ? { status: 400, error: 'MessageRejected: Email address is not verified.' } : undefined,
    )
    expect(await rig.early({ name: 'refused' })).toMatchObject({
      status: 'FAILED',
      error: 'DeliveryRefused',
      cause: expect.stringContaining('Email address is not verified'),
    })
    expect(rig.asked('SendEmail')).toHaveLength(1)
    rig.cloud.disturb(() => undefined)
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('an answer that never came is not taken for a refusal: no second try', async () => {
    await rig.enterEarly(seed)
    rig.cloud.disturb(({ operation }) => (operation === 'SendEmail' ? 'cut after' : undefined))
    expect(await rig.early()).toMatchObject({ status: 'FAILED', error: 'DeliveryUnconfirmed' })
    expect(rig.asked('SendEmail')).toHaveLength(1)
    expect(await rig.cloud.inbox()).toHaveLength(1)
  })

  test('carries the archived HTML and the same as plain text', async () => {
    await rig.enterEarly(seed)
    await rig.early()
    const [email] = await rig.cloud.inbox()
    const archived = (ending: string) => readFile(`${rig.folder}/reports/dt=2026-11-21/report.${ending}`, 'utf8')
    expect(email?.html).toBe(await archived('html'))
    expect(email?.text).toBe(await archived('txt'))
    // An hour of 24 of $1.3677.
    expect(email?.subject).toBe('[flowtoll] PARTIAL eks-cluster: $0.06 on Sat 21 Nov, 1 gap')
    for (const text of [email?.html, email?.text]) {
      expect(text).toContain('$0.06')
      expect(text).toContain('use1-az1')
      expect(text).toContain('receiver')
      expect(text).toContain('1 of 24 monitor-hours')
    }
  })
})
