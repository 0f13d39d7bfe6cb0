-- batch: plan the run
update ops.current_run set run = '2026-03-15-a1b2c3d4e5f6-1', batch = batch + 1 where run = '2026-03-14-0123456789ab-2';

delete from ops.guard_this_run_no_longer_holds_the_fence;

delete from ops.guard_the_live_release_is_no_longer_the_one_compared;

delete from ops.guard_live_would_not_equal_the_candidate;

delete from ops.guard_rows_loaded_are_not_those_of_the_delivery;

delete from ops.guard_what_is_in_force_is_not_the_mapping_of_the_run;

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_the_live_release_is_no_longer_the_one_compared (the_live_release_is_no_longer_the_one_compared)
select case when count(*) = 1 then 1 end from ops.live_release where release = 41;

delete from ops.mapping_change where release > 41;

delete from ops.knob_of_run where run = '2026-03-15-a1b2c3d4e5f6-1' or run not in (select kept.run from ops.release as kept);

insert into ops.knob_of_run (run, name, value) values
('2026-03-15-a1b2c3d4e5f6-1', 'minimum_rows', '5'),
('2026-03-15-a1b2c3d4e5f6-1', 'smallest_trx', '0.5');

insert into ops.mapping_change (release, feed, period, delivery_id, side) values
(42, 'internal/products', '', 'fedcba98765432100123', 1),
(42, 'meridian/rx', '2026-03-08', '0123456789abcdef0123', 1);

delete from ops.mapping;

insert into ops.mapping (run, feed, period, delivery_id)
select '2026-03-15-a1b2c3d4e5f6-1', feed, period, delivery_id
from (
    select feed, period, delivery_id
    from ops.mapping_change
    group by feed, period, delivery_id
    having sum(side) > 0
) as in_force;

insert into ops.guard_what_is_in_force_is_not_the_mapping_of_the_run (what_is_in_force_is_not_the_mapping_of_the_run)
select case when count(*) = 2 and coalesce(cast(sum(cast(strtol(substring(md5(feed || '/' || period || '/' || delivery_id), 1, 8), 16) as decimal(38,0))) as varchar(40)), '0') = '4692721224' then 1 end from ops.mapping where run = '2026-03-15-a1b2c3d4e5f6-1';

-- query: mapping of the live release
select count(*) as row_count, coalesce(cast(sum(cast(strtol(substring(md5(feed || '/' || period || '/' || delivery_id), 1, 8), 16) as decimal(38,0))) as varchar(40)), '0') as content_sum
from (
    select feed, period, delivery_id
    from ops.mapping_change
    where release <= (select max(live.release) from ops.live_release as live)
    group by feed, period, delivery_id
    having sum(side) > 0
) as in_force;

-- query: deliveries in force that are not loaded
select distinct mapping.delivery_id
from ops.mapping as mapping
left join ops.loaded_delivery as loaded
    on loaded.delivery_id = mapping.delivery_id
where mapping.run = '2026-03-15-a1b2c3d4e5f6-1'
    and loaded.delivery_id is null
order by mapping.delivery_id;

