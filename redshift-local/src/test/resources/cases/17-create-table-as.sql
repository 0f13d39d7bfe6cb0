--# d27 ok
CREATE TABLE stg.ctas2 BACKUP NO DISTSTYLE EVEN AS SELECT prescriber_id, COUNT(*) AS n FROM base.rx GROUP BY prescriber_id
--# t01 ok
create table #newtable (id int)
--# t02 err
create temp table base.newtable (id int)
--# t03 ok
select * into newevent from base.hcp_src
--# t04 = 3
select count(*) from newevent
--# t05 ok
select state, count(*) as n into temp table profits from base.hcp_src group by 1 order by 2 desc
