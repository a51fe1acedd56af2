import { isNumberedReplica } from '../flows/workload.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { StoreSystem } from '../network/network-interface.ts'
import { type Day, firstOf, type Kind } from './kind.ts'

interface Peer {
  /** Of the name of a workload that runs the system. */
  readonly pattern?: RegExp
  /** Of managed ones, as EC2 and the service tell them: what users name theirs tells nothing. */
  readonly systems?: readonly StoreSystem[]
  readonly advice: string
  /** False where its advice holds without a copy that answers reads. */
  readonly isOfCopies?: false
  /** Where they are others than those of copies. */
  readonly risks?: readonly string[]
}

const LAG = 'A copy in the zone can lag: read from the primary where the newest value matters.'
const POOLS = 'Pools hold different values: what is changed or deleted in one stays old in the others.'

/**
 * Systems that hold data, and how each keeps reads in a zone. Sources: KIP-392 and KIP-881 (Kafka), Valkey GLIDE's
 * AZ_AFFINITY, Aurora's custom endpoints, Elasticsearch's and OpenSearch's shard allocation awareness, MongoDB's
 * readPreference with tag sets, the drivers' rack-aware policies of Cassandra and ScyllaDB, EFS's mount targets.
 */
const PEERS: readonly Peer[] = [
  {
    pattern: /kafka|redpanda/i,
    systems: ['kafka'],
    advice:
      'Let consumers fetch from the replica in their zone: set client.rack on consumers, and broker.rack and replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector on brokers. Producers still send to the leader.',
  },
  {
    pattern: /redis|valkey|keydb|dragonfly/i,
    systems: ['redis'],
    advice:
      'Let clients read from a replica in their zone (zone affinity in the client, such as AZ_AFFINITY in Valkey GLIDE). Writes still go to the primary.',
  },
  {
    pattern: /memcache/i,
    systems: ['memcached'],
    advice: 'Give each zone its own pool, if the application can take the cache misses.',
    isOfCopies: false,
    risks: [POOLS],
  },
  {
    systems: ['elasticache'],
    advice:
      'Which engine it runs is not known. Redis or Valkey: let clients read from a replica in their zone, and write to the primary. Memcached: give each zone its own pool, if the application can take the cache misses.',
    risks: [LAG, POOLS],
  },
  {
    pattern: /postgres|mysql|mariadb|percona|patroni|pgpool/i,
    systems: ['sql', 'aurora', 'neptune'],
    advice:
      "Send reads to a reader in the caller's zone (Aurora: a custom endpoint per zone; RDS: a read replica). Writes still go to the writer.",
  },
  {
    pattern: /opensearch|elasticsearch|\belastic\b/i,
    systems: ['opensearch'],
    advice:
      'Set shard allocation awareness to the zone, keep a copy of each shard in every zone, and let clients query a node in their zone.',
  },
  {
    pattern: /mongo|documentdb/i,
    systems: ['document-db'],
    advice:
      'Tag members with their zone and read with readPreference nearest and that tag. Writes still go to the primary.',
  },
  {
    pattern: /cassandra|scylla/i,
    advice:
      'Map racks to zones and use rack-aware load balancing in the driver. Replication between racks still crosses.',
  },
  {
    pattern: /rabbitmq|\bnats\b|activemq|artemis/i,
    systems: ['mq'],
    advice: 'Connect to the node in the zone, and place queues where their consumers are. Replication still crosses.',
  },
  {
    systems: ['efs'],
    advice: 'Mount by the file system name, which resolves to the mount target in the zone; create one in each zone.',
  },
  {
    pattern: /loki|mimir|tempo|cortex|thanos|prometheus|victoria/i,
    advice: 'Send it compressed and in batches from one collector per zone, and drop what nobody reads.',
  },
]

/** In its own words where nothing better is known. */
const ANY_STATEFUL_SET: Peer = {
  advice:
    'Numbered replicas often hold their own data, so zone routing of the Service is right only for what any replica can answer. A reader in each zone keeps those reads local.',
}

