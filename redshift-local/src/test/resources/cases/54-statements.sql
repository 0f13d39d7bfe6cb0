--# s01 ok
create table base.category_stage (catid smallint default 0, catgroup varchar(10) default 'General', catname varchar(10) default 'General', catdesc varchar(50) default 'General')
--# s02 ok
insert into base.category_stage values (12, 'Concerts', 'Comedy', 'All stand-up comedy performances')
--# s03 ok
insert into base.category_stage values (13, 'Concerts', 'Other', default)
--# s04 = General
select catdesc from base.category_stage where catid = 13
--# s05 ok
insert into base.category_stage values (default, default, default, default), (20, default, 'Country', default), (21, 'Concerts', 'Rock', default)
--# s06 = General
select catgroup from base.category_stage where catid = 20
--# s07 ok
create table base.category (catid smallint, catgroup varchar(10), catname varchar(10), catdesc varchar(50))
--# s08 ok
insert into base.category values (5, 'Sports', 'MLS', 'Major League Soccer'), (6, 'Shows', 'Musicals', 'Musical theatre'), (7, 'Shows', 'Plays', 'All non-musical theatre'), (8, 'Shows', 'Opera', 'All opera and light opera')
--# s09 ok
update base.category set catgroup='Theatre' where catid between 6 and 8
--# s10 = 3
select count(*) from base.category where catgroup = 'Theatre'
--# s11 ok
update base.category set catdesc=default, catname='Shows' where catgroup='Theatre'
--# s12 = 3
select count(*) from base.category where catname = 'Shows' and catdesc is null
--# s12b ok
update base.category_stage set catname = default where catid = 21
--# s12c = General
select catname from base.category_stage where catid = 21
--# s13 ok
alter table base.category add column feedback_score int default NULL
--# s14 ok
alter table base.category drop column feedback_score
--# s15 err
select feedback_score from base.category
--# s16 ok
create view base.dropped_view as select catid from base.category
--# s17 ok
create view base.dropped_too as select catid from base.dropped_view
--# s18 err
drop view base.dropped_view
--# s19 ok
drop view base.dropped_view cascade
--# s20 err
select catid from base.dropped_too
--# s21 ok
create user newuser with password disable
--# s22 = newuser
select usename from pg_user where usename = 'newuser'
--# s23 ok
create role sample_role1
--# s24 = sample_role1
select role_name from svv_roles where role_name = 'sample_role1'
--# s25 ok
create group sales_admin with user newuser
--# s26 ok
create schema sales
--# s27 ok
alter default privileges in schema sales grant insert on tables to group sales_admin
--# s28 ok
create table sales.facts (a int)
--# s29 = true
select has_table_privilege('newuser', 'sales.facts', 'insert')
--# s30 = false
select has_table_privilege('newuser', 'sales.facts', 'select')
--# s31 ok
set query_group to 'superuser'
--# s32 = superuser
show query_group
--# s33 ok
reset query_group
--# s34 = unset
show query_group
--# s35 = unset
show query_group
--# s36 ok
set session authorization 'newuser'
--# s37 = newuser
select current_user
--# s38 ok
set session authorization default
--# s39 err
comment on table base.nothing is 'x'
