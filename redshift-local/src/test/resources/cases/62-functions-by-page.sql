--# path ok
set search_path to '$user', public
--# winsales ok
create table winsales (salesid int, dateid date, sellerid int, buyerid varchar(10), qty int, qty_shipped int)
--# winsales.rows ok
insert into winsales values (30001, '2003-08-02', 3, 'b', 10, 10), (10001, '2003-12-24', 1, 'c', 10, 10), (10005, '2003-12-24', 1, 'a', 30, null), (40001, '2004-01-09', 4, 'a', 40, null), (10006, '2004-01-18', 1, 'c', 10, null), (20001, '2004-02-12', 2, 'b', 20, 20), (40005, '2004-02-12', 4, 'a', 10, 10), (20002, '2004-02-16', 2, 'c', 20, 20), (30003, '2004-04-18', 3, 'b', 15, null), (30004, '2004-04-18', 3, 'b', 20, null), (30007, '2004-09-07', 3, 'c', 30, null)
--# one.row ok
copy base.cp (id, d, s) from 's3://lake/rx/batch.manifest' iam_role default manifest format as csv zstd
--# DIFFERENCE.difference = 4
select difference('AC/DC', 'Ay See Dee See')
--# FUNC_SHA1.func_sha1 = a9993e364706816aba3e25717850c26c9cd0d89d
select func_sha1('abc')
--# JSON_ARRAY_LENGTH.json_array_length = 5
select json_array_length('[11,12,13,{"f1":21,"f2":[25,26]},14]')
--# JSON_EXTRACT_ARRAY_ELEMENT_TEXT.json_extract_array_element_text = 113
select json_extract_array_element_text('[111,112,113]', 2)
--# JSON_EXTRACT_PATH_TEXT.json_extract_path_text = star
select json_extract_path_text('{"f2":{"f3":1},"f4":{"f5":99,"f6":"star"}}','f4', 'f6')
--# OCTETINDEX.octetindex = 8
select octetindex('AWS', 'Amazon AWS')
--# PG_LAST_COPY_COUNT.pg_last_copy_count = 1
select pg_last_copy_count()
--# REGEXP_COUNT.regexp_count = 8
SELECT regexp_count('abcdefghijklmnopqrstuvwxyz', '[a-z]{3}')
--# REGEXP_INSTR.regexp_instr = 5
SELECT regexp_instr('the fox', 'FOX', 1, 1, 0, 'i')
--# REGEXP_REPLACE.regexp_replace = the quick brown fox
SELECT regexp_replace('the fox', 'FOX', 'quick brown fox', 1, 'i')
--# REGEXP_SUBSTR.regexp_substr = fox
SELECT regexp_substr('the fox', 'FOX', 1, 1, 'i')
--# SHA.sha = a9993e364706816aba3e25717850c26c9cd0d89d
select sha('abc')
--# SHA1.sha1 = a9993e364706816aba3e25717850c26c9cd0d89d
select sha1('abc')
--# SOUNDEX.soundex = A252
select soundex('AWS Amazon')
--# c_join_PG.format_type = character varying(25)
select format_type(1043, 29)
--# crc32-function.crc32 = f2726906
select crc32('Amazon Redshift')
--# r_ABS.abs = 38
select abs (-38)
--# r_ACOS.acos = 60
select round(acos(.5) * 180 / (select pi()), 10) as degrees
--# r_ADD_MONTHS.add_months = 2008-04-30 00:00:00
select add_months('2008-03-31',1)
--# r_APPROXIMATE_PERCENTILE_DISC.percentile_disc = 20
select percentile_disc(0.5) within group (order by qty) from winsales
--# r_ASCII.ascii = 97
select ascii('amazon')
--# r_ASIN.asin = 30
select round(asin(.5) * 180 / (select pi()), 10) as degrees
--# r_ATAN.atan = 45
select round(atan(1) * 180 / (select pi()), 10) as degrees
--# r_ATAN2.atan2 = 90
select round(atan2(1, 0) * 180 / (select pi()), 10) as degrees
--# r_BIT_AND.bit_and = 2
select bit_and(n) from (select 3 as n union all select 7 union all select 10 union all select 22) as t
--# r_BIT_OR.bit_or = 31
select bit_or(n) from (select 3 as n union all select 7 union all select 10 union all select 22) as t
--# r_BOOL_AND.bool_and = false
select bool_and(likesports) from (select true as likesports union all select false) as users
--# r_BOOL_OR.bool_or = true
select bool_or(likesports) from (select true as likesports union all select false) as users
--# r_BPCHARCMP.bpcharcmp = -1
select bpcharcmp('Rafael', 'Taylor')
--# r_BTRIM.btrim = abc
select btrim('     abc    ')
--# r_BTTEXT_PATTERN_CMP.bttext_pattern_cmp = 1
select bttext_pattern_cmp('Vladimir', 'Humphrey')
--# r_CAST_function.cast = 162
select cast(162.00 as integer) as pricepaid
--# r_CBRT.cbrt = 3.0383953904884
select round(cbrt(28.05), 13)
--# r_CEILING_FLOOR.ceil = 29
select ceil(28.05)
--# r_CEILING_FLOOR.ceiling = 29
select ceiling(28.05)
--# r_CHARACTER_LENGTH.character_length = 8
select character_length('français')
--# r_CHARINDEX.charindex = 0
select charindex('dog', 'fish')
--# r_CHAR_LENGTH.char_length = 8
select char_length('français')
--# r_CONCAT.concat = December 25, 2008
select concat('December 25, ', '2008')
--# r_COS.cos = 1
select cos(0)
--# r_COT.cot = 0.642092615934
select round(cot(1), 12)
--# r_CURRENT_DATABASE.current_database = dev
select current_database()
--# r_CURRENT_DATE_function.current_date = true
select current_date = trunc(sysdate)
--# r_CURRENT_SCHEMA.current_schema = public
select current_schema()
--# r_CURRENT_USER.current_user = admin
select current_user
--# r_CURRENT_USER_ID.current_user_id = true
select current_user_id > 0
--# r_DATEADD_function.dateadd = 2009-08-28 00:00:00
select dateadd(month,18,'2008-02-28')
--# r_DATEDIFF_function.datediff = 52
select datediff(week,'2009-01-01','2009-12-31') as numweeks
--# r_DATE_CMP_TIMESTAMP.date_cmp_timestamp = 1
select date_cmp_timestamp('2008-06-18', timestamp '2008-01-24 06:43:29')
--# r_DATE_CMP_TIMESTAMPTZ.date_cmp_timestamptz = 1
select date_cmp_timestamptz('2008-06-18', timestamptz '2008-01-24 06:43:29+00')
--# r_DATE_PART_YEAR.date_part_year = 2022
select date_part_year(date '20220502')
--# r_DATE_PART_function.date_part = 5
SELECT DATE_PART(minute, timestamp '20230104 04:05:06.789')
--# r_DATE_PART_function.pgdate_part = 5
select pgdate_part('minute', timestamp '2023-01-04 04:05:06.789')
--# r_DECODE_expression.decode = June 1st, 2008
select decode(date '2008-06-01', '2008-06-01', 'June 1st, 2008')
--# r_DEGREES.degrees = 180
select degrees(pi())
--# r_DEXP.dexp = 2.0137527075
select round(dexp((7::float/100)*10), 10)
--# r_DLOG1.dlog1 = 0
select dlog1(1)
--# r_DLOG10.dlog10 = 2
select dlog10(100)
--# r_EXTRACT_function.extract = 8
select extract(minute from timestamp '2009-09-09 12:08:43')
--# r_FLOOR.floor = 28
select floor(28.05)
--# r_FNV_HASH.fnv_hash = -5968735742475085980
select fnv_hash(1)
--# r_GETDATE.getdate = 0
select datediff(day, getdate(), sysdate)
--# r_HAS_SCHEMA_PRIVILEGE.has_schema_privilege = true
select has_schema_privilege('public', 'create')
--# r_HAS_TABLE_PRIVILEGE.has_table_privilege = true
select has_table_privilege('base.cp', 'select')
--# r_LAST_DAY.last_day = 2014-01-31
select last_day(date '2014-01-01')
--# r_LEFT.left = Chica
select left('Chicago', 5)
--# r_LEFT.right = icago
select right('Chicago', 5)
--# r_LEN.len = 9
select octet_length('français'), len('français')
--# r_LENGTH.length = 8
select length('français')
--# r_LOG.log = 2
select log(100)
--# r_LOWER.lower = classical
select lower('Classical')
--# r_LTRIM.ltrim = 1-24 06:43:29
select ltrim('2008-01-24 06:43:29', '2008-')
--# r_MAX.max = 40
select max(qty) from winsales
--# r_MD5.md5 = f7415e33f972c03abd4f3fed36748f7a
select md5('Amazon Redshift')
--# r_MIN.min = 10
select min(qty) from winsales
--# r_MOD.mod = 2
SELECT MOD(10, 4)
--# r_MONTHS_BETWEEN_function.months_between = -2
select months_between('1969-01-18', '1969-03-18') as months
--# r_NEXT_DAY.next_day = 2014-08-26
select next_day('2014-08-20','Tuesday')
--# r_NULLIF_function.nullif = null
select nullif('', '')
--# r_NVL2.nvl2 = (906) 632-4407
select nvl2(cast(null as varchar(100)), 'a', '(906) 632-4407')
--# r_NVL_function.coalesce = 12
SELECT COALESCE(NULL, 12, NULL)
--# r_NVL_function.nvl = 2008-06-01
select nvl(date '2008-06-01', date '2008-12-31')
--# r_OCTET_LENGTH.octet_length = 9
select octet_length('français'), len('français')
--# r_POSITION.position = 0
select position('dog' in 'fish')
--# r_POWER.pow = 1.9671513573
select round(pow((1+7::float/100),10), 10)
--# r_POWER.power = 1.9671513573
select round(power((1+7::float/100),10), 10)
--# r_QUOTE_IDENT.quote_ident = "MLB"
select quote_ident('MLB')
--# r_QUOTE_LITERAL.quote_literal = '10'
select quote_literal(10)
--# r_RADIANS.radians = 3.14159265358979
select round(radians(180), 14)
--# r_REPEAT.repeat = 101010
select repeat(10, 3)
--# r_RTRIM.rtrim = CommunityAmerica Ballp
select rtrim('CommunityAmerica Ballpark', 'Park')
--# r_SIN.sin = 0
select round(sin(-pi()), 10)
--# r_SQRT.sqrt = 4
select sqrt(16)
--# r_STDDEV_functions.stddev_pop = 1
select round(stddev_pop(n), 10) from (select 1 as n union all select 3) as t
--# r_STDDEV_functions.stddev_samp = 2
select round(stddev_samp(n), 10) from (select 1 as n union all select 3 union all select 5) as t
--# r_STRPOS.strpos = 0
select strpos('dogfish', 'fist')
--# r_STRTOL.strtol = 2882343476
select strtol('abcd1234', 16)
--# r_SUBSTR.substr = pill
select substr('caterpillar', 6, 4)
--# r_SUBSTRING.substring = pill
select substring('caterpillar',6,4)
--# r_SYSDATE.sysdate = 0
select datediff(day, sysdate, current_date)
--# r_TAN.tan = 0
select tan(0)
--# r_TEXTLEN.textlen = 8
select textlen('français')
--# r_TIMESTAMPTZ_CMP.timestamptz_cmp = 0
select timestamptz_cmp('2008-01-24 06:43:29+00', '2008-01-24 07:43:29+01')
--# r_TIMESTAMPTZ_CMP_DATE.timestamptz_cmp_date = -1
select timestamptz_cmp_date(timestamptz '2008-01-24 06:43:29+00', '2008-06-18')
--# r_TIMESTAMPTZ_CMP_TIMESTAMP.timestamptz_cmp_timestamp = 1
select timestamptz_cmp_timestamp(timestamptz '2008-06-18 00:00:01+00', timestamp '2008-06-18 00:00:00')
--# r_TIMESTAMP_CMP_DATE.timestamp_cmp_date = -1
select timestamp_cmp_date(timestamp '2008-01-24 06:43:29', '2008-06-18')
--# r_TIMESTAMP_CMP_TIMESTAMPTZ.timestamp_cmp_timestamptz = -1
select timestamp_cmp_timestamptz(timestamp '2008-01-24 06:43:29', timestamptz '2008-06-18 00:00:00+00')
--# r_TO_CHAR.to_char = DECEMBER -THU-31-2009 11:15PM
select to_char(timestamp '2009-12-31 23:15:59', 'MONTH-DY-DD-YYYY HH12:MIPM')
--# r_TO_DATE_function.to_date = 2001-10-02
select to_date('02 Oct 2001', 'DD Mon YYYY')
--# r_TO_NUMBER.to_number = -12454.8
select to_number('12,454.8-', '99G999D9S')
--# r_TO_TIMESTAMP.to_timestamp = 2017-01-01 00:00:00+00
SELECT TO_TIMESTAMP('2017','YYYY')
--# r_TRANSLATE.translate = most tin
select translate('mint tea', 'inea', 'osin')
--# r_UPPER.upper = CLASSICAL
select upper('Classical')
--# r_VARIANCE_functions.var_pop = 1
select round(var_pop(n), 10) from (select 1 as n union all select 3) as t
--# r_VARIANCE_functions.var_samp = 4
select round(var_samp(n), 10) from (select 1 as n union all select 3 union all select 5) as t
--# r_WF_AVG.avg.over = 10 10 16 22 20 20 18 18 18 18 19
select listagg(v, ' ') within group (order by dateid, salesid) from (select salesid, dateid, cast(avg(qty) over (order by dateid, salesid rows unbounded preceding) as varchar(9)) as v from winsales) as w
--# r_WF_CUME_DIST.cume_dist.over = 0.2 0.4 0.6 0.8 1.0
select listagg(v, ' ') within group (order by n) from (select n, cast(cast(round(cume_dist() over (order by n), 1) as decimal(3,1)) as varchar(9)) as v from (select 2500 as n union all select 2600 union all select 2800 union all select 2900 union all select 3100) as t) as w
--# r_WF_DENSE_RANK.dense_rank.over = 5 5 5 5 4 3 3 3 2 2 1
select listagg(v, ' ') within group (order by qty, salesid) from (select salesid, qty, cast(dense_rank() over (order by qty desc) as varchar(9)) as v from winsales) as w
--# r_WF_MAX.max.over = 10 30 30 30 30 30 30 30 30 40 40
select listagg(v, ' ') within group (order by salesid) from (select salesid, cast(max(qty) over (order by salesid rows unbounded preceding) as varchar(9)) as v from winsales) as w
--# r_WF_MIN.min.over = 10 10 10 10 10 10 10 10 10 10 10
select listagg(v, ' ') within group (order by salesid) from (select salesid, cast(min(qty) over (order by salesid rows unbounded preceding) as varchar(9)) as v from winsales) as w
--# r_WF_NTILE.ntile.over = 1 1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4
select listagg(v, ' ') within group (order by v) from (select cast(ntile(4) over (order by n) as varchar(9)) as v from (select 1 as n union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9 union all select 10 union all select 11 union all select 12 union all select 13 union all select 14 union all select 15 union all select 16 union all select 17) as t) as w
--# r_WF_PERCENT_RANK.percent_rank.over = 0.0000 0.1667 0.1667 0.1667 0.6667 0.6667 1.0000
select listagg(v, ' ') within group (order by v) from (select cast(cast(round(percent_rank() over (order by n), 4) as decimal(5,4)) as varchar(9)) as v from (select 15 as n union all select 20 union all select 20 union all select 20 union all select 30 union all select 30 union all select 40) as t) as w
--# r_WF_RANK.rank.over = 1 1 1 1 5 6 6 6 9 9 11
select listagg(v, ' ') within group (order by qty, salesid) from (select salesid, qty, cast(rank() over (order by qty) as varchar(9)) as v from winsales) as w
--# r_WF_ROW_NUMBER.row_number.over = 1 2 3 1 2 1 2 3 4 1 2
select listagg(v, ' ') within group (order by sellerid, v) from (select sellerid, cast(row_number() over (partition by sellerid order by qty, salesid) as varchar(9)) as v from winsales) as w
--# r_WF_STDDEV.stddev_samp.over = 0
select max(v) from (select round(stddev_samp(qty) over (partition by sellerid), 4) as v from winsales where sellerid = 2) as w
--# r_WF_SUM.sum.over = 10 20 50 90 100 120 130 150 165 185 215
select listagg(v, ' ') within group (order by dateid, salesid) from (select salesid, dateid, cast(sum(qty) over (order by dateid, salesid rows unbounded preceding) as varchar(9)) as v from winsales) as w
--# r_WF_VARIANCE.var_pop.over = 0
select max(v) from (select round(var_pop(qty) over (partition by sellerid), 4) as v from winsales where sellerid = 2) as w
--# r_WF_first_value.first_value.over = Qualcomm Stadium
select max(v) from (select first_value(venuename) over (partition by venuestate order by venueseats desc rows between unbounded preceding and unbounded following) as v from (select 'CA' as venuestate, 70561 as venueseats, 'Qualcomm Stadium' as venuename union all select 'CA', 69843, 'Monster Park') as venue) as w
--# r_WF_first_value.last_value.over = Monster Park
select max(v) from (select last_value(venuename) over (partition by venuestate order by venueseats desc rows between unbounded preceding and unbounded following) as v from (select 'CA' as venuestate, 70561 as venueseats, 'Qualcomm Stadium' as venuename union all select 'CA', 69843, 'Monster Park') as venue) as w
--# r_COALESCE.coalesce = 12
SELECT COALESCE(NULL, 12, NULL)
--# r_CURRENT_SCHEMAS.current_schemas = {public}
select current_schemas(false)
--# r_LISTAGG.listagg = 31141242333
select listagg(sellerid) within group (order by dateid, salesid) from winsales
--# r_TRIM.trim = dog
select trim('"' FROM '"dog"')
--# r_VERSION.version = PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.12103
select version()
