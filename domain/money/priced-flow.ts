import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import { workloadOf } from '../flows/workload.ts'
import type { Identities, Identity } from '../identities/identity.ts'
import type { Network, Place, Via } from '../network/network.ts'
import type { Endpoint } from '../network/topology.ts'
import { type Bound, type Charges, priceOf } from './charges.ts'
import { farPlace } from './flow-facts.ts'
import type { Part } from './price-rules.ts'
import type { Rates } from './prices.ts'

export interface NamedEnd extends End {
  /** Null where the end is no known pod. */
  readonly workload: string | null
  readonly workloadKind: string | null
  /** What an interface that is no pod and no node is called; null for others. */
  readonly interfaceName: string | null
}

/** A row of the `flows` table: a connection in a window, named and priced. */
export interface PricedFlow extends Omit<Flow, 'source' | 'destination'> {
  readonly source: NamedEnd
  readonly destination: NamedEnd
  readonly via: Via
  readonly charges: Charges
  /** Sum of `charges`, dollars. */
  readonly usd: number
  /** What its bytes pay, and where that is written. */
  readonly pays: readonly Part[]
  readonly pricePage: string
  readonly bound: Bound | null
  /** Id of the gateway that the subnet's route leads to. */
  readonly gateway: string | null
  /** The gateway stands in another zone, and the way to it is paid. */
  readonly crossesToGateway: boolean
  readonly unpriced: string | null
  /** What a reader calls the far end; never empty. */
  readonly destinationName: string
  readonly destinationOwner: string | null
  /**
   * `row`, `vpc-endpoint`, `network-interface`, `category`, or as an identity was learned (`ip-ranges`, `reverse-dns`,
   * `certificate`, …); null where nothing but the address is known.
   */
  readonly identitySource: string | null
  /** Where a named destination runs, where that is another's: `Amazon EC2, us-east-1`. */
  readonly destinationHost: string | null
  /** The name tells where the destination runs, and not whose it is. */
  readonly isHostOnly: boolean
  /** Who is behind the destination's public address, where anybody knows. */
  readonly identity: Identity | null
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
}

export interface Knowledge {
  readonly network: Network
  readonly identities: Identities
  /** By region of the monitor. */
  readonly ratesOf: (monitor: string) => Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGbOf: (monitor: string) => number
  readonly bytesPerGigabyte: number
}

/** Names and prices a flow from what is known of the day. */
export function pricedFlow(flow: Flow, knowledge: Knowledge): PricedFlow {
  const { network, identities, ratesOf, endpointUsdPerGbOf, bytesPerGigabyte } = knowledge
  const far = farPlace(flow)
  const { page, ...pricing } = priceOf(flow, {
    network,
    rates: ratesOf(flow.monitor),
    endpointUsdPerGb: endpointUsdPerGbOf(flow.monitor),
    bytesPerGigabyte,
    identity: far.ip === null ? undefined : identities.byIp[far.ip],
  })
  const own = (end: End) => ({ ip: end.ip, vpcId: end.vpcId, seenFrom: end.vpcId })
  const isHost = ({ pod, instanceId }: End) => flow.mirrored || pod !== null || instanceId !== null
  const isFarSource = flow.reportedBy === 'destination'
  const source = namedEnd(flow.source, isFarSource ? far : own(flow.source), isHost(flow.source), network)
  const destination = namedEnd(
    flow.destination,
    isFarSource ? own(flow.destination) : far,
    isHost(flow.destination),
    network,
  )
  const { charges, endpoint } = pricing
  const identity = destination.ip === null ? undefined : identities.byIp[destination.ip]
  const named = (name: string, owner: string | null, from: string | null, who?: Identity) => ({
    destinationName: name,
    destinationOwner: owner,
    identitySource: from,
    destinationHost: who?.host ?? null,
    isHostOnly: who !== undefined && who.owner === null,
  })
  return {
    ...flow,
    source,
    destination,
    ...pricing,
    pricePage: page,
    usd: charges.interAz + charges.nat + charges.endpoint + charges.transit + charges.interRegion,
    identity: identity ?? null,
    ...(destination.workload !== null
      ? named(destination.workload, null, 'row')
      : destination.service !== null
        ? named(destination.service, null, 'row')
        : endpoint
          ? named(`${endpoint.serviceName} (interface endpoint)`, 'AWS', 'vpc-endpoint')
          : destination.interfaceName !== null
            ? named(destination.interfaceName, 'AWS', 'network-interface')
            : flow.category === 'AMAZON_S3'
              ? named('Amazon S3', 'AWS', 'category')
              : flow.category === 'AMAZON_DYNAMODB'
                ? named('Amazon DynamoDB', 'AWS', 'category')
                : identity
                  ? named(identity.name, identity.owner, identity.source, identity)
                  : named(addressName(destination), null, destination.instanceId === null ? null : 'row')),
  }
}

/** `isHost` for an end that is known to be a pod or a node, whatever has its address by now. */
function namedEnd(end: End, place: Place, isHost: boolean, network: Network): NamedEnd {
  const owner = end.pod === null ? null : workloadOf(end.pod)
  return {
    ...end,
    azId: network.zoneId(end.azId) ?? network.zoneOfSubnet(end.subnetId),
    workload: owner?.name ?? null,
    workloadKind: owner?.kind ?? null,
    interfaceName: isHost ? null : (network.interfaceAt(place)?.name ?? null),
  }
}

/** The name of an end that is no known pod: its service, its interface, its node or its address. */
export function addressName({ service, interfaceName, instanceId, ip }: NamedEnd): string {
  return service ?? interfaceName ?? (instanceId === null ? (ip ?? 'unknown') : `node ${instanceId}`)
}
