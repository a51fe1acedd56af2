/** A data set of QuickSight: SQL of Athena, read once a day. */
export interface DataSet {
  readonly name: string
  /** `:table(daily)` is a table of the archive. */
  readonly sql: string
  readonly columns: Readonly<Record<string, 'DATETIME' | 'DECIMAL' | 'INTEGER' | 'STRING'>>
}

/** Days that are read each time; partitions before them are not. */
const RECENT = "dt >= cast(current_date - interval '90' day as varchar)"

const GIGABYTE = `coalesce((select max_by(bytes_per_gigabyte, dt) from :table(days) where ${RECENT}), 1073741824)`

export const DATA_SETS: readonly DataSet[] = [
  {
    name: 'costs',
    columns: {
      ...{ day: 'DATETIME', region: 'STRING', account: 'STRING', cluster: 'STRING', monitor: 'STRING', team: 'STRING' },
      ...{ namespace: 'STRING', workload: 'STRING', far_end: 'STRING', via: 'STRING', charge: 'STRING' },
      ...{ from_zone: 'STRING', to_zone: 'STRING', gigabytes: 'DECIMAL', usd: 'DECIMAL' },
    },
    sql: `select
  cast(dt as timestamp) as day,
  coalesce(region, '(none)') as region,
  coalesce(account_id, '(none)') as account,
  coalesce(cluster, monitor) as cluster,
  monitor,
  coalesce(team, '(none)') as team,
  coalesce(source_namespace, destination_namespace, '(none)') as namespace,
  coalesce(source_workload, '(not known)') as workload,
  coalesce(destination_name, '(not known)') as far_end,
  coalesce(via, '(not known)') as via,
  charge,
  coalesce(source_az_id, '(not known)') as from_zone,
  coalesce(destination_az_id, '(not known)') as to_zone,
  cast(sum(coalesce(bytes_once, bytes)) as double) / ${GIGABYTE} as gigabytes,
  sum(usd) as usd
from :table(daily)
where ${RECENT}
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13`,
  },
  {
    name: 'savings',
    columns: {
      ...{ title: 'STRING', status: 'STRING', cluster: 'STRING', saving_is: 'STRING', usd_per_month: 'DECIMAL' },
      ...{ usd_possible: 'DECIMAL', usd_at_most: 'DECIMAL', usd_measured: 'DECIMAL' },
    },
    // A day without findings has no row here: the last day is that of the table of days.
    sql: `select
  title,
  status,
  coalesce(cluster, '(none)') as cluster,
  saving_is,
  usd_per_month,
  case when status = 'open' and saving_is = 'estimate' then usd_per_month else cast(0 as double) end as usd_possible,
  case when status = 'open' and saving_is = 'at_most' then usd_per_month else cast(0 as double) end as usd_at_most,
  case when status = 'fixed' then usd_per_month else cast(0 as double) end as usd_measured
from :table(findings)
where ${RECENT} and dt = (select max(dt) from :table(days) where ${RECENT})`,
  },
  {
    name: 'coverage',
    columns: {
      ...{ day: 'DATETIME', region: 'STRING', account: 'STRING', cluster: 'STRING', monitor: 'STRING' },
      ...{ status: 'STRING', hours: 'INTEGER', hours_complete: 'INTEGER', row_bytes: 'INTEGER' },
      ...{ cloudwatch_bytes: 'INTEGER', usd: 'DECIMAL' },
    },
    sql: `select
  cast(dt as timestamp) as day,
  coalesce(region, '(none)') as region,
  coalesce(account_id, '(none)') as account,
  coalesce(cluster, monitor) as cluster,
  monitor,
  status,
  hours,
  hours_complete,
  row_bytes,
  cloudwatch_bytes,
  usd
from :table(days)
where ${RECENT}`,
  },
]
