import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderArchive } from '../../agent/archive.ts'
import { conversation } from '../../agent/conversation.ts'
import { modelOf } from '../../agent/models.ts'
import { addDays } from '../../domain/day.ts'
import { type Block, type Conversation, startBedrock } from '../bedrock.ts'
import { collectedDay } from '../workflow/collected-day.ts'
import { type Rig, startRig } from '../workflow/rig.ts'
import { BUDGET, DAYS, TRUTH, worldOn } from './asked-days.ts'
import { calledOver, type Page } from './called.ts'

/** Ten questions of whoever has to answer for the bill, each by a model that calls the tools as a script says. */
let rig: Rig
let bedrock: Awaited<ReturnType<typeof startBedrock>>
beforeAll(async () => {
  bedrock = await startBedrock()
  rig = await startRig({ budgets: [{ usdPerMonth: BUDGET }] })
  await rig.enter(worldOn(1))
  for (const [index, day] of DAYS.entries()) {
    const world = worldOn(index + 1)
    for (const [key, body] of collectedDay(world, day)) {
      const path = join(rig.folder, key)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, body)
    }
    await rig.change(world)
    const end = await rig.run({ input: { date: day, email: false }, startedAt: `${addDays(day, 1)}T07:00:00Z` })
    expect(end).toMatchObject({ status: 'SUCCEEDED' })
  }
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = bedrock.url
})
afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME
  await rig.close()
  await bedrock.close()
})

type Call = readonly [tool: string, input: object]

/** What the model says when its tools have answered: their figures in a sentence, as a model would put them. */
async function answerTo(question: string, calls: readonly Call[], said: (...pages: Page[]) => string): Promise<string> {
  bedrock.script(
    () => calls.map(([name, input], index): Block => ({ toolUse: { toolUseId: `t${index}`, name, input } })),
    (asked) => [{ text: said(...pagesOf(asked)) }],
  )
  const { source } = calledOver(folderArchive(rig.folder), '2026-11-22T09:00:00Z')
  const nobody = { called: () => undefined, said: () => undefined, paused: () => undefined }
  const { answer, called } = await conversation(question, source, await modelOf('bedrock', undefined), nobody)
  expect(called.map(({ tool }) => tool)).toEqual(calls.map(([name]) => name))
  return answer
}

const pagesOf = ({ messages }: Conversation): Page[] =>
  (messages.at(-1)?.content ?? []).flatMap(({ toolResult }) =>
    (toolResult?.content ?? []).map(({ text, json }) => (json ?? JSON.parse(text ?? '{}')) as Page),
  )

type Cells = Page['rows'][number]
const cents = (usd: unknown) => `$${Number(usd).toFixed(2)}`
const first = ({ rows: [row = {}] }: Page): Cells => row
const pair = ({ source, destination }: Cells) => `${source} to ${destination}`
const money = (usd: number) => `$${usd.toFixed(2)}`

test('who pays most for NAT gateways?', async () => {
  const answer = await answerTo(
    'Who paid most for NAT gateways yesterday?',
    [['query_top_contributors', { day: 'yesterday', paying: 'nat' }]],
    (page) => `${pair(first(page))}: ${cents(first(page).nat_usd_in_window)}, ${page.total_rows} pairs in all`,
  )
  expect(answer).toBe(`etl to Amazon SQS, us-east-1: ${money(TRUTH.queue)}, 2 pairs in all`)
})

test('who crosses zones most?', async () => {
  const answer = await answerTo(
    'Who crosses zones most?',
    [['get_report', { section: 'inter_az' }]],
    (page) => `${pair(first(page))}: ${cents(first(page).usd_per_day)} a day`,
  )
  expect(answer).toBe(`orders to ledger: ${money(TRUTH.ledgerRisen)} a day`)
})

test('what rose since the day before?', async () => {
  const answer = await answerTo(
    'What rose since the day before?',
    [['query_archive', { query: 'before-and-after', since: '20 Nov', until: '21 Nov', date: '21 Nov' }]],
    (page) => {
      const { source_workload: source, destination_name: destination, usd_a_day_more: more } = first(page)
      return `${source} to ${destination}: ${cents(more)} more; the others ${cents(page.rows[1]?.usd_a_day_more)}`
    },
  )
  expect(answer).toBe(`orders to ledger: ${money(TRUTH.ledgerRisen - TRUTH.ledger)} more; the others $0.00`)
})

test("what would a Service's fix save, and what is the command?", async () => {
  // The script knows the id, as a model does once list_findings has told it.
  const { ask } = calledOver(folderArchive(rig.folder))
  const { rows: open } = await ask('list_findings', { status: 'open' })
  const finding = String(open.find(({ kind }) => kind === 'same-zone-routing')?.id)
  const answer = await answerTo(
    'What would routing the Service ledger save, and how is it done?',
    [['get_change', { finding }]],
    (page) =>
      `${page.about.title}: ${cents(page.about.saving_usd_per_month)} a month. ${page.rows.map(({ text }) => text).join('\n')}`,
  )
  expect(answer).toContain(
    `Service ledger (finance) in their zone: ${money(TRUTH.ledgerRisen * TRUTH.perMonth)} a month.`,
  )
  expect(answer).toContain('aws eks update-kubeconfig --region us-east-1 --name eks-cluster')
  expect(answer).toMatch(/^kubectl patch service\/ledger --namespace=finance .*PreferSameZone/m)
  // And back.
  expect(answer).toMatch(/^kubectl patch service\/ledger .*"trafficDistribution":null/m)
})

