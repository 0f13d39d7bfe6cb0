package dev.standin.redshift;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The system views that can be read, with the columns that are kept; every other one does not exist here. */
final class SystemTables {
    private final Rights rights;

    SystemTables(Rights rights) {
        this.rights = rights;
    }

    @Nullable
    Relation find(String name) {
        return switch (name) {
            case "sys_load_error_detail" -> table(name, LoadErrorViews.DETAIL, LoadErrorViews.DETAIL_COLUMNS);
            case "stl_load_errors" -> table(name, LoadErrorViews.ERRORS, LoadErrorViews.ERRORS_COLUMNS);
            case "stv_tbl_perm" -> table(name, LoadErrorViews.TABLES, LoadErrorViews.TABLES_COLUMNS);
            case "svv_tables" ->
                table(
                        name,
                        "(select schema_name as table_schema, name as table_name, case kind when 'view' then 'VIEW'"
                                + " else 'BASE TABLE' end as table_type from \"local$\".relations"
                                + seen("name") + ")",
                        List.of(
                                column("table_schema", text(128)),
                                column("table_name", text(128)),
                                column("table_type", text(128))));
            case "svv_columns" -> ColumnsView.table(name, seen("relation_name"));
            default -> new PrincipalViews(rights).find(name);
        };
    }

    /** Who is no superuser sees what it has access to. Sources: r_SVV_TABLES.html, r_SVV_COLUMNS.html. */
    private String seen(String relation) {
        if (rights.isSuperuser()) {
            return "";
        }
        String names = rights.acl().owners().keySet().stream()
                .filter(name -> !name.relation().isEmpty() && rights.sees(name))
                .map(name -> "(" + Text.quote(name.schema()) + ", " + Text.quote(name.relation()) + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? " where false" : " where (schema_name, " + relation + ") in (" + names + ")";
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
