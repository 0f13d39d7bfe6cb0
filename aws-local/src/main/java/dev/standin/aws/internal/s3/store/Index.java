package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.Version.Content;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the journal says, in memory; read by many threads, changed by one at a time. */
public final class Index {

    /** An upload and its parts by number. */
    public record Open(MultipartUpload upload, NavigableMap<Integer, MultipartUpload.Part> parts) {}

    private final NavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Map<String, Open> uploads = new ConcurrentHashMap<>();
    private final Path folder;
    private volatile Layers layers;
    private volatile String newestSequencer = "";

    /** Empty; its layers will be in this folder. */
    Index(Path folder) {
        this.folder = folder;
        this.layers = new Layers(folder, List.of());
    }

    public NavigableMap<String, Bucket> buckets() {
        return buckets;
    }

    /** The bucket of this name, which must exist. */
    public Bucket bucket(String name) {
        return Optional.ofNullable(buckets.get(name)).orElseThrow(() -> S3Failure.noSuchBucket(name));
    }

    public Map<String, Open> uploads() {
        return uploads;
    }

    /** The greatest sequencer of any version so far; empty at first. */
    public String newestSequencer() {
        return newestSequencer;
    }

    Layers layers() {
        return layers;
    }

    /** What was changed since the layers were written, in the order of files of keys. */
    List<KeyFile.Row> fresh() {
        return buckets.values().stream()
                .flatMap(Bucket::fresh)
                .sorted(Comparator.comparing(KeyFile.Row::key, Arrays::compareUnsigned))
                .toList();
    }

    /** Goes on with layers that have everything. */
    void lie(Layers everything) {
        layers = everything;
        buckets.values().forEach(bucket -> bucket.lie(everything));
    }

    /** Applies a change that is in the journal, and returns the blobs that nothing needs any more. */
    List<String> apply(Change change) {
        return switch (change) {
            case Change.LayersLaid laid -> lay(laid);
            case Change.BucketCreated created -> {
                buckets.put(created.bucket(), new Bucket(created.bucket(), created.at(), layers));
                yield List.of();
            }
            case Change.BucketDeleted deleted -> {
                buckets.remove(deleted.bucket());
                yield List.of();
            }
            case Change.VersioningSet set -> {
                bucket(set.bucket()).setVersioning(set.versioning());
                yield List.of();
            }
            case Change.VersionAdded added -> add(added);
            case Change.VersionRemoved removed ->
                blobOf(bucket(removed.bucket()).remove(removed.key(), removed.versionId()));
            case Change.TagsReplaced replaced -> {
                bucket(replaced.bucket())
                        .change(replaced.key(), replaced.versionId(), version -> version.withTags(replaced.tags()));
                yield List.of();
            }
            case Change.UploadStarted started -> {
                uploads.put(started.upload().id(), new Open(started.upload(), new ConcurrentSkipListMap<>()));
                yield List.of();
            }
            case Change.PartAdded added -> {
                Open open = Objects.requireNonNull(uploads.get(added.uploadId()), "part of an unknown upload");
                MultipartUpload.@Nullable Part replaced =
                        open.parts().put(added.part().number(), added.part());
                yield replaced == null ? List.of() : List.of(replaced.content().blob());
            }
            case Change.UploadAborted aborted -> end(aborted.uploadId());
            case Change.SequencerUsed used -> {
                newestSequencer = used.sequencer();
                yield List.of();
            }
        };
    }

    private List<String> lay(Change.LayersLaid laid) {
        layers = Layers.open(folder, laid.files());
        return List.of();
    }

    /** The names of all blobs that are needed. */
    Set<String> blobs() {
        Stream<Content> ofVersions = buckets.values().stream()
                .flatMap(Bucket::allVersions)
                .filter(version -> !version.isDeleteMarker())
                .map(Version::bytes);
        Stream<Content> ofParts = uploads.values().stream()
                .flatMap(open -> open.parts().values().stream())
                .map(MultipartUpload.Part::content);
        return Stream.concat(ofVersions, ofParts).map(Content::blob).collect(Collectors.toSet());
    }

    private List<String> add(Change.VersionAdded added) {
        newestSequencer = added.version().sequencer();
        List<String> replaced = blobOf(bucket(added.bucket()).add(added.key(), added.version()));
        List<String> parts = added.uploadId() == null ? List.of() : end(added.uploadId());
        return Stream.concat(replaced.stream(), parts.stream()).toList();
    }

    private List<String> end(String uploadId) {
        @Nullable Open ended = uploads.remove(uploadId);
        if (ended == null) {
            return List.of();
        }
        return ended.parts().values().stream()
                .map(part -> part.content().blob())
                .toList();
    }

    private static List<String> blobOf(@Nullable Version version) {
        return version == null || version.isDeleteMarker()
                ? List.of()
                : List.of(version.bytes().blob());
    }
}
