import type { PricedFlow } from '../money/priced-flow.ts'
import { isDefaultRoute } from '../network/neighbours.ts'
import { serviceRecord } from '../network/service-records.ts'
import type { RouteTable, TopologyPart } from '../network/topology.ts'
import { sum } from '../sums.ts'
import type { Day } from './kind.ts'

/** What the service calls its flows, of those that a gateway endpoint carries. */
const BY_CATEGORY = { AMAZON_S3: 's3', AMAZON_DYNAMODB: 'dynamodb' } as const

/** Ways out that a subnet's own table chooses, and that an endpoint in its VPC spares. */
const SPARED: ReadonlySet<PricedFlow['via']> = new Set(['nat', 'transit_gateway', 'instance'])
export const isSpared = ({ via, path }: PricedFlow) => SPARED.has(via) && path.startSubnetId !== null

/** What tells by which gateway a subnet leaves the VPC, and that nothing else of its route table takes a flow. */
export const WAY_OUT = [
  'subnets',
  'routeTables',
  'prefixLists',
  'natGateways',
] as const satisfies readonly TopologyPart[]

/**
 * Full name of the service that a gateway endpoint of the flow's VPC would carry; null for others, for other regions, and
 * for addresses of no region: those are S3's multi-region access points, which no gateway endpoint carries.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html
 */
export function gatewayService(flow: PricedFlow, day: Day): string | null {
  const region = day.regionOf(flow.monitor)
  const told = flow.identity?.region ?? flow.destination.region
  if (flow.source.vpcId === null || (told !== null && told !== region)) return null
  const endpointService = flow.endpoint?.serviceName ?? flow.identity?.endpointService ?? null
  if (endpointService !== null) return isOfGateway(endpointService) ? endpointService : null
  const service = BY_CATEGORY[flow.category as keyof typeof BY_CATEGORY]
  return service === undefined ? null : `com.amazonaws.${region}.${service}`
}

const isOfGateway = (name: string) => serviceRecord(name)?.endpoint === 'gateway'

/** Whether no route of a table's own leads to an address: one would stay the way unless a block of a list is longer. */
export function goesByDefault(table: RouteTable, ip: string, { network }: Day): boolean {
  const route = network.matched(table, ip)
  return route !== undefined && isDefaultRoute(route)
}

/** Full name of the AWS service of the same region that a flow calls, by a public address or an interface endpoint. */
export function interfaceService(flow: PricedFlow, day: Day): string | null {
  if (flow.source.vpcId === null || flow.reportedBy !== 'source') return null
  const name = flow.endpoint?.serviceName ?? flow.identity?.endpointService ?? null
  const own = `com.amazonaws.${day.regionOf(flow.monitor)}.`
  return name?.startsWith(own) && !isOfGateway(name) ? name : null
}

/** An address that only a default route leads to; of a documentation block, as no service has one. Source: RFC 5737. */
export const ANYWHERE = '203.0.113.1'

/** `Amazon SQS, us-east-1` is `Amazon SQS`. */
export const withoutRegion = (name: string) => name.replace(/, [a-z0-9-]+$/, '')

/** What calls: `sqs-sender (default), images (shop) and 2 more`. */
export function callersInWords(flows: readonly PricedFlow[]): string {
  const bytes = new Map<string, number>()
  for (const { source, bytes: size } of flows) {
    const name =
      source.workload ??
      source.service ??
      source.interfaceName ??
      (source.instanceId === null ? (source.ip ?? 'unknown') : 'nodes')
    const caller = source.namespace === null ? name : `${name} (${source.namespace})`
    bytes.set(caller, (bytes.get(caller) ?? 0) + size)
  }
  const names = [...bytes].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name)
  const shown = names.slice(0, 2)
  return names.length > shown.length
    ? `${shown.join(', ')} and ${names.length - shown.length} more`
    : shown.join(' and ')
}

/** For each zone that calls, its subnet with the most bytes. An endpoint stands in one subnet of a zone. */
export function subnetOfEachZone(flows: readonly PricedFlow[]): Map<string, string> {
  const bytes = Map.groupBy(flows, ({ source }) => source.subnetId ?? '')
  const largest = [...bytes]
    .filter(([subnet]) => subnet !== '')
    .map(([subnet, own]) => ({ subnet, zone: own[0]?.source.azId ?? null, bytes: sum(own.map((flow) => flow.bytes)) }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.subnet < b.subnet ? -1 : 1))
  const chosen = new Map<string, string>()
  for (const { subnet, zone } of largest) if (zone !== null && !chosen.has(zone)) chosen.set(zone, subnet)
  return new Map([...chosen].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
