-- Pairs with a first cost on or after a date.
select *
from (
  select
    source_namespace,
    source_workload,
    destination_name,
    charge,
    min(dt) as first_day,
    sum(usd) as usd
  from daily
  where dt between :since and :until and usd > 0
  group by 1, 2, 3, 4
  having min(dt) >= :date
)
order by round(usd, 6) desc, source_namespace, source_workload, destination_name, charge
limit 50
