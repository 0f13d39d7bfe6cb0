package dev.standin.redshift.catalog;

import dev.standin.redshift.sql.scope.Relation;
import org.jspecify.annotations.Nullable;

/** The views of external schemas and tables: nobody can make any here, so they are empty. Sources: r_SVV_EXTERNAL_TABLES.html and its neighbours. */
final class ExternalViews {
    private static final String NOTHING = "(select 1) as e where false";

    private static final SystemView SCHEMAS = SystemView.of("svv_external_schemas", """
        esoid        | oid      | 0
        eskind       | smallint | 0
        schemaname   | name     | ''
        esowner      | integer  | 0
        databasename | text     | ''
        esoptions    | text     | ''
        """);

    private static final SystemView TABLES = SystemView.of("svv_external_tables", """
        schemaname        | text    | ''
        tablename         | text    | ''
        tabletype         | text    | ''
        location          | text    | ''
        input_format      | text    | ''
        output_format     | text    | ''
        serialization_lib | text    | ''
        serde_parameters  | text    | ''
        compressed        | integer | 0
        parameters        | text    | ''
        """);

    private static final SystemView COLUMNS = SystemView.of("svv_external_columns", """
        schemaname    | text    | ''
        tablename     | text    | ''
        columnname    | text    | ''
        external_type | text    | ''
        columnnum     | integer | 0
        part_key      | integer | 0
        is_nullable   | text    | ''
        """);

    Relation.@Nullable Table find(String name) {
        return switch (name) {
            case "svv_external_schemas" -> SCHEMAS.over(NOTHING);
            case "svv_external_tables" -> TABLES.over(NOTHING);
            case "svv_external_columns" -> COLUMNS.over(NOTHING);
            default -> null;
        };
    }
}
