package dev.larder.core.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.pull.PullMemory.Left;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PullLookTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T06:00:00Z");

    private static RemoteFile file(String name, long size, int hour) {
        return new RemoteFile(name, size, MONDAY.plusSeconds(3_600L * hour));
    }

    private static PullMemory empty() {
        return PullMemory.of(Optional.empty());
    }

    private static PullMemory again(PullMemory memory) {
        return PullMemory.of(Optional.of(memory.bytes()));
    }

    private static PullLook look(PullMemory memory, RemoteFile... files) {
        return PullLook.at(List.of(files), "rx_.*", memory);
    }

    @Test
    void what_is_new_is_fetched_oldest_first() {
        PullLook look = look(empty(), file("rx_c", 1, 2), file("rx_b", 1, 1), file("rx_a", 1, 1));
        assertThat(look.fresh()).extracting(RemoteFile::name).containsExactly("rx_a", "rx_b", "rx_c");
        assertThat(look.known()).isZero();
    }

    @Test
    void a_file_of_the_same_name_size_and_time_is_known_and_any_other_is_looked_at_again() {
        PullMemory memory = empty();
        memory.add(file("rx_a", 10, 1), "aa");
        memory = again(memory);

        assertThat(look(memory, file("rx_a", 10, 1)).fresh()).isEmpty();
        assertThat(look(memory, file("rx_a", 10, 1)).known()).isEqualTo(1);
        assertThat(look(memory, file("rx_a", 11, 1)).fresh()).hasSize(1);
        assertThat(look(memory, file("rx_a", 10, 2)).fresh()).hasSize(1);
        assertThat(memory.sha256("rx_a")).hasValue("aa");
        assertThat(memory.sha256("rx_b")).isEmpty();
    }

    @Test
    void names_that_are_being_written_or_that_cannot_end_a_key_are_no_files_of_the_feed() {
        PullLook look = look(
                empty(),
                file("rx_a.partial", 1, 1),
                file(".rx_b", 1, 1),
                file("rx_c/../d", 1, 1),
                file("rx_e\u0007", 1, 1),
                file("rx_" + "f".repeat(300), 1, 1),
                file("", 1, 1),
                file("other", 1, 1));
        assertThat(look.fresh()).isEmpty();
        assertThat(look.names()).isEmpty();
    }

    @Test
    void what_s3_does_not_take_at_once_is_told_and_left() {
        PullLook look =
                look(empty(), file("rx_a", PullLook.LARGEST_BYTES, 1), file("rx_b", PullLook.LARGEST_BYTES + 1, 1));
        assertThat(look.fresh()).extracting(RemoteFile::name).containsExactly("rx_a");
        assertThat(look.tooLarge()).extracting(RemoteFile::name).containsExactly("rx_b");
    }

    @Test
    void a_round_has_so_many_files_and_bytes_at_most_and_one_file_at_least() {
        PullLook look = look(empty(), file("rx_a", 60, 1), file("rx_b", 30, 2), file("rx_c", 20, 3));
        assertThat(look.first(10, 100)).extracting(RemoteFile::name).containsExactly("rx_a", "rx_b");
        assertThat(look.first(1, 100)).hasSize(1);
        assertThat(look.first(10, 5)).extracting(RemoteFile::name).containsExactly("rx_a");
        assertThat(look.first(10, 1_000)).hasSize(3);
    }

    @Test
    void what_a_look_leaves_is_left_by_it_alone() {
        PullMemory memory = empty();
        memory.fetching("first");
        memory.leave("rx_a", new Left("first", "it was cut off", true));
        memory.leave("rx_b", new Left("first", "it changed", false));
        memory = again(memory);

        PullLook look = look(memory, file("rx_a", 1, 1), file("rx_b", 1, 1), file("rx_c", 1, 1));
        assertThat(look.without(memory, "first").fresh())
                .extracting(RemoteFile::name)
                .containsExactly("rx_c");
        assertThat(look.without(memory, "second").fresh()).hasSize(3);
        assertThat(memory.failures("first")).containsExactly("rx_a: it was cut off");
        assertThat(memory.failures("second")).isEmpty();

        memory.fetching("second");
        assertThat(memory.look()).isEqualTo("second");
        assertThat(memory.failures("first")).isEmpty();
    }

    @Test
    void what_the_server_has_no_more_is_forgotten_and_only_a_change_is_one() {
        PullMemory memory = empty();
        assertThat(memory.changed()).isFalse();
        memory.add(file("rx_a", 1, 1), "aa");
        assertThat(memory.changed()).isTrue();
        memory = again(memory);
        memory.keepOnly(Set.of("rx_a"));
        assertThat(memory.changed()).isFalse();
        memory.keepOnly(Set.of());
        assertThat(memory.changed()).isTrue();
        assertThat(memory.sha256("rx_a")).isEmpty();
    }

    @Test
    void the_list_that_the_command_wrote_is_read_and_what_is_damaged_is_forgotten() {
        PullMemory old = PullMemory.of(
                Optional.of("[{\"name\":\"rx_a\",\"size\":10,\"modified\":\"2026-01-05T07:00:00Z\",\"sha256\":\"aa\"}]"
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(old.has(file("rx_a", 10, 1))).isTrue();

        PullMemory damaged = PullMemory.of(Optional.of("{".getBytes(StandardCharsets.UTF_8)));
        assertThat(damaged.has(file("rx_a", 10, 1))).isFalse();
        assertThat(damaged.changed()).isTrue();
    }

    @Test
    void a_connectors_listing_is_read_whether_its_paths_are_whole_or_not() {
        ConnectorListing listing = ConnectorListing.read("""
                {"files": [
                    {"filePath": "/out/rx_a", "modifiedTimestamp": "2026-01-05T07:00:00Z", "size": 10},
                    {"filePath": "rx_b"}],
                 "paths": [{"path": "/out/old"}],
                 "truncated": "false"}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(listing.files())
                .containsExactly(file("rx_a", 10, 1), new RemoteFile("rx_b", RemoteFile.UNKNOWN, Instant.EPOCH));
        assertThat(listing.truncated()).isFalse();
        assertThat(ConnectorListing.read("{\"files\":[],\"truncated\":true}".getBytes(StandardCharsets.UTF_8))
                        .truncated())
                .isTrue();
    }

    @Test
    void what_is_no_listing_is_refused() {
        assertThatThrownBy(() -> ConnectorListing.read("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the connector's listing has no files, or does not say truncated");
        assertThatThrownBy(() -> ConnectorListing.read("[".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("the connector's listing is no JSON");
        assertThatThrownBy(() -> ConnectorListing.read(
                        "{\"files\":[{\"filePath\":\"a\",\"modifiedTimestamp\":\"noon\"}],\"truncated\":\"false\"}"
                                .getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the connector's listing has the time 'noon'");
    }
}
