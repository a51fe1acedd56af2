import { withoutNat64 } from './address.ts'
import { prefixTable } from './prefix-table.ts'

/** Who is behind a remote address, and how that was learned. */
export interface Identity {
  /** What a reader calls it. */
  readonly name: string
  /** Who owns it; null where only the host is known. */
  readonly owner: string | null
  readonly source: 'ip-ranges'
  /** Region of the range; `GLOBAL` for one of no region. */
  readonly region: string
  /** Whether whoever rents a host there is the owner, and not AWS. */
  readonly rented: boolean
}

/** Identities of a day, by address: an object of `identities/`. */
export interface Identities {
  readonly schema: 1
  /** `createDate` of the range list that was used; null where none could be had. */
  readonly rangesOf: string | null
  readonly byIp: Readonly<Record<string, Identity>>
  /** Why names are missing, in a sentence; null where the list was read. */
  readonly problem: string | null
}

/** AWS's published address list, the fields that are read. Source: https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html */
export interface IpRanges {
  readonly createDate: string
  readonly prefixes: readonly { readonly ip_prefix: string; readonly region: string; readonly service: string }[]
  readonly ipv6_prefixes: readonly { readonly ipv6_prefix: string; readonly region: string; readonly service: string }[]
}

/** Services whose addresses belong to whoever rents them: the range names the host, not the owner. */
const RENTED: Readonly<Record<string, string>> = {
  EC2: 'Amazon EC2',
  CLOUDFRONT: 'Amazon CloudFront',
  CLOUDFRONT_ORIGIN_FACING: 'Amazon CloudFront',
  GLOBALACCELERATOR: 'AWS Global Accelerator',
  API_GATEWAY: 'Amazon API Gateway',
}

const SERVICES: Readonly<Record<string, string>> = {
  AMAZON: 'AWS',
  AMAZON_APPFLOW: 'Amazon AppFlow',
  AMAZON_CONNECT: 'Amazon Connect',
  CHIME_MEETINGS: 'Amazon Chime',
  CLOUD9: 'AWS Cloud9',
  CODEBUILD: 'AWS CodeBuild',
  DYNAMODB: 'Amazon DynamoDB',
  EBS: 'Amazon EBS',
  EC2_INSTANCE_CONNECT: 'EC2 Instance Connect',
  KINESIS_VIDEO_STREAMS: 'Kinesis Video Streams',
  ROUTE53: 'Amazon Route 53',
  ROUTE53_HEALTHCHECKS: 'Route 53 health checks',
  ROUTE53_RESOLVER: 'Route 53 Resolver',
  S3: 'Amazon S3',
  WORKSPACES_GATEWAYS: 'Amazon WorkSpaces',
}

interface Range {
  readonly service: string
  readonly region: string
}

/** Names addresses from the list: longest prefix first; of equal ones a service before the catch-all `AMAZON`. */
export function rangeIdentities(ranges: IpRanges, ips: Iterable<string>): Record<string, Identity> {
  const table = prefixTable<Range>(
    [
      ...ranges.prefixes.map(({ ip_prefix, ...range }) => [ip_prefix, range] as const),
      ...ranges.ipv6_prefixes.map(({ ipv6_prefix, ...range }) => [ipv6_prefix, range] as const),
    ],
    (range, than) => {
      const difference = rankOf(range.service) - rankOf(than.service)
      return difference !== 0 ? difference > 0 : range.service < than.service
    },
  )
  const identities: Record<string, Identity> = {}
  for (const ip of ips) {
    const range = table.find(withoutNat64(ip))
    if (range) identities[ip] = identityOf(range)
  }
  return identities
}

const rankOf = (service: string) => (service === 'AMAZON' ? 0 : service in RENTED ? 1 : 2)

function identityOf({ service, region }: Range): Identity {
  const place = region === 'GLOBAL' ? 'global' : region
  const host = RENTED[service]
  if (host !== undefined)
    return { name: `a host on ${host}, ${place}`, owner: null, source: 'ip-ranges', region, rented: true }
  const name = SERVICES[service] ?? service
  return { name: `${name}, ${place}`, owner: 'AWS', source: 'ip-ranges', region, rented: false }
}
