import type { DailyRow } from './money/daily.ts'
import type { PricedFlow } from './money/priced-flow.ts'

/** The one list of columns: the Parquet writer, the Glue table and the SQL are made from it. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly value: (row: Row) => string | number | boolean | null
}

/** `timestamp` is epoch milliseconds, UTC; `bigint` a whole number up to 2^53; `json` is text that holds JSON. */
export type ColumnType = 'string' | 'json' | 'int' | 'bigint' | 'double' | 'boolean' | 'timestamp'

type FlowColumn = Column<PricedFlow>

const endColumns = (end: 'source' | 'destination'): FlowColumn[] => [
  { name: `${end}_ip`, type: 'string', value: (flow) => flow[end].ip },
  { name: `${end}_az_id`, type: 'string', value: (flow) => flow[end].azId },
  { name: `${end}_subnet_id`, type: 'string', value: (flow) => flow[end].subnetId },
  { name: `${end}_vpc_id`, type: 'string', value: (flow) => flow[end].vpcId },
  { name: `${end}_instance_id`, type: 'string', value: (flow) => flow[end].instanceId },
  { name: `${end}_region`, type: 'string', value: (flow) => flow[end].region },
  { name: `${end}_namespace`, type: 'string', value: (flow) => flow[end].namespace },
  { name: `${end}_pod`, type: 'string', value: (flow) => flow[end].pod },
  { name: `${end}_service`, type: 'string', value: (flow) => flow[end].service },
  { name: `${end}_workload`, type: 'string', value: (flow) => flow[end].workload },
  { name: `${end}_workload_kind`, type: 'string', value: (flow) => flow[end].workloadKind },
]

export const FLOW_COLUMNS: readonly FlowColumn[] = [
  { name: 'window_start', type: 'timestamp', value: (flow) => flow.windowStart },
  { name: 'window_seconds', type: 'int', value: (flow) => flow.windowSeconds },
  { name: 'destination_category', type: 'string', value: (flow) => flow.category },
  { name: 'bytes', type: 'bigint', value: (flow) => flow.bytes },
  { name: 'usd', type: 'double', value: (flow) => flow.usd },
  { name: 'usd_inter_az', type: 'double', value: (flow) => flow.charges.interAz },
  { name: 'usd_nat', type: 'double', value: (flow) => flow.charges.nat },
  { name: 'usd_endpoint', type: 'double', value: (flow) => flow.charges.endpoint },
  { name: 'usd_transit', type: 'double', value: (flow) => flow.charges.transit },
  { name: 'usd_inter_region', type: 'double', value: (flow) => flow.charges.interRegion },
  { name: 'via', type: 'string', value: (flow) => flow.via },
  { name: 'mirrored', type: 'boolean', value: (flow) => flow.mirrored },
  ...endColumns('source'),
  ...endColumns('destination'),
  { name: 'target_port', type: 'int', value: (flow) => flow.targetPort },
  { name: 'destination_name', type: 'string', value: (flow) => flow.destinationName },
  { name: 'destination_owner', type: 'string', value: (flow) => flow.destinationOwner },
  { name: 'identity_source', type: 'string', value: (flow) => flow.identitySource },
  { name: 'snat_ip', type: 'string', value: (flow) => flow.snatIp },
  { name: 'dnat_ip', type: 'string', value: (flow) => flow.dnatIp },
  { name: 'traversed_constructs', type: 'json', value: (flow) => JSON.stringify(flow.traversedConstructs) },
]

export const DAILY_COLUMNS: readonly Column<DailyRow>[] = [
  { name: 'source_namespace', type: 'string', value: (row) => row.sourceNamespace },
  { name: 'source_workload', type: 'string', value: (row) => row.sourceWorkload },
  { name: 'source_workload_kind', type: 'string', value: (row) => row.sourceWorkloadKind },
  { name: 'destination_namespace', type: 'string', value: (row) => row.destinationNamespace },
  { name: 'destination_workload', type: 'string', value: (row) => row.destinationWorkload },
  { name: 'destination_name', type: 'string', value: (row) => row.destinationName },
  { name: 'destination_owner', type: 'string', value: (row) => row.destinationOwner },
  { name: 'destination_category', type: 'string', value: (row) => row.category },
  { name: 'via', type: 'string', value: (row) => row.via },
  { name: 'charge', type: 'string', value: (row) => row.charge },
  { name: 'flows', type: 'bigint', value: (row) => row.flows },
  { name: 'bytes', type: 'bigint', value: (row) => row.bytes },
  { name: 'usd', type: 'double', value: (row) => row.usd },
]
