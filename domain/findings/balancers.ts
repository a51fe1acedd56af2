import type { PricedFlow } from '../money/priced-flow.ts'
import { farPlace } from '../network/far-place.ts'
import type { InterfaceOwner } from '../network/network-interface.ts'
import type { NetworkInterface } from '../network/topology.ts'
import type { Day } from './kind.ts'

/** The load balancer whose own address a pod was called from; null for any other caller. It has no agent, so the row is the pod's. */
export function callingBalancer(flow: PricedFlow, { network }: Day): { name: string; owner: InterfaceOwner } | null {
  if (flow.reportedBy !== 'destination' || flow.source.interfaceName === null) return null
  const { name, owner = null } = network.interfaceAt(farPlace(flow)) ?? {}
  return name && owner?.endsWith('_load_balancer') ? { name, owner } : null
}

/** Interfaces of a VPC's load balancers of these kinds: one in each zone that a balancer stands in. */
export const balancerInterfaces = (
  vpcId: string | null,
  owners: readonly InterfaceOwner[],
  { topology }: Day,
): readonly NetworkInterface[] =>
  topology.interfaces.filter((one) => one.vpcId === vpcId && one.owner !== null && owners.includes(one.owner))
