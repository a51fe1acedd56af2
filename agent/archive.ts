import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type DayRange, type OpenArchive, openArchive } from '../archive/archive-tables.ts'
import { copyOfBucket, unreadable } from '../archive/bucket-copy.ts'
import type { SqlArchive } from '../archive/contained-sql.ts'
import type { StatementReads } from '../archive/statement-reads.ts'
import { listKeys, readJsonIfPresent } from '../aws/archive.ts'
import { dayReportKey } from '../domain/archive-key.ts'
import type { DecisionsFile } from '../domain/decisions/decisions-file.ts'
import type { Report } from '../domain/report/report.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { bucketDecisions, folderDecisions } from './decisions-files.ts'
import { notFound } from './near.ts'
import { Unanswerable } from './unanswerable.ts'

/** The days that were reported, wherever they lie. */
export interface Archive {
  /** What a reader calls it. */
  readonly name: string
  /** Days that have a report, oldest first. */
  days(): Promise<string[]>
  /** JSON of a key, gunzipped where it says so; undefined where there is none. */
  json<Value>(key: string): Promise<Value | undefined>
  /** The tables of some days; all of them where no names are given. */
  tables(days: DayRange, only?: readonly string[]): Promise<OpenArchive>
  /** What people decide without a deployment. */
  readonly decisions: DecisionsFile
  /** The files that a statement reads, on this machine. */
  files(reads: StatementReads): Promise<SqlArchive>
}

/** Form of the reports that are read. */
const FORM = 2 satisfies Report['schemaVersion']

const REPORT_DAY = /^dt=(\d{4}-\d{2}-\d{2})$/

/** A folder that is laid out as the bucket. */
export function folderArchive(folder: string, name = folder): Archive {
  return {
    name,
    days: async () => {
      const found: string[] = []
      for (const name of await readdir(join(folder, 'reports')).catch(() => [])) {
        const [, day] = REPORT_DAY.exec(name) ?? []
        if (day !== undefined && (await isThere(join(folder, dayReportKey(day))))) found.push(day)
      }
      return found.toSorted()
    },
    json: async (key) => {
      const body = await readFile(join(folder, key)).catch(() => undefined)
      if (body === undefined) return undefined
      try {
        return JSON.parse((key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8'))
      } catch {
        throw new Unanswerable(`${key} of ${name} cannot be read, as it is no whole JSON; run its day again`)
      }
    },
    tables: (days, only) => openArchive(folder, days, { only }),
    decisions: folderDecisions(folder),
    files: async () => ({ folder, name }),
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** The bucket of a deployment, by the caller's credentials; tables are copied below `copies`, each file once. */
export function bucketArchive(bucket: string, copies: string): Archive {
  process.env.ARCHIVE_BUCKET = bucket
  const read = <Value>(reading: Promise<Value>) =>
    reading.catch((error: Error) => {
      throw new Unanswerable(unreadable(bucket, error))
    })
  const copy = (days: DayRange, only?: readonly string[]) => read(copyOfBucket(bucket, copies, days, only))
  const name = `s3://${bucket}`
  return {
    name,
    days: async () =>
      (await read(listKeys('reports/'))).flatMap(
        (key) => /^reports\/dt=(\d{4}-\d{2}-\d{2})\/report\.json$/.exec(key)?.[1] ?? [],
      ),
    json: (key) => read(readJsonIfPresent(key)),
    tables: async (days, only) => openArchive((await copy(days, only)).folder, days, { only }),
    decisions: bucketDecisions(bucket),
    files: async ({ tables, days }) => ({ ...(await copy(days, tables)), name }),
  }
}

/** The last day that has a report. Throws Unanswerable where none has. */
export async function lastDay(archive: Archive): Promise<string> {
  return lastOf(archive, await archive.days())
}

function lastOf({ name }: Archive, days: readonly string[]): string {
  const day = days.at(-1)
  if (day === undefined) throw new Unanswerable(`${name} has no report yet; ${FLOWTOLL} report makes one`)
  return day
}

/** The report of a day, or of the last one. Throws Unanswerable naming the days that there are. */
export async function reportOn(archive: Archive, day?: string): Promise<Report> {
  const days = await archive.days()
  const wanted = day ?? lastOf(archive, days)
  if (!days.includes(wanted)) throw new Unanswerable(`there is no report of ${wanted}; ${daysThere(days, wanted)}`)
  const report = await archive.json<Report>(dayReportKey(wanted))
  if (report?.schemaVersion !== FORM) {
    throw new Unanswerable(
      `the report of ${wanted} is of form ${report?.schemaVersion}, and this flowtoll reads form ${FORM}; run its day again`,
    )
  }
  return report
}

/** The last report; undefined where there is none. */
export async function lastReport(archive: Archive): Promise<Report | undefined> {
  const day = (await archive.days()).at(-1)
  return day === undefined ? undefined : archive.json<Report>(dayReportKey(day))
}

/** Throws Unanswerable where a report has no such cluster, naming those that it has. */
export function clusterOfReport({ clusters }: Report, name: string | undefined): void {
  const names = clusters.map((one) => one.name)
  if (name !== undefined && !names.includes(name)) throw new Unanswerable(notFound('cluster', name, names))
}

function daysThere(days: readonly string[], wanted: string): string {
  if (days.length === 0) return 'there is none at all'
  if (days.length === 1) return `there is one of ${days[0]}`
  const [before, after] = [days.findLast((day) => day < wanted), days.find((day) => day > wanted)]
  const near = [before, after].filter((day) => day !== undefined).join(' and ')
  return `there are ${days.length}, from ${days[0]} to ${days.at(-1)}, the nearest of ${near}`
}
