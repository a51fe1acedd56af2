import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Totals } from '../../../domain/collecting/totals.ts'
import type { Interval } from '../../../domain/day.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import { type HourSums, SUMS_SCHEMA } from '../../../domain/hours/hour-sums.ts'
import type { HourFacts } from '../../../domain/hours/settled-hour.ts'
import { summedDay } from '../../../domain/hours/summed-day.ts'
import { FIRST_TERMS } from '../../../domain/hours/terms.ts'
import type { HourAnswer } from '../../../domain/money/answers.ts'
import { dailyRows } from '../../../domain/money/daily.ts'
import { monitorDays } from '../../../domain/money/monitor-day.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { pricingOf } from '../../../domain/money/pricing.ts'
import { totalsOf } from '../../../domain/money/totals.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { clustersOf } from '../../../domain/report/clusters.ts'
import { namingOf } from '../../../domain/report/naming.ts'
import { topRows } from '../../../domain/report/report-tables.ts'
import { teamsOf } from '../../../domain/report/teams.ts'
import { runs } from '../../exhaustive/cases.ts'
import { end, GIB, observation } from '../build.ts'
import { behind, identity, pod, REMOTE, topologyOf, type Zone } from '../findings/build.ts'
import { settledDay } from './settled-day.ts'
import { rounded, wholeDay } from './whole-day.ts'

const HOURS = ['00', '01', '02'].map((hour) => ({
  from: `2026-11-21T${hour}:00:00Z`,
  to: `2026-11-21T0${Number(hour) + 1}:00:00Z`,
}))
const FROM = Date.parse(HOURS[0]?.from ?? '')
const RUN = {
  monitors: ['prod-monitor', 'lab-monitor'].map((name) => ({
    ...{ name, arn: `arn:aws:networkflowmonitor:us-east-1:111122223333:monitor/${name}`, region: 'us-east-1' },
    ...{ cluster: name.replace('-monitor', ''), isOfCluster: true },
  })),
  ...{ from: '2026-11-21T00:00:00Z', to: '2026-11-21T03:00:00Z', timeZone: 'UTC' },
}
const topology = topologyOf({
  leavesBy: [1, 1, 3],
  endpoints: [
    ...[{ id: 'vpce-ecr', vpcId: 'vpc-1', type: 'interface', serviceName: 'com.amazonaws.us-east-1.ecr.dkr' }].map(
      (one) => ({ ...one, type: 'interface' as const, ips: ['10.0.1.200'], subnetIds: ['subnet-1'] }),
    ),
  ],
})
const FACTS: Omit<HourFacts, 'terms'> = {
  monitors: RUN.monitors,
  topology,
  identities: {
    ...{ schema: 1, rangesOf: null, problems: [] },
    byIp: {
      [REMOTE.sqs]: identity({
        ...{ name: 'Amazon SQS, us-east-1', owner: 'AWS', region: 'us-east-1' },
        endpointService: 'com.amazonaws.us-east-1.sqs',
      }),
      [REMOTE.datadog]: identity({ name: 'Datadog', owner: 'Datadog', privateConnectivity: 'privatelink' }),
    },
  },
  prices: { schema: 1, byRegion: { 'us-east-1': { rates: fallbackRates('us-east-1') ?? null, problem: null } } },
  teams: {
    id: 'rules',
    rules: [
      { team: 'web', workload: 'web' },
      { team: 'brokers', workload: 'kafka*' },
      { team: 'jobs', cluster: 'lab', workload: 'job' },
    ],
  },
  priceFactor: 0.9,
  bytesPerGigabyte: GIB,
}

