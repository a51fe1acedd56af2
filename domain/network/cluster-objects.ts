import { defined } from '../defined.ts'

/** What clusters told of themselves at the end of an hour: an object of `clusters/`. */
export interface KeptObjects {
  readonly schema: 1
  readonly clusters: readonly {
    readonly name: string
    /** Null where it told nothing. */
    readonly read: ReadCluster | null
    /** What it did not tell, and why, in sentences. */
    readonly problems: readonly string[]
  }[]
}

/** What was kept of an hour, with what was read since; who told once is not untold. */
export function joinedObjects(standing: KeptObjects | undefined, now: KeptObjects): KeptObjects {
  const all = new Map(standing?.clusters.map((one) => [one.name, one]))
  for (const one of now.clusters) {
    const before = all.get(one.name)?.read ?? null
    if (one.read !== null) all.set(one.name, { ...one, read: before ? joinedRead(before, one.read) : one.read })
    else if (before === null) all.set(one.name, one)
  }
  return { schema: 1, clusters: [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

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
  const readyBefore = new Map(before.map((one) => [idOf(one), one.ready]))
  return now.map((one) => ({ ...one, ready: one.ready ?? readyBefore.get(idOf(one)) ?? null }))
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

/** Which clusters told anything in the course of a day: an object of `clusters/`. */
export interface ToldClusters {
  readonly schema: 1
  /** By the end of the hour and by cluster. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, ToldReading>>>>
}

interface ToldReading {
  /** Another text once it told otherwise of what hours follow from: of pods, of what listens at nodes, of teams. */
  readonly version: string
  /** Whether it told whose its pods are, and the teams of its namespaces. */
  readonly hasPods: boolean
  readonly hasTeams: boolean
  /** Whether it told who leads calls; absent in what was noted before that was. */
  readonly hasDataPlane?: boolean
  /** Where it is kept, of a reading of another day. */
  readonly day?: string
}

/** A day's readings, with what each cluster had told last on the day before: of pods that ended before the day's first reading. */
export function withDayBefore(told: ToldClusters, before: ToldClusters | undefined, dayBefore: string): ToldClusters {
  const readings = new Map(Object.entries(told.readings))
  const found = new Set<string>()
  for (const [until, clusters] of Object.entries(before?.readings ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    const last = Object.entries(clusters).filter(([name, { hasPods }]) => hasPods && !found.has(name))
    for (const [name, one] of last) {
      found.add(name)
      readings.set(until, { [name]: { ...one, day: dayBefore }, ...readings.get(until) })
    }
  }
  return { ...told, readings: Object.fromEntries(readings) }
}

/** A reading of a cluster. */
export interface Reading {
  readonly cluster: string
  readonly until: string
  readonly version: string
  /** Where it is kept, of a reading of another day. */
  readonly day?: string
}

/** What each cluster told first at an instant or later, then what it had told last before; of those alone that told a part, where one is named. */
export function readingsAt(
  { readings }: ToldClusters,
  clusters: Iterable<string>,
  at: string,
  part?: 'hasPods' | 'hasTeams' | 'hasDataPlane',
): Reading[][] {
  const toldAt = (end: string, cluster: string) => {
    const told = readings[end]?.[cluster]
    return told && (part === undefined || told[part]) ? told : undefined
  }
  const all = Object.keys(readings).toSorted()
  const [since, before] = [all.filter((until) => until >= at), all.filter((until) => until < at).toReversed()]
  return [since, before].map((ends) =>
    [...new Set(clusters)].toSorted().flatMap((cluster) => {
      const until = ends.find((end) => toldAt(end, cluster) !== undefined)
      const { version = '', day } = (until === undefined ? undefined : toldAt(until, cluster)) ?? {}
      return until === undefined ? [] : [{ cluster, until, version, ...defined({ day }) }]
    }),
  )
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
