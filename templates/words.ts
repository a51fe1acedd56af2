import type { Addresses, ChargeName, Coverage, Naming } from '../lambdas/domain/report.ts'
import { count, percent } from './amounts.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'

const CHARGES: Readonly<Record<ChargeName, string>> = {
  inter_az: 'Across zones',
  nat: 'NAT gateway',
  endpoint: 'Interface endpoint',
  transit: 'Transit gateway',
  inter_region: 'Between regions',
}

const PAID_FOR: Readonly<Record<ChargeName, string>> = {
  inter_az: 'crossing zones',
  nat: 'NAT gateways',
  endpoint: 'interface endpoints',
  transit: 'transit gateways',
  inter_region: 'transfer between regions',
}

const WAYS: Readonly<Record<string, string>> = {
  direct: 'direct',
  nat: 'NAT gateway',
  gateway_endpoint: 'gateway endpoint',
  interface_endpoint: 'interface endpoint',
  internet_gateway: 'internet gateway',
  egress_only_gateway: 'egress-only gateway',
  transit_gateway: 'transit gateway',
  peering: 'VPC peering',
  unknown: 'route unknown',
}

const CATEGORIES: Readonly<Record<string, string>> = {
  all: 'All traffic',
  INTRA_AZ: 'Inside a zone',
  INTER_AZ: 'Across zones',
  INTER_VPC: 'To other VPCs',
  UNCLASSIFIED: 'External and other',
  AMAZON_S3: 'Amazon S3',
  AMAZON_DYNAMODB: 'Amazon DynamoDB',
  INTER_REGION: 'Between regions',
}

const IDENTITY_SOURCES: Readonly<Record<string, string>> = {
  row: 'the flow itself',
  category: "the flow's category",
  'ip-ranges': "AWS's address list",
  'provider-ranges': "the provider's address list",
  'reverse-dns': 'reverse DNS',
  certificate: 'TLS certificate',
  'autonomous-system': 'autonomous system',
  'network-interface': 'network interface',
  'vpc-endpoint': 'VPC endpoint',
}

const BOUNDS: Readonly<Record<string, string>> = {
  internet: 'to the internet, of which only bytes going out are billed',
  inter_region: 'to other regions, of which only bytes going out are billed',
}

/** What may have been paid beside the total. */
export const boundWords = (kind: string) => wordsOf(BOUNDS, kind)
/** What a charge pays for, in a reader's words. */
export const chargeWords = (charge: string) => wordsOf(CHARGES, charge)
/** The same inside a sentence: "paid … for NAT gateways". */
export const paidForWords = (charge: string) => wordsOf(PAID_FOR, charge)
/** What a flow passed. */
export const wayWords = (via: string) => wordsOf(WAYS, via)
/** A destination category of Network Flow Monitor, or all of them. */
export const categoryWords = (category: string) => wordsOf(CATEGORIES, category)
/** How a remote address got its name. */
export const identitySourceWords = (source: string) => wordsOf(IDENTITY_SOURCES, source)

/** What a value was taken for, and the sample that says so. */
export function calibrationWords({ valueIs, basis, pairs, medianRatio }: Coverage['calibration']): string {
  const sample = `${counted(pairs, 'pair')} beyond doubt, median ratio ${(medianRatio ?? 0).toFixed(3)}`
  if (basis === 'too_few_pairs') {
    return `A value is taken for both directions of a connection, by default: only ${counted(pairs, 'pair')} beyond doubt to measure it by.`
  }
  if (basis === 'unclear') {
    return `A value is taken for both directions of a connection, by default: the two ends' values speak for neither (${sample}).`
  }
  return valueIs === 'both_directions'
    ? `A value is both directions of a connection: the two ends' values are the same (${sample}).`
    : `A value is one direction of a connection: the two ends' values differ (${sample}), so they are added.`
}

/** `10.5.6.20 and 9 more`. */
export function addressWords({ shown: [first = 'unknown'], count: all }: Addresses): string {
  return all > 1 ? `${first} and ${count(all - 1)} more` : first
}

/** How much has a name, and by what: `98% of the bytes (the flow itself 90%, TLS certificate 8%)`. */
export function namingWords({ bytes, namedBytes, bySource, hostOnlyBytes }: Naming): string {
  if (bytes === 0) return 'nothing to name'
  const ways = bySource.map((one) => `${identitySourceWords(one.source)} ${percent(one.bytes, bytes)}`)
  const host = hostOnlyBytes > 0 ? `; of ${percent(hostOnlyBytes, bytes)} only the host is known` : ''
  return `${percent(namedBytes, bytes)} of the bytes have a name at their far end${ways.length > 0 ? ` (${ways.join(', ')})` : ''}${host}`
}

/** Values that the table does not hold show as they are: better a raw word than none. */
const wordsOf = (table: Readonly<Record<string, string>>, value: string) =>
  Object.hasOwn(table, value) ? (table[value] ?? value) : clip(value, NAME_LIMIT)

/** `1 gap`, `2 gaps`. */
export const counted = (number: number, noun: string) => `${count(number)} ${noun}${number === 1 ? '' : 's'}`

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