const zone = fc.constantFrom<Zone>(1, 2, 3)
const far = fc.oneof(
  fc.record({
    zone,
    workload: fc.constantFrom('api', 'kafka-0', 'web'),
    index: fc.integer({ min: 0, max: 2 }),
    // A Service of one workload, or of several.
    service: fc.constantFrom('own', 'front'),
  }),
  fc.constantFrom(REMOTE.sqs, REMOTE.datadog, REMOTE.unknown, '10.0.1.200'),
)
const called = fc.record({
  ...{ hour: fc.integer({ min: 0, max: 2 }), from: zone, caller: fc.constantFrom('web', 'job', 'crawler'), far },
  ...{
    index: fc.integer({ min: 0, max: 3 }),
    bytes: fc.integer({ min: 1, max: 40 * GIB }),
    port: fc.constantFrom(443, 8080),
  },
  ...{
    heardBy: fc.constantFrom('client', 'server', 'both'),
    halves: fc.boolean(),
    monitor: fc.constantFrom('prod-monitor', 'lab-monitor'),
  },
})
type Called = typeof called extends fc.Arbitrary<infer One> ? One : never

function rowsOf({ hour, from, caller, far, index, bytes, port, heardBy, halves, monitor }: Called): Observation[] {
  const local = pod(from, caller, index)
  const remote =
    typeof far === 'string'
      ? end({ ip: far })
      : behind(far.service === 'own' ? far.workload : far.service, pod(far.zone, far.workload, far.index))
  const isPod = typeof far !== 'string'
  const category = !isPod ? 'UNCLASSIFIED' : remote.azId === local.azId ? 'INTRA_AZ' : 'INTER_AZ'
  const start = FROM + hour * 3_600_000
  const windows = halves
    ? [0, 1].map((half) => ({ windowStart: start + half * 1_800_000, windowSeconds: 1800 }))
    : [{ windowStart: start, windowSeconds: 3600 }]
  return windows.flatMap((window) => {
    const row = { ...window, category, monitor, bytes } as const
    return [
      ...(!isPod || heardBy !== 'server' ? [observation({ ...row, local, remote, targetPort: port })] : []),
      ...(isPod && heardBy !== 'client'
        ? [observation({ ...row, local: remote, remote: local, targetPort: 0, bytes: Math.ceil(bytes * 0.999) })]
        : []),
    ]
  })
}

const clusterOf = (monitor: string) => monitor.replace('-monitor', '')

/** All that anybody is told of a day. */
function told(
  flows: readonly PricedFlow[],
  { answers, nodesHeard }: { answers: readonly HourAnswer[]; nodesHeard: ReadonlySet<string> },
  endpointGigabytes: Readonly<Record<string, number>>,
) {
  const pricing = pricingOf(RUN.monitors, FACTS.prices, FACTS.priceFactor, endpointGigabytes)
  const context = { clusterOf, bytesPerGigabyte: GIB }
  const { report, memory } = findingsOf(
    {
      ...{
        day: '2026-11-21',
        hours: 3,
        isComplete: true,
        monitors: RUN.monitors.map(({ name }) => name),
        startsAt: FROM,
        flows,
        answers,
        nodesHeard,
      },
      ...{
        topology,
        network: networkOf(topology),
        natGatewayBytes: {},
        regionOf: () => 'us-east-1',
        ...context,
        ...pricing,
      },
    },
    [],
    [],
  )
  const parts = { flows, gaps: [], cuts: [], counted: { monitors: [] } }
  return rounded({
    totals: totalsOf(flows, GIB),
    daily: RUN.monitors.map(({ name }) =>
      dailyRows(flows.filter(({ monitor }) => monitor === name)).toSorted((a, b) =>
        JSON.stringify({ ...a, usd: 0, bytes: 0 }) < JSON.stringify({ ...b, usd: 0, bytes: 0 }) ? -1 : 1,
      ),
    ),
    days: monitorDays(RUN, parts, GIB, { ...pricing, knowsNetwork: true }),
    clusters: clustersOf(RUN as never, flows, () => null, context),
    teams: teamsOf(flows, () => null, GIB),
    ...{ top: topRows(flows, context), naming: namingOf(flows), report, memory },
  })
}

const settled = (rows: readonly Observation[], order: readonly number[], totals: Totals) =>
  settledDay(rows, FACTS, { hours: order.map((index) => HOURS[index] as Interval), totals })

