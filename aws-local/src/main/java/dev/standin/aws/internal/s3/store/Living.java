package dev.standin.aws.internal.s3.store;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The changes that make an index, on layers that have all its keys, what it is now. The newest sequencer keeps its place, although the version
 * that had it may be gone: no later one may come before it.
 */
final class Living {
    private Living() {}

    /** The changes, to be read while the index does not change. */
    static Stream<Change> changes(Index index, Layers layers) {
        Stream<Change> laid = Stream.of(new Change.LayersLaid(layers.names()));
        Stream<Change> buckets = index.buckets().values().stream().flatMap(Living::bucket);
        Stream<Change> uploads = index.uploads().values().stream()
                .sorted(Comparator.comparing(open -> open.upload().started()))
                .flatMap(Living::upload);
        return Stream.of(laid, buckets, uploads, Stream.<Change>of(new Change.SequencerUsed(index.newestSequencer())))
                .flatMap(changes -> changes);
    }

    private static Stream<Change> bucket(Bucket bucket) {
        return Stream.of(
                new Change.BucketCreated(bucket.name(), bucket.created()),
                new Change.VersioningSet(bucket.name(), bucket.versioning()));
    }

    private static Stream<Change> upload(Index.Open open) {
        Stream<Change> parts = open.parts().values().stream()
                .map(part -> new Change.PartAdded(open.upload().id(), part));
        return Stream.concat(Stream.of(new Change.UploadStarted(open.upload())), parts);
    }
}
