-- Customers of the wholesaler.
-- grain: customer_id    owner: launch    maturity: solid
create table star.dim_customer (
    customer_id varchar(8) not null,
    customer_name varchar(120) not null,
    customer_type varchar(10) not null,
    city varchar(60) not null,
    region varchar(20) not null
) diststyle all;

with customer as (
    select customer_id, customer_name, customer_type, city, region
    from qa.customer
)
select customer_id, customer_name, customer_type, city, region
from customer
