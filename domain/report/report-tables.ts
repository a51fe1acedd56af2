import { ownAndFar } from '../flows/flow-ends.ts'
import { addressName, type NamedEnd, type ReportEnd } from '../identities/named-end.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { isPublic } from '../network/address.ts'
import { sum } from '../sums.ts'
import type {
  Addresses,
  AwsServiceRow,
  Cause,
  ExternalRow,
  InterAzRow,
  OtherNetworkRow,
  ReportTable,
  RowSums,
  TopRow,
} from './report.ts'

/** Rows that a table keeps; the rest is summed. */
const ROWS_PER_TABLE = 50

export interface TableContext {
  readonly clusterOf: (monitor: string) => string
  readonly bytesPerGigabyte: number
}

interface Amount {
  bytes: number
  usd: number
  unpricedBytes: number
}

type TableName = 'interAz' | 'external' | 'awsServices' | 'otherNetworks'

/** The one table that shows a flow; null for what stays in its zone, which costs nothing. */
function tableOf({ category, via, charges, reportedBy, source, destination }: PricedFlow): TableName | null {
  if (via === 'interface_endpoint' || via === 'gateway_endpoint') return 'awsServices'
  switch (category) {
    case 'INTRA_AZ':
      return null
    case 'INTER_AZ':
      return 'interAz'
    case 'AMAZON_S3':
    case 'AMAZON_DYNAMODB':
    case 'AWS_SERVICE':
      return 'awsServices'
    case 'UNCLASSIFIED':
    case 'INTERNET':
    case 'LOCAL_ZONE':
      if (via === 'nat' || isPublic((reportedBy === 'source' ? destination : source).ip ?? '')) return 'external'
      return charges.interAz > 0 ? 'interAz' : 'otherNetworks'
    case 'INTER_VPC':
    case 'INTER_REGION':
    case 'TRANSIT_GATEWAY':
      return charges.interAz > 0 ? 'interAz' : 'otherNetworks'
    default:
      return category satisfies never
  }
}

const flowsFor = (table: TableName, flows: readonly PricedFlow[]) => flows.filter((flow) => tableOf(flow) === table)

