import { createHash } from 'node:crypto'
import { rawDayPrefixes, sliceEndsKey, slicePrefix } from '../domain/archive-key.ts'
import type { RawHour } from '../domain/collecting/raw-hour.ts'
import type { Run, SliceItem } from '../domain/collecting/run.ts'
import { hoursOf } from '../domain/day.ts'
import type { RawCategory } from '../domain/flows/observation.ts'
import { type SliceEnds, sliceEnds } from '../domain/identities/day-ends.ts'
import { type Listed, listObjects, readJson, writeJson } from './archive.ts'
import { atATime } from './at-a-time.ts'
import { rawObjects, readRawHour } from './raw-hour.ts'

/** Slices that are looked at a time: where their rows are read, each has 42,000 at most. */
const CONCURRENCY = 4

/** An object of `ends/` that a slice leaves. */
export interface StoredEnds extends SliceEnds {
  /** Of which raw objects: of others they tell nothing. */
  readonly madeOf: string
}

const idOf = (objects: readonly Listed[]) => createHash('sha256').update(JSON.stringify(objects)).digest('hex')

/** The ends of a slice by its raw objects and what they tell. */
export const storedEnds = (
  objects: readonly Listed[],
  { series, networks }: Pick<RawHour, 'series' | 'networks'>,
): StoredEnds => ({
  ...sliceEnds(
    series.map(({ sighting, bytes }) => ({ ...sighting, bytes })),
    networks,
  ),
  madeOf: idOf(objects),
})

/** Leaves what a slice's rows name, so that nobody has to read them for it. What was written just now is `atHand`, by key. */
export async function leaveEnds(
  slice: Pick<SliceItem, 'monitor' | 'start' | 'end'>,
  atHand: ReadonlyMap<string, RawCategory>,
): Promise<void> {
  const { monitor, start, end } = slice
  const objects = await rawObjects({ monitors: [{ name: monitor }] }, { from: start, to: end })
  await endsOf(slice, objects, atHand)
}

async function endsOf(
  { monitor, start, end }: Pick<SliceItem, 'monitor' | 'start' | 'end'>,
  objects: readonly Listed[],
  atHand: ReadonlyMap<string, RawCategory> = new Map(),
): Promise<SliceEnds> {
  const [named, hour] = [{ monitors: [{ name: monitor }] }, { from: start, to: end }]
  const keys = objects.map(({ key }) => key)
  const ends = storedEnds(objects, await readRawHour(named, hour, keys, atHand))
  await writeJson(sliceEndsKey(monitor, start), ends)
  return ends
}

/** What the rows of a run's day name, slice by slice: read from them where no task has left it, as of days of before it did. */
export async function daySliceEnds(run: Run): Promise<SliceEnds[]> {
  const slices: { readonly slice: Pick<SliceItem, 'monitor' | 'start' | 'end'>; readonly objects: Listed[] }[] = []
  const left = new Set<string>()
  for (const { name: monitor } of run.monitors) {
    const prefixes = rawDayPrefixes(monitor, run)
    const raw = (
      await atATime(
        2,
        prefixes.map((prefix) => () => listObjects(prefix)),
      )
    ).flat()
    const ends = await atATime(
      2,
      prefixes.map((prefix) => () => listObjects(prefix.replace(/^raw\//, 'ends/'))),
    )
    for (const { key } of ends.flat()) left.add(key)
    const bySlice = Map.groupBy(raw, ({ key }) => key.split('/').slice(0, 3).join('/'))
    for (const { from: start, to: end } of hoursOf(run)) {
      const objects = bySlice.get(slicePrefix(monitor, start).slice(0, -1))
      if (objects) slices.push({ slice: { monitor, start, end }, objects })
    }
  }
  return atATime(
    CONCURRENCY,
    slices.map(({ slice, objects }) => async () => {
      const key = sliceEndsKey(slice.monitor, slice.start)
      const stored = left.has(key) ? await readJson<StoredEnds>(key) : undefined
      return stored?.schema === 1 && stored.madeOf === idOf(objects) ? stored : endsOf(slice, objects)
    }),
  )
}
