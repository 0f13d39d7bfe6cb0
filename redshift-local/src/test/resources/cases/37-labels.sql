--# f39 = mycol
LABEL SELECT 1 AS MyCol
--# f39b = mycol
LABEL SELECT 1 AS "MyCol"
--# l20 = pgdate_part
LABEL SELECT DATE_PART(minute, timestamp '20230104 04:05:06.789')
--# l21 = date_part
LABEL SELECT EXTRACT(minute FROM timestamp '2009-09-09 12:08:43')
--# l22 = current_user
LABEL SELECT user
