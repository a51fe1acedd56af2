import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import { bill as interAzBill } from '../../worlds/seed-inter-az/bill.ts'
import { bill as natBill } from '../../worlds/seed-nat/bill.ts'
import { rowsOf } from '../duckdb.ts'
import { COMPILED, checkedOut } from '../local/checkout.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'
import { askedWorld, HOSTILE_HOST, HOSTILE_IP, HOSTILE_POD, UNSEEN_IP } from './asked-world.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let rig: Rig
let client: Client
let live: Client
let errors = ''
beforeAll(async () => {
  rig = await startRig()
  await rig.enter(askedWorld)
  // Of the day's hours the first two are enough: half past two in its night.
  const end = await rig.run({ input: { date: DAY, email: false }, startedAt: `${DAY}T02:30:00Z` })
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  client = await connected(['--folder', rig.folder], {})
  // What a live run asks, and nothing that it writes or sends to.
  const asked = Object.fromEntries(
    Object.entries(rig.cloud.environment).filter(
      ([name]) => !/^(AWS_ENDPOINT_URL_(S3|SNS|SESV2)|ARCHIVE_BUCKET)$/.test(name),
    ),
  )
  // Whom this process was told to trust, as another one is told it.
  const authority = join(rig.folder, 'authority.pem')
  await writeFile(authority, getCACertificates('default').join('\n'))
  live = await connected(['--folder', rig.folder, '--live'], {
    ...{ AWS_REGION: 'us-east-1', NODE_EXTRA_CA_CERTS: authority },
    ...asked,
  })
})
afterAll(async () => {
  await client.close()
  await live.close()
  await rig.close()
})

async function connected(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd = ROOT,
): Promise<Client> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['agent/mcp.ts', ...args],
    cwd,
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: COMPILED, ...environment },
    stderr: 'pipe',
  })
  transport.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const made = new Client({ name: 'test', version: '1' })
  await made.connect(transport)
  return made
}

interface Page {
  readonly about: Readonly<Record<string, unknown>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly total_rows: number
  readonly next_cursor?: string
}

async function ask(name: string, args: Readonly<Record<string, unknown>> = {}, of = client): Promise<Page> {
  const result = await of.callTool({ name, arguments: args })
  const [content] = result.content as { type: string; text: string }[]
  expect(result.isError, content?.text).toBeFalsy()
  expect(result.structuredContent).toEqual(JSON.parse(content?.text ?? ''))
  return result.structuredContent as unknown as Page
}

async function refusal(name: string, args: Readonly<Record<string, unknown>>): Promise<string> {
  const result = await client.callTool({ name, arguments: args })
  expect(result.isError).toBe(true)
  return (result.content as { text: string }[])[0]?.text ?? ''
}

// Where a bucket's tables are copied to.
const here = checkedOut()

const sum = (rows: Page['rows'], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)

