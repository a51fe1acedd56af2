import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bucketArchive, folderArchive } from '../../agent/archive.ts'
import type { Report } from '../../domain/report/report.ts'
import { bill as interAzBill } from '../../worlds/seed-inter-az/bill.ts'
import { bill as natBill } from '../../worlds/seed-nat/bill.ts'
import { rowsOf } from '../duckdb.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'
import { askedWorld, HOSTILE_HOST, HOSTILE_IP, HOSTILE_POD } from './asked-world.ts'
import { calledOver, type Page, refusal } from './called.ts'

let rig: Rig
let copies: string
let over: ReturnType<typeof calledOver>
beforeAll(async () => {
  rig = await startRig()
  copies = await mkdtemp(join(tmpdir(), 'flowtoll-copies-'))
  await rig.enter(askedWorld)
  // Of the day's hours the first two are enough: half past two in its night.
  const end = await rig.run({ input: { date: DAY, email: false }, startedAt: `${DAY}T02:30:00Z` })
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  over = calledOver(folderArchive(rig.folder))
})
afterAll(async () => {
  await rig.close()
  await rm(copies, { recursive: true })
})

const ask = (name: string, asked: Readonly<Record<string, unknown>> = {}) => over.ask(name, asked)
const sum = (rows: Page['rows'], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)

describe('a question', () => {
  test.each([
    ['list_monitors', { monitor: 'x' }, /monitor/],
    ['query_top_contributors', { limit: 0 }, /limit/],
    ['query_top_contributors', { limit: 201 }, /limit/],
    ['query_top_contributors', { category: 'INTERAZ' }, /INTER_AZ/],
    ['query_top_contributors', { from: 'soon' }, /from is "soon", which is no day; 2026-11-20, yesterday/],
    ['query_top_contributors', { from: 'yesterday 25:00' }, /from is "yesterday 25:00", which has no time of day/],
    ['query_top_contributors', { day: 'yesterday', to: 'today' }, /both day and from or to are given/],
    [
      'query_top_contributors',
      { from: '2026-11-21T02:00:00Z', to: '2026-11-21T01:00:00Z' },
      /from is 2026-11-21T02:00:00Z, not before to/,
    ],
    ['query_top_contributors', { from: '2026-11-19T00:00:00Z', to: '2026-11-21T00:00:00Z' }, /is more than a day/],
    [
      'query_top_contributors',
      { from: '2026-11-01T00:00:00Z' },
      /has no flow from 2026-11-01T00:00:00Z .* it has days from 2026-11-21/,
    ],
    [
      'query_top_contributors',
      { monitor: 'eks-cluster' },
      /monitor is "eks-cluster".*did you mean eks-cluster-monitor\?/,
    ],
    ['query_top_contributors', { cursor: 'answer-9999:20' }, /cursor is "answer-9999:20", and no answer goes on there/],
    ['identify_ip', {}, /ip/],
    ['identify_ip', { ip: '10.5.6' }, /ip is "10.5.6", which is no address/],
    ['get_report', { day: '2026-11-31' }, /day is "2026-11-31", which is no day; .* and today is 2026-11-22/],
    ['get_report', { day: '11/20' }, /day is "11\/20", which is no day/],
    ['get_report', { day: '2026-11-20' }, /no report of 2026-11-20; there is one of 2026-11-21/],
    ['get_report', { section: 'all' }, /section/],
    ['get_report', { cluster: 'other' }, /cluster is "other", and there is none of that name; there is eks-cluster/],
    ['list_findings', { cluster: 'eks-clustr' }, /did you mean eks-cluster\?/],
    ['get_change', {}, /finding/],
    [
      'get_change',
      { finding: 'nothing at all' },
      /finding is "nothing at all", and there is none of that name; there is /,
    ],
    ['identify_ip', { ip: 'fe80::1%eth0' }, /which is no address/],
    ['list_findings', { status: 'done' }, /status/],
    ['query_archive', { query: 'nat' }, /query is "nat".*did you mean nat-by-destination\?/],
    ['query_archive', { query: 'weather' }, /there is account-month, before-and-after, /],
    ['query_archive', { query: 'new-since', date: '2026-11-22' }, /date is 2026-11-22; new-since needs one/],
    ['query_archive', { query: 'team-month', sql: 'select 1' }, /both query and sql are given/],
    ['query_archive', { since: '2026-11-22', query: 'team-month' }, /since is 2026-11-22, after until/],
    ['explain_charge', {}, /neither source nor destination is given/],
    ['explain_charge', { source: 'nobody' }, /no flow of 2026-11-21 has these ends; query_top/],
    ['explain_charge', { source: 'sqs-sendr' }, /source is "sqs-sendr": did you mean sqs-sender\?/],
  ])('refuses what is wrong with %s %j by its name', async (name, args, says) => {
    expect(await refusal(ask(name, args))).toMatch(says)
  })
})

