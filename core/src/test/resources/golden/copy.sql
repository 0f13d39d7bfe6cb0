-- batch: copy delivery 0123456789abcdef0122 and 1 of its kind
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from "raw".rx where _delivery_id in ('0123456789abcdef0122', '0123456789abcdef0120');

delete from ops.loaded_delivery where delivery_id in ('0123456789abcdef0122', '0123456789abcdef0120');

delete from ops.landed_delivery where delivery_id in ('0123456789abcdef0122', '0123456789abcdef0120');

copy "raw".rx (npi, product_code, week_ending, trx, nrx, _delivery_id, _line, _period)
from 's3://lake/runs/dt=2026-03-15/2026-03-15-a1b2c3d4e5f6-1/manifests/1.json'
iam_role 'arn:aws:iam::123456789012:role/larder-copy'
manifest format as csv zstd timeformat 'auto' compupdate off statupdate off;

insert into ops.loaded_delivery (delivery_id, rows, run) values
('0123456789abcdef0122', 14, '2026-03-15-a1b2c3d4e5f6-1'),
('0123456789abcdef0120', 0, '2026-03-15-a1b2c3d4e5f6-1');

insert into ops.landed_delivery (delivery_id, landed_at) values
('0123456789abcdef0122', timestamp '1970-01-01 00:00:00'),
('0123456789abcdef0120', timestamp '1970-01-01 00:00:00');

insert into ops.guard_rows_loaded_are_not_those_of_the_delivery (rows_loaded_are_not_those_of_the_delivery)
select case when count(*) = 0 then 1 end from ops.loaded_delivery as loaded
left join (
    select _delivery_id, count(*) as rows_there
    from "raw".rx
    where _delivery_id in ('0123456789abcdef0122', '0123456789abcdef0120')
    group by _delivery_id
) as there
    on there._delivery_id = loaded.delivery_id
where loaded.delivery_id in ('0123456789abcdef0122', '0123456789abcdef0120')
    and coalesce(there.rows_there, 0) <> loaded.rows;

-- runs/dt=2026-03-15/2026-03-15-a1b2c3d4e5f6-1/manifests/1.json
-- {"entries":[{"url":"s3://lake/conformed/meridian/rx/dt=2026-03-15/0123456789abcdef0122/1/part-00000.csv.zst","mandatory":true,"meta":{"content_length":100}},{"url":"s3://lake/conformed/meridian/rx/dt=2026-03-15/0123456789abcdef0122/1/part-00001.csv.zst","mandatory":true,"meta":{"content_length":101}}]}
