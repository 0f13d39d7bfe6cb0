package dev.larder.cli.history;

import dev.larder.core.engine.Batch;
import dev.larder.functions.Lake;
import dev.larder.functions.port.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The engine behind the local Redshift without what makes it one: generated SQL needs little translation, nobody's rights are asked, and a batch costs a
 * millisecond. Each batch is answered at once, in one transaction; a token that was sent is known.
 */
final class DuckWarehouse implements Warehouse, AutoCloseable {
    private static final Pattern COPY = Pattern.compile("copy (\\S+) \\((.*)\\)\\nfrom 's3://lake/(\\S+)'(?s:.*)");
    private static final Pattern NO_TABLE =
            Pattern.compile("(grant|alter default privileges|create role|create user) .*");
    private static final List<String> SYSTEM = List.of(
            "set TimeZone = 'UTC'",
            "set threads = 1",
            "pragma disable_optimizer",
            "create macro strtol(digits, base) as cast('0x' || digits as bigint)",
            "create view svv_tables as select table_schema, table_name from information_schema.tables",
            "create view svv_columns as select table_schema, table_name, column_name, ordinal_position, is_nullable,"
                    + " case data_type when 'VARCHAR' then 'character varying' else lower(data_type) end as data_type,"
                    + " 65535 as character_maximum_length, numeric_precision, numeric_scale"
                    + " from information_schema.columns");

    private final Connection connection;
    private final Path folder;
    private final Bucket lake;
    private final Cuts cuts;
    private final Planted planted;
    private final Calls calls;
    private final Map<String, Outcome> sent = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Rows> results = new HashMap<>();
    private int files;

    DuckWarehouse(Works.Place place, Bucket lake, Planted planted) {
        this.folder = place.folder();
        this.lake = lake;
        this.cuts = place.cuts();
        this.calls = place.calls();
        this.planted = planted;
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            for (String sql : SYSTEM) {
                var _ = execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Outcome submit(String token, String name, Batch batch) {
        Outcome known = sent.get(token);
        if (known != null) {
            return known;
        }
        calls.batch(batch.statements().size());
        return cuts.around("batch " + name + ": " + batch.name(), () -> {
            Outcome outcome = transaction("b" + (outcomes.size() + 1), name + ": " + batch.name(), batch);
            sent.put(token, outcome);
            outcomes.put(outcome.id(), outcome);
            return outcome;
        });
    }

    private Outcome transaction(String id, String name, Batch batch) {
        List<Rows> rows = new ArrayList<>();
        try {
            connection.setAutoCommit(false);
            try {
                for (String sql : batch.statements()) {
                    rows.add(execute(planted.statement(name, bound(sql, batch.parameters()))));
                }
                connection.commit();
            } catch (SQLException refused) {
                connection.rollback();
                return new Outcome(id, Status.FAILED, String.valueOf(refused.getMessage()), List.of(), rows.size());
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        List<String> ids = new ArrayList<>();
        for (Rows result : rows) {
            ids.add(id + ":" + (ids.size() + 1));
            results.put(ids.getLast(), result);
        }
        return new Outcome(id, Status.FINISHED, null, ids, -1);
    }

    private Rows execute(String sql) throws SQLException {
        Matcher copy = COPY.matcher(sql);
        if (copy.matches()) {
            return copied(copy.group(1), copy.group(2), copy.group(3));
        }
        if (NO_TABLE.matcher(sql).matches()) {
            return new Rows(List.of(), List.of(), List.of());
        }
        try (Statement statement = connection.createStatement()) {
            return statement.execute(translated(sql))
                    ? rows(statement.getResultSet())
                    : new Rows(List.of(), List.of(), List.of());
        }
    }

    private Rows copied(String table, String columns, String manifest) throws SQLException {
        JsonNode entries = Lake.JSON
                .readTree(new String(lake.read(manifest).orElseThrow(), StandardCharsets.UTF_8))
                .path("entries");
        for (JsonNode entry : entries) {
            Path file = file(entry.path("url").asString().substring("s3://lake/".length()));
            var _ = execute("insert into " + table + " (" + columns + ") select * from read_csv('" + file
                    + "', header = false, nullstr = '\\N', all_varchar = true, delim = ',', quote = '\"', compression ="
                    + " 'zstd')");
        }
        return new Rows(List.of(), List.of(), List.of());
    }

    private Path file(String key) {
        try {
            Path file = Files.createDirectories(folder).resolve(++files + ".csv.zst");
            return Files.write(file, lake.read(key).orElseThrow());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Rows rows(ResultSet result) throws SQLException {
        ResultSetMetaData about = result.getMetaData();
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
            types.add(about.getColumnTypeName(i));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return new Rows(columns, types, rows);
    }

    private static String bound(String sql, Map<String, String> parameters) {
        String bound = sql;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            bound = bound.replaceAll(
                    "(?<![:\\w]):" + parameter.getKey() + "\\b",
                    Matcher.quoteReplacement("'" + parameter.getValue().replace("'", "''") + "'"));
        }
        return bound;
    }

    private static String translated(String sql) {
        return sql.replaceAll("\\s+with no schema binding$", "")
                .replaceAll("(?m)^\\) (dist|sort)\\w+ .*$", ")")
                .replaceAll("datediff\\(day,", "datediff('day',");
    }

    @Override
    public Optional<Outcome> find(String id) {
        calls.made("descriptions");
        return Optional.ofNullable(outcomes.get(id));
    }

    @Override
    public void cancel(String id) {
        // Nothing runs on: each batch has ended when it is answered.
    }

    @Override
    public Rows rows(String statementId) {
        Rows rows = results.get(statementId);
        if (rows == null) {
            throw new IllegalStateException("no statement " + statementId);
        }
        calls.result(rows.rows());
        return rows;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
