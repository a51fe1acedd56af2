import type { Finding, Proof, ReportFindings } from '../domain/findings/finding.ts'
import type { Addresses, BoundSum, ChargeName } from '../domain/report/report.ts'
import { count, dollars, gigabytes, percent } from './amounts.ts'
import { shortDay } from './instants.ts'
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
  firewall: 'firewall',
  instance: 'forwarding instance',
  cloud_wan: 'Cloud WAN',
  virtual_private_gateway: 'virtual private gateway',
  local_gateway: 'local gateway',
  carrier_gateway: 'carrier gateway',
  lattice: 'VPC Lattice',
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
  INTERNET: 'Internet',
  AWS_SERVICE: 'AWS services',
  LOCAL_ZONE: 'Local Zones',
  TRANSIT_GATEWAY: 'Through transit gateways',
}

const IDENTITY_SOURCES: Readonly<Record<string, string>> = {
  row: 'the flow itself',
  category: "the flow's category",
  'ip-ranges': "AWS's address list",
  'provider-ranges': "the provider's address list",
  'reverse-dns': 'reverse DNS',
  'resolver-log': 'DNS query log',
  certificate: 'TLS certificate',
  'autonomous-system': 'autonomous system',
  'aws-api': 'the AWS service itself',
  'network-interface': 'network interface',
  'interface-tags': 'tags of a network interface',
  'vpc-endpoint': 'VPC endpoint',
}

const BOUNDS: Readonly<Record<string, string>> = {
  internet: 'internet traffic',
  inter_region: 'traffic with other regions',
}

/** What may have been paid beside the total. Its bytes count in other lines too. */
export const boundWords = ({ kind, gigabytes: value }: BoundSum, bytesPerGigabyte: number) =>
  `Not in the total: ${wordsOf(BOUNDS, kind)}, of which only outbound bytes are billed; its ${gigabytes(value, bytesPerGigabyte)} are counted above`
/** What a charge pays for, in a reader's words. */
export const chargeWords = (charge: string) => wordsOf(CHARGES, charge)
/** The same inside a sentence: "paid … for NAT gateways". */
export const paidForWords = (charge: string) => wordsOf(PAID_FOR, charge)
/** What a flow passed. */
export const wayWords = (via: string) => wordsOf(WAYS, via)
/** The way of a pair in a sentence: `across zones`, `via NAT gateway`. */
export const byWay = (via: string) => (via === 'direct' || via === 'peering' ? 'across zones' : `via ${wayWords(via)}`)
/** A destination category of Network Flow Monitor, or all of them. */
export const categoryWords = (category: string) => wordsOf(CATEGORIES, category)
/** How a remote address got its name. */
export const identitySourceWords = (source: string) => wordsOf(IDENTITY_SOURCES, source)

/** `10.5.6.20 and 9 more`. */
export function addressWords({ shown: [first = 'unknown'], count: all }: Addresses): string {
  return all > 1 ? `${first} and ${count(all - 1)} more` : first
}

/** `$41.61/month`. */
export const aMonth = (usd: number) => `${dollars(usd)}/month`

/** What a finding costs: bytes without a price do not read as free. */
export const costWords = ({ costUsdPerMonth }: Finding) =>
  costUsdPerMonth === 0 ? 'not known' : aMonth(costUsdPerMonth)

/** What a change saves, and how sure that is: `up to $171.00/month`. */
export const savingWords = ({ usdPerMonth, savingIs }: Pick<Finding, 'usdPerMonth' | 'savingIs'>) =>
  `${savingIs === 'at_most' ? 'up to ' : ''}${aMonth(usdPerMonth)}`

type SavingTotals = Pick<ReportFindings['totals'], 'savingUsdPerMonth' | 'atMostUsdPerMonth'>

/** Whose bill a change makes smaller; empty where it is the account's own that flowtoll runs in. */
export function savesOnWords({ billedTo = [] }: Pick<Finding, 'billedTo'>): string {
  if (billedTo.length === 0) return ''
  const known = billedTo.flatMap(({ accountId }) => (accountId === null ? [] : [clip(accountId, NAME_LIMIT)]))
  if (known.length === 0) return 'Saves on the bill of an account that is not known.'
  if (billedTo.length === 1) return `Saves on the bill of account ${listed(known)}.`
  return `Saves on the bills of accounts ${listed(known.length < billedTo.length ? [...known, 'one that is not known'] : known)}.`
}

