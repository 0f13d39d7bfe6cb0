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
