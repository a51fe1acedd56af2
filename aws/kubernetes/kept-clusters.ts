import { clusterObjectsKey, clustersToldKey } from '../../domain/archive-key.ts'
import type { Run } from '../../domain/collecting/run.ts'
import { addDays, type Interval } from '../../domain/day.ts'
import { type PodOwners, podOwners } from '../../domain/identities/pod-owners.ts'
import type { KeptObjects, ReadCluster } from '../../domain/network/cluster-objects.ts'
import { type Reading, readingsAt, type ToldClusters, withDayBefore } from '../../domain/network/told-clusters.ts'
import { readJsonIfPresent } from '../archive.ts'
import { type KnownCluster, knownCluster } from '../known-cluster.ts'
import { deployedSettings } from '../settings.ts'

/** Clusters of a run that the settings, or those of their source, name. */
export function clustersToRead({ home, monitors }: Pick<Run, 'home' | 'monitors'>): KnownCluster[] {
  const names = [...new Set(monitors.map(({ cluster }) => cluster))].toSorted()
  return names.flatMap((name) => {
    const cluster = knownCluster(name, home)
    return cluster && (cluster.source ?? deployedSettings()).readClusters.includes(cluster.ownName) ? [cluster] : []
  })
}

/** Which clusters told anything on a run's day; undefined where none is to be read, or none told. */
export async function readTold(run: Pick<Run, 'day' | 'home' | 'monitors'>): Promise<ToldClusters | undefined> {
  if (clustersToRead(run).length === 0) return undefined
  const told = await readJsonIfPresent<ToldClusters>(clustersToldKey(run.day))
  return told && Object.values(told.readings).some((clusters) => Object.keys(clusters).length > 0) ? told : undefined
}

/** The same, with what its clusters had told last on the day before. */
export async function readToldForHours(run: Pick<Run, 'day' | 'home' | 'monitors'>): Promise<ToldClusters | undefined> {
  const told = await readTold(run)
  if (told === undefined) return undefined
  const dayBefore = addDays(run.day, -1)
  return withDayBefore(told, await readTold({ ...run, day: dayBefore }), dayBefore)
}

/** What some readings told. */
async function readReadings(day: string, readings: readonly Reading[]): Promise<readonly ReadCluster[]> {
  const told: ReadCluster[] = []
  for (const [key, own] of Map.groupBy(readings, (one) => clusterObjectsKey(one.day ?? day, one.until))) {
    // Readings may expire before what lists them.
    const { clusters = [] } = (await readJsonIfPresent<KeptObjects>(key)) ?? {}
    told.push(
      ...clusters.flatMap(({ read }) => (read && own.some(({ cluster }) => cluster === read.name) ? [read] : [])),
    )
  }
  return told
}

const clustersOf = ({ monitors }: Pick<Run, 'monitors'>) => monitors.map(({ cluster }) => cluster)

/** Clusters as they told each part of themselves last on a day; undefined where none is to be read, or none told. */
export async function latestReadClusters(
  run: Pick<Run, 'day' | 'home' | 'monitors'>,
): Promise<readonly ReadCluster[] | undefined> {
  const told = await readTold(run)
  if (told === undefined) return undefined
  const latest = ([undefined, 'hasPods', 'hasTeams', 'hasDataPlane'] as const)
    .flatMap((part) => readingsAt(told, clustersOf(run), NEVER, part)[1] ?? [])
    .toSorted((a, b) => (a.until < b.until ? -1 : 1))
  const byName = new Map<string, ReadCluster>()
  for (const read of await readReadings(run.day, latest)) byName.set(read.name, { ...byName.get(read.name), ...read })
  return [...byName.values()]
}

/** Clusters that told of their teams at any time of a day. */
export async function labeledClusters(run: Pick<Run, 'day' | 'home' | 'monitors'>): Promise<readonly string[]> {
  const { readings = {} } = (await readTold(run)) ?? {}
  const named = Object.values(readings).flatMap((clusters) =>
    Object.entries(clusters).flatMap(([name, { hasPods, hasTeams }]) => (hasPods && hasTeams ? [name] : [])),
  )
  return [...new Set(named)].filter((name) => clustersOf(run).includes(name)).toSorted()
}

/** Later than any reading. */
const NEVER = '9999'

/** Whose pods are at the end of an hour; undefined where no cluster told. */
export async function readOwners(
  run: Pick<Run, 'day' | 'monitors'>,
  told: ToldClusters | undefined,
  { to }: Interval,
): Promise<PodOwners | undefined> {
  if (told === undefined) return undefined
  const [since = [], before = []] = readingsAt(told, clustersOf(run), to, 'hasPods')
  return podOwners([await readReadings(run.day, since), await readReadings(run.day, before)])
}
