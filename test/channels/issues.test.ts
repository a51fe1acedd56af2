import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { eventsOf } from '../../channels/event.ts'
import type { Finding } from '../../domain/findings/finding.ts'
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
      ['x', 'gone', undefined, '2026-11-11', 0],
      [SMALL.id, 'accepted', undefined, undefined, 4],
      [ENDPOINT.id, 'undone', 1, '2026-11-19', 120],
      // What is left of it is to be done, whatever it has saved.
      [ROUTING.id, 'open', 2, undefined, 40],
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
      ['y', 55],
      [ENDPOINT.id, 30],
    ])
  })

  test('of which there are very many are a hundred: what is over or undone, and the dearest of the others', () => {
    const open = Array.from({ length: 200 }, (_, index) => finding(`Saving ${index}`, 1000 - index, null))
    const work = workOf(reportOf({ open }))
    expect(work).toHaveLength(100)
    expect(work.at(-1)?.number).toBe(100)
    const last = open.at(-1) as Finding
    const proofs = [proven({ id: 'x' }, 'fixed', '2026-11-10'), proven(last, 'returned', '2026-11-19')]
    const all = workOf(reportOf({ open, proofs, accepted: [{ ...SMALL, reason: 'r', until: '2027-01-31' }] }))
    // Three of another state, and the 97 dearest.
    expect(all.slice(0, 4).map(({ id, state }) => [id, state])).toEqual([
      ['x', 'done'],
      [SMALL.id, 'accepted'],
      [last.id, 'undone'],
      [open[0]?.id, 'open'],
    ])
    expect([all.length, all.at(-1)?.number]).toEqual([100, 97])
  })
})

interface Issue {
  ref: string
  title: string
  body: string
  closedAt: string | null
  labels: string[]
  reason?: string
  comments: string[]
}
const issues: Issue[] = []
const asked: string[] = []
/** What a tracker's clock shows. */
let now = ''
/** What the tracker refuses, a request or a right. */
let refused: RegExp | undefined
let drops: 'no label' | 'labels without a word' | undefined

