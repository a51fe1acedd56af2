import type { Connection, World, WorldEnd } from '../../local/cloud/world.ts'
import { CLUSTER, pod, REGION, ZONES, type Zone } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

/** Ten thousand workloads in two clusters of one VPC: see the arithmetic in `bill.ts`. */
const CLUSTERS = [1, 2] as const
const WORKLOADS = 5000
const MEGABYTE = 1_000_000

const [A, B] = ZONES
const SQS = '52.94.232.206'

const monitorOf = (cluster: number) => `fleet-${cluster}-monitor`

/** The n-th address of a zone's subnet, past those that AWS keeps. */
function address(zone: Zone, index: number): string {
  const number = index + 10
  return `10.5.${(zone === A ? 0 : 32) + Math.floor(number / 250)}.${(number % 250) + 4}`
}

function podOf(cluster: number, zone: Zone, index: number, name: string, service?: string): WorldEnd {
  return {
    ...pod(zone, address(zone, index), name, service),
    namespace: `team-${index % 40}`,
    monitor: monitorOf(cluster),
  }
}

/** Four letters of those that a replica set's name may hold. */
function suffix(index: number): string {
  const letters = 'bcdfghjklm'
  return [1000, 100, 10, 1].map((unit) => letters[Math.floor(index / unit) % 10]).join('')
}

function connectionsOf(cluster: number): Connection[] {
  const stores = ZONES.map((zone, index) => podOf(cluster, zone, 6000 + cluster, `store-${index}`, 'store'))
  return Array.from({ length: WORKLOADS }, (_, workload) => {
    const zone = workload % 2 === 0 ? A : B
    const client = podOf(
      cluster,
      zone,
      (cluster - 1) * 2500 + Math.floor(workload / 2),
      `job-${suffix(workload)}-6d5f9c4b8d-d${suffix(workload)}`,
    )
    const server = stores[zone === A ? 1 : 0] as WorldEnd
    const hour = workload % 24
    const bytesPerSlot = (bytes: number) => (slot: number) =>
      Math.floor(slot / 12) === hour ? bytes * (1 + (workload % 7)) * cluster : 0
    const call = { client, port: 5432 } as const
    return [
      { ...call, server, category: 'INTER_AZ' as const, bytesPerSlot: bytesPerSlot(MEGABYTE) },
      ...(workload % 2 === 0
        ? [
            {
              ...{ ...call, port: 443, server: { ip: SQS, region: REGION } },
              category: 'UNCLASSIFIED' as const,
              bytesPerSlot: bytesPerSlot(MEGABYTE / 2),
            },
          ]
        : []),
    ]
  }).flat()
}

export const world: World = {
  ...CLUSTER,
  name: 'fleet',
  summary: '10,000 workloads in two clusters: what a digest says of them, and what it sums',
  monitors: CLUSTERS.map((number) => ({
    name: monitorOf(number),
    status: 'ACTIVE' as const,
    clusterArn: `arn:aws:eks:${REGION}:${CLUSTER.accountId}:cluster/fleet-${number}`,
  })),
  connections: CLUSTERS.flatMap(connectionsOf),
  bill,
}
