import { createHash } from 'node:crypto'
import { sliceEndsKey, sliceId } from '../domain/archive-key.ts'
import type { RawHour } from '../domain/collecting/raw-hour.ts'
import type { Run, SliceItem } from '../domain/collecting/run.ts'
import { hoursOf } from '../domain/day.ts'
import type { RawCategory } from '../domain/flows/observation.ts'
import { type DayEnds, type StoredEnds, sliceEnds } from '../domain/identities/day-ends.ts'
import { type Listed, readJsonIfPresent, writeJson } from './archive.ts'
import { atATime } from './at-a-time.ts'
import { daySlices, rawObjects, readRawHour } from './raw-hour.ts'

/** Slices that are looked at a time: where their rows are read, each has 42,000 at most. */
const CONCURRENCY = 4

const idOf = (objects: readonly Listed[]) => createHash('sha256').update(JSON.stringify(objects)).digest('hex')

/** The ends of a slice by its raw objects and what they tell. */
export const storedEnds = (
  objects: readonly Listed[],
  { rows, ...facts }: Pick<RawHour, 'rows' | 'networks' | 'vpcOwners'>,
): StoredEnds => ({
  ...sliceEnds(
    Array.from(rows, ({ sighting, bytes }) => ({ ...sighting, bytes })),
    facts,
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
): Promise<StoredEnds> {
  const [named, hour] = [{ monitors: [{ name: monitor }] }, { from: start, to: end }]
  const keys = objects.map(({ key }) => key)
  const ends = storedEnds(objects, await readRawHour(named, hour, keys, atHand))
  await writeJson(sliceEndsKey(monitor, start), ends)
  return ends
}

/**
 * What those slices of a run's day name that are not `joined` yet, by slice: read from the rows where no task has left it, as of days of
 * before it did.
 */
export async function unjoinedEnds(run: Run, joined: DayEnds['slices'] = {}): Promise<Map<string, StoredEnds>> {
  const slices = await daySlices(run)
  const unjoined = run.monitors.flatMap(({ name: monitor }) =>
    hoursOf(run).flatMap(({ from: start, to: end }) => {
      const id = sliceId(monitor, start)
      const objects = slices.get(id)
      return objects && joined[id]?.madeOf !== idOf(objects) ? [{ id, slice: { monitor, start, end }, objects }] : []
    }),
  )
  return new Map(
    await atATime(
      CONCURRENCY,
      unjoined.map(({ id, slice, objects }) => async () => {
        const stored = await readJsonIfPresent<StoredEnds>(sliceEndsKey(slice.monitor, slice.start))
        const isOfThem = stored?.schema === 1 && stored.madeOf === idOf(objects)
        return [id, isOfThem ? stored : await endsOf(slice, objects)] as const
      }),
    ),
  )
}
