import { DuckDBInstance } from '@duckdb/node-api'
import { peakMegabytes } from './peak-memory.ts'

/**
 * The plain sums of raw objects by DuckDB on one thread: reads them, joins the two rows of a connection by their addresses, counts the
 * larger, and sums by category, namespace and workload. No way, no price, no owner, no table.
 */

const ROW = `STRUCT(localIp VARCHAR, remoteIp VARCHAR, targetPort BIGINT, "value" BIGINT, kubernetesMetadata STRUCT(
  localPodName VARCHAR, localPodNamespace VARCHAR, remotePodName VARCHAR, remotePodNamespace VARCHAR))`

const sql = (folder: string) => `
with files as (
  select monitor, category, unnest(answers) answer
  from read_json('${folder}/raw/**/*.json.gz', maximum_object_size = 200000000, columns = {
    monitor: 'VARCHAR', category: 'VARCHAR', answers: 'STRUCT("from" TIMESTAMP, "rows" ${ROW}[])[]'})
),
told as (select category, answer."from" since, unnest(answer."rows") one from files),
ends as (
  select category, since, one."value" bytes, one.targetPort > 0 is_client,
    case when is_client then one.localIp else one.remoteIp end client,
    case when is_client then one.remoteIp else one.localIp end callee,
    case when is_client then one.kubernetesMetadata.localPodNamespace else one.kubernetesMetadata.remotePodNamespace end namespace,
    case when is_client then one.kubernetesMetadata.localPodName else one.kubernetesMetadata.remotePodName end pod,
    case when is_client then one.kubernetesMetadata.remotePodName else one.kubernetesMetadata.localPodName end other
  from told
),
connections as (
  select category, since, client, callee, any_value(namespace) namespace, any_value(pod) pod, any_value(other) other,
    greatest(coalesce(sum(bytes) filter (is_client), 0), coalesce(sum(bytes) filter (not is_client), 0)) bytes
  from ends group by all
)
select category, namespace, regexp_replace(pod, '-[a-z0-9]+-[a-z0-9]{5}$', '') workload,
  regexp_replace(other, '-[a-z0-9]+-[a-z0-9]{5}$', '') callee, sum(bytes) bytes, count(*) connections
from connections group by all`

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
const began = process.cpuUsage()
const rows = (await connection.runAndReadAll(sql(process.argv[2] ?? ''))).getRowObjects()
const { user, system } = process.cpuUsage(began)
process.send?.({
  bytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  milliseconds: (user + system) / 1000,
  peakMegabytes: peakMegabytes(),
})
process.disconnect()
