-- Which pairs cross zones, and between which.
select
  source_namespace,
  source_workload,
  source_az_id,
  destination_namespace,
  destination_name,
  destination_az_id,
  cast(sum(bytes) as double) / 1073741824 as gigabytes,
  sum(usd) as usd
from daily
where dt between :since and :until and charge = 'inter_az'
group by 1, 2, 3, 4, 5, 6
order by usd desc, gigabytes desc, source_workload, destination_name, source_az_id
limit 50
