import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Monitor } from '../../../domain/collecting/run.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import type { HourFacts } from '../../../domain/hours/settled-hour.ts'
import { dailyRows } from '../../../domain/money/daily.ts'
import { monitorDays } from '../../../domain/money/monitor-day.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { pricingOf } from '../../../domain/money/pricing.ts'
import { totalsOf } from '../../../domain/money/totals.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { mergedNetworks, otherAccounts, type PlaceNetwork } from '../../../domain/network/places.ts'
import { EMPTY_TOPOLOGY, type Topology } from '../../../domain/network/topology.ts'
import { accountSums } from '../../../domain/report/accounts.ts'
import { monitorId, sourceId } from '../../../domain/source.ts'
import { runs } from '../../exhaustive/cases.ts'
import { end, GIB, observation } from '../build.ts'
import { behind, identity, pod, REMOTE, topologyOf, type Zone } from '../findings/build.ts'
import { settledDay } from './settled-day.ts'
import { rounded } from './whole-day.ts'

// Three sources whose VPCs, pods and addresses are called the same, as far as AWS lets them be.

const HOME = { accountId: '111122223333', region: 'us-east-1' }
const PLACES = [
  { ...HOME, source: undefined, tag: 'h' },
  { accountId: HOME.accountId, region: 'eu-west-1', source: { region: 'eu-west-1' }, tag: 'e' },
  {
    ...{ accountId: '222222222222', region: 'us-east-1', tag: 'm' },
    source: { region: 'us-east-1', account: '222222222222' },
  },
] as const
type Place = (typeof PLACES)[number]

const HOURS = ['00', '01'].map((hour) => ({
  from: `2026-11-21T${hour}:00:00Z`,
  to: `2026-11-21T0${Number(hour) + 1}:00:00Z`,
}))
const FROM = Date.parse(HOURS[0]?.from ?? '')
const RUN = { from: '2026-11-21T00:00:00Z', to: '2026-11-21T02:00:00Z', timeZone: 'UTC' }

/** Ids are one in all of AWS, and zones those of a region. */
const own = <Value>(value: Value, { tag, region }: Place): Value =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/"(vpc|subnet|public|rtb|nat|i)-([\w]+)"/g, `"$1-$2${tag}"`)
      .replaceAll(/"az-(\d)"/g, region === 'us-east-1' ? '"use1-az$1"' : '"euw1-az$1"')
      .replaceAll('"us-east-1"', `"${region}"`),
  )

const monitorOf = ({ source, accountId, region, tag }: Place): Monitor => ({
  ...{ name: monitorId('eks', source), arn: `arn:aws:networkflowmonitor:${region}:${accountId}:monitor/eks`, region },
  ...{ cluster: tag === 'h' ? 'prod' : `prod (${sourceId(source ?? { region })})`, isOfCluster: true },
})

const zone = fc.constantFrom<Zone>(1, 2, 3)
const far = fc.oneof(
  fc.record({
    zone,
    workload: fc.constantFrom<string>('api', 'kafka-0', 'web'),
    index: fc.integer({ min: 0, max: 2 }),
  }),
  fc.constantFrom(REMOTE.sqs, REMOTE.datadog, REMOTE.unknown),
)
const called = fc.record({
  ...{ hour: fc.nat(1), from: zone, caller: fc.constantFrom('web', 'job', 'kafka-1'), far },
  ...{ index: fc.nat(3), bytes: fc.integer({ min: 1, max: 40 * GIB }), port: fc.constantFrom(443, 8080) },
  heardBy: fc.constantFrom('client', 'server', 'both'),
})
type Called = typeof called extends fc.Arbitrary<infer One> ? One : never

/** What servers count of what clients do, in a source: agents that miss bytes, or values of one direction. */
const counts = fc.constantFrom(1, 0.97, 0.85, 0.02)

function rowsOf({ hour, from, caller, far, index, bytes, port, heardBy }: Called, part: number, place: Place) {
  const isPod = typeof far !== 'string'
  const local = pod(from, caller, index)
  const remote = isPod ? behind(far.workload, pod(far.zone, far.workload, 10 + far.index)) : end({ ip: far })
  const category = !isPod ? 'UNCLASSIFIED' : remote.azId === local.azId ? 'INTRA_AZ' : 'INTER_AZ'
  const row = { windowStart: FROM + hour * 3_600_000, category, bytes } as const
  const rows = [
    ...(!isPod || heardBy !== 'server' ? [observation({ ...row, local, remote, targetPort: port })] : []),
    ...(isPod && heardBy !== 'client'
      ? [observation({ ...row, local: remote, remote: local, targetPort: 0, bytes: Math.ceil(bytes * part) })]
      : []),
  ]
  return rows.map((one) => ({ ...own(one, place), monitor: monitorOf(place).name }))
}

