import type { DestinationCategory } from '../flows/category.ts'
import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import { ZONE_ID } from '../flows/zone-id.ts'
import type { Identity } from '../identities/identity.ts'
import { isPublic, withoutNat64 } from '../network/address.ts'
import { farPlace } from '../network/far-place.ts'
import type { Network, Place } from '../network/network.ts'
import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Path } from '../network/path.ts'
import type { Endpoint } from '../network/topology.ts'
import { type Account, type Accounts, endAccounts } from './end-accounts.ts'

/** What decides a price beside the way. */
export interface Ends {
  readonly category: DestinationCategory
  /** Of where the bytes last were and where they end. */
  readonly zones: 'same' | 'different' | 'unknown'
  /** The row's own zones say another thing than its category. */
  readonly isContradicted: boolean
  /** It comes from a load balancer's node, in nobody knows which zone. */
  readonly isFromUnknownNode: boolean
  /** The far end is in another region, whatever the category. */
  readonly isOtherRegion: boolean
  /** One of them is a Local Zone, whose side alone is billed. */
  readonly isLocalZone: boolean
  /** What runs the own end, where it is no pod and no node. */
  readonly own: InterfaceOwner | null
  readonly far: Exclude<InterfaceOwner, 'vpc_endpoint'> | 'endpoint' | 'pod' | 'unheard of' | null
  /** Of the endpoint that the far end is. */
  readonly endpoint: 'interface' | 'other region' | 'other type' | 'other account' | 'unknown account' | null
  readonly farIsPublic: boolean
  /** The far end opened the connection. */
  readonly calledByFar: boolean
  /** Whether EC2 told of the interfaces, and so of our public addresses. */
  readonly knowsInterfaces: boolean
  /** Of the VPC that the way ends in, against the one that it begins in. */
  readonly farVpc: 'same' | 'of the report' | 'other account'
  readonly remote: 'aws here' | 'host here' | 'own public address' | 'elsewhere in aws' | 'internet'
  /** A firewall that spares its NAT gateway's processing may stand where nobody can see. */
  readonly mayHaveFirewalls: boolean
  readonly accounts: Accounts
  /** The far end is of an account that is none of the report's, and whose agent is not heard: its side is on a bill of others. */
  readonly isFarOutside: boolean
}

/** What of the surroundings decides it. */
export interface EndFacts {
  readonly network: Network
  readonly identity: Identity | undefined
  readonly region: string | undefined
  readonly monitorAccount: Account
}

/** What decides a flow's price beside its way, with the endpoint that it ends at and the region at its far end. */
export function endsOf(
  flow: Flow,
  path: Path,
  { network, identity, region, monitorAccount }: EndFacts,
): { ends: Ends; endpoint: Endpoint | null; remoteRegion: string | null } {
  const [own, far] = ownAndFar(flow)
  const place = farPlace(flow)
  // What was a pod that day is one, even where another interface has its address by now.
  const isPod = flow.mirrored || far.pod !== null
  const endpoint = isPod ? null : (network.endpointAt(place) ?? null)
  const farZone = farZoneOf(flow, far, place, network)
  const accounts = endAccounts(flow, path, endpoint, { network, monitorAccount })
  const isInside = flow.category === 'INTRA_AZ' || flow.category === 'INTER_AZ'
  const lastZone = path.end === 'vpc' ? path.lastZone : isInside ? path.startZone : null
  const ends: Ends = {
    category: flow.category,
    zones: compared(lastZone, farZone),
    isFromUnknownNode: flow.behindBalancer !== undefined && flow.source.azId === null,
    isContradicted:
      isContradicted(flow.category, own.azId, far.azId) ||
      (flow.category !== 'INTER_REGION' &&
        path.end === 'vpc' &&
        path.endVpcId !== null &&
        far.vpcId !== null &&
        path.endVpcId !== far.vpcId),
    isOtherRegion: isOtherRegion(path, lastZone, farZone, network),
    isLocalZone: [lastZone, farZone].some((zone) => zone !== null && network.isLocalZone(zone)),
    own: network.interfaceAt({ ip: own.ip, vpcId: own.vpcId, seenFrom: own.vpcId })?.owner ?? null,
    far: endpoint ? 'endpoint' : isPod ? 'pod' : farOwner(far, place, network),
    endpoint: endpoint && endpointKind(endpoint, network, region),
    knowsInterfaces: network.knowsInterfaces,
    farIsPublic: isPublic(far.ip ?? ''),
    calledByFar: flow.reportedBy === 'destination',
    farVpc: farVpcOf(path, network),
    remote: remoteOf(network.ownPublic(withoutNat64(far.ip ?? ''), own.vpcId), identity, region),
    mayHaveFirewalls: network.mayHaveFirewalls(own.vpcId),
    accounts,
    isFarOutside: !flow.mirrored && network.accountId !== null && isOutside(accounts, network),
  }
  return { ends, endpoint, remoteRegion: far.region ?? identity?.region ?? null }
}

