import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, Finding } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import { KINDS } from '../../../domain/findings/kinds.ts'
import { paperOf, repriced, tried } from '../../../domain/findings/paper.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { Endpoint, RouteTable, Topology } from '../../../domain/network/topology.ts'
import { behind, call, dayOf, out, pod, REMOTE, topologyOf, type Zone } from './build.ts'

const usdOf = (flows: Day['flows']) => flows.reduce((sum, { usd }) => sum + usd, 0)

const zone = fc.constantFrom<Zone>(1, 2, 3)
const S3 = '52.216.9.9'

const anyFlow: fc.Arbitrary<Flow> = fc.oneof(
  fc
    .record({
      from: zone,
      ip: fc.constantFrom(REMOTE.sqs, REMOTE.ecr, REMOTE.datadog, REMOTE.unknown),
      size: fc.integer({ min: 1, max: 900 }),
    })
    .map(({ from, ip, size }) => out(pod(from, 'sender'), ip, size)),
  fc
    .record({ from: zone, size: fc.integer({ min: 1, max: 900 }) })
    .map(({ from, size }) => out(pod(from, 'images'), S3, size, 'AMAZON_S3')),
  fc
    .record({ from: zone, to: zone, index: fc.integer({ min: 0, max: 2 }), size: fc.integer({ min: 1, max: 900 }) })
    .map(({ from, to, index, size }) => call(pod(from, 'web'), behind('cart', pod(to, 'cart', index)), size)),
)

/** Tables of the zones' subnets: one each, one for two of them, or the main one of the VPC, each with a gateway of any zone. */
const anyTables: fc.Arbitrary<{ leavesBy: [Zone, Zone, Zone]; shape: 'own' | 'shared' | 'main' }> = fc.record({
  leavesBy: fc.tuple(zone, zone, zone),
  shape: fc.constantFrom('own', 'shared', 'main'),
})

function placed({
  leavesBy,
  shape,
}: {
  leavesBy: [Zone, Zone, Zone]
  shape: 'own' | 'shared' | 'main'
}): Partial<Topology> {
  const local = { destination: '10.0.0.0/16', target: 'local' }
  const table = (id: string, subnetIds: string[], gateway: Zone, main = false): RouteTable => ({
    ...{ id, vpcId: 'vpc-1', main, subnetIds },
    routes: [local, { destination: '0.0.0.0/0', target: `nat-${gateway}` }],
  })
  const publics: RouteTable = {
    ...{ id: 'rtb-public', vpcId: 'vpc-1', main: false, subnetIds: ['public-1', 'public-2', 'public-3'] },
    routes: [local, { destination: '0.0.0.0/0', target: 'igw-1' }],
  }
  const [one, two, three] = leavesBy
  const tables = {
    own: [table('rtb-1', ['subnet-1'], one), table('rtb-2', ['subnet-2'], two), table('rtb-3', ['subnet-3'], three)],
    shared: [table('rtb-12', ['subnet-1', 'subnet-2'], one), table('rtb-3', ['subnet-3'], three)],
    main: [table('rtb-1', ['subnet-1'], one), table('rtb-main', [], two, true)],
  }[shape]
  return { routeTables: [...tables, publics] }
}

const hasChange = (finding: Finding): finding is Finding & { change: Change } => finding.change !== null

