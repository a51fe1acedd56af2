import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type AddOn, type FoundCluster, findAddOn, findCluster, makeAddOn } from '../aws/cluster-add-ons.ts'
import { clusterArnsOf, listMonitors } from '../aws/flow-monitor.ts'
import { accountScope, makeMonitor, makeScope } from '../aws/flow-monitor-scope.ts'
import { attachPolicy, makeRole, roleNamed } from '../aws/iam.ts'
import { InvalidInput } from '../domain/errors.ts'
import {
  AGENT,
  AGENT_POLICY,
  AGENT_SERVICE_ACCOUNT,
  agentFault,
  faultOf,
  LACKS_ROLE,
  POD_IDENTITY,
  runsAgent,
} from './agent.ts'
import type { Place } from './place.ts'
import { broken, isMarked, MARK, NotYet, type Step, there } from './step.ts'

export interface Enabling extends Place {
  /** Between two looks at what AWS is making. */
  readonly waitMilliseconds: number
}

/** Looks at what AWS is making: minutes in all. */
const LOOKS = 60

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
}

/** Most characters of a role's name. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const LONGEST_ROLE = 64

/** Roles are the account's, whatever the region. A name that would be too long ends in a hash of itself. */
export function agentRole(region: string, cluster: string): string {
  const name = `flowtoll-agent-${region}-${cluster}`
  if (name.length <= LONGEST_ROLE) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${name.slice(0, LONGEST_ROLE - hash.length - 1)}-${hash}`
}

/**
 * What a cluster lacks before its flows can be asked for, in the order in which it is made: the account's scope, the agent with its role,
 * and a monitor. What is there stays as it is. Throws InvalidInput where the cluster cannot have it.
 */
export async function enablingSteps(cluster: string, enabling: Enabling): Promise<Step[]> {
  const found = await neededCluster(cluster)
  return [await scopeStep(enabling), ...(await agentSteps(cluster, found, enabling)), await monitorStep(cluster, found)]
}

async function neededCluster(name: string): Promise<FoundCluster> {
  const cluster = await findCluster(name)
  if (cluster === undefined)
    throw new InvalidInput(`EKS has no cluster "${name}" in the account and region of your credentials`)
  if (!runsAgent(cluster))
    throw new InvalidInput(`${name} runs Kubernetes ${cluster.version}; the agent needs 1.25 or later`)
  return cluster
}

async function scopeStep({ account, region, waitMilliseconds }: Enabling): Promise<Step> {
  const what = "Network Flow Monitor's scope of the account and region"
  const scope = await accountScope()
  switch (scope?.status) {
    case 'SUCCEEDED':
      return there(what)
    case undefined:
    case 'IN_PROGRESS':
      break
    default:
      throw new InvalidInput(`${what} is ${scope?.status}: see Network Flow Monitor in the CloudWatch console first`)
  }
  const made = async () => (await accountScope())?.status === 'SUCCEEDED'
  return {
    ...{
      what,
      does: 'make',
      action: 'networkflowmonitor:CreateScope, networkflowmonitor:TagResource or iam:CreateServiceLinkedRole',
    },
    run: async () => {
      if (scope === undefined) await makeScope(account, region, MARK).catch(unlessThere)
      if (!(await comesTrue(made, waitMilliseconds)))
        throw new NotYet('it is not ready yet: run this again in some minutes')
    },
  }
}

const OTHER_AGENT = 'an agent that was installed otherwise, as by Helm, is not seen here, and must go'

async function agentSteps(cluster: string, { isAuto }: FoundCluster, enabling: Enabling): Promise<Step[]> {
  const agent = `the add-on ${AGENT} of ${cluster}`
  const existing = await findAddOn(cluster, AGENT)
  if (existing?.status === 'DELETING')
    throw new InvalidInput(`${agent} is being deleted: run this again in some minutes`)
  if (existing !== undefined) {
    const isByPodIdentity = existing.roleBy === 'Pod Identity' && !isAuto
    return [...(isByPodIdentity ? [await identityStep(cluster)] : []), agentAsItIs(agent, existing)]
  }
  const name = agentRole(enabling.region, cluster)
  const role = await roleNamed(name)
  if (role !== undefined && !isMarked(role.tags))
    throw new InvalidInput(`there is a role ${name} that was not made here: rename or delete it first`)
  let roleArn = role?.arn
  const permissions = AGENT_POLICY.split('/').at(-1)
  return [
    {
      ...{
        what: `the role ${name}, with ${permissions} alone`,
        does: 'make',
        action: 'iam:CreateRole, iam:TagRole or iam:AttachRolePolicy',
      },
      run: async () => {
        const description = `Lets the Network Flow Monitor agent of ${cluster} publish what it measures`
        roleArn ??= (await makeRole(name, TRUST, { description, tags: MARK })).arn
        await attachPolicy(name, AGENT_POLICY)
      },
    },
    ...(isAuto ? [] : [await identityStep(cluster)]),
    {
      ...{ what: `${agent}, with that role`, does: 'make' },
      because: OTHER_AGENT,
      action: 'eks:CreateAddon, eks:TagResource, eks:CreatePodIdentityAssociation or iam:PassRole',
      run: async () => {
        const identity = { serviceAccount: AGENT_SERVICE_ACCOUNT, roleArn: roleArn ?? '' }
        await sinceRoleIsNew(() => makeAddOn(cluster, AGENT, { tags: MARK, identity }), enabling.waitMilliseconds)
      },
    },
  ]
}

function agentAsItIs(what: string, agent: AddOn): Step {
  const fault = agentFault(agent)
  if (fault !== undefined) return broken(what, fault)
  if (agent.roleBy === undefined) return broken(what, LACKS_ROLE.join(''))
  return there(what, `it is ${agent.status}`)
}

async function identityStep(cluster: string): Promise<Step> {
  const what = `the add-on ${POD_IDENTITY} of ${cluster}`
  const existing = await findAddOn(cluster, POD_IDENTITY)
  if (existing !== undefined) {
    const fault = faultOf(existing)
    return fault === undefined ? there(what, `it is ${existing.status}`) : broken(what, fault)
  }
  return {
    ...{ what, does: 'make', action: 'eks:CreateAddon or eks:TagResource' },
    run: () => makeAddOn(cluster, POD_IDENTITY, { tags: MARK }).catch(unlessThere),
  }
}

async function monitorStep(cluster: string, { arn: clusterArn }: FoundCluster): Promise<Step> {
  const monitors = await listMonitors()
  let fault: Step | undefined
  for (const { name, status } of monitors) {
    if (status === 'DELETING' || !(await clusterArnsOf(name)).includes(clusterArn)) continue
    const what = `the monitor ${name} of ${cluster}`
    const says = `it is ${status}`
    if (status === 'ACTIVE' || status === 'PENDING') return there(what, says)
    fault ??= broken(what, `${says}: see Network Flow Monitor in the CloudWatch console`)
  }
  if (fault) return fault
  const name = freeName(
    `flowtoll-${cluster}`,
    monitors.map((one) => one.name),
  )
  return {
    ...{
      what: `the monitor ${name} of ${cluster}`,
      does: 'make',
      action: 'networkflowmonitor:CreateMonitor or networkflowmonitor:TagResource',
    },
    run: async () => {
      const scope = await accountScope()
      if (scope === undefined) throw new NotYet('its scope is gone: run this again')
      await makeMonitor(name, { clusterArn, scopeArn: scope.arn, tags: MARK })
    },
  }
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.includes(name)) return name
  }
}

/** Somebody else was faster: what is wanted is there. */
function unlessThere(error: unknown): undefined {
  if (!['ConflictException', 'ResourceInUseException'].includes((error as Error).name)) throw error
  return undefined
}

/** Waits until something is so; false where it does not come. */
export async function comesTrue(isSo: () => Promise<boolean>, waitMilliseconds: number): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look++) {
    if (await isSo()) return true
    await setTimeout(waitMilliseconds)
  }
  return false
}

/** IAM takes some seconds until others see a role that it made. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html */
async function sinceRoleIsNew(make: () => Promise<void>, waitMilliseconds: number): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await make()
    } catch (error) {
      if ((error as Error).name !== 'InvalidParameterException' || tries === 5) return unlessThere(error)
      await setTimeout(waitMilliseconds)
    }
  }
}
