--# g12 ok
SELECT "table", size, tbl_rows, unsorted FROM SVV_TABLE_INFO WHERE schema = 'base'
--# g13 ok
SELECT file_name, line_number, column_name, error_message FROM SYS_LOAD_ERROR_DETAIL ORDER BY start_time DESC LIMIT 10
--# g14 ok
SELECT filename, line_number, colname, err_reason FROM STL_LOAD_ERRORS LIMIT 1
--# g15 ok
SELECT query_id, status, elapsed_time FROM SYS_QUERY_HISTORY WHERE query_label='x'
--# g16 ok
SELECT schemaname, tablename, "column", type FROM PG_TABLE_DEF WHERE schemaname='base'
--# g17 ok
SELECT table_schema, table_name FROM SVV_TABLES WHERE table_schema = 'base'
--# g18 ok
SHOW TABLE base.rx
--# g19 ok
EXPLAIN SELECT * FROM base.rx
--# g20 ok
SELECT pg_last_copy_count()
