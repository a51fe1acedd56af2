import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listKeys, readJson, writeJson } from '../../aws/archive.ts'
import { readBill } from '../../aws/bill.ts'
import { tellMonitors } from '../../aws/catalogue.ts'
import { readClusters } from '../../aws/clusters.ts'
import { namedFault } from '../../aws/faults.ts'
import { clusterOf, listMonitors, queryRows, startQuery } from '../../aws/flow-monitor.ts'
import { ipRanges } from '../../aws/ip-ranges.ts'
import { readTopology } from '../../aws/network.ts'
import { listPrices } from '../../aws/price-list.ts'
import { readTotals } from '../../aws/totals.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import type { ContributorRow } from '../../domain/flows/contributor-row.ts'
import { observationsOf } from '../../domain/flows/observation.ts'
import { awsRanges } from '../../domain/identities/address-range.ts'
import { joinedEnds, sliceEnds } from '../../domain/identities/day-ends.ts'
import { identityOf } from '../../domain/identities/identity.ts'
import { pricedFlow } from '../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../domain/money/prices.ts'
import { networkOf } from '../../domain/network/network.ts'
import type { Topology } from '../../domain/network/topology.ts'
import { sum } from '../../domain/sums.ts'
import { topContributors, trafficOf } from '../../local/cloud/traffic.ts'
import type { World } from '../../local/cloud/world.ts'
import { world } from '../../worlds/seed-nat/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { enterCloud } from '../cloud.ts'
import { flowsOf } from '../domain/flows/counted-day.ts'
import { oneOfEach, some } from '../exhaustive/cases.ts'
import { wide } from '../wide-network.ts'

/** What services answer that is not what was asked for, each over HTTP with status 200. */

const MONITOR = 'eks-cluster-monitor'
const WINDOW = { category: 'UNCLASSIFIED', from: '2026-11-21T00:00:00Z', to: '2026-11-21T01:00:00Z' } as const

const folder = await mkdtemp(join(tmpdir(), 'flowtoll-answers-'))
const cloud = await enterCloud(world, { archiveFolder: folder, variables: { ARCHIVE_BUCKET: 'archive' } })
beforeEach(() => cloud.disturb(() => undefined))
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

/** Garbles the answers of one operation: all of them, or the first so many. */
function garble(operation: string, garbled: (body: string) => string, times = Number.POSITIVE_INFINITY): void {
  let left = times
  cloud.disturb((call) => (call.operation === operation && left-- > 0 ? { garbled } : undefined))
}

describe('of Network Flow Monitor', () => {
  const RESULTS = 'GetQueryResultsMonitorTopContributors'
  const rows = async () => queryRows(MONITOR, await startQuery(MONITOR, WINDOW))

  test('rows come as they are', async () => {
    expect((await rows()).rows).toContainEqual(expect.objectContaining({ remoteIp: '52.94.233.18', targetPort: 443 }))
    garble(RESULTS, () => '{"topContributors":[null,{"value":"a"}]}')
    expect((await rows()).rows).toEqual([null, { value: 'a' }])
  })

  const ROWS: readonly [string, (body: string) => string][] = [
    ['nothing that was asked for', () => '{}'],
    ['a list alone', () => '[]'],
    ['null', () => 'null'],
    ['no body', () => ''],
    ['a page of another server', () => '<html>502</html>'],
    ['rows of null', () => '{"topContributors":null}'],
    ['rows in words', () => '{"topContributors":"none"}'],
    ['rows that are one', () => '{"topContributors":{"value":1}}'],
    ['pages without an end', (body) => JSON.stringify({ ...JSON.parse(body), nextToken: '0' })],
  ]

  test.each(some(ROWS, 3))('%s for rows is a fault', async (_, garbled) => {
    garble(RESULTS, garbled)
    await expect(rows()).rejects.toSatisfy((error) => isFault(error))
  })

  test.each([
    ['ListMonitors', '{}', listMonitors],
    ['ListMonitors', '{"monitors":[{}]}', listMonitors],
    ['ListMonitors', '{"monitors":[{"monitorName":"a","monitorArn":"b"}]}', listMonitors],
    ['GetMonitor', '{}', () => clusterOf({ name: MONITOR, arn: '' })],
    ['StartQueryMonitorTopContributors', '{}', () => startQuery(MONITOR, WINDOW)],
    ['StartQueryMonitorTopContributors', '{"queryId":""}', () => startQuery(MONITOR, WINDOW)],
  ])('to %s, %s is a fault that names the action', async (operation, body, ask) => {
    garble(operation, () => body)
    await expect(ask()).rejects.toMatchObject({ name: 'ServiceFault', message: expect.stringContaining(operation) })
  })

  test('a monitor that is listed twice is one', async () => {
    garble('ListMonitors', (body) => {
      const { monitors } = JSON.parse(body)
      return JSON.stringify({ monitors: [...monitors, ...monitors] })
    })
    expect((await listMonitors()).map(({ name }) => name)).toEqual([MONITOR])
  })
})

