import { type DataPlane, type KubernetesService, type ReadCluster, routingSet } from '../network/cluster-objects.ts'
import { isInOtherAccount } from '../network/cluster-place.ts'
import { countsInWords, type Day } from './kind.ts'
import { NOTHING_BEFORE_IT } from './routing-value.ts'

/** What is known of a Service whose calls are to stay in their zone. */
export interface RoutingFacts {
  /** What keeps them there already, or goes before what would: nothing is to be set. Null where nothing does, or nobody told. */
  readonly set: string | null
  /** Clients choose its pods themselves, and no field of it tells them which. */
  readonly isHeadless: boolean
  /** Who leads its calls follows no field of it, as things are: what stands in the way, in a sentence. */
  readonly obstacle: string | null
  /** What advice rests on, in sentences. */
  readonly assumes: readonly string[]
}

/** As its cluster told; where that was not read, what nobody knows. */
export function routingFacts(cluster: string, namespace: string, service: string, day: Day): RoutingFacts {
  const [read, known] = readService(cluster, namespace, service, day)
  if (!read || !known) return { set: null, isHeadless: false, obstacle: null, assumes: [NOTHING_BEFORE_IT] }
  return {
    set: routingSet(known),
    isHeadless: known.isHeadless,
    obstacle: obstacleOf(read),
    assumes: [
      ...endpointsInWords(known, cluster, day),
      ...(known.isHeadless ? [] : ['Nothing on the Service sets its routing or takes precedence over it.']),
      ...planeInWords(read),
    ],
  }
}

function readService(cluster: string, namespace: string, service: string, day: Day) {
  const read = day.readClusters?.find(({ name }) => name === cluster)
  return [read, read?.services.find((one) => one.namespace === namespace && one.name === service)] as const
}

export interface NamedService {
  readonly cluster: string
  readonly namespace: string
  readonly service: string
}

/** Services by which nodes may have passed on a call of a pod. */
export interface PassedOn {
  readonly services: readonly string[]
  /** They lead to the same pods, by their endpoints; where nobody told of those, they are what the namespace has. */
  readonly isByPods: boolean
}

/**
 * By the Service that a row names: a pod may stand behind several. Undefined where nobody told whether nodes pass on any. A field that was not
 * asked for speaks against none.
 */
export function passedOn({ cluster, namespace, service }: NamedService, day: Day): PassedOn | undefined {
  const [read, known] = readService(cluster, namespace, service, day)
  if (known?.passedOnBeside !== undefined) {
    const own = known.isPassedOnByNodes === false ? [] : [service]
    return { services: [...own, ...known.passedOnBeside].toSorted(), isByPods: true }
  }
  const all = read?.services.filter((one) => one.namespace === namespace) ?? []
  if (all.length === 0) return undefined
  const services = all.flatMap(({ name, isPassedOnByNodes }) => (isPassedOnByNodes === false ? [] : [name]))
  return { services: services.toSorted(), isByPods: false }
}

/** Whether nodes pass calls of a Service on to pods of any node; undefined where nobody told. */
export const isPassedOnByNodes = ({ cluster, namespace, service }: NamedService, day: Day): boolean | undefined =>
  readService(cluster, namespace, service, day)[1]?.isPassedOnByNodes

function endpointsInWords({ ready }: KubernetesService, cluster: string, { network }: Day): string[] {
  // Those of an earlier hour may be gone.
  if (ready === null) return ['How many ready endpoints it has in each zone was not told by the end of the day.']
  // The same name may be of another zone in another account.
  const isNamedElsewhere = isInOtherAccount(cluster)
  const idOf = (zone: string) => (isNamedElsewhere ? null : network.zoneId(zone, null)) ?? zone
  const byZone = new Map(Object.entries(ready).map(([zone, count]) => [idOf(zone), count]))
  const whose = isNamedElsewhere ? ', as its account names its zones' : ''
  return [
    byZone.size === 0
      ? 'By the end of the day it had no ready endpoint.'
      : `By the end of the day its ready endpoints stood in ${countsInWords(byZone)}${whose}.`,
  ]
}

const UNKNOWN_PLANE: DataPlane = { proxy: null, followsHints: null, meshes: [] }

function obstacleOf({ dataPlane: { proxy, followsHints } = UNKNOWN_PLANE }: ReadCluster): string | null {
  return proxy === 'cilium' && followsHints === false
    ? 'Cilium leads calls of Services here in the place of kube-proxy, and follows trafficDistribution only with loadBalancer.serviceTopology=true in its Helm values: it is off, and is to be set first.'
    : null
}

function planeInWords({ dataPlane: { proxy, followsHints, meshes } = UNKNOWN_PLANE }: ReadCluster): string[] {
  return [
    ...(proxy === 'kube-proxy' ? ['kube-proxy leads its calls, and follows trafficDistribution.'] : []),
    ...(proxy === 'cilium' && followsHints === true
      ? ['Cilium leads its calls, and follows trafficDistribution: loadBalancer.serviceTopology is on.']
      : []),
    ...(proxy === null || followsHints === null
      ? ['Who leads calls of Services in this cluster was not told: neither kube-proxy nor Cilium could be seen.']
      : []),
    ...meshes.map(
      (mesh) =>
        `${mesh} runs in this cluster: where its sidecar makes the call, ${mesh} chooses the pod by its own rules.`,
    ),
  ]
}
