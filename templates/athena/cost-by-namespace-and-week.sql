-- Cost by namespace and week, from Monday, by charge. The caller pays; where it is not known, who was called.
select *
from (
  select
    cast(date_trunc('week', cast(dt as date)) as date) as week,
    coalesce(source_namespace, destination_namespace, '(none)') as namespace,
    charge,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until and usd > 0
  group by 1, 2, 3
)
order by week, round(usd, 6) desc, namespace, charge