describe('of EC2', () => {
  const [from, to] = [Date.parse(WINDOW.from), Date.parse(WINDOW.to)]

  /** An hour of a world's rows as flows, and what they name. */
  function hourOf(one: World) {
    const [monitor] = one.monitors
    const observations = DESTINATION_CATEGORIES.flatMap((category) => {
      const rows = topContributors(trafficOf(one), monitor?.name ?? '', category, from, to, 1e6) as ContributorRow[]
      return observationsOf(monitor?.name ?? '', category, { ...WINDOW, queryId: 'q', unit: null, cut: false, rows })
        .observations
    })
    const ends = sliceEnds(observations, { networks: new Map(), vpcOwners: new Map() })
    return {
      ends: joinedEnds(undefined, new Map([['slice', { ...ends, madeOf: '' }]])),
      flows: flowsOf(observations, { valueIs: 'both_directions' }).flows,
    }
  }

  /** How EC2 is asked of a world's network, and what its flows cost by an answer. */
  function pricedBy(one: World) {
    const { ends, flows } = hourOf(one)
    const inRange = awsRanges(one.ipRanges)
    const byIp = Object.fromEntries(
      ends.publicEnds.flatMap(({ ip }) => {
        const identity = identityOf({ range: inRange(ip), provider: undefined, evidence: undefined })
        return identity ? [[ip, identity]] : []
      }),
    )
    const identities = { schema: 1 as const, rangesOf: null, problems: [], byIp }
    const rates = fallbackRates(one.region)
    const prices = { ratesOf: () => rates, endpointUsdPerGbOf: () => 0.01 }
    const home = { region: one.region, accountId: one.accountId }
    return {
      read: () => readTopology(ends.vpcIds, { subnetIds: ends.subnetIds, home }),
      usdBy: (topology: Topology) => {
        const knowledge = { monitorOf: () => undefined, network: networkOf(topology), identities, ...prices }
        return flows.map((flow) => pricedFlow(flow, { ...knowledge, bytesPerGigabyte: 2 ** 30 }).usd)
      },
    }
  }

  const { read, usdBy } = pricedBy(shop)
  let full: number[]
  beforeAll(async () => {
    cloud.become(shop)
    full = usdBy(await read())
  })
  afterAll(() => cloud.become(world))

  const ACTIONS = [
    'DescribeAvailabilityZones',
    'DescribeNatGateways',
    'DescribeNetworkInterfaces',
    'DescribeRouteTables',
    'DescribeSubnets',
    'DescribeVpcEndpoints',
    'GetManagedPrefixListEntries',
  ]
  const SET = /(<(?:\w+Set|availabilityZoneInfo)>).*(<\/(?:\w+Set|availabilityZoneInfo)>)/s
  const GARBLED: readonly (readonly [string, (body: string) => string])[] = [
    ['with nothing that was asked for', () => '<Response><requestId>x</requestId></Response>'],
    ['with no XML', () => '{}'],
    ['without what must be there', (body) => body.replace(SET, '$1$2')],
    ['with things that have no names', (body) => body.replaceAll(/<(\w+Id|zoneName|cidr)>[^<]*<\/\1>/g, '')],
  ]

  test('is whole where nothing is amiss', async () => {
    expect((await read()).denied).toEqual([])
    expect(sum(full)).toBeGreaterThan(0.5)
  })

  test.each(some(ACTIONS, 2))('%s that is refused takes dollars away at most, and says so', async (action) => {
    cloud.become({ ...shop, faults: { deniedEc2Actions: [action] } })
    const topology = await read()
    cloud.become(shop)
    expect(topology.denied).toEqual([`ec2:${action}`])
    expect(topology.unfit).toBeUndefined()
    for (const [index, usd] of usdBy(topology).entries()) expect(usd).toBeLessThanOrEqual((full[index] ?? 0) + 1e-12)
  })

  const WIDE = [
    ...ACTIONS.slice(0, -1),
    ...['DescribeVpcs', 'DescribeVpcPeeringConnections', 'DescribeTransitGatewayAttachments'],
    ...['DescribeTransitGatewayVpcAttachments', 'SearchTransitGatewayRoutes', 'DescribeVpcEndpointServices'],
  ]

  test.each(some(WIDE, 3))(
    '%s that is refused takes dollars away at most where the way leads through other VPCs',
    async (action) => {
      const { read: readWide, usdBy: usdByWide } = pricedBy(wide)
      cloud.become(wide)
      const whole = usdByWide(await readWide())
      cloud.become({ ...wide, faults: { deniedEc2Actions: [action] } })
      const topology = await readWide()
      cloud.become(shop)
      expect(topology.denied).toEqual([`ec2:${action}`])
      expect(sum(whole)).toBeGreaterThan(1)
      for (const [index, usd] of usdByWide(topology).entries())
        expect(usd).toBeLessThanOrEqual((whole[index] ?? 0) + 1e-12)
    },
  )

  const ANSWERED = ACTIONS.map(
    (action, index) => [action, ...(GARBLED[index % GARBLED.length] as (typeof GARBLED)[number])] as const,
  )
  test.each(oneOfEach(ANSWERED, ([, how]) => how))(
    '%s that is answered %s is asked again, and then takes dollars away at most, and says so',
    async (action, _, garbled) => {
      garble(action, garbled, 2)
      expect((await read()).denied).toEqual([])
      garble(action, garbled)
      const topology = await read()
      expect(topology).toMatchObject({ denied: [`ec2:${action}`], unfit: [`ec2:${action}`] })
      for (const [index, usd] of usdBy(topology).entries()) expect(usd).toBeLessThanOrEqual((full[index] ?? 0) + 1e-12)
    },
  )
})

