-- What each pair cost per day before and since a date: whether a change worked.
with spans as (
  select
    count(distinct case when dt < :date then dt end) as days_before,
    count(distinct case when dt >= :date then dt end) as days_since
  from daily
  where dt between :since and :until
), pairs as (
  select
    source_namespace,
    source_workload,
    destination_name,
    charge,
    sum(case when dt < :date then usd else 0 end) / nullif(max(days_before), 0) as usd_a_day_before,
    sum(case when dt >= :date then usd else 0 end) / nullif(max(days_since), 0) as usd_a_day_since
  from daily
  cross join spans
  where dt between :since and :until and usd > 0
  group by 1, 2, 3, 4
)
select *, usd_a_day_since - usd_a_day_before as usd_a_day_more
from pairs
order by
  round(abs(usd_a_day_since - usd_a_day_before), 6) desc,
  source_namespace, source_workload, destination_name, charge
limit 50
