import { afterAll } from 'vitest'
import { readTopology } from '../../aws/network.ts'
import type { Monitor, Run } from '../../domain/collecting/run.ts'
import { findingsOf } from '../../domain/findings/findings.ts'
import type { FindingsDay } from '../../domain/findings/memory.ts'
import type { Observation } from '../../domain/flows/observation.ts'
import { settledHour } from '../../domain/hours/settled-hour.ts'
import { summedDay } from '../../domain/hours/summed-day.ts'
import { FIRST_TERMS, type Terms } from '../../domain/hours/terms.ts'
import { awsRanges, type IpRanges } from '../../domain/identities/address-range.ts'
import { type Identities, identityOf } from '../../domain/identities/identity.ts'
import { providerRange } from '../../domain/identities/provider-ranges.ts'
import type { PricedFlow } from '../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../domain/money/prices.ts'
import { pricingOf } from '../../domain/money/pricing.ts'
import { networkOf } from '../../domain/network/network.ts'
import type { Topology } from '../../domain/network/topology.ts'
import { world as seed } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'
import { end, GIB, observation } from '../domain/build.ts'
import { hourRows } from '../domain/flows/counted-day.ts'
import { type Network, networkAnswers, OWN, ZONES, type Zone } from './network.ts'

/** A day of a network, from EC2's answers and the rows of an hour to what each flow costs and what is advised: us-east-1, at list prices. */

const MONITOR: Monitor = {
  name: 'prod-monitor',
  arn: `arn:aws:networkflowmonitor:us-east-1:${OWN}:monitor/prod-monitor`,
  ...{ cluster: 'prod', region: 'us-east-1', isOfCluster: true },
}
const HOUR = { from: '2026-11-21T13:00:00.000Z', to: '2026-11-21T14:00:00.000Z' }

const range = (ip_prefix: string, service: string, region = 'us-east-1') => ({ ip_prefix, service, region })
/** The ranges of AWS that the rows have addresses of. */
const RANGES: IpRanges = {
  createDate: '2026-08-22-15-17-05',
  prefixes: [
    range('52.216.0.0/15', 'S3'),
    range('52.218.0.0/17', 'S3', 'eu-west-1'),
    range('3.2.50.0/24', 'S3', 'GLOBAL'),
    range('52.94.0.0/22', 'DYNAMODB'),
    range('52.94.224.0/20', 'AMAZON'),
    range('52.95.0.0/20', 'AMAZON', 'eu-west-1'),
    range('3.80.0.0/12', 'EC2'),
    range('52.80.0.0/16', 'EC2', 'cn-north-1'),
    range('3.216.0.0/14', 'API_GATEWAY'),
  ],
  ipv6_prefixes: [
    { ipv6_prefix: '2600:1fa0:8000::/39', service: 'S3', region: 'us-east-1' },
    { ipv6_prefix: '2600:1f18:8000::/36', service: 'AMAZON', region: 'us-east-1' },
  ],
}
export const S3 = '52.216.9.9'
export const DYNAMODB = '52.94.0.9'
export const INTERNET = '9.9.9.9'

/** A pod of a zone, whose name tells its workload. */
export const pod = (zone: Zone, name = 'web', more: Partial<Observation['local']> = {}) =>
  end({
    ...{ ip: `10.0.${zone}.7`, subnetId: `s${zone}`, azId: ZONES[zone - 1] ?? null, vpcId: 'vpc-1' },
    ...{ instanceId: `i-${zone}`, region: 'us-east-1', namespace: 'shop' },
    pod: /-\d$/.test(name) ? name : `${name}-788bf7448d-2bkfx`,
    ...more,
  })

/** What an agent at the first end saw. */
export const row = (
  local: Observation['local'],
  remote: Observation['remote'] | string,
  gigabytes: number,
  more: Partial<Observation> = {},
): Observation =>
  observation({
    ...{ monitor: MONITOR.name, windowStart: Date.parse(HOUR.from), category: 'UNCLASSIFIED' },
    ...{ local, remote: typeof remote === 'string' ? end({ ip: remote }) : remote, bytes: gigabytes * GIB },
    ...more,
  })

/** Both ends' rows of one call. */
export const call = (
  client: Observation['local'],
  server: Observation['local'],
  gigabytes: number,
  more: Partial<Observation> = {},
): Observation[] => {
  const category = client.azId === server.azId ? 'INTRA_AZ' : 'INTER_AZ'
  return [
    row(client, server, gigabytes, { category, ...more }),
    row(server, { ...client, service: null }, gigabytes, { category, ...more, targetPort: 0 }),
  ]
}

