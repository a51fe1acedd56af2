import { archivedSlices, partKey, rawDayPrefixes, rawKey, sliceId } from '../domain/archive-key.ts'
import type { RawDay } from '../domain/collecting/raw-day.ts'
import type { Run } from '../domain/collecting/run.ts'
import { leavesOf } from '../domain/collecting/window.ts'
import { hoursOf } from '../domain/day.ts'
import { ArchiveCorrupt } from '../domain/errors.ts'
import { DESTINATION_CATEGORIES } from '../domain/flows/category.ts'
import { observationsOf, type RawCategory, type WindowAnswer } from '../domain/flows/observation.ts'
import { listKeys, readJson } from './archive.ts'
import { atATime } from './at-a-time.ts'

/** Objects that are read at a time. */
const CONCURRENCY = 16

/**
 * Everything that the archive holds of a run's day, also of categories that are not whole yet. Throws ArchiveCorrupt
 * naming the key where an object is not what it should be.
 */
export async function readRawDay(run: Run): Promise<RawDay> {
  const keys: string[] = []
  for (const { name } of run.monitors) {
    for (const prefix of rawDayPrefixes(name, run)) keys.push(...(await listKeys(prefix)))
  }
  const slices = archivedSlices(keys)
  const reads = run.monitors.flatMap(({ name: monitor }) =>
    hoursOf(run).flatMap(({ from: start, to: end }) => {
      const slice = slices.get(sliceId(monitor, start))
      return DESTINATION_CATEGORIES.flatMap((category) => {
        const of = { monitor, category }
        if (slice?.whole.has(category)) {
          const key = rawKey(monitor, start, category)
          return [async () => ({ ...of, answers: answersOf(key, await readJson<RawCategory>(key)) })]
        }
        return leavesOf({ category, from: start, to: end }, slice?.parts.get(category) ?? []).map(
          (leaf) => async () => ({
            ...of,
            answers: [await readJson<WindowAnswer>(partKey(monitor, start, category, { ...leaf, cut: false }))],
          }),
        )
      })
    }),
  )
  const categories = await atATime(CONCURRENCY, reads)
  const windows = categories.flatMap(({ monitor, category, answers }) =>
    answers.map((answer) => ({ monitor, category, answer, ...observationsOf(monitor, category, answer) })),
  )
  return {
    slices,
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
