-- NAT gateway cost by workload and destination.
select *
from (
  select
    source_namespace,
    source_workload,
    destination_name,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and charge = 'nat'
  group by 1, 2, 3
)
order by round(usd, 6) desc, source_namespace, source_workload, destination_name
limit 50
