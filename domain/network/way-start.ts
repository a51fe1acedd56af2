import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import { isPublic } from './address.ts'
import type { Network } from './network.ts'

/** Where a way begins: where the bytes leave the node. */
export interface Start {
  readonly subnetId: string | null
  readonly vpcId: string | null
  readonly zone: string | null
}

/** The node's address where it translates the pod's, else the own end's subnet; an overlay's pod has its node's by the row. */
export function startOf({ snatIp, reportedBy }: Flow, own: End, network: Network): Start {
  const translated =
    snatIp === null || reportedBy === 'destination'
      ? undefined
      : network.subnetAt({ ip: snatIp, vpcId: own.vpcId, seenFrom: own.vpcId })
  const subnetId =
    translated?.id ?? own.subnetId ?? network.subnetAt({ ip: own.ip, vpcId: own.vpcId, seenFrom: null })?.id ?? null
  const zone = translated?.zoneId ?? network.zoneId(own.azId, own.vpcId) ?? network.zoneOfSubnet(subnetId)
  return { subnetId, vpcId: network.subnet(subnetId ?? '')?.vpcId ?? own.vpcId, zone }
}

/**
 * The address that routers see: behind the node's translation where the row has one; for an overlay address, any of the subnet where
 * its node stands.
 */
export function targetOf({ dnatIp, reportedBy }: Flow, far: End, network: Network): string | null {
  if (reportedBy === 'source' && dnatIp !== null) return dnatIp
  const { ip, subnetId } = far
  if (ip === null || subnetId === null || isPublic(ip)) return ip
  const subnet = network.subnet(subnetId)
  if (!subnet || network.subnetAt({ ip, vpcId: subnet.vpcId, seenFrom: subnet.vpcId })) return ip
  return subnet.cidrs.find((cidr) => cidr.includes(':') === ip.includes(':'))?.split('/')[0] ?? ip
}
