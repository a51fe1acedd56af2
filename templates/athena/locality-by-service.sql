-- How much of the traffic to each Service stays in its zone.
select *
from (
  select
    destination_namespace,
    destination_service,
    cast(sum(bytes) as double) / :gigabyte as gigabytes,
    cast(sum(case when destination_category = 'INTRA_AZ' then bytes else 0 end) as double) / sum(bytes) as same_zone,
    sum(usd) as usd,
    :gigabyte as bytes_per_gigabyte
  from daily
  where dt between :since and :until
    and destination_category in ('INTRA_AZ', 'INTER_AZ')
    -- A flow that pays for an endpoint or a gateway too stands under that charge with the same bytes.
    and charge in ('free', 'inter_az', 'unpriced')
    and destination_service is not null
  group by 1, 2
)
order by round(usd, 6) desc, gigabytes desc, destination_namespace, destination_service
