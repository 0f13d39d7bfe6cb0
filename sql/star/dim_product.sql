-- Products with the market each belongs to; the market is unknown while no definition names the product.
-- grain: product_code    owner: launch    maturity: solid
create table star.dim_product (
    product_code varchar(10) not null,
    product_name varchar(60) not null,
    molecule varchar(60) not null,
    manufacturer varchar(60) not null,
    is_ours boolean not null,
    launch_date date,
    market_code varchar(10) not null,
    market_name varchar(60) not null
) diststyle all;

with product as (
    select product_code, product_name, molecule, manufacturer, is_ours, launch_date
    from qa.product
),

market_definition as (
    select market_code, market_name, product_code
    from qa.market_definition
)
select
    product.product_code,
    product.product_name,
    product.molecule,
    product.manufacturer,
    product.is_ours,
    product.launch_date,
    coalesce(market_definition.market_code, 'unknown') as market_code,
    coalesce(market_definition.market_name, 'unknown') as market_name
from product
left join market_definition on market_definition.product_code = product.product_code
