import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPrices } from '../../aws/price-list.ts'
import { totalsKey } from '../../domain/archive-key.ts'
import type { Totals } from '../../domain/collecting/totals.ts'
import type { Topology } from '../../domain/network/topology.ts'
import type { World } from '../../local/cloud/world.ts'
import { world as halves } from '../../worlds/s3-halves/world.ts'
import { world as senders } from '../../worlds/seed-inter-az/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { rowsOf } from '../duckdb.ts'
import { some } from '../exhaustive/cases.ts'
import { wide } from '../wide-network.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')

describe('prices', () => {
  // AWS's list prices: NAT and its days, https://aws.amazon.com/vpc/pricing/; the internet's first tier and the price to
  // most other regions, https://aws.amazon.com/ec2/pricing/on-demand/. All as of 2026-09.
  const PRICES: readonly (readonly [string, number, number, number, number, Readonly<Record<string, number>>])[] = [
    ['us-east-1', 0.045, 0.01, 0.09, 0.02, { 'us-east-2': 0.01 }],
    ['eu-west-1', 0.048, 0.011, 0.09, 0.02, { 'ca-west-1': 0.05 }],
    ['ca-central-1', 0.05, 0.011, 0.09, 0.02, {}],
    ['ap-northeast-1', 0.062, 0.014, 0.114, 0.09, {}],
    ['sa-east-1', 0.093, 0.021, 0.15, 0.138, {}],
  ]

  test.each(some(PRICES, 2))(
    'of %s come from the Price List API',
    async (region, natUsdPerGb, endpointUsdPerZoneHour, internetOutUsdPerGb, interRegion, exceptions) => {
      await rig.enterEarly(nat)
      rig.forgetPrices()
      expect(await listPrices(region)).toEqual({
        problem: null,
        rates: {
          region,
          source: 'price-list',
          asOf: '2026-09-25',
          priceFactor: 1,
          natUsdPerGb,
          natUsdPerHour: natUsdPerGb,
          endpointUsdPerZoneHour,
          interAzUsdPerGbEachDirection: 0.01,
          endpointTiers: [
            { fromGb: 0, usdPerGb: 0.01 },
            { fromGb: 1_048_576, usdPerGb: 0.006 },
            { fromGb: 5_242_880, usdPerGb: 0.004 },
          ],
          transitUsdPerGb: 0.02,
          internetOutUsdPerGb,
          interRegionUsdPerGb: interRegion,
          interRegionExceptions: exceptions,
        },
      })
    },
  )

  test('that the API does not hold come from the table, and that is said', async () => {
    await rig.enterEarly(nat)
    rig.forgetPrices()
    expect(await listPrices('eu-north-1')).toMatchObject({
      rates: { natUsdPerGb: 0.046, source: 'fallback', asOf: '2026-09-03' },
      problem: "The Price List API has no prices in eu-north-1; flowtoll's own table of 2026-09-03 stands in.",
    })
    expect(await listPrices('moon-1')).toEqual({
      rates: null,
      problem: 'The Price List API has no prices in moon-1, and flowtoll carries no table for it.',
    })
  })

  test('are asked for once a day, and a re-run keeps those of its day', async () => {
    await rig.enterEarly(nat)
    rig.forgetPrices()
    await rig.early()
    expect(rig.asked('GetProducts').length).toBeGreaterThan(5)
    expect((await rig.report()).rates).toMatchObject({ source: 'price-list', asOf: '2026-09-25', natUsdPerGb: 0.045 })
    await rig.change(nat)
    await listPrices(nat.region)
    await rig.early()
    expect(rig.asked('GetProducts')).toEqual([])

    // A copy of yesterday's is asked for anew.
    const latest = join(rig.folder, 'prices/latest/us-east-1.json')
    const old = JSON.parse(await readFile(latest, 'utf8'))
    await writeFile(latest, JSON.stringify({ ...old, readAt: new Date(Date.now() - 86_400_001).toISOString() }))
    await listPrices(nat.region)
    expect(rig.asked('GetProducts').length).toBeGreaterThan(5)
  })

  test('without the permission come from the table, and the digest names the action', async () => {
    await rig.enterEarly({ ...nat, faults: { deniedActions: ['pricing:GetProducts'] } })
    rig.forgetPrices()
    await rig.early()
    const { rates, notes, totals } = await rig.report()
    expect(rates).toMatchObject({ source: 'fallback', asOf: '2026-09-03' })
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    expect(notes).toEqual([
      "The Price List API could not be read (the permission pricing:GetProducts is missing); flowtoll's own table of 2026-09-03 stands in.",
    ])
    const [email] = await rig.cloud.inbox()
    for (const text of [email?.html, oneLine(email?.text)]) expect(text).toContain('pricing:GetProducts')

    // The next run asks again.
    await rig.change(nat)
    await rig.early()
    expect((await rig.report()).rates.source).toBe('price-list')
  })
})

