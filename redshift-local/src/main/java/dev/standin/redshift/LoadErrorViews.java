package dev.standin.redshift;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Column;
import java.util.List;

/**
 * The views that tell of failed loads, and the one that tells which table a number is. They have only the columns that are kept; CHAR
 * columns are VARCHAR, without trailing blanks, since the local engine has no functions of CHAR yet. Source:
 * SYS_LOAD_ERROR_DETAIL.html, r_STL_LOAD_ERRORS.html, r_STV_TBL_PERM.html.
 */
final class LoadErrorViews {
    private static final String TABLE = Macros.SCHEMA + ".load_errors";
    private static final Type LONG = Type.BIGINT;
    private static final Type INTEGER = Type.INTEGER;

    static final String DETAIL =
            "(select query_id, database_name, " + id("table_name") + " as table_id, start_time, file_name, line_number,"
                    + " column_name, column_type, column_length, position, error_code, left(error_message, 512) as error_message from "
                    + TABLE + ")";
    static final List<Column> DETAIL_COLUMNS = List.of(
            column("query_id", LONG),
            column("database_name", text(64)),
            column("table_id", INTEGER),
            column("start_time", Type.TIMESTAMP),
            column("file_name", text(256)),
            column("line_number", LONG),
            column("column_name", text(127)),
            column("column_type", text(10)),
            column("column_length", text(10)),
            column("position", INTEGER),
            column("error_code", INTEGER),
            column("error_message", text(512)));

    static final String ERRORS = "(select 0 as slice, " + id("table_name")
            + " as tbl, start_time as starttime, cast(query_id as integer) as query,"
            + " file_name as filename, line_number, column_name as colname, column_type as type, column_length as col_length, position,"
            + " raw_line, left(value, 1024) as raw_field_value, error_code as err_code, left(error_message, 100) as err_reason from "
            + TABLE + ")";
    static final List<Column> ERRORS_COLUMNS = List.of(
            column("slice", INTEGER),
            column("tbl", INTEGER),
            column("starttime", Type.TIMESTAMP),
            column("query", INTEGER),
            column("filename", text(256)),
            column("line_number", LONG),
            column("colname", text(127)),
            column("type", text(10)),
            column("col_length", text(10)),
            column("position", INTEGER),
            column("raw_line", text(1024)),
            column("raw_field_value", text(1024)),
            column("err_code", INTEGER),
            column("err_reason", text(100)));

    static final String TABLES = "(select " + id("schema_name || '.' || name") + " as id, name from " + Macros.SCHEMA
            + ".relations where kind = 'table')";
    static final List<Column> TABLES_COLUMNS = List.of(column("id", INTEGER), column("name", text(72)));

    private LoadErrorViews() {}

    /** Redshift numbers tables as they are made; here, tables of the same schema and name have the same number. */
    private static String id(String name) {
        return "cast('0x' || md5(" + name + ")[1:7] as integer)";
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, false, null);
    }

    private static Type text(int size) {
        return Type.varchar(size);
    }
}
