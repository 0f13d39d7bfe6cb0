--# g04 ok
ALTER TABLE base.app_t APPEND FROM base.app_s
--# g05 ok
TRUNCATE base.app_t
--# g05b ok
TRUNCATE TABLE base.app_t
--# g06 ok
VACUUM FULL base.rx TO 99 PERCENT
--# g07 ok
ANALYZE base.rx PREDICATE COLUMNS
--# g08 ok
ANALYZE COMPRESSION base.rx
