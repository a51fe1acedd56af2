-- What each account is billed, by region and month, by charge. (not known): nobody tells whose it is, or the day is from before that was told.
select *
from (
  select
    cast(date_trunc('month', cast(dt as date)) as date) as month,
    coalesce(billed_account_id, '(not known)') as billed_account_id,
    coalesce(region, '(none)') as region,
    sum(case when charge = 'inter_az' then usd else 0 end) as across_zones,
    sum(case when charge = 'nat' then usd else 0 end) as nat_gateways,
    sum(case when charge not in ('inter_az', 'nat') then usd else 0 end) as other,
    sum(usd) as usd
  from daily
  where dt between :since and :until and usd > 0
  group by 1, 2, 3
)
order by month, round(usd, 6) desc, billed_account_id, region
