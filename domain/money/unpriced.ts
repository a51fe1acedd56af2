import { unreadWords } from '../network/foreign-vpcs.ts'
import type { Path } from '../network/path.ts'

/** Why bytes have no price, or lack a part of it. */
export const UNPRICED = {
  noRates: 'no list price for the region',
  unknownRoute: 'route unknown',
  unreadVpc: 'in a VPC that EC2 tells nothing of',
  unknownZones: 'zones unknown',
  beyondNat: 'the way behind the NAT gateway unknown',
  beyondTransit: 'over a transit gateway: what the network behind it charges is unknown',
  beyondPeering: 'over a peering connection whose other side is unknown',
  beyondInstance: 'the way behind a forwarding instance unknown',
  firewall: 'through a firewall: what it bills is not read',
  gatewayZone: 'zone of the NAT gateway unknown: a crossing to it may be missing',
  instanceZone: 'zone of the forwarding instance unknown: a crossing to it may be missing',
  ownCaller: 'called from an own public address: paid at the caller, which may have no agent',
  unknownCaller: 'called from a host in AWS, which could be an own one: then it is paid at the caller',
  unknownEnd: 'far end unknown: it could be a load balancer or an endpoint',
  internet: 'to the internet: one direction bills, and the source does not tell which',
  interRegion: 'between regions: one direction bills, and the source does not tell which',
  controlPlane: 'to the EKS control plane: AWS does not say whether it bills',
  lattice: 'through VPC Lattice: billed to the owner of the service',
  serviceAddress: 'to a Kubernetes Service address: the row does not tell which pod answered',
  maybeService: 'to an address that may be of a Kubernetes Service: EKS does not tell its block',
  linkLocal: 'to a link-local address that AWS does not publish',
  contradiction: "the row's category contradicts the network's routes or its own zones",
  balancerNode: 'from a load balancer whose zone is not known: its client called nodes of several',
  localZone: 'to a Local Zone by a way whose price is not documented',
  unroutable: 'no route leads there: an internet gateway drops private addresses',
  paidElsewhere: 'to an endpoint of another account, which pays for it',
  ownersGateway: 'over a gateway of the account that shares the VPC, which pays for it',
  unknownOwner: 'over a gateway or an endpoint of an account that is not known, which may be the one that pays',
  farBalancer: 'to a load balancer of another VPC: whether its side bills is not documented',
  endpointType: 'to an endpoint of a resource or a service network: its price is not read',
  otherGateway: 'over a Cloud WAN, a VPN, Direct Connect, a local or a carrier gateway: its price is not read',
} as const

export type Unpriced = keyof typeof UNPRICED

/** The same of a flow, by its way. */
export const whyUnpriced = (reason: Unpriced, { unread }: Pick<Path, 'unread'>): string =>
  unread ? `in ${unreadWords(unread)}` : UNPRICED[reason]
