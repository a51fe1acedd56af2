import type { WorldEnd } from '../../local/cloud/world.ts'

/** Where things stand: three clusters of one account, in two VPCs of its own and in one that another account shares with it. */

export const REGION = 'eu-west-1'
export const ACCOUNT = '111122223333'
/** Owns the VPC that `guild` stands in, with all that leads out of it. */
export const LANDLORD = '444455556666'
/** Owns the VPC at the other side of the peering connection. */
export const PARTNER = '777788889999'

export const ZONES = [
  { letter: 'a', zoneId: 'euw1-az1', zoneName: 'eu-west-1a' },
  { letter: 'b', zoneId: 'euw1-az2', zoneName: 'eu-west-1b' },
] as const
export type Zone = (typeof ZONES)[number]
export const [A, B] = ZONES

/** By cluster, with the subnets that its pods have addresses of. */
const CLUSTERS = {
  town: { vpcId: 'vpc-0c170000000000001', subnets: 'pods' },
  harbor: { vpcId: 'vpc-0c170000000000002', subnets: 'docks' },
  guild: { vpcId: 'vpc-0c170000000000003', subnets: 'rooms' },
} as const
/** It has no cluster: what leaves the town passes it. */
export const HUB = 'vpc-0c170000000000004'

export type Cluster = keyof typeof CLUSTERS
export const CLUSTER_NAMES = Object.keys(CLUSTERS) as readonly Cluster[]
export const monitorOf = (cluster: Cluster) => `${cluster}-monitor`
export const vpcOf = (cluster: Cluster) => CLUSTERS[cluster].vpcId

/** What subnets are for. Their ids end in the number here. */
const PURPOSES = [
  ...(['pods', 'nodes', 'edge', 'private-nat', 'batch'] as const),
  ...(['docks', 'piers', 'locks'] as const),
  'rooms',
  ...(['gates', 'guards', 'exits'] as const),
] as const
export type Purpose = (typeof PURPOSES)[number]

export const subnetOf = (purpose: Purpose, { letter }: Zone) =>
  `subnet-0${letter}${String(PURPOSES.indexOf(purpose) + 1).padStart(15, '0')}`
export const tableOf = (purpose: Purpose, zone: Zone) => subnetOf(purpose, zone).replace('subnet-', 'rtb-')

/** A pod that the cluster's agents hear. */
export const pod = (cluster: Cluster, zone: Zone, ip: string, name: string, service?: string): WorldEnd => ({
  ...onNode(cluster, zone, ip, CLUSTERS[cluster].subnets),
  ...{ namespace: 'default', pod: name },
  ...(service === undefined ? {} : { service }),
})

/** A node, or a pod that has its address. */
export const onNode = (cluster: Cluster, zone: Zone, ip: string, purpose: Purpose): WorldEnd => ({
  ...{ ip, azId: zone.zoneId, subnetId: subnetOf(purpose, zone), vpcId: vpcOf(cluster), region: REGION },
  ...{ instanceId: `i-0${zone.letter}${cluster === 'town' ? 1 : cluster === 'harbor' ? 2 : 3}`.padEnd(19, '0') },
  monitor: monitorOf(cluster),
})

/** What runs no agent. */
export const unheard = ({ monitor: _, instanceId: __, ...end }: WorldEnd): WorldEnd => end
