import type { GapRow } from './collecting/gap-rows.ts'
import type { FindingRow } from './findings/finding-rows.ts'
import type { DailyRow } from './money/daily.ts'
import type { PricedFlow } from './money/priced-flow.ts'

/** The one list of columns: the Parquet writer, the Glue table and the SQL are made from it. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  /** What it is, with its unit: the comment of the Glue table's column. */
  readonly about: string
  readonly value: (row: Row) => string | number | boolean | null
}

/** `timestamp` is epoch milliseconds, UTC; `bigint` a whole number up to 2^53; `json` is text that holds JSON. */
export type ColumnType = 'string' | 'json' | 'int' | 'bigint' | 'double' | 'boolean' | 'timestamp'

export type TableName = 'flows' | 'daily' | 'findings' | 'gaps'

type FlowColumn = Column<PricedFlow>

const endColumns = (end: 'source' | 'destination'): FlowColumn[] => [
  { name: `${end}_ip`, type: 'string', about: 'Address', value: (flow) => flow[end].ip },
  {
    name: `${end}_az_id`,
    type: 'string',
    about: 'Availability Zone id, the same in every account',
    value: (flow) => flow[end].azId,
  },
  { name: `${end}_subnet_id`, type: 'string', about: 'Subnet', value: (flow) => flow[end].subnetId },
  { name: `${end}_vpc_id`, type: 'string', about: 'VPC', value: (flow) => flow[end].vpcId },
  { name: `${end}_instance_id`, type: 'string', about: 'EC2 instance', value: (flow) => flow[end].instanceId },
  { name: `${end}_region`, type: 'string', about: 'Region', value: (flow) => flow[end].region },
  { name: `${end}_namespace`, type: 'string', about: 'Kubernetes namespace', value: (flow) => flow[end].namespace },
  { name: `${end}_pod`, type: 'string', about: 'Pod', value: (flow) => flow[end].pod },
  { name: `${end}_service`, type: 'string', about: 'Kubernetes Service', value: (flow) => flow[end].service },
  {
    name: `${end}_workload`,
    type: 'string',
    about: 'Who owns the pod, by its name',
    value: (flow) => flow[end].workload,
  },
  {
    name: `${end}_workload_kind`,
    type: 'string',
    about: 'Deployment, StatefulSet, …; null where the name fits several',
    value: (flow) => flow[end].workloadKind,
  },
]

export const FLOW_COLUMNS: readonly FlowColumn[] = [
  { name: 'window_start', type: 'timestamp', about: 'Start of the window, UTC', value: (flow) => flow.windowStart },
  { name: 'window_seconds', type: 'int', about: 'Length of the window, seconds', value: (flow) => flow.windowSeconds },
  {
    name: 'destination_category',
    type: 'string',
    about: "Network Flow Monitor's category",
    value: (flow) => flow.category,
  },
  {
    name: 'bytes',
    type: 'bigint',
    about: 'TCP payload, both directions, each connection once',
    value: (flow) => flow.bytes,
  },
  { name: 'usd', type: 'double', about: 'Sum of the parts, US dollars at list price', value: (flow) => flow.usd },
  { name: 'usd_inter_az', type: 'double', about: 'For crossing zones', value: (flow) => flow.charges.interAz },
  { name: 'usd_nat', type: 'double', about: 'For a NAT gateway', value: (flow) => flow.charges.nat },
  { name: 'usd_endpoint', type: 'double', about: 'For an interface endpoint', value: (flow) => flow.charges.endpoint },
  { name: 'usd_transit', type: 'double', about: 'For a transit gateway', value: (flow) => flow.charges.transit },
  { name: 'usd_inter_region', type: 'double', about: 'For another region', value: (flow) => flow.charges.interRegion },
  {
    name: 'via',
    type: 'string',
    about: 'What the flow passed: direct, nat, gateway_endpoint, …',
    value: (flow) => flow.via,
  },
  { name: 'mirrored', type: 'boolean', about: 'Both ends reported it', value: (flow) => flow.mirrored },
  ...endColumns('source'),
  ...endColumns('destination'),
  { name: 'target_port', type: 'int', about: 'Port that was called', value: (flow) => flow.targetPort },
  {
    name: 'destination_name',
    type: 'string',
    about: 'What a reader calls the far end',
    value: (flow) => flow.destinationName,
  },
  { name: 'destination_owner', type: 'string', about: 'Who is behind it', value: (flow) => flow.destinationOwner },
  { name: 'identity_source', type: 'string', about: 'How that was learned', value: (flow) => flow.identitySource },
  { name: 'snat_ip', type: 'string', about: 'Address after source NAT', value: (flow) => flow.snatIp },
  { name: 'dnat_ip', type: 'string', about: 'Address before destination NAT', value: (flow) => flow.dnatIp },
  {
    name: 'traversed_constructs',
    type: 'json',
    about: 'What Network Flow Monitor says it passed, JSON',
    value: (flow) => JSON.stringify(flow.traversedConstructs),
  },
  {
    name: 'pays',
    type: 'string',
    about: 'What each gigabyte pays, separated by semicolons; null where nothing',
    value: (flow) => flow.pays.join('; ') || null,
  },
  { name: 'price_page', type: 'string', about: 'Where that is written', value: (flow) => flow.pricePage },
  {
    name: 'unpriced',
    type: 'string',
    about: 'Why a part has no price; null where all has',
    value: (flow) => flow.unpriced,
  },
]