/** Each answers once with what was not asked for, and is asked again; then for good, and that is told. */
describe('of those who tell what stands beside the figures', () => {
  const [MONITORED] = world.monitors.map(({ name }) => ({
    ...{ name, cluster: 'eks-cluster', region: world.region },
    arn: `arn:aws:networkflowmonitor:${world.region}:${world.accountId}:monitor/${name}`,
  }))
  const run = { from: WINDOW.from, monitors: MONITORED ? [MONITORED] : [] }
  const billed = { 'NatGateway-Bytes': { gigabytes: 440, usd: 19.8 } }

  const totals = async () => {
    const { problem, monitors } = await readTotals(run, [], [], WINDOW.to)
    return { problem, told: monitors[MONITOR] }
  }
  const prices = async () => {
    await rm(join(folder, 'prices'), { recursive: true, force: true })
    const { problem, rates } = await listPrices(world.region)
    return { problem, told: rates?.source === 'price-list' ? rates.natUsdPerGb : undefined }
  }
  const bill = async () => {
    cloud.become({ ...world, billed })
    const { problem, byCharge } = await readBill(world, [], '2026-11-19')
    cloud.become(world)
    return { problem, told: byCharge.nat }
  }
  const ranges = async () => {
    await rm(join(folder, 'ip-ranges'), { recursive: true, force: true })
    const { problem, ranges: list } = await ipRanges()
    return { problem, told: list?.createDate }
  }

  type Body = { readonly MetricDataResults: readonly { readonly Values: readonly number[] }[] }
  const bodyWith = (made: (body: Body) => unknown) => (body: string) => JSON.stringify(made(JSON.parse(body)))
  const CASES: readonly (readonly [
    string,
    string,
    (body: string) => string,
    () => Promise<{ problem: string | null; told: unknown }>,
  ])[] = [
    ['GetMetricData', 'nothing', () => '{}', totals],
    ['GetMetricData', 'no metric', () => '{"MetricDataResults":[]}', totals],
    [
      'GetMetricData',
      'bytes in words',
      bodyWith(({ MetricDataResults: all }) => ({
        MetricDataResults: all.map((one) => ({ ...one, Values: one.Values.map(String) })),
      })),
      totals,
    ],
    [
      'GetMetricData',
      'instants without bytes',
      bodyWith(({ MetricDataResults: all }) => ({ MetricDataResults: all.map((one) => ({ ...one, Values: [] })) })),
      totals,
    ],
    ['GetProducts', 'nothing', () => '{}', prices],
    ['GetProducts', 'products that are none', () => '{"PriceList":["{}"]}', prices],
    ['GetProducts', 'products that are no JSON', () => '{"PriceList":["<"]}', prices],
    ['GetCostAndUsage', 'nothing', () => '{}', bill],
    ['GetCostAndUsage', 'no day', () => '{"ResultsByTime":[]}', bill],
    ['GetCostAndUsage', 'an amount in words', (body) => body.replace('"19.8"', '"much"'), bill],
    ['GetIpRanges', 'nothing', () => '{}', ranges],
    ['GetIpRanges', 'a page', () => '<html>', ranges],
    ['GetIpRanges', 'ranges in words', bodyWith((body) => ({ ...body, prefixes: ['x'] })), ranges],
  ]

  test.each(oneOfEach(CASES, ([operation]) => operation))('%s with %s', async (operation, _, garbled, ask) => {
    const { problem, told } = await ask()
    expect(problem).toBeNull()
    expect(told).toBeTruthy()
    garble(operation, garbled, 1)
    expect(await ask()).toEqual({ problem: null, told })
    // For good: one of each operation, as that takes its pauses.
    if (CASES.find(([first]) => first === operation)?.[2] !== garbled) return
    garble(operation, garbled)
    expect(await ask()).toEqual({ problem: expect.any(String), told: undefined })
  })

  test('GetMetricData with a page that comes twice counts it once', async () => {
    const { told } = await totals()
    garble(
      'GetMetricData',
      bodyWith(({ MetricDataResults: all }) => ({ MetricDataResults: [...all, ...all] })),
    )
    expect(await totals()).toEqual({ problem: null, told })
  })

  test('DescribeCluster with nothing is a version that nobody knows', async () => {
    garble('DescribeCluster', () => '{}', 1)
    expect(await readClusters(['eks-cluster'])).toEqual([
      { name: 'eks-cluster', version: '1.34', serviceCidr: '172.20.0.0/16' },
    ])
    garble('DescribeCluster', () => '{}')
    expect(await readClusters(['eks-cluster'])).toEqual([{ name: 'eks-cluster', version: null }])
  })
})

