import { accountOf, type Monitor } from './collecting/run.ts'
import type { NamedEnd } from './identities/named-end.ts'
import type { DailyRow } from './money/daily.ts'
import { endpointOf, natGatewayOf, type PricedFlow, sourceNameOf } from './money/priced-flow.ts'
import { pathInWords } from './network/path.ts'

/** The one list of columns: the Parquet writer, the Glue table and the SQL are made from it. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  /** What it is, with its unit: the comment of the Glue table's column. */
  readonly about: string
  readonly value: (row: Row) => string | number | boolean | null
  /** It differs among rows that one item stands for. */
  readonly isOfRow?: true
  /** What of an item decides it: looked at once where items share it. */
  readonly decidedBy?: (item: Row) => object | undefined
}

/** `timestamp` is epoch milliseconds, UTC; `bigint` a whole number up to 2^53; `json` is text that holds JSON. */
export type ColumnType = 'string' | 'json' | 'int' | 'bigint' | 'double' | 'boolean' | 'timestamp'

export type TableName = 'flows' | 'hours' | 'daily' | 'findings' | 'gaps' | 'days'

const seenByOf = ({ seenBy }: { readonly seenBy: Monitor | undefined }) => seenBy

/** Of the monitor that a row is from. */
export const monitorColumns = <Row extends { readonly seenBy: Monitor | undefined }>(): Column<Row>[] => [
  {
    name: 'cluster',
    type: 'string',
    about: "EKS cluster of the monitor; the monitor's name where it has none",
    value: ({ seenBy }) => seenBy?.cluster ?? null,
    decidedBy: seenByOf,
  },
  {
    name: 'region',
    type: 'string',
    about: 'Region of the monitor',
    value: ({ seenBy }) => seenBy?.region ?? null,
    decidedBy: seenByOf,
  },
  {
    name: 'account_id',
    type: 'string',
    about: 'Account of the monitor',
    value: ({ seenBy }) => accountOf(seenBy),
    decidedBy: seenByOf,
  },
]

const TEAM_COLUMN: Column<{ readonly team: string | null }> = {
  name: 'team',
  type: 'string',
  about: 'Whose the workload is that pays; unowned for nobody; null where no teams were decided',
  value: ({ team }) => team,
}

type FlowColumn = Column<PricedFlow>

type FlowEnd = 'source' | 'destination'

const END_OF = {
  source: ({ source }: PricedFlow) => source,
  destination: ({ destination }: PricedFlow) => destination,
} as const

const endColumn = (end: FlowEnd, name: string, about: string, value: (end: NamedEnd) => string | null): FlowColumn => ({
  ...{ name: `${end}_${name}`, type: 'string', about },
  value: (flow) => value(flow[end]),
  decidedBy: END_OF[end],
})

const endColumns = (end: FlowEnd): FlowColumn[] => [
  endColumn(end, 'ip', 'Address', ({ ip }) => ip),
  endColumn(end, 'az_id', 'Availability Zone id, the same in every account', ({ azId }) => azId),
  endColumn(end, 'subnet_id', 'Subnet', ({ subnetId }) => subnetId),
  endColumn(end, 'vpc_id', 'VPC', ({ vpcId }) => vpcId),
  endColumn(end, 'instance_id', 'EC2 instance', ({ instanceId }) => instanceId),
  endColumn(end, 'region', 'Region', ({ region }) => region),
  endColumn(end, 'namespace', 'Kubernetes namespace', ({ namespace }) => namespace),
  endColumn(end, 'pod', 'Pod', ({ pod }) => pod),
  endColumn(end, 'service', 'Kubernetes Service', ({ service }) => service),
  endColumn(end, 'workload', 'Who owns the pod, by its name', ({ workload }) => workload),
  endColumn(
    end,
    'workload_kind',
    'Deployment, StatefulSet, …; null where the name fits several',
    ({ workloadKind }) => workloadKind,
  ),
]

export const FLOW_COLUMNS: readonly FlowColumn[] = [
  {
    name: 'window_start',
    type: 'timestamp',
    about: 'Start of the window, UTC',
    value: (flow) => flow.windowStart,
    isOfRow: true,
  },
  {
    name: 'window_seconds',
    type: 'int',
    about: 'Length of the window, seconds',
    value: (flow) => flow.windowSeconds,
    isOfRow: true,
  },
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
    isOfRow: true,
  },
  {
    name: 'usd',
    type: 'double',
    about: 'Sum of the parts, US dollars at list price',
    value: (flow) => flow.usd,
    isOfRow: true,
  },
  {
    name: 'usd_inter_az',
    type: 'double',
    about: 'For crossing zones',
    value: (flow) => flow.charges.interAz,
    isOfRow: true,
  },
  { name: 'usd_nat', type: 'double', about: 'For a NAT gateway', value: (flow) => flow.charges.nat, isOfRow: true },
  {
    name: 'usd_endpoint',
    type: 'double',
    about: 'For an interface endpoint',
    value: (flow) => flow.charges.endpoint,
    isOfRow: true,
  },
  {
    name: 'usd_transit',
    type: 'double',
    about: 'For a transit gateway',
    value: (flow) => flow.charges.transit,
    isOfRow: true,
  },
  {
    name: 'usd_inter_region',
    type: 'double',
    about: 'For another region',
    value: (flow) => flow.charges.interRegion,
    isOfRow: true,
  },
  {
    name: 'via',
    type: 'string',
    about: 'What the flow passed first, a NAT gateway above all: direct, nat, gateway_endpoint, …',
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
  { name: 'dnat_ip', type: 'string', about: 'Address after destination NAT', value: (flow) => flow.dnatIp },
  {
    name: 'traversed_constructs',
    type: 'json',
    about: 'What Network Flow Monitor says it passed, JSON',
    value: ({ traversedConstructs }) => (traversedConstructs.length === 0 ? '[]' : JSON.stringify(traversedConstructs)),
    isOfRow: true,
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
  ...monitorColumns<PricedFlow>(),
  { name: 'nat_gateway_id', type: 'string', about: 'NAT gateway that it passed', value: natGatewayOf },
  { name: 'endpoint_id', type: 'string', about: 'Endpoint that it ended at, or passed', value: endpointOf },
  { name: 'source_name', type: 'string', about: 'What a reader calls who called', value: sourceNameOf },
  {
    name: 'path',
    type: 'string',
    about: 'Its way through the route tables, step by step, to the end or to where it is lost',
    value: (flow) => pathInWords(flow.path),
    decidedBy: (flow) => flow.path,
  },
  TEAM_COLUMN,
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
    about: 'Who called: workload, service, interface, node or address',
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
  ...monitorColumns<DailyRow>(),
  {
    name: 'bytes_once',
    type: 'bigint',
    about:
      'The same, of a flow that pays twice under its first charge alone: what to sum over charges; null in days from before this column',
    value: (row) => row.bytesOnce,
  },
  { name: 'nat_gateway_id', type: 'string', about: 'NAT gateway that they passed', value: (row) => row.natGatewayId },
  {
    name: 'endpoint_id',
    type: 'string',
    about: 'Endpoint that they ended at, or passed',
    value: (row) => row.endpointId,
  },
  TEAM_COLUMN,
  {
    name: 'billed_account_id',
    type: 'string',
    about:
      'Account that is billed; null where nobody knows, where nothing is billed, and in days from before this column. Of a charge that two accounts share, each has a row, and the first has the flows and bytes',
    value: (row) => row.billedAccountId,
  },
]
