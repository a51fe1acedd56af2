-- Cost so far of the last day with hours, by namespace and team, beside the same hours one day and one week before; null where one of those lacks an hour.
with last_day as (
  select max(dt) as today
  from hours
  where dt between :since and :until
), flows_of_days as (
  select
    date_diff('day', cast(dt as date), cast(today as date)) as days_back,
    extract(hour from window_start) as utc_hour,
    date_trunc('hour', window_start) as started,
    coalesce(source_namespace, destination_namespace, '(none)') as namespace,
    team,
    usd
  from hours
  cross join last_day
  where dt between :since and :until
    and cast(dt as date) >= cast(:until as date) - interval '8' day
    and date_diff('day', cast(dt as date), cast(today as date)) in (0, 1, 7)
), hours_of_days as (
  select days_back, utc_hour, count(distinct started) as times
  from flows_of_days
  group by 1, 2
), same_hours as (
  select
    count(distinct of_today.utc_hour) as hours,
    sum(case when earlier.days_back = 1 then 1 else 0 end) as hours_yesterday,
    sum(case when earlier.days_back = 7 then 1 else 0 end) as hours_week_ago
  from hours_of_days as of_today
  join hours_of_days as earlier on earlier.utc_hour = of_today.utc_hour and earlier.times = of_today.times
  where of_today.days_back = 0
)
select
  namespace,
  team,
  hours,
  sum(case when paid.days_back = 0 then usd else 0 end) as usd_so_far,
  case when hours_yesterday = hours then sum(case when paid.days_back = 1 then usd else 0 end) end as usd_yesterday,
  case when hours_week_ago = hours then sum(case when paid.days_back = 7 then usd else 0 end) end as usd_week_ago
from flows_of_days as paid
join hours_of_days as of_today on of_today.days_back = 0 and of_today.utc_hour = paid.utc_hour
cross join same_hours
group by namespace, team, hours, hours_yesterday, hours_week_ago
order by round(sum(case when paid.days_back = 0 then usd else 0 end), 6) desc, namespace, team
