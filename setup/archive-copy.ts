import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dayReportKey, isAnswerKey, topologyKey } from '../domain/archive-key.ts'
import { compactInstant, type Interval, isDay } from '../domain/day.ts'
import { InvalidInput } from '../domain/errors.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { Topology } from '../domain/network/topology.ts'
import type { Report } from '../domain/report/report.ts'
import { MONITOR_ID, monitorOfId } from '../domain/source.ts'

/** What a folder has of the archive of a stack of one account and region, as keys. Throws InvalidInput where it is of none. */
export async function contentsOf(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const keys = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
  // A copy that was broken off leaves files of its own.
  const raw = keys.filter((key) => monitorIn(key) !== undefined && isAnswerKey(key))
  const days = [...new Set(keys.flatMap((key) => /^(?:topology|reports)\/dt=([^/]+)\//.exec(key)?.[1] ?? []))]
  const monitors = [...new Set(raw.flatMap((key) => monitorIn(key) ?? []))]
  if (raw.length === 0 || days.length === 0)
    throw new InvalidInput(`${folder} has no raw/ and topology/ of a flowtoll archive`)
  const foreign = monitors.find((name) => monitorOfId(name).source !== undefined)
  if (foreign !== undefined)
    throw new InvalidInput(`it has ${foreign}: an archive of several accounts or regions is not adopted`)
  const there = new Set(keys)
  const reported = new Set(days.filter((day) => there.has(dayReportKey(day))))
  return { raw, monitors, days: days.filter(isDay).toSorted(), reported }
}

/** The monitor of an answer. */
export function monitorIn(key: string): string | undefined {
  const name = /^raw\/monitor=([^/]+)\/start=/.exec(key)?.[1]
  return name !== undefined && MONITOR_ID.test(name) ? name : undefined
}

/** The UTC day that an answer is of, `YYYYMMDD`. */
export const dateIn = (key: string) => /\/start=(\d{8})/.exec(key)?.[1] ?? ''

/** Whether an answer is of a slice that begins in a day, or a refusal of a UTC day that it touches. */
export function isIn(key: string, { from, to }: Interval): boolean {
  const [since, until] = [compactInstant(from), compactInstant(to)]
  const date = dateIn(key)
  const time = /\/start=\d{8}T(\d{6})Z\//.exec(key)?.[1]
  if (time === undefined) return date >= since.slice(0, 8) && `${date}T000000Z` < until
  return `${date}T${time}Z` >= since && `${date}T${time}Z` < until
}

/** Whose archive it is, by what its newest days say. */
export async function originOf(folder: string, days: readonly string[]): Promise<{ place: Home; timeZone: string }> {
  for (const day of days.toReversed()) {
    const report = await fileIfThere<Report>(folder, dayReportKey(day))
    const topology = await fileIfThere<Topology>(folder, topologyKey(day))
    const [region] = report?.monitors.map((one) => one.region) ?? []
    if (report && region && topology?.accountId)
      return { place: { accountId: topology.accountId, region }, timeZone: report.timeZone }
  }
  throw new InvalidInput(`${folder} has no day with a report and a network, which would tell whose archive it is`)
}

/** A JSON object of a key, unpacked where that says so. Throws InvalidInput naming a file that is broken. */
export async function file<Value>(folder: string, key: string): Promise<Value> {
  const body = await readFile(join(folder, key))
  try {
    return JSON.parse((key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8'))
  } catch (error) {
    throw new InvalidInput(`${join(folder, key)} is no JSON; copy it once more`, { cause: error })
  }
}

export const fileIfThere = <Value>(folder: string, key: string): Promise<Value | undefined> =>
  file<Value>(folder, key).catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
