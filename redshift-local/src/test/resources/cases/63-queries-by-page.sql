--# r_WITH_clause.with = 2
with venuecopy as (select 1 as n union all select 2) select max(n) from venuecopy
--# r_WITH_clause.with-recursive = 10
with recursive n(i) as (select 1 union all select i + 1 from n where i < 10) select max(i) from n
--# r_SELECT_list.distinct = 1
select count(*) from (select distinct seller from (select 1 as seller union all select 1) as s) as d
--# r_SELECT_list.top = 10001
select top 1 salesid from winsales order by salesid
--# r_EXCLUDE_list.exclude err
select saletime from (select * exclude saletime from (select 1 as salesid, 2 as saletime) as sales) as s
--# r_EXCLUDE_list.exclude-many = 1
select salesid from (select * exclude qtysold, saletime from (select 1 as salesid, 2 as qtysold, 3 as saletime) as sales) as s
--# r_SELECT_list.lateral = 0.5
select clicks / impressions from (select 50 as n, cast(n as decimal(5,2)) as clicks, cast(100 as decimal(5,2)) as impressions) as t
--# r_FROM_clause30.join = 3
select count(*) from (select 1 as k union all select 2) as a full join (select 2 as k union all select 3) as b on a.k = b.k
--# r_FROM_clause30.using = 2
select k from (select 1 as k union all select 2) as a join (select 2 as k union all select 3) as b using (k)
--# r_FROM_clause30.natural = 2
select k from (select 1 as k union all select 2) as a natural join (select 2 as k union all select 3) as b
--# r_FROM_clause30.subquery = 11
select count(*) from (select * from winsales) as w
--# r_correlated_subqueries.correlated = 4
select count(*) from winsales as w where exists (select 1 from winsales as x where x.sellerid = w.sellerid and x.qty = 40) or w.qty = 15 or w.salesid = 30001
--# r_in_condition.in = 6
select count(*) from winsales where sellerid in (2, 3)
--# r_in_condition.any = 1
select count(*) from winsales where qty >= all (select qty from winsales)
--# r_patternmatching_condition_like.like = true
select 'Hamlet' like 'H%'
--# r_patternmatching_condition_like.ilike = true
select 'Hamlet' ilike 'h%'
--# pattern-matching-conditions-similar-to.similar = true
select 'Crete' similar to '%C(ret)e%'
--# pattern-matching-conditions-posix.posix = true
select 'Los Angeles' ~ 'geles$'
--# r_range_condition.between = 3
select count(*) from winsales where qty between 15 and 20 and sellerid <> 3 or qty = 15
--# r_CASE_function.case = Big Apple
select case 'New York City' when 'New York City' then 'Big Apple' when 'Chicago' then 'Windy City' else 'other' end
--# r_GROUP_BY_clause.group = 4
select count(*) from (select sellerid, sum(qty) from winsales group by sellerid) as g
--# r_GROUP_BY_aggregation-extensions.rollup = 5
select count(*) from (select sellerid, sum(qty) from winsales group by rollup(sellerid)) as g
--# r_GROUP_BY_aggregation-extensions.cube = 4
select count(*) from (select a, b, count(*) from (select 1 as a, 2 as b) as t group by cube(a, b)) as g
--# r_HAVING_clause.having = 2
select count(*) from (select sellerid from winsales group by sellerid having count(*) > 2) as h
--# r_QUALIFY_clause.qualify = 4
select count(*) from (select * from winsales qualify row_number() over (partition by sellerid order by salesid) = 1) as q
--# r_UNION.union = 4
select count(*) from (select sellerid from winsales union select sellerid from winsales) as u
--# r_UNION.union-all = 22
select count(*) from (select sellerid from winsales union all select sellerid from winsales) as u
--# r_UNION.except = 0
select count(*) from (select sellerid from winsales except select sellerid from winsales) as u
--# r_UNION.intersect = 4
select count(*) from (select sellerid from winsales intersect select sellerid from winsales) as u
--# r_ORDER_BY_clause.order = 40005
select salesid from winsales order by salesid desc limit 1
--# r_ORDER_BY_clause.offset = 10005
select salesid from winsales order by salesid limit 1 offset 1
--# c_Window_functions.frame = 16
select avg(qty) over (order by dateid, salesid rows between unbounded preceding and current row) from winsales order by dateid, salesid limit 1 offset 2
--# r_AT_TIME_ZONE.at = 2001-02-17 03:38:40+00
select timestamp '2001-02-16 20:38:40' at time zone 'MST'
--# r_interval_literals.interval = 2019-01-01 00:52:00
select date '2018-12-31' + interval '24 hours 52 minutes'
--# r_Numeric_types201.integers = 32767
select cast(32767 as smallint)
--# r_Numeric_types201.decimal = 0.05
select cast(0.0499 as decimal(4,2))
--# r_Numeric_types201.double = 0.5
select cast(0.5 as double precision)
--# r_Character_types.text = abc
select cast('abcdef' as varchar(3))
--# r_Datetime_types.date = 2008-06-01
select cast('2008-06-01' as date)
--# r_Datetime_types.timestamptz = 2008-06-01 09:59:59+00
select timestamptz '2008-06-01 09:59:59+00'
--# r_Boolean_type.boolean = true
select cast('yes' as boolean)