/** All that is at hand, in a sentence. */
export const savingsWords = (totals: SavingTotals) => savingsAt("this day's rate", totals)

export function savingsAt(rate: string, { savingUsdPerMonth, atMostUsdPerMonth }: SavingTotals): string {
  const sure = savingUsdPerMonth > 0 ? `${aMonth(savingUsdPerMonth)} can be saved` : ''
  const more =
    atMostUsdPerMonth > 0
      ? `up to ${aMonth(atMostUsdPerMonth)}${sure ? ' more' : ' can be saved'}, depending on your application`
      : ''
  const text = [sure, more].filter((part) => part !== '').join(', and ')
  return text === '' ? 'No change was found that would save money.' : `At ${rate}, ${text}. No byte is counted twice.`
}

/** An acceptance that ends later than this many years from now was meant to have no end. */
const FAR_AWAY_YEARS = 20

/** Savings that the team accepted as they are, and when the first of them counts again, unless that is decades away. */
export function acceptedWords(accepted: ReportFindings['accepted'], day: string): string {
  const [first = ''] = accepted.map(({ until }) => until).toSorted()
  const isFarAway = Number(first.slice(0, 4)) - Number(day.slice(0, 4)) > FAR_AWAY_YEARS
  const until = isFarAway ? '' : `, ${accepted.length === 1 ? '' : 'the first '}until ${clip(first, NAME_LIMIT)}`
  return `${counted(accepted.length, 'saving')} accepted by the team ${accepted.length === 1 ? 'is' : 'are'} not counted here${until}; see changes.md.`
}

/** What was measured of a change, without its figure. */
export function proofWords(proof: Proof): string {
  const { status, since, fixedOn, beforeUsdPerDay, beforeDays, beforeSameWeekday, afterUsdPerDay, afterDays, volume } =
    proof
  const basis = beforeSameWeekday ? `same weekdays in ${counted(beforeDays, 'week')}` : counted(beforeDays, 'day')
  const before = `${dollars(beforeUsdPerDay)} a day before (${basis})`
  const after = `${afterUsdPerDay > 0 ? dollars(afterUsdPerDay) : status === 'fixed' ? 'free' : 'nothing'} since (${counted(afterDays, 'day')})`
  switch (status) {
    case 'fixed':
      return `Since ${shortDay(since)}: ${before}, ${after}${Math.abs(volume - 1) > 0.1 ? `, with ${percent(volume, 1)} of the earlier traffic` : ''}.`
    case 'returned':
      return `Undone on ${shortDay(since)}${fixedOn === null ? '' : `, fixed on ${shortDay(fixedOn)}`}: ${before}, ${after}.`
    case 'gone':
      return `Its traffic stopped on ${shortDay(since)}: ${before}, ${after}. No saving is claimed.`
    default:
      return status satisfies never
  }
}

/** When a saving was undone, and how to have it back; empty where it was not. */
export function restoreWords(proof: Pick<Proof, 'since' | 'fixedOn'> | null): string {
  if (proof === null) return ''
  const from = proof.fixedOn === null ? '' : `In place from ${shortDay(proof.fixedOn)}, undone`
  return `${from || 'Undone'} on ${shortDay(proof.since)}. Revert what undid it, or apply this.`
}

/** What a change has saved: a figure, or why there is none. */
export function provenWords({ status, usdPerMonth }: Proof): string {
  if (status === 'fixed' && usdPerMonth < 0) return `costs ${aMonth(-usdPerMonth)} more`
  return status === 'fixed' ? aMonth(usdPerMonth) : status === 'returned' ? 'undone' : 'traffic stopped'
}

/** Values that the table does not hold show as they are: better a raw word than none. */
const wordsOf = (table: Readonly<Record<string, string>>, value: string) =>
  Object.hasOwn(table, value) ? (table[value] ?? value) : clip(value, NAME_LIMIT)

/** `Namespace shop` of `namespace shop`. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `1 gap`, `2 gaps`. */
export const counted = (number: number, noun: string) => `${count(number)} ${noun}${number === 1 ? '' : 's'}`

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
