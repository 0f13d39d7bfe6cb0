package dev.standin.redshift;

import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One warehouse for all tests of a class, and one session of its admin: to open one for each of a hundred answers takes seconds. A test that
 * makes a table gives it a name that no other has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneWarehouse {
    private Warehouse warehouse;
    private Session session;

    @BeforeAll
    final void open(@TempDir Path folder) {
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), LakeObjects.NONE);
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterAll
    final void close() {
        session.close();
        warehouse.close();
    }

    final Result execute(String sql) {
        return session.transaction(() -> session.execute(sql));
    }

    /** The same as another user. */
    final Result as(String user, String sql) {
        try (Session other = warehouse.database("dev").session(user, Map.of())) {
            return other.transaction(() -> other.execute(sql));
        }
    }

    /** All values, those of a row with blanks between them. */
    final String values(String sql) {
        return execute(sql).rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}
