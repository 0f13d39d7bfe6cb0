-- Statements that Redshift rejects, or that this stand-in refuses; one a line. What is answered may hold no word of the engine.
-- windows and aggregates
select sum(row_number() over (order by claim_id)) over () from base.rx
select row_number() over (order by sum(qty) over ()) from base.rx
select sum(sum(qty)) from base.rx
select sum(count(*) over ()) from base.rx
select claim_id from base.rx where row_number() over (order by claim_id) = 1
select claim_id from base.rx where sum(qty) > 1
select claim_id from base.rx group by sum(qty)
select claim_id, count(*) from base.rx group by row_number() over (order by claim_id)
select claim_id, sum(qty) from base.rx
select claim_id, sum(qty) from base.rx group by 2
select claim_id from base.rx group by note
select * from base.rx group by claim_id
select note from base.rx group by claim_id having count(*) > 1
select claim_id from base.rx having qty > 1
select claim_id from base.rx group by claim_id having row_number() over (order by claim_id) = 1
select claim_id from base.rx qualify sum(qty) > 1
select claim_id from base.rx qualify claim_id > 1
select count(*) from base.rx order by claim_id
select claim_id from base.rx group by claim_id order by qty
select sum(qty) over (partition by count(*)) from base.rx
select rank() over () from base.rx
select rank() from base.rx
select lag(qty) from base.rx
select upper(note) over () from base.rx
select sum(distinct qty) over (order by claim_id rows unbounded preceding) from base.rx
select sum(qty) over (order by claim_id) from base.rx
select sum(qty) over (rows between 1 following and 1 preceding) from base.rx
select first_value(qty) over (partition by claim_id) from base.rx
select ntile(0) over (order by claim_id) from base.rx
select ntile('x') over (order by claim_id) from base.rx
select nth_value(qty, 0) over (order by claim_id rows between unbounded preceding and unbounded following) from base.rx
select lag(qty, 'a') over (order by claim_id) from base.rx
select lag(qty, -1) over (order by claim_id) from base.rx
select lead(qty, 1, 'a') over (order by claim_id) from base.rx
select listagg(distinct note) within group (order by claim_id) from base.rx
select listagg(note, claim_id) from base.rx
select listagg(qty) from base.rx
select listagg(note, ',') within group (order by note) over (order by claim_id) from base.rx
select listagg(*) from base.rx
select listagg(distinct prescriber_id, ',') within group (order by prescriber_id) from base.rx
select listagg(distinct note) within group (order by note, claim_id) from base.rx
select listagg(distinct note) from base.rx
select listagg(note) within group (order by note), listagg(note) within group (order by claim_id) from base.rx
select listagg(repeat(note, 40000)) within group (order by note) from base.rx
select median(note) from base.rx
select percentile_cont(2) within group (order by qty) from base.rx
select percentile_cont('a') within group (order by qty) from base.rx
select percentile_cont(0.5) within group (order by note) from base.rx
select percentile_cont(qty) within group (order by qty) from base.rx
select sum(note) from base.rx
select avg(fill_date) from base.rx
select stddev(note) from base.rx
select bool_or(qty) from base.rx
select max(*) from base.rx
select count(distinct *) from base.rx
select count(distinct claim_id, note) from base.rx
select count() from base.rx
select any_value(distinct claim_id) over () from base.rx
select ratio_to_report(note) over () from base.rx
select sum(qty) filter (where claim_id > 1) from base.rx
select case when sum(qty) > 1 then claim_id end from base.rx
select claim_id from base.rx r join base.rx2 s on sum(r.qty) = s.claim_id
select claim_id + count(*) from base.rx group by qty
select max(min(qty) over ()) from base.rx group by claim_id
select (select max(sum(r.qty)) from base.rx2) from base.rx r
-- arity and types of arguments
select upper() from base.rx
select upper(note, note) from base.rx
select substring(note) from base.rx
select substring(note, 'a') from base.rx
select substring(note, 1, -1) from base.rx
select dateadd(day, 1) from base.rx
select dateadd(fortnight, 1, fill_date) from base.rx
select dateadd(day, 'x', fill_date) from base.rx
select dateadd(year, 100000000, fill_date) from base.rx
select dateadd(year, 500000, fill_date) from base.rx
select datediff(day, fill_date) from base.rx
select datediff(day, 'x', fill_date) from base.rx
select date_trunc('fortnight', fill_date) from base.rx
select date_trunc(note, fill_date) from base.rx
select date_part(fortnight, fill_date) from base.rx
select extract(fortnight from fill_date) from base.rx
select extract(hour from claim_id) from base.rx
select round(note) from base.rx
select round(qty, note) from base.rx
select abs('x') from base.rx
select abs(fill_date) from base.rx
select mod(qty, 0) from base.rx
select 1 % 0
select 1 / 0
select 1.0 / 0
select power(10, 400)
select power(-1, 0.5)
select sqrt(-1)
select ln(0)
select log(-1)
select exp(10000)
select coalesce() from base.rx
select coalesce(claim_id, fill_date) from base.rx
select nvl(claim_id, 'x') from base.rx
select nullif(claim_id) from base.rx
select nullif(claim_id, fill_date) from base.rx
select greatest(claim_id, fill_date) from base.rx
select decode(claim_id, 1) from base.rx
select decode(claim_id, 1, 'a', 2, fill_date) from base.rx
select nvl2(claim_id, 1) from base.rx
select chr('x')
select chr(0)
select repeat('a', 2000000000)
select repeat('a', -1)
select lpad('a', 2000000000, 'x')
select lpad(true, 3)
select left('a', 'b')
select to_char(1, 'FF')
select to_char(fill_date, 'bad format') from base.rx
select to_date('2024-01-01', 'bad')
select to_date('abc', 'YYYY-MM-DD')
select to_number('abc', '999')
select to_timestamp('x', 'YYYY')
select split_part(note, ',', 0) from base.rx
select split_part(note, ',') from base.rx
select regexp_replace(note, '(', '') from base.rx
select regexp_substr(note, '[') from base.rx
select regexp_count(note, '*') from base.rx
select regexp_instr(note, '(?<x>a)') from base.rx
select note ~ '(' from base.rx
select note similar to '(' from base.rx
select note like 'a' escape 'ab' from base.rx
select md5(1.5::double precision)
select sha2('x')
select strtol('zz', 10)
select strtol('zz', 99)
select json_extract_path_text('{', 'a')
select json_extract_path_text('x')
select json_parse('{')
select convert_timezone('Nowhere/Land', fill_date) from base.rx
select convert_timezone('UTC') from base.rx
select fill_date at time zone 'Nowhere/Land' from base.rx
select concat('a', 'b', 'c')
select translate('a', 'b')
select last_day('x')
select add_months(fill_date, 'x') from base.rx
select months_between(fill_date) from base.rx
select next_day(fill_date, 'noday') from base.rx
select nosuchfunction(1)
select no.such.function(1)
select string_agg(note, ',') from base.rx
select struct_pack(a := 1)
select list_value(1, 2)
select {'a': 1}
select [1, 2]
select array(1, 2)
select unnest(1)
select x -> x + 1 from base.rx
-- names
select nosuch from base.rx
select r.nosuch from base.rx r
select x.claim_id from base.rx r
select base.rx.nosuch from base.rx
select claim_id from base.rx, base.rx2
select claim_id from base.rx r join base.rx2 s on r.claim_id = claim_id
select note from base.rx r join base.rx2 s using (claim_id)
select r.claim_id from base.rx r join base.rx2 s using (qty)
select * from base.rx r join base.rx2 r on true
select * from base.rx, base.rx
select * from nosuch
select * from base.nosuch
select * from nosuch.rx
select * from dev.base.rx.x
select * from other.base.rx
select c from (select claim_id as c, qty as c from base.rx) x
select * from (select 1) x (a, b)
with a as (select 1), a as (select 2) select * from a
with a (x, y) as (select 1) select * from a
with recursive a as (select 1 union all select 1 from a) select * from a
with a as (select * from b), b as (select 1) select * from a
select claim_id as x, x + 1 as y from base.rx where y > 1
select 1 as a order by b
select claim_id from base.rx order by 2
select claim_id from base.rx order by 0
select claim_id from base.rx group by 7
select distinct claim_id from base.rx order by qty
select * exclude (nosuch) from base.rx
select r.* from base.rx
select *
select from base.rx
select distinct on (claim_id) claim_id from base.rx
select main.x from base.rx
select * from "local$".finished
select * from duckdb_tables()
select * from information_schema.nosuch
select * from pg_catalog.pg_nosuch
select * from read_csv('x')
select * from 'file.csv'
select * from range(3)
select * from generate_series(1, 3)
-- types that do not compare or add
select * from base.rx where claim_id = 'x'
select * from base.rx where claim_id = fill_date
select * from base.rx where fill_date > 5
select * from base.rx where note = 5
select * from base.rx where fill_date = 'x'
select * from base.rx where qty between 'a' and 'b'
select * from base.rx where claim_id in ('a', 'b')
select * from base.rx where claim_id in (fill_date)
select * from base.rx where claim_id
select * from base.rx where note
select * from base.rx where not claim_id
select * from base.rx where claim_id and true
select regexp_count(note, '(') from base.rx
select * from base.rx where note is true
select fill_date + fill_date from base.rx
select fill_date * 2 from base.rx
select note + 1 from base.rx
select note ~ '[' from base.rx
select -note from base.rx
select claim_id || claim_id from base.rx
select case when claim_id then 1 end from base.rx
select case claim_id when 'x' then 1 end from base.rx
select case when true then claim_id else fill_date end from base.rx
select true + 1
select true > 1
select 'a' + 'b'
select interval '1 day' + 1
select fill_date + interval 'x' from base.rx
select fill_date - interval '1 nonsense' from base.rx
select date '2024-13-01'
select date 'x'
select timestamp '2024-01-01 25:00:00'
select timestamptz 'x'
-- casts
select cast('abc' as integer)
select cast(note as integer) from base.rx
select cast('1e5' as integer)
select cast('' as integer)
select cast('99999999999' as integer)
select cast(99999999999 as integer)
select cast(40000 as smallint)
select cast('abc' as decimal(8,2))
select cast(123456789 as decimal(3,1))
select cast('abc' as date)
select cast(note as date) from base.rx
select cast(note as timestamp) from base.rx
select cast('x' as boolean)
select cast(2 as date)
select cast(fill_date as integer) from base.rx
select cast(fill_date as boolean) from base.rx
select cast(true as date)
select cast(true as decimal(3,1))
select cast('x' as nosuchtype)
select cast('x' as blob)
select cast('x' as integer[])
select cast('x' as varchar(0))
select cast('x' as varchar(70000))
select cast(1 as decimal(39,0))
select cast(1 as decimal(5,6))
select 'x'::hugeint
select 2147483647::int + 1::int
select 9223372036854775807 + 1
select 9223372036854775807::bigint * 2
select sum(claim_id * 9223372036854775807) from base.rx
select cast(99999999999999999999999999999999999999 as decimal(38,0)) * 10
select cast('1' as super)
select 'abc'::double precision
select cast(1e400 as double precision)
select cast('inf' as integer)
-- sub-queries
select (select claim_id, note from base.rx)
select (select claim_id from base.rx)
select (select * from base.rx)
select claim_id from base.rx where claim_id = (select claim_id from base.rx2 union all select claim_id from base.rx)
select claim_id from base.rx where claim_id in (select claim_id, note from base.rx2)
select claim_id from base.rx where (claim_id, note) in (select claim_id from base.rx2)
select claim_id from base.rx where claim_id = any (select fill_date from base.rx)
select claim_id from base.rx where claim_id in (select fill_date from base.rx)
select claim_id from base.rx where exists (select nosuch from base.rx2)
select claim_id from base.rx r where qty = (select max(s.claim_id) from base.rx2 s where s.nosuch = r.claim_id)
select claim_id from base.rx r where claim_id = (select s.claim_id from base.rx2 s where s.claim_id = r.claim_id limit 1)
select claim_id, (select count(*) from base.rx2 s where s.claim_id > r.claim_id) from base.rx r
select claim_id from base.rx r, (select * from base.rx2 s where s.claim_id = r.claim_id) x
select claim_id from base.rx r, lateral (select * from base.rx2 s where s.claim_id = r.claim_id) x
select claim_id from base.rx r where exists (select 1 from base.rx2 s where exists (select 1 from base.hcp h where h.hcp_id = r.claim_id))
select sum((select qty from base.rx2 s where s.claim_id = r.claim_id)) from base.rx r
select claim_id from base.rx r group by (select 1)
select claim_id from base.rx r left join base.rx2 s on s.claim_id = (select max(claim_id) from base.rx)
select claim_id from base.rx r left join base.rx2 s on exists (select 1 from base.hcp where hcp_id = r.claim_id)
select (select row_number() over (order by r.claim_id)) from base.rx r
select x.* from (select 1 as a union all select 2, 3) x
select * from (values (1, 2), (3)) x
-- set operations
select claim_id, note from base.rx union select claim_id from base.rx2
select claim_id from base.rx union all select claim_id, note from base.rx2
select claim_id from base.rx except select claim_id, note from base.rx2
select claim_id from base.rx intersect select note, claim_id from base.rx2
select claim_id from base.rx union select fill_date from base.rx
select claim_id from base.rx union select 'x'
select note from base.rx union select claim_id from base.rx
select fill_date from base.rx intersect select true
select claim_id from base.rx except all select claim_id from base.rx2
select claim_id from base.rx intersect all select claim_id from base.rx2
select claim_id as a from base.rx union select claim_id from base.rx2 order by claim_id + 1
select claim_id as a from base.rx union select claim_id from base.rx2 order by nosuch
select claim_id from base.rx order by 1 union select 1
select claim_id from base.rx union by name select 1
select claim_id from base.rx limit -1
select claim_id from base.rx limit 'a'
select claim_id from base.rx limit 99999999999999999999
select top 'a' claim_id from base.rx
select claim_id from base.rx offset -1
-- INSERT
insert into base.rx2 values (1, 'a', 2)
insert into base.rx2 values ('x', 'a')
insert into base.rx2 values (1, 'a'), (2)
insert into base.rx2 (claim_id) values (1, 'a')
insert into base.rx2 (claim_id, claim_id) values (1, 2)
insert into base.rx2 (nosuch) values (1)
insert into base.rx2 select 1, 'a', 3
insert into base.rx2 select fill_date, note from base.rx
insert into base.rx2 (claim_id) select note from base.rx
insert into base.rx2 values (nosuch, 'a')
insert into base.rx2 values (sum(1), 'a')
insert into base.rx2 values ((select claim_id from base.rx), 'a')
insert into base.rx2 values (99999999999999999999, 'a')
insert into base.nosuch values (1)
insert into base.nn values (null)
insert into base.nn select null
insert into base.nn (d) values (default)
insert into base.nn default values
insert into base.dec values (99999999.99)
insert into base.dec values ('abc')
insert into base.short values (1, 'toolong')
insert into base.hcp values (1, 'a', 'WAX')
insert into base.cp values (1, '2024-02-30', 'a')
insert into base.cp values (1, 5, 'a')
insert into base.rx2 values (1, 'a') returning claim_id
insert into base.rx2 values (1, 'a') on conflict do nothing
insert or replace into base.rx2 values (1, 'a')
insert into base.rx2 by name select 1 as claim_id
-- UPDATE, DELETE, MERGE, TRUNCATE
update base.rx set nosuch = 1
update base.rx set claim_id = 'x'
update base.rx set claim_id = fill_date
update base.rx set claim_id = 1, claim_id = 2
update base.rx set claim_id = sum(qty)
update base.rx set claim_id = row_number() over ()
update base.rx set claim_id = (select claim_id, note from base.rx2)
update base.rx set claim_id = (select claim_id from base.rx)
update base.rx set (claim_id, note) = (1, 'a')
update base.rx set nothing = default
update base.rx set claim_id = s.claim_id from base.rx2 s where nosuch = 1
update base.rx set claim_id = s.claim_id from base.rx2 s where claim_id = 1
update base.rx set rx.claim_id = 1
update base.rx r set claim_id = 1 where x.claim_id = 1
update base.nosuch set a = 1
update base.hcp_src set hcp_id = cast('x' as integer)
update base.rx set claim_id = 1 where sum(qty) > 1
update base.rx set claim_id = 1 where claim_id
update base.rx set claim_id = 1 returning *
delete from base.nosuch
delete from base.rx where nosuch = 1
delete from base.rx where sum(qty) > 1
delete from base.rx where claim_id = 'x'
delete from base.rx where row_number() over () = 1
delete from base.rx using base.rx2 where claim_id = 1
delete from base.rx using base.nosuch where true
delete from base.rx r where r.claim_id = 1
delete from base.rx limit 1
delete base.rx where claim_id = (select claim_id, note from base.rx2)
truncate base.nosuch
truncate base.rx, base.rx2
merge into base.rx using base.rx2 s on base.rx.claim_id = s.claim_id when matched then delete
-- definitions
create table base.rx (a integer)
create table nosuch.t (a integer)
create table base.t1
create table base.t1 ()
create table base.t1 (a)
create table base.t1 (a nosuchtype)
create table base.t1 (a hugeint)
create table base.t1 (a integer, a integer)
create table base.t1 (a integer check (a > 1))
create table base.t1 (a integer generated always as (1))
create table base.t1 (a integer default 'x')
create table base.t1 (a integer default nosuch)
create table base.t1 (a integer default (select 1))
create table base.t1 (a integer default sum(1))
create table base.t1 (a date default 5)
create table base.t1 (a integer) distkey (b)
create table base.t1 (a integer, primary key (b))
create table base.t1 (a varchar(99999))
create table base.t1 (a decimal(50,2))
create table base.t1 (a integer) partition by (a)
create table base.t1 (a integer) engine = x
create table base.t1 as select nosuch from base.rx
create table base.t1 as select claim_id, claim_id from base.rx
create table base.t1 as select sum(claim_id) from base.rx group by sum(1)
create table base.t1 as select 1, 2
create table base.t1 (a) as select 1, 2
create table base.t1 (like base.none)
create temp table base.t1 (a integer)
create or replace table base.t1 (a integer)
create view base.v1 as select nosuch from base.rx
create view base.rx as select 1 with no schema binding
create or replace view base.rx as select 1 with no schema binding
create view base.v1 (a, b) as select cast(1 as integer)
create materialized view base.v1 as select 1
create schema base
create schema "local$"
create schema main
create index i on base.rx (claim_id)
create sequence base.s
create macro base.m(x) as x
create function base.f(x int) returns int as $$ 1 $$ language sql
create type base.t as enum ('a')
create database x tablespace y
create user x
drop table base.nosuch
drop view base.rx
drop table base.rx, base.nosuch
drop schema nosuch
drop schema base
drop schema base restrict
drop index i
alter table base.nosuch add column a integer
alter table base.rx add column claim_id integer
alter table base.rx add column a integer not null
alter table base.rx add column a integer default nosuch
alter table base.rx drop column nosuch
alter table base.rx rename to base.ry
alter table base.rx rename column none to x
alter table base.rx alter column claim_id type varchar(10)
alter table base.rx add constraint c check (claim_id > 1)
alter table base.nn drop column d
alter schema base rename to public
comment on table base.none is 'x'
comment on view base.rx is 'x'
-- COPY and UNLOAD
copy base.nosuch from 's3://lake/rx/one.csv.zst' iam_role default csv
copy base.cp from 's3://lake/nosuch' iam_role default csv
copy base.cp (nosuch) from 's3://lake/rx/one.csv.zst' iam_role default csv zstd
copy base.cp (id, id) from 's3://lake/rx/one.csv.zst' iam_role default csv zstd
copy base.cp (id) from 's3://lake/rx/one.csv.zst' iam_role default csv zstd
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv gzip
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv bzip2
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default json 'auto'
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default parquet
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv zstd delimiter ',,'
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv zstd dateformat 'nonsense'
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv zstd nosuchoption
copy base.cp from 's3://lake/rx/one.csv.zst' iam_role default csv zstd manifest
copy base.cp from 's3://lake/rx/batch.manifest' iam_role default csv manifest
copy base.cp from 's3://lake/rx/one.csv.zst' csv zstd
copy base.cp from 'file.csv' iam_role default csv
copy base.cp from 's3://' iam_role default csv
copy base.nn from 's3://lake/rx/one.csv.zst' iam_role default csv zstd
copy base.app_t from 's3://lake/rx/one.csv.zst' iam_role default csv zstd
copy base.rx to 'x.csv'
copy (select 1) to 'x.csv'
unload ('select nosuch') to 's3://lake/x' iam_role default
-- other statements
set nosuch to 1
reset all
show tables
describe base.rx
explain select nosuch
pragma database_list
attach 'x.db'
call f(1)
vacuum base.nosuch
analyze base.nosuch
analyze base.rx (nosuch)
lock base.nosuch
prepare p as select 1
begin
commit
select 1; select 2
select :p
select $1
select ?
selekt 1
grant select on base.nosuch to x
select next_day(date '2026-01-01', 'x')
select to_char(1, 'xx')
select interval 'x'
select date '2026-01-01' + interval '1 day' * 1.5
select note ~ 'a{2,1}' from base.rx
select to_date('2026-01-01', 'YYYY-MM-DD', 7)
