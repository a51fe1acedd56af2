-- The largest costs: each workload and its far end, by charge. For one day, the first row is the largest pair of its digest.
select *
from (
  select
    coalesce(cluster, monitor) as cluster,
    source_namespace,
    source_workload,
    destination_namespace,
    destination_name,
    via,
    sum(case when charge = 'inter_az' then usd else 0 end) as across_zones,
    sum(case when charge = 'nat' then usd else 0 end) as nat_gateways,
    sum(case when charge not in ('inter_az', 'nat') then usd else 0 end) as other,
    cast(sum(coalesce(bytes_once, bytes)) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and usd > 0
  group by 1, 2, 3, 4, 5, 6
)
order by
  round(usd, 6) desc,
  cluster, source_namespace, source_workload, destination_namespace, destination_name, via
limit 50
