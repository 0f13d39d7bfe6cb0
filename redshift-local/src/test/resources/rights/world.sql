-- The world of matrix.txt. "@user" runs the statement as that user, without it the superuser does; "#" is a statement PostgreSQL does not have.
create user owner password disable
create user direct password disable
create user through password disable
create user stranger password disable
create user unused password disable
create role reader
create role analysts
grant role reader to role analysts
grant role reader to direct
grant role analysts to through
grant create on database dev to owner
@owner create schema star
@owner create schema hidden
@owner grant usage on schema star to role reader
@owner alter default privileges in schema star grant select on tables to role reader
@owner create table star.later (a int, b int)
@owner alter default privileges in schema star revoke select on tables from role reader
@owner create table star.private (a int, b int)
@owner create table star.reading (a int, b int)
@owner grant select on star.reading to role reader
@owner create table star.inserting (a int, b int)
@owner grant insert on star.inserting to role reader
@owner create table star.updating (a int, b int)
@owner grant update on star.updating to role reader
@owner create table star.changing (a int, b int)
@owner grant select, update on star.changing to role reader
@owner create table star.deleting (a int, b int)
@owner grant delete on star.deleting to role reader
@owner create table star.removing (a int, b int)
@owner grant select, delete on star.removing to role reader
@owner create table star.truncating (a int, b int)
@owner grant truncate on star.truncating to role reader
@owner create table star.dropping (a int, b int)
#@owner grant drop on star.dropping to role reader
@owner create table star.altering (a int, b int, t varchar(10))
#@owner grant alter on star.altering to role reader
@owner create table star.keyed (a int primary key)
@owner grant references on star.keyed to role reader
@owner create table star.everything (a int, b int)
@owner grant all on star.everything to role reader
@owner create table hidden.secret (a int, b int)
@owner grant select on hidden.secret to role reader
@owner create view star.seen as select a from star.private with no schema binding
@owner grant select on star.seen to role reader
@owner create view star.unseen as select a from star.private with no schema binding
@owner create view star.peek as select a from hidden.secret with no schema binding
@owner grant select on star.peek to role reader
create schema shared
grant usage on schema shared to public
create table shared.all_read (a int, b int)
grant select on shared.all_read to public
create table shared.admins (a int, b int)
create table star.by_admin (a int, b int)
create view shared.blind as select a from shared.admins with no schema binding
grant select on shared.blind to public
alter table shared.blind owner to owner
create group team with user direct
create group spare
@owner create table star.grouped (a int, b int)
@owner grant select on star.grouped to group team
@owner create materialized view star.kept as select a from star.private
@owner grant select on star.kept to role reader
create schema workshop
grant usage, create on schema workshop to role reader
#revoke assumerole on all from public for all
#grant assumerole on 'arn:aws:iam::1:role/a,arn:aws:iam::1:role/b' to role reader for copy
