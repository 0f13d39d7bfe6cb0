package dev.larder.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Whether two database files hold the same star, row by row. */
final class SameRows {
    private static final List<String> TABLES = List.of("fct_claim", "fct_product_day");

    private SameRows() {}

    /**
     * Compares what Larder published with what DuckDB built by itself, as bags of rows.
     *
     * @return rows compared
     * @throws IllegalStateException if a table differs
     */
    static long compare(Path larder, Path raw) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + larder + "' as larder (read_only)");
            statement.execute("attach '" + raw + "' as raw (read_only)");
            long rows = 0;
            for (String table : TABLES) {
                rows += same(statement, table);
            }
            return rows;
        }
    }

    private static long same(Statement statement, String table) throws SQLException {
        long rows = count(statement, "raw." + table);
        long published = count(statement, "larder.star." + table);
        long different =
                count(statement, "((from raw." + table + ") except all (select * from larder.star." + table + "))");
        if (rows == 0 || rows != published || different != 0) {
            throw new IllegalStateException(table + ": DuckDB by itself has " + rows + " rows, Larder " + published
                    + "; " + different + " of DuckDB's are not in Larder's");
        }
        return rows;
    }

    private static long count(Statement statement, String rows) throws SQLException {
        try (ResultSet counted = statement.executeQuery("select count(*) from " + rows)) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
