import { monitorOfId, placeOfSource, sourceOfMonitorId } from '../source.ts'
import { isOfHalfDay, type StoredReport } from './fullness.ts'
import type { FailedSource, Monitor, Run } from './run.ts'

/** The source of a monitor, where it could not be asked when the run began. */
export const failedSourceOf = (
  id: string,
  { failedSources = [] }: Pick<Run, 'failedSources'>,
): FailedSource | undefined => failedSources.find((one) => one.id === monitorOfId(id).source)

/** The monitors of a run that are asked for what the archive lacks. */
export const askedMonitors = (run: Pick<Run, 'monitors' | 'failedSources'>): readonly Monitor[] =>
  run.monitors.filter(({ name }) => failedSourceOf(name, run) === undefined)

/** What a report tells of monitors and accounts. */
export interface ReportedMonitors extends Pick<StoredReport, 'to'> {
  readonly day: string
  readonly coverage: StoredReport['coverage'] & { readonly knownSources?: readonly string[] }
  readonly monitors: readonly Pick<Monitor, 'name' | 'cluster' | 'region'>[]
  readonly byAccount?: readonly {
    readonly accountId: string | null
    readonly region: string
    readonly usd: number
    readonly hours: number
    readonly problem?: string
  }[]
}

/**
 * Monitors of a source that cannot be asked, as the first of the reports that tells of them; the day's own comes first, then those before
 * it, newest first. None where a report that knew the source's had none of it, where the day's own was made without any, or a report has
 * what an account without any is billed; undefined where no report tells.
 */
export function monitorsReported(
  source: FailedSource,
  day: string,
  reports: readonly ReportedMonitors[],
): readonly Monitor[] | undefined {
  for (const report of reports) {
    const own = monitorsOfSource(report.monitors, source)
    if (own.length > 0) return own
    if (report.coverage.knownSources?.includes(source.id)) return []
    const account = report.byAccount?.find(
      ({ accountId, region }) => accountId === source.accountId && region === source.region,
    )
    if (account?.problem !== undefined) continue
    const isOfDay = report.day === day && !isOfHalfDay(report)
    if (isOfDay || (account && account.hours === 0 && account.usd > 0)) return []
  }
  return undefined
}

/**
 * Sources of a day's own report that the settings name no more, with the monitors that it has of them: nothing is asked of them, and what was
 * collected stays in the day.
 */
export function removedSources(
  monitors: ReportedMonitors['monitors'],
  named: readonly string[],
  home: { readonly accountId: string },
): { readonly source: FailedSource; readonly own: readonly Monitor[] }[] {
  const ids = new Set(monitors.map(({ name }) => sourceOfMonitorId(name)))
  return [...ids]
    .filter((id) => id !== '' && !named.includes(id))
    .map((id) => {
      const source = { id, ...placeOfSource(id, home), problem: 'the setting sources no longer names it' }
      return { source, own: monitorsOfSource(monitors, source) }
    })
}

/** Those of monitors of a report that are of a source. */
export const monitorsOfSource = (
  monitors: ReportedMonitors['monitors'],
  source: Pick<FailedSource, 'id' | 'accountId'>,
): Monitor[] => monitors.flatMap((monitor) => monitorReported(monitor, source))

function monitorReported(
  { name, cluster, region }: ReportedMonitors['monitors'][number],
  source: Pick<FailedSource, 'id' | 'accountId'>,
): Monitor[] {
  const { name: ownName, source: id } = monitorOfId(name)
  if (id !== source.id) return []
  const arn = `arn:aws:networkflowmonitor:${region}:${source.accountId}:monitor/${ownName}`
  return [{ name, arn, region, cluster, isOfCluster: cluster !== name }]
}

/** Whether a day may lack monitors that nobody knows of. */
export const mayLackMonitors = ({ failedSources = [] }: Pick<Run, 'failedSources'>): boolean =>
  failedSources.some(({ isUnknown }) => isUnknown)

/** Ids of those of some sources whose monitors are known, though it may be that they have none. */
export const knownSources = (ids: readonly string[], { failedSources = [] }: Pick<Run, 'failedSources'>): string[] =>
  ids.filter((id) => !failedSources.some((one) => one.id === id && one.isUnknown))

/** Why its monitors have no answer, in a sentence. */
export const failedSourceWords = ({ accountId, region, problem }: FailedSource): string =>
  `account ${accountId} (${region}) could not be read: ${problem}`