const counted = (natGateways: Readonly<Record<string, number>>): Totals => ({
  ...{ schema: 1, until: RUN.to, asked: ['nat-1', 'nat-3'], monitors: {}, problem: null },
  natGateways,
})

test('hour by hour, in any order, tells what the whole day at once does', () => {
  fc.assert(
    fc.property(
      fc.array(called, { minLength: 1, maxLength: 60 }),
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      fc.constantFrom({}, { 'nat-1': 0.5 }, { 'nat-1': 2, 'nat-3': 0.1 }),
      (calls, order, shares) => {
        const rows = calls.flatMap(rowsOf)
        const none = wholeDay(rows, FACTS, { from: FROM, totals: counted({}) })
        const through = new Map(none.natGateways.map(({ name, bytes }) => [name, bytes]))
        const totals = counted(
          Object.fromEntries(
            Object.entries(shares).map(([id, share]) => [id, Math.round((through.get(id) ?? 0) * share)]),
          ),
        )
        const whole = wholeDay(rows, FACTS, { from: FROM, totals })
        const hours = settled(rows, order, totals)
        expect(hours.rounds).toBeLessThanOrEqual(2)
        expect(rounded([hours.terms, [...hours.calibrations], hours.doubtfulBytes, hours.natGateways])).toEqual(
          rounded([whole.terms, [...whole.calibrations], whole.doubtfulBytes, whole.natGateways]),
        )
        const { endpointGigabytes } = whole.terms
        expect(told(hours.edges, hours, endpointGigabytes)).toEqual(told(whole.flows, whole, endpointGigabytes))
      },
    ),
    runs(100),
  )
})

test('hours of an earlier form tell of all sources together, as they were settled', () => {
  const monitors = RUN.monitors.map((one, index) => (index === 0 ? one : { ...one, name: 'prod-monitor@eu-west-1' }))
  const hour = { from: HOURS[0]?.from ?? '', to: HOURS[0]?.to ?? '', doubtfulBytes: 0, answers: [], nodesHeard: [] }
  const empty = { schema: SUMS_SCHEMA, raw: [], rowBytes: {}, cuts: [], addresses: [] } as const
  const told = (ratios: HourSums['ratios']) =>
    summedDay([{ ...hour, ...empty, ratios }], [], { ...FACTS, monitors, totals: counted({}) }).terms
  expect(told([[0.03, 40]])).toMatchObject({ valueIs: 'one_direction', oneDirectionSources: ['eu-west-1'] })
  expect(told({ '': [[0.03, 40]], 'eu-west-1': [[1, 40]] })).toEqual({ ...FIRST_TERMS, valueIs: 'one_direction' })
  expect(told({ 'eu-west-1': [[0.03, 40]] })).toEqual({ ...FIRST_TERMS, oneDirectionSources: ['eu-west-1'] })
})

test('a day whose pairs tell one direction has its hours settled again, once', () => {
  const calls = Array.from(
    { length: 40 },
    (_, index): Called => ({
      ...{ hour: index % 3, from: 1, caller: 'web', index: 0, bytes: GIB, port: 8080, heardBy: 'both', halves: false },
      ...{ monitor: 'prod-monitor', far: { zone: 2, workload: 'api', service: 'own', index } },
    }),
  )
  // What servers got is a hundredth of what clients sent.
  const rows = calls
    .flatMap(rowsOf)
    .map((row) => (row.targetPort === 0 ? { ...row, bytes: Math.round(row.bytes / 100) } : row))
  const hours = settled(rows, [0, 1, 2], counted({}))
  expect(hours).toMatchObject({ rounds: 1, terms: { valueIs: 'one_direction' } })
  // 40 connections of 1 GiB and a hundredth.
  expect(totalsOf(hours.edges, GIB).bytes).toBe(40 * (GIB + Math.round(Math.ceil(GIB * 0.999) / 100)))
})