/** Forty calls that tell what values of a source are. */
const telling = Array.from(
  { length: 40 },
  (_, index): Called => ({
    ...{ hour: index % 2, from: 1, caller: 'web', index, bytes: GIB, port: 8080, heardBy: 'both' },
    far: { zone: 2, workload: `t${index}`, index },
  }),
)

function networkAt(place: Place): PlaceNetwork {
  const { accountId: _, clusters: __, vpcIds: ___, ...parts } = topologyOf({ leavesBy: [1, 1, 3] })
  const { accountId, region } = place
  const owned = own(parts, place)
  return {
    ...owned,
    routeTables: owned.routeTables.map((table) => ({ ...table, ownerId: accountId })),
    ...{ vpcs: [{ id: `vpc-1${place.tag}`, cidrs: ['10.0.0.0/16'], ownerId: accountId }], unfit: [] },
    place: { accountId, region },
  }
}

/** The network as it is read by a stack that has these sources; its own account and region is read always. */
function topologyWith(places: readonly Place[]): Topology {
  const [home, ...others] = PLACES.map((place) => ({ place, network: networkAt(place) })) as [
    { place: Place; network: PlaceNetwork },
    ...{ place: Place; network: PlaceNetwork }[],
  ]
  const read = others.filter(({ place }) => places.includes(place))
  const isHome = places.includes(home.place)
  const empty: PlaceNetwork = { ...EMPTY_TOPOLOGY, vpcs: [], unfit: [], place: HOME }
  const readPlaces = read.map(({ place: { accountId, region, tag } }) => ({
    accountId,
    region,
    vpcIds: [`vpc-1${tag}`],
  }))
  return {
    ...EMPTY_TOPOLOGY,
    ...mergedNetworks([isHome ? home.network : empty, ...read.map(({ network }) => network)]),
    vpcIds: [...(isHome ? ['vpc-1h'] : []), ...readPlaces.flatMap(({ vpcIds }) => vpcIds)],
    accountId: HOME.accountId,
    clusters: places.map((place) => ({ name: monitorOf(place).cluster, version: '1.34' })),
    ...(readPlaces.length === 0 ? {} : { places: readPlaces, ...otherAccounts(readPlaces, HOME.accountId) }),
  }
}

const sqs = identity({
  name: 'Amazon SQS',
  owner: 'AWS',
  region: 'us-east-1',
  endpointService: 'com.amazonaws.us-east-1.sqs',
})
const datadog = identity({ name: 'Datadog', owner: 'Datadog', privateConnectivity: 'privatelink' })

interface Given {
  readonly calls: readonly Called[]
  readonly part: number
  /** Of what went through each NAT gateway, CloudWatch's count. */
  readonly counted: number
}

/** A day of these sources, as a stack tells it. */
function dayOf(given: ReadonlyMap<Place, Given>) {
  const places = [...given.keys()]
  const monitors = places.map(monitorOf).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const rows = places.flatMap((place): Observation[] => {
    const { calls, part } = given.get(place) as Given
    return [...calls, ...telling].flatMap((one) => rowsOf(one, part, place))
  })
  const topology = topologyWith(places)
  const regions = ['us-east-1', 'eu-west-1']
  const facts: Omit<HourFacts, 'terms'> = {
    ...{ monitors, topology, teams: null, priceFactor: 1, bytesPerGigabyte: GIB },
    identities: { schema: 1, rangesOf: null, problems: [], byIp: { [REMOTE.sqs]: sqs, [REMOTE.datadog]: datadog } },
    prices: {
      schema: 1,
      byRegion: Object.fromEntries(regions.map((one) => [one, { rates: fallbackRates(one) ?? null, problem: null }])),
    },
  }
  const natGateways = Object.fromEntries(
    places.flatMap((place) =>
      ['nat-1', 'nat-3'].map((id) => [`${id}${place.tag}`, Math.round((given.get(place) as Given).counted * GIB)]),
    ),
  )
  const asked = Object.keys(natGateways)
  const totals = { schema: 1, until: RUN.to, asked, monitors: {}, natGateways, problem: null } as const
  const day = settledDay(rows, facts, { hours: HOURS, totals })
  const pricing = pricingOf(monitors, facts.prices, 1, day.terms.endpointGigabytes)
  const clusters = new Map(monitors.map(({ name, cluster, region }) => [name, { cluster, region }]))
  const clusterOf = (name: string) => clusters.get(name)?.cluster ?? name
  const { report } = findingsOf(
    {
      ...{ day: '2026-11-21', hours: 2, isComplete: true, startsAt: FROM, flows: day.edges, answers: day.answers },
      ...{
        monitors: monitors.map(({ name }) => name),
        nodesHeard: day.nodesHeard,
        topology,
        network: networkOf(topology),
      },
      ...{ natGatewayBytes: natGateways, clusterOf, regionOf: (name: string) => clusters.get(name)?.region ?? '' },
      ...{ bytesPerGigabyte: GIB, ...pricing },
    },
    [],
    [],
  )
  return {
    day,
    monitors,
    report,
    pricing,
    totals: totalsOf(day.edges, GIB),
  }
}

