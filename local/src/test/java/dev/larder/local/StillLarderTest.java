package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.functions.Environment;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.standin.aws.OpeningRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command sees of an environment that nobody runs. */
final class StillLarderTest {
    private static final String NAME = "local";

    @TempDir
    private Path folder;

    private Map<String, Instant> written = Map.of();

    @BeforeEach
    void anEnvironmentThatWasRun() {
        try (LocalLarder larder = LocalLarder.open(new LocalLarder.Options(folder, NAME, "a".repeat(64), 0));
                Environment environment = new Environment(larder.variables())) {
            environment
                    .lake()
                    .objects()
                    .write("plans/" + "b".repeat(64) + ".json", new byte[] {'{', '}'}, "text/plain");
            environment.lake().objects().write("deliveries/one", new byte[] {'1'}, "text/plain");
            environment.lake().objects().write("deliveries/gone", new byte[0], "text/plain");
            environment.lake().objects().delete(List.of("deliveries/gone"));
            written = environment.lake().objects().written("deliveries/");
        }
    }

    @Test
    void it_is_seen_and_nothing_of_it_is_started_or_changed() throws IOException {
        Map<String, Long> before = files();
        try (StillLarder still = StillLarder.open(folder, NAME).orElseThrow()) {
            ObjectStore lake = still.environment().lake().objects();
            assertThat(lake.keys("deliveries/")).containsExactly("deliveries/one");
            assertThat(lake.written("deliveries/")).isEqualTo(written);
            assertThat(lake.read("deliveries/one")).hasValue(new byte[] {'1'});
            assertThat(lake.readTagged("deliveries/one"))
                    .hasValueSatisfying(found -> assertThat(found.content()).containsExactly('1'));
            assertThat(lake.read("deliveries/gone")).isEmpty();
            assertThat(still.environment().settings().plan()).isEqualTo("b".repeat(64));
            assertThat(still.executions()).isEmpty();
            assertThatThrownBy(() -> lake.write("deliveries/two", new byte[0], "text/plain"))
                    .hasMessageContaining("only looked at");
            assertThat(folder.resolve("endpoint.json")).doesNotExist();
            assertThatThrownBy(() -> StillLarder.open(folder, NAME)).isInstanceOf(OpeningRefused.class);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void its_database_answers_in_the_words_of_the_data_api() {
        try (StillLarder still = StillLarder.open(folder, NAME).orElseThrow()) {
            Warehouse warehouse = still.environment().warehouse();
            Warehouse.Outcome outcome = warehouse.run(
                    Batch.of("query", List.of("select 1 as one, 1.50 as half, null as nothing, true as yes")),
                    Duration.ofMinutes(1));
            Warehouse.Rows rows = warehouse.rows(outcome.statementIds().getLast());
            assertThat(rows.columns()).containsExactly("one", "half", "nothing", "yes");
            assertThat(rows.types()).startsWith("int4", "numeric");
            assertThat(rows.rows().getFirst()).containsExactly("1", "1.50", null, "true");
            Batch unknown = Batch.of("query", List.of("select * from star.nowhere"));
            assertThatThrownBy(() -> warehouse.run(unknown, Duration.ofMinutes(1)))
                    .isInstanceOf(StatementFailed.class)
                    .hasMessageStartingWith("query: ")
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void what_a_crash_left_is_opened_in_full() throws IOException {
        Files.createFile(folder.resolve("s3/open"));

        assertThat(StillLarder.open(folder, NAME)).isEqualTo(Optional.empty());

        try (LocalLarder larder = LocalLarder.open(new LocalLarder.Options(folder, NAME, "a".repeat(64), 0))) {
            assertThat(larder.trouble()).isEmpty();
        }
        try (StillLarder still = StillLarder.open(folder, NAME).orElseThrow()) {
            assertThat(still.environment().lake().objects().keys("deliveries/")).containsExactly("deliveries/one");
        }
    }

    /** All files and their sizes, but for the database's. */
    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("redshift"))) {
                    files.put(folder.relativize(file).toString(), Files.size(file));
                }
            }
        }
        return files;
    }
}
