package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Statement;
import java.util.Locale;
import java.util.Map;

/** Reads SHOW of a setting. What it shows of databases, schemas and tables has columns that nobody knows here. Source: r_SHOW.html and its neighbours. */
final class ShowParser {
    /** What shows the same as far as it is known. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("databases", "select database_name from svv_redshift_databases"),
            Map.entry("schemas", "select schema_name from svv_all_schemas where schema_name = '...'"),
            Map.entry("tables", "select table_name, table_type from svv_all_tables where schema_name = '...'"),
            Map.entry("columns", "select column_name, data_type from svv_all_columns where table_name = '...'"),
            Map.entry("table", "select column_name, data_type from svv_all_columns where table_name = '...'"),
            Map.entry("view", "select column_name, data_type from svv_columns where table_name = '...'"),
            Map.entry("constraints", "select constraint_type from information_schema.table_constraints"),
            Map.entry("grants", "select identity_name, privilege_type from svv_relation_privileges"));

    private final Tokens in;

    ShowParser(Tokens in) {
        this.in = in;
    }

    Statement read() {
        int start = in.offset();
        in.expect("show");
        String word = in.peek().name();
        String instead = INSTEAD.get(word);
        if (instead != null) {
            throw Refusal.valid("SHOW " + word.toUpperCase(Locale.ROOT), "write " + instead)
                    .at(start);
        }
        if (in.seesAny(
                "all", "external", "model", "procedure", "procedures", "functions", "datashares", "parameters")) {
            throw new Refusal("SHOW " + word.toUpperCase(Locale.ROOT)).at(start);
        }
        return new Statement.Show(String.join(".", in.qualifiedName()));
    }
}
