import { withoutNat64 } from '../network/address.ts'
import { prefixTable } from './prefix-table.ts'

/** AWS's published address list, the fields that are read. Source: https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html */
export interface IpRanges {
  readonly createDate: string
  readonly prefixes: readonly { readonly ip_prefix: string; readonly region: string; readonly service: string }[]
  readonly ipv6_prefixes: readonly { readonly ipv6_prefix: string; readonly region: string; readonly service: string }[]
}

/** What AWS's list says of an address. */
export interface AddressRange {
  /** What a reader calls the service; `AWS` for the catch-all `AMAZON`. */
  readonly name: string
  /** `GLOBAL` for one of no region. */
  readonly region: string
  /** `rented`: whoever rents a host there is the owner, and not AWS. `any service`: the list does not say which. */
  readonly kind: 'service' | 'rented' | 'any service'
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

/** Look-ups in the list: longest prefix first; of equal ones a service before the catch-all. */
export function awsRanges(ranges: IpRanges): (ip: string) => AddressRange | undefined {
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
  return (ip) => {
    const range = table.find(withoutNat64(ip))
    return range && described(range)
  }
}

const rankOf = (service: string) => (service === 'AMAZON' ? 0 : service in RENTED ? 1 : 2)

function described({ service, region }: Range): AddressRange {
  if (service === 'AMAZON') return { name: 'AWS', region, kind: 'any service' }
  const host = RENTED[service]
  return host === undefined
    ? { name: SERVICES[service] ?? service, region, kind: 'service' }
    : { name: host, region, kind: 'rented' }
}