describe('changes on paper', () => {
  test('save together what the network with all of them costs less, every flow priced anew', () => {
    let advised = 0
    fc.assert(
      fc.property(anyTables, fc.array(anyFlow, { minLength: 1, maxLength: 12 }), (tables, flows) => {
        const day = dayOf(flows, { topology: placed(tables) })
        const { open } = findingsOf(day, [], []).report
        let paper = paperOf(day)
        let savedUsd = 0
        for (const { change, id } of open.filter(hasChange)) {
          const staked = day.flows.filter(({ destination }) => id.includes(destination.workload ?? 'no workload'))
          const trial = tried(change, staked, paper, day)
          paper = trial.paper()
          savedUsd += trial.savedUsd
          advised++
        }
        const network = networkOf(paper.topology)
        const after = day.flows.map((flow) => {
          const now = paper.moved.get(flow) ?? flow
          return repriced(now, now, network, day, now.identity)
        })
        expect(usdOf(day.flows) - usdOf(after)).toBeCloseTo(savedUsd, 6)
      }),
      { numRuns: 60 },
    )
    // The law is about something.
    expect(advised).toBeGreaterThan(20)
  })

  test('keep what they promise when the day after has that network', () => {
    fc.assert(
      fc.property(anyTables, fc.array(anyFlow, { minLength: 1, maxLength: 12 }), (tables, flows) => {
        const day = dayOf(flows, { topology: placed(tables) })
        const { open } = findingsOf(day, [], []).report
        // The first that is taken stands on the network as it is; it must be of the network alone, whose flows call the same addresses.
        const order = KINDS.map(({ kind }) => kind)
        const [first] = open.filter(hasChange).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
        if (!first || !/gateway-endpoint|nat-gateway/.test(first.change.kind)) return
        const alone = open.filter(({ kind }) => kind === first.kind)
        if (alone.length > 1) return
        const paper = tried(first.change, [], paperOf(day), day).paper()
        const next = dayOf(flows, { topology: paper.topology })
        const hoursUsd = first.change.kind === 'create-nat-gateway' ? (0.045 + 0.005) * 24 : 0
        const savedUsd = usdOf(day.flows) - usdOf(next.flows) - hoursUsd
        expect((savedUsd * 730) / 24).toBeCloseTo(first.usdPerMonth, 4)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a change of a table that two zones follow', () => {
  test('moves the zone that pays the crossing, and leaves the other one as it is', () => {
    // Zones 1 and 2 follow one table to the gateway of zone 2; zone 1 has a gateway too, and gets a table of its own.
    const topology = placed({ leavesBy: [2, 2, 2], shape: 'shared' })
    const day = dayOf([out(pod(1, 'crawler'), REMOTE.unknown, 500), out(pod(2, 'crawler'), REMOTE.unknown, 500)], {
      topology,
    })
    const found = findingsOf(day, [], []).report.open.filter(({ kind }) => kind === 'nat-per-zone')
    // 500 GB × $0.02, a month of 730 h.
    expect(found.map(({ usdPerMonth }) => usdPerMonth)).toEqual([expect.closeTo((10 * 730) / 24, 6)])
  })
})

describe('a change whose flows cannot be followed afterwards', () => {
  const endpoint: Endpoint = {
    ...{ id: 'vpce-sqs', vpcId: 'vpc-1', type: 'interface', serviceName: 'com.amazonaws.us-east-1.sqs' },
    ...{ ips: ['10.0.1.9', '10.0.2.9', '10.0.3.9'], subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] },
  }
  const calls = ([1, 2, 3] as const).map((from) => out(pod(from, 'sender'), `10.0.${from}.9`, 0.1))
  const removals = (topology: Partial<Topology>) => {
    const day = dayOf(calls, { endpoints: [endpoint], topology })
    const past = [1, 2, 3].map((index) => findingsOf({ ...day, day: `2026-11-1${index}` }, [], []).memory)
    return findingsOf(day, past, []).report.open.filter(({ kind }) => kind === 'endpoint-removal')
  }

  test('is not advised: behind the NAT gateway stands a firewall whose price is not read', () => {
    expect(removals({})).toHaveLength(1)
    const firewall: Endpoint = {
      ...endpoint,
      id: 'vpce-fw',
      type: 'gateway_load_balancer',
      ips: [],
      subnetIds: ['public-2'],
    }
    const routed = placed({ leavesBy: [1, 2, 3], shape: 'own' }).routeTables?.map((table) =>
      table.id === 'rtb-public' ? { ...table, routes: [{ destination: '0.0.0.0/0', target: 'vpce-fw' }] } : table,
    )
    expect(removals({ routeTables: routed ?? [], endpoints: [endpoint, firewall] })).toEqual([])
  })
})

describe('dollars that a finding without commands has taken', () => {
  // SQS has an endpoint whose private DNS is off: "send it there" takes the crossing of 500 GB, and changes nothing on paper.
  const endpoint: Endpoint = {
    ...{ id: 'vpce-sqs', vpcId: 'vpc-1', type: 'interface', serviceName: 'com.amazonaws.us-east-1.sqs' },
    ...{ ips: ['10.0.2.9'], subnetIds: ['subnet-2'], privateDns: false },
  }
  const place = { leavesBy: [1, 1, 3] as Zone[], endpoints: [endpoint] }
  const sqs = out(pod(2, 'sender'), REMOTE.sqs, 500)
  const natOf = (partner: number) =>
    findingsOf(dayOf([sqs, out(pod(2, 'crawler'), REMOTE.unknown, partner)], place), [], []).report.open.filter(
      ({ kind }) => kind === 'nat-per-zone',
    )

  test('are saved by no other: 50 GB that cross, $1 a day, do not pay a gateway of $1.20', () => {
    expect(natOf(50)).toEqual([])
  })

  test('leave another finding what is its own', () => {
    // 500 GB × $0.02 less 24 h × ($0.045 + $0.005), a month of 730 h.
    expect(natOf(500).map(({ usdPerMonth }) => usdPerMonth)).toEqual([expect.closeTo(((10 - 1.2) * 730) / 24, 6)])
  })
})

test('a flow that its gateway did not count in full is moved by no change: nobody knows which way it went', () => {
  const change: Change = {
    ...{ kind: 'create-gateway-endpoint', region: 'us-east-1', vpcId: 'vpc-1' },
    ...{ serviceName: 'com.amazonaws.us-east-1.s3', routeTableIds: ['rtb-1', 'rtb-2'] },
  }
  const day = dayOf([1, 2].map((zone) => out(pod(zone as 1 | 2, 'images'), '52.216.9.9', 100, 'AMAZON_S3')))
  const [counted, uncounted] = day.flows as [PricedFlow, PricedFlow]
  const flows = [counted, { ...uncounted, pricedShare: 0.8, usd: uncounted.usd * 0.8 }]
  const { savedUsd, paper } = tried(change, flows, paperOf(day), { ...day, flows })
  // 100 GB at $0.045.
  expect(savedUsd).toBeCloseTo(4.5, 9)
  expect([...paper().moved.keys()]).toEqual([counted])
})

test('IPv6 addresses are in no prefix list that a change makes: what calls them goes on by its way', () => {
  const change: Change = {
    ...{ kind: 'create-gateway-endpoint', region: 'us-east-1', vpcId: 'vpc-1' },
    ...{ serviceName: 'com.amazonaws.us-east-1.s3', routeTableIds: ['rtb-1'] },
  }
  const flows = ['52.216.9.9', '64:ff9b::34d8:909'].map((ip) => out(pod(1, 'images'), ip, 100, 'AMAZON_S3'))
  const toNat64 = { destination: '64:ff9b::/96', target: 'nat-1' }
  const { routeTables } = topologyOf()
  const day = dayOf(flows, {
    topology: { routeTables: routeTables.map((one) => ({ ...one, routes: [...one.routes, toNat64] })) },
  })
  expect(day.flows.map(({ usd }) => usd)).toEqual([4.5, 4.5])
  const { savedUsd, paper } = tried(change, day.flows, paperOf(day), day)
  expect(savedUsd).toBeCloseTo(4.5, 9)
  expect(paper().topology.prefixLists).toEqual([{ id: 'pl-com.amazonaws.us-east-1.s3', cidrs: ['52.216.9.9/32'] }])
})
