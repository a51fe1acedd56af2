import type { Run } from './collecting/run.ts'
import type { ArchivedWindow } from './collecting/window.ts'
import { compactInstant, type Interval, isoInstant } from './day.ts'
import { DESTINATION_CATEGORIES, type DestinationCategory } from './flows/category.ts'

/** Keys of the archive bucket. They are a contract: stored data and queries rely on them. */

const expand = (text: string) => text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z')

export const rawPrefix = (monitor: string) => `raw/monitor=${monitor}/`

export const slicePrefix = (monitor: string, start: string) => `${rawPrefix(monitor)}start=${compactInstant(start)}/`

export const rawKey = (monitor: string, start: string, category: DestinationCategory) =>
  `${slicePrefix(monitor, start)}${category}.json.gz`

/** Categories that the service refused for hours of a monitor's UTC day lie below this, an object each. */
export const refusalPrefix = (monitor: string, start: string) =>
  `${rawPrefix(monitor)}start=${compactInstant(start).slice(0, 8)}/refused/`

export const refusalKey = (monitor: string, start: string, category: DestinationCategory) =>
  `${refusalPrefix(monitor, start)}${category}.json`

/** Windows of a cut category lie here until the category is whole. */
export function partKey(monitor: string, start: string, category: DestinationCategory, window: ArchivedWindow): string {
  const seconds = (Date.parse(window.to) - Date.parse(window.from)) / 1000
  const ending = window.cut ? 'cut.json' : 'json.gz'
  return `${slicePrefix(monitor, start)}parts/${category}/${compactInstant(window.from)}-${seconds}.${ending}`
}

export const flowsKey = (day: string, monitor: string) => `flows/dt=${day}/monitor=${monitor}/flows.parquet`
export const hoursPrefix = (day: string) => `hours/dt=${day}/`
/** An hour's rows of `flows`, as soon as it is settled. */
export const hourKey = (day: string, monitor: string, start: string) =>
  `${hoursPrefix(day)}monitor=${monitor}/${compactInstant(start)}.parquet`
/** What an hour leaves for its day. */
export const sumsPrefix = (run: Reported) => `sums/dt=${run.day}/${partOf(run)}`
export const sumsKey = (run: Reported, start: string) => `${sumsPrefix(run)}${compactInstant(start)}.json.gz`
/** What each hour of a day was settled with, as its sums have it. */
export const settledHoursKey = (run: Reported) => `${sumsPrefix(run)}settled.json.gz`
/** What one hour cannot tell of itself and its day can. */
export const termsKey = (run: Reported) => `terms/dt=${run.day}/${partOf(run)}terms.json`
export const dailyKey = (day: string, monitor: string) => `daily/dt=${day}/monitor=${monitor}/daily.parquet`
export const endsKey = (run: Reported) => `ends/dt=${run.day}/${partOf(run)}ends.json`
/** What the rows of one slice name. */
export const sliceEndsKey = (monitor: string, start: string) =>
  `ends/monitor=${monitor}/start=${compactInstant(start)}.json.gz`
export const topologyKey = (day: string) => `topology/dt=${day}/topology.json`
export const identitiesKey = (day: string) => `identities/dt=${day}/identities.json`
export const reportKey = (run: Reported, ending: 'html' | 'txt' | 'json') =>
  `reports/dt=${run.day}/${partOf(run)}report.${ending}`
