import { archivedSlices, partKey, rawKey, refusalPrefix, sliceId, slicePrefix } from '../domain/archive-key.ts'
import type { RawHour } from '../domain/collecting/raw-hour.ts'
import type { Run } from '../domain/collecting/run.ts'
import { leavesOf } from '../domain/collecting/window.ts'
import { hoursOf, type Interval } from '../domain/day.ts'
import { ArchiveCorrupt } from '../domain/errors.ts'
import { DESTINATION_CATEGORIES } from '../domain/flows/category.ts'
import { observationsOf, type RawCategory, type WindowAnswer } from '../domain/flows/observation.ts'
import { type Listed, listKeys, listObjects, readJson } from './archive.ts'
import { atATime } from './at-a-time.ts'

/** Objects that are read at a time. */
const CONCURRENCY = 16

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
  return (await atATime(CONCURRENCY, lists)).flat().toSorted((a, b) => (a.key < b.key ? -1 : 1))
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
    return DESTINATION_CATEGORIES.flatMap((category) => {
      const of = { monitor, category }
      if (slice?.whole.has(category)) {
        const key = rawKey(monitor, start, category)
        return [async () => ({ ...of, answers: answersOf(key, atHand.get(key) ?? (await readJson<RawCategory>(key))) })]
      }
      return leavesOf({ category, from: start, to: end }, slice?.parts.get(category) ?? []).map((leaf) => async () => ({
        ...of,
        answers: [await readJson<WindowAnswer>(partKey(monitor, start, category, { ...leaf, cut: false }))],
      }))
    })
  })
  const categories = await atATime(CONCURRENCY, reads)
  const windows = categories.flatMap(({ monitor, category, answers }) =>
    answers.map((answer) => ({ monitor, category, answer, ...observationsOf(monitor, category, answer) })),
  )
  return {
    keys,
    observations: windows.flatMap(({ observations }) => observations),
    networks: new Map(windows.flatMap(({ networks }) => [...networks])),
    cuts: windows.flatMap(({ monitor, category, answer: { from, to, cut }, broken }) => [
      ...(cut ? [{ monitor, category, from, to }] : []),
      ...(broken > 0 ? [{ monitor, category, from, to, brokenRows: broken }] : []),
    ]),
  }
}

function answersOf(key: string, raw: RawCategory): readonly WindowAnswer[] {
  if (raw.schema !== 1 || !Array.isArray(raw.answers)) {
    throw new ArchiveCorrupt(`${key} is no raw slice of schema 1; delete it and run the day again`)
  }
  return raw.answers
}
