import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rawKey } from '../../domain/archive-key.ts'
import { isoInstant } from '../../domain/day.ts'
import type { DestinationCategory } from '../../domain/flows/category.ts'
import type { ContributorRow } from '../../domain/flows/contributor-row.ts'
import type { RawCategory, WindowAnswer } from '../../domain/flows/observation.ts'
import type { World } from '../../local/cloud/world.ts'
import { CLUSTER, REGION, VPC, ZONES, zoneAt } from '../../worlds/shop/cluster.ts'

/** Rows of an answer: the service's most. */
const ROWS = 500

const CATEGORIES = [
  ...['INTRA_AZ', 'INTER_AZ', 'UNCLASSIFIED', 'AMAZON_S3', 'INTER_VPC', 'AMAZON_DYNAMODB', 'INTER_REGION'],
] as readonly DestinationCategory[]

/** A day by how much of it there is. */
export interface MadeDay {
  readonly date: string
  readonly clusters: number
  /** Categories that are told of, and whether each hour of them was cut into windows of five minutes. */
  readonly categories: number
  readonly isCut: boolean
}

const DATE = '2026-11-21'

/** Days of clusters of which each fills its answers. Every hour is like the others. */
export const DAYS = {
  84000: { date: DATE, clusters: 1, categories: 7, isCut: false },
  432000: { date: DATE, clusters: 1, categories: 3, isCut: true },
  864000: { date: DATE, clusters: 2, categories: 3, isCut: true },
  1008000: { date: DATE, clusters: 1, categories: 7, isCut: true },
  4320000: { date: DATE, clusters: 10, categories: 3, isCut: true },
  20160000: { date: DATE, clusters: 20, categories: 7, isCut: true },
} as const satisfies Readonly<Record<number, MadeDay>>

export const rowsOf = ({ clusters, categories, isCut }: MadeDay, hours = 24) =>
  clusters * categories * hours * (isCut ? 12 : 1) * ROWS

const monitorName = (cluster: number) => `bench-${cluster + 1}`

/** The account that its rows are from. */
export const worldOf = ({ clusters }: MadeDay): World => ({
  ...CLUSTER,
  name: 'bench',
  summary: 'clusters that fill every answer',
  timeZone: 'UTC',
  monitors: Array.from({ length: clusters }, (_, cluster) => ({
    name: monitorName(cluster),
    status: 'ACTIVE',
    clusterArn: `arn:aws:eks:${REGION}:${CLUSTER.accountId}:cluster/cluster-${cluster + 1}`,
  })),
  connections: [],
  bill: { usd: 0, bytes: 0 } as World['bill'],
})

/** Puts the raw objects of hours of a day into a folder that is a bucket. */
export function leaveHours(folder: string, day: MadeDay, hours: readonly number[]): void {
  for (const hour of hours) {
    for (let cluster = 0; cluster < day.clusters; cluster++) {
      for (const category of CATEGORIES.slice(0, day.categories)) {
        const raw = rawOf(day, cluster, hour, category)
        const path = join(folder, rawKey(raw.monitor, raw.start, category))
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, gzipSync(JSON.stringify(raw), { level: 1 }))
      }
    }
  }
}

function rawOf({ date, isCut }: MadeDay, cluster: number, hour: number, category: DestinationCategory): RawCategory {
  const from = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000
  const windows = isCut ? 12 : 1
  const length = 3_600_000 / windows
  const answers = Array.from({ length: windows }, (_, window): WindowAnswer => {
    const start = from + window * length
    return {
      ...{ from: isoInstant(start), to: isoInstant(start + length), queryId: 'query', unit: 'bytes', cut: isCut },
      rows: answerOf(cluster, category, hour * 12 + window).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    }
  })
  return {
    ...{
      schema: 1,
      monitor: monitorName(cluster),
      category,
      start: isoInstant(from),
      end: isoInstant(from + 3_600_000),
    },
    ...{ metric: 'DATA_TRANSFERRED', answers },
  }
}

/** A whole number below `below` that depends on these alone, and looks like chance. */
function drawn(below: number, ...by: readonly number[]): number {
  let hash = 2_166_136_261
  for (const one of by) hash = Math.imul(hash ^ one, 16_777_619) ^ (hash >>> 13)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507)
  return ((hash ^ (hash >>> 13)) >>> 0) % below
}

const WORKLOADS = 60
const PODS_OF_WORKLOAD = 10
/** Of the workloads, those that are called. */
const SERVERS = 20

/** A pod of a cluster, by a number below 600. A workload has pods in three zones, in one of twelve namespaces. */
function podOf(cluster: number, index: number) {
  const workload = index % WORKLOADS
  const number = Math.floor(index / WORKLOADS)
  const zone = zoneAt(number)
  const place = cluster * 4 * WORKLOADS + workload * 4 + Math.floor(number / 3)
  const block = ZONES.indexOf(zone) * 64
  return {
    zone,
    workload,
    ip: `10.20.${block + Math.floor(place / 250)}.${(place % 250) + 2}`,
    node: `i-0${ZONES.indexOf(zone)}${String(cluster * 100 + (index % 20)).padStart(15, '0')}`,
    namespace: `team-${workload % 12}`,
    pod: `app-${workload}-${(workload * 7919 + 4_097_152).toString(36).slice(0, 9)}bcdfg-${suffix(index)}`,
    service: `app-${workload}`,
  }
}

