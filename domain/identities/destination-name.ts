import type { DestinationCategory } from '../flows/category.ts'
import type { Endpoint } from '../network/topology.ts'
import type { Identity } from './identity.ts'
import { addressName, type NamedEnd } from './named-end.ts'
import { ownersOf } from './owners.ts'

/** Who is at the far end of a call, and how that was learned. */
export interface DestinationName {
  /** What a reader calls the far end; never empty. */
  readonly destinationName: string
  readonly destinationOwner: string | null
  /**
   * `row`, `vpc-endpoint`, `aws-api`, `network-interface`, `interface-tags`, `category`, or as an identity was learned (`ip-ranges`, `reverse-dns`,
   * `certificate`, …); null where nothing but the address is known.
   */
  readonly identitySource: string | null
  /** Where a named destination runs, where that is another's: `Amazon EC2, us-east-1`. */
  readonly destinationHost: string | null
  /** The name tells where the destination runs, and not whose it is. */
  readonly isHostOnly: boolean
}

const SERVICES: Readonly<Partial<Record<DestinationCategory, string>>> = {
  AMAZON_S3: 'Amazon S3',
  AMAZON_DYNAMODB: 'Amazon DynamoDB',
}

/** Names a destination by the surest that is known of it. `endpoint` is the interface endpoint that has its address. */
export function destinationNameOf(
  destination: NamedEnd,
  category: DestinationCategory,
  endpoint: Endpoint | null,
  identity: Identity | undefined,
): DestinationName {
  const { cluster, ...untagged } = destination
  const { workload, service, interfaceName, isDescribed, instanceId } = untagged
  const inRow = workload ?? service
  if (inRow !== null) return named(inRow, null, 'row')
  if (endpoint) return ofEndpoint(endpoint)
  if (interfaceName !== null) return named(interfaceName, 'AWS', isDescribed ? 'aws-api' : 'network-interface')
  const ofCategory = SERVICES[category]
  if (ofCategory !== undefined) return named(ofCategory, 'AWS', 'category')
  const isOfAws = category === 'AWS_SERVICE'
  if (identity) {
    const { name, source, host } = identity
    const owner = identity.owner ?? (isOfAws ? 'AWS' : null)
    return { ...named(name, owner, source), destinationHost: host, isHostOnly: owner === null }
  }
  if (isOfAws) return named(`AWS service at ${addressName(untagged)}`, 'AWS', 'category')
  const source = cluster !== undefined ? 'interface-tags' : instanceId === null ? null : 'row'
  return named(addressName(destination), null, source)
}

/** Another company's endpoint service has a number for a name: whose it is, the names tell that lead to the endpoint. */
function ofEndpoint({ serviceName, dnsNames = [] }: Endpoint): DestinationName {
  if (!serviceName.includes('.vpce-svc-')) return named(`${serviceName} (interface endpoint)`, 'AWS', 'vpc-endpoint')
  const owner = ownersOf(dnsNames.filter((name) => !name.endsWith('.vpce.amazonaws.com')))
  const isKnown = owner !== undefined && !owner.hosting
  return named(
    `${isKnown ? owner.name : serviceName} (interface endpoint)`,
    isKnown ? owner.name : null,
    'vpc-endpoint',
  )
}

const named = (name: string, owner: string | null, source: string | null): DestinationName => ({
  destinationName: name,
  destinationOwner: owner,
  identitySource: source,
  destinationHost: null,
  isHostOnly: false,
})
