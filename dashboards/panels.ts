/** A question of a dashboard, in the SQL that Athena (Trino) and DuckDB share. */
export interface PanelQuestion {
  readonly title: string
  readonly about: string
  readonly shape: 'bars' | 'days' | 'figures' | 'table'
  readonly width: number
  readonly height: number
  /** `:days`, `:flows`, `:monitors`, `:clusters` and `:gigabyte` stand for what a reader has chosen. */
  readonly sql: string
  /** Units of columns, by Grafana's name of them. */
  readonly units: Readonly<Record<string, string>>
}

const USD = 'currencyUSD'
const SHARE = 'percentunit'

const CHARGES = `case charge
      when 'inter_az' then 'Across zones'
      when 'nat' then 'NAT gateway'
      when 'endpoint' then 'Interface endpoint'
      when 'transit' then 'Transit gateway'
      when 'inter_region' then 'Between regions'
      else charge
    end`

/** The largest ten of a column; the others are one. */
const largestTen = (column: string) => `
with largest as (
  select ${column} as name
  from daily
  where :days and :flows
  group by 1
  having sum(usd) > 0
  order by round(sum(usd), 6) desc, 1
  limit 10
)
select cast(dt as timestamp) as time, coalesce(largest.name, '(others)') as name, sum(usd) as usd
from daily
left join largest on largest.name = ${column}
where :days and :flows and usd > 0
group by 1, 2
order by 1, 2`

const dearest = (column: string) => `
select *
from (
  select ${column} as name, sum(usd) as usd
  from daily
  where :days and :flows
  group by 1
)
where usd > 0
order by round(usd, 6) desc, name
limit 10`

