package dev.standin.redshift.load;

import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A warehouse whose tables are loaded from texts. */
final class Loading implements AutoCloseable {
    private final LakeFolder lake;
    private final Warehouse warehouse;
    private final Session session;
    private final AtomicInteger tables = new AtomicInteger();

    Loading(Path folder) {
        lake = new LakeFolder(folder.resolve("lake"));
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), lake);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    /** Copies one CSV file into a new table with those columns, and reads the table in no order. */
    List<List<@Nullable Object>> rows(String columns, String file, String options) throws IOException {
        return rows(columns, file.getBytes(StandardCharsets.UTF_8), options);
    }

    /** The same, from bytes. */
    List<List<@Nullable Object>> rows(String columns, byte[] file, String options) throws IOException {
        return loaded(columns, file, "format as csv " + options);
    }

    /** The same of a file of any format. */
    List<List<@Nullable Object>> loaded(String columns, byte[] file, String options) throws IOException {
        String table = "t" + tables.incrementAndGet();
        lake.with("in/" + table, file);
        execute("create table " + table + " (" + columns + ")");
        execute("copy " + table + " from 's3://lake/in/" + table + "' iam_role default " + options);
        return execute("select * from " + table).rows();
    }

    /** One value of a type, out of a file with nothing else. */
    @Nullable
    Object value(String type, String field, String options) throws IOException {
        return rows("v " + type, field + "\n", options).getFirst().getFirst();
    }

    Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    LakeFolder lake() {
        return lake;
    }

    Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        warehouse.close();
    }
}