describe('the tools over the archive', () => {
  test('list_monitors: what the archive has of each', async () => {
    expect((await ask('list_monitors')).rows).toEqual([
      {
        monitor: 'eks-cluster-monitor',
        cluster: 'eks-cluster',
        region: 'us-east-1',
        status: null,
        first_day: DAY,
        last_day: DAY,
        days_archived: 1,
      },
    ])
  })

  test('query_top_contributors: the last hour that there is, to the cent', async () => {
    const crossing = await ask('query_top_contributors', { paying: 'inter_az', limit: 200 })
    expect(crossing.about).toMatchObject({
      window_from: `${DAY}T01:00:00Z`,
      window_to: `${DAY}T02:00:00Z`,
      answered_from: `${DAY}T01:00:00Z`,
      answered_to: `${DAY}T02:00:00Z`,
      missing: [],
    })
    // Two zones each way: one row, with both inside.
    expect(crossing.rows).toMatchObject([{ source: 'sender', destination: 'receiver' }])
    const parts = crossing.rows[0]?.parts as Page['rows']
    expect(parts.map(({ category, via }) => [category, via])).toEqual(Array(parts.length).fill(['INTER_AZ', 'direct']))
    expect(new Set(parts.map(({ source_az_id }) => source_az_id)).size).toBe(2)
    expect(sum(parts, 'usd_in_window')).toBeCloseTo(interAzBill.usd / 24, 4)
    expect(sum(crossing.rows, 'usd_in_window')).toBeCloseTo(interAzBill.usd / 24, 4)
    const nat = await ask('query_top_contributors', { paying: 'nat', by: 'workload', limit: 200 })
    // An hour of 12 GiB more to the hostile host.
    expect(sum(nat.rows, 'nat_usd_in_window')).toBeCloseTo(natBill.usd / 24 + 12 * 0.045, 4)
    expect(nat.about.total_usd_in_window).toBeCloseTo(natBill.usd / 24 + 12 * 0.045, 4)
    const sqs = nat.rows.find(({ source }) => source === 'sqs-sender')
    expect(sqs).toMatchObject({ destination: 'Amazon SQS, us-east-1', parts_left_out: 0 })
    // From two zones, each by its own gateway.
    expect(sqs?.parts).toMatchObject([{ via: 'nat' }, { via: 'nat' }])
  })

  test('query_top_contributors: half an hour is answered by the hour that it lies in, and says so', async () => {
    const { about } = await ask('query_top_contributors', { from: `${DAY}T00:10:00Z`, to: `${DAY}T00:40:00Z` })
    expect(about).toMatchObject({ answered_from: `${DAY}T00:00:00Z`, answered_to: `${DAY}T01:00:00Z` })
    const gap = await ask('query_top_contributors', { from: `${DAY}T01:00:00Z`, to: `${DAY}T04:00:00Z` })
    expect(gap.about.missing).toMatchObject([{ kind: 'gap', category: 'all', from: `${DAY}T02:00:00Z` }])
  })

  test('query_top_contributors: by pod and by address, as the archive has them', async () => {
    const table = `'${rig.folder}/flows/*/*/flows.parquet'`
    const [pods] = await rowsOf(
      `select count(distinct (source_pod, destination_pod)) as n from ${table} where usd_inter_az > 0 and window_start >= '${DAY}T01:00:00'`,
    )
    const byPod = await ask('query_top_contributors', { by: 'pod', paying: 'inter_az', limit: 200 })
    expect(byPod.total_rows).toBe(pods?.n)
    expect(byPod.rows[0]).toMatchObject({
      source_pod: expect.stringMatching(/^sender-/),
      destination_pod: expect.stringMatching(/^receiver-/),
    })
    const byAddress = await ask('query_top_contributors', { by: 'address', paying: 'nat', limit: 200 })
    // Ten pods by three addresses, and the one to the hostile host.
    expect(byAddress.total_rows).toBe(31)
    expect(byAddress.rows[0]).toMatchObject({ destination_ip: HOSTILE_IP, target_port: 443 })
  })

  test('identify_ip: the owner with the evidence, and who had an address', async () => {
    const sqs = await ask('identify_ip', { ip: '52.94.232.206' })
    expect(sqs.about).toMatchObject({
      kind: 'public',
      identity: {
        name: 'Amazon SQS, us-east-1',
        owner: 'AWS',
        learned_by: 'certificate',
        confidence: 'high',
        endpoint_service: 'com.amazonaws.us-east-1.sqs',
      },
      evidence: { certificate: { port: 443, verified: true, problem: null } },
      asked_now: false,
    })
    expect(sqs.rows).toMatchObject([
      { seen_as: 'destination', name: 'Amazon SQS, us-east-1', first_day: DAY, last_day: DAY },
    ])
    const own = await ask('identify_ip', { ip: '10.5.6.20' })
    expect(own.about).toMatchObject({ kind: 'private', identity: null })
    expect(own.rows).toMatchObject([{ seen_as: 'source', namespace: 'default', name: 'sqs-sender' }])
  })

  test('get_report and list_findings: what the report itself says', async () => {
    const report: Report = await rig.report()
    const { about, rows } = await ask('get_report')
    expect(about).toMatchObject({ day: DAY, status: 'partial', gaps: 1, unseen_share: null })
    expect(about.usd_per_day).toBeCloseTo(report.totals.usd, 5)
    expect(rows.map((row) => row.via)).toEqual(report.top.map(({ via }) => via))
    for (const [section, count] of [
      ['clusters', 1],
      ['inter_az', report.clusters[0]?.interAz.rows.length],
      ['external', report.clusters[0]?.external.rows.length],
      ['aws_services', report.clusters[0]?.awsServices.rows.length],
      ['other_networks', 0],
      ['locality', report.clusters[0]?.locality.services.length],
      ['trend', report.trend.up.length + report.trend.down.length],
      ['coverage', 1],
    ] as const) {
      expect((await ask('get_report', { section })).total_rows, section).toBe(count)
    }
    const findings = await ask('list_findings', { status: 'open', limit: 200 })
    expect(findings.rows.map(({ id }) => id)).toEqual(report.findings.open.map(({ id }) => id))
    expect(findings.rows.map(({ number }) => number)).toEqual(report.findings.open.map((_, index) => index + 1))
    expect(findings.about.saving_usd_per_month).toBeCloseTo(report.findings.totals.savingUsdPerMonth, 4)
    expect(findings.total_rows).toBeGreaterThan(0)
  })

  test('query_archive: a saved query, and the columns that there are', async () => {
    const nat = await ask('query_archive', { query: 'nat-by-destination' })
    expect(sum(nat.rows, 'usd')).toBeCloseTo(natBill.usd / 12 + 24 * 0.045, 4)
    // All in one page, and nothing of it cut.
    const known = await ask('query_archive')
    expect(known.next_cursor).toBeUndefined()
    const flows = known.rows.find(({ table }) => table === 'flows')
    expect(flows?.columns).toContainEqual({
      name: 'pays',
      type: 'string',
      what: 'What each gigabyte pays, separated by semicolons; null where nothing',
    })
    const saved = known.rows.find(({ saved_query }) => saved_query === 'nat-by-destination')
    expect(saved?.sql).toMatch(/^select[\s\S]+ where dt between :since and :until and charge = 'nat'[\s\S]+limit 50$/)
  })

  test('query_archive: ten thousand rows come by the page, each once', async () => {
    const seen: number[] = []
    let page = await ask('query_archive', { sql: 'select range as n from range(10000)', limit: 200 })
    expect(page.total_rows).toBe(10_000)
    let pages = 1
    for (seen.push(...page.rows.map(({ n }) => Number(n))); page.next_cursor !== undefined; pages++) {
      page = await ask('query_archive', { cursor: page.next_cursor, limit: 200 })
      seen.push(...page.rows.map(({ n }) => Number(n)))
    }
    expect(pages).toBe(50)
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, index) => index))
    const more = await ask('query_archive', { sql: 'select range as n from range(10001)', limit: 1 })
    expect(more.about.cut_by).toMatch(/^the limit of rows/)
  })

  test('explain_charge: bytes, rate, page and sum', async () => {
    const { about, rows } = await ask('explain_charge', { source: 'sqs-sender' })
    // Two of 24 hours.
    const gigabytes = natBill.bytes / 12 / 1_073_741_824
    expect(about.total_usd_per_day).toBeCloseTo(gigabytes * 0.045, 4)
    expect(sum(rows, 'worked_usd_per_day')).toBeCloseTo(gigabytes * 0.045, 4)
    for (const row of rows) {
      expect(row).toMatchObject({
        via: 'nat',
        pays: 'nat',
        price_page: 'https://aws.amazon.com/about-aws/global-infrastructure/global_network/faqs/',
        unpriced: null,
        how: expect.stringMatching(/^nat: [\d.]+ GB x \$0\.045 = \$[\d.]+$/),
      })
    }
    const crossing = await ask('explain_charge', { source: 'sender', destination: 'receiver', limit: 200 })
    expect(crossing.rows[0]).toMatchObject({ pays: 'zone out and in', how: expect.stringContaining('GB x $0.02 =') })
    expect(crossing.rows.at(-1)).toMatchObject({ pays: null, how: 'free' })
    expect(crossing.about.total_usd_per_day).toBeCloseTo(interAzBill.usd / 12, 4)
  })
})

