import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { eventsOf } from '../../channels/event.ts'
import { reportNotification, teamNotification } from '../../domain/report/news.ts'
import type { Report } from '../../domain/report/report.ts'
import { workOf } from '../../domain/report/work.ts'
import { finding, goodDay, proof } from '../templates/fixtures.ts'

const ENDPOINT = finding('Create an endpoint for\nSQS @everyone', 120, null)
const ROUTING = finding('Keep calls to redis in their zone', 40, null)
const SMALL = finding('Keep calls to web in their zone', 4, null)

const reportOf = (findings: Partial<Report['findings']>, day = '2026-11-20'): Report => ({
  ...goodDay,
  day,
  findings: { ...goodDay.findings, open: [], accepted: [], proofs: [], ...findings },
})
const proven = (of: { readonly id: string }, status: 'fixed' | 'returned' | 'gone', since: string) => ({
  ...{ ...proof('a title', status), id: of.id, since, usdPerMonth: status === 'fixed' ? 110 : 0 },
})

describe('savings as work', () => {
  test('have one state each, under the id that they have on every day', () => {
    const accepted = { ...SMALL, reason: 'cheap enough', until: '2027-01-31' }
    const report = reportOf({
      open: [ENDPOINT, ROUTING],
      accepted: [accepted],
      proofs: [
        proven(ENDPOINT, 'returned', '2026-11-19'),
        proven(ROUTING, 'fixed', '2026-11-10'),
        proven({ id: 'x' }, 'gone', '2026-11-11'),
      ],
    })
    expect(
      workOf(report).map(({ id, state, number, since, usdPerMonth }) => [id, state, number, since, usdPerMonth]),
    ).toEqual([
      [ENDPOINT.id, 'undone', 1, '2026-11-19', 120],
      // What is left of it is to be done, whatever it has saved.
      [ROUTING.id, 'open', 2, undefined, 40],
      ['x', 'gone', undefined, '2026-11-11', 0],
      [SMALL.id, 'accepted', undefined, undefined, 4],
    ])
  })

  test('of a team are its part, and none of others', () => {
    const report = reportOf({
      open: [ENDPOINT, ROUTING],
      accepted: [{ ...SMALL, reason: 'r', until: '2027-01-31' }],
      proofs: [proven({ id: 'x' }, 'fixed', '2026-11-10'), proven({ id: 'y' }, 'fixed', '2026-11-10')],
    })
    const slice = {
      savings: [{ id: ENDPOINT.id, number: 1, share: 0.25, usdPerMonth: 30 }],
      proofs: [{ id: 'y', share: 0.5, usdPerMonth: 55 }],
      ...{ clusters: ['shop'], top: [] },
    }
    const team = { name: 'search', totals: goodDay.totals, usual: null, slice }
    const { work } = teamNotification(report, team, { id: 'i', kind: 'daily', news: [] })
    // A quarter of $120, and half of $110.
    expect(work?.map(({ id, usdPerMonth }) => [id, usdPerMonth])).toEqual([
      [ENDPOINT.id, 30],
      ['y', 55],
    ])
  })

  test('of which there are very many are the dearest hundred', () => {
    const open = Array.from({ length: 200 }, (_, index) => finding(`Saving ${index}`, 1000 - index, null))
    const work = workOf(reportOf({ open }))
    expect(work).toHaveLength(100)
    expect(work.at(-1)?.number).toBe(100)
  })
})

interface Issue {
  ref: string
  title: string
  body: string
  closedAt: string | null
  reason?: string
  comments: string[]
}
const issues: Issue[] = []
const asked: string[] = []
/** What a tracker's clock shows. */
let now = ''

