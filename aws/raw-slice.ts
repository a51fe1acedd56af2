import {
  type ArchivedSlice,
  archivedSliceOf,
  partKey,
  rawKey,
  refusalKey,
  refusalPrefix,
  slicePrefix,
} from '../domain/archive-key.ts'
import type { SliceItem } from '../domain/collecting/run.ts'
import { leavesOf, windowsLeft } from '../domain/collecting/window.ts'
import type { DestinationCategory } from '../domain/flows/category.ts'
import type { RawCategory, WindowAnswer } from '../domain/flows/observation.ts'
import { listKeys, listKeysSince, readJson, writeJson } from './archive.ts'

type Place = Pick<SliceItem, 'monitor' | 'start'>

/** The answers of one slice that came in since an instant; nothing that was refused is among them. */
export const archivedSliceSince = async ({ monitor, start }: Place, since: string): Promise<ArchivedSlice> =>
  archivedSliceOf(await listKeysSince(slicePrefix(monitor, start), since), monitor, start)

/** What the archive has of one slice. */
export async function archivedSlice({ monitor, start }: Place): Promise<ArchivedSlice> {
  const keys = await Promise.all([slicePrefix(monitor, start), refusalPrefix(monitor, start)].map(listKeys))
  return archivedSliceOf(keys.flat(), monitor, start)
}

/** Notes categories that the service does not have, so that the other hours of the slice's UTC day do not ask for them. */
export async function writeRefusals(
  { monitor, start }: Place,
  categories: readonly DestinationCategory[],
): Promise<void> {
  // Whichever of its hours comes to it first.
  const day = start.slice(0, 10)
  for (const category of categories) {
    await writeJson(refusalKey(monitor, start, category), { schema: 1, monitor, category, day })
  }
}

/** Makes one object of the parts of each of these categories, where every window of it has its answer. */
export async function assembleCategories(
  slice: SliceItem,
  archived: ArchivedSlice,
  categories: Iterable<DestinationCategory>,
): Promise<void> {
  const { monitor, start, end } = slice
  for (const category of categories) {
    const parts = archived.parts.get(category) ?? []
    const whole = { category, from: start, to: end }
    if (parts.length === 0 || windowsLeft(whole, parts).length > 0) continue
    const answers: WindowAnswer[] = []
    for (const leaf of leavesOf(whole, parts)) {
      answers.push(await readJson<WindowAnswer>(partKey(monitor, start, category, { ...leaf, cut: false })))
    }
    await writeCategory(slice, category, answers)
  }
}

export async function writeCategory(
  { monitor, start, end }: SliceItem,
  category: DestinationCategory,
  answers: readonly WindowAnswer[],
): Promise<RawCategory> {
  const raw: RawCategory = { schema: 1, monitor, category, start, end, metric: 'DATA_TRANSFERRED', answers }
  await writeJson(rawKey(monitor, start, category), raw)
  return raw
}
