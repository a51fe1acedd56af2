import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bucketName, changeJson, jsonObject, listKeys, readJson, writeIf } from '../aws/archive.ts'
import { atATime } from '../aws/at-a-time.ts'
import { problemOf } from '../aws/faults.ts'
import { callersRegion } from '../aws/region.ts'
import {
  adoptedMonitorsKey,
  archivedSlices,
  clusterObjectsPrefix,
  clustersToldKey,
  dayReportKey,
  identitiesKey,
  pricesKey,
  rawPrefix,
  topologyKey,
  totalsKey,
} from '../domain/archive-key.ts'
import { MOST_DAYS } from '../domain/collecting/input.ts'
import { adoptedTotals, joinedTotals, type Totals } from '../domain/collecting/totals.ts'
import { addDays, dayInterval } from '../domain/day.ts'
import { defined } from '../domain/defined.ts'
import { InvalidInput } from '../domain/errors.ts'
import { adoptedIdentities } from '../domain/identities/adopted-identities.ts'
import type { Identities } from '../domain/identities/identity.ts'
import { type DayPrices, joinedPrices } from '../domain/money/prices.ts'
import { adoptedObjects, adoptedReadings } from '../domain/network/adopted-clusters.ts'
import { type AdoptedMonitors, adoptedMonitors } from '../domain/network/adopted-monitors.ts'
import { adoptedTopology, unfitToAdopt } from '../domain/network/adopted-topology.ts'
import type { KeptObjects } from '../domain/network/cluster-objects.ts'
import { clusterAt } from '../domain/network/cluster-place.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { ToldClusters } from '../domain/network/told-clusters.ts'
import type { Topology } from '../domain/network/topology.ts'
import type { Report } from '../domain/report/report.ts'
import type { Settings } from '../domain/settings.ts'
import { isOf, monitorId, type Source } from '../domain/source.ts'
import { contentsOf, dateIn, file, fileIfThere, isIn, monitorIn, originOf } from './archive-copy.ts'

/** What an archive of a stack that read one account and region has for the one that reads it as a source. */
export interface Adoption {
  readonly place: Home
  /** Ids that its monitors have here. */
  readonly monitors: readonly string[]
  /** Days whose answers and network are there, oldest first. */
  readonly days: readonly string[]
  /** The other days, and why, in a clause. */
  readonly leftOut: readonly { readonly day: string; readonly why: string }[]
  /** Answers that are not here yet. */
  readonly objects: number
  /** Copies them. It may be ended at any time, and begun anew. */
  adopt(onCopied?: (copied: number) => unknown): Promise<void>
}

/** Objects that are copied at a time. */
const CONCURRENCY = 16

/**
 * Looks at the archive in a folder, and at that of `ARCHIVE_BUCKET`, without changing either. Throws InvalidInput where one is none, or where
 * the first is of no source of the second.
 */
export async function adoptionOf(
  folder: string,
  { sources, timeZone }: Pick<Settings, 'sources' | 'timeZone'>,
): Promise<Adoption> {
  const { days: told, monitors: names, raw, reported } = await contentsOf(folder)
  const { place, timeZone: theirs } = await originOf(folder, told)
  if (theirs !== timeZone)
    throw new InvalidInput(`its days are those of ${theirs}, and the setting timeZone is ${timeZone}`)
  const own = await ownPlace()
  if (own.accountId === place.accountId && own.region === place.region)
    throw new InvalidInput(
      `${bucketName()} is the archive of that account and region too, and not of a stack that reads it as a source`,
    )
  const source = sources.find((one) => isOf(one, place, own))
  if (source === undefined)
    throw new InvalidInput(
      `it is the archive of account ${place.accountId}, ${place.region}, which the setting sources does not name`,
    )
  const idOf = (name: string) => monitorId(name, source)
  const days: { readonly day: string; readonly raw: readonly string[] }[] = []
  const leftOut: Adoption['leftOut'][number][] = []
  const byDate = Map.groupBy(raw, dateIn)
  for (const day of told) {
    const interval = dayInterval(day, timeZone)
    const ofDay = [addDays(day, -1), day, addDays(day, 1)]
      .flatMap((date) => byDate.get(date.replaceAll('-', '')) ?? [])
      .filter((key) => isIn(key, interval))
    const topology = await fileIfThere<Topology>(folder, topologyKey(day))
    const why =
      Date.parse(interval.to) > Date.now()
        ? 'it is not over'
        : archivedSlices(ofDay).size === 0
          ? 'its answers are gone'
          : topology === undefined
            ? 'its network was not read'
            : reported.has(day)
              ? unfitToAdopt(topology, place)
              : 'it has no report'
    if (why === undefined) days.push({ day, raw: ofDay })
    else leftOut.push({ day, why })
  }
  const lacking = await lackingHere([...new Set(days.flatMap((one) => one.raw))], idOf)
  return {
    ...{ place, leftOut, monitors: names.map(idOf), days: days.map(({ day }) => day), objects: lacking.length },
    adopt: async (onCopied) => {
      // A day is made of both: its network is there before its answers are.
      for (const { day } of days) await adoptFacts(folder, day, { place, own, source })
      let copied = 0
      await atATime(
        CONCURRENCY,
        lacking.map(({ from, to, monitor }) => async () => {
          const value = await file<object>(folder, from)
          const { body, contentType } = jsonObject(to, 'monitor' in value ? { ...value, monitor } : value)
          await writeIf(to, body, contentType)
          copied += 1
          onCopied?.(copied)
        }),
      )
    },
  }
}

