package dev.standin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A journal of keys and values, of which the last value of a key counts. */
class JournalTest {
    private static final String FILLING = "x".repeat(10_000);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Integer> values = new LinkedHashMap<>();

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private Journal open(DurableWrites writes) {
        values.clear();
        return Journal.open(
                file(),
                writes,
                entry -> values.put(
                        entry.path("key").asString(), entry.path("value").asInt()));
    }

    private static JsonNode entry(String key, int value) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("key", key)
                .put("value", value)
                .put("filling", FILLING);
    }

    private void put(Journal journal, String key, int value) {
        journal.append(entry(key, value));
        values.put(key, value);
        journal.compactIfLong(this::living);
    }

    private Stream<JsonNode> living() {
        return values.entrySet().stream().map(each -> entry(each.getKey(), each.getValue()));
    }

    private long size() throws IOException {
        return Files.size(file());
    }

    @Test
    void a_journal_that_is_mostly_dead_shrinks_while_it_is_written() throws IOException {
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            long longest = 0;
            for (int value = 0; value < 500; value++) {
                put(journal, "k" + value % 3, value);
                longest = Math.max(longest, size());
            }
            assertThat(longest).isLessThan(1_100_000);
        }

        Map<String, Integer> before = Map.copyOf(values);
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            assertThat(values).isEqualTo(before).containsEntry("k1", 499);
            assertThat(journal.length()).isEqualTo(size());
        }
    }

    @Test
    void a_journal_that_is_mostly_alive_is_left_alone() throws IOException {
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            for (int value = 0; value < 300; value++) {
                put(journal, "k" + value, value);
            }
            assertThat(size()).isGreaterThan(3_000_000);
            assertThat(values).hasSize(300);
        }
    }

    @Test
    void a_long_journal_shrinks_when_it_is_opened() throws IOException {
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            for (int value = 0; value < 200; value++) {
                journal.append(entry("k", value));
            }
        }
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            journal.compactIfLong(this::living);
        }
        assertThat(size()).isLessThan(20_000);
        open(DurableWrites.UNOBSERVED).close();
        assertThat(values).containsExactly(Map.entry("k", 199));
    }

    @Test
    void a_shorter_journal_shrinks_at_the_end_of_the_work() throws IOException {
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            put(journal, "k", 1);
            put(journal, "k", 2);
            long two = size();
            journal.compactAtEnd(this::living);
            assertThat(size()).isEqualTo(two);
            for (int value = 3; value < 30; value++) {
                put(journal, "k", value);
            }
            assertThat(size()).isGreaterThan(200_000);
            journal.compactAtEnd(this::living);
        }
        assertThat(size()).isLessThan(20_000);
        open(DurableWrites.UNOBSERVED).close();
        assertThat(values).containsExactly(Map.entry("k", 29));
    }

    @Test
    void a_journal_that_cannot_be_rewritten_stays_as_it_was_and_goes_on() throws IOException {
        List<String> refused = new ArrayList<>();
        DurableWrites noRewriting = new DurableWrites() {
            @Override
            public void before(String what) {
                if (what.startsWith("rewriting")) {
                    refused.add(what);
                    throw new UncheckedIOException(new IOException("no room"));
                }
            }

            @Override
            public void after(String what) {}

            @Override
            public void failed(String what, IOException cause) {}
        };
        try (Journal journal = open(noRewriting)) {
            for (int value = 0; value < 300; value++) {
                put(journal, "k" + value % 3, value);
            }
        }
        Map<String, Integer> before = Map.copyOf(values);

        assertThat(refused).as("it does not try at every write").hasSize(2);
        open(DurableWrites.UNOBSERVED).close();
        assertThat(values).isEqualTo(before).containsEntry("k2", 299);
    }

    /** What a crash leaves in the middle of a rewriting is a second file that nobody reads. */
    @Test
    void a_half_written_new_file_is_not_read() throws IOException {
        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            journal.append(entry("k", 1));
        }
        Files.writeString(file().resolveSibling("journal.jsonl.new"), "{\"key\": \"k\", \"value\": 2}\n{\"ke");

        try (Journal journal = open(DurableWrites.UNOBSERVED)) {
            assertThat(values).containsExactly(Map.entry("k", 1));
            journal.rewrite(living());
            journal.append(entry("l", 3));
        }

        open(DurableWrites.UNOBSERVED).close();
        assertThat(values).containsExactly(Map.entry("k", 1), Map.entry("l", 3));
    }
}
