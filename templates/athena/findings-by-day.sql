-- Findings by status: the first and the last day in each, and dollars a month on the last one.
select
  finding,
  status,
  min(dt) as first_day,
  max(dt) as last_day,
  max_by(usd_per_month, dt) as usd_per_month,
  max_by(title, dt) as title
from findings
where dt between :since and :until
group by 1, 2
order by last_day desc, usd_per_month desc, finding, status
