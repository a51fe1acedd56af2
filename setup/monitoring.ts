import { listClusters } from '../aws/cluster-add-ons.ts'
import { problemOf } from '../aws/faults.ts'
import { clusterArnsOf, clusterName, type ListedMonitor, listMonitors } from '../aws/flow-monitor.ts'
import { accountScope } from '../aws/flow-monitor-scope.ts'
import type { Enabled, Settings } from '../domain/settings.ts'
import { monitorId, type Source, sourceId } from '../domain/source.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { found, type Line, note, notKnown, ok, toDo } from './line.ts'
import { clusterArn, type Place } from './place.ts'

const SEE = 'see Network Flow Monitor in the CloudWatch console'
const ENABLE = `${FLOWTOLL} enable --cluster`

export async function scopeLine(): Promise<Line[]> {
  const about = 'Scope'
  return found(about, 'networkflowmonitor:ListScopes', async () => {
    const scope = await accountScope()
    switch (scope?.status) {
      case undefined:
        return toDo(about, `Network Flow Monitor is not enabled here; ${ENABLE} NAME does it with a cluster's monitor`)
      case 'SUCCEEDED':
        return ok(about, 'Network Flow Monitor is enabled in the account and region')
      case 'IN_PROGRESS':
        return toDo(about, 'it is being made: look again in some minutes')
      default:
        return toDo(about, `it is ${scope?.status}: ${SEE}`)
    }
  })
}

/** A monitor, and what it watches. */
export interface KnownMonitor {
  readonly name: string
  readonly status: string
  /** ARNs of its EKS clusters; why they are not known where they could not be had. */
  readonly clusters: readonly string[] | { readonly problem: string }
  /** Whether the settings have a report of it. */
  readonly isUsed: boolean
}

/** All monitors of the account and region, of a source where one is given; undefined where they could not be had, as the lines say. */
export async function monitorLines(
  { monitors: names }: Pick<Settings, 'monitors'>,
  place: Place,
  source?: Source,
): Promise<{ lines: Line[]; monitors: KnownMonitor[] | undefined }> {
  let monitors: KnownMonitor[] | undefined
  const wanted = names.map((name) => monitorId(name, source))
  const about = source ? `Monitors of ${sourceId(source)}` : 'Monitors'
  const lines = await found(about, 'networkflowmonitor:ListMonitors', async () => {
    const isUsed = (one: ListedMonitor) => (wanted.length === 0 ? !isOff(one) : wanted.includes(one.name))
    const all = await Promise.all((await listMonitors(source)).map((one) => known(one, isUsed(one))))
    monitors = all
    const missing = wanted.filter((name) => !all.some((one) => one.name === name))
    return [
      ...missing.map((name) => toDo(`Monitor ${name}`, 'the settings name it, and there is none of that name here')),
      ...all.filter((one) => one.isUsed).map((one) => monitorLine(one, place)),
      ...(wanted.length === 0 ? all.filter(isOff) : []).map(({ name, status }) =>
        note(`Monitor ${name}`, `it is ${status}, and no report has it`),
      ),
    ]
  })
  return { lines, monitors }
}

/** A report does without, unless the settings name it; why it is off, nobody knows. */
const isOff = ({ status }: Pick<ListedMonitor, 'status'>) => status === 'INACTIVE' || status === 'DELETING'

async function known({ name, status }: ListedMonitor, isUsed: boolean): Promise<KnownMonitor> {
  const clusters = await clusterArnsOf(name).catch((error: unknown) => ({
    problem: problemOf(error, 'networkflowmonitor:GetMonitor'),
  }))
  return { name, status, clusters, isUsed }
}

/** Clusters of the account and region that no monitor watches whose flows are reported. Those that the settings enable are to be. */
export async function unwatchedLines(
  { monitors: wanted, enable }: Pick<Settings, 'monitors'> & Enabled,
  monitors: readonly KnownMonitor[] | undefined,
  place: Place,
): Promise<Line[]> {
  return found('Clusters', 'eks:ListClusters', async () => {
    const names = await listClusters()
    if (names.length === 0)
      return toDo('Clusters', 'EKS has none in the region of your credentials: is it the right one?')
    const watching = Map.groupBy(
      (monitors ?? [])
        .filter(({ status }) => status !== 'DELETING')
        .flatMap((monitor) => arnsOf(monitor).map((arn) => ({ arn, monitor }))),
      ({ arn }) => arn,
    )
    const areAllKnown = monitors?.every(({ clusters }) => !('problem' in clusters)) ?? false
    const isAnyWatched = [...watching.values()].flat().some(({ monitor }) => monitor.isUsed)
    const unknown = enable.filter((name) => !names.includes(name))
    const lines = names.flatMap((name) => {
      const about = `Monitor of ${name}`
      const unneeded = enable.includes(name) ? toDo : note
      const own = (watching.get(clusterArn(name, place)) ?? []).map(({ monitor }) => monitor)
      if (own.some(({ isUsed }) => isUsed)) return []
      const on = own.find((one) => !isOff(one))
      if (on) return unneeded(about, `${on.name} watches it; the settings name others`)
      const off = own[0] && `${own[0].name}, and it is ${own[0].status}`
      if (off && wanted.length > 0) return unneeded(about, `${off}; the settings name others`)
      if (!areAllKnown) return notKnown(about, 'whether one watches it; so its agent was not looked at')
      if (off) return toDo(about, `${off}: ${SEE}`)
      return (isAnyWatched ? unneeded : toDo)(about, `none; ${ENABLE} ${name} makes one`)
    })
    return [
      ...lines,
      ...unknown.map((name) =>
        toDo(`Monitor of ${name}`, 'the settings enable it, and EKS has no cluster of that name here'),
      ),
    ]
  })
}

/** Names of the clusters of the account and region that a monitor watches. */
export const ownClusters = (monitor: KnownMonitor, place: Place): string[] =>
  arnsOf(monitor).flatMap((arn) => {
    const name = clusterName(arn, place)
    return arn === clusterArn(name, place) ? name : []
  })

export const arnsOf = ({ clusters }: KnownMonitor) => ('problem' in clusters ? [] : clusters)

function monitorLine({ name, status, clusters }: KnownMonitor, place: Place): Line {
  const about = `Monitor ${name}`
  const what =
    'problem' in clusters
      ? `whose it is: ${clusters.problem}`
      : clusters.length === 0
        ? 'of no cluster'
        : `of ${clusters.map((arn) => `the cluster ${clusterName(arn, place)}`).join(' and ')}`
  switch (status) {
    case 'ACTIVE':
      return ('problem' in clusters ? notKnown : ok)(about, what)
    case 'PENDING':
      return toDo(about, `${what}; it is being made: it takes up to half an hour`)
    default:
      return toDo(about, `${what}; it is ${status}: ${SEE}`)
  }
}