/** Inputs of the executions that make days anew of the archive, oldest first. */
export function remakingInputs(first: string, last: string) {
  const inputs: { date: string; days: number; fromArchive: true; email: false }[] = []
  for (let from = first; from <= last; ) {
    const end = addDays(from, MOST_DAYS - 1)
    const date = end < last ? end : last
    inputs.push({ date, days: (Date.parse(date) - Date.parse(from)) / 86_400_000 + 1, fromArchive: true, email: false })
    from = addDays(date, 1)
  }
  return inputs
}

/** The account and region of the archive that adopts. */
async function ownPlace(): Promise<Home> {
  const keys = await listKeys('topology/').catch((error) => {
    throw new InvalidInput(`${bucketName()} cannot be read (${problemOf(error, 's3:ListBucket')})`, { cause: error })
  })
  for (const key of keys.toReversed()) {
    const { accountId } = await readJson<Topology>(key)
    if (accountId !== undefined) return { accountId, region: await callersRegion() }
  }
  throw new InvalidInput(`${bucketName()} has no day yet; wait for the first report of its stack`)
}

interface Lacking {
  /** Keys there and here. */
  readonly from: string
  readonly to: string
  readonly monitor: string
}

/** Answers that are not here, but for those of a category that is whole here. */
async function lackingHere(raw: readonly string[], idOf: (name: string) => string): Promise<Lacking[]> {
  const lacking: Lacking[] = []
  for (const [name = '', keys] of Map.groupBy(raw, monitorIn)) {
    const monitor = idOf(name)
    const here = await listKeys(rawPrefix(monitor))
    const known = new Set(here)
    const slices = archivedSlices(here)
    for (const from of keys) {
      const to = `${rawPrefix(monitor)}${from.slice(rawPrefix(name).length)}`
      const [slice] = archivedSlices([to]).entries()
      const [id, { whole, parts } = { whole: new Set(), parts: new Map() }] = slice ?? []
      const isWhole = [...whole, ...parts.keys()].some((category) => slices.get(id ?? '')?.whole.has(category))
      if (!known.has(to) && !isWhole) lacking.push({ from, to, monitor })
    }
  }
  return lacking
}

interface Places {
  readonly place: Home
  readonly own: Home
  readonly source: Source
}

/** What a day is priced by and held against, beside what is here of it. */
async function adoptFacts(folder: string, day: string, { place, own, source }: Places): Promise<void> {
  const topology = await file<Topology>(folder, topologyKey(day))
  const { monitors } = await file<Report>(folder, dayReportKey(day))
  const facts = { place, own, source, ...defined({ clusters: topology.clusters }) }
  await changeJson<AdoptedMonitors>(adoptedMonitorsKey(day), (known) => adoptedMonitors(known, monitors, facts))
  await changeJson<Topology>(topologyKey(day), (known) => adoptedTopology(known, topology, { place, own }))
  const prices = await fileIfThere<DayPrices>(folder, pricesKey(day))
  if (prices) await changeJson<DayPrices>(pricesKey(day), (known) => joinedPrices(known, prices.byRegion))
  const identities = await fileIfThere<Identities>(folder, identitiesKey(day))
  if (identities) await changeJson<Identities>(identitiesKey(day), (known) => adoptedIdentities(known, identities))
  const totals = await fileIfThere<Totals>(folder, totalsKey(day))
  const isMonitor = (name: string) => monitors.some((one) => one.name === name) || name in (totals?.monitors ?? {})
  const counted = totals && adoptedTotals(totals, (name) => (isMonitor(name) ? monitorId(name, source) : name))
  if (counted) await changeJson<Totals>(totalsKey(day), (known) => (known ? joinedTotals(counted, known) : counted))
  const nameOf = (cluster: string) => clusterAt(cluster, place, own)
  for (const name of await readdir(join(folder, clusterObjectsPrefix(day))).catch(() => [])) {
    const key = `${clusterObjectsPrefix(day)}${name}`
    if (!CLUSTERS_OF_HOUR.test(name)) continue
    const objects = await file<KeptObjects>(folder, key)
    await changeJson<KeptObjects>(key, (known) => adoptedObjects(known, objects, nameOf))
  }
  // After what it tells of, as a run notes it.
  const told = await fileIfThere<ToldClusters>(folder, clustersToldKey(day))
  if (told) await changeJson<ToldClusters>(clustersToldKey(day), (known) => adoptedReadings(known, told, nameOf))
}

const CLUSTERS_OF_HOUR = /^\d{8}T\d{6}Z\.json\.gz$/
