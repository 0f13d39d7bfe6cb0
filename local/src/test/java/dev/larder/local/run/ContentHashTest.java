package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.DiffStatements;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
    private static final List<TableColumn> COLUMNS = Stream.of(
                    "a varchar(12)", "b varchar(12)", "n integer", "m decimal(6,2)", "d date", "f boolean", "g boolean")
            .map(column -> new TableColumn(column.substring(0, 1), column.substring(2), false))
            .toList();
    private static final Model MODEL = new Model(
            "t",
            "Rows.",
            "desk",
            "solid",
            COLUMNS,
            "",
            new AuthoredSql("select * from qa.t", List.of()),
            List.of("a"),
            null,
            List.of("qa.t"),
            List.of(),
            List.of(),
            "hash");

    /** Rows that would be alike if their values were only written one behind the other. */
    @Test
    void rows_that_differ_have_different_hashes(@TempDir Path folder) {
        List<String> rows = List.of(
                "'x', 'y', 1, 1, '2026-01-01', true, null",
                "'xy', '', 1, 1, '2026-01-01', true, null",
                "'', 'xy', 1, 1, '2026-01-01', true, null",
                "null, 'xy', 1, 1, '2026-01-01', true, null",
                "'-', 'xy', 1, 1, '2026-01-01', true, null",
                "'x', '1:y', 1, 1, '2026-01-01', true, null",
                "'x1:', 'y', 1, 1, '2026-01-01', true, null",
                "'x', 'y', null, 1, '2026-01-01', true, null",
                "'x', 'y', 1, null, '2026-01-01', true, null",
                "'x', 'y', -1, 1, '2026-01-01', true, null",
                "'x', 'y', 11, 1, '2026-01-01', true, null",
                "'x', 'y', 1, 11, '2026-01-01', true, null",
                "'x', 'y-,', null, 1, '2026-01-01', true, null",
                "'x', 'y', 1, 1, null, true, null",
                "'x', 'y', 1, 1, '2026-01-01', null, true",
                "'x', 'y', 1, 1, '2026-01-01', false, null",
                "'x', 'y', null, null, null, null, null",
                "null, null, null, null, null, null, null");
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
                Session session = warehouse.database("dev").session("admin", Map.of())) {
            session.transaction(() -> session.execute("create schema candidate"));

            assertThat(rows.stream().map(row -> hash(session, row))).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_hash_is_that_of_the_row_as_text(@TempDir Path folder) throws Exception {
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
                Session session = warehouse.database("dev").session("admin", Map.of())) {
            session.transaction(() -> session.execute("create schema candidate"));

            assertThat(hash(session, "'x', 'zwölf', -7, 1.5, '2026-01-31', true, null"))
                    .isEqualTo(first15("1:x5:zwölf-7,1.50,2026-01-31,t-"));
            assertThat(hash(session, "null, '', null, null, null, null, false")).isEqualTo(first15("-0:-,-,-,-f"));
        }
    }

    private static String first15(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(Long.parseLong(HexFormat.of().formatHex(digest).substring(0, 15), 16));
    }

    private static String hash(Session session, String row) {
        return session.transaction(() -> {
            session.execute(
                    "create table candidate.t (a varchar(12), b varchar(12), n integer, m decimal(6,2), d date, f"
                            + " boolean, g boolean)");
            session.execute("insert into candidate.t values (" + row + ")");
            String hash = String.valueOf(session.execute(DiffStatements.contents(MODEL, DateRanges.EVERYTHING)
                            .sql())
                    .rows()
                    .getFirst()
                    .getLast());
            session.execute("drop table candidate.t");
            return hash;
        });
    }
}
