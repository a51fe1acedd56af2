import type { PricedFlow } from '../money/priced-flow.ts'
import { balancerInterfaces, callingBalancer } from './balancers.ts'
import { type Day, type Kind, stakedFlows } from './kind.ts'
import { isPassedOnByNodes, type NamedService, passedOn } from './routing-facts.ts'
import { peerOf } from './stateful-peer.ts'

/** What a node passed on to a pod: the pod's row has the node's address, and no row of the node has the call. */
const isPassedOn = ({ mirrored, reportedBy, source }: PricedFlow) =>
  !mirrored &&
  reportedBy === 'destination' &&
  source.instanceId !== null &&
  source.pod === null &&
  source.service === null

/**
 * Calls that a load balancer sends to a node's port, and the node to a pod of another zone: with targets by IP it calls the pod itself.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/
 */
export const instanceTargets: Kind = {
  kind: 'instance-targets',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: ['subnets', 'zones', 'interfaces'],
  subjectOf: (flow, day) => {
    const row = serviceOf(flow, day)
    // There is no node port, or none that leaves its node: another process passed the call on.
    if (row === null || passedOn(row, day)?.services.length === 0) return null
    return subjectNamed(row, calledService(row, day).called ?? row.service)
  },
  // By what rows name, as it is where endpoints were not told.
  formerSubjectOf: (flow, day) => {
    const row = serviceOf(flow, day)
    return row && calledService(row, day).called !== null ? subjectNamed(row, row.service) : null
  },
  claims: ({ flow, part }, day) =>
    part === 'inter_az' &&
    isPassedOn(flow) &&
    day.nodesHeard.has(flow.source.instanceId ?? '') &&
    balancerInterfaces(flow.destination.vpcId, ['application_load_balancer', 'network_load_balancer'], day).length > 0,
  draft: (one, day) => {
    const row = clearest(stakedFlows(one), day)
    if (row === undefined) return null
    const { namespace, service } = row
    const nodes = [...new Set(stakedFlows(one).flatMap(({ source }) => source.instanceId ?? []))].toSorted()
    const { called, because } = calledService(row, day)
    return {
      title:
        called === null
          ? `Route load balancer traffic straight to pods of Service ${service} (${namespace})`
          : `Route load balancer traffic of Service ${called} (${namespace}) straight to pods`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        `${namesInWords(nodes)} forwarded calls to pods in other zones that no process there made: they came in on a node port, as from a load balancer with instance targets.`,
        ...(because === null ? [] : [because]),
        'With IP targets, the load balancer calls pods directly. From an Application Load Balancer, crossing zones is free; from a Network Load Balancer it is billed where cross-zone load balancing is on.',
      ],
      risks: [
        'Only the AWS Load Balancer Controller and EKS Auto Mode create IP targets, for pods with VPC addresses. ' +
          (called === null
            ? 'Check first that one of them manages the Service.'
            : 'The command first checks that they manage this Service.'),
        'It creates a new target group: open connections may break, and the security group of the pods must allow the load balancer.',
        'The annotation on the Service overrides that of an Ingress. With IP targets, a Network Load Balancer does not keep client addresses unless its target group says so.',
      ],
      check: 'Its TargetGroupBindings show ip at once, and the next report shows no node in between.',
      change: called === null ? null : { kind: 'ip-targets', namespace, service: called },
    }
  },
}

/** The Service that a row of such a call names. */
function serviceOf(flow: PricedFlow, day: Day): NamedService | null {
  const { pod, namespace, service } = flow.destination
  if (pod === null || namespace === null || service === null || peerOf(flow.destination) !== null) return null
  if (!isPassedOn(flow) && callingBalancer(flow, day) === null) return null
  return { cluster: day.clusterOf(flow.monitor), namespace, service }
}

/** Where rows name several Services of the same pods, the one that is called; else the first by name. */
function clearest(flows: readonly PricedFlow[], day: Day): NamedService | undefined {
  const rows = flows
    .flatMap((flow) => serviceOf(flow, day) ?? [])
    .toSorted((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : 0))
  return rows.find((row) => calledService(row, day).called === row.service) ?? rows[0]
}

const subjectNamed = ({ cluster, namespace }: NamedService, service: string) => `${cluster}/${namespace}/${service}`

/** The Service that a load balancer's calls come by, and what tells; null where several may be, or another one. */
function calledService(row: NamedService, day: Day): { called: string | null; because: string | null } {
  const { service } = row
  const isOwn = isPassedOnByNodes(row, day)
  const { services, isByPods } = passedOn(row, day) ?? { services: [service], isByPods: false }
  const [first = null, ...more] = services
  if (isByPods && more.length > 0) {
    return {
      called: null,
      because: `Its pods are behind several Services with a node port that passes calls on to other nodes: ${namesInWords(services, 5)}. Flows do not show which of them the load balancer calls: the change is for that one.`,
    }
  }
  if (isOwn === undefined) return { called: service, because: null }
  if (isOwn) {
    return {
      called: service,
      because: 'The Service has a node port, and its externalTrafficPolicy lets a node pass calls on to others.',
    }
  }
  if (isByPods) {
    return {
      called: first,
      because: `Flows name Service ${service}, which has no node port that passes calls on to other nodes. ${first} leads to the same pods, and has one.`,
    }
  }
  return {
    called: null,
    because: `Service ${service} has no node port that passes calls on to other nodes. In its namespace, ${namesInWords(services, 5)} ${more.length === 0 ? 'has one: if it leads' : 'have one: if one of them leads'} to the same pods, the change is for that one.`,
  }
}

function namesInWords(names: readonly string[], most = 2): string {
  const more = names.length - most
  const shown = more > 0 ? [...names.slice(0, most), `${more} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
