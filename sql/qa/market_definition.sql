-- Which products make up a market, one row per market and product.
select
    market_code,
    rtrim(market_name) as market_name,
    product_code
from current.markets