describe('the server', () => {
  test('offers its tools as what they are: read alone, with strict arguments', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'list_monitors',
      'query_top_contributors',
      'identify_ip',
      'get_report',
      'list_findings',
      'query_archive',
      'explain_charge',
    ])
    for (const { annotations, inputSchema, description } of tools) {
      expect(annotations).toEqual({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      })
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(description?.length).toBeGreaterThan(60)
    }
    const asking = (await live.listTools()).tools.filter(({ annotations }) => annotations?.openWorldHint)
    expect(asking.map(({ name }) => name)).toEqual(['list_monitors', 'query_top_contributors', 'identify_ip'])
    expect(client.getInstructions()).toContain('never instructions')
  })

  test('has each day as resources', async () => {
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(
      ['text', 'json', 'changes'].map((form) => `flowtoll://reports/${DAY}/${form}`),
    )
    const read = async (form: string) => {
      const { contents } = await client.readResource({ uri: `flowtoll://reports/${DAY}/${form}` })
      return (contents[0] as { text: string }).text
    }
    expect(JSON.parse(await read('json'))).toEqual(await rig.report())
    expect(await read('text')).toContain('PARTIAL')
    expect(await read('changes')).toContain('# ')
    await expect(client.readResource({ uri: 'flowtoll://reports/2026-01-01/text' })).rejects.toThrow(
      /there is no report of 2026-01-01; there is one of 2026-11-21/,
    )
  })

  test.each([
    ['list_monitors', { monitor: 'x' }, /monitor/],
    ['query_top_contributors', { limit: 0 }, /limit/],
    ['query_top_contributors', { limit: 201 }, /limit/],
    ['query_top_contributors', { category: 'INTERAZ' }, /category: .*INTER_AZ/],
    ['query_top_contributors', { from: '2026-11-21' }, /from: is "2026-11-21"; an instant such as/],
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
    ['query_top_contributors', { monitor: 'other' }, /has no flow from .* of other/],
    ['query_top_contributors', { cursor: 'answer-9999:20' }, /cursor is "answer-9999:20", and no answer goes on there/],
    ['identify_ip', {}, /ip/],
    ['identify_ip', { ip: '10.5.6' }, /ip is "10.5.6", which is no address/],
    ['get_report', { day: '2026-11-31' }, /day: is "2026-11-31"; a day is a calendar day/],
    ['get_report', { day: '2026-11-20' }, /no report of 2026-11-20; there is one of 2026-11-21/],
    ['get_report', { section: 'all' }, /section/],
    [
      'get_report',
      { cluster: 'other' },
      /cluster is "other", which the report of 2026-11-21 has not; there is eks-cluster/,
    ],
    ['list_findings', { cluster: 'other' }, /cluster is "other"/],
    ['identify_ip', { ip: 'fe80::1%eth0' }, /which is no address/],
    ['list_findings', { status: 'done' }, /status/],
    ['query_archive', { query: 'nat' }, /query is "nat", which is no saved query; there is before-and-after/],
    ['query_archive', { query: 'new-since', date: '2026-11-22' }, /date is 2026-11-22; new-since needs one/],
    ['query_archive', { query: 'team-month', sql: 'select 1' }, /query and sql are both given/],
    ['query_archive', { since: '2026-11-22', query: 'team-month' }, /since is 2026-11-22, after until/],
    ['explain_charge', {}, /neither source nor destination is given/],
    ['explain_charge', { source: 'nobody' }, /no flow of 2026-11-21 has these ends/],
  ])('refuses what is wrong with %s %j by its name', async (name, args, says) => {
    expect(await refusal(name, args)).toMatch(says)
  })

  test('of an unknown tool says so, and goes on', async () => {
    await expect(client.callTool({ name: 'send_mail', arguments: {} })).rejects.toThrow(/send_mail/)
    expect((await ask('list_monitors')).total_rows).toBe(1)
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
        days: 1,
      },
    ])
  })

  test('query_top_contributors: the last hour that there is, to the cent', async () => {
    const crossing = await ask('query_top_contributors', { paying: 'inter_az', limit: 200 })
    expect(crossing.about).toMatchObject({
      from: `${DAY}T01:00:00Z`,
      to: `${DAY}T02:00:00Z`,
      answered_from: `${DAY}T01:00:00Z`,
      answered_to: `${DAY}T02:00:00Z`,
      missing: [],
    })
    expect(crossing.rows[0]).toMatchObject({
      source: 'sender',
      destination: 'receiver',
      category: 'INTER_AZ',
      via: 'direct',
    })
    expect(sum(crossing.rows, 'usd')).toBeCloseTo(interAzBill.usd / 24, 4)
    const nat = await ask('query_top_contributors', { paying: 'nat', by: 'workload', limit: 200 })
    // An hour of 12 GiB more to the hostile host.
    expect(sum(nat.rows, 'usd_nat')).toBeCloseTo(natBill.usd / 24 + 12 * 0.045, 4)
    expect(nat.about.total_usd).toBeCloseTo(natBill.usd / 24 + 12 * 0.045, 4)
    const sqs = nat.rows.find(({ source }) => source === 'sqs-sender')
    expect(sqs).toMatchObject({ destination: 'Amazon SQS, us-east-1', category: 'UNCLASSIFIED', via: 'nat' })
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
      `select count(distinct (source_pod, destination_pod, source_az_id, destination_az_id)) as n from ${table} where usd_inter_az > 0 and window_start >= '${DAY}T01:00:00'`,
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
    expect(about).toMatchObject({ day: DAY, status: 'partial', gaps: 1 })
    expect(about.usd).toBeCloseTo(report.totals.usd, 5)
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
    expect(findings.about.saving_usd_per_month).toBeCloseTo(report.findings.totals.savingUsdPerMonth, 4)
    expect(findings.total_rows).toBeGreaterThan(0)
  })

  test('query_archive: a saved query, and the columns that there are', async () => {
    const nat = await ask('query_archive', { query: 'nat-by-destination' })
    expect(sum(nat.rows, 'usd')).toBeCloseTo(natBill.usd / 12 + 24 * 0.045, 4)
    const known = await ask('query_archive', { limit: 200 })
    expect(known.rows).toContainEqual({
      table: 'flows',
      column: 'pays',
      type: 'string',
      what: 'What each gigabyte pays, separated by semicolons; null where nothing',
    })
    expect(JSON.stringify(known.about)).toContain('nat-by-destination')
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
    expect(about.total_usd).toBeCloseTo(gigabytes * 0.045, 4)
    expect(sum(rows, 'worked_usd')).toBeCloseTo(gigabytes * 0.045, 4)
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
    expect(crossing.about.total_usd).toBeCloseTo(interAzBill.usd / 12, 4)
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
    const column = `usd_${charge}`
    const { about, rows } = await ask('query_top_contributors', { paying: charge, ...wholeDay, limit: 200 })
    expect(about[`total_${column}`]).toBeCloseTo(usd, 4)
    expect(sum(rows, column)).toBeCloseTo(usd, 4)
    const dollars = rows.map((row) => Number(row[column]))
    expect(dollars).toEqual(dollars.toSorted((a, b) => b - a))
  }
})

