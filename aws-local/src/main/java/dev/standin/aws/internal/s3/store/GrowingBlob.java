package dev.standin.aws.internal.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * A blob that is being written, from its beginning to its end, in constant memory; whoever began it finishes or discards it. Not thread-safe.
 */
public final class GrowingBlob {
    private static final int BUFFER_BYTES = 1 << 16;

    private final BlobStore store;
    private final String blob;
    private final FileChannel out;
    private final ChecksumAlgorithm.Running md5 = ChecksumAlgorithm.digest("MD5");
    private final Map<ChecksumAlgorithm, ChecksumAlgorithm.Running> running = new EnumMap<>(ChecksumAlgorithm.class);
    private long size;

    GrowingBlob(BlobStore store, String blob, FileChannel out, Set<ChecksumAlgorithm> algorithms) {
        this.store = store;
        this.blob = blob;
        this.out = out;
        algorithms.forEach(algorithm -> running.put(algorithm, algorithm.start()));
    }

    /** How many bytes it has so far. */
    public long size() {
        return size;
    }

    /** Appends the first bytes of an array; throws {@link S3Failure} if the disk fails. */
    public void append(byte[] bytes, int length) {
        md5.update(bytes, length);
        running.values().forEach(checksum -> checksum.update(bytes, length));
        store.append(out, blob, ByteBuffer.wrap(bytes, 0, length));
        size += length;
    }

    /** Appends everything that a stream has. */
    public void appendAll(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            append(buffer, read);
        }
    }

    /** Ends it: the file is on the disk when this returns. */
    public BlobStore.Written finish() {
        Map<ChecksumAlgorithm, ObjectChecksum> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        running.forEach(
                (algorithm, checksum) -> checksums.put(algorithm, ObjectChecksum.ofBytes(algorithm, checksum.value())));
        try (out) {
            store.force(out, blob);
        } catch (IOException unclosed) {
            throw store.diskFailure(blob, unclosed);
        }
        return new BlobStore.Written(blob, size, HexFormat.of().formatHex(md5.value()), checksums);
    }

    /** Forgets it. */
    public void discard() {
        try {
            out.close();
        } catch (IOException sweptLater) {
            System.getLogger(GrowingBlob.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot close blob " + blob, sweptLater);
        }
        store.delete(blob);
    }
}
