package dev.larder.core.engine;

import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a warehouse as they are.
 *
 * @param columns by {@code schema.table}, in the order of the table; types as a plan writes them
 */
public record Tables(SortedMap<String, List<TableColumn>> columns) {
    /** Those of an empty warehouse. */
    public static final Tables NONE = new Tables(Collections.emptySortedMap());
    /** Selects them, one row per column. */
    public static final Query QUERY = Query.of(
            "columns",
            "select table_schema, table_name, column_name, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale\n"
                    + "from svv_columns\nwhere table_schema in ('raw', 'star', 'candidate', 'diff')\norder by table_schema, table_name, ordinal_position");

    /** Copies the map. */
    public Tables {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** The tables that rows of {@link #QUERY} describe. */
    public static Tables of(List<List<@Nullable String>> rows) {
        SortedMap<String, List<TableColumn>> columns = new TreeMap<>();
        rows.forEach(row -> columns.computeIfAbsent(row.get(0) + "." + row.get(1), _ -> new ArrayList<>())
                .add(column(row)));
        return new Tables(columns);
    }

    /** Whether the table is there. */
    boolean has(String table) {
        return columns.containsKey(table);
    }

    /** The columns of a table; none if it is not there. */
    List<TableColumn> of(String table) {
        return columns.getOrDefault(table, List.of());
    }

    private static TableColumn column(List<@Nullable String> row) {
        return new TableColumn(String.valueOf(row.get(2)), type(row), "no".equalsIgnoreCase(row.get(3)));
    }

    private static String type(List<@Nullable String> row) {
        String name = String.valueOf(row.get(4));
        return switch (name) {
            case "character varying" -> "varchar(" + row.get(5) + ")";
            case "character" -> "char(" + row.get(5) + ")";
            case "numeric" -> "decimal(" + row.get(6) + "," + row.get(7) + ")";
            case "timestamp without time zone" -> "timestamp";
            case "timestamp with time zone" -> "timestamptz";
            default -> name;
        };
    }
}