export interface GivenDay {
  readonly network: Network
  readonly rows: readonly Observation[]
  /** Names that addresses have by DNS, both ways. */
  readonly names?: Readonly<Record<string, string>>
  /** Gigabytes that CloudWatch counted at NAT gateways. */
  readonly counted?: Readonly<Record<string, number>>
  /** EC2 actions that are refused. */
  readonly denied?: readonly string[]
  readonly serviceCidr?: string
  /** What EC2's answers leave out, or tell beside what a world has. */
  readonly told?: (topology: Topology) => Topology
}

export interface KnownDay {
  readonly topology: Topology
  readonly flows: readonly PricedFlow[]
  readonly report: ReturnType<typeof findingsOf>['report']
  readonly doubtfulGigabytes: number
}

const cloud = await enterCloud(seed)
afterAll(() => cloud.close())

const home = { accountId: OWN, region: 'us-east-1' }

async function topologyOf({ network, rows, denied = [], serviceCidr, told = (one) => one }: GivenDay) {
  cloud.become({
    ...seed,
    name: 'networks',
    accountId: OWN,
    connections: [],
    network: networkAnswers(network),
    faults: { deniedEc2Actions: denied },
  })
  const vpcIds = [...new Set(rows.flatMap(({ local }) => local.vpcId ?? []))].toSorted()
  const topology = await readTopology(vpcIds, { home })
  const clusters = [{ name: 'prod', version: '1.34', ...(serviceCidr === undefined ? {} : { serviceCidr }) }]
  return told({ ...topology, clusters })
}

function identitiesOf({ rows, names = {} }: GivenDay): Identities {
  const rangeOf = awsRanges(RANGES)
  const ips = new Set(rows.flatMap(({ local, remote }) => [local.ip, remote.ip]).filter((ip) => ip !== null))
  const byIp = [...ips].flatMap((ip) => {
    const name = names[ip]
    const evidence = name && { reverseDns: { askedAt: HOUR.from, problem: null, names: [name] } }
    const identity = identityOf({
      ...{ range: rangeOf(ip), provider: providerRange(ip), evidence: evidence || undefined },
    })
    return identity ? [[ip, identity] as const] : []
  })
  return { schema: 1, rangesOf: RANGES.createDate, byIp: Object.fromEntries(byIp), problems: [] }
}

/** Settles the rows, and once more where the day shows that they were otherwise; then asks what to do, on the fourth of four such days. */
export async function dayOf(given: GivenDay): Promise<KnownDay> {
  const topology = await topologyOf(given)
  const identities = identitiesOf(given)
  const prices = {
    schema: 1,
    byRegion: { 'us-east-1': { rates: fallbackRates('us-east-1') ?? null, problem: null } },
  } as const
  const monitors: Run['monitors'] = [MONITOR]
  const facts = { monitors, topology, identities, prices, teams: null, priceFactor: 1, bytesPerGigabyte: GIB }
  const counted = Object.fromEntries(
    Object.entries(given.counted ?? {}).map(([id, gigabytes]) => [id, gigabytes * GIB]),
  )
  const totals = {
    ...({ schema: 1, until: '2026-11-22T00:00:00.000Z', monitors: {}, natGateways: counted, problem: null } as const),
    asked: Object.keys(counted),
  }
  const settled = (terms: Terms) => {
    const flows: PricedFlow[] = []
    const raw = { keys: [], rows: hourRows(given.rows), cuts: [], networks: new Map(), vpcOwners: new Map() }
    const sums = settledHour(HOUR, raw, { ...facts, terms }, (part) => flows.push(...part))
    return { flows, ...summedDay([sums], sums.edges, { totals, monitors, prices, bytesPerGigabyte: GIB }) }
  }
  const { flows, ...day } = settled(settled(FIRST_TERMS).terms)
  const past: FindingsDay[] = []
  const known = {
    ...{ hours: 24, isComplete: true, monitors: [MONITOR.name], topology, network: networkOf(topology) },
    ...{
      flows: day.edges,
      startsAt: Date.parse(HOUR.from),
      answers: day.answers,
      nodesHeard: day.nodesHeard,
      natGatewayBytes: counted,
      bytesPerGigabyte: GIB,
    },
    ...{ clusterOf: () => 'prod', regionOf: () => 'us-east-1' },
    ...pricingOf(monitors, prices, 1, day.terms.endpointGigabytes),
  }
  for (const date of ['18', '19', '20']) past.push(findingsOf({ ...known, day: `2026-11-${date}` }, past, []).memory)
  const { report } = findingsOf({ ...known, day: '2026-11-21' }, past, [])
  return { topology, flows, report, doubtfulGigabytes: day.doubtfulBytes / GIB }
}