describe('a pod, a certificate and a PTR name that give orders', () => {
  test('are cells and nothing else', async () => {
    const { rows } = await ask('query_top_contributors', { by: 'pod', paying: 'nat', limit: 200 })
    const hostile = rows.filter((row) => JSON.stringify(row).toLowerCase().includes('ignore'))
    expect(hostile).toHaveLength(1)
    expect(hostile[0]).toMatchObject({ source_pod: HOSTILE_POD, destination: HOSTILE_HOST })
    const { about } = await ask('identify_ip', { ip: HOSTILE_IP })
    expect(about.evidence).toMatchObject({
      reverseDns: { names: [`ptr.${HOSTILE_HOST}`] },
      certificate: { names: [HOSTILE_HOST] },
    })
    expect(rig.asked('SendEmail')).toEqual([])
    expect(await rig.cloud.inbox()).toEqual([])
  })
})

test('a row that nobody could read is cut, and says so', async () => {
  const list = await ask('query_archive', { sql: 'select list(range) as numbers from range(900)' })
  expect(list.rows).toEqual([{ numbers: [...Array(50).keys(), 'and 850 more'] }])
  const columns = Array.from({ length: 300 }, (_, index) => `${index} as c${index}`).join(', ')
  const [wide] = (await ask('query_archive', { sql: `select ${columns}` })).rows
  expect(Object.keys(wide ?? {})).toHaveLength(201)
  expect(wide?.columns_left_out).toBe(100)
  const [long] = (await ask('query_archive', { sql: `select 1 as "${'x'.repeat(5000)}"` })).rows
  expect(Object.keys(long ?? {})[0]).toHaveLength(400)
})

