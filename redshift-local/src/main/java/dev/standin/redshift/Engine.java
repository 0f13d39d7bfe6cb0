package dev.standin.redshift;

import dev.standin.redshift.catalog.Unsettled;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.Copy;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.unload.TextFiles;
import dev.standin.redshift.unload.Unload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Runs the engine's text on one connection. For one thread, but for {@link #cancel}. */
final class Engine implements Copy.Inserting, Unload.Unloading {
    private final DuckDBConnection connection;
    private final DurableWrites writes;
    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
    private volatile boolean cancelled;

    Engine(DuckDBConnection connection, DurableWrites writes) {
        this.connection = connection;
        this.writes = writes;
    }

    /** Runs a text that nobody cancels. */
    void raw(String duckSql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(duckSql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Rows of the service's own tables, as text. */
    List<List<@Nullable String>> texts(String duckSql) {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(duckSql)) {
            return Values.texts(set);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Ends the transaction, unless it has ended already. */
    void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            System.getLogger(Engine.class.getName())
                    .log(System.Logger.Level.DEBUG, "the transaction had ended already", e);
        }
    }

    /** Runs them in order; counted says whether the last one's rows are told. */
    Result changed(List<String> sqls, boolean counted) {
        long count = change(sqls);
        return Result.changed(counted ? count : -1);
    }

    /** Runs them in order; returns how many rows the last one changed, -1 if it returned rows. */
    long change(List<String> sqls) {
        if (sqls.stream().anyMatch(Unsettled::isIn)) {
            throw new Refusal("a table that is filled from the system catalogue");
        }
        long count = -1;
        for (String sql : sqls) {
            count = run(sql);
        }
        return count;
    }

    @Override
    public long insert(String sql) {
        return run(sql);
    }

    /** Returns how many rows it changed, -1 if it returned rows. */
    long run(String sql) {
        try (Statement statement = started()) {
            boolean rows = statement.execute(sql);
            return rows ? -1 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            running.set(null);
        }
    }

    /** The rows of a query; one whose text has two readings must have the same rows in both. */
    Result rows(String sql, List<Output> outputs) {
        Result result = read(sql, outputs);
        if (Unsettled.isIn(sql)) {
            requireSame(result, read(Unsettled.other(sql), outputs));
        }
        return result;
    }

    private static void requireSame(Result one, Result other) {
        List<String> rows = one.rows().stream().map(String::valueOf).sorted().toList();
        if (!rows.equals(other.rows().stream().map(String::valueOf).sorted().toList())) {
            throw new Refusal(Unsettled.refusal());
        }
    }

    private Result read(String sql, List<Output> outputs) {
        try (Statement statement = started();
                ResultSet set = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (set.next()) {
                rows.add(Values.row(set, outputs));
            }
            return new Result(outputs, rows, rows.size(), true);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            running.set(null);
        }
    }

    @Override
    public List<List<@Nullable String>> rows(String sql) {
        return texts(sql);
    }

    @Override
    public void execute(String sql) {
        run(sql);
    }

    /** Hands over rows whose values are texts, one after the other. */
    @Override
    public void each(String sql, TextFiles rows) {
        try (Statement statement = started();
                ResultSet set = statement.executeQuery(sql)) {
            int columns = set.getMetaData().getColumnCount();
            while (set.next()) {
                requireGoingOn();
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(set.getString(i));
                }
                rows.row(row);
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.set(null);
        }
    }

    private Statement started() throws SQLException {
        Statement statement = connection.createStatement();
        running.set(statement);
        requireGoingOn();
        return statement;
    }

    @Override
    public void requireGoingOn() {
        if (cancelled) {
            throw new SqlError("Query cancelled on user's request");
        }
    }

    /** Stops what is running, from another thread. */
    void cancel() {
        cancelled = true;
        Statement statement = running.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw Failures.of(e);
            }
        }
    }

    /** DuckDB's failure in Redshift's words; one of the disk is told to who watches it. */
    private RuntimeException failure(SQLException failed) {
        Database.tellOfDisk(failed, writes);
        return Failures.of(failed);
    }
}