export const PANELS: readonly PanelQuestion[] = [
  {
    title: 'Cost',
    about: 'Estimates at list price. What has no price is not in them.',
    shape: 'figures',
    ...{ width: 12, height: 4 },
    units: { Total: USD, 'Across zones': USD, 'NAT gateways': USD, Other: USD },
    sql: `
select
  sum(usd) as "Total",
  sum(case when charge = 'inter_az' then usd else 0 end) as "Across zones",
  sum(case when charge = 'nat' then usd else 0 end) as "NAT gateways",
  sum(case when charge not in ('inter_az', 'nat') then usd else 0 end) as "Other"
from daily
where :days and :flows`,
  },
  {
    title: 'Data',
    about: 'TCP payload in gigabytes, each connection once, and the part of it without a price.',
    shape: 'figures',
    ...{ width: 4, height: 4 },
    units: { GB: 'none', 'No price': SHARE },
    sql: `
select
  cast(sum(coalesce(bytes_once, bytes)) as double) / :gigabyte as "GB",
  cast(sum(case when charge = 'unpriced' then bytes else 0 end) as double) / nullif(sum(coalesce(bytes_once, bytes)), 0) as "No price"
from daily
where :days and :flows`,
  },
  {
    title: 'Savings a month',
    about:
      'Of the last day: what changes would save, what may be saved depending on the application, what fixed ones have saved.',
    shape: 'figures',
    ...{ width: 8, height: 4 },
    units: { Possible: USD, 'At most': USD, Measured: USD },
    sql: `
select
  coalesce(sum(case when status = 'open' and saving_is = 'estimate' then usd_per_month end), 0) as "Possible",
  coalesce(sum(case when status = 'open' and saving_is = 'at_most' then usd_per_month end), 0) as "At most",
  coalesce(sum(case when status = 'fixed' then usd_per_month end), 0) as "Measured"
from findings
where :days and :clusters
  and dt = (select max(dt) from days where :days)`,
  },
  {
    title: 'Cost by charge',
    about: 'Dollars a day. A flow that pays twice is in both charges.',
    shape: 'days',
    ...{ width: 12, height: 9 },
    units: { usd: USD },
    sql: `
select
  cast(dt as timestamp) as time,
  ${CHARGES} as charge,
  sum(usd) as usd
from daily
where :days and :flows and usd > 0
group by 1, 2
order by 1, 2`,
  },
  {
    title: 'Cost by namespace',
    about: 'Dollars a day of the ten largest namespaces of who called.',
    shape: 'days',
    ...{ width: 12, height: 9 },
    units: { usd: USD },
    sql: largestTen("coalesce(source_namespace, destination_namespace, '(none)')"),
  },
  {
    title: 'Cost by cluster',
    about: 'Of the whole time range.',
    shape: 'bars',
    ...{ width: 8, height: 8 },
    units: { usd: USD },
    sql: dearest('coalesce(cluster, monitor)'),
  },
  {
    title: 'Cost by team',
    about: 'Of the whole time range; (none) where no teams are set.',
    shape: 'bars',
    ...{ width: 8, height: 8 },
    units: { usd: USD },
    sql: dearest("coalesce(team, '(none)')"),
  },
  {
    title: 'Cost by NAT gateway',
    about: 'Data processing alone; hourly charges are not in it.',
    shape: 'bars',
    ...{ width: 8, height: 8 },
    units: { usd: USD },
    sql: `
select *
from (
  select coalesce(nat_gateway_id, '(not known)') as name, sum(usd) as usd
  from daily
  where :days and :flows and charge = 'nat'
  group by 1
)
where usd > 0
order by round(usd, 6) desc, name
limit 10`,
  },
  {
    title: 'Largest costs',
    about: 'Each workload and its far end, all charges together.',
    shape: 'table',
    ...{ width: 14, height: 10 },
    units: { USD, GB: 'none' },
    sql: `
select *
from (
  select
    coalesce(cluster, monitor) as "Cluster",
    source_namespace as "Namespace",
    source_workload as "Workload",
    destination_name as "Far end",
    via as "Path",
    cast(sum(coalesce(bytes_once, bytes)) as double) / :gigabyte as "GB",
    sum(usd) as "USD"
  from daily
  where :days and :flows and usd > 0
  group by 1, 2, 3, 4, 5
)
order by round("USD", 6) desc, "Cluster", "Namespace", "Workload", "Far end", "Path"
limit 100`,
  },
  {
    title: 'Zone by zone',
    about: 'Traffic that paid to cross a zone.',
    shape: 'table',
    ...{ width: 10, height: 10 },
    units: { USD, GB: 'none' },
    sql: `
select *
from (
  select
    coalesce(source_az_id, '(not known)') as "From",
    coalesce(destination_az_id, '(not known)') as "To",
    cast(sum(bytes) as double) / :gigabyte as "GB",
    sum(usd) as "USD"
  from daily
  where :days and :flows and charge = 'inter_az'
  group by 1, 2
)
order by round("USD", 6) desc, "From", "To"`,
  },
  {
    title: 'Savings',
    about: 'Of the last day. Commands, checks, and undo are in its changes.md.',
    shape: 'table',
    ...{ width: 14, height: 9 },
    units: { 'USD a month': USD },
    sql: `
select *
from (
  select
    title as "Change",
    status as "Status",
    cluster as "Cluster",
    saving_is as "Saving is",
    usd_per_month as "USD a month",
    since as "Since"
  from findings
  where :days and :clusters
    and dt = (select max(dt) from days where :days)
)
order by round("USD a month", 6) desc, "Change"`,
  },
  {
    title: 'Coverage',
    about: 'Hours with a full answer, and what the rows hold of what CloudWatch counted.',
    shape: 'table',
    ...{ width: 10, height: 9 },
    units: { Hours: SHARE, 'Of CloudWatch': SHARE, USD },
    sql: `
select *
from (
  select
    dt as "Day",
    monitor as "Monitor",
    status as "Status",
    cast(hours_complete as double) / nullif(hours, 0) as "Hours",
    cast(row_bytes as double) / nullif(cloudwatch_bytes, 0) as "Of CloudWatch",
    usd as "USD"
  from days
  where :days and :monitors
)
order by "Day" desc, "Monitor"`,
  },
]
