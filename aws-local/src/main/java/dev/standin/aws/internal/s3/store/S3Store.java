package dev.standin.aws.internal.s3.store;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The buckets of the local S3, for callers in this JVM; permissions are not checked here. Safe for use by many
 * threads: writes are committed one at a time, reads wait for nothing.
 */
public final class S3Store implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Bytes of the journal from which it is folded while the buckets are open, and when they are closed. */
    private static final long LONG = 1L << 20;

    private static final long SHORT = 1L << 12;

    private final Clock clock;
    private final ObjectEvents events;
    private final BlobStore blobs;
    private final Index index;
    private final Journal journal;
    private final OpenMark mark;
    private final StateFolder folder;
    private long foldAt = LONG;

    private S3Store(StateFolder folder, Clock clock, ObjectEvents events) {
        this.clock = clock;
        this.events = events;
        this.folder = folder;
        this.mark = new OpenMark(folder.folder("s3").resolve("open"));
        this.blobs = new BlobStore(folder.folder("s3/blobs"), folder.durableWrites());
        this.index = new Index(folder.folder("s3/keys"));
        this.journal = folder.journal("s3", this::replay);
    }

    /**
     * Opens the buckets in a state folder and removes what a crash left half-written; after an orderly end there is nothing to look for.
     *
     * @param clock says when a version was written
     */
    public static S3Store open(StateFolder folder, Clock clock, ObjectEvents events) {
        S3Store store = new S3Store(folder, clock, events);
        try {
            if (store.mark.isSet()) {
                store.index.layers().sweep();
                store.blobs.sweep(store.index.blobs());
            } else {
                store.mark.set();
            }
            return store;
        } catch (IOException failed) {
            store.journal.close();
            throw new UncheckedIOException("cannot clean the blobs in " + folder.root(), failed);
        }
    }

    /** Opens the buckets in a state folder to read what is in them; nothing of them is changed. */
    public static S3Store openToRead(StateFolder folder, Clock clock) {
        return new S3Store(folder, clock, created -> {});
    }

    /** Whether somebody writes, or whoever wrote last did not come to the end. */
    public boolean wasCutOff() {
        return mark.isThere();
    }

    /** A version as a listing shows it; {@code size} in bytes, {@code etag} without quotes. */
    public record StoredObject(String key, String versionId, long size, String etag, Instant modified) {}

    /** Creates a versioned bucket unless there is one of that name. */
    public void createBucket(String bucket) {
        if (!index.buckets().containsKey(bucket)) {
            commit(new Change.BucketCreated(bucket, clock.instant()));
        }
        if (index.bucket(bucket).versioning() != Bucket.Versioning.ENABLED) {
            commit(new Change.VersioningSet(bucket, Bucket.Versioning.ENABLED));
        }
    }

    /**
     * Opens an object's bytes.
     *
     * @param versionId null for the current version
     * @throws S3Failure if there is no such bucket, key or version
     */
    public InputStream open(String bucket, String key, @Nullable String versionId) {
        return blobs.open(version(bucket, key, versionId).bytes().blob());
    }

    /** The file that holds the current version of an object; it must only be read. */
    public Optional<Path> blob(String bucket, String key) {
        return index.bucket(bucket)
                .current(key)
                .map(version -> blobs.path(version.bytes().blob()));
    }

    /** The current objects whose keys begin with the prefix, in the order of their keys. */
    public List<StoredObject> list(String bucket, String prefix) {
        return index.bucket(bucket)
                .keysFrom(prefix)
                .takeWhile(key -> key.name().startsWith(prefix))
                .map(key -> new Listing.Entry(key.name(), key.versions().getFirst(), true))
                .filter(entry -> !entry.version().isDeleteMarker())
                .map(S3Store::stored)
                .toList();
    }

    /** Writes an object from this JVM, as PutObject would. */
    public StoredObject put(String bucket, String key, InputStream bytes) throws IOException {
        index.bucket(bucket);
        BlobStore.Written written = blobs.write(bytes, Set.of());
        Version.Content content = written.content(null);
        Version version =
                commit(new Draft(bucket, key, content, Attributes.NONE, Precondition.NONE, null, null, "PutObject"));
        return stored(new Listing.Entry(key, version, true));
    }

    /** Gives the files back; nothing needs to be written. What was written shortly before is folded, so that the next opening reads little. */
    @Override
    public synchronized void close() {
        try {
            if (mark.isOurs() && folder.isThere() && folder.trouble().isEmpty()) {
                foldIfLonger(SHORT);
                mark.remove();
            }
        } catch (IOException unneeded) {
            log().log(Level.DEBUG, "the next opening will clean the blobs", unneeded);
        } finally {
            journal.close();
        }
    }

    public Index index() {
        return index;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public Clock clock() {
        return clock;
    }

    /** The version, which must exist and be an object. */
    public Version version(String bucket, String key, @Nullable String versionId) {
        Bucket found = index.bucket(bucket);
        if (versionId == null) {
            return found.current(key).orElseThrow(() -> S3Failure.noSuchKey(key));
        }
        return found.version(key, versionId)
                .filter(version -> !version.isDeleteMarker())
                .orElseThrow(() -> S3Failure.noSuchVersion(key, versionId));
    }

    /** Makes a draft an object if its precondition holds now; if it does not, its blob is removed. */
    public Version commit(Draft draft) {
        Version version;
        try {
            version = commitIfHolds(draft);
        } catch (RuntimeException refused) {
            blobs.delete(draft.content().blob());
            throw refused;
        }
        tell(draft, version);
        return version;
    }

    private synchronized Version commitIfHolds(Draft draft) {
        Bucket bucket = index.bucket(draft.bucket());
        draft.precondition().check(draft.key(), bucket.current(draft.key()));
        if (draft.uploadId() != null && !index.uploads().containsKey(draft.uploadId())) {
            throw S3Failure.noSuchUpload(draft.uploadId());
        }
        Instant at = draft.at() == null ? clock.instant() : draft.at();
        String sequencer = nextSequencer(index.newestSequencer());
        Version version = new Version(versionId(bucket, sequencer), sequencer, draft.content(), at, draft.attributes());
        commit(new Change.VersionAdded(draft.bucket(), draft.key(), version, draft.uploadId()));
        return version;
    }

    /**
     * Deletes keys as DeleteObject does without a version id: with a delete marker where the bucket is versioned. All
     * are committed together; the result has the markers in the order of the keys, null where none was made.
     */
    public synchronized List<@Nullable Version> deleteCurrent(String bucketName, List<String> keys) {
        Bucket bucket = index.bucket(bucketName);
        List<Change> changes = new ArrayList<>();
        List<@Nullable Version> markers = new ArrayList<>();
        String sequencer = index.newestSequencer();
        for (String key : keys) {
            if (bucket.versioning() == Bucket.Versioning.OFF) {
                bucket.version(key, Version.NULL_ID)
                        .ifPresent(version -> changes.add(new Change.VersionRemoved(bucketName, key, version.id())));
                markers.add(null);
                continue;
            }
            sequencer = nextSequencer(sequencer);
            Version marker =
                    new Version(versionId(bucket, sequencer), sequencer, null, clock.instant(), Attributes.NONE);
            changes.add(new Change.VersionAdded(bucketName, key, marker, null));
            markers.add(marker);
        }
        commit(changes);
        return markers;
    }

    /** Commits a change unless the check, made when no other change can intervene, throws. */
    public synchronized void commit(Change change, Runnable check) {
        check.run();
        commit(change);
    }

    public void commit(Change change) {
        commit(List.of(change));
    }

    /** Commits changes, all or none: they are one line of the journal. */
    public synchronized void commit(List<? extends Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            journal.append(line(changes));
        } catch (UncheckedIOException told) {
            throw S3Failure.internal(
                    "The change could not be written (%s); try again when the state folder can be written"
                            .formatted(
                                    told.getCause() == null
                                            ? told.getMessage()
                                            : told.getCause().getMessage()));
        }
        changes.stream().flatMap(change -> index.apply(change).stream()).forEach(blobs::delete);
        foldIfLonger(foldAt);
    }

    /**
     * Puts what the journal says into a file of keys and begins the journal anew on it, if it is longer than that. A crash leaves the old journal or the new
     * one, and at most a file that none names.
     */
    private synchronized void foldIfLonger(long bytes) {
        if (journal.length() <= bytes) {
            return;
        }
        List<KeyFile.Row> fresh = index.fresh();
        long size = fresh.stream()
                .mapToLong(row -> row.key().length + row.versions().length)
                .sum();
        String what = "keys of the buckets";
        folder.durableWrites().before(what);
        try {
            Layers former = index.layers();
            Layers layers = former.with(fresh.iterator(), size);
            folder.durableWrites().after(what);
            journal.rewrite(Living.changes(index, layers).map(change -> line(List.of(change))));
            index.lie(layers);
            layers.sweep();
            foldAt = LONG;
        } catch (IOException | UncheckedIOException failed) {
            foldAt = 2 * journal.length();
            log().log(Level.WARNING, "the journal of the buckets stays long: {0}", failed);
        }
    }

    /** The changes as one line, written one by one: in a list, Jackson would not write which change each one is. */
    private static JsonNode line(List<? extends Change> changes) {
        ArrayNode line = MAPPER.createArrayNode();
        changes.forEach(change -> line.add(MAPPER.<JsonNode>valueToTree(change)));
        return line;
    }

    private void replay(JsonNode line) {
        for (JsonNode change : line) {
            index.apply(MAPPER.treeToValue(change, Change.class));
        }
    }

    private void tell(Draft draft, Version version) {
        try {
            events.created(new ObjectEvents.ObjectCreated(
                    draft.bucket(),
                    draft.key(),
                    version.id(),
                    version.bytes().size(),
                    version.bytes().etag(),
                    version.sequencer(),
                    version.modified(),
                    draft.reason()));
        } catch (RuntimeException failed) {
            log().log(Level.WARNING, "an object-created event was lost", failed);
        }
    }

    /** The next sequencer, which rises with every commit, even if the clock stands still or goes back. */
    private String nextSequencer(String newest) {
        long fromClock = clock.millis() << 16;
        long next = newest.isEmpty() ? fromClock : Math.max(fromClock, Long.parseUnsignedLong(newest, 16) + 1);
        return HexFormat.of().toHexDigits(next);
    }

    private static String versionId(Bucket bucket, String sequencer) {
        return bucket.versioning() == Bucket.Versioning.ENABLED ? "v" + sequencer : Version.NULL_ID;
    }

    private static StoredObject stored(Listing.Entry entry) {
        Version.Content content = entry.version().bytes();
        return new StoredObject(
                entry.key(),
                entry.version().id(),
                content.size(),
                content.etag(),
                entry.version().modified());
    }

    private static Logger log() {
        return System.getLogger(S3Store.class.getName());
    }
}
