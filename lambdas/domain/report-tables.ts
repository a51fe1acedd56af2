import { addressName, type NamedEnd, type PricedFlow } from './priced-flow.ts'
import type { AwsServiceRow, ExternalRow, InterAzRow, ReportEnd, ReportTable, TopRow } from './report.ts'

/** Rows that a table shows; the rest is summed. A digest is read in half a minute. */
const ROWS_PER_TABLE = 20

const TOP_ROWS = 10

export interface TableContext {
  readonly clusterOf: (monitor: string) => string
  readonly bytesPerGigabyte: number
}

interface Amount {
  bytes: number
  usd: number
  unpricedBytes: number
}

/** The dearest pairs of ends; the digest's first cause is the first of them. */
export function topRows(flows: readonly PricedFlow[], context: TableContext): TopRow[] {
  const { rows } = table(
    flows.filter(({ usd }) => usd > 0),
    (flow) => ({
      cluster: context.clusterOf(flow.monitor),
      source: reportEnd(flow.source, addressName(flow.source)),
      destination: reportEnd(flow.destination, flow.destinationName),
      via: flow.via,
    }),
    context,
  )
  return rows.slice(0, TOP_ROWS)
}

/** Flows that paid to cross a zone inside a VPC, or between peered ones, by workload pair. */
export function interAzTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<InterAzRow> {
  const crossing = flows.filter(
    ({ category, charges }) => category === 'INTER_AZ' || (category === 'INTER_VPC' && charges.interAz > 0),
  )
  const pairOf = (flow: PricedFlow) => ({
    cluster: context.clusterOf(flow.monitor),
    source: reportEnd(flow.source, addressName(flow.source)),
    destination: reportEnd(flow.destination, flow.destinationName),
  })
  const flowsOfPair = Map.groupBy(crossing, (flow) => JSON.stringify(pairOf(flow)))
  const { rows, rest } = table(crossing, pairOf, context)
  return {
    rows: rows.map((row) => {
      const { cluster, source, destination } = row
      const own = flowsOfPair.get(JSON.stringify({ cluster, source, destination })) ?? []
      return { ...row, zones: zonePairs(own, context) }
    }),
    rest,
  }
}

function zonePairs(flows: readonly PricedFlow[], context: TableContext): InterAzRow['zones'] {
  const { rows } = table(
    flows,
    ({ source, destination }) => ({ sourceAz: source.azId ?? 'unknown', destinationAz: destination.azId ?? 'unknown' }),
    context,
  )
  return rows.map(({ sourceAz, destinationAz, gigabytes, usd }) => ({ sourceAz, destinationAz, gigabytes, usd }))
}

/** Flows to addresses outside the VPC that no AWS category covers, by local and remote address. */
export function externalTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<ExternalRow> {
  return table(
    flows.filter((flow) => flow.category === 'UNCLASSIFIED' && flow.via !== 'interface_endpoint'),
    (flow) => {
      const [own, other] =
        flow.reportedBy === 'source' ? [flow.source, flow.destination] : [flow.destination, flow.source]
      const known = flow.reportedBy === 'source' && flow.identitySource !== null
      return {
        cluster: context.clusterOf(flow.monitor),
        localIp: own.ip ?? 'unknown',
        remoteIp: other.ip ?? 'unknown',
        workload: own.workload ?? addressName(own),
        namespace: own.namespace ?? '',
        belongsTo: known ? flow.destinationName : 'unknown',
        identitySource: known ? (flow.identitySource ?? '') : '',
        via: flow.via,
      }
    },
    context,
  )
}

/** Flows to S3, DynamoDB and interface endpoints, by workload and service. */
export function awsServiceTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<AwsServiceRow> {
  return table(
    flows.filter(
      ({ category, via }) => category === 'AMAZON_S3' || category === 'AMAZON_DYNAMODB' || via === 'interface_endpoint',
    ),
    (flow) => ({
      cluster: context.clusterOf(flow.monitor),
      workload: flow.source.workload ?? addressName(flow.source),
      namespace: flow.source.namespace ?? '',
      service: flow.destinationName,
      via: flow.via,
    }),
    context,
  )
}

function reportEnd(end: NamedEnd, otherwise: string): ReportEnd {
  return { name: end.workload ?? otherwise, namespace: end.namespace ?? '', kind: end.workloadKind ?? '' }
}

/** Groups flows by what the row says of them; dearest first, then largest, then by name. */
function table<Key extends object>(
  flows: readonly PricedFlow[],
  keyOf: (flow: PricedFlow) => Key,
  { bytesPerGigabyte }: TableContext,
): ReportTable<Key & Amount & { gigabytes: number }> {
  const sums = new Map<string, Key & Amount>()
  for (const flow of flows) {
    const key = keyOf(flow)
    const id = JSON.stringify(key)
    const sum = sums.get(id) ?? { ...key, bytes: 0, usd: 0, unpricedBytes: 0 }
    sums.set(id, sum)
    sum.bytes += flow.bytes
    sum.usd += flow.usd
    if (flow.unpriced !== null) sum.unpricedBytes += flow.bytes
  }
  const sorted = [...sums]
    .toSorted(([idA, a], [idB, b]) => b.usd - a.usd || b.bytes - a.bytes || (idA < idB ? -1 : 1))
    .map(([, row]) => ({ ...row, gigabytes: row.bytes / bytesPerGigabyte }))
  const rest = sorted.slice(ROWS_PER_TABLE)
  const total = (of: keyof Amount) => rest.reduce((sum, row) => sum + row[of], 0)
  return {
    rows: sorted.slice(0, ROWS_PER_TABLE),
    rest: {
      rows: rest.length,
      bytes: total('bytes'),
      gigabytes: total('bytes') / bytesPerGigabyte,
      usd: total('usd'),
      unpricedBytes: total('unpricedBytes'),
    },
  }
}
