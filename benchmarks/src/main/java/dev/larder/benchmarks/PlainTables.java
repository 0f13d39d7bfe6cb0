package dev.larder.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the views of {@code qa} show, as tables of plain DuckDB: without lineage, and without blanks at the end of texts. */
final class PlainTables {
    private PlainTables() {}

    /** Copies the deliveries' tables of a local Redshift's file into a file that is not there yet. */
    static void copy(Path larder, Path plain) throws SQLException {
        if (Files.exists(plain)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + plain);
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + larder + "' as larder (read_only)");
            for (String table : tables(statement)) {
                statement.execute("create table main." + table + " as select " + columns(statement, table)
                        + " from larder.\"raw\"." + table);
            }
            statement.execute("detach larder");
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return texts(
                statement,
                "select table_name from duckdb_tables() where database_name = 'larder' and schema_name = 'raw'");
    }

    private static String columns(Statement statement, String table) throws SQLException {
        return String.join(
                ", ",
                texts(
                        statement,
                        "select case when data_type = 'VARCHAR' then 'rtrim(' || column_name || ') as ' else '' end"
                                + " || column_name from duckdb_columns() where database_name = 'larder' and"
                                + " schema_name = 'raw' and table_name = '" + table
                                + "' and column_name not like '\\_%' escape '\\' order by column_index"));
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        try (ResultSet set = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (set.next()) {
                texts.add(set.getString(1));
            }
            return texts;
        }
    }
}
