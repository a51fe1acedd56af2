import { createHash } from 'node:crypto'
import { clusterObjectsKey, clustersToldKey } from '../../domain/archive-key.ts'
import { isLongAgo } from '../../domain/collecting/day-to-settle.ts'
import type { Run } from '../../domain/collecting/run.ts'
import { addDays, type Interval } from '../../domain/day.ts'
import { type PodOwners, podOwners } from '../../domain/identities/pod-owners.ts'
import {
  joinedObjects,
  type KeptObjects,
  type ReadCluster,
  type UntoldPart,
} from '../../domain/network/cluster-objects.ts'
import {
  type Reading,
  readingsAt,
  type ToldClusters,
  untoldInWords,
  withDayBefore,
} from '../../domain/network/told-clusters.ts'
import { changeJson, readJsonIfPresent } from '../archive.ts'
import { atATime } from '../at-a-time.ts'
import { deployedSettings } from '../settings.ts'
import { readClusterObjects } from './cluster-objects.ts'

/** Clusters that are asked at a time: one of 50,000 pods takes hundreds of megabytes. */
const CONCURRENCY = 2

/**
 * Reads those of a run's clusters that the settings name and leaves what they tell with the hour that ends then, once. Returns what could
 * not be read in any hour of the day, in sentences.
 */
export async function learnClusterObjects(
  run: Pick<Run, 'day' | 'settledUntil' | 'monitors' | 'refresh'>,
  until: string,
): Promise<readonly string[]> {
  const { day, monitors, refresh } = run
  const names = [...(namesToRead(monitors) ?? [])].toSorted()
  if (names.length === 0) return []
  const { teamLabel } = deployedSettings()
  const key = clusterObjectsKey(day, until)
  const kept = await readJsonIfPresent<KeptObjects>(key)
  const isWhole = (name: string) =>
    kept?.clusters.some((one) => one.name === name && one.read !== null && one.untold?.length === 0) ?? false
  const asked = names.filter((name) => refresh || !isWhole(name))
  const isAsked = asked.length > 0 && !isLongAgo(run, until)
  const now = isAsked ? await keepObjects(key, asked, teamLabel) : kept
  const told = now ? await noteTold(day, until, now) : await readJsonIfPresent<ToldClusters>(clustersToldKey(day))
  return told ? untoldInWords(told, names) : []
}

async function keepObjects(key: string, names: readonly string[], teamLabel: string | undefined): Promise<KeptObjects> {
  const clusters = await atATime(
    CONCURRENCY,
    names.map((name) => async () => ({ name, ...(await readClusterObjects(name, teamLabel)) })),
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

/** Clusters that are to be read; undefined where none is. */
function namesToRead(monitors: Run['monitors']): ReadonlySet<string> | undefined {
  const { readClusters } = deployedSettings()
  const names = new Set(monitors.map(({ cluster }) => cluster).filter((name) => readClusters.includes(name)))
  return names.size === 0 ? undefined : names
}

/** Which clusters told anything on a run's day; undefined where none is to be read, or none told. */
export async function readTold({ day, monitors }: Pick<Run, 'day' | 'monitors'>): Promise<ToldClusters | undefined> {
  if (namesToRead(monitors) === undefined) return undefined
  const told = await readJsonIfPresent<ToldClusters>(clustersToldKey(day))
  return told && Object.values(told.readings).some((clusters) => Object.keys(clusters).length > 0) ? told : undefined
}

/** The same, with what its clusters had told last on the day before. */
export async function readToldForHours(run: Pick<Run, 'day' | 'monitors'>): Promise<ToldClusters | undefined> {
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
  run: Pick<Run, 'day' | 'monitors'>,
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
export async function labeledClusters(run: Pick<Run, 'day' | 'monitors'>): Promise<readonly string[]> {
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