/** The report of all monitors. */
export const dayReportKey = (day: string) => `reports/dt=${day}/report.json`
/** Monitors of reports of the day that other stacks had made, whose archives were adopted. */
export const adoptedMonitorsKey = (day: string) => `reports/dt=${day}/adopted.json`
/** What was sent in place of the whole digest. */
export const shortKey = (run: Reported, ending: 'html' | 'txt') => `reports/dt=${run.day}/${partOf(run)}short.${ending}`
/** Every change that the report's findings name, ready to apply. */
export const changesKey = (run: Reported) => `reports/dt=${run.day}/${partOf(run)}changes.md`
/** The report with every pair behind it, to be looked into in a browser. */
export const pageKey = (run: Reported) => `reports/dt=${run.day}/${partOf(run)}page.html`
/** Who writes the day's objects, or wrote them last. */
export const writerKey = (run: Reported) => `writers/dt=${run.day}/${partOf(run)}writer.json`
/** What is remembered of hourly collections that fail. */
export const FAILURE_MEMORY_KEY = 'failures/hourly-collection.json'
export const sentKey = (claim: string) => `sent/${claim}.json`
/** What a channel was told, and whether it takes it; of a team's part, apart. */
export const CHANNELS_PREFIX = 'channels/'
export const channelKey = (name: string, team: string | null) =>
  `${CHANNELS_PREFIX}${name}${team === null ? '' : `@${encodeURIComponent(team.toWellFormed())}`}.json`
/** What people decide without a deployment: they write it themselves. */
export const DECISIONS_KEY = 'decisions.yaml'
/** What of it a day is settled with. */
export const decisionsKey = (day: string) => `decisions/dt=${day}/decisions.json`
/** What of it was right the last time. */
export const LATEST_DECISIONS_KEY = 'decisions/latest.json'
/** What clusters told of themselves by the end of an hour. */
export const clusterObjectsPrefix = (day: string) => `clusters/dt=${day}/`
export const clusterObjectsKey = (day: string, until: string) =>
  `${clusterObjectsPrefix(day)}${compactInstant(until)}.json.gz`
/** When which of them told anything, of a day. */
export const clustersToldKey = (day: string) => `${clusterObjectsPrefix(day)}told.json`
export const pricesKey = (day: string) => `prices/dt=${day}/prices.json`
export const latestPricesKey = (region: string) => `prices/latest/${region}.json`
export const findingsKey = (day: string) => `findings/dt=${day}/findings.parquet`
export const gapsKey = (day: string, monitor: string) => `gaps/dt=${day}/monitor=${monitor}/gaps.parquet`
export const daysKey = (day: string) => `days/dt=${day}/day.parquet`
/** What later days need of a day's findings. */
export const memoryKey = (day: string) => `memory/dt=${day}/findings.json`
export const trendKey = (day: string) => `trends/dt=${day}/trend.json`
/** Hours of the last days, as rates: what the newest hours are held against. */
export const HOUR_RATES_KEY = 'trends/hours.json.gz'
/** What was told in the course of the last days. */
export const ALERTS_KEY = 'alerts/alerts.json'
/** Claim of an alert, by the end of the hour that shows it and by what it tells. */
export const alertClaim = (told: string, hash: string) => `alert-${compactInstant(told)}-${hash}`
export const totalsKey = (day: string) => `totals/dt=${day}/totals.json`
export const billKey = (day: string) => `bill/dt=${day}/bill.json`
export const EVIDENCE_KEY = 'identities/evidence.json'
/** Monitors that ever left a day. */
export const KNOWN_MONITORS_KEY = 'catalogue/monitors.json'
export const IP_RANGES_KEY = 'ip-ranges/ip-ranges.json'

/** What a key of a run's own objects depends on. */
type Reported = Pick<Run, 'day' | 'isPart' | 'monitors' | 'execution'>

/** Characters; an S3 key has at most 1024 bytes. */
const LONGEST_PART = 700

/** A run over some of the monitors has a place of its own, beside the day's. */
function partOf({ isPart, monitors, execution }: Reported): string {
  if (!isPart) return ''
  const names = monitors.map(({ name }) => name).join('+')
  return `only=${names.length > LONGEST_PART ? execution : names}/`
}

/** What the archive holds of one slice, by category. */
export interface ArchivedSlice {
  /** Categories that are whole. */
  readonly whole: ReadonlySet<DestinationCategory>
  readonly parts: ReadonlyMap<DestinationCategory, readonly ArchivedWindow[]>
  /** Categories that the service refused on the slice's UTC day: they are not asked for again that day. */
  readonly refused: ReadonlySet<DestinationCategory>
}

