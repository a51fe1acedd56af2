-- What each pair cost a day before a date and from it on: whether a change worked.
with days as (
  select
    count(distinct case when dt < :date then dt end) as before,
    count(distinct case when dt >= :date then dt end) as since
  from daily
  where dt between :since and :until
)
select
  source_namespace,
  source_workload,
  destination_name,
  charge,
  sum(case when dt < :date then usd else 0 end) / nullif(max(days.before), 0) as usd_a_day_before,
  sum(case when dt >= :date then usd else 0 end) / nullif(max(days.since), 0) as usd_a_day_since,
  sum(case when dt >= :date then usd else 0 end) / nullif(max(days.since), 0)
    - sum(case when dt < :date then usd else 0 end) / nullif(max(days.before), 0) as usd_a_day_more
from daily
cross join days
where dt between :since and :until and usd > 0
group by 1, 2, 3, 4
order by abs(
  sum(case when dt >= :date then usd else 0 end) / nullif(max(days.since), 0)
  - sum(case when dt < :date then usd else 0 end) / nullif(max(days.before), 0)
) desc, source_workload, destination_name, charge
limit 50
