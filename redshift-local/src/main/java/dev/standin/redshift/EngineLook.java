package dev.standin.redshift;

import dev.standin.redshift.sql.Translator;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Output;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** What the engine says of a query that is not run. */
final class EngineLook {
    /** The member of a tree that says where something stood, with one of the commas around it: it may be the first, the last or the only one. */
    private static final Pattern POSITION = Pattern.compile(",\"query_location\":[0-9]+|\"query_location\":[0-9]+,?");

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
                return POSITION.matcher(row.getString(1)).replaceAll("");
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