/** Categories that a slice has no whole answer for, though the service has them. */
export const lackingCategories = (slice: ArchivedSlice | undefined): readonly DestinationCategory[] =>
  DESTINATION_CATEGORIES.filter((category) => !slice?.whole.has(category) && !slice?.refused.has(category))

const isCategory = (text: string): text is DestinationCategory => DESTINATION_CATEGORIES.some((name) => name === text)

/**
 * Reads a listing of raw keys into slices, by monitor and start (`<monitor> <start>`); foreign keys are passed over.
 */
export function archivedSlices(keys: readonly string[]): Map<string, ArchivedSlice> {
  const refused = refusedCategories(keys)
  const slices = new Map<string, ReturnType<typeof emptySlice>>()
  for (const key of keys) {
    const match =
      /^raw\/monitor=([^/]+)\/start=(\d{8}T\d{6}Z)\/(?:parts\/([A-Z0-9_]+)\/(\d{8}T\d{6}Z)-(\d+)\.(cut\.json|json\.gz)|([A-Z0-9_]+)\.json\.gz)$/.exec(
        key,
      )
    if (!match) continue
    const [, monitor = '', start = '', partCategory, partStart = '', seconds = '', ending, category] = match
    const id = sliceId(monitor, expand(start))
    const slice = slices.get(id) ?? emptySlice(refused.get(sliceId(monitor, start.slice(0, 8))))
    slices.set(id, slice)
    if (category !== undefined && isCategory(category)) slice.whole.add(category)
    if (partCategory !== undefined && isCategory(partCategory)) {
      const from = expand(partStart)
      const window = { from, to: isoInstant(Date.parse(from) + Number(seconds) * 1000), cut: ending === 'cut.json' }
      slice.parts.set(partCategory, [...(slice.parts.get(partCategory) ?? []), window])
    }
  }
  return slices
}

/** One slice of a listing, of which there may be no answer yet. */
export function archivedSliceOf(keys: readonly string[], monitor: string, start: string): ArchivedSlice {
  const refused = refusedCategories(keys).get(sliceId(monitor, compactInstant(start).slice(0, 8)))
  return archivedSlices(keys).get(sliceId(monitor, start)) ?? emptySlice(refused)
}

const emptySlice = (refused: ReadonlySet<DestinationCategory> = new Set()) => ({
  whole: new Set<DestinationCategory>(),
  parts: new Map<DestinationCategory, ArchivedWindow[]>(),
  refused,
})

/** By monitor and UTC day (`<monitor> <YYYYMMDD>`). */
function refusedCategories(keys: readonly string[]): Map<string, Set<DestinationCategory>> {
  const refused = new Map<string, Set<DestinationCategory>>()
  for (const key of keys) {
    const [, monitor = '', day = '', category = ''] =
      /^raw\/monitor=([^/]+)\/start=(\d{8})\/refused\/([A-Z0-9_]+)\.json$/.exec(key) ?? []
    if (!isCategory(category)) continue
    const id = sliceId(monitor, day)
    refused.set(id, (refused.get(id) ?? new Set()).add(category))
  }
  return refused
}

/** Whether a key is of something that the service said: rows of a slice, a part of them, or a refusal. */
export const isAnswerKey = (key: string) => archivedSlices([key]).size > 0 || refusedCategories([key]).size > 0

export const sliceId = (monitor: string, start: string) => `${monitor} ${start}`

/** Prefixes that together cover the raw keys of an interval: one for each UTC day it touches. */
export function rawDayPrefixes(monitor: string, interval: Interval): string[] {
  const prefixes: string[] = []
  for (let day = Date.parse(interval.from.slice(0, 10)); day < Date.parse(interval.to); day += 86_400_000) {
    prefixes.push(`${rawPrefix(monitor)}start=${compactInstant(isoInstant(day)).slice(0, 8)}`)
  }
  return prefixes
}
