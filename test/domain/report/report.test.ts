import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_FINDINGS } from '../../../domain/findings/finding.ts'
import { dailyRows } from '../../../domain/money/daily.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { type ReportCluster, UNOWNED } from '../../../domain/report/report.ts'
import { type ReportFacts, reportOf } from '../../../domain/report/report-builder.ts'
import { finding } from '../../templates/fixtures.ts'
import { end, GIB, priced, topology } from '../build.ts'

const network = networkOf(
  topology(
    [
      { destination: '0.0.0.0/0', target: 'nat-b' },
      { destination: '10.1.0.0/16', target: 'pcx-1' },
      { destination: '192.168.0.0/16', target: 'tgw-1' },
    ],
    { endpoints: [{ id: 'vpce-sqs', vpcId: 'vpc-1', type: 'interface', serviceName: 'sqs', ips: ['10.0.1.50'] }] },
  ),
)
const RUN = {
  execution: 'e',
  executionArn: 'arn:e',
  day: '2026-11-21',
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  timeZone: 'UTC',
  mode: 'report',
  refresh: false,
  email: true,
  recipients: [],
  isAskedFor: false,
  monitors: [{ name: 'shop', arn: 'arn:shop', cluster: 'shop-cluster', region: 'eu-west-1' }],
  settledUntil: '2026-11-22T07:00:00Z',
  isPart: false,
  collectUntil: '2026-11-22T07:50:00Z',
  slicesLeft: 0,
  claim: 'e',
  isCaughtUp: false,
  earlierDays: [],
} as const
const COMPLETE = {
  slicesWanted: 24,
  slicesComplete: 24,
  gaps: [],
  cuts: [],
  mirroredPairs: 0,
  calibration: {
    pairs: 0,
    medianRatio: null,
    spread: null,
    valueIs: 'both_directions',
    basis: 'too_few_pairs',
  } as const,
  doubtfulBytes: 0,
  counted: { until: '2026-11-22T00:00:00Z', monitors: [], unseen: null, natGateways: [] },
}

const dayWith = (
  flows: readonly PricedFlow[],
  coverage = COMPLETE,
  knowsNetwork = true,
  region = 'eu-west-1',
  more: Partial<ReportFacts> = {},
) =>
  reportOf({
    run: RUN,
    flows,
    knowsNetwork,
    shares: { sharesOf: new Map(), proofSharesOf: new Map() },
    findings: NO_FINDINGS,
    coverage,
    bill: null,
    notes: [],
    rates: fallbackRates(region),
    ratesOf: () => fallbackRates(region),
    endpointUsdPerGb: 0.01,
    bytesPerGigabyte: GIB,
    history: [],
    ownCost: null,
    pastTrends: [],
    budgets: [],
    teams: null,
    alert: { percent: 20, usd: 1, minimumUsd: 2 },
    archive: { bucket: 'b', keys: [], query: '', links: [] },
    version: '0',
    ...more,
  })

const NAMED = {
  name: 'Datadog',
  owner: 'Datadog',
  host: null,
  region: null,
  rented: false,
  endpointService: null,
  privateConnectivity: null,
} as const
const DATADOG = { ...NAMED, source: 'certificate', confidence: 'high' } as const
const BY_RANGE = { ...NAMED, source: 'provider-ranges', confidence: 'high' } as const

const report = (flows: readonly PricedFlow[], coverage = COMPLETE) => dayWith(flows, coverage).report

/** Its one cluster. */
const cluster = (flows: readonly PricedFlow[]) => report(flows).clusters[0] as ReportCluster

const deployment = (name: string, namespace = 'shop') =>
  end({
    ip: `10.0.0.${name.length}`,
    pod: `${name}-788bf7448d-2bkfz`,
    namespace,
    subnetId: 'subnet-a',
    azId: 'euw1-az1',
  })

