package dev.standin.redshift;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system views that can be read, with the columns that are kept; every other one does not exist here. */
final class SystemTables {
    private SystemTables() {}

    static @Nullable Relation find(String name) {
        return switch (name) {
            case "sys_load_error_detail" -> table(name, LoadErrorViews.DETAIL, LoadErrorViews.DETAIL_COLUMNS);
            case "stl_load_errors" -> table(name, LoadErrorViews.ERRORS, LoadErrorViews.ERRORS_COLUMNS);
            case "stv_tbl_perm" -> table(name, LoadErrorViews.TABLES, LoadErrorViews.TABLES_COLUMNS);
            case "svv_tables" ->
                table(
                        name,
                        "(select schema_name as table_schema, name as table_name,"
                                + " case kind when 'view' then 'VIEW' else 'BASE TABLE' end as table_type from \"local$\".relations)",
                        List.of(
                                column("table_schema", text(128)),
                                column("table_name", text(128)),
                                column("table_type", text(128))));
            case "svv_columns" -> ColumnsView.table(name);
            default -> null;
        };
    }

    private static Relation.Table table(String name, String location, List<Column> columns) {
        return new Relation.Table("pg_catalog", name, location, new ArrayList<>(columns));
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, false, null);
    }

    private static Type text(int size) {
        return new Type(Type.Kind.VARCHAR, size, 0, false);
    }
}
