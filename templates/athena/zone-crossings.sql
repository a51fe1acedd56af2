-- Which pairs cross zones, and between which.
select
  source_namespace,
  coalesce(source_workload, source_service, source_instance_id, source_ip) as source,
  source_az_id,
  destination_namespace,
  destination_name,
  destination_az_id,
  cast(sum(bytes) as double) / 1073741824 as gigabytes,
  sum(usd_inter_az) as usd
from flows
where dt between :since and :until and usd_inter_az > 0
group by 1, 2, 3, 4, 5, 6
order by usd desc, gigabytes desc, source, destination_name, source_az_id
limit 50
