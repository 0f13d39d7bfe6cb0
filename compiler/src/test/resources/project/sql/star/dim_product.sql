-- Products.
-- grain: product_code    owner: launch    maturity: solid
create table star.dim_product (
    product_code varchar(10) not null,
    product_name varchar(60) not null,
    is_ours boolean
) diststyle all;

select product_code, product_name, is_ours
from qa.product
