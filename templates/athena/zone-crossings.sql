-- Which pairs cross zones, and between which.
select *
from (
  select
    source_namespace,
    source_workload,
    source_az_id,
    destination_namespace,
    destination_name,
    destination_az_id,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and charge = 'inter_az'
  group by 1, 2, 3, 4, 5, 6
)
order by
  round(usd, 6) desc, gigabytes desc,
  source_namespace, source_workload, source_az_id, destination_namespace, destination_name, destination_az_id
limit 50
