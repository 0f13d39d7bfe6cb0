package dev.larder.local.run;

import dev.larder.compiler.Binder;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DuckDB with the little translation that generated SQL needs: physical attributes, late binding, {@code strtol}, {@code datediff}. */
final class DuckDb implements Binder, AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        statement("set TimeZone = 'UTC'");
        statement("create macro strtol(digits, base) as cast('0x' || digits as bigint)");
    }

    /** Runs a batch in one transaction; the first failure undoes it. */
    void run(Batch batch) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String sql : batch.statements()) {
                statement(bound(sql, batch.parameters()));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The rows of a query, values as text. */
    List<List<@Nullable String>> rows(Query query) throws SQLException {
        return rows(bound(query.sql(), query.parameters()));
    }

    List<List<@Nullable String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(translated(sql))) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    void statement(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(translated(sql));
        }
    }

    @Override
    public void execute(String sql) throws BindFailure {
        try {
            statement(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public List<Assumption> assumed() {
        return List.of();
    }

    @Override
    public Look look(Question question) {
        try {
            List<Selected> columns = rows("describe " + bound(question.select(), question.parameters())).stream()
                    .map(row -> new Selected(text(row.get(0)), type(text(row.get(1))), false, true, 0, 0))
                    .toList();
            return new Look(columns, false, List.of(), List.of(), 0);
        } catch (SQLException e) {
            return new Look(
                    List.of(),
                    true,
                    List.of(new Fault(-1, String.valueOf(e.getMessage()), "", List.of(), null)),
                    List.of(),
                    0);
        }
    }

    @Override
    public String tree(String select) throws BindFailure {
        try {
            String json =
                    text(rows("select json_serialize_sql('" + translated(select).replace("'", "''") + "')")
                            .getFirst()
                            .getFirst());
            return json.replaceAll("\"query_location\":\\d+", "\"query_location\":0");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String type(String type) {
        return type.equals("HUGEINT") ? "decimal(38,0)" : type.toLowerCase(Locale.ROOT);
    }

    private static String bound(String sql, Map<String, String> parameters) {
        String bound = sql;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            bound = bound.replace(":" + parameter.getKey() + " ", "'" + parameter.getValue() + "' ");
        }
        return bound;
    }

    private static String translated(String sql) {
        return sql.replaceAll("\\s+with no schema binding$", "")
                .replaceAll("(?m)^\\) (dist|sort)\\w+ .*$", ")")
                .replaceAll("datediff\\(day,", "datediff('day',");
    }

    private static BindFailure failure(SQLException e) {
        return new BindFailure(
                String.valueOf(e.getMessage()).lines().findFirst().orElse("refused"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
