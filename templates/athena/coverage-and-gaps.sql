-- What is missing from the figures: hours and traffic without an answer, and answers that were cut.
select
  dt,
  monitor,
  kind,
  destination_category,
  cast(sum(date_diff('minute', window_start, window_end)) as double) / 60 as hours,
  min(reason) as reason
from gaps
where dt between :since and :until
group by 1, 2, 3, 4
order by dt, monitor, kind, destination_category
