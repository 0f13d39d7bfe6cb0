package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.load.LakeFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine is told to do cheaply. */
class DatabaseTest {
    private final Warehouse warehouse;
    private final Session session;

    DatabaseTest(@TempDir Path folder) {
        warehouse =
                Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder.resolve("lake")));
        session = warehouse.database("dev").session("admin", Map.of());
    }

    @AfterEach
    void close() {
        session.close();
        warehouse.close();
    }

    @Test
    void a_statement_is_computed_by_the_thread_that_sent_it_alone() {
        assertThat(session.internal("select current_setting('threads')")).containsExactly(List.of("1"));
    }

    @Test
    void texts_of_many_kinds_are_written_without_fsst() {
        session.raw("create table public.t as select 'C' || (1000000000 + i) as text from range(200000) as r (i)");
        session.raw("checkpoint");

        assertThat(session.internal(
                        "select distinct compression from pragma_storage_info('public.t') where segment_type ="
                                + " 'VARCHAR'"))
                .isNotEmpty()
                .doesNotContain(List.of("FSST"));
    }

    @Test
    void what_a_database_works_on_is_made_once_and_again_when_another_version_is_there(@TempDir Path other) {
        LakeFolder lake = new LakeFolder(other.resolve("lake"));
        String changed = "create or replace macro \"local$\".not_padded(x) as false";
        String asked = "select \"local$\".not_padded('a')";
        try (Warehouse once = Warehouse.open(other.resolve("redshift"), Clock.systemUTC(), lake);
                Session asking = once.database("dev").session("admin", Map.of())) {
            assertThat(asking.internal(asked)).containsExactly(List.of("a"));
            asking.raw(changed);
        }
        try (Warehouse again = Warehouse.open(other.resolve("redshift"), Clock.systemUTC(), lake);
                Session asking = again.database("dev").session("admin", Map.of())) {
            assertThat(asking.internal(asked)).as("not made again").containsExactly(List.of("false"));
            asking.raw("create or replace macro \"local$\".foundation() as 'of another version'");
        }
        try (Warehouse newer = Warehouse.open(other.resolve("redshift"), Clock.systemUTC(), lake);
                Session asking = newer.database("dev").session("admin", Map.of())) {
            assertThat(asking.internal(asked)).containsExactly(List.of("a"));
        }
    }
}
