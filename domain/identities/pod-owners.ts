import { type Workload, withoutRun, workloadOf } from '../flows/workload.ts'
import type { HostWorkload, ReadCluster, ReadWorkload } from '../network/cluster-objects.ts'
import type { Owned } from './teams.ts'

/** An object of Kubernetes, as far as its metadata tells whose it is. */
export interface OwnedObject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  /** What its name was generated from. */
  readonly generateName?: string | undefined
  /** What manages it. */
  readonly owner?: Owner | undefined
  /** As its label says. */
  readonly team?: string | undefined
  /** Of a driver of Spark, or an executor: what its label names. */
  readonly sparkApplication?: string | undefined
}

type Owner = Pick<OwnedObject, 'kind' | 'name'>

/** What people deploy and call by its name: what stands above it (an operator's own object) is not looked for. */
const DEPLOYED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'])

/** What a controller makes anew of a thing that lasts, by a name that it generates: alone it says nothing of that thing. */
const INTERIM: ReadonlySet<string> = new Set(['ReplicaSet', 'Job'])

/**
 * Made for one run, often by a name of that run: Kubernetes, Argo Workflows, Tekton, Spark's operator, KubeRay, Kubeflow's training operator,
 * Actions Runner Controller.
 */
const OF_A_RUN: ReadonlySet<string> = new Set([
  ...['Job', 'Workflow', 'TaskRun', 'PipelineRun', 'CustomRun', 'SparkApplication', 'RayCluster', 'RayJob'],
  ...['TFJob', 'PyTorchJob', 'MPIJob', 'XGBoostJob', 'PaddleJob', 'JAXJob', 'TrainJob', 'JobSet'],
  ...['EphemeralRunner', 'EphemeralRunnerSet', 'Runner', 'RunnerReplicaSet'],
])

/** More links than any chain has: what owns itself ends. */
const MOST_LINKS = 10

const idOf = (namespace: string, kind: string, name: string) => `${namespace}\n${kind}\n${name}`

/**
 * Workloads of a cluster with their pods: each pod's owner by the owner references of all that could be read. A pod whose owner's owner is
 * gone has none here, and is known by its name.
 */
export function workloadsOf(pods: readonly OwnedObject[], others: readonly OwnedObject[]): readonly ReadWorkload[] {
  const known = new Map([...pods, ...others].map((one) => [idOf(one.namespace, one.kind, one.name), one]))
  const found = new Map<string, { workload: Omit<ReadWorkload, 'pods' | 'team'>; pods: OwnedObject[] }>()
  for (const pod of pods) {
    const owner = ownerIn(known, pod)
    if (owner === undefined) continue
    const { namespace } = pod
    const id = idOf(namespace, owner.kind, owner.name)
    const entry = found.get(id) ?? { workload: { namespace, ...owner }, pods: [] }
    entry.pods.push(pod)
    found.set(id, entry)
  }
  const unseen = others.filter(({ kind, team, namespace, name }) => {
    return team !== undefined && DEPLOYED.has(kind) && !found.has(idOf(namespace, kind, name))
  })
  for (const { namespace, kind, name } of unseen) {
    found.set(idOf(namespace, kind, name), { workload: { namespace, kind, name }, pods: [] })
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { workload, pods: own }]) => {
      const team = known.get(id)?.team ?? teamOfAll(own)
      return {
        ...workload,
        ...(team === undefined ? {} : { team }),
        pods: own.map(({ name }) => name).toSorted(),
      }
    })
}

function teamOfAll(pods: readonly OwnedObject[]): string | undefined {
  const [team, ...others] = new Set(pods.map((pod) => pod.team))
  return others.length === 0 ? team : undefined
}

/** The highest owner that is known; undefined where that is one that tells nothing alone. */
function ownerIn(known: ReadonlyMap<string, OwnedObject>, pod: OwnedObject): Owner | undefined {
  const { namespace } = pod
  if (pod.owner === undefined) return ownerless(pod)
  let owner = pod.owner
  for (let links = 0; links < MOST_LINKS; links++) {
    // The kubelet of a node made it, by a file there.
    if (owner.kind === 'Node') return { kind: 'StaticPod', name: workloadOf(pod.name).name }
    if (DEPLOYED.has(owner.kind)) return owner
    const read = known.get(idOf(namespace, owner.kind, owner.name))
    if (read?.owner === undefined) {
      if (read === undefined && INTERIM.has(owner.kind)) return undefined
      // An executor belongs to its driver, which may be gone.
      if (owner.kind === 'Pod') return ownerless(read ?? { ...pod, ...owner })
      return { kind: owner.kind, name: lastingName(read ?? { namespace, ...owner }, pod) }
    }
    owner = read.owner
  }
  return undefined
}

