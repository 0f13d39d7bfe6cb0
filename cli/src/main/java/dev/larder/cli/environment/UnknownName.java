package dev.larder.cli.environment;

import dev.larder.core.contract.Spelling;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the table or column that a query probably meant, if the warehouse says that there is none of that name. */
public record UnknownName(Warehouse warehouse) {
    private static final Pattern UNKNOWN = Pattern.compile("(relation|column) \"([^\"]+)\" does not exist");
    private static final String OURS = " where table_schema not in ('pg_catalog', 'information_schema')";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What to do about a message of the warehouse; null if it is about something else. */
    public @Nullable String help(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.find()) {
            return null;
        }
        String name = unknown.group(2);
        return unknown.group(1).equals("relation") ? relation(name) : column(name.substring(name.lastIndexOf('.') + 1));
    }

    private String relation(String name) {
        String meant = name.contains(".") ? name : "star." + name;
        return Spelling.nearest(meant, names("select table_schema, table_name from svv_tables" + OURS))
                .map(near -> "did you mean " + near + "?")
                .orElse("select table_schema, table_name from svv_tables" + OURS + " lists what there is");
    }

    private String column(String name) {
        return Spelling.nearest(name, names("select distinct column_name from svv_columns" + OURS))
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        "select table_name, column_name from svv_columns where table_schema = 'star' lists what there is");
    }

    private List<String> names(String select) {
        Rows rows = warehouse
                .read("names", List.of(Query.of("names", select)), PATIENCE)
                .getFirst();
        return rows.rows().stream().map(row -> String.join(".", row)).toList();
    }
}