const isOutside = ({ own, far }: Accounts, { isOfReport }: Network): boolean =>
  far !== null && far !== own && !isOfReport(far)

/** By the row alone, and so whatever EC2 tells: its zones are both ids, or both names of one account. */
function isContradicted(category: Flow['category'], zone: string | null, other: string | null): boolean {
  if (zone === null || other === null) return false
  const areAlike = ZONE_ID.test(zone) === ZONE_ID.test(other)
  return (category === 'INTER_AZ' && zone === other) || (category === 'INTRA_AZ' && areAlike && zone !== other)
}

/** A peering's sides say so, or the zones' ids, which begin with their region's. */
function isOtherRegion({ steps }: Path, zone: string | null, other: string | null, network: Network): boolean {
  const peering = steps.find(({ element }) => element === 'peering')
  const [one, two] = network.peering(peering?.id ?? '')?.sides ?? []
  const regionOf = (id: string | null) => (id === null || !ZONE_ID.test(id) ? null : (id.split('-')[0] ?? null))
  const [here, there] = [regionOf(zone), regionOf(other)]
  return (one !== undefined && one.region !== two?.region) || (here !== null && there !== null && here !== there)
}

/** Behind the node's translation where there is one: that is where the bytes went. */
function farZoneOf({ dnatIp, reportedBy }: Flow, far: End, place: Place, network: Network): string | null {
  const translated = reportedBy === 'source' && dnatIp !== null ? network.zoneOfIp({ ...place, ip: dnatIp }) : null
  return (
    translated ?? network.zoneId(far.azId, far.vpcId) ?? network.zoneOfSubnet(far.subnetId) ?? network.zoneOfIp(place)
  )
}

/** What runs a far end that is no pod and no known endpoint. A Service may stand before a cache as well as before pods. */
function farOwner(far: End, place: Place, network: Network): Ends['far'] {
  const owner = network.interfaceAt(place)?.owner ?? null
  if (owner === 'vpc_endpoint') return 'unheard of'
  if (owner !== null) return owner
  if (far.instanceId !== null) return 'pod'
  const isShared = (place.vpcId ?? place.seenFrom) === place.seenFrom && network.isOthers(place.seenFrom)
  if (!network.knowsInterfaces || isShared) return 'unheard of'
  return far.service === null ? null : 'pod'
}

function endpointKind(endpoint: Endpoint, network: Network, region: string | undefined): Ends['endpoint'] {
  const { ownerId, type, serviceRegion } = endpoint
  if (ownerId !== undefined && !network.isOfReport(ownerId))
    return network.accountId === null ? 'unknown account' : 'other account'
  if (type === 'resource' || type === 'service_network') return 'other type'
  return serviceRegion !== undefined && region !== undefined && serviceRegion !== region ? 'other region' : 'interface'
}

function farVpcOf({ steps }: Path, network: Network): Ends['farVpc'] {
  const { sides } = network.peering(steps.find(({ element }) => element === 'peering')?.id ?? '') ?? {}
  if (sides === undefined) return 'same'
  const [one, two] = sides.map(({ ownerId }) => ownerId)
  return one === two || sides.every(({ ownerId }) => network.isOfReport(ownerId)) ? 'of the report' : 'other account'
}

/**
 * Regions of partitions of their own: what goes there may be billed as to the internet, which is the higher bound.
 * Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const OTHER_PARTITIONS = /^(?:cn|eusc)-/

function remoteOf(
  own: ReturnType<Network['ownPublic']>,
  identity: Identity | undefined,
  region: string | undefined,
): Ends['remote'] {
  if (own === 'in another region') return 'elsewhere in aws'
  if (own === 'here') return 'own public address'
  const { region: far = null } = identity ?? {}
  if (!identity || far === null || far === 'GLOBAL' || OTHER_PARTITIONS.test(far)) return 'internet'
  if (far !== region) return 'elsewhere in aws'
  return identity.rented ? 'host here' : 'aws here'
}

function compared(zone: string | 'every' | null, other: string | null): Ends['zones'] {
  if (zone === null || other === null) return 'unknown'
  return zone === other || zone === 'every' ? 'same' : 'different'
}
