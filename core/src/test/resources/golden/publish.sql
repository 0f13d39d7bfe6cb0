-- batch: publish release 5
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_the_live_release_is_no_longer_the_one_compared (the_live_release_is_no_longer_the_one_compared)
select case when count(*) = 1 then 1 end from ops.live_release where release = 4;

update ops.live_release set release = 5 where release = 4;

delete from star.dim_product
using diff.dim_product_change as change
where dim_product.product_code = change.product_code
    and change.side < 0;

insert into star.dim_product (product_code, product_name, is_ours)
select product_code, product_name, is_ours
from diff.dim_product_change
where side > 0;

delete from star.fct_rx
using diff.fct_rx_change as change
where fct_rx.npi = change.npi
    and fct_rx.product_code = change.product_code
    and fct_rx.week_ending = change.week_ending
    and change.side < 0
    and ((fct_rx.week_ending >= date '2026-03-08' and fct_rx.week_ending < date '2026-03-15'));

insert into star.fct_rx (npi, product_code, week_ending, is_ours, trx)
select npi, product_code, week_ending, is_ours, trx
from diff.fct_rx_change
where side > 0;

insert into ops.guard_live_would_not_equal_the_candidate (live_would_not_equal_the_candidate)
select case when count(*) = 0 then 1 end from (
select 1 as remaining
from (
    select product_code, product_name, is_ours, 1 as side
    from candidate.dim_product_rebuilt
    union all
    select product_code, product_name, is_ours, -1 as side
    from star.dim_product
) as both_sides
group by product_code, product_name, is_ours
having sum(side) <> 0
union all
select 1 as remaining
from (
    select npi, product_code, week_ending, is_ours, trx, 1 as side
    from candidate.fct_rx_rebuilt
    union all
    select npi, product_code, week_ending, is_ours, trx, -1 as side
    from star.fct_rx
    where ((week_ending >= date '2026-03-08' and week_ending < date '2026-03-15'))
) as both_sides
group by npi, product_code, week_ending, is_ours, trx
having sum(side) <> 0
) as remaining_differences;

insert into ops.release (release, run_identity, run, plan, published_at) values (5, 'a1b2c3d4e5f6', '2026-03-15-a1b2c3d4e5f6-1', 'abababababababababababababababababababababababababababababababab', timestamp '2026-03-15 06:07:08');

update ops.test_result set release = 5 where run = '2026-03-15-a1b2c3d4e5f6-1';

-- batch: publish release 5
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_the_live_release_is_no_longer_the_one_compared (the_live_release_is_no_longer_the_one_compared)
select case when count(*) = 1 then 1 end from ops.live_release where release = 4;

update ops.live_release set release = 5 where release = 4;

delete from star.dim_product;

insert into star.dim_product (product_code, product_name, is_ours)
select product_code, product_name, is_ours
from candidate.dim_product_rebuilt;

delete from star.fct_rx
using diff.fct_rx_change as change
where fct_rx.npi = change.npi
    and fct_rx.product_code = change.product_code
    and fct_rx.week_ending = change.week_ending
    and change.side < 0
    and ((fct_rx.week_ending >= date '2026-03-08' and fct_rx.week_ending < date '2026-03-15'));

insert into star.fct_rx (npi, product_code, week_ending, is_ours, trx)
select npi, product_code, week_ending, is_ours, trx
from diff.fct_rx_change
where side > 0;

insert into ops.guard_live_would_not_equal_the_candidate (live_would_not_equal_the_candidate)
select case when count(*) = 0 then 1 end from (
select 1 as remaining
from (select count(*) as rows_there from star.dim_product) as live
cross join (select count(*) as rows_there from candidate.dim_product_rebuilt) as candidate
where live.rows_there <> candidate.rows_there
union all
select 1 as remaining
from (
    select npi, product_code, week_ending, is_ours, trx, 1 as side
    from candidate.fct_rx_rebuilt
    union all
    select npi, product_code, week_ending, is_ours, trx, -1 as side
    from star.fct_rx
    where ((week_ending >= date '2026-03-08' and week_ending < date '2026-03-15'))
) as both_sides
group by npi, product_code, week_ending, is_ours, trx
having sum(side) <> 0
) as remaining_differences;

insert into ops.release (release, run_identity, run, plan, published_at) values (5, 'a1b2c3d4e5f6', '2026-03-15-a1b2c3d4e5f6-1', 'abababababababababababababababababababababababababababababababab', timestamp '2026-03-15 06:07:08');

update ops.test_result set release = 5 where run = '2026-03-15-a1b2c3d4e5f6-1';

-- batch: publish release 5
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_the_live_release_is_no_longer_the_one_compared (the_live_release_is_no_longer_the_one_compared)
select case when count(*) = 1 then 1 end from ops.live_release where release = 4;

update ops.live_release set release = 5 where release = 4;

insert into ops.release (release, run_identity, run, plan, published_at) values (5, 'a1b2c3d4e5f6', '2026-03-15-a1b2c3d4e5f6-1', 'abababababababababababababababababababababababababababababababab', timestamp '2026-03-15 06:07:08');

update ops.test_result set release = 5 where run = '2026-03-15-a1b2c3d4e5f6-1';

-- query: live release
select released.release, released.run_identity, released.run, released.plan, released.published_at
from ops.release as released
join ops.live_release as live
    on live.release = released.release;

