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
--# m21 = 8.15
SELECT rudder FROM (SELECT 'rudder' partname, 2.50 price UNION ALL SELECT 'rudder', 3.75 UNION ALL SELECT 'rudder', 1.90 UNION ALL SELECT 'prop', 10.00) PIVOT (SUM(price) FOR partname IN ('prop', 'rudder', 'wing'))
--# m22 = 0
SELECT "2" FROM (SELECT 1 quality UNION ALL SELECT NULL) PIVOT (COUNT(*) FOR quality IN (1, 2, NULL))
--# m23 = 2
SELECT COUNT(*) FROM (SELECT 15 red, NULL::INT green, 7 blue) UNPIVOT (cnt FOR color IN (red, green, blue))
--# m24 = 3
SELECT COUNT(*) FROM (SELECT 15 red, NULL::INT green, 7 blue) UNPIVOT INCLUDE NULLS (cnt FOR color IN (red, green, blue))
