-- Every product that is prescribed has a market, once there are products at all.
-- gate: logic   severity: block   owner: launch
with products as (
    select count(*) as known
    from star.dim_product
)
select fct_rx.product_code, fct_rx.week_ending, count(*) as rx_rows
from star.fct_rx
cross join products
where products.known > 0 and fct_rx.market_code = 'unknown'
group by fct_rx.product_code, fct_rx.week_ending