test('who is this address?', async () => {
  const answer = await answerTo(
    'Who is 52.94.232.206?',
    [['identify_ip', { ip: '52.94.232.206' }]],
    ({ about, rows }) => {
      const { name, learned_by: by, endpoint_service: endpoint } = about.identity as Cells
      return `${name}, by its ${by}; ${endpoint}; ${cents(rows[0]?.usd_in_days)} from ${rows[0]?.first_day} on`
    },
  )
  expect(answer).toBe(
    `Amazon SQS, us-east-1, by its certificate; com.amazonaws.us-east-1.sqs; ${money(DAYS.length * TRUTH.queue)} from 2026-11-17 on`,
  )
})

test("what did last week's fix bring?", async () => {
  const answer = await answerTo(
    'What did the fix of Thursday bring?',
    [['list_findings', { status: 'fixed' }]],
    (page) => {
      const row = first(page)
      return `${row.title}, since ${row.since}: ${cents(row.before_usd_per_day)} a day before, ${cents(row.after_usd_per_day)} since, ${cents(row.saving_usd_per_month)} a month`
    },
  )
  expect(answer).toBe(
    `Keep calls to Service api (shop) in their zone, since 2026-11-19: ${money(TRUTH.api)} a day before, $0.00 since, ${money(TRUTH.api * TRUTH.perMonth)} a month`,
  )
})

/** Two days before the fix, four before the rise, and the fifth. */
const SHOP = 2 * TRUTH.api + 4 * TRUTH.ledger + TRUTH.ledgerRisen
const SO_FAR = SHOP + 5 * (TRUTH.queue + TRUTH.datadog)

test('how much of the budget is left?', async () => {
  const answer = await answerTo('How much of the budget is left?', [['get_report', { section: 'trend' }]], (page) => {
    const [budget] = page.about.budgets as Cells[]
    return `${cents(budget?.usd_so_far)} of ${cents(budget?.budget_usd_per_month)}, ${cents(budget?.left_usd_this_month)} left`
  })
  expect(answer).toBe(`${money(SO_FAR)} of $40.00, ${money(BUDGET - SO_FAR)} left`)
})

test('how much stays in its zone?', async () => {
  const answer = await answerTo('How much traffic stays local?', [['get_report', { section: 'locality' }]], (page) => {
    const [all] = page.about.locality as Cells[]
    const { service, same_zone_share: share } = first(page)
    return `${100 * Number(all?.same_zone_share)}%; of ${service} ${100 * Number(share)}%`
  })
  expect(answer).toBe(`${100 * TRUTH.sameZoneShare}%; of ledger 50%`)
})

test('what has no price?', async () => {
  const answer = await answerTo(
    'What has no price?',
    [
      ['get_report', {}],
      ['get_report', { section: 'other_networks' }],
    ],
    (page, other) => {
      const [unpriced] = (page.about.totals as { readonly unpriced: Cells[] }).unpriced
      const row = first(other)
      return `${unpriced?.gigabytes_per_day} GB ${unpriced?.reason}; ${pair(row)} costs ${row.usd_per_day}`
    },
  )
  expect(answer).toMatch(
    new RegExp(`^${TRUTH.unpricedGibibytes} GB no route leads there.*; etl to 10\\.99\\.0\\.5 costs null$`),
  )
})

test('what did each namespace pay this month?', async () => {
  const answer = await answerTo(
    'The month by namespace?',
    [['query_archive', { query: 'namespace-month' }]],
    ({ rows }) => rows.map(({ namespace, usd }) => `${namespace} ${cents(usd)}`).join(', '),
  )
  expect(answer).toBe(`data ${money(5 * TRUTH.queue)}, platform ${money(5 * TRUTH.datadog)}, shop ${money(SHOP)}`)
})

test('what did each team pay this month, and yesterday?', async () => {
  const answer = await answerTo(
    'And the teams?',
    [
      ['query_archive', { query: 'team-month' }],
      ['get_report', { day: 'yesterday', section: 'teams' }],
      ['query_top_contributors', { day: 'yesterday', team: 'store' }],
    ],
    (month, report, store) =>
      [
        month.rows.map(({ team, usd }) => `${team} ${cents(usd)}`).join(', '),
        report.rows.map(({ team, usd_per_day }) => `${team} ${cents(usd_per_day)}`).join(', '),
        store.rows.map(({ team, source }) => `${team}: ${source}`).join(', '),
        cents(store.about.total_usd_in_window),
      ].join('; '),
  )
  const { queue, datadog, ledgerRisen } = TRUTH
  expect(answer).toBe(
    [
      `analysts ${money(5 * queue)}, unowned ${money(5 * datadog)}, store ${money(SHOP)}`,
      `analysts ${money(queue)}, store ${money(ledgerRisen)}, unowned ${money(datadog)}`,
      'store: orders, store: web',
      money(ledgerRisen),
    ].join('; '),
  )
})
