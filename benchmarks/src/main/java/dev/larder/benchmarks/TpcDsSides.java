package dev.larder.benchmarks;

import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same rows thrice: what a run has delivered, behind the views of {@code qa}; tables of the local Redshift made of them; tables of plain DuckDB. */
final class TpcDsSides implements AutoCloseable {
    private static final String TABLES = "tables_of_qa";
    private final Warehouse warehouse;
    private final Session session;
    private final Connection plain;

    /** Opens what a run left in a folder, and {@link PlainTables} beside it. */
    TpcDsSides(Path work) throws SQLException {
        this.plain = DriverManager.getConnection("jdbc:duckdb:" + work.resolve("plain.duckdb"));
        this.warehouse = Warehouse.open(work.resolve("state/redshift"), Clock.systemUTC(), LakeObjects.NONE);
        this.session = warehouse.database("larder_local").session("admin", Map.of());
        session.transaction(() -> session.execute("drop schema if exists " + TABLES + " cascade"));
        session.transaction(() -> session.execute("create schema " + TABLES));
        for (List<?> row : plain("select table_name from duckdb_tables() where schema_name = 'main'")) {
            String create = "create table " + TABLES + "." + row.getFirst() + " as select * from qa." + row.getFirst();
            session.transaction(() -> session.execute(create));
        }
    }

    /** What the local Redshift answers on the views of {@code qa}. */
    List<? extends List<?>> views(String sql) {
        return session.transaction(false, () -> session.execute(sql)).rows();
    }

    /** The same on its tables. */
    List<? extends List<?>> tables(String sql) {
        return views(sql.replace("qa.", TABLES + "."));
    }

    /** What plain DuckDB answers. */
    List<? extends List<?>> plain(String sql) throws SQLException {
        try (Statement statement = plain.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (set.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
                    row.add(set.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        session.close();
        warehouse.close();
    }
}
