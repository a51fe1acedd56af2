import { defined } from '../defined.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import { workloadOf } from '../flows/workload.ts'
import { farPlace } from '../network/far-place.ts'
import type { Network, Place } from '../network/network.ts'
import type { Store } from '../network/network-interface.ts'
import type { HostOwner, PodOwner } from './pod-owners.ts'

export interface NamedEnd extends End {
  /** Null where the end is no known pod. */
  readonly workload: string | null
  readonly workloadKind: string | null
  /** What an interface that is no pod and no node is called; null for others. */
  readonly interfaceName: string | null
  /** What holds data at such an interface; absent where nothing does. */
  readonly store?: Store
  /** Its own service told the name. */
  readonly isDescribed?: boolean
  /** The other cluster that its interface's tags name; absent where something surer is known. */
  readonly cluster?: string
}

/** One end of a flow as a reader knows it. */
export interface ReportEnd {
  /** Workload, service, owner or, where nothing is known, the address or the instance. Never empty. */
  readonly name: string
  /** Empty where the end is not a pod. */
  readonly namespace: string
  /** `Deployment`, `StatefulSet`, … or empty. */
  readonly kind: string
}

/** Whose pods of a cluster are, and what listens at a port of its nodes. */
export interface ClusterOwners {
  ownerOf(namespace: string, pod: string): PodOwner | undefined
  hostOf(ip: string, port: number): HostOwner | undefined
}

/** Both ends of a flow, named by its row, by the network and by who owns pods. What rows have in common is named once. */
export function namedEnds(
  flow: Flow,
  network: Network,
  owners?: ClusterOwners,
): { source: NamedEnd; destination: NamedEnd } {
  const far = farPlace(flow)
  const ownerIn = ({ namespace, pod }: End) =>
    pod === null ? null : ((namespace === null ? undefined : owners?.ownerOf(namespace, pod)) ?? workloadOf(pod))
  const own = (end: End) => ({ ip: end.ip, vpcId: end.vpcId, seenFrom: end.vpcId })
  const isHost = ({ pod, instanceId }: End) => flow.mirrored || pod !== null || instanceId !== null
  const isFarSource = flow.reportedBy === 'destination'
  const { source, destination, targetPort } = flow
  const hostAt = ({ pod, service, instanceId, ip }: End) =>
    pod === null && service === null && instanceId !== null && ip !== null && targetPort !== null
      ? (owners?.hostOf(ip, targetPort) ?? null)
      : null
  return {
    source: namedOnce(source, isFarSource ? far : own(source), isHost(source), network, ownerIn(source)),
    destination: namedOnce(
      destination,
      isFarSource ? own(destination) : far,
      isHost(destination),
      network,
      ownerIn(destination) ?? hostAt(destination),
    ),
  }
}

/** Of what has its node's address, the namespace is in no row. */
type Owner = PodOwner & Partial<Pick<HostOwner, 'namespace'>>

/** An end's name, as it is known at a place. */
interface Named {
  readonly place: Place
  readonly isHost: boolean
  readonly owner: Owner | null
  readonly end: NamedEnd
}

/** Ends of a network whose names are kept: more than most hours have. */
const MOST_KNOWN = 100_000

const known = new WeakMap<Network, Map<End, Named[]>>()

function namedOnce(end: End, place: Place, isHost: boolean, network: Network, owner: Owner | null): NamedEnd {
  const ends = known.get(network) ?? new Map<End, Named[]>()
  known.set(network, ends)
  const names = ends.get(end) ?? []
  // Where a host stands decides nothing of its name.
  const same = names.find(
    (one) =>
      one.isHost === isHost &&
      one.owner?.name === owner?.name &&
      one.owner?.kind === owner?.kind &&
      one.owner?.namespace === owner?.namespace &&
      (isHost ||
        (one.place.vpcId === place.vpcId && one.place.seenFrom === place.seenFrom && one.place.ip === place.ip)),
  )
  if (same) return same.end
  const named = namedEnd(end, place, isHost, network, owner)
  if (ends.size >= MOST_KNOWN) ends.clear()
  ends.set(end, [...names, { place, isHost, owner, end: named }])
  return named
}

/** `isHost` for an end that is known to be a pod or a node, whatever has its address by now. */
function namedEnd(end: End, place: Place, isHost: boolean, network: Network, owner: Owner | null): NamedEnd {
  const described = isHost ? null : network.interfaceAt(place)
  const isKnown = end.pod !== null || end.service !== null || owner !== null || described !== null
  const cluster = isKnown ? undefined : network.clusterAt(place, end.instanceId)
  return {
    ...end,
    azId: network.zoneId(end.azId, end.vpcId) ?? network.zoneOfSubnet(end.subnetId),
    namespace: end.namespace ?? owner?.namespace ?? null,
    workload: owner?.name ?? null,
    workloadKind: owner?.kind ?? null,
    interfaceName: described?.name ?? null,
    ...defined({ store: described?.store, isDescribed: described?.isDescribed, cluster }),
  }
}

/** The name of an end that is no known pod: its service, its interface, its cluster, its instance or its address. */
export function addressName({ service, interfaceName, cluster, instanceId, ip }: NamedEnd): string {
  const ofCluster = cluster === undefined ? null : `a node or pod of cluster ${cluster}`
  return service ?? interfaceName ?? ofCluster ?? (instanceId === null ? (ip ?? 'unknown') : `instance ${instanceId}`)
}
