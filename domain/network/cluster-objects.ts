import { defined } from '../defined.ts'

/** What clusters told of themselves at the end of an hour: an object of `clusters/`. */
export interface KeptObjects {
  readonly schema: 1
  readonly clusters: readonly {
    readonly name: string
    /** Null where it told nothing. */
    readonly read: ReadCluster | null
    /** What it did not tell in that hour; absent in what was kept before it was kept by part. */
    readonly untold?: readonly UntoldPart[]
  }[]
}

/** A part of itself that a cluster did not tell. */
export interface UntoldPart {
  /** `ready endpoints`; empty where it told nothing. */
  readonly part: string
  /** A clause. */
  readonly why: string
}

/** A part whose objects are those of the latest reading alone. */
export const ALL_SERVICES = 'all Services'

/** What was kept of an hour, with what was read since; who told once is not untold. */
export function joinedObjects(standing: KeptObjects | undefined, now: KeptObjects): KeptObjects {
  const all = new Map(standing?.clusters.map((one) => [one.name, one]))
  for (const one of now.clusters) {
    const before = all.get(one.name)
    if (one.read === null && before?.read) continue
    if (one.read === null || !before?.read) all.set(one.name, one)
    else all.set(one.name, { ...one, read: joinedRead(before.read, one.read), untold: stillUntold(before, one) })
  }
  return { schema: 1, clusters: [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

type KeptObject = KeptObjects['clusters'][number]

/** Parts that neither reading of an hour has. */
const stillUntold = (before: KeptObject, { untold = [] }: KeptObject) =>
  untold.filter(({ part }) => part === ALL_SERVICES || !before.untold || before.untold.some((one) => one.part === part))

/**
 * A part that could not be read now stays as it was told, and whoever was there at the end of the hour is not replaced by whoever is there
 * later.
 */
function joinedRead(before: ReadCluster, now: ReadCluster): ReadCluster {
  const workloads = joinedWorkloads(before.workloads, now.workloads)
  const hostWorkloads = before.hostWorkloads ?? now.hostWorkloads
  const services = joinedServices(before.services, now.services)
  return { ...before, ...now, services, ...defined({ workloads, hostWorkloads }) }
}

/** Those of now: a Service that is gone is advised nothing. */
function joinedServices(before: ReadCluster['services'], now: ReadCluster['services']): readonly KubernetesService[] {
  const idOf = ({ namespace, name }: KubernetesService) => `${namespace}\n${name}`
  const known = new Map(before.map((one) => [idOf(one), one]))
  return now.map((one) => {
    const { ready = null, passedOnBeside } = known.get(idOf(one)) ?? {}
    return one.ready === null ? { ...one, ready, ...defined({ passedOnBeside }) } : one
  })
}

function joinedWorkloads(
  before: ReadCluster['workloads'],
  now: ReadCluster['workloads'],
): ReadCluster['workloads'] | undefined {
  if (before === undefined || now === undefined) return now ?? before
  const idOf = ({ namespace, kind, name }: ReadWorkload) => [namespace, kind, name].join('\n')
  const known = new Set(before.flatMap(({ namespace, pods }) => pods.map((pod) => `${namespace}\n${pod}`)))
  const all = new Map(before.map((one) => [idOf(one), one]))
  for (const one of now) {
    const then = all.get(idOf(one))
    const later = one.pods.filter((pod) => !known.has(`${one.namespace}\n${pod}`))
    const team = one.team ?? then?.team
    all.set(idOf(one), { ...one, ...defined({ team }), pods: [...(then?.pods ?? []), ...later].toSorted() })
  }
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** A cluster as its own API tells it. */
export interface ReadCluster {
  readonly name: string
  readonly services: readonly KubernetesService[]
  /** Absent where that could not be read. */
  readonly dataPlane?: DataPlane
  /** Absent where its pods and their owners could not be read. */
  readonly workloads?: readonly ReadWorkload[]
  /** What listens on its nodes' own addresses; absent where that could not be read. */
  readonly hostWorkloads?: readonly HostWorkload[]
  /** Teams by namespace, as the labels of those say; absent where no label is asked for. */
  readonly namespaceTeams?: Readonly<Record<string, string>>
}

/** A DaemonSet whose pods have no address of their own. */
export interface HostWorkload {
  readonly namespace: string
  readonly kind: string
  readonly name: string
  /** TCP ports that it listens at. */
  readonly ports: readonly number[]
  /** Addresses of the nodes that it runs on. */
  readonly ips: readonly string[]
}

/** What owns pods, as high up as could be read. */
export interface ReadWorkload {
  readonly namespace: string
  readonly kind: string
  readonly name: string
  /** As its own label says, or the one that all its pods have; absent where neither does. */
  readonly team?: string
  /** Names of its pods. */
  readonly pods: readonly string[]
}

export interface KubernetesService {
  readonly namespace: string
  readonly name: string
  /** Its name leads to the pods themselves: a client chooses one. */
  readonly isHeadless: boolean
  /** `spec.trafficDistribution`: `PreferClose`, `PreferSameZone`, …; null where it is not set. */
  readonly trafficDistribution: string | null
  /** The annotation topology-mode, or topology-aware-hints as it was called before; null where there is none. */
  readonly topologyMode: string | null
  /** `internalTrafficPolicy: Local`: calls stay on their node. */
  readonly isLocal: boolean
  /** Whether a node passes on what comes in at a node port of it, to pods of any node; absent in what was told before that was asked. */
  readonly isPassedOnByNodes?: boolean
  /** Ready endpoints by the name of their zone; null where they could not be read. */
  readonly ready: Readonly<Record<string, number>> | null
  /** Other Services that nodes pass on and that lead to a pod of it too; absent where it has no endpoint, or nobody could read them. */
  readonly passedOnBeside?: readonly string[]
}

/** Who leads a call of a Service to a pod. */
export interface DataPlane {
  /** `cilium` where it runs without kube-proxy; null where neither was seen, as on nodes of EKS Auto Mode. */
  readonly proxy: 'kube-proxy' | 'cilium' | null
  /** Whether that follows the zones that EndpointSlices hint at; null where nobody told. */
  readonly followsHints: boolean | null
  /** Meshes whose sidecars choose pods themselves. */
  readonly meshes: readonly ('Istio' | 'Linkerd')[]
}

/** Zone routing of a Service that is set, or that something before it makes of no use: in a word of Kubernetes'. */
export function routingSet({ trafficDistribution, topologyMode, isLocal }: KubernetesService): string | null {
  if (isLocal) return 'internalTrafficPolicy: Local'
  if (topologyMode !== null && /^auto$/i.test(topologyMode)) return `topology-mode: ${topologyMode}`
  return trafficDistribution === null ? null : `trafficDistribution: ${trafficDistribution}`
}
