create schema if not exists "raw";

create schema if not exists current;

create schema if not exists qa;

create schema if not exists candidate;

create schema if not exists star;

create schema if not exists diff;

create schema if not exists ops;

create table if not exists ops.current_run (run varchar(80) not null, batch bigint not null);

create table if not exists ops.live_release (release bigint not null);

create table if not exists ops.prepared_plan (plan varchar(64) not null, begun varchar(64) not null);

create table if not exists ops.release (release bigint not null, run_identity varchar(12) not null, run varchar(80) not null, plan varchar(64) not null, published_at timestamp not null);

create table if not exists ops.mapping (run varchar(80) not null, feed varchar(81) not null, period varchar(10) not null, delivery_id varchar(20) not null);

create table if not exists ops.mapping_change (release bigint not null, feed varchar(81) not null, period varchar(10) not null, delivery_id varchar(20) not null, side integer not null);

create table if not exists ops.loaded_delivery (delivery_id varchar(20) not null, rows bigint not null, run varchar(80) not null);

create table if not exists ops.landed_delivery (delivery_id varchar(20) not null, landed_at timestamp not null);

create table if not exists ops.test_result (run varchar(80) not null, release bigint, tested_at timestamp not null, gate varchar(6) not null, test varchar(63) not null, severity varchar(5) not null, dimension varchar(256) not null, value decimal(38,6) not null, expected decimal(38,6), tolerance varchar(256) not null, verdict varchar(8) not null);

create table if not exists ops.aside (release bigint not null, unit varchar(80) not null, feed varchar(81) not null, test varchar(80) not null, since_release bigint not null, since_time timestamp not null);

create table if not exists ops.knob_of_run (run varchar(80) not null, name varchar(63) not null, value varchar(256) not null);

create table if not exists ops.foundation (laid varchar(64) not null);

create table if not exists ops.guard_this_run_no_longer_holds_the_fence (this_run_no_longer_holds_the_fence integer not null);

create table if not exists ops.guard_the_live_release_is_no_longer_the_one_compared (the_live_release_is_no_longer_the_one_compared integer not null);

create table if not exists ops.guard_live_would_not_equal_the_candidate (live_would_not_equal_the_candidate integer not null);

create table if not exists ops.guard_rows_loaded_are_not_those_of_the_delivery (rows_loaded_are_not_those_of_the_delivery integer not null);

create table if not exists ops.guard_what_is_in_force_is_not_the_mapping_of_the_run (what_is_in_force_is_not_the_mapping_of_the_run integer not null);

insert into ops.prepared_plan (plan, begun)
select '', '' from (select count(*) as n from ops.prepared_plan) as present where present.n = 0;

insert into ops.current_run (run, batch)
select '', 0 from (select count(*) as n from ops.current_run) as present where present.n = 0;

insert into ops.live_release (release)
select 0 from (select count(*) as n from ops.live_release) as present where present.n = 0;

insert into ops.release (release, run_identity, run, plan, published_at)
select 0, '', '', '', timestamp '1970-01-01 00:00:00' from (select count(*) as n from ops.release) as present where present.n = 0;

drop view if exists ops.knob;

create view ops.knob as
select knob_of_run.name, knob_of_run.value
from ops.knob_of_run as knob_of_run
join ops.current_run as current_run
    on current_run.run = knob_of_run.run
with no schema binding;

drop view if exists ops.landing;

create view ops.landing as
select mapping.feed, max(landed_delivery.landed_at) as landed_at
from ops.mapping as mapping
join ops.current_run as current_run
    on current_run.run = mapping.run
join ops.landed_delivery as landed_delivery
    on landed_delivery.delivery_id = mapping.delivery_id
group by mapping.feed
with no schema binding;

create table if not exists "raw".products (
    product_code varchar(10),
    product_name varchar(60),
    molecule varchar(60),
    manufacturer varchar(60),
    is_ours boolean,
    launch_date date,
    _delivery_id varchar(20) not null,
    _line bigint not null,
    _period varchar(10) not null
);

create table if not exists "raw".rx (
    npi varchar(10),
    product_code varchar(10),
    week_ending date,
    trx decimal(10,1),
    nrx decimal(10,1),
    _delivery_id varchar(20) not null,
    _line bigint not null,
    _period varchar(10) not null
);

create table if not exists star.dim_product (
    product_code varchar(10) not null,
    product_name varchar(60) not null,
    is_ours boolean
) diststyle all;

create table if not exists candidate.dim_product_rebuilt (
    product_code varchar(10) not null,
    product_name varchar(60) not null,
    is_ours boolean
) diststyle all;

create table if not exists diff.dim_product_change (
    product_code varchar(10) not null,
    product_name varchar(60) not null,
    is_ours boolean,
    side integer not null
);

create table if not exists star.fct_rx (
    npi varchar(10) not null,
    product_code varchar(10) not null,
    week_ending date not null,
    is_ours boolean,
    trx decimal(12,1) not null
) distkey (npi) sortkey (week_ending);

create table if not exists candidate.fct_rx_rebuilt (
    npi varchar(10) not null,
    product_code varchar(10) not null,
    week_ending date not null,
    is_ours boolean,
    trx decimal(12,1) not null
) distkey (npi) sortkey (week_ending);

create table if not exists diff.fct_rx_change (
    npi varchar(10) not null,
    product_code varchar(10) not null,
    week_ending date not null,
    is_ours boolean,
    trx decimal(12,1) not null,
    side integer not null
);

drop view if exists current.products;

create view current.products as
select delivered.product_code, delivered.product_name, delivered.molecule, delivered.manufacturer, delivered.is_ours, delivered.launch_date, delivered._delivery_id, delivered._line, delivered._period
from "raw".products as delivered
where delivered._delivery_id in (
    select mapping.delivery_id
    from ops.mapping as mapping
    join ops.current_run as current_run
        on current_run.run = mapping.run
    where mapping.feed = 'internal/products')
with no schema binding;

drop view if exists current.rx;

create view current.rx as
select delivered.npi, delivered.product_code, delivered.week_ending, delivered.trx, delivered.nrx, delivered._delivery_id, delivered._line, delivered._period
from "raw".rx as delivered
join ops.mapping as mapping
    on mapping.delivery_id = delivered._delivery_id and mapping.period = delivered._period
join ops.current_run as current_run
    on current_run.run = mapping.run
where mapping.feed = 'meridian/rx'
with no schema binding;

drop view if exists qa.product;

create view qa.product as
select product_code, rtrim(product_name) as product_name, is_ours
from current.products
with no schema binding;

drop view if exists qa.rx;

create view qa.rx as
select npi, product_code, week_ending, trx
from current.rx
with no schema binding;

drop view if exists diff.dim_product;

create view diff.dim_product as
select product_code, product_name, is_ours, side
from diff.dim_product_change
with no schema binding;

drop view if exists candidate.dim_product;

create or replace view candidate.dim_product as
select product_code, product_name, is_ours
from star.dim_product
with no schema binding;

drop view if exists diff.fct_rx;

create view diff.fct_rx as
select npi, product_code, week_ending, is_ours, trx, side
from diff.fct_rx_change
with no schema binding;

drop view if exists candidate.fct_rx;

create or replace view candidate.fct_rx as
select npi, product_code, week_ending, is_ours, trx
from star.fct_rx
with no schema binding;