/** Both trackers' APIs as far as they are asked, on one store. */
const tracker = createServer(async (request, response) => {
  let written = ''
  for await (const chunk of request) written += String(chunk)
  const body = JSON.parse(written || '{}')
  const { method = '', url = '', headers } = request
  asked.push(`${method} ${url} ${headers.authorization}`)
  const answer = (value?: unknown) => response.end(value === undefined ? '' : JSON.stringify(value))
  const found = (pattern: RegExp) => issues.find(({ ref }) => ref === pattern.exec(url)?.[1]) as Issue
  const opened = (title: string, text: string) => {
    issues.push({ ref: `${issues.length + 1}`, title, body: text, closedAt: null, comments: [] })
    return answer({})
  }
  if (url.startsWith('/repos/acme/costs/issues?')) {
    const page = Number(/&page=(\d+)/.exec(url)?.[1])
    const shown = issues.slice(100 * page - 100, 100 * page)
    return answer(
      shown.map(({ ref, body: text, closedAt }) => ({ number: Number(ref), body: text, closed_at: closedAt })),
    )
  }
  if (method === 'POST' && url === '/repos/acme/costs/issues') return opened(body.title, body.body)
  if (method === 'PATCH') {
    return answer(
      Object.assign(found(/issues\/(\d+)$/), {
        closedAt: body.state === 'closed' ? now : null,
        reason: body.state_reason,
      }),
    )
  }
  if (url.endsWith('/comments') || url.endsWith('/comment'))
    return answer(found(/issue(?:s)?\/(\d+)\//).comments.push(body.body))
  if (url.startsWith('/rest/api/2/search/jql?')) {
    const from = Number(/nextPageToken=(\d+)/.exec(url)?.[1] ?? 0)
    const shown = issues.slice(from, from + 1).map(({ ref, body: description, closedAt }) => ({
      key: ref,
      fields: {
        description,
        status: { statusCategory: { key: closedAt ? 'done' : 'new' } },
        statuscategorychangedate: closedAt ?? now,
      },
    }))
    return answer({ issues: shown, ...(from + 1 < issues.length ? { nextPageToken: `${from + 1}` } : {}) })
  }
  if (method === 'POST' && url === '/rest/api/2/issue') return opened(body.fields.summary, body.fields.description)
  if (url.endsWith('/transitions') && method === 'GET') {
    return answer({
      transitions: [
        { id: '11', to: { statusCategory: { key: 'new' } } },
        { id: '31', to: { statusCategory: { key: 'done' } } },
      ],
    })
  }
  if (url.endsWith('/transitions')) {
    Object.assign(found(/issue\/(\d+)\//), { closedAt: body.transition.id === '31' ? now : null })
    return answer()
  }
  response.statusCode = 404
  return answer()
})
beforeAll(() => new Promise<void>((ready) => tracker.listen(0, '127.0.0.1', ready)))
afterAll(() => void tracker.close())
beforeEach(() => {
  issues.length = 0
  asked.length = 0
})

const template = parse(readFileSync(new URL('../../docs/issues.yaml', import.meta.url), 'utf8'))

type Handler = (event: { readonly Records: readonly { readonly body: string }[] }) => Promise<void>

/** The function's code, as Lambda would run it. */
function handlerFor(kind: 'github' | 'jira'): Handler {
  const site = `http://127.0.0.1:${(tracker.address() as AddressInfo).port}`
  const env = {
    TRACKER: kind,
    SITE: site,
    PROJECT: kind === 'jira' ? 'COST' : 'acme/costs',
    SECRET: 'arn',
    LEAST_USD: '10',
  }
  const sdk = {
    SecretsManagerClient: class {
      send = () => Promise.resolve({ SecretString: kind === 'jira' ? 'me@acme.com:token\n' : 'token\n' })
    },
    GetSecretValueCommand: vi.fn(),
  }
  const exports = {} as { handler: Handler }
  new Function('require', 'process', 'exports', template.Resources.Function.Properties.Code.ZipFile)(
    () => sdk,
    { env },
    exports,
  )
  return exports.handler
}

/** An event of the report as EventBridge hands it to the queue. */
const sent = (findings: Partial<Report['findings']>, day?: string) => {
  const report = reportOf(findings, day)
  const [ready] = eventsOf(reportNotification(report, { id: 'i', kind: 'daily', news: [] }))
  return {
    Records: [{ body: JSON.stringify({ source: 'flowtoll', 'detail-type': ready?.type, detail: ready?.detail }) }],
  }
}

describe.each(['github', 'jira'] as const)('in %s a saving', (kind) => {
  test('has one issue, which its proof closes; one that is undone opens it again, and who closes it then has decided', async () => {
    const handler = handlerFor(kind)
    const all = { open: [ENDPOINT, ROUTING, SMALL] }
    await handler(sent(all))
    await handler(sent(all))
    // $4 a month are too little.
    expect(issues.map(({ title, closedAt }) => [title, closedAt])).toEqual([
      ['Create an endpoint for SQS @everyone', null],
      ['Keep calls to redis in their zone', null],
    ])
    expect(issues[0]?.body).toBe(
      `This saves at most $120.00 a month at list price. It is saving 1 of 2026-11-20: changes.md of that report has its commands.\n\nflowtoll:${encodeURIComponent(ENDPOINT.id)}`,
    )
    now = '2026-11-22T07:00:00Z'
    const done = { open: [ROUTING], proofs: [proven(ENDPOINT, 'fixed', '2026-11-21')] }
    await handler(sent(done, '2026-11-21'))
    await handler(sent(done, '2026-11-22'))
    expect(issues[0]).toMatchObject({
      closedAt: now,
      comments: ['Done since 2026-11-21: it saves $110.00 a month, as measured.'],
    })
    const undone = { open: [ENDPOINT, ROUTING], proofs: [proven(ENDPOINT, 'returned', '2026-11-25')] }
    await handler(sent(undone, '2026-11-25'))
    expect(issues[0]).toMatchObject({ closedAt: null })
    now = '2026-11-26T09:00:00Z'
    Object.assign(issues[0] as Issue, { closedAt: now })
    await handler(sent(undone, '2026-11-26'))
    expect(issues[0]).toMatchObject({ closedAt: now })
    expect(issues[0]?.comments).toHaveLength(2)
    expect(issues).toHaveLength(2)
  })

  test('that is accepted, or whose traffic stopped, is closed as such; what a report leaves out stays as it is', async () => {
    const handler = handlerFor(kind)
    await handler(sent({ open: [ENDPOINT, ROUTING] }))
    await handler(sent({ open: [] }))
    expect(issues.map(({ closedAt }) => closedAt)).toEqual([null, null])
    const accepted = [{ ...ENDPOINT, reason: 'the bank asks for it', until: '2027-01-31' }]
    await handler(sent({ accepted, proofs: [proven(ROUTING, 'gone', '2026-11-18')] }))
    expect(issues.map(({ comments }) => comments)).toEqual([
      ['Accepted until 2027-01-31: the bank asks for it'],
      ['Its traffic has stopped since 2026-11-18. No saving is claimed.'],
    ])
    if (kind === 'github') expect(issues.map(({ reason }) => reason)).toEqual(['not_planned', 'not_planned'])
    const secret = kind === 'jira' ? `Basic ${Buffer.from('me@acme.com:token').toString('base64')}` : 'Bearer token'
    expect(asked.every((one) => one.endsWith(secret))).toBe(true)
  })

  test('of very many is one of ten that a report opens', async () => {
    const handler = handlerFor(kind)
    const open = Array.from({ length: 25 }, (_, index) => finding(`Saving ${index}`, 1000 - index, null))
    for (const count of [10, 20, 25, 25]) {
      await handler(sent({ open }))
      expect(issues).toHaveLength(count)
    }
  })

  test('that cannot be looked up is an error, so that the queue hands it out again', async () => {
    const handler = handlerFor(kind)
    const { Records } = sent({ open: [ENDPOINT] })
    const broken = JSON.parse(Records[0]?.body ?? '')
    await expect(
      handler({
        Records: [{ body: JSON.stringify({ ...broken, detail: { ...broken.detail, work: [{ state: 'open' }] } }) }],
      }),
    ).rejects.toThrow()
    expect(issues).toEqual([])
  })
})

test('the rule takes the reports of all, or those of a team alone', () => {
  const { EventPattern } = template.Resources.Rule.Properties
  const [ready] = eventsOf(reportNotification(reportOf({}), { id: 'i', kind: 'daily', news: [] }))
  expect(EventPattern['detail-type']).toEqual([ready?.type])
  expect(EventPattern.detail.team).toEqual([{ 'Fn::If': ['HasTeam', { Ref: 'Team' }, null] }])
  expect(ready?.detail).toMatchObject({ team: null })
})
