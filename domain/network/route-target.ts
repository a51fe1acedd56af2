/** By the start of a target's id. A core network has an ARN. */
const KINDS = [
  ['nat-', 'nat'],
  ['vpce-', 'endpoint'],
  ['tgw-', 'transit_gateway'],
  ['pcx-', 'peering'],
  ['igw-', 'internet_gateway'],
  ['eigw-', 'egress_only_gateway'],
  ['eni-', 'instance'],
  ['i-', 'instance'],
  ['vgw-', 'virtual_private_gateway'],
  ['lgw-', 'local_gateway'],
  ['cagw-', 'carrier_gateway'],
  ['core-network-', 'cloud_wan'],
  ['arn:', 'cloud_wan'],
] as const

/** What a route leads to; undefined for what EC2 does not name. */
export const elementOf = (target: string) => KINDS.find(([start]) => target.startsWith(start))?.[1]
