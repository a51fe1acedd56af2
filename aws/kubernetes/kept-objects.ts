import { createHash } from 'node:crypto'
import { clusterObjectsKey, clustersToldKey } from '../../domain/archive-key.ts'
import { isLongAgo } from '../../domain/collecting/day-to-settle.ts'
import type { Run } from '../../domain/collecting/run.ts'
import {
  joinedObjects,
  type KeptObjects,
  type ReadCluster,
  type UntoldPart,
} from '../../domain/network/cluster-objects.ts'
import { type ToldClusters, untoldInWords } from '../../domain/network/told-clusters.ts'
import { changeJson, readJsonIfPresent } from '../archive.ts'
import { atATime } from '../at-a-time.ts'
import type { KnownCluster } from '../known-cluster.ts'
import { deployedSettings } from '../settings.ts'
import { readClusterObjects } from './cluster-objects.ts'
import { clustersToRead } from './kept-clusters.ts'

/** Clusters that are asked at a time: one of 50,000 pods takes hundreds of megabytes. */
const CONCURRENCY = 2

/**
 * Reads those of a run's clusters that the settings name and leaves what they tell with the hour that ends then, once. Returns what could
 * not be read in any hour of the day, in sentences.
 */
export async function learnClusterObjects(
  run: Pick<Run, 'day' | 'settledUntil' | 'home' | 'monitors' | 'refresh'>,
  until: string,
): Promise<readonly string[]> {
  const { day, refresh } = run
  const clusters = clustersToRead(run)
  const names = clusters.map(({ name }) => name)
  if (names.length === 0) return []
  const { teamLabel } = deployedSettings()
  const key = clusterObjectsKey(day, until)
  const kept = await readJsonIfPresent<KeptObjects>(key)
  const isWhole = (name: string) =>
    kept?.clusters.some((one) => one.name === name && one.read !== null && one.untold?.length === 0) ?? false
  const asked = clusters.filter(({ name }) => refresh || !isWhole(name))
  const isAsked = asked.length > 0 && !isLongAgo(run, until)
  const now = isAsked ? await keepObjects(key, asked, teamLabel) : kept
  const told = now ? await noteTold(day, until, now) : await readJsonIfPresent<ToldClusters>(clustersToldKey(day))
  return told ? untoldInWords(told, names) : []
}

async function keepObjects(
  key: string,
  asked: readonly KnownCluster[],
  teamLabel: string | undefined,
): Promise<KeptObjects> {
  const clusters = await atATime(
    CONCURRENCY,
    asked.map((one) => async () => ({ name: one.name, ...(await readClusterObjects(one, teamLabel)) })),
  )
  return changeJson<KeptObjects>(key, (standing) => joinedObjects(standing, { schema: 1, clusters }))
}

/** Also of what a killed run kept. */
function noteTold(day: string, until: string, { clusters }: KeptObjects): Promise<ToldClusters> {
  const versions = Object.fromEntries(
    clusters.flatMap(({ name, read }) => {
      if (read === null) return []
      const { workloads, namespaceTeams, dataPlane } = read
      const has = {
        hasPods: workloads !== undefined,
        hasTeams: namespaceTeams !== undefined,
        hasDataPlane: dataPlane !== undefined,
      }
      return [[name, { version: versionOf(read), ...has }]]
    }),
  )
  const untold = Object.fromEntries(clusters.map((one) => [one.name, one.untold ?? (one.read ? [] : KEPT_BEFORE)]))
  return changeJson<ToldClusters>(clustersToldKey(day), (standing) => ({
    schema: 1,
    readings: { ...standing?.readings, [until]: { ...standing?.readings[until], ...versions } },
    untold: { ...standing?.untold, [until]: { ...standing?.untold?.[until], ...untold } },
  }))
}

/** Of an hour that was kept before it was kept by part, and in which nothing was told. */
const KEPT_BEFORE: readonly UntoldPart[] = [
  { part: '', why: 'an earlier version of flowtoll could not, and kept no reason' },
]

/** Ready endpoints come and go, and no hour follows from them. */
const versionOf = ({ workloads, hostWorkloads, namespaceTeams }: ReadCluster) =>
  createHash('sha256').update(JSON.stringify({ workloads, hostWorkloads, namespaceTeams })).digest('hex').slice(0, 16)