/** All pairs of ends that cost something, dearest first; the digest's first cause is the first of them. */
export function topRows(flows: readonly PricedFlow[], context: TableContext): TopRow[] {
  return ranked(
    flows.filter(({ usd }) => usd > 0),
    (flow) => ({ ...pairOfEnds(flow, context), via: flow.via }),
    context,
  )
}

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
  const crossing = flowsFor('interAz', flows)
  const pairOf = (flow: PricedFlow) => pairOfEnds(flow, context)
  const flowsOfPair = Map.groupBy(crossing, (flow) => JSON.stringify(pairOf(flow)))
  const { rows, ...left } = table(crossing, pairOf, context)
  return {
    ...left,
    rows: rows.map((row) => {
      const { cluster, source, destination } = row
      const own = flowsOfPair.get(JSON.stringify({ cluster, source, destination })) ?? []
      return { ...row, zones: zonePairs(own, context) }
    }),
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

/** Flows to addresses outside the VPC that no AWS category covers, by workload and owner of the remote address. */
export function externalTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<ExternalRow> {
  const external = flowsFor('external', flows)
  const keyOf = (flow: PricedFlow) => externalKey(flow, context)
  const flowsOfKey = Map.groupBy(external, (flow) => JSON.stringify(keyOf(flow)))
  const { rows, ...left } = table(external, keyOf, context)
  return {
    ...left,
    rows: rows.map(({ onlyIp, bytes, usd, unpricedBytes, gigabytes, inDigest, ...key }) => {
      const own = flowsOfKey.get(JSON.stringify({ ...key, onlyIp })) ?? []
      return {
        ...{ ...key, bytes, usd, unpricedBytes, gigabytes, inDigest },
        localIps: addresses(own, (flow) => ownAndFar(flow)[0].ip),
        remoteIps: addresses(own, (flow) => ownAndFar(flow)[1].ip),
      }
    }),
  }
}

/** Addresses of one owner share a row; without an owner, two may be two parties. */
function externalKey(flow: PricedFlow, { clusterOf }: TableContext) {
  const [own, far] = ownAndFar(flow)
  const isKnown = flow.reportedBy === 'source' && flow.identitySource !== null
  return {
    cluster: clusterOf(flow.monitor),
    workload: own.workload ?? addressName(own),
    namespace: own.namespace ?? '',
    belongsTo: isKnown ? flow.destinationName : 'unknown',
    host: isKnown ? (flow.destinationHost ?? '') : '',
    identitySource: isKnown ? (flow.identitySource ?? '') : '',
    via: flow.via,
    crossesToGateway: flow.crossesToGateway,
    onlyIp: isKnown && !flow.isHostOnly ? '' : (far.ip ?? ''),
  }
}

/** Addresses that a row shows; it counts the others. */
const ADDRESSES_SHOWN = 3

function addresses(flows: readonly PricedFlow[], ipOf: (flow: PricedFlow) => string | null): Addresses {
  const bytes = new Map<string, number>()
  for (const flow of flows) {
    const ip = ipOf(flow) ?? 'unknown'
    bytes.set(ip, (bytes.get(ip) ?? 0) + flow.bytes)
  }
  const sorted = [...bytes].toSorted(([ipA, a], [ipB, b]) => b - a || (ipA < ipB ? -1 : 1))
  return { shown: sorted.slice(0, ADDRESSES_SHOWN).map(([ip]) => ip), count: sorted.length }
}

/** Flows to S3, DynamoDB and endpoints, by workload and service. */
export function awsServiceTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<AwsServiceRow> {
  return table(
    flowsFor('awsServices', flows),
    (flow) => ({
      cluster: context.clusterOf(flow.monitor),
      workload: flow.source.workload ?? addressName(flow.source),
      namespace: flow.source.namespace ?? '',
      service: flow.destinationName,
      via: flow.via,
      crossesToGateway: flow.crossesToGateway,
    }),
    context,
  )
}

/** Flows with other VPCs, regions and premises, by the two ends. */
export function otherNetworksTable(flows: readonly PricedFlow[], context: TableContext): ReportTable<OtherNetworkRow> {
  return table(flowsFor('otherNetworks', flows), (flow) => ({ ...pairOfEnds(flow, context), via: flow.via }), context)
}

const pairOfEnds = (flow: PricedFlow, context: TableContext) => ({
  cluster: context.clusterOf(flow.monitor),
  source: reportEnd(flow.source, addressName(flow.source)),
  destination: reportEnd(flow.destination, flow.destinationName),
})

function reportEnd(end: NamedEnd, otherwise: string): ReportEnd {
  return { name: end.workload ?? otherwise, namespace: end.namespace ?? '', kind: end.workloadKind ?? '' }
}

/** Groups flows by what the row says of them; dearest first, then largest, then by name. */
function ranked<Key extends object>(
  flows: readonly PricedFlow[],
  keyOf: (flow: PricedFlow) => Key,
  { bytesPerGigabyte }: TableContext,
): (Key & Amount & { gigabytes: number })[] {
  const sums = new Map<string, Key & Amount>()
  for (const flow of flows) {
    const key = keyOf(flow)
    const id = JSON.stringify(key)
    const row = sums.get(id) ?? { ...key, bytes: 0, usd: 0, unpricedBytes: 0 }
    sums.set(id, row)
    row.bytes += flow.bytes
    row.usd += flow.usd
    if (flow.unpriced !== null) row.unpricedBytes += flow.bytes
  }
  return [...sums]
    .toSorted(([idA, a], [idB, b]) => b.usd - a.usd || b.bytes - a.bytes || (idA < idB ? -1 : 1))
    .map(([, row]) => ({ ...row, gigabytes: row.bytes / bytesPerGigabyte }))
}

/** Some rows in one. */
export function rowSums(rows: readonly Amount[], bytesPerGigabyte: number): RowSums {
  const total = (of: keyof Amount) => sum(rows.map((row) => row[of]))
  const bytes = total('bytes')
  return {
    rows: rows.length,
    bytes,
    gigabytes: bytes / bytesPerGigabyte,
    usd: total('usd'),
    unpricedBytes: total('unpricedBytes'),
  }
}

/** The first rows, and the sum of the rest. */
function table<Key extends object>(
  flows: readonly PricedFlow[],
  keyOf: (flow: PricedFlow) => Key,
  context: TableContext,
): ReportTable<Key & Amount & { gigabytes: number; inDigest: boolean }> {
  const { bytesPerGigabyte } = context
  const sorted = ranked(flows, keyOf, context)
  const rest = sorted.slice(ROWS_PER_TABLE)
  const sums = rowSums(rest, bytesPerGigabyte)
  return {
    // What a digest shows of it is decided once all tables are known.
    rows: sorted.slice(0, ROWS_PER_TABLE).map((row) => ({ ...row, inDigest: false })),
    rest: sums,
    notInDigest: sums,
  }
}
