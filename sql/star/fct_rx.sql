-- Weekly prescriptions by prescriber and product, with the calls on the prescriber about the product shortly before.
-- Territory and market are unknown until a file names the prescriber or the product.
-- grain: npi, product_code, week_ending    period: week_ending    owner: launch    maturity: solid
-- reads qa.rx by week_ending
-- reads qa.rep_call by call_date, 91 days back
-- reads star.dim_product by key product_code through qa.rx.week_ending
-- reads star.dim_prescriber by key npi through qa.rx.week_ending
create table star.fct_rx (
    npi varchar(10) not null,
    product_code varchar(10) not null,
    week_ending date not null,
    market_code varchar(10) not null,
    territory_code varchar(10) not null,
    trx decimal(12,1) not null,
    nrx decimal(12,1) not null,
    calls_before integer not null
) distkey (npi) sortkey (week_ending);

with rx as (
    select npi, product_code, week_ending, trx, nrx
    from qa.rx
),

rep_call as (
    select npi, product_code, call_date
    from qa.rep_call
),

product as (
    select product_code, market_code
    from star.dim_product
),

prescriber as (
    select npi, territory_code
    from star.dim_prescriber
),

called as (
    select
        rx.npi,
        rx.product_code,
        rx.week_ending,
        cast(count(*) as integer) as calls_before
    from rx
    inner join rep_call on rep_call.npi = rx.npi and rep_call.product_code = rx.product_code
    where rep_call.call_date <= rx.week_ending
        and datediff(day, rep_call.call_date, rx.week_ending) < cast(:call_window_days as integer)
    group by rx.npi, rx.product_code, rx.week_ending
)
select
    rx.npi,
    rx.product_code,
    rx.week_ending,
    coalesce(product.market_code, 'unknown') as market_code,
    coalesce(prescriber.territory_code, 'unknown') as territory_code,
    cast(rx.trx as decimal(12,1)) as trx,
    cast(rx.nrx as decimal(12,1)) as nrx,
    coalesce(called.calls_before, 0) as calls_before
from rx
left join product on product.product_code = rx.product_code
left join prescriber on prescriber.npi = rx.npi
left join called on called.npi = rx.npi
    and called.product_code = rx.product_code
    and called.week_ending = rx.week_ending
