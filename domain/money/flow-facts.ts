import type { DestinationCategory } from '../flows/category.ts'
import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import type { Identity } from '../identities/identity.ts'
import { isOnHost, isPublic, withoutNat64 } from '../network/address.ts'
import { farPlace } from '../network/far-place.ts'
import type { Hop, Network, Place, Via } from '../network/network.ts'
import type { InterfaceOwner } from '../network/network-interface.ts'
import type { Rates } from './prices.ts'

/** What is known of the world around a flow. */
export interface Surroundings {
  readonly network: Network
  /** Of the monitor's region; undefined where no price is known. */
  readonly rates: Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGb: number
  readonly bytesPerGigabyte: number
  /** Who is behind the far address, where it is a public one. */
  readonly identity: Identity | undefined
}

/** What decides a flow's price. */
export interface Facts {
  readonly category: DestinationCategory
  readonly via: Via
  readonly zones: 'same' | 'different' | 'unknown'
  /** Of the flow's own end and the NAT gateway that it passes. */
  readonly gatewayZones: 'same' | 'different' | 'unknown'
  /** What runs the own end, where it is no pod and no node. */
  readonly own: InterfaceOwner | null
  readonly far: Exclude<InterfaceOwner, 'vpc_endpoint'> | 'endpoint' | 'pod' | 'unheard of' | null
  /** The far end opened the connection. */
  readonly calledByFar: boolean
  /** Whether EC2 told of the interfaces, and so of our public addresses. */
  readonly knowsInterfaces: boolean
  /** The route leads to a firewall's endpoint. */
  readonly firewall: boolean
  /** The far address never leaves the host. */
  readonly onHost: boolean
  /** The far address is a public one. */
  readonly farIsPublic: boolean
  readonly remote: 'aws here' | 'host here' | 'own public address' | 'elsewhere in aws' | 'internet'
}

/** The facts of a flow, with the endpoint and gateway that it meets and the region at its far end. */
export function factsOf(flow: Flow, { network, identity, rates }: Surroundings) {
  const [own, far] = ownAndFar(flow)
  const place = farPlace(flow)
  const calledByFar = flow.reportedBy === 'destination'
  // What was a pod that day is one, even where another interface has its address by now.
  const isPod = flow.mirrored || far.pod !== null
  const endpoint = isPod ? null : (network.endpointAt(place) ?? null)
  const hop = network.hop(own.subnetId, far.ip)
  const { via, gateway } = wayOf(flow.category, hop, calledByFar)
  const ownZone = network.zoneId(own.azId) ?? network.zoneOfSubnet(own.subnetId)
  const farZone = network.zoneId(far.azId) ?? network.zoneOfSubnet(far.subnetId) ?? network.zoneOfIp(place)
  const gatewayZone = via === 'nat' ? network.zoneOfNatGateway(gateway ?? '') : null
  const facts: Facts = {
    category: flow.category,
    via,
    zones: compared(ownZone, farZone),
    gatewayZones: gatewayZone === 'every' ? 'same' : compared(ownZone, gatewayZone),
    own: network.interfaceAt({ ip: own.ip, vpcId: own.vpcId, seenFrom: own.vpcId })?.owner ?? null,
    far: endpoint ? 'endpoint' : isPod ? 'pod' : farOwner(far, place, network),
    knowsInterfaces: network.knowsInterfaces,
    calledByFar,
    firewall: hop.firewall,
    onHost: isOnHost(far.ip ?? ''),
    farIsPublic: isPublic(far.ip ?? ''),
    remote: remoteOf(network.isOwnPublic(far.ip === null ? null : withoutNat64(far.ip)), identity, rates?.region),
  }
  return { facts, endpoint, gateway, remoteRegion: far.region ?? identity?.region ?? null }
}

/** What runs a far end that is no pod and no known endpoint. A Service may stand before a cache as well as before pods. */
function farOwner(far: End, place: Place, network: Network): Facts['far'] {
  const owner = network.interfaceAt(place)?.owner ?? null
  if (owner === 'vpc_endpoint') return 'unheard of'
  if (owner !== null) return owner
  if (far.instanceId !== null) return 'pod'
  if (!network.knowsInterfaces) return 'unheard of'
  return far.service === null ? null : 'pod'
}

/** What a flow passes, by its route and what the route cannot tell alone. */
function wayOf(category: DestinationCategory, hop: Hop, calledByFar: boolean): { via: Via; gateway: string | null } {
  const service = { AMAZON_S3: 's3', AMAZON_DYNAMODB: 'dynamodb' }[category as string]
  const believed = hop.unread.find(
    ({ via, serviceName }) =>
      via === 'gateway_endpoint' && service !== undefined && serviceName?.endsWith(`.${service}`),
  )
  if (believed && hop.via !== 'direct') return { via: 'gateway_endpoint', gateway: believed.target }
  const isInside = category === 'INTRA_AZ' || category === 'INTER_AZ'
  const couldBeAnother = hop.unread.some(({ via }) => via !== 'gateway_endpoint')
  if (couldBeAnother && !isInside) return { via: 'unknown', gateway: null }
  // Nobody can call through a NAT gateway: the answers leave by the load balancer that the call came by.
  if (calledByFar && hop.via === 'nat') return { via: 'internet_gateway', gateway: null }
  return { via: hop.via, gateway: hop.target }
}

function remoteOf(isOwn: boolean, identity: Identity | undefined, region: string | undefined): Facts['remote'] {
  if (isOwn) return 'own public address'
  if (!identity || identity.region === null || identity.region === 'GLOBAL') return 'internet'
  if (identity.region !== region) return 'elsewhere in aws'
  return identity.rented ? 'host here' : 'aws here'
}

function compared(zone: string | null, other: string | null): 'same' | 'different' | 'unknown' {
  if (zone === null || other === null) return 'unknown'
  return zone === other ? 'same' : 'different'
}
