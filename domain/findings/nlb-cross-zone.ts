import type { PricedFlow } from '../money/priced-flow.ts'
import { balancerInterfaces, callingBalancer } from './balancers.ts'
import { type Day, firstOf, type Kind } from './kind.ts'

/** The Network Load Balancer that calls from its own address, or in its client's name, as AWS names it. */
function nlbOf(flow: PricedFlow, day: Day): string | null {
  if (typeof flow.behindBalancer === 'string') return flow.behindBalancer
  const balancer = callingBalancer(flow, day)
  return balancer?.owner === 'network_load_balancer' ? balancer.name : null
}

/** What EC2 calls a balancer: tags and services may tell another name from a day on. */
const ec2NameOf = (nlb: string, { topology }: Day) =>
  topology.interfaces.find(({ name }) => name === nlb)?.loadBalancer?.split('/')[1] ?? nlb.replace(/^NLB /, '')

/** Zones in which a Network Load Balancer has a node. */
function zonesOf(nlb: string | null, vpcId: string | null, day: Day): string[] {
  const nodes = balancerInterfaces(vpcId, ['network_load_balancer'], day).filter(({ name }) => name === nlb)
  const zones = nodes.map(({ subnetId, ips }) =>
    subnetId === undefined
      ? day.network.zoneOfIp({ ip: ips[0] ?? null, vpcId, seenFrom: vpcId })
      : day.network.zoneOfSubnet(subnetId),
  )
  return [...new Set(zones.filter((zone) => zone !== null))].toSorted()
}

/**
 * A Network Load Balancer that sends to targets of zones where it has nodes of its own: cross-zone load balancing, which is off unless
 * somebody turned it on. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-cross-zone.html
 */
export const nlbCrossZone: Kind = {
  kind: 'nlb-cross-zone',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: ['subnets', 'zones', 'interfaces'],
  subjectOf: (flow, day) => {
    const nlb = nlbOf(flow, day)
    return nlb && `${flow.destination.vpcId}/NLB ${ec2NameOf(nlb, day)}`
  },
  claims: ({ flow, part }, day) =>
    part === 'inter_az' &&
    flow.destination.azId !== null &&
    zonesOf(nlbOf(flow, day), flow.destination.vpcId, day).includes(flow.destination.azId),
  draft: (one, day) => {
    const first = firstOf(one)
    const nlb = nlbOf(first, day)
    if (nlb === null) return null
    const zones = zonesOf(nlb, first.destination.vpcId, day)
    return {
      title: `Turn off cross-zone load balancing on ${nlb}`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        `It has nodes in ${zones.join(', ')}, which sent to targets in each other's zones. With it off, each node sends to targets in its own zone only.`,
        'Flows do not show which of its nodes clients call: the targets in that zone get those calls.',
      ],
      risks: [
        'A zone with few targets gets as many calls as one with many: spread them evenly. A zone without healthy targets drops out of the DNS name of the load balancer.',
        'A target group may have its own setting, which overrides this one.',
        'If the AWS Load Balancer Controller manages it, also change the annotation aws-load-balancer-attributes.',
      ],
      check: 'The next report shows no crossing from it to zones where it has a node.',
      change: {
        kind: 'zonal-load-balancer',
        region: day.regionOf(first.monitor),
        name: ec2NameOf(nlb, day),
        ...(first.destination.vpcId === null ? {} : { vpcId: first.destination.vpcId }),
      },
    }
  },
}
