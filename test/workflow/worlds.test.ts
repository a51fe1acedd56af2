import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '../../archive/archive-tables.ts'
import type { WindowAnswer } from '../../domain/flows/observation.ts'
import type { World } from '../../local/cloud/world.ts'
import { loadWorld, worldNames } from '../../local/worlds.ts'
import { type SavedQuery, savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import { natSeenWords } from '../../templates/method-words.ts'
import { bytesBy, bill as shopBill, usdByTeam } from '../../worlds/shop/bill.ts'
import { CONNECTIONS } from '../../worlds/shop/traffic.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { rowsOf } from '../duckdb.ts'
import { isExhaustive } from '../exhaustive/cases.ts'
import { schemaFaults } from '../house/report-schema.ts'
import { expectPageOf } from '../templates/page/page-figures.ts'
import { collectedDay } from './collected-day.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const CENT = 0.005

/** Hours of the shop that are asked for; all in the exhaustive run. At eight are more flows than an answer has rows. */
const ASKED = ['00', '08']

const folders = new Map<string, string>()

/** The shop's run: bytes of its largest state, and how many addresses were asked for their names. */
let shopRun = { largestState: 0, asked: 0 }

/** Runs a world once, and goes back to its archive after that. */
async function ran(name: string): Promise<World> {
  const world = await loadWorld(name)
  const folder = folders.get(name)
  if (folder !== undefined) await rig.goBack(folder)
  else {
    const calm = { ...world, faults: { ...world.faults, throttleEvery: 0 } }
    if (name === 'shop') await (isExhaustive ? rig.enter(calm) : rig.enterCollected(calm, { without: ASKED }))
    else await rig.enterCollected(calm, name === 'shop-gap' ? { without: ['13'] } : {})
    folders.set(name, rig.folder)
    let largestState = 0
    const { status, error, cause } = await rig.run({
      onTask: (_, output) => {
        largestState = Math.max(largestState, Buffer.byteLength(JSON.stringify(output)))
      },
    })
    expect({ status, error, cause }).toEqual({ status: 'SUCCEEDED' })
    if (name === 'shop') {
      shopRun = { largestState, asked: rig.asked('Query').filter(({ type }) => type === 'PTR').length }
    }
  }
  return world
}

describe('a world ends at its bill', () => {
  /** A path of each kind first: across zones, by a gateway and by an endpoint; over IPv6; with rows of one side; without EC2. */
  const SHOWN = ['seed-nat', 'shop', 'ipv6', 'one-direction', 'no-ec2']
  const names = worldNames().filter((name) => name !== 'shop-down' && name !== 'fleet')
  test.each(isExhaustive ? names : SHOWN)('%s', async (name) => {
    const world = await ran(name)
    const report = await rig.report()
    expect(schemaFaults(report)).toEqual([])
    expectPageOf((await rig.page()).page, report)
    const { totals } = report
    expect(Math.abs(totals.usd - world.bill.usd)).toBeLessThan(CENT / 1000)
    expect(totals.bytes).toBe(world.bill.bytes)
    const unpriced = totals.unpriced.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(unpriced).toBe(world.bill.unpricedBytes ?? 0)
    const byReason = Object.fromEntries(totals.unpriced.map(({ reason, bytes }) => [reason, bytes]))
    if (world.bill.unpriced) expect(byReason).toEqual(world.bill.unpriced)
    const usdOf = (name: string) => totals.byCharge.find(({ charge }) => charge === name)?.usd ?? 0
    for (const [charge, usd] of Object.entries(world.bill.byCharge)) {
      expect(Math.abs(usdOf(charge) - usd), charge).toBeLessThan(CENT / 1000)
    }
    const [sums] = await rowsOf(`select sum(usd) usd, sum(bytes) bytes, sum(usd_inter_az) inter_az, sum(usd_nat) nat,
      sum(usd_endpoint) endpoint from '${rig.folder}/flows/**/*.parquet'`)
    expect(sums?.bytes).toBe(world.bill.bytes)
    // The query that the digest gives, run where it says.
    const [queried] = await rowsOf(report.archive.query.replace("from '", `from '${rig.folder}/`))
    expect(Object.values(queried ?? {})[0]).toBeCloseTo(world.bill.usd, 6)
    expect(sums?.usd).toBeCloseTo(world.bill.usd, 6)
    expect(sums?.inter_az).toBeCloseTo(world.bill.byCharge.inter_az, 6)
    expect(sums?.nat).toBeCloseTo(world.bill.byCharge.nat, 6)
    expect(sums?.endpoint).toBeCloseTo(world.bill.byCharge.endpoint, 6)
    const [daily] = await rowsOf(
      `select sum(usd) usd, sum(bytes_once)::bigint bytes from '${rig.folder}/daily/**/*.parquet'`,
    )
    expect(daily).toEqual({ usd: expect.closeTo(world.bill.usd, 6), bytes: world.bill.bytes })
    const [days] = await rowsOf(
      `select sum(usd) usd, sum(bytes)::bigint bytes, any_value(bytes_per_gigabyte) gigabyte from '${rig.folder}/days/**/*.parquet'`,
    )
    expect(days).toEqual({ usd: expect.closeTo(world.bill.usd, 6), bytes: world.bill.bytes, gigabyte: 2 ** 30 })
  })

  test('whose cents are those of the seed', async () => {
    const usd = await Promise.all(
      ['seed-inter-az', 'seed-inter-az-fixed', 'seed-nat', 'seed-nat-fixed'].map(async (name) =>
        (await loadWorld(name)).bill.usd.toFixed(2),
      ),
    )
    // 68.4 GB a day at $0.02; nothing; 426.6 GB at $0.045; the same at $0.01.
    expect(usd).toEqual(['1.37', '0.00', '19.20', '4.27'])
  })
})

describe('the shop', () => {
  beforeAll(async () => {
    await ran('shop')
  })

  test('has the connections that its bill counts', () => {
    const bytes = (connections: (typeof CONNECTIONS)[string]) =>
      connections.reduce((sum, { bytesPerSlot }) => {
        for (let slot = 0; slot < 288; slot++) sum += bytesPerSlot(slot)
        return sum
      }, 0)
    const all = Object.values(CONNECTIONS).flat()
    const fromZoneC = ({ client }: (typeof all)[number]) => client.azId === 'euw1-az3'
    const of = (category: string) => all.filter((connection) => connection.category === category)
    expect(bytes(of('INTER_AZ'))).toBe(bytesBy.crossing)
    expect(bytes(of('UNCLASSIFIED').filter((one) => !fromZoneC(one)))).toBe(bytesBy.nat)
    expect(bytes([...of('UNCLASSIFIED'), ...of('AMAZON_S3')].filter(fromZoneC))).toBe(bytesBy.natAndCrossing)
    expect(
      bytes([...of('INTRA_AZ'), ...of('AMAZON_S3').filter((one) => !fromZoneC(one)), ...of('AMAZON_DYNAMODB')]),
    ).toBe(bytesBy.free)
    expect(bytes(of('INTER_REGION'))).toBe(bytesBy.unpriced)
  })

  test('keeps every byte of the hour with more than 500 flows, by splitting it', async () => {
    const hour = (await rig.json('raw/monitor=shop-eks/start=20261121T080000Z/INTER_AZ.json.gz')) as {
      answers: WindowAnswer[]
    }
    const spans = hour.answers.map(({ from, to }) => `${from.slice(11, 16)}-${to.slice(11, 16)}`)
    // 332 rows recur in every window, and each five minutes bring 80 of their own: an hour has 1,292, half an hour
    // 812, a quarter 572, ten minutes 492, five minutes 412.
    expect(spans).toEqual([
      '08:00-08:10',
      '08:10-08:15',
      '08:15-08:25',
      '08:25-08:30',
      '08:30-08:40',
      '08:40-08:45',
      '08:45-08:55',
      '08:55-09:00',
    ])
    expect(hour.answers.map(({ rows }) => rows.length)).toEqual([492, 412, 492, 412, 492, 412, 492, 412])
    expect(hour.answers.some(({ cut }) => cut)).toBe(false)
    const { coverage } = await rig.report()
    expect(coverage).toMatchObject({ slicesWanted: 24, slicesComplete: 24, gaps: [], cuts: [] })
    // 40 pods a slot, 30,000 bytes each, all named by the pod's shape as one workload.
    const [thumbnails] = await rowsOf(`select sum(bytes) bytes, count(*) flows from
      '${rig.folder}/flows/**/*.parquet' where source_workload = 'thumbnails'`)
    expect(thumbnails).toEqual({ bytes: 14_400_000, flows: 480 })
  })

  test('names what it can, and says of the rest that it cannot', async () => {
    const nodes = await rowsOf(`select distinct source_workload w from '${rig.folder}/daily/**/*.parquet'
      where destination_category = 'UNCLASSIFIED' and source_namespace is null order by w`)
    expect(nodes.map(({ w }) => w)).toEqual([
      'instance i-0a00000000000001',
      'instance i-0b00000000000001',
      'instance i-0c00000000000001',
    ])
    const managed =
      await rowsOf(`select distinct source_workload as caller, destination_name as name, identity_source as how
      from '${rig.folder}/flows/**/*.parquet' where destination_ip = '10.20.60.5' order by caller`)
    expect(managed).toEqual(
      ['catalog', 'inventory', 'orders', 'payments', 'users'].map((caller) => ({
        caller,
        name: 'orders-db (RDS PostgreSQL, writer)',
        how: 'aws-api',
      })),
    )
    const cached = await rowsOf(`select distinct source_workload as caller, destination_name as name
      from '${rig.folder}/flows/**/*.parquet' where destination_ip = '10.20.124.6'`)
    expect(cached).toEqual([{ caller: 'sessions', name: 'sessions (ElastiCache Valkey)' }])
    const balanced = await rowsOf(`select distinct source_workload caller from '${rig.folder}/daily/**/*.parquet'
      where source_workload like 'ALB%'`)
    expect(balanced).toEqual([{ caller: 'ALB shop (Ingress shop/storefront, cluster shop)' }])
    const s3 = await rowsOf(`select source_az_id az, via, any_value(usd_nat > 0) paid from
      '${rig.folder}/flows/**/*.parquet' where destination_category = 'AMAZON_S3' group by all order by az`)
    expect(s3).toEqual([
      { az: 'euw1-az1', via: 'gateway_endpoint', paid: false },
      { az: 'euw1-az2', via: 'gateway_endpoint', paid: false },
      { az: 'euw1-az3', via: 'nat', paid: true },
    ])
    const { totals, day } = await rig.report()
    expect(day).toBe(DAY)
    expect(totals.unpriced).toEqual([
      {
        reason: 'between regions: one direction bills, and the source does not tell which',
        bytes: 3_456_000_000,
        gigabytes: 3_456_000_000 / 1_073_741_824,
      },
    ])
  })

  test('tells of each flow and sum whose it is, and what it passed', async () => {
    const place = ['eu-west-1', '111122223333']
    const passed = (table: string) =>
      rowsOf(`select source_az_id az, region, account_id, nat_gateway_id nat, endpoint_id endpoint
        from '${rig.folder}/${table}/**/*.parquet' where destination_category = 'AMAZON_S3' group by all order by az`)
    const rows = ['euw1-az1', 'euw1-az2', 'euw1-az3'].map((az) => {
      const isOfC = az === 'euw1-az3'
      const way = { nat: isOfC ? 'nat-0a00000000000001' : null, endpoint: isOfC ? null : 'vpce-0500000000000001' }
      return { az, region: place[0], account_id: place[1], ...way }
    })
    expect(await passed('flows')).toEqual(rows)
    expect(await passed('daily')).toEqual(rows)
    // What crosses a zone to its NAT gateway stands under both charges.
    const [daily] =
      await rowsOf(`select sum(bytes)::bigint twice, sum(bytes_once)::bigint once, any_value(cluster) as cluster
      from '${rig.folder}/daily/**/*.parquet'`)
    expect(daily).toEqual({
      twice: shopBill.bytes + bytesBy.natAndCrossing,
      once: shopBill.bytes,
      cluster: (await rig.report()).clusters[0]?.name,
    })
  })

  test('answers the saved queries with what it truly cost', async () => {
    const archive = await openArchive(rig.folder)
    const ask = async (name: string) => {
      const saved = savedQueries().find((one) => one.name === name)
      const days = { since: `'${DAY}'`, until: `'${DAY}'`, date: `'${DAY}'` }
      const { columns, rows } = await archive.query(withParameters(saved as SavedQuery, days))
      return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
    }
    const sumOf = (rows: readonly Record<string, unknown>[], column: string) =>
      rows.reduce((sum, row) => sum + Number(row[column]), 0)
    try {
      expect(archive.problems).toEqual([])
      const rows =
        await rowsOf(`select concat_ws(chr(10), date_trunc('hour', window_start), coalesce(source_namespace, ''),
          coalesce(source_workload, '')) as place
        from read_parquet('${rig.folder}/flows/**/*.parquet', file_row_number = true) order by file_row_number`)
      const places = rows.map(({ place }) => String(place))
      expect(places).toEqual(places.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      const { usd, byCharge } = shopBill
      const weeks = await ask('cost-by-namespace-and-week')
      expect(sumOf(weeks, 'usd')).toBeCloseTo(usd, 6)
      expect(weeks.map(({ week }) => week)).toContain('2026-11-16')
      const month = await ask('namespace-month')
      expect(sumOf(month, 'across_zones')).toBeCloseTo(byCharge.inter_az, 6)
      expect(sumOf(month, 'nat_gateways')).toBeCloseTo(byCharge.nat, 6)
      expect(sumOf(month, 'other')).toBeCloseTo(byCharge.endpoint, 6)
      const teams = new Map((await ask('team-month')).map(({ team, usd }) => [String(team), Number(usd)]))
      expect([...teams.keys()].toSorted()).toEqual(['data', 'observability', 'search', 'shop', 'unowned'])
      for (const [team, usd] of Object.entries(usdByTeam)) expect(teams.get(team)).toBeCloseTo(usd, 6)
      expect([...teams.values()].reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(shopBill.usd, 6)
      expect(await ask('account-month')).toMatchObject([
        {
          billed_account_id: shop.accountId,
          usd: expect.closeTo(usd, 6),
          across_zones: expect.closeTo(byCharge.inter_az, 6),
        },
      ])
      expect(sumOf(await ask('nat-by-destination'), 'usd')).toBeCloseTo(byCharge.nat, 6)
      // The first row of the query, of the digest's section and of its subject are one.
      const { cause, clusters } = await rig.report()
      const [dearest] = await ask('dearest-pairs')
      expect(dearest).toMatchObject({
        cluster: cause?.cluster,
        source_workload: cause?.source?.name,
        destination_name: cause?.destination.name,
        via: cause?.via,
      })
      expect(dearest?.usd).toBeCloseTo(cause?.usd ?? 0, 9)
      const first = clusters.flatMap(({ interAz, external, awsServices }) =>
        [interAz, external, awsServices].map(({ rows: [row] }) => row?.usd ?? 0),
      )
      expect(Math.max(...first)).toBe(cause?.usd)
      // Every pair is as new as the archive, and cost nothing before.
      expect((await ask('new-since')).every(({ first_day }) => first_day === DAY)).toBe(true)
      expect((await ask('before-and-after')).every(({ usd_a_day_before }) => usd_a_day_before === null)).toBe(true)
      // What a Service is called with, in its zone or not, is inside the VPC.
      const inside = bytesBy.crossing + bytesBy.free
      expect(sumOf(await ask('locality-by-service'), 'gigabytes') * 2 ** 30).toBeLessThanOrEqual(inside)
      expect(await ask('coverage-and-gaps')).toEqual([])
      const open = (await rig.report()).findings.open.map(({ id }) => id)
      const told = (await ask('findings-by-day')).flatMap(({ finding, status }) => (status === 'open' ? [finding] : []))
      expect(told.toSorted()).toEqual(open.toSorted())
    } finally {
      archive.close()
    }
  })

  test('names at least 95 % of its bytes, and says by what', async () => {
    const { clusters, naming, totals } = await rig.report()
    expect(naming.bytes).toBe(totals.bytes)
    expect(naming.namedBytes / naming.bytes).toBeGreaterThan(0.95)
    expect(naming.bySource.map(({ source }) => source).toSorted()).toEqual([
      'aws-api',
      'category',
      'certificate',
      'ip-ranges',
      'provider-ranges',
      'reverse-dns',
      'row',
    ])
    const named = Object.fromEntries(
      (clusters[0]?.external.rows ?? []).map(({ workload, belongsTo, host, identitySource }) => [
        workload,
        [belongsTo, host, identitySource],
      ]),
    )
    expect(named).toMatchObject({
      'otel-collector': ['Datadog', 'Amazon EC2, us-east-1', 'certificate'],
      webhooks: ['Amazon SNS, eu-west-1', '', 'certificate'],
      payments: ['Stripe', 'Amazon EC2, us-west-2', 'reverse-dns'],
      fraud: ['api.scores.example', 'Fastly', 'certificate'],
      email: ['Amazon SES, eu-west-1', '', 'certificate'],
      'feature-flags': ['LaunchDarkly', 'Fastly', 'certificate'],
      'argocd-repo-server': ['GitHub', '', 'provider-ranges'],
      'external-dns': ['Amazon Route 53, global', '', 'ip-ranges'],
      'cert-manager': ["Let's Encrypt", 'Cloudflare', 'certificate'],
    })
    // Who is told by a range is not asked: S3, DynamoDB, Route 53 and GitHub.
    expect(shopRun.asked).toBe(8)
  })

  test('stands beside what CloudWatch counted, by monitor and NAT gateway', async () => {
    const { counted } = (await rig.report()).coverage
    const [monitor] = counted.monitors
    expect(counted.monitors).toHaveLength(1)
    expect(monitor).toMatchObject({ name: 'shop-eks', cloudWatchBytes: monitor?.bytes })
    // A night's five minutes of pods in zones a and c, and in zone b, by the shop's bill; a day has 576 of them.
    const [ofA, ofB] = [98_050_000 + 202_000_000, 101_300_000]
    expect(counted.natGateways.map(({ name, bytes, cloudWatchBytes }) => [name, bytes, cloudWatchBytes])).toEqual([
      ['nat-0a00000000000001', ofA * 576, 309_000_000 * 576],
      ['nat-0b00000000000001', ofB * 576, 141_000_000 * 576],
    ])
    // As the page tells it: the digest has only what does not fit.
    expect(counted.natGateways.map((one) => natSeenWords(one, 2 ** 30))).toContain(
      'nat-0a00000000000001: 161 GB of the 166 GB that it processed (97%)',
    )
  })

  test('leaves the objects that other tests begin with', async () => {
    const expected = collectedDay(shop, DAY)
    const left = await Promise.all(
      ['raw', 'ends/monitor=shop-eks'].map((one) =>
        readdir(join(rig.folder, one), { recursive: true, withFileTypes: true }),
      ),
    )
    const keys = left
      .flat()
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(rig.folder, join(parentPath, name)))
    expect(keys.toSorted()).toEqual([...expected.keys()].toSorted())
    // An id is each query's own, and with it the ends' of their objects; and of the hours that run at once any may be the one
    // that notes a refusal.
    const text = (key: string, body: Uint8Array | string) =>
      String(key.endsWith('.gz') ? gunzipSync(body) : body).replaceAll(
        /"queryId":"query[-\d]*"|"madeOf":"\w*"|"start":"[^"]*"(?=}\n$)/g,
        '',
      )
    for (const [key, body] of expected)
      expect(text(key, await readFile(join(rig.folder, key))), key).toBe(text(key, body))
  })

  test('hands keys and counts from state to state, never rows: all stay far below 256 KiB', () => {
    expect(shopRun.largestState).toBeGreaterThan(1000)
    expect(shopRun.largestState).toBeLessThan(20 * 1024)
  })
})
