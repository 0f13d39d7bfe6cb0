package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.Change;
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
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of S3 is rewritten when most of it is dead; what is in the buckets stays, to the order of the versions. */
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
        return new TreeMap<>(store.index().bucket("b").keysFrom(""));
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
}
