import { monitorsOfSource, type ReportedMonitors } from '../collecting/failed-sources.ts'
import type { Monitor } from '../collecting/run.ts'
import { monitorId, type Source, sourceId, sourceOfMonitorId } from '../source.ts'
import { clusterAt } from './cluster-place.ts'
import type { Home } from './neighbours.ts'
import type { Cluster } from './topology.ts'

/** Monitors that reports of other stacks have of a day, of those whose archives were adopted: an object beside the day's own report. */
export interface AdoptedMonitors {
  readonly schema: 1
  /** By their ids here. */
  readonly monitors: readonly Reported[]
}

type Reported = ReportedMonitors['monitors'][number]

/** Those that are known, with those of the report of a stack of another `place`, which the settings name as a `source`. */
export function adoptedMonitors(
  known: AdoptedMonitors | undefined,
  reported: readonly Reported[],
  {
    place,
    own,
    source,
    clusters = [],
  }: {
    readonly place: Home
    readonly own: Home
    readonly source: Pick<Source, 'account' | 'region'>
    /** As EKS told it of them: a monitor without one has its own name in place of it. */
    readonly clusters?: readonly Cluster[]
  },
): AdoptedMonitors {
  const theirs = reported.map(({ name, cluster, region }): Reported => {
    const id = monitorId(name, source)
    const isCluster = cluster !== name || clusters.some((one) => one.name === cluster && one.version !== null)
    return { name: id, cluster: isCluster ? clusterAt(cluster, place, own) : id, region }
  })
  const all = new Map([...(known?.monitors ?? []), ...theirs].map((one) => [one.name, one]))
  return { schema: 1, monitors: [...all.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** Those of them that the settings want, as a run has them. */
export const wantedOf = (
  adopted: AdoptedMonitors | undefined,
  sources: readonly Pick<Source, 'account' | 'region' | 'monitors'>[],
  own: Pick<Home, 'accountId'>,
): Monitor[] =>
  sources.flatMap((source) =>
    monitorsOfSource(adopted?.monitors ?? [], {
      id: sourceId(source),
      accountId: source.account ?? own.accountId,
    }).filter(
      ({ name }) => source.monitors.length === 0 || source.monitors.some((one) => monitorId(one, source) === name),
    ),
  )

/** Those of a source; undefined where it has none of them. */
export function adoptedOf(
  { id }: { readonly id: string },
  adopted: readonly Monitor[],
): readonly Monitor[] | undefined {
  const own = adopted.filter(({ name }) => sourceOfMonitorId(name) === id)
  return own.length === 0 ? undefined : own
}
