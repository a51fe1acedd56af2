-- AWS services reached through a NAT gateway: what an endpoint would take off it.
select *
from (
  select
    destination_name,
    count(distinct source_workload) as workloads,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and charge = 'nat' and destination_owner = 'AWS'
  group by 1
)
order by round(usd, 6) desc, destination_name
