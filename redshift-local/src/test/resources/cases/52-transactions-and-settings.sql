--# g09 ok
BEGIN
--# g09b ok
LOCK base.rx
--# g09c ok
COMMIT
--# g10 ok
SET query_group TO 'etl'
--# g10b ok
SET enable_result_cache_for_session TO off
--# g11 ok
SET search_path TO base, public
--# b01 ok
create table movie_gross( name varchar(30), gross bigint )
--# b02 ok
begin
--# b03 ok
insert into movie_gross values ( 'Raiders of the Lost Ark', 23400000)
--# b04 = 1
select count(*) from movie_gross
--# b05 ok
rollback
--# b06 = 0
select count(*) from movie_gross
--# b07 ok
begin read write
--# b08 ok
insert into movie_gross values ( 'Star Wars', 10000000 )
--# b09 ok
end transaction
--# b10 = Star Wars
select name from movie_gross
--# b11 ok
begin
--# b12 ok
truncate movie_gross
--# b13 ok
rollback
--# b14 = 0
select count(*) from movie_gross
