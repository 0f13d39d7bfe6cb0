package dev.standin.redshift.load;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The rows of running COPYs as a table function of DuckDB, so that one statement inserts them: otherwise every few thousand rows would
 * need a statement of their own. Safe for use by many threads.
 */
public final class RowSource implements DuckDBTableFunction<FileRows, FileRows, FileRows> {
    private static final String NAME = "\"copy$rows\"";
    private final Map<String, FileRows> running = new ConcurrentHashMap<>();
    private final AtomicLong started = new AtomicLong();

    /** Makes the function known to the connection's database. */
    public void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME.substring(1, NAME.length() - 1))
                    .withParameter(String.class)
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** The name under which rows can be read until they are {@link #remove removed}. */
    String add(FileRows rows) {
        String name = String.valueOf(started.incrementAndGet());
        running.put(name, rows);
        return name;
    }

    void remove(String name) {
        running.remove(name);
    }

    /** The rows in a FROM clause. */
    static String call(String name) {
        return NAME + "('" + name + "')";
    }

    @Override
    public FileRows bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        String name = info.getParameter(0).getString();
        FileRows rows = running.get(name);
        if (rows == null) {
            throw new IllegalStateException("no COPY of the number " + name + " is running");
        }
        rows.describe(info);
        return rows;
    }

    @Override
    public FileRows init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return info.getBindData();
    }

    @Override
    public FileRows localInit(DuckDBTableFunctionInitInfo info) {
        return info.getBindData();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        FileRows rows = info.getBindData();
        return rows.fill(chunk);
    }
}
