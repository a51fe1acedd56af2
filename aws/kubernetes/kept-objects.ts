import { clusterObjectsKey, clusterObjectsPrefix } from '../../domain/archive-key.ts'
import { isLongAgo } from '../../domain/collecting/day-to-settle.ts'
import type { Run } from '../../domain/collecting/run.ts'
import { joinedObjects, type KeptObjects, type ReadCluster } from '../../domain/network/cluster-objects.ts'
import { changeJson, listKeys, readJson, readJsonIfPresent } from '../archive.ts'
import { deployedSettings } from '../settings.ts'
import { readClusterObjects } from './cluster-objects.ts'

/**
 * Reads those of a run's clusters that the settings name and leaves what they tell with the hour that ends then, once. Returns what could
 * not be read, in sentences.
 */
export async function learnClusterObjects(
  run: Pick<Run, 'day' | 'settledUntil' | 'monitors' | 'refresh'>,
  until: string,
): Promise<readonly string[]> {
  const { day, monitors, refresh } = run
  const { readClusters } = deployedSettings()
  const names = [...new Set(monitors.map(({ cluster }) => cluster))]
    .filter((name) => readClusters.includes(name))
    .toSorted()
  if (names.length === 0) return []
  const key = clusterObjectsKey(day, until)
  const kept = await readJsonIfPresent<KeptObjects>(key)
  const asked = names.filter((name) => refresh || !kept?.clusters.some((one) => one.name === name && one.read !== null))
  if (asked.length === 0 || isLongAgo(run, until)) return problemsOf(kept, names)
  const read = await Promise.all(asked.map(async (name) => ({ name, ...(await readClusterObjects(name)) })))
  const now: KeptObjects = { schema: 1, clusters: read }
  return problemsOf(await changeJson<KeptObjects>(key, (standing) => joinedObjects(standing, now)), names)
}

const problemsOf = (kept: KeptObjects | undefined, names: readonly string[]) =>
  (kept?.clusters ?? []).flatMap(({ name, problems }) => (names.includes(name) ? problems : []))

/** Clusters as they told of themselves last on a day; undefined where none is to be read, or none told. */
export async function latestReadClusters(day: string): Promise<readonly ReadCluster[] | undefined> {
  if (deployedSettings().readClusters.length === 0) return undefined
  const key = (await listKeys(clusterObjectsPrefix(day))).at(-1)
  if (key === undefined) return undefined
  const { clusters } = await readJson<KeptObjects>(key)
  return clusters.flatMap(({ read }) => (read === null ? [] : [read]))
}
