import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { eventsOf } from '../../channels/event.ts'
import { SLACK_LIMITS, slackMessage } from '../../channels/slack.ts'
import { SNS_LIMITS, snsMessage } from '../../channels/sns.ts'
import { TEAMS_BYTES, teamsMessage } from '../../channels/teams.ts'
import { signatureOf, webhookBody } from '../../channels/webhook.ts'
import { alertNotification, allNews, reportNotification } from '../../domain/report/news.ts'
import type { NewsItem, Notification } from '../../domain/report/notification.ts'
import type { Report } from '../../domain/report/report.ts'
import { summaryNotification } from '../../domain/report/summary.ts'
import { daysOf, periodBy } from '../../domain/trend/period.ts'
import type { DayRates, TrendDay } from '../../domain/trend/trend-day.ts'
import { notificationFaults } from '../house/report-schema.ts'
import {
  alertDay,
  freeDay,
  fullDay,
  goodDay,
  hostileDay,
  lowCoverageDay,
  partialDay,
  proof,
  unpricedDay,
} from '../templates/fixtures.ts'
import { slackFaults, teamsFaults } from './chat-schemas.ts'

const ofReport = (report: Report, kind: 'daily' | 'news' = 'daily') =>
  reportNotification(report, { id: 'claim/slack', kind, news: allNews(report) })

/** The longest name that Kubernetes takes. */
const LONG = 'a'.repeat(253)
const WICKED =
  '<!channel> *bold* `code` [link](https://evil.example) <https://evil.example|x> &amp; \u202e\u0000\ud800 | _x_ # h'

/** A day on which everything happened, under names of the utmost length. */
const crowded = (name: string): Notification => ({
  ...ofReport(alertDay),
  clusters: [name],
  news: Array.from({ length: 10 }, (_, index): NewsItem[] => [
    {
      ...({
        kind: 'rise',
        key: `r${index}`,
        of: 'namespace',
        name: `${name}${index}`,
        cluster: name,
        pair: null,
      } as const),
      ...({ usd: 9, usualUsd: 1, since: '2026-11-18', state: 'raised' } as const),
    },
    {
      ...{ kind: 'finding', key: `f${index}`, number: index + 1, id: name, title: `${name}${index}` },
      ...{ usdPerMonth: 40, savingIs: 'at_most' },
    },
    { kind: 'proof', key: `p${index}`, proof: proof(`${name}${index}`, 'fixed') },
    { kind: 'undone', key: `u${index}`, id: `u${index}`, title: `${name}${index}`, since: '2026-11-18', usd: 4 },
  ]).flat(),
  savings: [1, 2, 3].map((number) => ({ number, id: name, title: name, usdPerMonth: 5, savingIs: 'estimate' })),
  top: [1, 2, 3, 4, 5].map(() => ({
    ...{ cluster: name, via: 'nat', usd: 1 },
    source: { name, namespace: name, kind: 'Deployment' },
    destination: { name, namespace: name, kind: 'Deployment' },
  })),
  links: Array.from({ length: 8 }, () => ({ label: name, url: `https://example.com/${'x'.repeat(200)}` })),
})

/** The same of a week, by 30 clusters and 200 teams, with each thing that may be said of its days. */
function crowdedWeek(name: string): Notification {
  const keyOf = (...parts: string[]) => JSON.stringify(parts)
  const dates = periodBy('weekly', '2026-11-22')
  const days = daysOf({ from: dates.before.from, to: dates.to })
    .filter((day) => day !== '2026-11-19')
    .map(
      (day, index): TrendDay => ({
        ...{
          schema: 1,
          day,
          complete: index !== 9,
          monitors: ['m'],
          usd: 6000,
          unknownShare: 0,
          pairs: [],
          pairsLeftOut: 0,
        },
        usdByFigure: { inter_az: 2000, nat: 2000, other: 2000 },
        usdByPlace: Object.fromEntries(
          Array.from({ length: 30 }, (_, number) => [
            keyOf(`${number}${name}`, `${name}${number}`),
            index * 10 * number,
          ]),
        ),
        teams: {
          id: 'r',
          usd: Object.fromEntries(
            Array.from({ length: 200 }, (_, number) => [keyOf(name, name, `${number}${name}`), 30]),
          ),
        },
        ...{ rates: { ...RATES, natUsdPerGb: index / 100 }, bytesPerGigabyte: 2 ** 30 },
      }),
    )
  const report = ofReport(alertDay)
  const { savings, links, budgets = [] } = { ...crowded(name), budgets: alertDay.trend.budgets }
  const findings = { ...alertDay.findings, proofs: Array.from({ length: 20 }, () => proof(name, 'fixed')) }
  const facts = { dates, days, report: { ...alertDay, findings } }
  const told = summaryNotification(facts, 'claim/slack')
  if (told === undefined) throw new Error('the week is not known')
  const many = Array.from({ length: 20 }, () => budgets.map((budget) => ({ ...budget, namespace: name }))).flat()
  return { ...told, savings, links, timeZone: report.timeZone, budgets: many }
}

