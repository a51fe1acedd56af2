import { expect } from 'vitest'
import type { Acceptance, Finding, FindingKind } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import { nodesHeard } from '../../../domain/flows/flow-ends.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { End } from '../../../domain/flows/observation.ts'
import { edgesIn, packedEdges } from '../../../domain/hours/packed-sums.ts'
import type { Identity } from '../../../domain/identities/identity.ts'
import type { PodOwners } from '../../../domain/identities/pod-owners.ts'
import { answersOf } from '../../../domain/money/answers.ts'
import { edgesOf } from '../../../domain/money/edge.ts'
import { pricedFlow } from '../../../domain/money/priced-flow.ts'
import { discounted, fallbackRates, type Rates } from '../../../domain/money/prices.ts'
import type { ReadCluster } from '../../../domain/network/cluster-objects.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { EMPTY_TOPOLOGY, type Endpoint, type Topology } from '../../../domain/network/topology.ts'
import { end, flow, GIB } from '../build.ts'

/** Three zones, each with a private subnet behind a NAT gateway of its own, and a public one. */
export const ZONES = ['az-1', 'az-2', 'az-3'] as const
export type Zone = 1 | 2 | 3

const local = { destination: '10.0.0.0/16', target: 'local' }
export const toNat = (zone: Zone) => ({ destination: '0.0.0.0/0', target: `nat-${zone}` })

export interface Place {
  readonly region?: string
  readonly version?: string | null
  /** The zone of the NAT gateway that each zone leaves through. */
  readonly leavesBy?: readonly Zone[]
  readonly endpoints?: readonly Endpoint[]
  readonly topology?: Partial<Topology>
  readonly complete?: boolean
  readonly hours?: number
  readonly priceFactor?: number
  /** Instead of the region's own. */
  readonly rates?: Partial<Rates>
  readonly day?: string
  readonly bytesPerGigabyte?: number
  readonly natGatewayBytes?: Readonly<Record<string, number>>
  /** Who is behind public addresses, beside those of `REMOTE`. */
  readonly remotes?: Readonly<Record<string, Identity>>
  /** Whose pods are, beyond their names. */
  readonly owners?: Partial<PodOwners>
  /** What clusters told of themselves. */
  readonly readClusters?: readonly ReadCluster[]
}

export const topologyOf = ({ leavesBy = [1, 2, 3], endpoints = [], version = '1.34', topology = {} }: Place = {}) =>
  ({
    ...EMPTY_TOPOLOGY,
    vpcIds: ['vpc-1'],
    accountId: '111122223333',
    clusters: [{ name: 'prod', version }],
    zones: ZONES.map((id) => ({ id, name: `name-of-${id}` })),
    subnets: ZONES.flatMap((zoneId, index) => [
      { id: `subnet-${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.${index + 1}.0/24`] },
      { id: `public-${index + 1}`, vpcId: 'vpc-1', zoneId, cidrs: [`10.0.10${index + 1}.0/24`] },
    ]),
    routeTables: [
      {
        id: 'rtb-main',
        vpcId: 'vpc-1',
        main: true,
        subnetIds: [],
        routes: [local, { destination: '0.0.0.0/0', target: 'igw-1' }],
        ownerId: '111122223333',
      },
      ...leavesBy.map((gateway, index) => ({
        id: `rtb-${index + 1}`,
        vpcId: 'vpc-1',
        main: false,
        subnetIds: [`subnet-${index + 1}`],
        routes: [local, toNat(gateway)],
        ownerId: '111122223333',
      })),
    ],
    natGateways: [...new Set(leavesBy)].map((zone) => ({
      id: `nat-${zone}`,
      vpcId: 'vpc-1',
      subnetId: `public-${zone}`,
    })),
    endpoints,
    ...topology,
  }) satisfies Topology

const LETTERS = 'bcdfghjklmnpqrstvwxz'

/** A pod of a Deployment, or of a StatefulSet where its name says so (`kafka-0`). */
export function pod(zone: Zone, workload: string, index = 0, more: Partial<End> = {}): End {
  return end({
    ip: `10.0.${zone}.${20 + index}`,
    azId: `az-${zone}`,
    subnetId: `subnet-${zone}`,
    vpcId: 'vpc-1',
    instanceId: `i-${zone}`,
    region: 'us-east-1',
    namespace: 'shop',
    pod: /-\d$/.test(workload) ? workload : `${workload}-788bf7448d-2bkf${LETTERS[index % 20]}`,
    ...more,
  })
}

export const behind = (service: string, end: End): End => ({ ...end, service })

/** A call of one pod to another, seen by both. */
export const call = (source: End, destination: End, gigabytes: number, more: Partial<Flow> = {}): Flow =>
  flow({
    monitor: 'prod-monitor',
    source,
    destination,
    category: source.azId === destination.azId ? 'INTRA_AZ' : 'INTER_AZ',
    bytes: Math.round(gigabytes * GIB),
    mirrored: true,
    ...more,
  })

export const identity = (more: Partial<Identity>): Identity => ({
  name: 'a host',
  owner: null,
  source: 'certificate',
  confidence: 'high',
  host: null,
  region: null,
  rented: false,
  endpointService: null,
  privateConnectivity: null,
  ...more,
})

