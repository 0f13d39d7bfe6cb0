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
}