const RATES: DayRates = {
  ...{ interAzUsdPerGbEachDirection: 0.01, natUsdPerGb: 0.045, endpointUsdPerGb: 0.01, transitUsdPerGb: 0.02 },
  priceFactor: 1,
}

/** Of a call: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const EVENT_BYTES = 256 * 1024

/** Names are anybody's; what is of ours is what it is. */
const withoutKinds = (report: Report): Report => ({
  ...report,
  status: 'ok',
  findings: { ...report.findings, open: report.findings.open.map((one) => ({ ...one, change: null })) },
})

const DAYS = {
  alertDay,
  freeDay,
  fullDay,
  goodDay,
  lowCoverageDay,
  partialDay,
  unpricedDay,
  hostile: withoutKinds(hostileDay(WICKED)),
}
const NOTIFICATIONS: [string, Notification][] = [
  ...Object.entries(DAYS).map(([name, report]): [string, Notification] => [name, ofReport(report)]),
  ['a crowded day of long names', crowded(LONG)],
  ['a crowded day of hostile names', crowded(WICKED)],
  ['a crowded week of long names', crowdedWeek(LONG)],
  ['a crowded week of hostile names', crowdedWeek(WICKED)],
  ['a test', { ...ofReport(goodDay), kind: 'test' }],
]

interface Block {
  readonly type: string
  readonly text?: { readonly type: string; readonly text: string }
  readonly elements?: readonly {
    readonly type: string
    readonly text: { readonly text: string } | string
    readonly url?: string
  }[]
}

describe.each(NOTIFICATIONS)('%s', (_, notification) => {
  test('is a Slack message within the limits of Block Kit', () => {
    const { text, blocks } = slackMessage(notification) as unknown as { text: string; blocks: readonly Block[] }
    expect(slackFaults(slackMessage(notification))).toEqual([])
    expect(blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocks)
    expect(text.length).toBeLessThanOrEqual(SLACK_LIMITS.text)
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(SLACK_LIMITS.all)
    for (const { type, text, elements = [] } of blocks) {
      expect(['header', 'section', 'actions', 'context']).toContain(type)
      if (type === 'header') expect(text?.text.length).toBeLessThanOrEqual(SLACK_LIMITS.header)
      if (type === 'section') expect(text?.text.length).toBeLessThanOrEqual(SLACK_LIMITS.text)
      if (type === 'section') expect(text?.text.length).toBeGreaterThan(0)
      expect(elements.length).toBeLessThanOrEqual(25)
      for (const element of elements) {
        if (element.type !== 'button') continue
        expect((element.text as { text: string }).text.length).toBeLessThanOrEqual(SLACK_LIMITS.buttonText)
        expect(element.url).toMatch(/^https:/)
      }
    }
    // No name opens a mention or a link.
    const written = blocks.flatMap(({ text: one }) => (one?.type === 'mrkdwn' ? [one.text] : []))
    for (const one of written) expect(one).not.toMatch(/<[^\s]/)
  })

  test('is an Adaptive Card that Teams has room for', () => {
    const message = teamsMessage(notification) as {
      type: string
      attachments: {
        contentType: string
        content: { type: string; version: string; body: { type: string; text: string }[] }
      }[]
    }
    expect(teamsFaults(message)).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(TEAMS_BYTES)
    expect(message.type).toBe('message')
    expect(message.attachments).toHaveLength(1)
    const [{ contentType, content } = { contentType: '', content: { type: '', version: '', body: [] } }] =
      message.attachments
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' })
    expect(content.body.length).toBeGreaterThan(1)
    // Markdown of a name is taken literally.
    for (const { text } of content.body) expect(text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/)
  })

  test('is a webhook’s body and events by the published schema', () => {
    const { data, ...words } = webhookBody(notification)
    expect(notificationFaults(data)).toEqual([])
    expect(words).toEqual({
      type: `flowtoll.${notification.kind}`,
      title: expect.stringMatching(/^\[flowtoll\] /),
      text: expect.any(String),
    })
    // Of all entries of a call, ten at most.
    const ten = eventsOf(notification).slice(0, 10)
    expect(Buffer.byteLength(JSON.stringify(ten))).toBeLessThan(EVENT_BYTES)
    for (const { type, detail } of eventsOf(notification)) {
      expect(['Report ready', 'Summary ready', 'Rise', 'Finding', 'Proof', 'Test']).toContain(type)
      expect(Buffer.byteLength(JSON.stringify(detail))).toBeLessThan(EVENT_BYTES)
      if (type === 'Report ready' || type === 'Summary ready') expect(notificationFaults(detail)).toEqual([])
    }
  })

  test('is a custom notification of Amazon Q that SNS takes', () => {
    const message = snsMessage(notification) as { content: { title: string; description: string } }
    expect(message).toMatchObject({ version: '1.0', source: 'custom', content: { textType: 'client-markdown' } })
    expect(message.content.title.length).toBeLessThanOrEqual(SNS_LIMITS.title)
    // No name opens a mention or a link.
    for (const text of [message.content.title, message.content.description]) expect(text).not.toMatch(/<|\]\(/)
    expect(message.content.description.length).toBeLessThanOrEqual(SNS_LIMITS.description)
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(SNS_LIMITS.message)
  })
})

