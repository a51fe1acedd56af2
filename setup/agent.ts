import type { AddOn, FoundCluster } from '../aws/cluster-add-ons.ts'
import { findAddOn, findCluster } from '../aws/cluster-add-ons.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { found, type Line, note, ok, toDo } from './line.ts'

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

/** AWS asks for this release or a later one. Source: https://docs.aws.amazon.com/eks/latest/userguide/network-observability.html */
const LEAST_VERSION = [1, 1, 0] as const
/** Source: the page of the agent, above. */
const LEAST_KUBERNETES = 25

export const runsAgent = ({ version }: FoundCluster) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 1 || minor >= LEAST_KUBERNETES
}

const isUnderWay = ({ status }: AddOn) => status === 'CREATING' || status === 'UPDATING'

/** What is wrong with an add-on and what to do, as EKS finds it; undefined where it finds nothing, or still works at it. */
export function faultOf(addOn: AddOn): string | undefined {
  const { status, issues } = addOn
  if (isUnderWay(addOn) || (status === 'ACTIVE' && issues.length === 0)) return undefined
  const wrong = issues.length > 0 ? ` (${issues.join(', ')})` : ''
  return `it is ${status}${wrong}: see the add-on on the cluster's page in the EKS console`
}

/** The same of the agent, which must not be too old either. */
export function agentFault(agent: AddOn): string | undefined {
  const fault = faultOf(agent)
  if (fault !== undefined || !isOlder(agent.version)) return fault
  return `it is ${agent.version}, and AWS asks for v${LEAST_VERSION.join('.')} or later: update the add-on`
}

/** What it lacks, and what to do. */
export const LACKS_ROLE = [
  'it has no role of its own',
  `: give its service account one with ${AGENT_POLICY.split('/').at(-1)}, unless the nodes' role has it`,
] as const

/**
 * What EKS tells of the agent of a cluster, and of what gives its pods their role. EKS knows neither an agent that was installed
 * without the add-on nor roles of nodes: where flows arrive, that it tells of none is a note.
 */
export async function agentOf(name: string, doFlowsArrive: boolean): Promise<Line[]> {
  const about = `Agent of ${name}`
  const lacking = (what: string, says: string, then = '') =>
    doFlowsArrive ? note(what, `${says}; flows arrive all the same`) : toDo(what, `${says}${then}`)
  let agent: AddOn | undefined
  const lines = await found(about, 'eks:DescribeAddon', async () => {
    agent = await findAddOn(name, AGENT)
    if (agent === undefined)
      return lacking(
        about,
        `EKS has no add-on ${AGENT} there`,
        `. ${FLOWTOLL} enable --cluster ${name} installs it; if you run the agent by other means, see the logs of its pods`,
      )
    if (isUnderWay(agent)) return toDo(about, `it is ${agent.status}: look again in some minutes`)
    const fault = agentFault(agent)
    if (fault !== undefined) return toDo(about, fault)
    if (agent.roleBy === undefined) return lacking(about, ...LACKS_ROLE)
    return ok(about, `${agent.version}, and EKS finds nothing wrong with it`)
  })
  if (agent?.roleBy !== 'Pod Identity' || lines.some(({ state }) => state !== 'ok')) return lines
  const identity = await found(`Pod Identity of ${name}`, 'eks:DescribeCluster', async () => {
    const cluster = await findCluster(name)
    if (cluster?.isAuto) return []
    const addOn = await findAddOn(name, POD_IDENTITY)
    const what = `Pod Identity of ${name}`
    if (addOn === undefined)
      return lacking(
        what,
        `EKS has no add-on ${POD_IDENTITY} there`,
        `; the agent's role reaches no pod without it. ${FLOWTOLL} enable --cluster ${name} installs it`,
      )
    if (isUnderWay(addOn)) return toDo(what, `it is ${addOn.status}: look again in some minutes`)
    const fault = faultOf(addOn)
    return fault === undefined ? [] : toDo(what, fault)
  })
  return [...lines, ...identity]
}

function isOlder(version: string): boolean {
  const parts = /^v(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number)
  if (parts === undefined) return false
  const index = LEAST_VERSION.findIndex((least, at) => parts[at] !== least)
  return index >= 0 && (parts[index] ?? 0) < (LEAST_VERSION[index] ?? 0)
}
