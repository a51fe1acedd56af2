import { monitorOfId } from '../source.ts'
import type { FailedSource, Monitor, Run } from './run.ts'

/** The source of a monitor, where it could not be asked when the run began. */
export const failedSourceOf = (
  id: string,
  { failedSources = [] }: Pick<Run, 'failedSources'>,
): FailedSource | undefined => failedSources.find((one) => one.id === monitorOfId(id).source)

/** The monitors of a run that are asked for what the archive lacks. */
export const askedMonitors = (run: Pick<Run, 'monitors' | 'failedSources'>): readonly Monitor[] =>
  run.monitors.filter(({ name }) => failedSourceOf(name, run) === undefined)

/** A monitor of a source that cannot be asked, as a report tells of it; none where it is of another. */
export function monitorReported(
  { name, cluster, region }: Pick<Monitor, 'name' | 'cluster' | 'region'>,
  failedSources: readonly FailedSource[],
): Monitor[] {
  const source = failedSourceOf(name, { failedSources })
  if (!source) return []
  const arn = `arn:aws:networkflowmonitor:${region}:${source.accountId}:monitor/${monitorOfId(name).name}`
  return [{ name, arn, region, cluster, isOfCluster: cluster !== name }]
}

/** Why its monitors have no answer, in a sentence. */
export const failedSourceWords = ({ accountId, region, problem }: FailedSource): string =>
  `account ${accountId} (${region}) could not be read: ${problem}`
