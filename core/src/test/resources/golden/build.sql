-- batch: build dim_product and 2 more {smallest_trx=0.5}
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from candidate.dim_product_rebuilt;

insert into candidate.dim_product_rebuilt (product_code, product_name, is_ours)
select rebuilt.product_code, rebuilt.product_name, rebuilt.is_ours
from (
select product_code, product_name, is_ours
from qa.product
) as rebuilt;

create or replace view candidate.dim_product as
select product_code, product_name, is_ours
from candidate.dim_product_rebuilt
with no schema binding;

delete from candidate.fct_rx_rebuilt;

insert into candidate.fct_rx_rebuilt (npi, product_code, week_ending, is_ours, trx)
select rebuilt.npi, rebuilt.product_code, rebuilt.week_ending, rebuilt.is_ours, rebuilt.trx
from (
with rx as (
    select npi, product_code, week_ending, trx
    from qa.rx
    where trx >= cast(:smallest_trx as decimal(4,1)) -- star.t in a comment stays
)
select rx.npi, rx.product_code, rx.week_ending, dim_product.is_ours, cast(rx.trx as decimal(12,1)) as trx
from rx
left join candidate.dim_product on dim_product.product_code = rx.product_code
) as rebuilt
where ((rebuilt.week_ending >= date '2026-03-08' and rebuilt.week_ending < date '2026-03-15'))
    or rebuilt.week_ending is null;

create or replace view candidate.fct_rx as
select npi, product_code, week_ending, is_ours, trx
from candidate.fct_rx_rebuilt
union all
select npi, product_code, week_ending, is_ours, trx
from star.fct_rx
where not ((week_ending >= date '2026-03-08' and week_ending < date '2026-03-15'))
with no schema binding;

delete from candidate.fct_rx_rebuilt;

create or replace view candidate.fct_rx as
select npi, product_code, week_ending, is_ours, trx
from star.fct_rx
with no schema binding;

-- query: grain of fct_rx
select npi, product_code, week_ending, rows_of_this_key, count(*) over () as repeated_keys
from (
    select npi, product_code, week_ending, count(*) as rows_of_this_key
    from candidate.fct_rx_rebuilt
    group by npi, product_code, week_ending
    having count(*) > 1
) as repeated
order by npi, product_code, week_ending
limit 10;

-- query: grain of dim_product
select product_code, rows_of_this_key, count(*) over () as repeated_keys
from (
    select product_code, count(*) as rows_of_this_key
    from candidate.dim_product_rebuilt
    group by product_code
    having count(*) > 1
) as repeated
order by product_code
limit 10;

