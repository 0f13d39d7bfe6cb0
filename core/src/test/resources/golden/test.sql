-- query: test products_by_owner
select *
from (
select is_ours, count(*) as products
from candidate.dim_product
group by is_ours
) as result_of_test
limit 5001;

-- query: test rx_is_enough {minimum_rows=5}
select result_of_test.*, count(*) over () as failing_rows
from (
with received as (
    select count(*) as n
    from current.rx
)
select n
from received
where n < cast(:minimum_rows as integer)
) as result_of_test
limit 10;

-- batch: measures of products_by_owner
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from ops.measure where run = '2026-03-15-a1b2c3d4e5f6-1' and test = 'products_by_owner';

insert into ops.measure (run, test, dimension, value) values
('2026-03-15-a1b2c3d4e5f6-1', 'products_by_owner', 'true', 2.000000);

