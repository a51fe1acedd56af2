import type { AddOn, FoundCluster } from '../aws/cluster-add-ons.ts'
import { findAddOn, findCluster } from '../aws/cluster-add-ons.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { found, type Line, ok, toDo } from './line.ts'

/**
 * The agent as EKS installs it. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-NetworkFlowMonitor-agents-kubernetes-eks.html
 */
export const AGENT = 'aws-network-flow-monitoring-agent'
export const AGENT_SERVICE_ACCOUNT = 'aws-network-flow-monitor-agent-service-account'
/** Lets a pod publish what it measured, and nothing else. */
export const AGENT_POLICY = 'arn:aws:iam::aws:policy/CloudWatchNetworkFlowMonitorAgentPublishPolicy'
/** Gives pods the roles that EKS Pod Identity associates with them. EKS Auto Mode has it in its nodes. */
export const POD_IDENTITY = 'eks-pod-identity-agent'

/** Releases of the agent before this one tell no pods. Source: https://docs.aws.amazon.com/eks/latest/userguide/network-observability.html */
const LEAST_VERSION = [1, 1, 0] as const
/** Source: the page of the agent, above. */
const LEAST_KUBERNETES = 25

export const runsAgent = ({ version }: FoundCluster) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 1 || minor >= LEAST_KUBERNETES
}

/** What EKS tells of the agent of a cluster, and of what gives its pods their role. */
export async function agentOf(name: string): Promise<Line[]> {
  const about = `Agent of ${name}`
  const agent = await found(about, 'eks:DescribeAddon', async () => {
    const addOn = await findAddOn(name, AGENT)
    if (addOn !== undefined) return linesOf(about, addOn)
    return toDo(
      about,
      `EKS has no add-on ${AGENT} there. ${FLOWTOLL} enable --cluster ${name} installs it; if you run the agent by other means, there is nothing to do`,
    )
  })
  if (agent.some(({ state }) => state !== 'ok')) return agent
  const identity = await found(`Pod Identity of ${name}`, 'eks:DescribeCluster', async () => {
    const cluster = await findCluster(name)
    if (cluster?.isAuto) return []
    const addOn = await findAddOn(name, POD_IDENTITY)
    if (addOn?.status === 'ACTIVE') return []
    return toDo(
      `Pod Identity of ${name}`,
      `the add-on ${POD_IDENTITY} is ${addOn?.status ?? 'not there'}; a role by Pod Identity reaches no pod without it`,
    )
  })
  return [...agent, ...identity]
}

function linesOf(about: string, { status, version, issues, hasRole }: AddOn): Line[] {
  const wrong = issues.length > 0 ? ` (${issues.join(', ')})` : ''
  if (status === 'CREATING' || status === 'UPDATING')
    return [toDo(about, `it is ${status}: look again in some minutes`)]
  if (status !== 'ACTIVE' || issues.length > 0)
    return [toDo(about, `it is ${status}${wrong}: see the add-on on the cluster's page in the EKS console`)]
  if (isOlder(version))
    return [toDo(about, `it is ${version}, and tells pods from v${LEAST_VERSION.join('.')} on: update the add-on`)]
  if (!hasRole)
    return [
      toDo(
        about,
        `it has no role of its own: give its service account one with ${AGENT_POLICY.split('/').at(-1)}, unless the nodes' role has it`,
      ),
    ]
  return [ok(about, `${version}, and EKS finds nothing wrong with it`)]
}

function isOlder(version: string): boolean {
  const parts = /^v(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number)
  if (parts === undefined) return false
  const index = LEAST_VERSION.findIndex((least, at) => parts[at] !== least)
  return index >= 0 && (parts[index] ?? 0) < (LEAST_VERSION[index] ?? 0)
}
