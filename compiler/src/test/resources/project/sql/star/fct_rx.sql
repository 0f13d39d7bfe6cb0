-- Weekly prescriptions by prescriber and product.
-- grain: npi, product_code, week_ending    period: week_ending    owner: launch    maturity: solid
-- reads qa.rx by week_ending
-- reads star.dim_product by key product_code through qa.rx.week_ending
-- test trx >= 0
create table star.fct_rx (
    npi varchar(10) not null,
    product_code varchar(10) not null,
    week_ending date not null,
    is_ours boolean,
    trx decimal(12,1) not null
) distkey (npi) sortkey (week_ending);

with rx as (
    select npi, product_code, week_ending, trx
    from qa.rx
    where trx >= cast(:smallest_trx as decimal(4,1)) -- star.t in a comment stays
)
select rx.npi, rx.product_code, rx.week_ending, dim_product.is_ours, cast(rx.trx as decimal(12,1)) as trx
from rx
left join star.dim_product on dim_product.product_code = rx.product_code
