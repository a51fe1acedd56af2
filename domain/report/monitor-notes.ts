import { failedSourceWords } from '../collecting/failed-sources.ts'
import type { Gap } from '../collecting/gap.ts'
import type { FailedSource, Monitor, OtherMonitor, Run } from '../collecting/run.ts'
import { monitorOfId } from '../source.ts'
import { median, sum } from '../sums.ts'

/** What an earlier report has of each monitor. */
export interface EarlierMonitors {
  readonly day: string
  /** Whether nothing of the day is known to be missing. */
  readonly isWhole: boolean
  readonly monitors: readonly { readonly name: string; readonly usd: number }[]
}

/**
 * Which monitors came and went, in sentences: those that the report lacks, or whose answers may lack something, with what their
 * flows used to cost, and those that are new. `earlier` newest first; before the first report nothing is new and nothing gone.
 * `sources` are the ids of those that the settings name.
 */
export function monitorNotes(
  {
    monitors,
    otherMonitors = [],
    unscopedAccounts,
    failedSources = [],
    isPart,
  }: Pick<Run, 'monitors' | 'otherMonitors' | 'unscopedAccounts' | 'failedSources' | 'isPart'>,
  gaps: readonly Pick<Gap, 'monitor'>[],
  earlier: readonly EarlierMonitors[],
  sources: readonly string[],
): string[] {
  const failed = failedSources.map((one) => {
    const own = monitors.filter(({ name }) => monitorOfId(name).source === one.id)
    const isThere = own.length > 0 && own.every(({ name }) => !gaps.some(({ monitor }) => monitor === name))
    const worth = isThere ? 'all of its hours had been collected before.' : sourceWorth(one, own, earlier)
    return `${capitalized(failedSourceWords(one))}; ${worth}`
  })
  if (isPart) return failed
  const [latest] = earlier
  const own = new Set(monitors.map(({ name }) => name))
  const idle = otherMonitors.filter(
    ({ name, status }) => !own.has(name) && !['ACTIVE', 'GONE', 'SILENT'].includes(status),
  )
  const named = otherMonitors.filter(({ status }) => status === 'GONE').map(({ name }) => name)
  const gone = [...new Set([...named, ...(latest?.monitors ?? []).map(({ name }) => name)])].filter(
    (name) => !own.has(name) && !idle.some((other) => other.name === name),
  )
  return [
    ...failed,
    ...gone.map((name) => `${goneWords(name, otherMonitors, sources)}; ${worthWords(name, earlier)}`),
    ...idle.map(
      ({ name, status }) => `Monitor ${name} is ${status} and not in this report; ${worthWords(name, earlier)}`,
    ),
    ...monitors.flatMap((one) =>
      notActive(one, otherMonitors).map((words) => `${words}; ${worthWords(one.name, earlier)}`),
    ),
    ...monitors.flatMap(({ name }) => (latest === undefined ? [] : cameWords(name, latest, earlier))),
    ...(unscopedAccounts === undefined || unscopedAccounts.count === 0 ? [] : [unscopedWords(unscopedAccounts)]),
  ]
}

/** Of all of its monitors together. */
function sourceWorth({ id, isUnknown }: FailedSource, own: readonly Monitor[], earlier: readonly EarlierMonitors[]) {
  if (own.length === 0 && !isUnknown) return 'the latest report that tells of it has no monitor of it.'
  const ofSource = earlier.map(({ monitors, ...day }): EarlierMonitors => {
    const own = monitors.filter(({ name }) => monitorOfId(name).source === id)
    return { ...day, monitors: own.length === 0 ? [] : [{ name: id, usd: sum(own.map(({ usd }) => usd)) }] }
  })
  return worthWords(id, ofSource)
}

const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

function goneWords(name: string, others: readonly OtherMonitor[], sources: readonly string[]): string {
  const { source } = monitorOfId(name)
  if (source !== undefined && !sources.includes(source))
    return `Monitor ${name} is not in this report, as the setting sources no longer names its source`
  const status = others.find((other) => other.name === name)?.status
  if (status === 'SILENT') return `Monitor ${name} is not in this report, as the archive has no answer of it`
  return status !== undefined && status !== 'GONE'
    ? `Monitor ${name} is excluded by the setting monitors`
    : `Monitor ${name} no longer exists and is not in this report`
}

const notActive = ({ name }: Monitor, others: readonly OtherMonitor[]) =>
  others.flatMap((other) =>
    other.name === name && other.status !== 'ACTIVE'
      ? [`Monitor ${name} is ${other.status}: traffic may be missing from its answers`]
      : [],
  )

function cameWords(name: string, latest: EarlierMonitors, earlier: readonly EarlierMonitors[]): string[] {
  const has = (day: EarlierMonitors) => day.monitors.some((one) => one.name === name)
  if (has(latest)) return []
  return [
    earlier.some(has)
      ? `Monitor ${name} is back in the report; ${worthWords(name, earlier)}`
      : `Monitor ${name} is new in this report: earlier days do not include its flows.`,
  ]
}

/** By the whole days that had it, and else by those that there are. */
function worthWords(name: string, earlier: readonly EarlierMonitors[]): string {
  const days = earlier.flatMap(({ isWhole, monitors }) =>
    monitors.flatMap((one) => (one.name === name ? [{ isWhole, usd: one.usd }] : [])),
  )
  const whole = days.filter(({ isWhole }) => isWhole)
  const known = (whole.length > 0 ? whole : days).map(({ usd }) => usd)
  if (known.length === 0) return 'no report of the two weeks before has it.'
  const usd = median(known)
  const cost = usd === 0 ? 'nothing' : usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`
  return `its flows used to cost ${cost} a day (median of ${known.length} ${known.length === 1 ? 'day' : 'days'}).`
}

function unscopedWords({ first, count }: NonNullable<Run['unscopedAccounts']>): string {
  const names = first.map(
    ({ accountId, region, membership }) =>
      `${accountId} (${region}${membership === 'NOT_IN_ORG' ? ', outside the organization' : ''})`,
  )
  const more = count > first.length ? ` and ${count - first.length} more` : ''
  return `Accounts outside the Network Flow Monitor scope exchange traffic with monitored resources: ${names.join(', ')}${more}. Add them to the scope to see their side of it.`
}