/** All that is told of a source. */
function toldOf(place: Place, { day, monitors, report, pricing }: ReturnType<typeof dayOf>) {
  const { name, cluster } = monitorOf(place)
  const flows = day.edges.filter(({ monitor }) => monitor === name)
  const source = place.source ? sourceId(place.source) : ''
  const own = <One extends { cluster: string }>(all: readonly One[]) => all.filter((one) => one.cluster === cluster)
  const byText = (a: object, b: object) =>
    JSON.stringify({ ...a, usd: 0, bytes: 0 }) < JSON.stringify({ ...b, usd: 0, bytes: 0 }) ? -1 : 1
  const counted = { gaps: [], cuts: [], counted: { monitors: [] } }
  return rounded({
    daily: dailyRows(flows).toSorted(byText),
    day: monitorDays({ ...RUN, monitors: monitors.filter((one) => one.name === name) }, { flows, ...counted }, GIB, {
      ...pricing,
      knowsNetwork: true,
    }),
    findings: [...own(report.open), ...own(report.unavoidable)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    calibration: day.calibrations.get(source),
    natGateways: day.natGateways.filter(({ name: id }) => id.endsWith(place.tag)),
    shares: Object.entries(day.terms.gatewayShares).filter(([id]) => id.endsWith(place.tag)),
  })
}

const source = fc.record({
  calls: fc.array(called, { maxLength: 25 }),
  part: counts,
  counted: fc.constantFrom(0, 1, 30, 10_000),
})

test('a run over all sources is the sum of the runs over each, and a source changes no figure of another', () => {
  fc.assert(
    fc.property(fc.tuple(source, source, source), (given) => {
      const all = new Map(PLACES.map((place, index) => [place as Place, given[index] as Given]))
      const whole = dayOf(all)
      const alone = [...all].map(([place, one]) => ({ place, told: dayOf(new Map([[place, one]])) }))
      for (const { place, told } of alone) expect(toldOf(place, whole)).toEqual(toldOf(place, told))
      const sum = (of: (told: ReturnType<typeof dayOf>) => number) => alone.reduce((all, { told }) => all + of(told), 0)
      expect(whole.totals.usd).toBeCloseTo(
        sum(({ totals }) => totals.usd),
        8,
      )
      expect(whole.totals.bytes).toBe(sum(({ totals }) => totals.bytes))
      expect(whole.day.doubtfulBytes).toBe(sum(({ day }) => day.doubtfulBytes))
      expect(whole.day.edges).toHaveLength(sum(({ day }) => day.edges.length))
      // What each account is billed in a region is what its own sources' flows bill it.
      const billed = accountSums(whole.day.edges, { run: { ...RUN, monitors: whole.monitors }, gaps: [], unread: [] })
      for (const { place, told } of alone) {
        const one = billed?.find(({ accountId, region }) => accountId === place.accountId && region === place.region)
        expect(one?.usd ?? 0).toBeCloseTo(told.totals.usd, 8)
      }
      // Without any one of them, the others tell what they did.
      for (const lost of PLACES) {
        const others = dayOf(new Map([...all].filter(([place]) => place !== lost)))
        for (const place of PLACES) if (place !== lost) expect(toldOf(place, others)).toEqual(toldOf(place, whole))
      }
    }),
    runs(12),
  )
})