test('a charge has its own sum, beside all that its flows paid, and its own order', async () => {
  const wholeDay = { from: `${DAY}T00:00:00Z`, to: '2026-11-22T00:00:00Z' }
  const { byCharge } = (await rig.report()).totals
  expect(byCharge.map(({ charge }) => charge)).toEqual(['inter_az', 'nat'])
  for (const { charge, usd } of byCharge) {
    const column = `${charge}_usd_in_window`
    const { about, rows } = await ask('query_top_contributors', { paying: charge, ...wholeDay, limit: 200 })
    expect((about.total_usd_by_charge as Page['rows'][number])[column]).toBeCloseTo(usd, 4)
    expect(sum(rows, column)).toBeCloseTo(usd, 4)
    const dollars = rows.map((row) => Number(row[column]))
    expect(dollars).toEqual(dollars.toSorted((a, b) => b - a))
  }
})

test('a cursor brings no other tool to speak', async () => {
  const { next_cursor: cursor } = await ask('query_archive', { sql: 'select * from range(30)', limit: 10 })
  expect(await refusal(ask('get_report', { cursor }))).toMatch(/no answer goes on there/)
})

test('the tools over a bucket answer as over a folder, and copy its tables once', async () => {
  const bucket = calledOver(bucketArchive('archive', copies))
  for (const [name, args] of [
    ['query_top_contributors', { paying: 'nat' }],
    ['list_findings', {}],
    ['query_archive', { query: 'nat-by-destination' }],
  ] as const) {
    const { about, ...answer } = await bucket.ask(name, args)
    const { about: _, ...same } = await ask(name, args)
    expect(answer).toEqual(same)
    expect(JSON.stringify(about)).not.toContain(rig.folder)
  }
  // An editor asks several things at once, and a copy is one.
  await rm(copies, { recursive: true })
  const all = ['query_top_contributors', 'list_findings', 'list_monitors', 'query_top_contributors']
  for (const { total_rows: rows } of await Promise.all(all.map((name) => bucket.ask(name)))) {
    expect(rows).toBeGreaterThan(0)
  }
  const read = () => rig.asked('GetObject').filter(({ key }) => String(key).startsWith('flows/')).length
  const before = read()
  await bucket.ask('query_top_contributors', { paying: 'inter_az' })
  expect(read()).toBe(before)
  expect((await readdir(copies)).length).toBeGreaterThan(0)
})