/** Both trackers' APIs as far as they are asked, on one store. */
const tracker = createServer(async (request, response) => {
  let written = ''
  for await (const chunk of request) written += String(chunk)
  const body = JSON.parse(written || '{}')
  const { method = '', url = '', headers } = request
  asked.push(`${method} ${url} ${headers.authorization}`)
  const answer = (value?: unknown) => response.end(value === undefined ? '' : JSON.stringify(value))
  const found = (pattern: RegExp) => issues.find(({ ref }) => ref === pattern.exec(url)?.[1]) as Issue
  const opened = (title: string, text: string, labels: string[]) => {
    const ref = `${issues.length + 1}`
    const kept = drops === undefined ? labels : []
    issues.push({ ref, title, body: text, closedAt: null, labels: kept, comments: [] })
    return answer({ number: Number(ref), labels: kept.map((name) => ({ name })) })
  }
  const status = (code: number) => {
    response.statusCode = code
    return answer()
  }
  if (refused?.test(`${method} ${url} ${body.title ?? body.fields?.summary ?? ''}`)) return status(502)
  const labelled = issues.filter(({ labels }) => labels.includes('flowtoll'))
  const texts = (one: Issue) => one.comments.map((text) => ({ body: text }))
  if (url.startsWith('/repos/acme/costs/issues?')) {
    const page = Number(/&page=(\d+)/.exec(url)?.[1])
    const shown = labelled.slice(100 * page - 100, 100 * page)
    return answer(
      shown.map(({ ref, body: text, closedAt }) => ({ number: Number(ref), body: text, closed_at: closedAt })),
    )
  }
  if (method === 'POST' && url === '/repos/acme/costs/issues') return opened(body.title, body.body, body.labels)
  if (url === '/repos/acme/costs/labels') return status(drops === 'no label' ? 403 : 422)
  if (url.startsWith('/rest/api/2/mypermissions?projectKey=COST&permissions=BROWSE_PROJECTS')) {
    return answer({ permissions: { BROWSE_PROJECTS: { havePermission: drops === undefined } } })
  }
  if (method === 'GET' && /\/comments?\?/.test(url)) {
    const all = texts(found(/issues?\/(\d+)\//))
    const from = Number(/startAt=(\d+)/.exec(url)?.[1] ?? 0)
    // Jira hands out as many as it likes.
    return answer(kindOf(url) === 'jira' ? { comments: all.slice(from, from + 1), total: all.length } : all)
  }
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
    const shown = labelled.slice(from, from + 1).map(({ ref, body: description, closedAt }) => ({
      key: ref,
      fields: {
        description,
        status: { statusCategory: { key: closedAt ? 'done' : 'new' } },
      },
    }))
    return answer({ issues: shown, ...(from + 1 < labelled.length ? { nextPageToken: `${from + 1}` } : {}) })
  }
  if (method === 'POST' && url === '/rest/api/2/issue') {
    return opened(body.fields.summary, body.fields.description, body.fields.labels)
  }
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
  return status(404)
})
const kindOf = (url: string) => (url.startsWith('/rest/') ? 'jira' : 'github')
beforeAll(() => new Promise<void>((ready) => tracker.listen(0, '127.0.0.1', ready)))
afterAll(() => void tracker.close())
beforeEach(() => {
  issues.length = 0
  asked.length = 0
  refused = undefined
  drops = undefined
  now = '2026-11-21T07:00:00Z'
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
const sent = (findings: Partial<Report['findings']>, day?: string, team: string | null = null) => {
  const report = reportOf(findings, day)
  const [ready] = eventsOf({ ...reportNotification(report, { id: 'i', kind: 'daily', news: [] }), team })
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
      comments: ['Done since 2026-11-21: it saves $110.00 a month, as measured.\n\nflowtoll:done 2026-11-21'],
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
      ['Accepted until 2027-01-31: the bank asks for it\n\nflowtoll:accepted 2027-01-31'],
      ['Its traffic has stopped since 2026-11-18. No saving is claimed.\n\nflowtoll:gone 2026-11-18'],
    ])
    if (kind === 'github') expect(issues.map(({ reason }) => reason)).toEqual(['not_planned', 'not_planned'])
    const secret = kind === 'jira' ? `Basic ${Buffer.from('me@acme.com:token').toString('base64')}` : 'Bearer token'
    expect(asked.every((one) => one.endsWith(secret))).toBe(true)
  })

  test('that is undone on the day after it was closed is opened again, and one that comes back after it had stopped', async () => {
    const handler = handlerFor(kind)
    await handler(sent({ open: [ENDPOINT, ROUTING] }))
    // The report of the 21st leaves on the 22nd, and the next day it costs as before.
    now = '2026-11-22T07:05:00Z'
    await handler(
      sent({
        proofs: [proven(ENDPOINT, 'fixed', '2026-11-21'), proven(ROUTING, 'gone', '2026-11-21')],
      }),
    )
    expect(issues.map(({ closedAt }) => closedAt)).toEqual([now, now])
    await handler(
      sent({ open: [ENDPOINT, ROUTING], proofs: [proven(ENDPOINT, 'returned', '2026-11-22')] }, '2026-11-22'),
    )
    expect(issues.map(({ closedAt }) => closedAt)).toEqual([null, null])
    expect(issues.map(({ comments }) => comments.at(-1))).toEqual([
      'Undone since 2026-11-22: it would save at most $120.00 a month again.\n\nflowtoll:undone 2026-11-22',
      'To be done again: it would save at most $40.00 a month.\n\nflowtoll:open 2026-11-22',
    ])
    // Who closes them now has decided.
    for (const issue of issues) issue.closedAt = now
    await handler(
      sent({ open: [ENDPOINT, ROUTING], proofs: [proven(ENDPOINT, 'returned', '2026-11-22')] }, '2026-11-23'),
    )
    expect(issues.map(({ closedAt, comments }) => [closedAt, comments.length])).toEqual([
      [now, 2],
      [now, 2],
    ])
  })

  test('whose issue people closed stays closed while it is open, has stopped, or comes back, until it is undone', async () => {
    const handler = handlerFor(kind)
    await handler(sent({ open: [ROUTING] }))
    now = '2026-11-21T09:00:00Z'
    Object.assign(issues[0] as Issue, { closedAt: now })
    await handler(sent({ open: [ROUTING] }))
    await handler(sent({ proofs: [proven(ROUTING, 'gone', '2026-11-21')] }))
    await handler(sent({ open: [ROUTING] }))
    expect(issues).toMatchObject([{ closedAt: now, comments: [] }])
    // Who closed it had done it, and that is undone now.
    await handler(sent({ open: [ROUTING], proofs: [proven(ROUTING, 'returned', '2026-11-24')] }, '2026-11-24'))
    expect(issues).toMatchObject([{ closedAt: null, comments: [expect.stringContaining('Undone since 2026-11-24')] }])
  })

  test.each([
    ['a comment', 'comment'],
    ['a move', 'PATCH .*|POST .*/transitions'],
  ])('whose issue lacks %s gets it with the next try, once', async (_, request) => {
    const handler = handlerFor(kind)
    await handler(sent({ open: [ENDPOINT] }))
    for (const [findings, isClosed] of [
      [{ proofs: [proven(ENDPOINT, 'fixed', '2026-11-21')] }, true],
      [{ open: [ENDPOINT], proofs: [proven(ENDPOINT, 'returned', '2026-11-22')] }, false],
      [{ proofs: [proven(ENDPOINT, 'gone', '2026-11-25')] }, true],
      [{ open: [ENDPOINT] }, false],
    ] as const) {
      const told = issues[0]?.comments.length ?? 0
      refused = new RegExp(request === 'comment' ? '^POST .*comments? $' : `^(${request}) $`)
      await expect(handler(sent(findings))).rejects.toThrow('1 of 1 savings: ')
      refused = undefined
      await handler(sent(findings))
      await handler(sent(findings))
      expect(issues[0]?.comments).toHaveLength(told + 1)
      expect(issues[0]?.closedAt !== null).toBe(isClosed)
    }
  })

  test('that fails keeps no other from its issue, and is told at the end', async () => {
    const handler = handlerFor(kind)
    refused = /POST .* Create an endpoint/
    await expect(handler(sent({ open: [ENDPOINT, ROUTING] }))).rejects.toThrow(/^1 of 2 savings: POST .*: HTTP 502$/)
    expect(issues.map(({ title }) => title)).toEqual(['Keep calls to redis in their zone'])
    refused = undefined
    await handler(sent({ open: [ENDPOINT, ROUTING] }))
    expect(issues).toHaveLength(2)
  })

  test('whose issue could not be found again gets none', async () => {
    const handler = handlerFor(kind)
    drops = 'no label'
    const right = kind === 'github' ? /needs push access to acme\/costs/ : /needs the permission to browse COST/
    await expect(handler(sent({ open: [ENDPOINT, ROUTING] }))).rejects.toThrow(right)
    expect(issues).toEqual([])
    // A tracker that fails says nothing of rights.
    refused = /labels |mypermissions/
    await expect(handler(sent({ open: [ENDPOINT] }))).rejects.toThrow(/^1 of 1 savings: (POST|GET) .*: HTTP 502$/)
    expect(issues).toEqual([])
  })

  test('of a team is another issue than that of all', async () => {
    const handler = handlerFor(kind)
    await handler(sent({ open: [ENDPOINT] }))
    await handler(sent({ open: [ENDPOINT] }, '2026-11-20', 'shop & co'))
    await handler(sent({ open: [ENDPOINT] }, '2026-11-20', 'shop & co'))
    expect(issues.map(({ labels }) => labels)).toEqual([['flowtoll'], ['flowtoll', 'flowtoll-shop-co']])
    expect(issues[1]?.body.split('\n').at(-1)).toBe(`flowtoll:shop%20%26%20co:${encodeURIComponent(ENDPOINT.id)}`)
    await handler(sent({ proofs: [proven(ENDPOINT, 'fixed', '2026-11-21')] }, '2026-11-21'))
    expect(issues.map(({ closedAt }) => closedAt)).toEqual([now, null])
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
    ).rejects.toThrow('a saving without an id')
    refused = /^GET/
    await expect(handler({ Records })).rejects.toThrow(/^GET .*: HTTP 502$/)
    expect(issues).toEqual([])
  })
})

