package dev.standin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.DurableWrites;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

final class StateFolderTest {

    @TempDir
    Path temporary;

    @Test
    void a_folder_in_use_is_refused_with_its_name_and_what_to_do() {
        try (StateFolder held = StateFolder.open(temporary)) {
            assertThatThrownBy(() -> StateFolder.open(temporary))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(held.root().toString())
                    .hasMessageContaining("in use by another process; stop that one, or choose another folder");
        }
        StateFolder.open(temporary).close();
    }

    /** As a command has it that only looks. */
    @Test
    void a_folder_that_another_process_has_for_a_moment_is_waited_for() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("held");
        assertThat(StateFolder.isInUse(temporary)).isTrue();
        Executor later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(other::destroyForcibly, later);

        StateFolder.open(temporary).close();

        ended.get();
        assertThat(other.waitFor()).isNotZero();
    }

    /** Has a folder until it is ended. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] folder) throws InterruptedException {
            try (StateFolder held = StateFolder.open(Path.of(folder[0]))) {
                System.out.println(held.isThere() ? "held" : "gone");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void a_folder_of_another_version_is_refused_and_stays_unlocked() throws Exception {
        StateFolder.open(temporary).close();
        Files.writeString(temporary.resolve("version"), "local-aws-99\n");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> StateFolder.open(temporary))
                    .hasMessageContaining("was written as version 'local-aws-99', this program reads 'local-aws-5'");
        }
    }

    @Test
    void the_folder_and_all_that_is_in_it_are_their_owners_only_also_if_they_were_there_before() throws Exception {
        Path root = temporary.resolve("state");
        Files.createDirectories(root.resolve("s3/blobs"));
        Files.writeString(root.resolve("endpoint.json"), "secret");
        Files.setPosixFilePermissions(root.resolve("endpoint.json"), PosixFilePermissions.fromString("rw-r--r--"));
        for (Path open : List.of(root, root.resolve("s3"))) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (StateFolder folder = StateFolder.open(root);
                Journal journal = folder.journal("sqs", entry -> {})) {
            journal.append(IntNode.valueOf(1));
            journal.rewrite(List.<JsonNode>of(IntNode.valueOf(2)).stream());
            Disk.replace(root.resolve("endpoint.json"), "another secret");
            Disk.createChannel(root.resolve("s3/blobs/one")).close();
            try (Stream<Path> all = Files.walk(root)) {
                assertThat(all)
                        .hasSize(9)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .as(path.toString())
                                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void a_file_system_without_modes_is_used_as_it_is() throws Exception {
        try (FileSystem packed = FileSystems.newFileSystem(temporary.resolve("packed.zip"), Map.of("create", "true"))) {
            Path folder = packed.getPath("/state");
            OwnerOnly.createFolder(folder);
            OwnerOnly.restrict(folder);
            assertThat(folder).isDirectory();
            assertThat(OwnerOnly.isPossible(folder)).isFalse();
            assertThat(OwnerOnly.file(folder)).isEmpty();
        }
    }

    @Test
    void a_journal_gives_back_its_entries_in_order() {
        try (Journal journal = journal(new ArrayList<>())) {
            IntStream.range(0, 5).forEach(number -> journal.append(IntNode.valueOf(number)));
        }
        assertThat(replayed()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void a_torn_last_line_is_dropped_and_what_is_appended_next_is_whole() throws Exception {
        try (Journal journal = journal(new ArrayList<>())) {
            journal.append(IntNode.valueOf(1));
        }
        for (String torn : List.of("{\"half\":", "12", "{\"half\n")) {
            Files.writeString(temporary.resolve("journal"), torn, StandardOpenOption.APPEND);
            assertThat(replayed()).as("after %s", torn).containsExactly("1");
        }
        try (Journal journal = journal(new ArrayList<>())) {
            journal.append(IntNode.valueOf(2));
        }
        assertThat(replayed()).containsExactly("1", "2");
    }

    @Test
    void damage_before_the_last_line_is_refused_with_its_line() throws Exception {
        Files.writeString(temporary.resolve("journal"), "1\n{broken\n3\n");
        assertThatThrownBy(this::replayed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2 of ");
    }

    @Test
    void a_rewritten_journal_has_the_new_entries_and_goes_on_from_there() {
        try (Journal journal = journal(new ArrayList<>())) {
            IntStream.range(0, 100).forEach(number -> journal.append(IntNode.valueOf(number)));
            long before = journal.length();
            journal.rewrite(List.<JsonNode>of(IntNode.valueOf(7)).stream());
            assertThat(journal.length()).isLessThan(before);
            journal.append(IntNode.valueOf(8));
        }
        assertThat(replayed()).containsExactly("7", "8");
    }

    @Test
    void every_durable_write_is_announced_before_and_after() {
        List<String> seen = new ArrayList<>();
        DurableWrites watching = new DurableWrites() {
            @Override
            public void before(String what) {
                seen.add("before " + Path.of(what).getFileName());
            }

            @Override
            public void after(String what) {
                seen.add("after " + Path.of(what).getFileName());
            }
        };
        try (Journal journal = Journal.open(temporary.resolve("journal"), watching, entry -> {})) {
            journal.append(IntNode.valueOf(1));
        }
        assertThat(seen).containsExactly("before journal", "after journal");
    }

    private List<String> replayed() {
        List<String> entries = new ArrayList<>();
        journal(entries).close();
        return entries;
    }

    private Journal journal(List<String> replayed) {
        return Journal.open(
                temporary.resolve("journal"), DurableWrites.UNOBSERVED, entry -> replayed.add(entry.toString()));
    }
}
