-- Prescriptions of a market and of our products in it, by week and region: the launch at a glance.
-- grain: week_ending, region, market_code    period: week_ending    owner: launch    maturity: solid
-- reads star.fct_rx by week_ending
-- reads star.dim_product by key product_code through star.fct_rx.week_ending
-- reads star.dim_territory by key territory_code through star.fct_rx.week_ending
create table star.market_share (
    week_ending date not null,
    region varchar(20) not null,
    market_code varchar(10) not null,
    our_trx decimal(14,1) not null,
    market_trx decimal(14,1) not null,
    share decimal(9,4),
    share_percent decimal(7,2)
) diststyle even sortkey (week_ending);

with rx as (
    select week_ending, product_code, territory_code, market_code, trx
    from star.fct_rx
),

product as (
    select product_code, is_ours
    from star.dim_product
),

territory as (
    select territory_code, region
    from star.dim_territory
),

sold as (
    select
        rx.week_ending,
        coalesce(territory.region, 'unknown') as region,
        rx.market_code,
        case when product.is_ours then rx.trx else cast(0 as decimal(12,1)) end as our_trx,
        rx.trx as market_trx
    from rx
    left join product on product.product_code = rx.product_code
    left join territory on territory.territory_code = rx.territory_code
),

summed as (
    select
        week_ending,
        region,
        market_code,
        cast(sum(our_trx) as decimal(14,1)) as our_trx,
        cast(sum(market_trx) as decimal(14,1)) as market_trx
    from sold
    group by week_ending, region, market_code
)
select
    week_ending,
    region,
    market_code,
    our_trx,
    market_trx,
    cast(round(our_trx / nullif(market_trx, 0), 4) as decimal(9,4)) as share,
    cast(round(100 * our_trx / nullif(market_trx, 0), 2) as decimal(7,2)) as share_percent
from summed