/** A pod by itself: of Spark where its label says so, whatever people call it. */
function ownerless(pod: OwnedObject): Owner {
  const { sparkApplication } = pod
  if (sparkApplication === undefined) return { kind: 'Pod', name: lastingName(pod, pod) }
  return { kind: 'Spark', name: withoutRun(sparkApplication) }
}

/** The name of something without what is new with every run of it. */
function lastingName({ kind, name, generateName }: OwnedObject, pod: OwnedObject): string {
  if (kind === 'Pod') return workloadOf(name).name
  const generated = generateName?.replace(/[-.]$/, '') ?? ''
  if (generated !== '' && name.startsWith(generated)) return withoutRun(generated)
  if (!OF_A_RUN.has(kind)) return name
  const byPod = workloadOf(pod.name).name
  return name.startsWith(byPod) ? byPod : withoutRun(name)
}

/** Pods of clusters and whose they are, at an hour. */
export interface PodOwners {
  /** Undefined for a pod that nothing is known of, but its name. */
  ownerOf(cluster: string, namespace: string, pod: string): PodOwner | undefined
  /** What listens at a port of a node's own address; undefined where nothing is known to, or several are. */
  hostOf(cluster: string, ip: string, port: number): HostOwner | undefined
  /** The team that the label of a workload names, or its namespace's. */
  teamOf(cluster: string, end: Owned): string | undefined
}

export type HostOwner = Pick<HostWorkload, 'namespace' | 'kind' | 'name'>

export type PodOwner = Pick<Workload, 'name'> & { readonly kind: string | null }

/**
 * What clusters told, the surest first: what one lacks, the next one has. A pod that lived between two of them belongs to whom all pods
 * belong that are named as it is.
 */
export function podOwners(readings: readonly (readonly ReadCluster[])[]): PodOwners {
  const ownerByPod = new Map<string, PodOwner>()
  const ownerByName = new Map<string, PodOwner | null>()
  const teams = new Map<string, string | null>()
  const hosts = new Map<string, HostOwner | null>()
  for (const clusters of readings) {
    const before = new Set(teams.keys())
    const hostsBefore = new Set(hosts.keys())
    const tell = (id: string, team: string | null) => {
      if (before.has(id)) return
      teams.set(id, teams.has(id) && teams.get(id) !== team ? null : team)
    }
    for (const { name: cluster, workloads = [], namespaceTeams = {}, hostWorkloads = [] } of clusters) {
      for (const { namespace, kind, name, ports, ips } of hostWorkloads) {
        for (const id of ips.flatMap((ip) => ports.map((port) => keyOf(cluster, ip, String(port))))) {
          if (!hostsBefore.has(id)) hosts.set(id, hosts.has(id) ? null : { namespace, kind, name })
        }
      }
      for (const [namespace, team] of Object.entries(namespaceTeams)) tell(keyOf(cluster, namespace), team)
      for (const { namespace, kind, name, team = null, pods } of workloads) {
        const owner = { kind, name }
        tell(keyOf(cluster, namespace, name, kind), team)
        tell(keyOf(cluster, namespace, name), team)
        for (const pod of pods) {
          const id = keyOf(cluster, namespace, pod)
          if (!ownerByPod.has(id)) ownerByPod.set(id, owner)
          const alike = keyOf(cluster, namespace, workloadOf(pod).name)
          const known = ownerByName.get(alike)
          const isSame = known === undefined || (known?.kind === kind && known.name === name)
          ownerByName.set(alike, isSame ? owner : null)
        }
      }
    }
  }
  return {
    ownerOf: (cluster, namespace, pod) =>
      ownerByPod.get(keyOf(cluster, namespace, pod)) ??
      ownerByName.get(keyOf(cluster, namespace, workloadOf(pod).name)) ??
      undefined,
    hostOf: (cluster, ip, port) => hosts.get(keyOf(cluster, ip, String(port))) ?? undefined,
    teamOf: (cluster, { namespace, workload, workloadKind }) => {
      if (namespace === null) return undefined
      const ofKind = teams.get(keyOf(cluster, namespace, workload ?? '', workloadKind ?? ''))
      const ofName = teams.get(keyOf(cluster, namespace, workload ?? ''))
      return ofKind ?? ofName ?? teams.get(keyOf(cluster, namespace)) ?? undefined
    },
  }
}

/** Teams that labels of clusters name. */
export const labelTeams = (clusters: readonly ReadCluster[]): readonly string[] =>
  clusters.flatMap(({ namespaceTeams = {}, workloads = [] }) => [
    ...Object.values(namespaceTeams),
    ...workloads.flatMap(({ team }) => team ?? []),
  ])

const keyOf = (...names: readonly string[]) => names.join('\n')
