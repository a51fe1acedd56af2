-- Chargeback: cost by team and month, by charge. The caller pays; where it is not known, who was called.
select *
from (
  select
    cast(date_trunc('month', cast(dt as date)) as date) as month,
    coalesce(team, 'unowned') as team,
    sum(case when charge = 'inter_az' then usd else 0 end) as across_zones,
    sum(case when charge = 'nat' then usd else 0 end) as nat_gateways,
    sum(case when charge not in ('inter_az', 'nat') then usd else 0 end) as other,
    sum(usd) as usd
  from daily
  where dt between :since and :until and usd > 0
  group by 1, 2
)
order by month, round(usd, 6) desc, team
