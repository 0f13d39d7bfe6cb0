package dev.standin.redshift.catalog;

import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Relation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views that tell of failed loads, of all to superusers and of one's own to everybody else, and the one that tells which table a number is. Sources:
 * SYS_LOAD_ERROR_DETAIL.html, r_STL_LOAD_ERRORS.html, r_STV_TBL_PERM.html.
 */
final class LoadErrorViews {
    private static final String OBJECT = Macros.SCHEMA + ".object_id(e.table_name)";

    private static final SystemView DETAIL = SystemView.of("sys_load_error_detail", """
        user_id        | integer        | e.user_id
        query_id       | bigint         | e.query_id
        transaction_id | bigint         | -
        session_id     | integer        | -
        database_name  | character(64)  | e.database_name
        table_id       | integer        | OBJECT
        start_time     | timestamp      | e.start_time
        file_name      | character(256) | e.file_name
        line_number    | bigint         | e.line_number
        column_name    | character(127) | e.column_name
        column_type    | character(10)  | e.column_type
        column_length  | character(10)  | e.column_length
        position       | integer        | e.position
        error_code     | integer        | e.error_code
        error_message  | character(512) | left(e.error_message, 512)
        """.replace("OBJECT", OBJECT));

    private static final SystemView ERRORS = SystemView.of("stl_load_errors", """
        userid          | integer         | e.user_id
        slice           | integer         | -
        tbl             | integer         | OBJECT
        starttime       | timestamp       | e.start_time
        session         | integer         | -
        query           | integer         | cast(e.query_id as integer)
        filename        | character(256)  | e.file_name
        line_number     | bigint          | e.line_number
        colname         | character(127)  | e.column_name
        type            | character(10)   | e.column_type
        col_length      | character(10)   | e.column_length
        position        | integer         | e.position
        raw_line        | character(1024) | e.raw_line
        raw_field_value | character(1024) | left(e.value, 1024)
        err_code        | integer         | e.error_code
        err_reason      | character(100)  | left(e.error_message, 100)
        is_partial      | integer         | -
        start_offset    | bigint          | -
        copy_job_id     | bigint          | -
        """.replace("OBJECT", OBJECT));

    private static final SystemView TABLES = SystemView.of("stv_tbl_perm", """
        slice           | integer       | -
        id              | integer       | r.oid
        name            | character(72) | r.name
        rows            | bigint        | -
        sorted_rows     | bigint        | -
        temp            | integer       | case when TEMPORARY then 1 else 0 end
        db_id           | integer       | DBID
        insert_pristine | integer       | -
        delete_pristine | integer       | -
        backup          | integer       | -
        """);

    private final Rights rights;

    private final Rows rows;

    LoadErrorViews(Rights rights, Rows rows) {
        this.rights = rights;
        this.rows = rows;
    }

    Relation.@Nullable Table find(String name) {
        String errors = Macros.SCHEMA + ".load_errors e where "
                + (rights.isSuperuser() ? "true" : "e.user_id = " + rights.user());
        return switch (name) {
            case "sys_load_error_detail" -> DETAIL.over(errors);
            case "stl_load_errors" -> ERRORS.over(errors);
            case "stv_tbl_perm" ->
                TABLES.filled(Map.of(
                                "DBID",
                                Macros.SCHEMA + ".object_id('.' || " + rows.database() + ")",
                                "TEMPORARY",
                                Rows.isTemporary("r.schema_name")))
                        .over(rows.relations(false) + " where r.kind = 'table'");
            default -> null;
        };
    }
}
