import type { Totals } from '../collecting/totals.ts'
import type { Identities } from '../identities/identity.ts'
import type { DayPrices } from '../money/prices.ts'
import { pricingDenied, type Topology, type Unnamed } from '../network/topology.ts'
import type { Coverage } from './report.ts'

export interface NoteFacts {
  readonly topology: Topology
  readonly prices: DayPrices
  readonly totals: Totals
  readonly identities: Identities
  readonly calibration: Coverage['calibration']
  readonly calibrationElsewhere?: Coverage['calibrationElsewhere']
}

/** Sentences that the reader needs to trust the figures; none on a day without anything to say. */
export function notesOf({ topology, prices, totals, identities, ...values }: NoteFacts): string[] {
  return [
    ...networkNotes(topology),
    ...nameNotes(topology),
    ...oneDirectionNotes(values),
    ...Object.entries(prices.byRegion).flatMap(([region, { rates, problem }]) => [
      ...(problem === null ? [] : [problem]),
      ...(rates === null ? [`No list price is known for ${region}: its traffic is counted but not priced.`] : []),
    ]),
    ...(totals.problem === null ? [] : [totals.problem]),
    ...(totals.problems ?? []),
    ...identities.problems,
  ]
}

/** Where rows of one end alone tell half of what there was. */
function oneDirectionNotes({
  calibration,
  calibrationElsewhere = [],
}: Pick<NoteFacts, 'calibration' | 'calibrationElsewhere'>) {
  const all: readonly Coverage['calibration'][] = [calibration, ...calibrationElsewhere]
  const some = all.filter(({ valueIs }) => valueIs === 'one_direction')
  if (some.length === 0) return []
  const names = some.map(({ accountId, region }) =>
    accountId === undefined ? "the stack's own account and region" : `${accountId} (${region})`,
  )
  const where = some.length === all.length ? '' : ` in ${names.join(', ')}`
  return [
    `Network Flow Monitor gave one direction of each connection${where}. Values that both ends reported are added up; those that only one end reported, such as all NAT gateway traffic, cover half of the connection, and their cost is too low.`,
  ]
}

/** What EC2 did not tell, and why: first what a price may be missing for, then what advice alone stands on. */
function networkNotes(topology: Topology): string[] {
  const pricing = pricingDenied(topology)
  const others = topology.denied.filter((action) => !pricing.includes(action))
  return [
    ...(pricing.length > 0
      ? [
          `Part of the network could not be read from EC2: ${unread(pricing, topology)}. Dollars may be missing from the total; every dollar in it is certain. Changes that depend on the missing data are left out.`,
        ]
      : []),
    ...(others.length > 0
      ? [
          `Some of what changes are checked against could not be read from EC2: ${unread(others, topology)}. No price depends on it.`,
        ]
      : []),
  ]
}

/** What would have had a closer name, in one line. */
function nameNotes({ unnamed = [] }: Topology): string[] {
  if (unnamed.length === 0) return []
  const told = [...Map.groupBy(unnamed, ({ action, problem }) => `${action} ${problem}`).values()].map((alike) => {
    const [{ action, problem }] = alike as [Unnamed]
    const named = NAMES[action.split(':')[0] ?? '']
    const where = alike.some(({ place }) => place !== undefined) ? ` in ${placesIn(alike)}` : ''
    return `${problem}${where}${named === undefined ? '' : `, which would name ${named}`}`
  })
  return [`Some ends have no closer name: ${told.join('; ')}. No price depends on it.`]
}

/** Places that a note names. */
const PLACES_NAMED = 3

function placesIn(unnamed: readonly Unnamed[]): string {
  const names = unnamed.map(({ place }) =>
    place ? `account ${place.accountId} (${place.region})` : "the stack's own account",
  )
  const more = names.length - PLACES_NAMED
  return more > 0 ? `${names.slice(0, PLACES_NAMED).join(', ')} and ${more} more` : names.join(', ')
}

/** What each service of the setting `readServices` names. */
const NAMES: Readonly<Record<string, string>> = {
  dms: 'the DMS replication instance',
  elasticache: 'the cache, and its primary and replicas',
  elasticfilesystem: 'the file system',
  elasticloadbalancing: 'the Kubernetes Service or Ingress of a load balancer',
  fsx: 'the file system',
  memorydb: 'the MemoryDB cluster',
  mq: 'the broker',
  rds: 'the database, and its writer and readers',
  redshift: 'the Redshift cluster',
}

/** What nobody knows without an action, where its name does not say so. */
const TELLS: Readonly<Record<string, string>> = {
  'ec2:DescribeVpcs': 'which blocks a VPC has, and whose it is',
  'ec2:DescribeVpcEndpointServices': 'in which zones AWS offers an endpoint',
  'ec2:DescribeVpcPeeringConnections': 'whose VPC is at the other side of a peering connection',
  'ec2:DescribeTransitGatewayAttachments': 'what a transit gateway connects',
  'ec2:DescribeTransitGatewayVpcAttachments': 'in which subnets a transit gateway stands',
  'ec2:SearchTransitGatewayRoutes': 'where a transit gateway leads',
}

function unread(actions: readonly string[], { unfit = [] }: Topology): string {
  const named = (some: readonly string[]) =>
    some.map((action) => (TELLS[action] === undefined ? action : `${action} (${TELLS[action]})`)).join(', ')
  const refused = actions.filter((action) => !unfit.includes(action))
  const strange = actions.filter((action) => unfit.includes(action))
  return [
    ...(refused.length === 1 ? [`the permission ${named(refused)} is missing`] : []),
    ...(refused.length > 1 ? [`the permissions ${named(refused)} are missing`] : []),
    ...(strange.length > 0 ? [`what it answered to ${named(strange)} does not tell of what the rows name`] : []),
  ].join('; ')
}
