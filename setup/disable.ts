import { type AddOn, deleteAddOn, findAddOn } from '../aws/cluster-add-ons.ts'
import { clusterArnsOf, listMonitors } from '../aws/flow-monitor.ts'
import { accountScope, deleteMonitor, deleteScope, monitorTags, scopeTags } from '../aws/flow-monitor-scope.ts'
import { deleteRole, roleNamed } from '../aws/iam.ts'
import { AGENT, AGENT_POLICY, POD_IDENTITY } from './agent.ts'
import { agentRole, comesTrue, type Enabling } from './enable.ts'
import { clusterArn, type Place } from './place.ts'
import { isMarked, NotYet, type Step, there } from './step.ts'

const NOT_OURS = 'it was not made here'

/** What of a cluster was made by `enable`, in the order in which it is removed. All else stays as it is. */
export async function disablingSteps(cluster: string, enabling: Enabling): Promise<Step[]> {
  const { region, waitMilliseconds } = enabling
  const { steps, others } = await monitorSteps(cluster, enabling)
  const agent = await findAddOn(cluster, AGENT)
  return [
    ...steps,
    ...(await agentSteps(cluster, agent)),
    ...(await roleSteps(agentRole(region, cluster), agent)),
    ...(await scopeSteps(others, waitMilliseconds)),
  ]
}

async function monitorSteps(cluster: string, place: Place): Promise<{ steps: Step[]; others: string[] }> {
  const steps: Step[] = []
  const others: string[] = []
  for (const { name, status } of await listMonitors()) {
    if (status === 'DELETING') continue
    const what = `the monitor ${name} of ${cluster}`
    const watched = await clusterArnsOf(name)
    const isOfCluster = watched.includes(clusterArn(cluster, place))
    const isOurs = isOfCluster && isMarked(await monitorTags(name))
    const isShared = watched.length > 1
    if (!isOurs || isShared) others.push(name)
    if (isOurs && isShared) steps.push(there(what, 'it watches other clusters too'))
    else if (isOurs)
      steps.push({ what, does: 'remove', action: 'networkflowmonitor:DeleteMonitor', run: () => deleteMonitor(name) })
    else if (isOfCluster) steps.push(there(what, NOT_OURS))
  }
  return { steps, others }
}

async function agentSteps(cluster: string, agent: AddOn | undefined): Promise<Step[]> {
  const what = (name: string) => `the add-on ${name} of ${cluster}`
  const identity = await findAddOn(cluster, POD_IDENTITY)
  return [
    ...(agent === undefined
      ? []
      : isMarked(agent.tags)
        ? [
            {
              what: what(AGENT),
              does: 'remove',
              action: 'eks:DeleteAddon',
              run: () => deleteAddOn(cluster, AGENT),
            } as const,
          ]
        : [there(what(AGENT), NOT_OURS)]),
    // Pods that got a role by it since would lose it.
    ...(identity && isMarked(identity.tags)
      ? [there(what(POD_IDENTITY), 'other pods may have their roles by it')]
      : []),
  ]
}

async function roleSteps(name: string, agent: AddOn | undefined): Promise<Step[]> {
  const role = await roleNamed(name)
  if (role === undefined) return []
  const what = `the role ${name}`
  if (!isMarked(role.tags)) return [there(what, NOT_OURS)]
  if (agent && !isMarked(agent.tags)) return [there(what, 'that agent may use it')]
  return [
    {
      what,
      does: 'remove',
      action: 'iam:DetachRolePolicy or iam:DeleteRole',
      run: () => deleteRole(name, AGENT_POLICY),
    },
  ]
}

async function scopeSteps(others: readonly string[], waitMilliseconds: number): Promise<Step[]> {
  const what = "Network Flow Monitor's scope of the account and region"
  const scope = await accountScope()
  if (scope === undefined) return []
  if (!isMarked(await scopeTags(scope.id))) return [there(what, NOT_OURS)]
  if (others.length > 0) return [there(what, `other monitors stand on it (${others.join(', ')})`)]
  const isEmpty = async () => (await listMonitors()).length === 0
  return [
    {
      ...{ what, does: 'remove', action: 'networkflowmonitor:DeleteScope' },
      run: async () => {
        if (!(await comesTrue(isEmpty, waitMilliseconds)))
          throw new NotYet('its monitor is not gone yet: run this again in some minutes')
        await deleteScope(scope.id)
      },
    },
  ]
}
