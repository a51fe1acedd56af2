-- Which pairs cross zones, and between which zones, largest cost first.
select *
from (
  select
    source_namespace,
    source_workload,
    source_az_id,
    destination_namespace,
    destination_name,
    destination_az_id,
    sum(sum(usd)) over (
      partition by source_namespace, source_workload, destination_namespace, destination_name
    ) as usd_of_the_pair,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and charge = 'inter_az'
  group by 1, 2, 3, 4, 5, 6
)
order by
  round(usd_of_the_pair, 6) desc,
  source_namespace, source_workload, destination_namespace, destination_name,
  round(usd, 6) desc, gigabytes desc, source_az_id, destination_az_id
limit 50
