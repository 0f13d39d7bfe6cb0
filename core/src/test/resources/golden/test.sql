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

-- query: test star_fct_rx_trx_at_least
select result_of_test.*, count(*) over () as failing_rows
from (
select tested.npi, tested.product_code, tested.week_ending, tested.trx
from candidate.fct_rx as tested
where not (tested.trx >= 0)
) as result_of_test
limit 10;

-- batch: keep the newest results and 1 more
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from ops.test_result
where (release is null and run <> '2026-03-15-a1b2c3d4e5f6-1' and run not in (
    select recent.run
    from (
        select run, max(tested_at) as tested_at
        from ops.test_result
        where release is null
        group by run
        order by tested_at desc, run desc
        limit 100
    ) as recent
))
    or release <= (select max(live.release) from ops.live_release as live) - 400;

delete from ops.test_result where run = '2026-03-15-a1b2c3d4e5f6-1' and gate = 'output' and test in ('products_by_owner');

insert into ops.test_result (run, release, tested_at, gate, test, severity, dimension, value, expected, tolerance, verdict) values
('2026-03-15-a1b2c3d4e5f6-1', null, timestamp '2026-03-15 06:07:08', 'output', 'products_by_owner', 'warn', 'true', 2.000000, 3.500000, '20 %', 'failed'),
('2026-03-15-a1b2c3d4e5f6-1', null, timestamp '2026-03-15 06:07:08', 'output', 'products_by_owner', 'warn', 'it''s a ' || chr(92) || '', 1.000000, null, '20 %', 'measured');

