import { ownAndFar } from '../flows/flow-ends.ts'
import { othersIn, ownIpsIn } from '../money/edge.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { totalsOf } from '../money/totals.ts'
import { isPublic } from '../network/address.ts'
import { sum } from '../sums.ts'
import { addresses, largest, pairOf, type Ranked, ranked, rowSums, type TableContext } from './flow-groups.ts'
import type { AwsServiceRow, Cause, ExternalRow, InterAzRow, OtherNetworkRow, ReportTable, TopRow } from './report.ts'

/** Rows that a table keeps; the rest is summed. */
const ROWS_PER_TABLE = 50

export type TableName = 'interAz' | 'external' | 'awsServices' | 'otherNetworks'

/** The one table that shows a flow; null for what stays in its zone and costs nothing. */
export function tableOf({
  category,
  via,
  charges,
  usd,
  unpriced,
  reportedBy,
  source,
  destination,
  path,
}: PricedFlow): TableName | null {
  // To itself or its node, as a mesh's sidecar is called: to no other network.
  if (path.end === 'host' && unpriced === null) return null
  if (via === 'interface_endpoint' || via === 'gateway_endpoint') return 'awsServices'
  switch (category) {
    case 'INTRA_AZ':
      return usd > 0 ? 'interAz' : unpriced === null ? null : 'otherNetworks'
    case 'INTER_AZ':
      return 'interAz'
    case 'AMAZON_S3':
    case 'AMAZON_DYNAMODB':
    case 'AWS_SERVICE':
      return 'awsServices'
    case 'UNCLASSIFIED':
    case 'INTERNET':
    case 'LOCAL_ZONE':
      return tableOfUnclassified(via, (reportedBy === 'source' ? destination : source).ip, charges)
    case 'INTER_VPC':
    case 'INTER_REGION':
    case 'TRANSIT_GATEWAY':
      return charges.interAz > 0 ? 'interAz' : 'otherNetworks'
    default:
      return category satisfies never
  }
}

function tableOfUnclassified(via: PricedFlow['via'], farIp: string | null, { interAz }: PricedFlow['charges']) {
  if (isPublic(farIp ?? '') || (via === 'nat' && farIp === null)) return 'external'
  // A private NAT gateway leads to networks of one's own, and the crossing to it is no pair of zones.
  return interAz > 0 && via !== 'nat' ? 'interAz' : 'otherNetworks'
}

const flowsFor = (table: TableName, flows: readonly PricedFlow[]) => flows.filter((flow) => tableOf(flow) === table)

/** All rows of all tables that cost something, dearest first: so the dearest pair of a day is the first row of its table. */
export function topRows(flows: readonly PricedFlow[], context: TableContext): TopRow[] {
  return ranked(
    flows.filter((flow) => tableOf(flow) !== null),
    (flow) => ({ table: tableOf(flow), ...pairOf(flow, context) }),
    context,
  )
    .filter(({ usd }) => usd > 0)
    .map(({ table: _, flows: [first], ...row }) => ({ ...row, ...teamIn(first) }))
}

const teamIn = (flow: PricedFlow | undefined) => (flow?.team == null ? {} : { team: flow.team })

/** A dearest pair below this part of the day says little of it. */
const LEAST_CAUSE = 0.05

/** What a day's dollars are most about. `pairs` are all that cost something, dearest first. */
export function causeOf(pairs: readonly TopRow[]): Cause | null {
  const [dearest] = pairs
  if (!dearest) return null
  const { cluster, source, destination, via, usd } = dearest
  if (usd >= LEAST_CAUSE * usdOf(pairs)) return { cluster, source, sources: 1, destination, via, usd }
  const groups = Map.groupBy(pairs, (pair) => JSON.stringify([pair.cluster, pair.destination, pair.via]))
  const [largest = []] = [...groups.values()].toSorted((a, b) => usdOf(b) - usdOf(a))
  const [first = dearest] = largest
  return {
    cluster: first.cluster,
    source: largest.length === 1 ? first.source : null,
    sources: largest.length,
    destination: first.destination,
    via: first.via,
    usd: usdOf(largest),
  }
}

const usdOf = (pairs: readonly TopRow[]) => sum(pairs.map(({ usd }) => usd))

/** Flows that paid to cross a zone inside a VPC, or between peered ones, by workload pair. */
export function interAzTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<InterAzRow> {
  return table(flowsFor('interAz', flows), context, ({ flows: own, ...row }) => ({
    ...row,
    zones: zonePairs(own, context),
  }))
}

function zonePairs(flows: readonly PricedFlow[], context: TableContext): InterAzRow['zones'] {
  return ranked(
    flows,
    ({ source, destination }) => ({ sourceAz: source.azId ?? 'unknown', destinationAz: destination.azId ?? 'unknown' }),
    context,
  ).map(({ sourceAz, destinationAz, gigabytes, usd }) => ({ sourceAz, destinationAz, gigabytes, usd }))
}

/** Flows to addresses outside the VPC that no AWS category covers, by workload and who is at the remote address. */
export function externalTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<ExternalRow> {
  return table(flowsFor('external', flows), context, ({ flows: own, source, destination, ...row }) => {
    const isCalled = own.some(({ reportedBy }) => reportedBy === 'source')
    const { name: workload, namespace } = isCalled ? source : destination
    const [identitySource = '', host = ''] = isCalled
      ? [largest(own, (flow) => flow.identitySource), largest(own, ({ destinationHost }) => destinationHost)]
      : []
    return {
      ...{ ...row, workload, namespace, host, identitySource },
      belongsTo: identitySource === '' ? 'unknown' : destination.name,
      localIps: addresses(own.flatMap(ownIpsIn)),
      remoteIps: addresses(
        own.map((flow) => [ownAndFar(flow)[1].ip ?? 'unknown', flow.bytes] as const),
        own.reduce((most, flow) => Math.max(most, othersIn(flow)), 0),
      ),
      gatewayElsewhereBytes: gatewayElsewhereBytes(own),
    }
  })
}

const gatewayElsewhereBytes = (flows: readonly PricedFlow[]) =>
  sum(flows.map(({ crossesToGateway, bytes }) => (crossesToGateway ? bytes : 0)))

/** Flows to S3, DynamoDB and endpoints, by workload and service. */
export function awsServiceTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<AwsServiceRow> {
  return table(flowsFor('awsServices', flows), context, ({ flows: own, source, destination, ...row }) => ({
    ...row,
    workload: source.name,
    namespace: source.namespace,
    service: destination.name,
    gatewayElsewhereBytes: gatewayElsewhereBytes(own),
  }))
}

/** Flows with other VPCs, regions and premises, by the two ends. */
export function otherNetworksTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<OtherNetworkRow> {
  return table(flowsFor('otherNetworks', flows), context, ({ flows: _, ...row }) => row)
}

/** The first rows, the sum of the rest, and that of all. */
function table<Row extends object>(
  flows: readonly PricedFlow[],
  context: TableContext,
  rowOf: (pair: ReturnType<typeof pairOf> & Ranked) => Row,
): ReportTable<Row & { inDigest: boolean }> {
  const { bytesPerGigabyte } = context
  const sorted = ranked(flows, (flow) => pairOf(flow, context), context)
  const rest = rowSums(sorted.slice(ROWS_PER_TABLE), bytesPerGigabyte)
  return {
    // What a digest shows of it is decided once all tables are known.
    rows: sorted.slice(0, ROWS_PER_TABLE).map((pair) => ({ ...rowOf(pair), inDigest: false })),
    rest,
    notInDigest: rest,
    totals: totalsOf(flows, bytesPerGigabyte),
  }
}
