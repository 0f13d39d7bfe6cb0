package dev.standin.aws.internal.s3.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.internal.s3.store.KeyFile.Row;
import dev.standin.aws.internal.s3.store.LivingRows.Gaps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keys of which nearly all were deleted. */
final class LivingRowsTest {
    private final NavigableMap<String, Row> rows = new TreeMap<>();
    private final Gaps gaps = new Gaps();
    private int read;

    @Test
    void what_was_deleted_is_read_once_however_often_the_rest_is_listed() {
        deleted(5_000);
        rows.put("plans/a", row("plans/a", true));

        assertThat(listed("pending/")).containsExactly("plans/a");
        read = 0;
        assertThat(listed("pending/")).containsExactly("plans/a");
        assertThat(listed("pending/3")).as("from within").containsExactly("plans/a");

        assertThat(read).isLessThan(10);
    }

    @Test
    void what_was_deleted_behind_everything_else_is_read_once_too() {
        deleted(5_000);

        assertThat(listed("")).isEmpty();
        read = 0;
        assertThat(listed("")).isEmpty();

        assertThat(read).isLessThan(10);
    }

    @Test
    void from_any_key_on_the_same_is_listed_as_by_reading_all() {
        long seed = 20_261_128;
        Random random = new Random(seed);
        for (int each = 0; each < 3_000; each++) {
            String key = "%04d".formatted(each);
            rows.put(key, row(key, each / 300 % 2 == 0 ? random.nextInt(200) == 0 : random.nextBoolean()));
        }
        List<String> living = rows.values().stream()
                .filter(row -> VersionBytes.current(row.versions()) != null)
                .map(LivingRowsTest::name)
                .toList();
        for (int each = 0; each < 300; each++) {
            String from = "%04d".formatted(random.nextInt(3_100));

            assertThat(listed(from))
                    .as("seed %d, from %s", seed, from)
                    .isEqualTo(living.stream()
                            .filter(key -> key.compareTo(from) >= 0)
                            .toList());
        }
    }

    private void deleted(int count) {
        for (int each = 0; each < count; each++) {
            String key = "pending/%05d".formatted(each);
            rows.put(key, row(key, false));
        }
    }

    private List<String> listed(String from) {
        List<String> listed = new ArrayList<>();
        new LivingRows(this::from, gaps, from.getBytes(StandardCharsets.UTF_8))
                .forEachRemaining(row -> listed.add(name(row)));
        return listed;
    }

    private Iterator<Row> from(byte[] key) {
        return rows.tailMap(new String(key, StandardCharsets.UTF_8)).values().stream()
                .peek(_ -> read++)
                .iterator();
    }

    private static String name(Row row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    private static Row row(String key, boolean isThere) {
        Version.Attributes none = new Version.Attributes(Map.of(), Map.of());
        Version.Content content = new Version.Content("blob", 1, "etag", null);
        Version put = new Version("1", "1", content, Instant.EPOCH, none);
        Version deleted = new Version("2", "2", null, Instant.EPOCH, none);
        return new Row(
                key.getBytes(StandardCharsets.UTF_8), VersionBytes.of(isThere ? List.of(put) : List.of(deleted, put)));
    }
}