test('a message says what is new first, then what to do, then what cost most', () => {
  const { title, text } = webhookBody(ofReport(alertDay))
  expect(title).toMatch(/^\[flowtoll\] ALERT /)
  const headings = text.split('\n').filter((line) => /^What /.test(line))
  expect(headings).toEqual(['What is new', 'What to change', 'What cost most'])
})

test('an alert within the hour says its rate, since when, and what to do first', () => {
  const alert = {
    ...({ key: 'total', of: 'total', name: '', cluster: '', pair: null, over: null } as const),
    ...{ since: '2026-11-21T13:00:00Z', told: '2026-11-21T15:00:00Z', usdPerDay: 48, usualUsdPerDay: 12 },
  }
  const first = { title: 'Create a gateway endpoint for S3', usdPerMonth: 900, savingIs: 'estimate' } as const
  const one = { day: '2026-11-21', timeZone: 'UTC', clusters: ['shop'], rises: [{ alert, first }] }
  const { title, text, data } = webhookBody(alertNotification(one, 'alert-1/ops'))
  expect(title).toBe('[flowtoll] ALERT shop: the total $12.00 → $48.00')
  expect(text).toContain(
    'The total: $48.00 a day since 13:00, usually $12.00 at this hour. First: Create a gateway endpoint for S3, $900.00/month at this rate.',
  )
  expect(notificationFaults(data)).toEqual([])
})

test('a section of Slack that is cut has room for its ellipsis', () => {
  const lengths = Array.from({ length: 320 }, (_, index) => {
    const news = Array.from({ length: 10 }, (_, number): NewsItem => {
      const title = 'a'.repeat(number === 0 ? index + 1 : 318)
      return {
        ...{ kind: 'finding', key: `f${number}`, number: number + 1, id: 'f', title },
        ...{ usdPerMonth: 10, savingIs: 'estimate' },
      }
    })
    const { blocks } = slackMessage({ ...ofReport(alertDay), news, savings: [] })
    return Math.max(...(blocks as unknown as readonly Block[]).map(({ text }) => text?.text.length ?? 0))
  })
  expect(Math.max(...lengths)).toBeLessThanOrEqual(SLACK_LIMITS.text)
})

test('a webhook is signed by Standard Webhooks', () => {
  const key = Buffer.alloc(32, 7)
  const {
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': signature,
  } = signatureOf('claim/x', '{}', key, 1_764_000_000)
  expect(id).toMatch(/^msg_[0-9a-f]{32}$/)
  expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.{}`).digest('base64')}`)
  expect(signatureOf('claim/x', '{}', key, 1_764_000_060)['webhook-id']).toBe(id)
})

test('a saving that is undone is said once, though its proof tells it too', () => {
  const undone = {
    kind: 'undone',
    key: 'u',
    id: 'x',
    title: 'Keep calls in their zone',
    since: '2026-11-20',
    usd: 3,
  } as const
  const told = (id: string): NewsItem => ({ kind: 'proof', key: 'p', proof: { ...proof('a title', 'returned'), id } })
  const linesOf = (news: readonly NewsItem[]) =>
    slackMessage({ ...ofReport(goodDay), news }).blocks.flatMap((block) => {
      const text = (block as unknown as Block).text?.text ?? ''
      return text.startsWith('*What is new*') ? text.split('\n').slice(1) : []
    })
  expect(linesOf([undone, told('x')])).toHaveLength(1)
  expect(linesOf([undone, told('y')])).toHaveLength(2)
  expect(linesOf([told('x')])).toHaveLength(1)
})
