import { createHash } from 'node:crypto'
import { hourKey, hoursPrefix, sumsKey, sumsPrefix } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { hoursOf } from '../domain/day.ts'
import { dayEdges } from '../domain/hours/day-edges.ts'
import { type HourCounts, type HourSums, SUMS_SCHEMA } from '../domain/hours/hour-sums.ts'
import { edgesIn, type PackedSums, packedSums, unpackedSums } from '../domain/hours/packed-sums.ts'
import { plainTerms, type Terms } from '../domain/hours/terms.ts'
import type { Edge } from '../domain/money/edge.ts'
import type { HourRate } from '../domain/trend/hour-watch.ts'
import { listKeys, readJson, readJsonIfPresent, writeJson } from './archive.ts'

/** An object of `sums/`: with what the hour was settled with, and which files it left. */
export interface StoredSums extends PackedSums {
  readonly settledWith: SettledWith
  /** ETags of the hour's files in `hours/`, by monitor. */
  readonly files: Readonly<Record<string, string>>
  /** What later hours are held against. */
  readonly rate: HourRate
}

/** A hash of each part of what an hour was settled with. */
export type SettledWith = Readonly<Record<string, string>>

export const hashed = (parts: Readonly<Record<string, unknown>>): SettledWith =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      createHash('sha256').update(JSON.stringify(part)).digest('hex'),
    ]),
  )

/** What is there of an hour that was settled; undefined where it was not, as when it comes in. */
export async function storedSums(run: Run, start: string): Promise<StoredSums | undefined> {
  const key = sumsKey(run, start)
  return (await listKeys(key)).includes(key) ? thisSchema(await readJson<StoredSums>(key)) : undefined
}

/** Sums of another schema tell nothing: their hour is settled again. */
export const thisSchema = (stored: StoredSums | undefined) => (stored?.schema === SUMS_SCHEMA ? stored : undefined)

/** What an hour has left beside its edges, and its files. */
export type StoredHour = HourCounts & Pick<StoredSums, 'files' | 'rate' | 'settledWith'>

/** Whether an hour was settled with these terms, whatever stands in the archive by now. */
export const isSettledBy = ({ settledWith }: StoredHour, terms: Terms): boolean =>
  settledWith.terms === hashed({ terms: plainTerms(terms) }).terms

/**
 * Those of a run's hours that were settled, in order, and their edges gathered: what is there is listed once. One whose files have expired
 * before its sums is none: its day has nothing to be made of.
 */
export async function storedHours(run: Run): Promise<{ hours: StoredHour[]; edges: Edge[] }> {
  const there = new Set(await listKeys(sumsPrefix(run)))
  const filesThere = new Set(run.isPart ? [] : await listKeys(hoursPrefix(run.day)))
  const keys = hoursOf(run).map(({ from }) => sumsKey(run, from))
  const clusters = new Map(run.monitors.map(({ name, cluster }) => [name, cluster]))
  const gathered = dayEdges((monitor) => clusters.get(monitor) ?? monitor)
  const hours: StoredHour[] = []
  // One after the other: edges that hours have in common are held once.
  for (const key of keys.filter((one) => there.has(one))) {
    const stored = thisSchema(await readJson<StoredSums>(key))
    if (stored === undefined) continue
    const isExpired = Object.keys(stored.files).some((name) => !filesThere.has(hourKey(run.day, name, stored.from)))
    if (isExpired) continue
    const { edges, ...hour } = stored
    gathered.add(hour.answers, edgesIn({ edges }))
    hours.push(hour)
  }
  return { hours, edges: gathered.edges() }
}

/** One hour that was settled; undefined where it was not. */
export async function storedHour(run: Run, start: string): Promise<(StoredHour & HourSums) | undefined> {
  const stored = thisSchema(await readJsonIfPresent<StoredSums>(sumsKey(run, start)))
  if (stored === undefined) return undefined
  const { files, rate, settledWith } = stored
  return { ...unpackedSums(stored), files, rate, settledWith }
}

/** A level of zlib's: sums are kept for weeks, and the next ones take a quarter less and thrice the time. */
const QUICK = 3

/** Writes what an hour leaves: after its files, so that whoever finds it finds those. */
export async function writeSums(
  run: Run,
  sums: HourSums,
  of: Pick<StoredSums, 'settledWith' | 'files' | 'rate'>,
): Promise<void> {
  await writeJson(sumsKey(run, sums.from), { ...packedSums(sums), ...of } satisfies StoredSums, QUICK)
}
