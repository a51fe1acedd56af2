/**
 * What an interface that is no pod belongs to, as far as it decides a price. Patterns of `Description` and
 * `InterfaceType` as EC2 answers them, from AWS's documentation and public tools that classify interfaces.
 */
export type InterfaceOwner =
  | 'application_load_balancer'
  | 'classic_load_balancer'
  | 'network_load_balancer'
  | 'gateway_load_balancer'
  | 'elasticache'
  | 'rds'
  | 'msk'
  | 'eks_control_plane'
  | 'client_vpn'

const OWNERS: readonly (readonly [InterfaceOwner, RegExp])[] = [
  ['eks_control_plane', /^Amazon EKS [A-Za-z0-9]/],
  ['application_load_balancer', /^ELB app\/([^/]+)\//],
  ['network_load_balancer', /^ELB net\/([^/]+)\//],
  ['gateway_load_balancer', /^ELB gwy\/([^/]+)\//],
  ['classic_load_balancer', /^ELB ([A-Za-z0-9-]+)$/],
  ['rds', /^RDSNetworkInterface$/],
  ['elasticache', /^ElastiCache[ +](.+)$/],
  ['client_vpn', /^ClientVPN Endpoint resource/],
  ['msk', /^Amazon MSK network interface for cluster /],
]

/** The owner by an interface's description; undefined for one that no price depends on. */
export function interfaceOwner(description: string): InterfaceOwner | undefined {
  return OWNERS.find(([, pattern]) => pattern.test(description))?.[0]
}
