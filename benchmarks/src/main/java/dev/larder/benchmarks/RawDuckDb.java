package dev.larder.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The work by itself: DuckDB loads the file into a database file and builds the star, in a JVM that does nothing else. */
final class RawDuckDb {
    private RawDuckDb() {}

    /** Arguments: folder of the statements, data file, database file to make, threads (0: DuckDB's own choice). */
    public static void main(String[] arguments) throws IOException, SQLException {
        build(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
    }

    static void build(Path statements, Path data, Path database, int threads) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            if (threads > 0) {
                statement.execute("set threads = " + threads);
            }
            statement.execute("set TimeZone = 'UTC'");
            statement.execute(Files.readString(statements.resolve("load.sql")).replace(":file", data.toString()));
            statement.execute(Files.readString(statements.resolve("star.sql")));
        }
    }
}
