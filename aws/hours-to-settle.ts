import { isDeepStrictEqual } from 'node:util'
import {
  hourKey,
  hoursPrefix,
  settledHoursKey,
  sliceId,
  slicePrefix,
  sumsKey,
  sumsPrefix,
} from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { FLOW_COLUMNS } from '../domain/columns.ts'
import type { Interval } from '../domain/day.ts'
import { SUMS_SCHEMA } from '../domain/hours/hour-sums.ts'
import type { HourFacts } from '../domain/hours/settled-hour.ts'
import { settledWith } from '../domain/hours/settled-with.ts'
import { type Listed, listObjects, readJson, readVersionedJson, writeJson } from './archive.ts'
import { daySlices, inOrder } from './raw-hour.ts'
import { hashed, type SettledWith, type StoredSums, thisSchema } from './settled-hour.ts'

/** Files of one day are joined, so all of them have the same columns. */
const COLUMNS = FLOW_COLUMNS.map(({ name, type }) => [name, type])

/** A hash of each part of what an hour's flows follow from as it stands now. */
export const settledWithNow = (
  hour: Interval,
  facts: HourFacts,
  raw: readonly Listed[],
  addresses: readonly string[],
): SettledWith => hashed({ ...settledWith(hour, facts, raw, addresses), columns: COLUMNS })

/** What of an hour's sums tells whether it is to be settled again. */
export type SettledMark = Pick<StoredSums, 'raw' | 'addresses' | 'settledWith' | 'files'>

/** What the archive has of an hour. */
export interface HourStanding {
  readonly raw: readonly Listed[]
  /** Undefined where it was not settled. */
  readonly stored: SettledMark | undefined
  /** What lies in `hours/` of the day; asked for where nothing else decides. */
  readonly files: () => Promise<readonly Listed[]>
}

/**
 * Whether an hour is to be settled: not where nothing came in, nor where some of what it was made of is gone, as raw rows are one day, nor
 * where nothing would come out otherwise.
 */
export async function isToSettle(
  run: Run,
  hour: Interval,
  facts: HourFacts,
  { raw, stored, files }: HourStanding,
): Promise<boolean> {
  if (raw.length === 0) return false
  const isThere = new Set(raw.map(({ key }) => key))
  // Of a monitor that is none of the run's nothing is looked for: the hour is settled again without it.
  const isGone = (key: string) =>
    !isThere.has(key) && run.monitors.some(({ name }) => key.startsWith(slicePrefix(name, hour.from)))
  if (stored?.raw.some(isGone)) return false
  if (stored === undefined || run.refresh) return true
  if (!isDeepStrictEqual(stored.settledWith, settledWithNow(hour, facts, raw, stored.addresses))) return true
  return Object.keys(stored.files).length > 0 && !areOwn(run, hour, stored, await files())
}

/**
 * Whether an hour's files are still there, and still its own: they are kept for fewer days than what is made of them, and of a
 * run that died there may be files that it left no sums of.
 */
function areOwn({ day }: Run, { from }: Interval, { files }: SettledMark, there: readonly Listed[]): boolean {
  const versions = new Map(there.map(({ key, version }) => [key, version]))
  return Object.entries(files).every(([monitor, etag]) => versions.get(hourKey(day, monitor, from)) === etag)
}

/** What lies in `hours/` of a run's day. */
export const hourFiles = ({ day }: Pick<Run, 'day'>): Promise<Listed[]> => listObjects(hoursPrefix(day))

/** A mark with the ETag of the sums that it was read from: of others it tells nothing. */
type StoredMark = SettledMark & { readonly madeOf: string }

/** Marks of a day's hours by their start: what spares a reading of all sums. */
interface StoredMarks {
  readonly schema: 2
  /** The schema of the sums that they were read from: those of another one are settled again, whatever was noted of them. */
  readonly sumsSchema: number
  readonly hours: Readonly<Record<string, StoredMark>>
}

/** Those of a run's hours that are to be settled. The day is listed once, and sums are read where their mark is not kept yet. */
export async function hoursToSettle(run: Run, hours: readonly Interval[], facts: HourFacts): Promise<Interval[]> {
  const slices = await daySlices(run)
  const marks = await settledMarks(run, hours)
  let listed: Promise<Listed[]> | undefined
  const files = () => (listed ??= hourFiles(run))
  const chosen: Interval[] = []
  for (const hour of hours) {
    const raw = inOrder(run.monitors.flatMap(({ name }) => slices.get(sliceId(name, hour.from)) ?? []))
    const standing = { raw, stored: marks[hour.from], files }
    if (await isToSettle(run, hour, facts, standing)) chosen.push(hour)
  }
  return chosen
}

async function settledMarks(run: Run, hours: readonly Interval[]): Promise<StoredMarks['hours']> {
  const versions = new Map((await listObjects(sumsPrefix(run))).map(({ key, version }) => [key, version]))
  const key = settledHoursKey(run)
  const kept = versions.has(key) ? await readJson<StoredMarks>(key) : undefined
  const isOfNow = kept?.schema === 2 && kept.sumsSchema === SUMS_SCHEMA
  const marks: Record<string, StoredMark> = {}
  for (const { from } of hours) {
    const madeOf = versions.get(sumsKey(run, from))
    if (madeOf === undefined) continue
    const known = isOfNow ? kept.hours[from] : undefined
    const mark = known?.madeOf === madeOf ? known : await readMark(run, from)
    if (mark) marks[from] = mark
  }
  const toKeep = { schema: 2, sumsSchema: SUMS_SCHEMA, hours: marks } satisfies StoredMarks
  const isKept = kept ? isDeepStrictEqual(toKeep, kept) : Object.keys(marks).length === 0
  if (!isKept) await writeJson(key, toKeep)
  return marks
}

async function readMark(run: Run, start: string): Promise<StoredMark | undefined> {
  // Others may stand there since they were listed.
  const { value, etag } = await readVersionedJson<StoredSums>(sumsKey(run, start))
  const stored = thisSchema(value)
  if (stored === undefined) return undefined
  const { raw, addresses, settledWith: hashes, files } = stored
  return { madeOf: etag, raw, addresses, settledWith: hashes, files }
}
