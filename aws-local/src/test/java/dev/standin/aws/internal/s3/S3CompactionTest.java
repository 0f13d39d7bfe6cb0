package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Change;
import dev.standin.aws.internal.s3.store.KeyOrder;
import dev.standin.aws.internal.s3.store.MultipartUpload;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of S3 is folded when it is long, and at the end; what is in the buckets stays, to the order of the versions. */
class S3CompactionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private record Opened(StateFolder state, S3Store store) implements AutoCloseable {
        static Opened in(Path folder) {
            StateFolder state = StateFolder.open(folder);
            return new Opened(state, S3Store.open(state, CLOCK, created -> {}));
        }

        @Override
        public void close() {
            store.close();
            state.close();
        }
    }

    private long journal() throws IOException {
        return Files.size(folder.resolve("s3/journal.jsonl"));
    }

    private static String put(S3Store store, String key, String text) throws IOException {
        return store.put("b", key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .versionId();
    }

    /** Everything that can be seen of the bucket. */
    private static Map<String, List<Version>> seen(S3Store store) {
        return store.index()
                .bucket("b")
                .keysFrom("")
                .collect(Collectors.toMap(Bucket.Key::name, Bucket.Key::versions, (one, other) -> one, TreeMap::new));
    }

    @Test
    void a_journal_of_mostly_deleted_versions_shrinks_and_says_the_same() throws IOException {
        Map<String, List<Version>> before;
        String newest;
        try (Opened opened = Opened.in(folder)) {
            S3Store store = opened.store();
            store.createBucket("b");
            put(store, "kept", "one");
            put(store, "kept", "two");
            store.deleteCurrent("b", List.of("kept"));
            store.commit(new Change.TagsReplaced(
                    "b",
                    "kept",
                    store.index().bucket("b").versions("kept").get(1).id(),
                    Map.of("a", "b")));
            MultipartUpload upload =
                    new MultipartUpload("u", "b", "big", Version.Attributes.NONE, null, false, CLOCK.instant());
            store.commit(new Change.UploadStarted(upload));
            store.commit(new Change.PartAdded(
                    "u",
                    new MultipartUpload.Part(
                            2,
                            store.blobs()
                                    .write(new ByteArrayInputStream(new byte[9]), Set.of())
                                    .content(null),
                            CLOCK.instant())));
            long longest = 0;
            for (int number = 0; number < 40; number++) {
                String version = put(store, "passing", "x");
                store.commit(new Change.TagsReplaced("b", "passing", version, Map.of("a", "x".repeat(50_000))));
                store.commit(new Change.VersionRemoved("b", "passing", version));
                longest = Math.max(longest, journal());
            }
            newest = store.index().newestSequencer();
            before = seen(store);
            assertThat(longest).as("of two million bytes written").isLessThan(1_100_000);
        }

        try (Opened opened = Opened.in(folder)) {
            S3Store store = opened.store();
            assertThat(seen(store)).isEqualTo(before);
            assertThat(before.get("kept")).hasSize(3);
            assertThat(store.index().newestSequencer())
                    .as("the version that had it is gone")
                    .isEqualTo(newest);
            assertThat(store.index().uploads()).containsOnlyKeys("u");
            assertThat(store.index().uploads().values().stream().flatMap(open -> open.parts().values().stream()))
                    .singleElement()
                    .satisfies(
                            part -> assertThat(store.blobs().path(part.content().blob()))
                                    .exists());
            assertThat(put(store, "kept", "three")).isGreaterThan("v" + newest);
        }
    }

    /** Puts, markers, removals and tags of few keys in two buckets, one of whose names begins the other's, through many foldings. */
    @Test
    void whatever_is_done_and_however_often_it_is_folded_the_buckets_say_what_was_done() throws IOException {
        Random random = new Random(7);
        Map<String, List<Version>> expected = new TreeMap<>(KeyOrder.UTF_8);
        String padding = "x".repeat(3000);
        for (int opening = 0; opening < 12; opening++) {
            try (Opened opened = Opened.in(folder)) {
                S3Store store = opened.store();
                store.createBucket("b");
                store.createBucket("b-2");
                store.put("b-2", "other", new ByteArrayInputStream(new byte[1]));
                assertThat(seen(store)).isEqualTo(expected);
                for (int i = 0; i < 150; i++) {
                    String key = "k/" + (char) ('a' + random.nextInt(26)) + random.nextInt(4);
                    List<Version> versions = store.index().bucket("b").versions(key);
                    assertThat(versions).isEqualTo(expected.getOrDefault(key, List.of()));
                    switch (random.nextInt(5)) {
                        case 0 -> store.deleteCurrent("b", List.of(key));
                        case 1, 2 -> {
                            if (!versions.isEmpty()) {
                                store.commit(new Change.VersionRemoved(
                                        "b", key, versions.getLast().id()));
                            }
                        }
                        default ->
                            store.commit(
                                    new Change.TagsReplaced("b", key, put(store, key, "text"), Map.of("a", padding)));
                    }
                    expected.put(key, store.index().bucket("b").versions(key));
                    expected.values().removeIf(List::isEmpty);
                }
                assertThat(seen(store)).isEqualTo(expected);
                assertThat(store.index().bucket("b").keysFrom("k/q").map(Bucket.Key::name))
                        .containsExactlyElementsOf(expected.keySet().stream()
                                .filter(key -> KeyOrder.UTF_8.compare(key, "k/q") >= 0)
                                .toList());
            }
        }
        assertThat(journal()).as("folded at the end").isLessThan(2_000);
        try (Stream<Path> files = Files.list(folder.resolve("s3/keys"))) {
            assertThat(files.count()).as("each twice as large as the next").isLessThan(8);
        }
    }

    @Test
    void blobs_are_looked_through_after_a_crash_and_not_after_an_orderly_end() throws IOException {
        Path orphan = folder.resolve("s3/blobs/ab/abandoned");
        try (Opened opened = Opened.in(folder)) {
            opened.store().createBucket("b");
            put(opened.store(), "kept", "one");
        }
        Files.createDirectories(orphan.getParent());
        Files.createFile(orphan);
        try (Opened opened = Opened.in(folder)) {
            assertThat(orphan).as("nobody looked").exists();
            assertThat(seen(opened.store())).containsOnlyKeys("kept");
            Files.copy(folder.resolve("s3/open"), folder.resolve("s3/mark"));
        }
        Files.move(folder.resolve("s3/mark"), folder.resolve("s3/open"));
        try (Opened opened = Opened.in(folder)) {
            assertThat(orphan).doesNotExist();
            assertThat(seen(opened.store())).containsOnlyKeys("kept");
            assertThat(opened.store().blob("b", "kept"))
                    .hasValueSatisfying(blob -> assertThat(blob).exists());
        }
    }

    /** After the file of keys and before the journal: the journal still says everything. */
    @Test
    void a_file_of_keys_that_no_journal_names_is_swept() throws IOException {
        try (Opened opened = Opened.in(folder)) {
            opened.store().createBucket("b");
            put(opened.store(), "kept", "one");
            Files.write(folder.resolve("s3/keys/00000001.keys"), new byte[] {1, 2, 3});
            Files.copy(folder.resolve("s3/open"), folder.resolve("s3/mark"));
        }
        Files.move(folder.resolve("s3/mark"), folder.resolve("s3/open"));
        try (Opened opened = Opened.in(folder)) {
            assertThat(folder.resolve("s3/keys/00000001.keys")).doesNotExist();
            assertThat(seen(opened.store())).containsOnlyKeys("kept");
        }
    }
}