/** What holds the data at the far end; null where it is nothing of that kind. */
export function peerOf({ pod, workload, workloadKind, interfaceName, store }: NamedEnd): Peer | null {
  if (store) return PEERS.find(({ systems }) => systems?.includes(store.system)) ?? null
  if (interfaceName !== null || pod === null || workload === null) return null
  const isSet = NUMBERED_SETS.has(workloadKind ?? '')
  if (!isSet && !(workloadKind === null && isNumberedReplica(pod))) return null
  return PEERS.find(({ pattern }) => pattern?.test(workload)) ?? (isSet ? ANY_STATEFUL_SET : null)
}

/** Whose pods keep their numbers and their volumes. */
const NUMBERED_SETS: ReadonlySet<string> = new Set(['StatefulSet', 'StrimziPodSet'])

/** Whose pods are alike, whatever their names. */
const ALIKE: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'ReplicaSet', 'DaemonSet'])

/** Whether any pod of the end's workload may answer in the place of another, as far as its kind tells. */
export const hasAlikePods = ({ workloadKind }: NamedEnd): boolean => ALIKE.has(workloadKind ?? '')

/** Pods with numbers of which nobody knows whether any may answer in the place of another. */
export const isNumbered = (end: NamedEnd): boolean =>
  !NUMBERED_SETS.has(end.workloadKind ?? '') && !hasAlikePods(end) && /-\d{1,4}$/.test(end.pod ?? '')

const nameOf = ({ workload, store, interfaceName }: NamedEnd) => workload ?? store?.name ?? interfaceName ?? ''

/** Zones where it could be read; undefined where nobody knows, or it needs no copy. */
const zonesToRead = (end: NamedEnd) => (peerOf(end)?.isOfCopies === false ? undefined : end.store?.readerZones)

/** Its service tells of no copy that answers reads: there is nowhere else to read. */
const isAlone = (end: NamedEnd) => zonesToRead(end)?.length === 0

/** Whether a copy that answers reads stands in the caller's zone, as far as its service tells. */
function hasReaderNear({ source: { azId }, destination }: PricedFlow): boolean {
  const zones = zonesToRead(destination)
  return zones === undefined || (azId !== null && zones.includes(azId))
}

function readersInWords({ store }: NamedEnd): string[] {
  const { readerZones = [], readerEndpoint } = store ?? {}
  if (readerZones.length === 0) return []
  const where = `Read replicas are in ${readerZones.join(', ')}`
  return [readerEndpoint === undefined ? `${where}.` : `${where}; ${readerEndpoint} resolves to any of them.`]
}

const subjectNamed = (name: string, { monitor, destination }: PricedFlow, day: Day) =>
  `${day.clusterOf(monitor)}/${destination.namespace ?? destination.vpcId ?? ''}/${name}`

/** Calls across zones to a database, a cache or a broker: what it takes to read in the caller's zone. */
export const statefulPeer: Kind = {
  kind: 'stateful-peer',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: [],
  subjectOf: (flow: PricedFlow, day: Day) => {
    const { destination } = flow
    if (flow.via === 'nat' || peerOf(destination) === null || isAlone(destination)) return null
    return subjectNamed(nameOf(destination), flow, day)
  },
  formerSubjectOf: (flow, day) => {
    const { store } = flow.destination
    return flow.via === 'nat' || store?.describedAs === undefined ? null : subjectNamed(store.describedAs, flow, day)
  },
  claims: ({ flow, part }) => part === 'inter_az' && hasReaderNear(flow),
  draft: (one) => {
    const { destination } = firstOf(one)
    const peer = peerOf(destination)
    if (peer === null) return null
    const name = nameOf(destination)
    const place = destination.namespace === null ? '' : ` (${destination.namespace})`
    return {
      title: `Read from ${name}${place} in the caller's zone`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        ...readersInWords(destination),
        peer.advice,
        'Flows do not show how much of it is reads that a copy in the zone can serve: this is everything that crosses.',
      ],
      risks: peer.risks ?? [LAG],
      check: `In the next report, fewer bytes cross to ${name} and more stay in the zone.`,
      change: null,
    }
  },
}