describe('the report', () => {
  test('sums by charge; a flow that pays twice stands under both', () => {
    const { totals } = report([
      priced({ bytes: 2 * GIB }),
      priced({ category: 'UNCLASSIFIED', destination: end({ ip: '8.8.8.8' }) }, { network }),
      priced({ category: 'INTRA_AZ', bytes: 5 * GIB }),
      priced({ category: 'INTER_REGION', bytes: 7 * GIB }),
    ])
    // 2 GB at $0.02, and 1 GB at $0.048 through NAT and $0.02 to the zone where it stands.
    expect(totals.byCharge.map(({ charge, gigabytes }) => [charge, gigabytes])).toEqual([
      ['inter_az', 3],
      ['nat', 1],
    ])
    expect(totals.usd).toBeCloseTo(0.108, 12)
    expect(totals).toMatchObject({
      bytes: 15 * GIB,
      freeBytes: 5 * GIB,
      unpriced: [{ reason: 'between regions: one direction bills, and the source does not tell which', gigabytes: 7 }],
    })
  })

  test('shows a pair of workloads once, dearest first, with each way between zones', () => {
    const {
      top,
      clusters: [{ interAz } = {} as ReportCluster],
    } = report([
      priced({ source: deployment('web'), destination: end({ ip: '10.0.1.1', azId: 'euw1-az2', service: 'db' }) }),
      priced({
        source: { ...deployment('web'), azId: 'euw1-az2' },
        destination: end({ ip: '10.0.1.2', azId: 'euw1-az1', service: 'db' }),
        bytes: 3 * GIB,
      }),
      priced({
        source: deployment('cart'),
        destination: end({ ip: '10.0.1.3', azId: 'euw1-az2', service: 'cache' }),
        bytes: 2 * GIB,
      }),
    ])
    expect(
      interAz.rows.map(({ source, destination, gigabytes }) => [source.name, destination.name, gigabytes]),
    ).toEqual([
      ['web', 'db', 4],
      ['cart', 'cache', 2],
    ])
    expect(
      interAz.rows[0]?.zones.map(({ sourceAz, destinationAz, gigabytes }) => [sourceAz, destinationAz, gigabytes]),
    ).toEqual([
      ['euw1-az2', 'euw1-az1', 3],
      ['euw1-az1', 'euw1-az2', 1],
    ])
    expect(top.map(({ source, via }) => [source.name, via])).toEqual([
      ['web', 'direct'],
      ['cart', 'direct'],
    ])
  })

  test('is most about its dearest pair, or, where that says little, about where many go', () => {
    const to = (service: string, name: string, bytes: number) =>
      priced({ source: deployment(name), destination: end({ ip: '10.0.1.1', azId: 'euw1-az2', service }), bytes })
    // $1.00 of $4.20, and $0.10 of $4.00 (2.5 %), of which 26 go to one service and 14 to another.
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => to(index < 26 ? 'db' : 'cache', `job${'x'.repeat(index)}`, 5 * GIB))
    expect(report([...many(32), to('db', 'web', 50 * GIB)]).cause).toMatchObject({
      source: { name: 'web' },
      sources: 1,
      destination: { name: 'db' },
    })
    const { cause } = report(many(40))
    expect(cause).toMatchObject({ source: null, sources: 26, destination: { name: 'db' }, via: 'direct' })
    expect(cause?.usd).toBeCloseTo(2.6, 12)
    expect(report([]).cause).toBeNull()
  })

  test('has a workload and its far end in one line, from whichever zones and by whatever its addresses were named', () => {
    const calls = (subnetId: string, azId: string, bytes: number, ip = '8.8.8.8', name = 'collector') =>
      priced(
        {
          category: 'UNCLASSIFIED',
          source: { ...deployment(name), subnetId, azId },
          destination: end({ ip }),
          bytes,
        },
        {
          network: networkOf({
            ...topology([{ destination: '0.0.0.0/0', target: 'nat-b' }]),
            routeTables: topology([{ destination: '0.0.0.0/0', target: 'nat-b' }]).routeTables.map((table) =>
              table.main ? { ...table, routes: [{ destination: '0.0.0.0/0', target: 'nat-b' }] } : table,
            ),
          }),
          identities: { schema: 1, rangesOf: null, problems: [], byIp: { '8.8.8.8': DATADOG, '8.8.4.4': BY_RANGE } },
        },
      )
    // In zone a, where the gateway is not; in zone b, where it is; and to another address of the same owner.
    const day = report([
      calls('subnet-a', 'euw1-az1', 3 * GIB),
      calls('subnet-b', 'euw1-az2', 2 * GIB),
      calls('subnet-b', 'euw1-az2', GIB, '8.8.4.4'),
      calls('subnet-b', 'euw1-az2', 5 * GIB, '8.8.8.8', 'other'),
    ])
    const [row, next] = day.clusters[0]?.external.rows ?? []
    // 6 GB at $0.048, and 3 of them at $0.02 on the way; more than 5 GB at $0.048.
    expect(row).toMatchObject({ workload: 'collector', gigabytes: 6, gatewayElsewhereBytes: 3 * GIB })
    expect(row?.usd).toBeCloseTo(6 * 0.048 + 3 * 0.02, 12)
    expect(next?.usd).toBeCloseTo(5 * 0.048, 12)
    expect(row).toMatchObject({ belongsTo: 'Datadog', identitySource: 'certificate', remoteIps: { count: 2 } })
    // It is the subject's, to the cent.
    expect(day.cause).toMatchObject({ source: { name: 'collector' }, destination: { name: 'Datadog' }, usd: row?.usd })
    // Its section adds up: 11 GB through the gateway, of which 3 pay for the way to it as well.
    const sums = day.clusters[0]?.external.totals
    expect(sums?.byCharge.map(({ charge, gigabytes }) => [charge, gigabytes])).toEqual([
      ['inter_az', 3],
      ['nat', 11],
    ])
    // To the internet one direction bills beside, and nobody knows which: that is a bound, and no part without a price.
    expect(sums).toMatchObject({ bytes: 11 * GIB, repeatedBytes: 3 * GIB })
  })

  test('keeps the rest of a long table as a sum', () => {
    const flows = Array.from({ length: 55 }, (_, index) =>
      priced({
        source: end({ ip: `10.0.9.${index}`, subnetId: 'subnet-a', azId: 'euw1-az1' }),
        bytes: (index + 1) * GIB,
      }),
    )
    const { interAz } = cluster(flows)
    expect(interAz.rows).toHaveLength(50)
    // The five smallest: 1 + 2 + 3 + 4 + 5 GB.
    expect(interAz.rest).toMatchObject({ rows: 5, gigabytes: 15 })
    expect(interAz.rest.usd).toBeCloseTo(0.3, 12)
  })

  test('has what a private NAT gateway carries under other networks, and calls of the node itself nowhere', () => {
    const topologyOf = topology([{ destination: '192.168.0.0/16', target: 'nat-p' }], {
      natGateways: [{ id: 'nat-p', vpcId: 'vpc-1', subnetId: 'subnet-main', connectivity: 'private' }],
    })
    const known = { network: networkOf(topologyOf) }
    const source = end({ ip: '10.0.0.1', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1' })
    const to = (ip: string) => priced({ category: 'UNCLASSIFIED', source, destination: end({ ip }) }, known)
    const { external, otherNetworks, interAz } = cluster([to('192.168.4.1'), to('127.0.0.6')])
    expect([external.rows, interAz.rows]).toEqual([[], []])
    expect(otherNetworks.rows.map(({ destination, via }) => [destination.name, via])).toEqual([
      ['192.168.4.1', 'unknown'],
    ])
  })

  test('tells an address of a peered VPC with the VPC and its account', () => {
    const sides = [
      { vpcId: 'vpc-1', ownerId: '111122223333', region: 'eu-west-1' },
      { vpcId: 'vpc-9', ownerId: '444455556666', region: 'eu-west-1', cidrs: ['10.1.0.0/16'] },
    ] as const
    const network = networkOf(
      topology([{ destination: '10.1.0.0/16', target: 'pcx-1' }], { peerings: [{ id: 'pcx-1', sides }] }),
    )
    const source = end({ ip: '10.0.0.1', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1' })
    const flow = priced(
      { category: 'INTER_VPC', source, destination: end({ ip: '10.1.0.5', azId: 'euw1-az1' }) },
      { network },
    )
    expect(flow.destinationName).toBe('10.1.0.5 in vpc-9 of account 444455556666')
    expect(cluster([flow]).otherNetworks.rows[0]?.destination.name).toBe('10.1.0.5 in vpc-9 of account 444455556666')
  })

  test('says of a row what has no price', () => {
    const { external } = cluster([priced({ category: 'UNCLASSIFIED', destination: end({ ip: '8.8.8.8' }) })])
    expect(external.rows).toMatchObject([
      { remoteIps: { shown: ['8.8.8.8'], count: 1 }, belongsTo: 'unknown', usd: 0, unpricedBytes: GIB },
    ])
  })

  test('is a measure for later days unless it has gaps: what a cut leaves out is small, and left out every day', () => {
    const crossing = priced({ category: 'INTER_AZ', destination: end({ ip: '10.0.1.1' }) })
    const trendDay = (more: object, flows = [crossing]) => dayWith(flows, { ...COMPLETE, ...more } as never).trendDay
    const window = { monitor: 'shop', category: 'INTER_AZ', from: RUN.from, to: RUN.to }
    expect(trendDay({ cuts: [window] }).complete).toBe(true)
    expect(trendDay({ gaps: [{ ...window, reason: 'x' }] }).complete).toBe(false)
    expect(trendDay({ cuts: [{ ...window, brokenRows: 1 }] }).complete).toBe(false)
    expect(trendDay({}, []).complete).toBe(false)
  })

  test('is at least what it cost in its week where it is that in its own report: with a cut, and not without traffic', () => {
    const trendDay = (more: object) => dayWith([], { ...COMPLETE, ...more } as never).trendDay
    const window = { monitor: 'shop', category: 'INTER_AZ', from: RUN.from, to: RUN.to }
    expect(trendDay({ cuts: [window] })).toMatchObject({ isAtLeast: true })
    expect(trendDay({})).toMatchObject({ isAtLeast: false, complete: false, usd: 0 })
  })

  test('has no rate where none is known: nothing known is no zero', () => {
    const { report: unknown } = dayWith([priced({}, { ratesOf: () => undefined })], COMPLETE, true, 'mars-north-1')
    expect(unknown.rates).toMatchObject({
      ...{ interAzUsdPerGbEachDirection: null, natUsdPerGb: null, endpointUsdPerGb: null, transitUsdPerGb: null },
    })
    expect(unknown.clusters[0]?.interAz.rows).toMatchObject([{ usd: 0, unpricedBytes: GIB }])
  })

  test('is partial as soon as something is missing', () => {
    expect(report([]).status).toBe('ok')
    const cut = { monitor: 'shop', category: 'INTER_AZ', from: RUN.from, to: RUN.to }
    expect(report([], { ...COMPLETE, cuts: [cut] } as never).status).toBe('partial')
    expect(report([], { ...COMPLETE, gaps: [{ ...cut, reason: 'x' }] } as never).status).toBe('partial')
  })

  test('is partial for a source that fails only where nobody knows what the day lacks', () => {
    const crossing = priced({ category: 'INTER_AZ', destination: end({ ip: '10.0.1.1' }) })
    const failed = { id: '2-eu-west-1', accountId: '2', region: 'eu-west-1', problem: 'the role is gone' }
    const statusWith = (one: typeof failed & { readonly isUnknown?: true }) => {
      const { report: told, trendDay } = dayWith([crossing], COMPLETE, true, 'eu-west-1', {
        run: { ...RUN, failedSources: [one] },
      })
      return [told.status, trendDay.complete]
    }
    expect(statusWith(failed)).toEqual(['ok', true])
    expect(statusWith({ ...failed, isUnknown: true })).toEqual(['partial', false])
  })

  test('says what of a day is whole but for sources that could not be read', () => {
    const id = '2-eu-west-1'
    const crossing = priced({ category: 'INTER_AZ', destination: end({ ip: '10.0.1.1' }) })
    const abroad = { name: `shop@${id}`, arn: '', cluster: 'shop (2)', region: 'eu-west-1' }
    const failed = { id, accountId: '2', region: 'eu-west-1', problem: 'the role is gone' }
    const gap = (monitor: string) => ({ monitor, category: 'all', from: RUN.from, to: RUN.to, reason: 'x' })
    const inPart = (...gaps: readonly string[]) =>
      dayWith([crossing], { ...COMPLETE, gaps: gaps.map(gap) } as never, true, 'eu-west-1', {
        run: { ...RUN, monitors: [...RUN.monitors, abroad], failedSources: [failed] },
      }).trendDay
    expect(inPart(abroad.name)).toMatchObject({ complete: false, lacking: [abroad.name] })
    expect(inPart(abroad.name, 'shop')).not.toHaveProperty('lacking')
    expect(inPart()).not.toHaveProperty('lacking')
  })

  test('of a network that is known in part is unpriced, however much has a price, and no measure for later days', () => {
    const crossing = priced({ category: 'INTER_AZ', destination: end({ ip: '10.0.1.1' }) })
    const { report: known } = dayWith([crossing])
    const { report: inPart, trendDay } = dayWith([crossing], COMPLETE, false)
    expect([known.status, inPart.status, trendDay.complete]).toEqual(['ok', 'unpriced', false])
    expect(inPart.totals.mostlyPriced).toBe(true)
  })
})

describe('the teams of a report', () => {
  const teams = { id: 'x', rules: ['web', 'idle', 'quiet'].map((team) => ({ team, namespace: team })) }
  const named = (facts: Partial<ReportFacts>) =>
    dayWith([{ ...priced({}), team: 'web' }], COMPLETE, true, 'eu-west-1', { teams, ...facts }).report.teams ?? []

  test('have a line each that has flows, and none that has nothing', () => {
    expect(named({}).map(({ name }) => name)).toEqual(['web'])
    expect(named({})[0]?.slice?.clusters).toEqual(['shop-cluster'])
  })

  test('have what no flow of the day tells of: a budget, and a saving of what stands idle', () => {
    const idle = finding('Delete an idle NAT gateway', 32.85, null)
    const found = { ...NO_FINDINGS, open: [idle] }
    const told = named({ findings: found, budgets: [{ team: 'idle', usdPerMonth: 5 }] })
    expect(told.map(({ name, totals }) => [name, totals.bytes > 0])).toEqual([
      ['web', true],
      ['idle', false],
      [UNOWNED, false],
    ])
    expect(told.flatMap(({ name, slice }) => slice?.savings.map(({ usdPerMonth }) => [name, usdPerMonth]))).toEqual([
      [UNOWNED, 32.85],
    ])
  })
})

test('every total is the sum of its parts, in any order of the flows', () => {
  const some = fc.record({
    category: fc.constantFrom('INTER_AZ', 'INTRA_AZ', 'INTER_VPC', 'UNCLASSIFIED', 'AMAZON_S3', 'INTER_REGION'),
    bytes: fc.integer({ min: 1, max: 2 ** 40 }),
    // The internet, S3, the own VPC, a peered one, premises behind a transit gateway, an endpoint, nowhere.
    ip: fc.constantFrom('8.8.8.8', '52.218.1.1', '10.0.1.1', '10.1.0.1', '192.168.1.1', '10.0.1.50', '10.77.0.1'),
    name: fc.constantFrom('web', 'cart', 'orders'),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), (specs) => {
      const flows = specs.map(({ category, bytes, ip, name }) =>
        priced({ category, bytes, source: deployment(name), destination: end({ ip, azId: 'euw1-az2' }) }, { network }),
      )
      const { totals, monitors, clusters, top } = report(flows)
      const { interAz, external, awsServices, otherNetworks } = clusters[0] as ReportCluster
      const bytes = specs.reduce((sum, one) => sum + one.bytes, 0)
      expect(totals.bytes).toBe(bytes)
      const usd = flows.reduce((sum, one) => sum + one.usd, 0)
      expect(totals.usd).toBeCloseTo(usd, 6)
      expect(dailyRows(flows).reduce((sum, row) => sum + row.usd, 0)).toBeCloseTo(usd, 6)
      const groupings: Readonly<Record<string, readonly (readonly [string | null, number])[]>> = {
        via: flows.map((flow) => [flow.via, flow.usd]),
        workload: flows.map((flow) => [flow.source.workload, flow.usd]),
        monitor: monitors.map((monitor) => [monitor.name, monitor.usd]),
        charge: totals.byCharge.map((sum) => [sum.charge, sum.usd]),
      }
      for (const [grouping, parts] of Object.entries(groupings)) {
        const sums = new Map<string | null, number>()
        for (const [name, part] of parts) sums.set(name, (sums.get(name) ?? 0) + part)
        expect(
          [...sums.values()].reduce((sum, part) => sum + part, 0),
          grouping,
        ).toBeCloseTo(usd, 6)
      }
      const tables = [interAz, external, awsServices, otherNetworks]
      const shown = tables.reduce(
        (sum, { rows, rest }) => sum + rest.usd + rows.reduce((all, row) => all + row.usd, 0),
        0,
      )
      expect(shown).toBeCloseTo(usd, 6)
      const unpricedShown = tables.reduce(
        (sum, { rows, rest }) => sum + rest.unpricedBytes + rows.reduce((all, row) => all + row.unpricedBytes, 0),
        0,
      )
      expect(unpricedShown).toBe(totals.unpriced.reduce((sum, one) => sum + one.bytes, 0))
      // What a charge costs is what the sections say of it.
      for (const { charge, usd: paid } of totals.byCharge) {
        const said = tables.flatMap((one) => (one.totals?.byCharge ?? []).filter((part) => part.charge === charge))
        expect(said.reduce((sum, part) => sum + part.usd, 0)).toBeCloseTo(paid, 6)
      }
      for (const one of [totals, ...tables.flatMap((table) => table.totals ?? [])]) {
        const lines = [...one.byCharge, ...one.unpriced].reduce((sum, part) => sum + part.bytes, one.freeBytes)
        expect(lines - (one.repeatedBytes ?? 0)).toBe(one.bytes)
      }
      const dearest = Math.max(0, ...tables.map(({ rows: [first] }) => first?.usd ?? 0))
      expect(top[0]?.usd ?? 0).toBe(dearest)
      for (const { rows } of tables) {
        for (const [index, row] of rows.entries()) expect(row.usd).toBeGreaterThanOrEqual(rows[index + 1]?.usd ?? 0)
      }
    }),
  )
})