export const DAILY_COLUMNS: readonly Column<DailyRow>[] = [
  {
    name: 'source_namespace',
    type: 'string',
    about: 'Kubernetes namespace of who called',
    value: (row) => row.sourceNamespace,
  },
  {
    name: 'source_workload',
    type: 'string',
    about: 'Who called: workload, service, interface, instance or address',
    value: (row) => row.sourceWorkload,
  },
  {
    name: 'source_workload_kind',
    type: 'string',
    about: 'Deployment, StatefulSet, …',
    value: (row) => row.sourceWorkloadKind,
  },
  {
    name: 'destination_namespace',
    type: 'string',
    about: 'Kubernetes namespace of who was called',
    value: (row) => row.destinationNamespace,
  },
  {
    name: 'destination_workload',
    type: 'string',
    about: 'Workload that was called',
    value: (row) => row.destinationWorkload,
  },
  {
    name: 'destination_name',
    type: 'string',
    about: 'What a reader calls the far end',
    value: (row) => row.destinationName,
  },
  { name: 'destination_owner', type: 'string', about: 'Who is behind it', value: (row) => row.destinationOwner },
  {
    name: 'destination_category',
    type: 'string',
    about: "Network Flow Monitor's category",
    value: (row) => row.category,
  },
  { name: 'via', type: 'string', about: 'What the flows passed', value: (row) => row.via },
  {
    name: 'charge',
    type: 'string',
    about: 'inter_az, nat, endpoint, transit, inter_region, free or unpriced; a flow that pays twice stands under both',
    value: (row) => row.charge,
  },
  { name: 'flows', type: 'bigint', about: 'How many rows of flows', value: (row) => row.flows },
  { name: 'bytes', type: 'bigint', about: 'TCP payload, both directions', value: (row) => row.bytes },
  { name: 'usd', type: 'double', about: 'US dollars at list price', value: (row) => row.usd },
  { name: 'source_az_id', type: 'string', about: 'Availability Zone id of who called', value: (row) => row.sourceAzId },
  {
    name: 'destination_az_id',
    type: 'string',
    about: 'Availability Zone id of who was called',
    value: (row) => row.destinationAzId,
  },
  {
    name: 'destination_service',
    type: 'string',
    about: 'Kubernetes Service that was called',
    value: (row) => row.destinationService,
  },
]

export const FINDING_COLUMNS: readonly Column<FindingRow>[] = [
  { name: 'finding', type: 'string', about: 'Id, the same on every day', value: (row) => row.id },
  { name: 'kind', type: 'string', about: 'same-zone-routing, interface-endpoint, …', value: (row) => row.kind },
  {
    name: 'status',
    type: 'string',
    about: 'open, unavoidable or accepted; of a change fixed, returned or gone',
    value: (row) => row.status,
  },
  {
    name: 'cluster',
    type: 'string',
    about: 'EKS cluster; null for what became of a change',
    value: (row) => row.cluster,
  },
  { name: 'title', type: 'string', about: 'What to do, with what it is about', value: (row) => row.title },
  {
    name: 'usd_per_month',
    type: 'double',
    about: 'What it would save; once fixed, what it has saved, as measured',
    value: (row) => row.usdPerMonth,
  },
  { name: 'saving_is', type: 'string', about: 'estimate, at_most or none', value: (row) => row.savingIs },
  { name: 'cost_usd_per_month', type: 'double', about: 'What its bytes cost now', value: (row) => row.costUsdPerMonth },
  { name: 'bytes', type: 'bigint', about: 'Of the day', value: (row) => row.bytes },
  { name: 'since', type: 'string', about: 'First day of what became of a change', value: (row) => row.since },
  { name: 'accepted_until', type: 'string', about: 'Last day of an acceptance', value: (row) => row.acceptedUntil },
  { name: 'accepted_reason', type: 'string', about: 'Why the team lives with it', value: (row) => row.acceptedReason },
]

export const GAP_COLUMNS: readonly Column<GapRow>[] = [
  {
    name: 'kind',
    type: 'string',
    about: 'gap: no answer; cut: one that lacks rows',
    value: (row) => row.kind,
  },
  { name: 'destination_category', type: 'string', about: 'A category, or all', value: (row) => row.category },
  { name: 'window_start', type: 'timestamp', about: 'Start, UTC', value: (row) => Date.parse(row.from) },
  { name: 'window_end', type: 'timestamp', about: 'End, UTC', value: (row) => Date.parse(row.to) },
  { name: 'reason', type: 'string', about: 'Why, in a sentence', value: (row) => row.reason },
]