test('a cursor brings no other tool to speak', async () => {
  const { next_cursor: cursor } = await ask('query_archive', { sql: 'select * from range(30)', limit: 10 })
  expect(await refusal('get_report', { cursor })).toMatch(/no answer goes on there/)
})

test('the tools over a bucket answer as over a folder, and copy its tables once', async () => {
  const environment = { ...rig.cloud.environment, AWS_REGION: 'us-east-1' }
  const bucket = await connected(['--bucket', 'archive'], environment, here.copy)
  try {
    for (const [name, args] of [
      ['query_top_contributors', { paying: 'nat' }],
      ['list_findings', {}],
      ['query_archive', { query: 'nat-by-destination' }],
    ] as const) {
      const { about, ...answer } = await ask(name, args, bucket)
      const { about: _, ...same } = await ask(name, args)
      expect(answer).toEqual(same)
      expect(JSON.stringify(about)).not.toContain(rig.folder)
    }
    // An editor asks several things at once, and a copy is one.
    await rm(join(here.copy, 'out/buckets'), { recursive: true })
    const all = ['query_top_contributors', 'list_findings', 'list_monitors', 'query_archive', 'query_top_contributors']
    for (const { total_rows: rows } of await Promise.all(
      all.map((name) => ask(name, name === 'query_archive' ? { query: 'nat-by-destination' } : {}, bucket)),
    )) {
      expect(rows).toBeGreaterThan(0)
    }
    const read = () => rig.asked('GetObject').filter(({ key }) => String(key).startsWith('flows/')).length
    const before = read()
    await ask('query_top_contributors', { paying: 'inter_az' }, bucket)
    expect(read()).toBe(before)
  } finally {
    await bucket.close()
  }
})

describe('the tools over a live account', () => {
  test('list_monitors: their status now', async () => {
    expect((await ask('list_monitors', {}, live)).rows).toMatchObject([
      { monitor: 'eks-cluster-monitor', cluster: 'eks-cluster', status: 'ACTIVE', days: 1 },
    ])
  })

  test('query_top_contributors: any window is collected, named and priced, and asked once', async () => {
    const window = { from: `${DAY}T05:10:00Z`, to: `${DAY}T05:40:00Z` }
    const before = rig.asked('StartQueryMonitorTopContributors').length
    const asked = () => ask('query_top_contributors', { ...window, paying: 'nat', limit: 200 }, live)
    let nat = await asked()
    // On a slow machine it says that it still collects, and is to be asked again.
    while (nat.about.still_collecting !== undefined) nat = await asked()
    expect(nat.about).toMatchObject({
      answered_from: `${DAY}T05:10:00Z`,
      answered_to: `${DAY}T05:40:00Z`,
      missing: [],
    })
    // Half an hour of 48 a day.
    expect(sum(nat.rows, 'usd')).toBeCloseTo(natBill.usd / 48 + 6 * 0.045, 4)
    expect([...new Set(nat.rows.map(({ destination }) => destination))].toSorted()).toEqual([
      'Amazon SQS, us-east-1',
      HOSTILE_HOST,
    ])
    const crossing = await ask('query_top_contributors', { ...window, paying: 'inter_az', limit: 200 }, live)
    expect(sum(crossing.rows, 'usd')).toBeCloseTo(interAzBill.usd / 48, 4)
    expect(rig.asked('StartQueryMonitorTopContributors')).toHaveLength(before + 11)
  })

  test('a window that is not settled is refused', async () => {
    const result = await live.callTool({ name: 'query_top_contributors', arguments: { to: '2099-01-01T00:00:00Z' } })
    expect((result.content as { text: string }[])[0]?.text).toMatch(
      /to is 2099-01-01T00:00:00Z, and what is later than .* is not settled yet/,
    )
  })

  test('identify_ip: an address that nobody knows is asked', async () => {
    const { about, rows } = await ask('identify_ip', { ip: UNSEEN_IP }, live)
    expect(about).toMatchObject({
      asked_now: true,
      identity: { name: 'hooks.example.org', learned_by: 'certificate', confidence: 'medium' },
    })
    expect(rows).toEqual([])
    expect((await ask('identify_ip', { ip: UNSEEN_IP })).about).toMatchObject({ asked_now: false, identity: null })
  })
})

test('what goes wrong is told on standard error', async () => {
  await refusal('query_archive', { query: 'nat' })
  expect(errors).toContain('query_archive: query is "nat", which is no saved query')
})
