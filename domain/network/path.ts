import { type UnreadVpc, unreadWords } from './foreign-vpcs.ts'
import type { Via } from './network.ts'

/** What a flow passes, one after the other. */
export type Element = Exclude<Via, 'direct' | 'unknown'>

export interface Step {
  readonly element: Element
  /** Of the gateway, the endpoint or the interface; null where none has an id. */
  readonly id: string | null
  /** Zone id of where it stands; `every` for what stands in all of them, null where nobody knows or it has none. */
  readonly zone: string | 'every' | null
  /** Of the zone that the bytes come from and its own, where going to another one is paid as a crossing; else null. */
  readonly zones: 'same' | 'different' | 'unknown' | null
  /** A private NAT gateway; one of AWS Network Firewall. */
  readonly trait: 'private' | 'network_firewall' | null
  /** It is in a VPC that another account shares: that one pays for what it processes, and tells nobody else of it. Null where nobody knows. */
  readonly isOwners: boolean | null
  /**
   * Accounts of a NAT gateway's VPC, or of the two attachments that the bytes enter and leave a transit gateway by, 12 digits, null for one
   * that is not known; absent where they are all that whose EC2 answered.
   */
  readonly owners?: readonly (string | null)[]
}

/**
 * Where a path ends. `host`: it never left it. `vpc`: at a private address, here or in another VPC. `public`: beyond an internet or
 * egress-only gateway. `service`: at an endpoint. `beyond`: at what a gateway leads to that EC2 does not describe, as on premises.
 * `lost`: at the first step that cannot be seen.
 */
export type PathEnd = 'host' | 'vpc' | 'public' | 'service' | 'beyond' | 'lost'

/** Why a path cannot be followed. */
export type Lost =
  | 'route' // no table, no route, or one to what EC2 does not name
  | 'unread_vpc' // it begins in a VPC that EC2 told nothing of, another account's as a rule
  | 'blackhole'
  | 'loop'
  | 'link_local' // an address of nobody's that never passes a router
  | 'service_address' // of a Kubernetes Service: which pod answered is not in the row
  | 'maybe_service' // of the blocks that EKS gives to Services, where it does not tell its own
  | 'unroutable' // private at either end, and an internet gateway drops it: no flow went that way
  | 'not_peers' // outside the other VPC's blocks, which are all that a peering connection carries
  | 'behind_nat'
  | 'behind_firewall'
  | 'behind_instance'
  | 'behind_transit' // tables that nobody may read, or that differ by the zone where it comes out
  | 'behind_peering' // sides that nobody may read
  | 'behind_vpn' // a line to on premises, which bills what goes out
  | 'behind_region' // a transit gateway of another region

/** The way of a flow, as far as EC2 describes it. */
export interface Path {
  readonly startSubnetId: string | null
  /** Of the address that the bytes leave the node with. */
  readonly startZone: string | null
  readonly steps: readonly Step[]
  readonly end: PathEnd
  /** The last zone that the bytes are known to be in before the end; null where nobody knows. */
  readonly lastZone: string | 'every' | null
  /** The VPC that it ends in, for `vpc`. */
  readonly endVpcId: string | null
  /** For `lost`. */
  readonly lost: Lost | null
  /** For `unread_vpc`. */
  readonly unread?: UnreadVpc
}

/** What a reader calls each of them. */
export const ELEMENT_NAMES = {
  nat: 'NAT gateway',
  gateway_endpoint: 'gateway endpoint',
  interface_endpoint: 'interface endpoint',
  internet_gateway: 'internet gateway',
  egress_only_gateway: 'egress-only internet gateway',
  transit_gateway: 'transit gateway',
  peering: 'peering connection',
  firewall: 'firewall endpoint',
  instance: 'forwarding instance',
  cloud_wan: 'Cloud WAN',
  virtual_private_gateway: 'virtual private gateway',
  local_gateway: 'local gateway',
  carrier_gateway: 'carrier gateway',
  lattice: 'VPC Lattice',
} as const satisfies Record<Element, string>

const LOST_WORDS = {
  route: 'no route that EC2 describes',
  unread_vpc: unreadWords({ accountId: null, region: null }),
  blackhole: 'a route to nowhere (blackhole)',
  loop: 'routes that lead in a circle',
  link_local: 'a link-local address that AWS does not publish',
  service_address: 'a Kubernetes Service address: the row does not tell which pod answered',
  maybe_service: 'an address that may be of a Kubernetes Service: EKS does not tell its block',
  unroutable: 'an internet gateway, which drops private addresses: the flow did not go this way',
  not_peers: 'a peering connection, which carries the other VPC’s addresses alone: the flow did not go this way',
  behind_nat: 'not known what is behind the NAT gateway',
  behind_firewall: 'not known what is behind the firewall',
  behind_instance: 'not known what is behind the instance',
  behind_transit: 'not known what is behind the transit gateway',
  behind_peering: 'not known what is behind the peering connection',
  behind_vpn: 'a line out of AWS',
  behind_region: 'a transit gateway of another region',
} as const satisfies Record<Lost, string>

/** `subnet-1 (euw1-az1) → NAT gateway nat-1 (euw1-az2) → internet gateway igw-1 → public internet`. */
export function pathInWords(path: Path): string {
  const { startSubnetId, startZone, steps, end, endVpcId, lost, unread } = path
  const placed = (text: string, zone: string | null) =>
    zone === null ? text : `${text} (${zone === 'every' ? 'every zone' : zone})`
  const ends = {
    host: 'the host itself',
    vpc: endVpcId === null ? 'a private address' : `a private address in ${endVpcId}`,
    public: 'a public address',
    service: null,
    beyond: 'a network that EC2 does not describe',
    lost: unread ? unreadWords(unread) : lost === null ? null : LOST_WORDS[lost],
  } as const satisfies Record<PathEnd, string | null>
  return [
    placed(startSubnetId ?? 'a subnet that nobody named', startZone),
    ...steps.map(({ element, id, zone, trait }) =>
      placed(
        [trait === 'private' ? 'private' : null, ELEMENT_NAMES[element], id].filter((word) => word !== null).join(' '),
        zone,
      ),
    ),
    ...(ends[end] === null ? [] : [ends[end]]),
  ].join(' → ')
}