describe('of S3', () => {
  test.each([
    ['another page', () => '<html>502</html>'],
    ['nothing', () => ''],
    ['a listing without its objects', (body: string) => body.replaceAll(/<Contents>.*<\/Contents>/gs, '')],
    ['a listing that is cut', (body: string) => body.replace('false</IsTruncated>', 'true</IsTruncated>')],
  ])('%s for a listing is none, and never an empty one', async (_, garbled) => {
    await writeJson('memory/a.json', { a: 1 })
    garble('ListObjectsV2', garbled, 1)
    expect(await listKeys('memory/')).toEqual(['memory/a.json'])
    garble('ListObjectsV2', garbled)
    await expect(listKeys('memory/')).rejects.toMatchObject({ name: 'ServiceFault' })
  })

  test('an object that comes as rubbish once is read again, before it is called corrupt', async () => {
    await writeJson('memory/a.json', { a: 1 })
    garble('GetObject', () => 'rubbish', 1)
    expect(await readJson('memory/a.json')).toEqual({ a: 1 })
    garble('GetObject', () => 'rubbish')
    await expect(readJson('memory/a.json')).rejects.toMatchObject({ name: 'ArchiveCorrupt' })
  })
})

test('of Glue, a table without its columns is not written back', async () => {
  cloud.become(world)
  garble('GetTable', (body) => body.replaceAll('"Columns"', '"Column"'))
  expect(await tellMonitors('flowtoll', [MONITOR])).toContain('GetTable is not what was asked for')
  expect(cloud.calls.filter(({ operation }) => operation === 'UpdateTable')).toEqual([])
  cloud.disturb(() => undefined)
  expect(await tellMonitors('flowtoll', [MONITOR])).toBeNull()
})

const isFault = (error: unknown) => namedFault(error).name === 'ServiceFault'