/** Who is behind the public addresses of the tests. */
const REMOTES: Readonly<Record<string, Identity>> = {
  '52.1.0.1': identity({
    name: 'Amazon SQS, us-east-1',
    owner: 'AWS',
    region: 'us-east-1',
    endpointService: 'com.amazonaws.us-east-1.sqs',
  }),
  '52.1.0.2': identity({
    name: 'Amazon SQS, eu-west-1',
    owner: 'AWS',
    region: 'eu-west-1',
    endpointService: 'com.amazonaws.eu-west-1.sqs',
  }),
  '52.1.0.3': identity({
    name: 'Amazon SQS, sa-east-1',
    owner: 'AWS',
    region: 'sa-east-1',
    endpointService: 'com.amazonaws.sa-east-1.sqs',
  }),
  '52.1.0.4': identity({
    name: 'Amazon ECR, us-east-1',
    owner: 'AWS',
    region: 'us-east-1',
    endpointService: 'com.amazonaws.us-east-1.ecr.dkr',
  }),
  '3.2.0.1': identity({ name: 'Datadog', owner: 'Datadog', privateConnectivity: 'privatelink' }),
  '3.2.0.2': identity({ name: 'Docker Hub', owner: 'Docker Hub', privateConnectivity: 'none' }),
  '3.2.0.3': identity({ name: 'api.partner.example', owner: 'api.partner.example', confidence: 'medium' }),
  '3.2.0.4': identity({ name: 'a host on Amazon EC2' }),
  '3.2.0.5': identity({ name: 'Peered', owner: 'Peered', privateConnectivity: 'vpc-peering' }),
}
export const REMOTE = {
  sqs: '52.1.0.1',
  sqsAbroad: '52.1.0.2',
  sqsBrazil: '52.1.0.3',
  ecr: '52.1.0.4',
  datadog: '3.2.0.1',
  dockerHub: '3.2.0.2',
  partner: '3.2.0.3',
  unknown: '3.2.0.4',
  peered: '3.2.0.5',
} as const

/** A call of a pod out of the VPC. */
export const out = (source: End, ip: string, gigabytes: number, category: Flow['category'] = 'UNCLASSIFIED'): Flow =>
  flow({
    monitor: 'prod-monitor',
    source,
    destination: end({ ip }),
    category,
    bytes: Math.round(gigabytes * GIB),
  })

/** The rules' view of a day of flows. */
export function dayOf(flows: readonly Flow[], place: Place = {}): Day {
  const { region = 'us-east-1', complete = true, hours = 24, priceFactor = 1, day = '2026-11-21' } = place
  const topology = topologyOf(place)
  const network = networkOf(topology)
  const listed = discounted(fallbackRates(region) as NonNullable<ReturnType<typeof fallbackRates>>, priceFactor)
  const rates = { ...listed, ...place.rates }
  const money = {
    ratesOf: () => rates,
    endpointUsdPerGbOf: () => 0.01 * priceFactor,
    bytesPerGigabyte: place.bytesPerGigabyte ?? GIB,
  }
  const identities = { schema: 1, rangesOf: null, byIp: { ...REMOTES, ...place.remotes }, problems: [] } as const
  const startsAt = Date.parse(`${day}T00:00:00Z`)
  const priced = flows.map((one) =>
    pricedFlow(one, {
      monitorOf: (name) => ({
        ...{ name, cluster: name, region },
        arn: `arn:aws:networkflowmonitor:${region}:111122223333:monitor/${name}`,
      }),
      network,
      identities,
      owners: place.owners && { ownerOf: () => undefined, hostOf: () => undefined, ...place.owners },
      ...money,
    }),
  )
  return {
    day,
    startsAt,
    hours,
    isComplete: complete,
    monitors: ['prod-monitor'],
    flows: priced,
    answers: answersOf(priced, startsAt),
    nodesHeard: new Set(nodesHeard(flows)),
    topology,
    network,
    natGatewayBytes: place.natGatewayBytes ?? {},
    readClusters: place.readClusters,
    clusterOf: () => 'prod',
    regionOf: () => region,
    ...money,
  }
}

export const findings = (
  flows: readonly Flow[],
  place: Place = {},
  past: readonly FindingsDay[] = [],
  accepted: readonly Acceptance[] = [],
) => {
  const day = dayOf(flows, place)
  const { report, notes } = findingsOf(day, past, accepted)
  // Alike flows in one tell the same, to a billionth of a dollar, in whatever order they come and as an archive gives them back.
  for (const flows of [asStored(day.flows), asStored(day.flows.toReversed())])
    expect(rounded(findingsOf({ ...day, flows }, past, accepted).report)).toEqual(rounded(report))
  return { ...report, notes }
}

/** Edges as the sums of an hour give them back: those of one way have one path, and each an endpoint of its own. */
export const asStored = (flows: Day['flows']): Day['flows'] =>
  edgesOf([...edgesIn(JSON.parse(JSON.stringify({ edges: packedEdges(edgesOf(flows)) })))])

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toPrecision(9)) : one)))

/** The findings of one kind, open and unavoidable. */
export function found(kind: FindingKind, ...given: Parameters<typeof findings>): Finding[] {
  const { open, unavoidable } = findings(...given)
  return [...open, ...unavoidable].filter((one) => one.kind === kind)
}

/** The same day over and over, the last of them `until`; what they remember. */
export function remembered(flows: readonly Flow[], days: number, until: string, place: Place = {}): FindingsDay[] {
  const past: FindingsDay[] = []
  for (let back = days - 1; back >= 0; back--) {
    const day = new Date(Date.parse(until) - back * 86_400_000).toISOString().slice(0, 10)
    past.push(findingsOf(dayOf(flows, { ...place, day }), past, []).memory)
  }
  return past
}

/** A day's dollars as dollars a month of 730 hours. */
export const aMonth = (usdPerDay: number) => (usdPerDay * 730) / 24
