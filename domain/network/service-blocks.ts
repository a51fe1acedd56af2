import { remembered } from '../remembered.ts'
import { monitorOfId } from '../source.ts'
import { addressBytes, contains, type Prefix, parsePrefix } from './address.ts'
import type { Topology } from './topology.ts'

/** What addresses Kubernetes Services have. */
export interface ServiceBlocks {
  /** Whether a Kubernetes Service of a cluster may have the address, by what EKS tells. */
  isServiceAddress(ip: string, monitor: string): boolean
  /** Whether it is of a block that EKS gives to Services by default, where a cluster's own is not known. */
  mayBeServiceAddress(ip: string, monitor: string): boolean
}

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
export const SERVICES_BY_DEFAULT = ['10.100.0.0/16', '172.20.0.0/16', 'fc00::/7']
const DEFAULT_BLOCKS = SERVICES_BY_DEFAULT.flatMap((cidr) => parsePrefix(cidr) ?? [])

function holds(blocks: readonly Prefix[], ip: string): boolean {
  const address = addressBytes(ip)
  return address !== undefined && blocks.some((block) => contains(block, address))
}

/** Of a flow's own source alone: what another one tells of its clusters says nothing of these. */
export function serviceBlocks({ clusters }: Pick<Topology, 'clusters'>): ServiceBlocks {
  const ofSource = remembered((source: string) => {
    const own = clusters?.filter(({ sources = [''] }) => sources.includes(source))
    return {
      blocks: (own ?? []).flatMap(({ serviceCidr = '' }) => parsePrefix(serviceCidr) ?? []),
      areKnown: own?.every(({ serviceCidr }) => serviceCidr !== undefined) ?? false,
    }
  })
  const told = (monitor: string) => ofSource(monitorOfId(monitor).source ?? '')
  return {
    isServiceAddress: (ip, monitor) => holds(told(monitor).blocks, ip),
    mayBeServiceAddress: (ip, monitor) => holds(DEFAULT_BLOCKS, ip) && !told(monitor).areKnown,
  }
}