/** As a ReplicaSet names its pods. */
function suffix(index: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789'
  return [0, 1, 2, 3, 4].map((place) => letters[drawn(letters.length, index, place)]).join('')
}

type Pod = ReturnType<typeof podOf>

const ownOf = ({ ip, zone, node }: Pod) => ({
  ...{ localIp: ip, snatIp: '', localInstanceId: node, localVpcId: VPC, localRegion: REGION },
  ...{ localAz: zone.zoneId, localSubnetId: zone.subnetId },
})
const farOf = ({ ip, zone, node }: Pod) => ({
  ...{ remoteVpcId: VPC, remoteRegion: REGION, remoteAz: zone.zoneId, remoteSubnetId: zone.subnetId },
  ...{ remoteInstanceId: node, remoteIp: ip, dnatIp: '' },
})
const NOWHERE = {
  remoteVpcId: '',
  remoteRegion: '',
  remoteAz: '',
  remoteSubnetId: '',
  remoteInstanceId: '',
  dnatIp: '',
}

const names = (own: Pod, far?: Pod) => ({
  kubernetesMetadata: {
    ...{ localServiceName: own.service, localPodName: own.pod, localPodNamespace: own.namespace },
    ...{ remoteServiceName: far?.service ?? '', remotePodName: far?.pod ?? '' },
    remotePodNamespace: far?.namespace ?? '',
  },
})

/** Of ten connections that a window tells of, six are those of every window, and four are others in each. */
const STEADY = 0.6

/** What one query answers. */
function answerOf(cluster: number, category: DestinationCategory, window: number): ContributorRow[] {
  const inside = category === 'INTRA_AZ' || category === 'INTER_AZ'
  const connections = inside ? ROWS / 2 : ROWS
  return Array.from({ length: connections }, (_, rank) => {
    const id = rank < STEADY * connections ? rank : connections + window * connections + rank
    // The largest carries a thousand times what the smallest does.
    const value = Math.floor(4e9 / (1 + rank) ** 1.1) + drawn(100_000, id, window)
    return inside ? callOf(cluster, category, id, value, window) : [wayOut(cluster, category, id, value)]
  }).flat()
}

/** Workloads that one calls, and addresses outside that it has. */
const CALLED_BY_ONE = 4

/** Both ends' rows of a call between pods. */
function callOf(cluster: number, category: DestinationCategory, id: number, value: number, window: number) {
  const from = drawn(WORKLOADS * PODS_OF_WORKLOAD, cluster, id, 1)
  const workload = drawn(SERVERS, from % WORKLOADS, drawn(CALLED_BY_ONE, id, 2))
  // In the caller's zone, or in one of the two others.
  const zone = (Math.floor(from / WORKLOADS) + (category === 'INTRA_AZ' ? 0 : 1 + (id % 2))) % 3
  const to = (zone + 3 * drawn(3, cluster, id, 3)) * WORKLOADS + workload
  const [client, server] = [podOf(cluster, from), podOf(cluster, to)]
  const shared = { destinationCategory: category, traversedConstructs: [] }
  return [
    {
      ...ownOf(client),
      targetPort: 8080 + (workload % 3),
      ...farOf(server),
      ...shared,
      value,
      ...names(client, server),
    },
    // Each agent publishes at its own moment.
    {
      ...{ ...ownOf(server), targetPort: 0, ...farOf(client), ...shared },
      value: value + drawn(1000, id, window, 3),
      ...names(server, client),
    },
  ]
}

/** What leaves the VPC, as the agent at its own end tells. */
function wayOut(cluster: number, category: DestinationCategory, id: number, value: number) {
  const own = podOf(cluster, drawn(WORKLOADS * PODS_OF_WORKLOAD, cluster, id, 4))
  return {
    ...{
      ...ownOf(own),
      targetPort: 443,
      ...NOWHERE,
      ...remoteOf(category, drawn(400, own.workload, drawn(CALLED_BY_ONE, id, 5))),
    },
    ...{ destinationCategory: category, value, traversedConstructs: [], ...names(own) },
  }
}

function remoteOf(category: DestinationCategory, host: number) {
  switch (category) {
    case 'AMAZON_S3':
      return { remoteIp: `52.218.${host % 100}.${host % 250}`, remoteRegion: REGION }
    case 'AMAZON_DYNAMODB':
      return { remoteIp: `52.94.5.${host % 250}`, remoteRegion: REGION }
    case 'INTER_VPC':
      return { remoteIp: `10.99.${host % 8}.${host % 250}`, remoteVpcId: 'vpc-09900000000000001', remoteRegion: REGION }
    case 'INTER_REGION':
      return { remoteIp: `10.98.${host % 8}.${host % 250}`, remoteRegion: 'us-west-2' }
    default:
      return { remoteIp: `151.101.${host % 200}.${host % 250}` }
  }
}