test('labels that GitHub drops without a word cost one issue, not ten', async () => {
  const handler = handlerFor('github')
  drops = 'labels without a word'
  const failed = handler(sent({ open: [ENDPOINT, ROUTING] }))
  await expect(failed).rejects.toThrow('issue 1 has no label flowtoll: the token needs push access to acme/costs')
  expect(issues).toHaveLength(1)
})

describe('the template', () => {
  const { Rule, QueuePolicy, Role } = template.Resources

  test('has a rule that takes the reports of all, or those of a team alone', () => {
    const [condition, ofTeam, ofAll] = Rule.Properties.EventPattern['Fn::If']
    expect(condition).toBe('HasTeam')
    const [ready] = eventsOf(reportNotification(reportOf({}), { id: 'i', kind: 'daily', news: [] }))
    const pattern = { source: ['flowtoll'], 'detail-type': [ready?.type] }
    expect(JSON.parse(ofAll)).toEqual({ ...pattern, detail: { team: [null] } })
    expect(JSON.parse(ofTeam['Fn::Sub'].replace(/\$\{Team\}/, 'shop'))).toEqual({
      ...pattern,
      detail: { team: ['shop'] },
    })
    expect(ready?.detail).toMatchObject({ team: null })
  })

  test('holds no null, which CloudFormation refuses', () => {
    const nulls: string[] = []
    JSON.stringify(template, (key, value) => {
      if (value === null) nulls.push(key)
      return value
    })
    expect(nulls).toEqual([])
  })

  test('lets its rule alone fill the queue, and the function touch what is its own', () => {
    const [send] = QueuePolicy.Properties.PolicyDocument.Statement
    expect(send.Condition).toEqual({ ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } })
    expect(Role.Properties.ManagedPolicyArns).toBeUndefined()
    const [{ PolicyDocument }] = Role.Properties.Policies
    expect(JSON.stringify(PolicyDocument)).not.toContain('*')
    expect(PolicyDocument.Statement.at(-1)['Fn::If']).toEqual([
      'HasSecretKey',
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: { Ref: 'SecretKeyArn' } },
      { Ref: 'AWS::NoValue' },
    ])
  })
})
