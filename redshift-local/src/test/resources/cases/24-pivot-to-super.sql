--# m14 = 5
SELECT "wa" FROM (SELECT state, qty FROM (SELECT 'WA' state, 5 qty UNION ALL SELECT 'CA', 7) x) PIVOT (SUM(qty) FOR state IN ('WA' AS wa, 'CA' AS ca))
--# m14b = 3
SELECT SUM(v) FROM (SELECT 1 AS q1, 2 AS q2) UNPIVOT (v FOR q IN (q1, q2))
--# m15 = 1
SELECT TOP 1 x FROM (SELECT 1 x UNION ALL SELECT 2) t ORDER BY x
--# m16 = 6
SELECT c FROM (SELECT 2 AS a, a + 1 AS b, b * 2 AS c) t
--# m17 = 10
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT MAX(i) FROM n
--# m18 = 3
SELECT COUNT(*) FROM (SELECT state, COUNT(*) FROM base.hcp_src GROUP BY ROLLUP(state)) t
--# m19 = 2
SELECT COUNT(*) FROM (SELECT * EXCLUDE (state) FROM base.hcp_src LIMIT 2) t
--# m20 = 30
SELECT SUM(i::INT) FROM stg.evt e, e.payload.a.b i
