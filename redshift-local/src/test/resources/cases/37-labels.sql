--# f39 = mycol
LABEL SELECT 1 AS MyCol
--# f39b = mycol
LABEL SELECT 1 AS "MyCol"
