package dev.standin.aws.transfer;

import dev.standin.aws.Caller;
import dev.standin.aws.internal.s3.store.BlobStore;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Draft;
import dev.standin.aws.internal.s3.store.GrowingBlob;
import dev.standin.aws.internal.s3.store.Precondition;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.transfer.Home.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one user does with files, as calls of S3 under its role: a write becomes an object when it is closed, a rename is a copy and a deletion, a
 * folder is what keys have in common.
 *
 * <p>Source: AWS Transfer Family User Guide, users-policies-session.html (who may not read may not append or look at a file) and
 * API_WorkflowDetails.html (a file that is open when the session ends is there as far as it came). That a rename is one CopyObject, and replaces
 * what has the new name, its pages do not say.
 */
final class BucketFiles {
    private static final String GET = "s3:GetObject";
    private static final String PUT = "s3:PutObject";
    private static final String DELETE = "s3:DeleteObject";
    private static final long LARGEST_COPY_BYTES = 5L << 30;

    private final S3Store store;
    private final Caller caller;
    private final Attributes attributes;

    /** Says in each object whose it is (post-processing-upload.html). */
    BucketFiles(S3Store store, Caller caller, String user) {
        this.store = store;
        this.caller = caller;
        this.attributes = new Attributes(
                Map.of("x-amz-meta-user-agent", "AWSTransfer", "x-amz-meta-user-agent-id", user + "@local"), Map.of());
    }

    /** What stands at a key. A folder is known by listing, a file by reading. */
    Node node(Spot.InBucket at) {
        String name = name(at);
        if (at.mapped() || isFolder(at)) {
            return Node.folder(name);
        }
        require(GET, at);
        return current(at).map(version -> node(name, version)).orElseThrow(() -> SftpFailure.noSuchFile(name));
    }

    private boolean isFolder(Spot.InBucket at) {
        requireList(at);
        return Keys.isFolder(bucket(at), at.prefix());
    }

    /** What is in a folder, read as it is asked for. */
    Iterator<Node> list(Spot.InBucket at) {
        if (!isFolder(at) && !at.mapped()) {
            throw SftpFailure.noSuchFile(name(at));
        }
        return new Keys(bucket(at), at.prefix());
    }

    Handle.Reading read(Spot.InBucket at) throws IOException {
        require(GET, at);
        String name = name(at);
        Version version = current(at).orElseThrow(() -> SftpFailure.noSuchFile(name));
        try {
            return new Handle.Reading(
                    FileChannel.open(store.blobs().path(version.bytes().blob())), node(name, version));
        } catch (NoSuchFileException replaced) {
            throw SftpFailure.failure(name + " was replaced while it was being opened; try again");
        }
    }

    /**
     * Begins to write.
     *
     * @param fresh whether what is there is not gone on with
     * @param create whether nothing need be there
     */
    Handle.Writing write(Spot.InBucket at, boolean fresh, boolean create) throws IOException {
        require(PUT, at);
        caller.requireKey(GET, arn(at));
        GrowingBlob blob = store.blobs().grow(Set.of());
        try {
            if (!fresh || !create) {
                goOn(at, fresh, create, blob);
            }
            return new Handle.Writing(at, blob);
        } catch (IOException | RuntimeException refused) {
            blob.discard();
            throw refused;
        }
    }

    private void goOn(Spot.InBucket at, boolean fresh, boolean create, GrowingBlob blob) throws IOException {
        require(GET, at);
        Optional<Version> there = current(at);
        if (there.isEmpty() && !create) {
            throw SftpFailure.noSuchFile(name(at));
        }
        if (there.isPresent() && !fresh) {
            try (InputStream in = store.blobs().open(there.get().bytes().blob())) {
                blob.appendAll(in);
            }
        }
    }

    /** Makes what was written an object. */
    void complete(Handle.Writing writing) {
        BlobStore.Written written = writing.blob().finish();
        put(writing.to(), written.content(null), "PutObject");
    }

    void rename(Spot.InBucket from, Spot.InBucket to) throws IOException {
        if (isFolder(from)) {
            throw SftpFailure.unsupported("S3 has no folders that could be renamed");
        }
        require(GET, from);
        Version source = current(from).orElseThrow(() -> SftpFailure.noSuchFile(from.key()));
        if (from.equals(to)) {
            return;
        }
        if (source.bytes().size() > LARGEST_COPY_BYTES) {
            require(PUT, to);
        }
        caller.require(PUT, arn(to), Map.of("s3:x-amz-copy-source", from.bucket() + "/" + from.key()));
        require(DELETE, from);
        Version.Content bytes = source.bytes();
        put(
                to,
                new Version.Content(
                        store.blobs().duplicate(bytes.blob()), bytes.size(), bytes.etag(), bytes.checksum()),
                "CopyObject");
        store.deleteCurrent(from.bucket(), List.of(from.key()));
    }

    void remove(Spot.InBucket at) {
        require(DELETE, at);
        if (current(at).isEmpty()) {
            throw SftpFailure.noSuchFile(name(at));
        }
        store.deleteCurrent(at.bucket(), List.of(at.key()));
    }

    /** Makes the empty object that stands for a folder. */
    void makeFolder(Spot.InBucket at) {
        Spot.InBucket marker = marker(at);
        require(PUT, marker);
        if (isFolder(at)) {
            throw SftpFailure.failure("the folder is there already");
        }
        put(marker, store.blobs().grow(Set.of()).finish().content(null), "PutObject");
    }

    void removeFolder(Spot.InBucket at) {
        Spot.InBucket marker = marker(at);
        require(DELETE, marker);
        if (list(at).hasNext()) {
            throw SftpFailure.failure("the folder is not empty");
        }
        store.deleteCurrent(at.bucket(), List.of(marker.key()));
    }

    private static Spot.InBucket marker(Spot.InBucket at) {
        return new Spot.InBucket(at.bucket(), at.prefix(), false);
    }

    private void put(Spot.InBucket to, Version.Content content, String reason) {
        store.commit(new Draft(to.bucket(), to.key(), content, attributes, Precondition.NONE, null, null, reason));
    }

    private Optional<Version> current(Spot.InBucket at) {
        return bucket(at).current(at.key());
    }

    private Bucket bucket(Spot.InBucket at) {
        return store.index().bucket(at.bucket());
    }

    private static Node node(String name, Version version) {
        return new Node(name, false, version.bytes().size(), version.modified());
    }

    private void require(String action, Spot.InBucket at) {
        caller.require(action, arn(at));
    }

    private void requireList(Spot.InBucket at) {
        caller.require("s3:ListBucket", "arn:aws:s3:::" + at.bucket(), Map.of("s3:prefix", at.prefix()));
    }

    private static String name(Spot.InBucket at) {
        return at.key().substring(at.key().lastIndexOf('/') + 1);
    }

    private static String arn(Spot.InBucket at) {
        return "arn:aws:s3:::" + at.bucket() + "/" + at.key();
    }
}
