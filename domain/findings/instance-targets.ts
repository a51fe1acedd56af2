import type { PricedFlow } from '../money/priced-flow.ts'
import { balancerInterfaces, callingBalancer } from './balancers.ts'
import { firstOf, type Kind, stakedFlows } from './kind.ts'
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
    const { pod, namespace, service } = flow.destination
    if (pod === null || namespace === null || service === null || peerOf(flow.destination) !== null) return null
    if (!isPassedOn(flow) && callingBalancer(flow, day) === null) return null
    return `${day.clusterOf(flow.monitor)}/${namespace}/${service}`
  },
  claims: ({ flow, part }, day) =>
    part === 'inter_az' &&
    isPassedOn(flow) &&
    day.nodesHeard.has(flow.source.instanceId ?? '') &&
    balancerInterfaces(flow.destination.vpcId, ['application_load_balancer', 'network_load_balancer'], day).length > 0,
  draft: (one) => {
    const { namespace, service } = firstOf(one).destination
    if (namespace === null || service === null) return null
    const nodes = [...new Set(stakedFlows(one).flatMap(({ source }) => source.instanceId ?? []))].toSorted()
    const shown =
      nodes.length > 2 ? `${nodes.slice(0, 2).join(', ')} and ${nodes.length - 2} more` : nodes.join(' and ')
    return {
      title: `Let the load balancer call pods of Service ${service} (${namespace}) itself, and no nodes`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        `${shown} passed on what pods of other zones got, and no process there made those calls: they came by a node port, as from a load balancer whose targets are instances.`,
        'With targets by IP it calls pods itself. From an Application Load Balancer that crosses for free; from a Network Load Balancer it is billed where cross-zone load balancing is on.',
      ],
      risks: [
        'Only the AWS Load Balancer Controller and EKS Auto Mode make such targets, of pods that have addresses of the VPC. The command asks first whether they do for this Service.',
        'It makes a new target group: connections that are open at that moment may break, and the security group of the pods must let the load balancer in.',
        'The annotation on the Service goes before that of an Ingress. With targets by IP a Network Load Balancer keeps no client address unless its target group says so.',
      ],
      check: 'Its TargetGroupBindings say ip at once, and the next report has no node between.',
      change: { kind: 'ip-targets', namespace, service },
    }
  },
}
