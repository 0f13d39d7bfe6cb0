--# q02 = f2726906
SELECT crc32('Amazon Redshift')
--# q03 = 9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043
SELECT sha2('hello', 512)
--# q04 = 59e1748777448c69de6b800d7a33bbfb9ff1b463e44354c3553bcdb9c666fa90125a3c79f90397bdf5f6a13de828684f
SELECT sha2('hello', 384)
--# q05 = ea09ae9cc6768c50fcee903ed054556e5bfc8347907f12598aa24193
SELECT sha2('hello', 224)
--# q06 = null
SELECT sha2(null, 512)
--# q07 = "MLB"
SELECT quote_ident('MLB')
--# q08 = mlb
SELECT quote_ident('mlb')
--# q09 = "a""b c"
SELECT quote_ident('a"b c')
--# q10 = '10'
SELECT quote_literal(10)
--# q11 = 'it''s'
SELECT quote_literal('it''s')
--# q12 = -1
SELECT bpcharcmp('Rafael', 'Taylor')
--# q13 = 1
SELECT bttext_pattern_cmp('Vladimir', 'Humphrey')
--# q14 = 0
SELECT bpcharcmp('a', 'a')
--# q15 = 8
SELECT octetindex('AWS', 'Amazon AWS')
--# q16 = 14
SELECT octetindex('AWS', 'Άμαζον AWS')
--# q17 = 1
SELECT difference('%', '@')
--# q18 = 0
SELECT difference('Amazon', '')
--# q19 = 2
SELECT difference('Amazon', 'Ama')
--# q20 = 4
SELECT difference('Amazon', '+-*/%Amazon')
--# q21 = 4
SELECT difference('AC/DC', 'Ay See Dee See')
--# q22 = 3
SELECT cbrt(27)
--# q23 = 90
SELECT round(atan2(1, 0) * 180 / pi(), 6)
--# q24 = 0.642092615934
SELECT round(cot(1), 12)
--# q25 = 2
SELECT bit_and(n) FROM (SELECT 3 AS n UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 22) t
--# q26 = 31
SELECT bit_or(n) FROM (SELECT 3 AS n UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 22) t
--# q27 = 0
SELECT timestamptz_cmp('2008-01-24 06:43:29+00', '2008-01-24 07:43:29+01')
--# q28 = 1
SELECT timestamptz_cmp_date(TIMESTAMPTZ '2008-01-24 06:43:29+00', DATE '2008-01-24')
--# q29 = -1
SELECT date_cmp_timestamptz('2008-06-23', TIMESTAMPTZ '2008-06-24 06:43:29+00')
--# q30 = 0
SELECT timestamp_cmp_timestamptz(TIMESTAMP '2008-01-24 06:43:29', TIMESTAMPTZ '2008-01-24 06:43:29+00')
--# q31 = 0
SELECT COUNT(*) FROM (SELECT * EXCLUDE hcp_id, name FROM base.hcp_src) t WHERE state IS NULL
--# q32 err
SELECT name FROM (SELECT * EXCLUDE hcp_id, name FROM base.hcp_src) t
--# q33 err
SELECT {fn now()}
