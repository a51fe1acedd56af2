import {
  archivedSlices,
  partKey,
  rawDayPrefixes,
  rawKey,
  refusalPrefix,
  sliceId,
  slicePrefix,
} from '../domain/archive-key.ts'
import type { Cut } from '../domain/collecting/gap.ts'
import type { RawHour } from '../domain/collecting/raw-hour.ts'
import type { Run } from '../domain/collecting/run.ts'
import { leavesOf } from '../domain/collecting/window.ts'
import { compactInstant, hoursOf, type Interval } from '../domain/day.ts'
import { ArchiveCorrupt } from '../domain/errors.ts'
import { DESTINATION_CATEGORIES, type DestinationCategory } from '../domain/flows/category.ts'
import type { RemoteNetwork } from '../domain/flows/contributor-row.ts'
import { gatheredRows } from '../domain/flows/hour-rows.ts'
import { observationsOf, type RawCategory, type WindowAnswer } from '../domain/flows/observation.ts'
import type { VpcOwner } from '../domain/flows/vpc-owner.ts'
import { type Listed, listKeys, listObjects, readJsonAhead } from './archive.ts'
import { atATime } from './at-a-time.ts'

/** Listings that are read at a time. */
const CONCURRENCY = 16

/** Raw objects that are read at a time: half a megabyte each at most, 4 MB of text. */
const AT_ONCE = 7

/** Monitors by their names. */
interface Named {
  readonly monitors: readonly { readonly name: string }[]
}

/** Raw objects of an hour of a run's monitors, in order. */
export async function rawObjects({ monitors }: Named, { from }: Interval): Promise<Listed[]> {
  const lists = monitors.map(
    ({ name }) =>
      () =>
        listObjects(slicePrefix(name, from)),
  )
  return inOrder((await atATime(CONCURRENCY, lists)).flat())
}

/** Whatever the order of monitors, what an hour is settled with is the same. */
export const inOrder = (objects: readonly Listed[]): Listed[] => objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))

/** Raw objects of each slice of a run's day that has any, by its id: listed at once. */
export async function daySlices(run: Pick<Run, 'monitors' | 'from' | 'to'>): Promise<Map<string, Listed[]>> {
  const starts = new Map(hoursOf(run).map(({ from }) => [compactInstant(from), from]))
  const lists = run.monitors.flatMap(({ name }) =>
    rawDayPrefixes(name, run).map((prefix) => async () => ({ name, objects: await listObjects(prefix) })),
  )
  const slices = new Map<string, Listed[]>()
  for (const { name, objects } of await atATime(CONCURRENCY, lists)) {
    for (const object of objects) {
      const start = starts.get(/\/start=([^/]+)\//.exec(object.key)?.[1] ?? '')
      if (start === undefined) continue
      const id = sliceId(name, start)
      slices.set(id, [...(slices.get(id) ?? []), object])
    }
  }
  return slices
}

/** Keys of categories that the service refused for a run's monitors on its day. */
export async function refusalKeys({ monitors, ...run }: Pick<Run, 'monitors' | 'from' | 'to'>): Promise<string[]> {
  const starts = hoursOf(run).map(({ from }) => from)
  const prefixes = new Set(monitors.flatMap(({ name }) => starts.map((start) => refusalPrefix(name, start))))
  return (
    await atATime(
      CONCURRENCY,
      [...prefixes].map((prefix) => () => listKeys(prefix)),
    )
  ).flat()
}

/** An object that was read, and is not taken apart yet. */
interface Read {
  readonly monitor: string
  readonly category: DestinationCategory
  readonly answers: () => Promise<readonly WindowAnswer[]>
}

/**
 * Everything that the archive holds of an hour of a run's monitors, also of categories that are not whole yet. Throws
 * ArchiveCorrupt naming the key where an object is not what it should be. What is `atHand`, by key, is not read.
 */
export async function readRawHour(
  { monitors }: Named,
  hour: Interval,
  keys: readonly string[],
  atHand: ReadonlyMap<string, RawCategory> = new Map(),
): Promise<RawHour> {
  const { from: start, to: end } = hour
  const slices = archivedSlices(keys)
  const reads = monitors.flatMap(({ name: monitor }) => {
    const slice = slices.get(sliceId(monitor, start))
    return DESTINATION_CATEGORIES.flatMap((category): (() => Promise<Read>)[] => {
      if (slice?.whole.has(category)) {
        const key = rawKey(monitor, start, category)
        return [
          async () => {
            const raw = atHand.get(key)
            const read = raw ? async () => raw : await readJsonAhead<RawCategory>(key)
            return { monitor, category, answers: async () => answersOf(key, await read()) }
          },
        ]
      }
      return leavesOf({ category, from: start, to: end }, slice?.parts.get(category) ?? []).map((leaf) => async () => {
        const read = await readJsonAhead<WindowAnswer>(partKey(monitor, start, category, { ...leaf, cut: false }))
        return { monitor, category, answers: async () => [await read()] }
      })
    })
  })
  const rows = gatheredRows()
  const networks = new Map<string, RemoteNetwork>()
  const vpcOwners = new Map<string, VpcOwner>()
  const cuts: Cut[] = []
  // Some are read at a time and taken apart one by one, in order: what one holds is no more than its rows once they are gathered.
  for (let first = 0; first < reads.length; first += AT_ONCE) {
    const some = await Promise.all(reads.slice(first, first + AT_ONCE).map((read) => read()))
    for (const { monitor, category, answers } of some) {
      for (const answer of await answers()) {
        const { from, to, cut } = answer
        const { observations, broken, ...told } = observationsOf(monitor, category, answer)
        rows.add(observations)
        for (const [ip, network] of told.networks) networks.set(ip, network)
        for (const [vpcId, owner] of told.vpcOwners) vpcOwners.set(vpcId, owner)
        if (cut) cuts.push({ monitor, category, from, to })
        if (broken > 0) cuts.push({ monitor, category, from, to, brokenRows: broken })
      }
    }
  }
  return { keys, rows, networks, vpcOwners, cuts }
}

function answersOf(key: string, raw: RawCategory): readonly WindowAnswer[] {
  if (raw.schema !== 1 || !Array.isArray(raw.answers)) {
    throw new ArchiveCorrupt(`${key} is no raw slice of schema 1; delete it and run the day again`)
  }
  return raw.answers
}
