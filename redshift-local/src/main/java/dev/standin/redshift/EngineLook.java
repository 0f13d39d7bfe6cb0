package dev.standin.redshift;

import dev.standin.redshift.sql.Translator;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Output;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** What the engine says of a query that is not run. */
final class EngineLook {
    private EngineLook() {}

    /** The columns of a query that it has looked at. */
    static List<Output> columns(DuckDBConnection connection, BoundQuery query) {
        try (Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("DESCRIBE " + query.sql())) {
            if (!described.next()) {
                throw new IllegalStateException("DuckDB describes no column");
            }
            return query.outputs();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Its syntax tree as JSON text, without positions. */
    static String tree(DuckDBConnection connection, String select) {
        try (var query = connection.prepareStatement("select json_serialize_sql(?::varchar)")) {
            query.setString(1, Translator.withDuckParameters(select));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1).replaceAll("\"query_location\":[0-9]+,?", "");
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