describe('the network', () => {
  test('of a re-run is that of its day, whatever EC2 says by now', async () => {
    await rig.enterEarly(nat)
    await rig.early()
    const routeTables = nat.network.routeTables.map((table) => ({ ...table, routes: [] }))
    await rig.change({ ...nat, network: { ...nat.network, routeTables, natGateways: [] } })
    await rig.early()
    expect((await rig.report()).totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    expect(rig.asked('DescribeRouteTables')).toEqual([])
  })

  test('that is known in part is said in state and subject, though no dollar is missing here', async () => {
    await rig.enterCollected({ ...nat, faults: { deniedEc2Actions: ['DescribeAvailabilityZones'] } })
    await rig.run()
    const { status, totals, notes, findings } = await rig.report()
    expect(status).toBe('unpriced')
    // In which zones an endpoint would stand is not known.
    expect(findings.open).toEqual([])
    expect(totals.usd).toBeCloseTo(nat.bill.usd, 6)
    expect(notes).toEqual([expect.stringContaining('the permission ec2:DescribeAvailabilityZones is missing')])
    const [email] = await rig.cloud.inbox()
    expect(email?.subject).toMatch(/^\[flowtoll\] UNPRICED eks-cluster: .*, network known in part/)
    expect(await rowsOf(`select status from '${join(rig.folder, `days/dt=${DAY}/day.parquet`)}'`)).toEqual([{ status }])
  })

  test('that was read is not lost where EC2 answers a refresh with nothing', async () => {
    await rig.enterEarly(nat)
    await rig.early({ input: { email: false } })
    await rig.change(nat)
    rig.cloud.disturb(({ operation }) => (operation === 'DescribeRouteTables' ? { garbled: () => '' } : undefined))
    await rig.early({ input: { email: false, refresh: true } })
    const { totals, notes } = await rig.report()
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    expect(notes).toEqual([])
  })

  test('without any permission is named in one line, and what it would tell is unknown', async () => {
    const actions = ['DescribeNatGateways', 'DescribeRouteTables', 'DescribeSubnets']
    await rig.enterEarly({ ...nat, faults: { deniedEc2Actions: actions } })
    await rig.early()
    const { notes, totals } = await rig.report()
    expect(notes).toHaveLength(1)
    for (const action of actions) expect(notes[0]).toContain(`ec2:${action}`)
    expect(notes[0]).toContain('the permissions ec2:')
    expect(notes[0]).toContain(' are missing')
    expect(totals).toMatchObject({ usd: 0, unpriced: [{ reason: 'route unknown', bytes: nat.bill.bytes / 24 }] })
  })
})

describe('a way that leaves the VPC', () => {
  // Half of the pods stand in zone b. Over the transit gateway twice, to the firewall's VPC and on to the one that leads out,
  // at $0.02 a GB each time, and through the NAT gateway there at $0.045; the other half pay their own gateway's $0.045.
  const half = nat.bill.bytes / 24 / 2 / 2 ** 30
  const nearUsd = half * 0.045
  const farUsd = half * (0.02 + 0.02 + 0.045)

  test('is followed through the account to its end, and priced there', async () => {
    await rig.enterEarly(wide)
    await rig.early({ input: { email: false } })
    const { totals, notes } = await rig.report()
    expect(totals.usd).toBeCloseTo(nearUsd + farUsd, 9)
    expect(totals.unpriced).toEqual([])
    expect(notes).toEqual([])
    // Of what the gateways counted themselves, that one's too, and not a peer's, which nobody else leaves by.
    const { asked } = (await rig.json(totalsKey(DAY))) as Totals
    expect(asked).toContain('nat-egress')
    expect(asked).not.toContain('nat-peer')
  })

  test.each([
    // The first step alone is known: what it pays, and not what comes after it.
    ['SearchTransitGatewayRoutes', 'where a transit gateway leads', nearUsd + half * 0.02],
    ['DescribeVpcEndpointServices', 'in which zones AWS offers an endpoint', nearUsd + farUsd],
  ])('without %s is told with what nobody knows, and costs no dollar more', async (action, tells, usd) => {
    await rig.enterEarly({ ...wide, faults: { deniedEc2Actions: [action] } })
    await rig.early({ input: { email: false } })
    const { totals, notes } = await rig.report()
    expect(notes).toEqual([expect.stringContaining(`the permission ec2:${action} (${tells}) is missing`)])
    expect(totals.usd).toBeCloseTo(usd, 9)
  })

  test('of an archive that knows no transit gateway stays as it was that day', async () => {
    await rig.enterEarly(wide)
    await rig.early({ input: { email: false } })
    const key = `topology/dt=${DAY}/topology.json`
    const { transitAttachments, transitRouteTables, peerings, vpcs, endpointServices, ...old } = (await rig.json(
      key,
    )) as Topology
    await writeFile(join(rig.folder, key), JSON.stringify(old))
    await rig.early({ input: { email: false } })
    expect(await rig.json(key)).toEqual(old)
    expect((await rig.report()).totals.usd).toBeCloseTo(nearUsd + half * 0.02, 9)
  })
})

describe("a cluster's version", () => {
  const topology = async () => (await rig.json(`topology/dt=${DAY}/topology.json`)) as Topology

  test('is asked of EKS once a day', async () => {
    await rig.enterEarly({ ...nat, kubernetesVersion: '1.33' })
    await rig.early({ input: { email: false } })
    expect((await topology()).clusters).toEqual([
      { name: 'eks-cluster', version: '1.33', serviceCidr: '172.20.0.0/16' },
    ])
    await rig.change({ ...nat, kubernetesVersion: '1.35' })
    await rig.early({ input: { email: false } })
    expect((await topology()).clusters).toEqual([
      { name: 'eks-cluster', version: '1.33', serviceCidr: '172.20.0.0/16' },
    ])
    expect(rig.asked('DescribeCluster')).toEqual([])
  })

  test('that may not be asked for is unknown, without a word, and asked for again', async () => {
    await rig.enterEarly({ ...nat, faults: { deniedActions: ['eks:DescribeCluster'] } })
    expect(await rig.early({ input: { email: false } })).toMatchObject({ status: 'SUCCEEDED' })
    expect((await topology()).clusters).toEqual([{ name: 'eks-cluster', version: null }])
    expect((await rig.report()).notes).toEqual([])
    await rig.change(nat)
    await rig.early({ input: { email: false } })
    expect((await topology()).clusters).toEqual([
      { name: 'eks-cluster', version: '1.34', serviceCidr: '172.20.0.0/16' },
    ])
  })
})

describe('names that services tell', () => {
  const host = 'orders.c9akciq32rgh.us-east-1.rds.amazonaws.com'
  const [{ subnetId, vpcId, availabilityZoneId }] = nat.network.subnets as [World['network']['subnets'][number]]
  const database = {
    ...{ networkInterfaceId: 'eni-0da1', subnetId, vpcId, availabilityZone: availabilityZoneId },
    ...{ interfaceType: 'interface', description: 'RDSNetworkInterface', privateIps: ['10.0.0.250'] },
    requesterId: 'amazon-rds',
  }
  const standing: World = {
    ...nat,
    network: { ...nat.network, networkInterfaces: [database] },
    services: {
      'rds:DescribeDBInstances': {
        DBInstances: {
          DBInstance: [{ DBInstanceIdentifier: 'orders', Engine: 'postgres', Endpoint: { Address: host } }],
        },
      },
    },
    internet: [{ ip: '10.0.0.250', names: [host] }],
  }
  const denied: World = { ...standing, faults: { deniedActions: ['rds:DescribeDBInstances'] } }
  const names = async () =>
    ((await rig.json(`topology/dt=${DAY}/topology.json`)) as Topology).interfaces
      .filter(({ id }) => id === 'eni-0da1')
      .map(({ name }) => name)
  const quietly = { input: { email: false } }

  test('are kept with the day', async () => {
    await rig.enterEarly(standing)
    await rig.early(quietly)
    expect(await names()).toEqual(['orders (RDS PostgreSQL)'])
    expect((await rig.report()).notes).toEqual([])
    // What is told once is asked no more.
    await rig.change(standing)
    await rig.early(quietly)
    expect(rig.asked('DescribeDBInstances')).toEqual([])
  })

  test('without the permission are missed in one line, and nothing else is; the next run that may ask has them', async () => {
    await rig.enterEarly(denied)
    expect(await rig.early(quietly)).toMatchObject({ status: 'SUCCEEDED' })
    expect(await names()).toEqual(['RDS database'])
    const { totals, notes, status } = await rig.report()
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    expect(status).toBe('partial')
    expect(notes).toEqual([
      'Some ends have no closer name: the permission rds:DescribeDBInstances is missing, which would name the database, and its writer and readers. No price depends on it.',
    ])
    await rig.change(standing)
    await rig.early(quietly)
    expect(await names()).toEqual(['orders (RDS PostgreSQL)'])
    expect((await rig.report()).notes).toEqual([])
  })

  test('of roles are of the time when they are told: a re-run gives its day the name alone', async () => {
    const [orders, copy] = ['orders', 'orders-copy'].map((id) => ({
      ...{ DBInstanceIdentifier: id, Engine: 'postgres' },
      ...{ Endpoint: { Address: id === 'orders' ? host : 'orders-copy.c9akciq32rgh.us-east-1.rds.amazonaws.com' } },
    }))
    const source = { ReadReplicaSourceDBInstanceIdentifier: 'orders' }
    const pair: World = {
      ...standing,
      services: { 'rds:DescribeDBInstances': { DBInstances: { DBInstance: [orders, { ...copy, ...source }] } } },
    }
    await rig.enterEarly({ ...pair, faults: denied.faults ?? {} })
    await rig.early(quietly)
    await rig.change(pair)
    await rig.early(quietly)
    expect(await names()).toEqual(['orders (RDS PostgreSQL)'])
    await rig.enterEarly(pair)
    await rig.early(quietly)
    expect(await names()).toEqual(['orders (RDS PostgreSQL, writer)'])
    // A day of long ago that is told for the first time.
    await rig.enterCollected(pair)
    await rig.run({ input: { date: DAY, email: false }, startedAt: '2026-11-25T07:00:00Z' })
    expect(await names()).toEqual(['orders (RDS PostgreSQL)'])
  })

  test('that the settings leave out are not asked for, and not missed', async () => {
    await rig.enterEarly(denied)
    await rig.withSettings({ readServices: ['efs'] }, () => rig.early(quietly))
    expect(rig.asked('DescribeDBInstances')).toEqual([])
    expect(await names()).toEqual(['RDS database'])
    expect((await rig.report()).notes).toEqual([])
  })

  test('once told are not untold by a refusal, with "refresh" too', async () => {
    await rig.enterEarly(standing)
    await rig.early(quietly)
    await rig.change(denied)
    await rig.early({ input: { email: false, refresh: true } })
    expect(await names()).toEqual(['orders (RDS PostgreSQL)'])
  })
})

test('a prefix list that is gone does not fail the day: S3 is known by its endpoint', async () => {
  await rig.enterEarly({ ...halves, network: { ...halves.network, managedPrefixLists: [] } })
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  const { totals, notes } = await rig.report()
  expect(totals.usd).toBeCloseTo(halves.bill.usd / 24, 6)
  expect(notes).toEqual([])
})

test('a day that names no VPC asks EC2 for nothing', async () => {
  const nowhere = nat.connections.map((one) => {
    const { vpcId: _, ...client } = one.client
    return { ...one, client }
  })
  await rig.enterEarly({ ...nat, name: 'nowhere', connections: nowhere })
  await rig.run({ input: { date: DAY }, startedAt: `${DAY}T01:30:00Z` })
  expect(rig.cloud.calls.filter(({ service }) => service === 'ec2')).toEqual([])
  expect((await rig.report()).totals).toMatchObject({
    usd: 0,
    // One hour of 24.
    unpriced: [{ reason: 'route unknown', bytes: nat.bill.bytes / 24 }],
  })
})

describe('the topic of failure notices and alarms', () => {
  const notesOf = async (followers: World['alarmFollowers'], deny = false) => {
    process.env.ALARM_TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:flowtoll'
    try {
      await rig.enterEarly({ ...nat, alarmFollowers: followers })
      if (deny) rig.cloud.disturb(({ operation }) => (operation === 'GetTopicAttributes' ? DENIED : undefined))
      await rig.early({ input: { email: false } })
    } finally {
      delete process.env.ALARM_TOPIC_ARN
    }
    return (await rig.report()).notes.filter((note) => note.includes('failure notices'))
  }
  const DENIED = { status: 403, error: 'AuthorizationError: not for you' }

  test('is told of in the report where nobody has confirmed it, and where it cannot be asked', async () => {
    expect(await notesOf({ confirmed: 1, pending: 0 })).toEqual([])
    expect(await notesOf({ confirmed: 0, pending: 1 })).toEqual([
      'Nobody gets failure notices and alarms: 1 subscription is not confirmed yet: use the link that SNS emailed.',
    ])
    expect(await notesOf(undefined, true)).toEqual([
      expect.stringMatching(
        /^It is not known whether failure notices and alarms reach anybody \(.*sns:GetTopicAttributes/,
      ),
    ])
  })
})

describe("Athena's tables", () => {
  async function runs(world: World, count: number) {
    process.env.CATALOGUE_DATABASE = 'flowtoll'
    try {
      await rig.enterEarly(world)
      for (let run = 0; run < count; run++) await rig.early({ input: { email: false } })
    } finally {
      delete process.env.CATALOGUE_DATABASE
    }
  }
  const told = () =>
    rig.asked('UpdateTable').map(({ TableInput }) => {
      const { Name, Parameters, StorageDescriptor } = TableInput as Record<string, Record<string, unknown>>
      return [
        Name,
        Parameters?.['projection.monitor.values'],
        Parameters?.['projection.enabled'],
        Object.keys(StorageDescriptor ?? {}),
      ]
    })

  test('are told of a monitor once, and keep all else', async () => {
    await runs({ ...nat }, 2)
    expect(told()).toEqual(
      ['flows', 'hours', 'daily', 'gaps'].map((name) => [name, 'eks-cluster-monitor', 'true', ['Columns']]),
    )
  })

  test('are told again of monitors that a deployment made them forget, also of one that is gone', async () => {
    await rig.enterEarly({ ...nat })
    await mkdir(join(rig.folder, 'catalogue'))
    await writeFile(join(rig.folder, 'catalogue/monitors.json'), '{"schema":1,"monitors":["gone"]}')
    process.env.CATALOGUE_DATABASE = 'flowtoll'
    try {
      await rig.early({ input: { email: false } })
    } finally {
      delete process.env.CATALOGUE_DATABASE
    }
    expect(told().map(([, values]) => values)).toEqual(Array(4).fill('eks-cluster-monitor,gone'))
    expect(await rig.json('catalogue/monitors.json')).toEqual({ schema: 1, monitors: ['eks-cluster-monitor', 'gone'] })
  })

  test('that cannot be told leave the report as it is, and it says so', async () => {
    await runs({ ...nat, faults: { deniedActions: ['glue:UpdateTable'] } }, 1)
    const { notes, totals } = await rig.report()
    expect(notes).toEqual([
      'Athena may not find the days of eks-cluster-monitor: its tables could not be updated (the permission glue:UpdateTable is missing).',
    ])
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
  })

  test("are nobody's business where the stack has none", async () => {
    await rig.enterEarly(nat)
    await rig.early({ input: { email: false } })
    expect(rig.asked('GetTable')).toEqual([])
  })
})

describe('what CloudWatch counted', () => {
  test('shows what a gap took from the rows', async () => {
    await rig.enterEarly({
      ...senders,
      faults: { failingQueries: [{ category: 'INTER_AZ', utcHour: 1, status: 'FAILED' }] },
    })
    await rig.early({ hours: 2 })
    const [monitor] = (await rig.report()).coverage.counted.monitors
    // Both ends report all posts of two hours; half of one hour's, which cross a zone, are missing.
    expect(monitor?.cloudWatchBytes).toBe((senders.bill.bytes * 4) / 24)
    expect(monitor?.bytes).toBe((senders.bill.bytes * 3) / 24)
  })

  test('a quarter beyond the rows is a day of LOW COVERAGE, and no measure for others', async () => {
    await rig.enterCollected({ ...nat, faults: { monitorsCounted: 1.25 } })
    await rig.run()
    const { status, coverage } = await rig.report()
    expect(status).toBe('low_coverage')
    const bytes = nat.bill.bytes / 4
    expect(coverage.counted.unseen).toEqual({ bytes, gigabytes: bytes / 2 ** 30, share: expect.closeTo(0.2, 9) })
    const [email] = await rig.cloud.inbox()
    expect(email?.subject).toMatch(/^\[flowtoll\] LOW COVERAGE eks-cluster: \$19\.20 on Sat 21 Nov, 20% not seen/)
    expect(await rig.json(`trends/dt=${DAY}/trend.json`)).toMatchObject({ unseenShare: expect.closeTo(0.2, 9) })
  })

  test('is asked again for a monitor that an earlier run of the day did not name', async () => {
    const second = {
      name: 'second-monitor',
      status: 'ACTIVE',
      clusterArn: 'arn:aws:eks:us-east-1:111122223333:cluster/b',
    } as const
    const world = { ...nat, monitors: [...nat.monitors, second] }
    await rig.enterEarly(world)
    await rig.early({ input: { monitors: ['eks-cluster-monitor'], email: false } })
    await rig.early({ input: { email: false } })
    const { monitors } = (await rig.report()).coverage.counted
    expect(monitors.map(({ name, cloudWatchBytes }) => [name, cloudWatchBytes])).toEqual([
      ['eks-cluster-monitor', nat.bill.bytes / 24],
      ['second-monitor', 0],
    ])
  })

  test.each(['InternalError', 'Forbidden'] as const)(
    'is unknown where a metric ends as %s, and that is said',
    async (metricStatus) => {
      await rig.enterEarly({ ...nat, faults: { metricStatus } })
      await rig.early()
      const { coverage, notes } = await rig.report()
      expect(coverage.counted.monitors.map(({ cloudWatchBytes }) => cloudWatchBytes)).toEqual([null])
      expect(notes).toEqual([expect.stringContaining(`${metricStatus}: made to fail`)])
    },
  )

  test('tells what the functions of the stack cost, the own one among them', async () => {
    process.env.OWN_FUNCTIONS = JSON.stringify([
      { task: 'PollQueries', name: 'flowtoll-PollQueries', megabytes: 512 },
      { task: 'ReadSurroundings', megabytes: 3008 },
    ])
    process.env.AWS_LAMBDA_FUNCTION_NAME = 'flowtoll-ReadSurroundings'
    try {
      await rig.enterEarly({
        ...nat,
        ownFunctions: {
          'flowtoll-PollQueries': { invocationsPerSlot: 50, millisecondsPerSlot: 50_000 },
          'flowtoll-ReadSurroundings': { invocationsPerSlot: 1, millisecondsPerSlot: 8_000 },
        },
      })
      await rig.early()
    } finally {
      process.env.OWN_FUNCTIONS = '[]'
      delete process.env.AWS_LAMBDA_FUNCTION_NAME
    }
    // Twelve slots: 600 × 0.5 GB-seconds, and 96 s of 2.9375 GB; 600 polls are 1,800 states, and
    // that of ReadSurroundings is counted with the collection before it.
    expect((await rig.report()).ownCost).toMatchObject({ invocations: 612, gigabyteSeconds: 582, transitions: 1800 })
  })

  test('without the permission is unknown, and the report goes out and says so', async () => {
    await rig.enterEarly({ ...nat, faults: { deniedActions: ['cloudwatch:GetMetricData'] } })
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    const { coverage, notes, totals } = await rig.report()
    expect(coverage.counted.monitors.map(({ cloudWatchBytes }) => cloudWatchBytes)).toEqual([null])
    expect(notes).toEqual([
      'CloudWatch could not be queried (the permission cloudwatch:GetMetricData is missing), so it is not known whether rows are missing.',
    ])
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
  })

  test('of a day that is not over is counted again as it goes on', async () => {
    await rig.enterEarly(nat)
    await rig.run({ input: { date: DAY, email: false }, startedAt: `${DAY}T02:30:00Z` })
    const early = (await rig.report()).coverage.counted
    // As far as the rows go: whole hours.
    expect(early.until).toBe(`${DAY}T02:00:00Z`)
    expect(early.monitors[0]?.bytes).toBe(early.monitors[0]?.cloudWatchBytes)
    await rig.run({ input: { date: DAY, email: false }, startedAt: `${DAY}T03:30:00Z` })
    const late = (await rig.report()).coverage.counted
    expect(late.until).toBe(`${DAY}T03:00:00Z`)
    expect(early.monitors[0]?.cloudWatchBytes).toBe(nat.bill.bytes / 12)
    expect(late.monitors[0]?.cloudWatchBytes).toBe(nat.bill.bytes / 8)
  })
})

describe('the bill', () => {
  const billed: World['billed'] = {
    'NatGateway-Bytes': { gigabytes: 440, usd: 19.8 },
    'USE1-RegionalNatGateway-Bytes': { gigabytes: 60, usd: 2.7 },
    'DataTransfer-Regional-Bytes': { gigabytes: 12, usd: 0.12 },
    'USE1-VpcPeering-In-Bytes': { gigabytes: 5, usd: 0.05 },
    'USE1-VpcPeering-Out-Bytes': { gigabytes: 3, usd: 0.03 },
    'USE1-TransitGateway-Bytes': { gigabytes: 200, usd: 4 },
    // Of another region, and so not asked for.
    'EU-NatGateway-Bytes': { gigabytes: 1000, usd: 48 },
  }

  async function withBill(world: World, run: () => Promise<void>): Promise<void> {
    await rig.enterEarly(world)
    await rig.withSettings({ costExplorer: true }, run)
  }

  test('is not asked for unless the setting says so', async () => {
    await rig.enterEarly({ ...nat, billed })
    await rig.early()
    expect(rig.asked('GetCostAndUsage')).toEqual([])
    expect((await rig.report()).bill).toBeNull()
  })

  test('of two days ago stands beside the estimate of its report', () =>
    withBill({ ...nat, billed }, async () => {
      await rig.early()
      expect(rig.asked('GetCostAndUsage')).toMatchObject([{ TimePeriod: { Start: '2026-11-19', End: '2026-11-20' } }])
      const lines = (await rig.report()).bill?.lines
      expect(lines).toEqual([
        { charge: 'inter_az', billedGigabytes: 20, billedUsd: expect.closeTo(0.2, 9), estimatedUsd: null },
        { charge: 'nat', billedGigabytes: 500, billedUsd: 22.5, estimatedUsd: null },
        { charge: 'transit', billedGigabytes: 200, billedUsd: 4, estimatedUsd: null },
      ])

      // With a report of that day in the archive. What was asked once is not asked again: each call costs a cent.
      const report = await rig.report()
      const earlier = join(rig.folder, 'reports/dt=2026-11-19')
      await writeFile(join(rig.folder, 'reports/dt=2026-11-21/report.json'), JSON.stringify(report))
      await cp(join(rig.folder, 'reports/dt=2026-11-21'), earlier, { recursive: true })
      await rig.early()
      expect(rig.asked('GetCostAndUsage')).toHaveLength(1)
      const bill = (await rig.report()).bill
      expect(bill).toMatchObject({ day: '2026-11-19', otherDays: null, problem: null })
      expect(bill?.lines.map(({ charge, estimatedUsd }) => [charge, estimatedUsd?.toFixed(2)])).toEqual([
        ['inter_az', '0.00'],
        ['nat', '0.80'],
        ['transit', '0.00'],
      ])
      const [, email] = await rig.cloud.inbox()
      expect(oneLine(email?.text)).toContain(
        'Billed to the account for 2026-11-19 (UTC): Across zones $0.20, estimated $0.00; NAT gateway $22.50, estimated $0.80; Transit gateway $4.00, estimated $0.00.',
      )
    }))

  test('without the permission says which', () =>
    withBill({ ...nat, billed, faults: { deniedActions: ['ce:GetCostAndUsage'] } }, async () => {
      expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
      const [email] = await rig.cloud.inbox()
      expect(oneLine(email?.text)).toContain(
        'Cost Explorer could not be queried (the permission ce:GetCostAndUsage is missing), so no estimate is compared with the bill.',
      )
    }))
})
