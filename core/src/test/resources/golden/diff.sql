-- batch: diff fct_rx and 1 more
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from diff.fct_rx_change;

insert into diff.fct_rx_change (npi, product_code, week_ending, is_ours, trx, side)
select npi, product_code, week_ending, is_ours, trx, cast(sum(side) as integer) as side
from (
    select npi, product_code, week_ending, is_ours, trx, 1 as side
    from candidate.fct_rx_rebuilt
    union all
    select npi, product_code, week_ending, is_ours, trx, -1 as side
    from star.fct_rx
    where ((week_ending >= date '2026-03-08' and week_ending < date '2026-03-15'))
) as both_sides
group by npi, product_code, week_ending, is_ours, trx
having sum(side) <> 0;

delete from diff.dim_product_change;

-- query: changes of fct_rx
select coalesce(sum(case when side > 0 then side else 0 end), 0) as inserted, coalesce(sum(case when side < 0 then -side else 0 end), 0) as deleted
from diff.fct_rx_change;

-- query: changed dates of fct_rx.week_ending
select distinct week_ending as changed_date
from diff.fct_rx_change
where week_ending is not null
order by changed_date;

-- query: dates of qa.rx through changed keys of star.dim_product
select distinct driving.week_ending as changed_date
from qa.rx as driving
join (select distinct product_code from diff.dim_product_change) as changed
    on changed.product_code = driving.product_code
where driving.week_ending is not null
order by changed_date;

-- query: contents of fct_rx
select cast(week_ending as varchar(10)) as period, count(*) as row_count,
    coalesce(cast(sum(cast(strtol(substring(md5(coalesce(cast(len(cast(npi as varchar(10))) as varchar(11)) || ':', '-') || coalesce(cast(npi as varchar(10)), '')
        || coalesce(cast(len(cast(product_code as varchar(10))) as varchar(11)) || ':', '-') || coalesce(cast(product_code as varchar(10)), '')
        || coalesce(cast(week_ending as varchar(64)), '-') || ','
        || case when is_ours is null then '-' when is_ours then 't' else 'f' end
        || coalesce(cast(trx as varchar(64)), '-') || ','), 1, 15), 16) as decimal(38,0))) as varchar(40)), '0') as content_hash
from candidate.fct_rx
where ((week_ending >= date '2026-03-08' and week_ending < date '2026-03-15'))
group by week_ending
order by week_ending;

-- query: contents of dim_product
select cast('' as varchar(10)) as period, count(*) as row_count,
    coalesce(cast(sum(cast(strtol(substring(md5(coalesce(cast(len(cast(product_code as varchar(10))) as varchar(11)) || ':', '-') || coalesce(cast(product_code as varchar(10)), '')
        || coalesce(cast(len(cast(product_name as varchar(60))) as varchar(11)) || ':', '-') || coalesce(cast(product_name as varchar(60)), '')
        || case when is_ours is null then '-' when is_ours then 't' else 'f' end), 1, 15), 16) as decimal(38,0))) as varchar(40)), '0') as content_hash
from candidate.dim_product;

-- batch: diff dim_product
update ops.current_run set batch = batch + 1 where run = '2026-03-15-a1b2c3d4e5f6-1';

insert into ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence)
select case when count(*) = 1 then 1 end from ops.current_run where run = '2026-03-15-a1b2c3d4e5f6-1';

delete from diff.dim_product_change;

-- query: changes of dim_product
select count(*) as inserted, 0 as deleted
from candidate.dim_product_rebuilt;

