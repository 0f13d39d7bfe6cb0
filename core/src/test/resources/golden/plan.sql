-- batch: plan the run
update ops.current_run set run = '2026-03-15-a1b2c3d4e5f6-1', batch = batch + 1 where run = '2026-03-14-0123456789ab-2';

delete from ops.guard_this_run_no_longer_holds_the_fence;

delete from ops.guard_the_live_release_is_no_longer_the_one_compared;

delete from ops.guard_live_would_not_equal_the_candidate;

delete from ops.guard_rows_loaded_are_not_those_of_the_delivery;

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from ops.mapping where run = '2026-03-15-a1b2c3d4e5f6-1' or run not in (select kept.run from ops.release as kept);

delete from ops.knob_of_run where run = '2026-03-15-a1b2c3d4e5f6-1' or run not in (select kept.run from ops.release as kept);

insert into ops.knob_of_run (run, name, value) values
('2026-03-15-a1b2c3d4e5f6-1', 'minimum_rows', '5'),
('2026-03-15-a1b2c3d4e5f6-1', 'smallest_trx', '0.5');

insert into ops.mapping (run, feed, period, delivery_id) values
('2026-03-15-a1b2c3d4e5f6-1', 'internal/products', '', 'fedcba98765432100123'),
('2026-03-15-a1b2c3d4e5f6-1', 'meridian/rx', '2026-03-08', '0123456789abcdef0123');

