import { listClusters } from '../aws/cluster-add-ons.ts'
import { isClusterHere } from '../aws/clusters.ts'
import { clusterOf, type ListedMonitor, listMonitors } from '../aws/flow-monitor.ts'
import { accountScope } from '../aws/flow-monitor-scope.ts'
import type { Settings } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { agentOf } from './agent.ts'
import { found, type Line, note, ok, toDo } from './line.ts'

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
        return toDo(about, `it is ${scope?.status}: see Network Flow Monitor in the CloudWatch console`)
    }
  })
}

/** What of a monitor is to be known further on. */
export interface KnownMonitor {
  readonly name: string
  readonly isActive: boolean
}

/** Monitors, and the agent of every cluster that one watches; the clusters that none does are told. */
export async function monitoringLines({
  monitors: wanted,
}: Pick<Settings, 'monitors'>): Promise<{ lines: Line[]; monitors: KnownMonitor[] }> {
  let monitors: (ListedMonitor & { readonly cluster: string | undefined })[] = []
  const listed = await found('Monitors', 'networkflowmonitor:ListMonitors', async () => {
    const all = await listMonitors()
    monitors = await Promise.all(
      all.map(async (one) => ({ ...one, cluster: await clusterOf(one).catch(() => undefined) })),
    )
    const missing = wanted.filter((name) => !all.some((one) => one.name === name))
    const used = monitors.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    return [
      ...missing.map((name) => toDo(`Monitor ${name}`, 'the settings name it, and there is none of that name here')),
      ...used.map(monitorLine),
    ]
  })
  const isUsed = ({ name }: ListedMonitor) => wanted.length === 0 || wanted.includes(name)
  const watched = new Set(monitors.filter(isUsed).flatMap(({ cluster }) => cluster ?? []))
  const clusters = await found('Clusters', 'eks:ListClusters', async () => {
    const names = await listClusters()
    if (names.length === 0)
      return toDo('Clusters', 'EKS has none in the region of your credentials: is it the right one?')
    const rest = names.filter((name) => !watched.has(name))
    const isAny = watched.size > 0
    return rest.map((name) => (isAny ? note : toDo)(`Monitor of ${name}`, `none; ${ENABLE} ${name} makes one`))
  })
  const agents = await Promise.all([...watched].filter(isClusterHere).map(agentOf))
  return {
    lines: [...listed, ...clusters, ...agents.flat()],
    monitors: monitors.filter(isUsed).map(({ name, status }) => ({ name, isActive: status === 'ACTIVE' })),
  }
}

function monitorLine({ name, status, cluster }: ListedMonitor & { readonly cluster: string | undefined }): Line {
  const about = `Monitor ${name}`
  const what = cluster === undefined ? 'of no cluster' : `of the cluster ${cluster}`
  switch (status) {
    case 'ACTIVE':
      return ok(about, what)
    case 'PENDING':
      return toDo(about, `${what}; it is being made: it takes up to half an hour`)
    default:
      return toDo(about, `${what}; it is ${status}: see Network Flow Monitor in the CloudWatch console`)
  }
}