describe('what is asked as people ask it', () => {
  test('yesterday is the day before, in the time zone of the reports', async () => {
    const byName = await ask('get_report', { day: 'yesterday' })
    expect(byName.about.day).toBe(DAY)
    expect((await ask('get_report', { day: 'Sat 21 Nov' })).about).toEqual(byName.about)
    // 2026-11-21 is a Saturday.
    const tuesday = calledOver(folderArchive(rig.folder), '2026-11-24T07:00:00Z')
    expect((await tuesday.ask('get_report', { day: 'last Saturday' })).about.day).toBe(DAY)
    expect(await refusal(tuesday.ask('get_report', { day: 'yesterday' }))).toMatch(
      /^there is no report of 2026-11-23; there is one of 2026-11-21$/,
    )
  })

  test('a day and a time are a window', async () => {
    const hour = await ask('query_top_contributors', { from: 'yesterday 01:00' })
    expect(hour.about).toMatchObject({ window_from: `${DAY}T01:00:00Z`, window_to: `${DAY}T02:00:00Z` })
    const day = await ask('query_top_contributors', { day: 'yesterday' })
    expect(day.about).toMatchObject({ window_from: `${DAY}T00:00:00Z`, window_to: '2026-11-22T00:00:00Z' })
  })
})

test('get_change: commands as they are in changes.md, whole, with their check and undo', async () => {
  const { findings } = await rig.report()
  const endpoint = findings.open.find(({ kind }) => kind === 'interface-endpoint')
  const { about, rows } = await ask('get_change', { finding: endpoint?.id })
  expect(about).toMatchObject({ title: endpoint?.title, check: endpoint?.check, no_commands_because: null })
  expect(about.saving_usd_per_month).toBeCloseTo(endpoint?.usdPerMonth ?? 0, 4)
  const steps = Object.fromEntries(rows.map(({ step, text }) => [step, String(text)]))
  expect(Object.keys(steps)).toEqual(['apply', 'cdk', 'terraform', 'verify', 'undo'])
  expect(steps.apply).toContain('aws ec2 create-vpc-endpoint --region us-east-1')
  // Longer than a cell of other answers: half a command would be another command.
  expect(steps.apply?.length).toBeGreaterThan(400)
  const changes = await readFile(join(rig.folder, `reports/dt=${DAY}/changes.md`), 'utf8')
  for (const text of Object.values(steps)) expect(changes).toContain(text)
  // Of a title as well, and of a Service the cluster to point kubectl at.
  const routing = findings.open.find(({ kind }) => kind === 'same-zone-routing')
  const byTitle = await ask('get_change', { finding: routing?.title })
  const number = findings.open.findIndex(({ id }) => id === routing?.id) + 1
  expect(await ask('get_change', { finding: String(number) })).toEqual(byTitle)
  expect(byTitle.rows.map(({ step }) => step)).toEqual(['connect', 'apply', 'manifest', 'cdk', 'verify', 'undo'])
  // One that nothing can be applied for says so.
  const idea = findings.open.find(({ change }) => change === null) ?? findings.unavoidable[0]
  if (idea) {
    const none = await ask('get_change', { finding: idea.id })
    expect([none.rows, none.about.no_commands_because]).toEqual([[], expect.stringContaining('see what it assumes')])
  }
})

test('a forecast is hidden where the digest hides it: one day tells of no month', async () => {
  const { about } = await ask('get_report', { section: 'trend' })
  expect(about.month).toMatchObject({ days_known: 1, days_so_far: 21, forecast_usd_per_month: null })
  expect(await readFile(join(rig.folder, `reports/dt=${DAY}/report.txt`), 'utf8')).not.toContain('; forecast')
})

test('every name of an answer is in snake_case, and every amount has its unit', async () => {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name)
      walk(inner)
    }
  }
  for (const [name, args] of [
    ['list_monitors', {}],
    ['query_top_contributors', {}],
    ['list_findings', {}],
    ['explain_charge', { source: 'sqs-sender' }],
    ...['summary', 'clusters', 'inter_az', 'external', 'locality', 'trend', 'coverage'].map(
      (section) => ['get_report', { section }] as const,
    ),
  ] as const) {
    walk(await ask(name, args))
  }
  expect([...names].filter((name) => !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name))).toEqual([])
  const amounts = [...names].filter((name) => /usd|gigabytes/.test(name))
  expect(amounts.length).toBeGreaterThan(10)
  const periods = /(_per_(day|month)|_in_window|_so_far|_this_month|_at_most|_by_charge|_in_days)$/
  expect(amounts.filter((name) => !periods.test(name))).toEqual([])
})
