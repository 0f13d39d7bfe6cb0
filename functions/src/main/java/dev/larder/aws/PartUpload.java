package dev.larder.aws;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object that is written as it is made, holding at most 8 MB in memory: small ones become one put, larger ones a multipart
 * upload. It exists only once {@link #close} has returned. Not thread-safe.
 */
public final class PartUpload extends OutputStream {
    private static final int PART = 8 << 20;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[64 << 10];
    private int filled;
    private long bytes;
    private @Nullable String upload;
    private @Nullable String etag;

    /** Starts an object; nothing is sent yet. */
    public PartUpload(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /** The object's key. */
    public String key() {
        return key;
    }

    /** Bytes written so far. */
    public long bytes() {
        return bytes;
    }

    /** The object's ETag with its quotes; only after {@link #close}. */
    public String etag() {
        if (etag == null) {
            throw new IllegalStateException("the upload of " + key + " is not closed yet");
        }
        return etag;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, PART - filled);
            makeRoomFor(filled + taken);
            System.arraycopy(source, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == PART) {
                sendPart();
            }
        }
        bytes += length;
    }

    @Override
    public void close() {
        if (etag != null) {
            return;
        }
        String id = upload;
        if (id == null) {
            etag = s3.putObject(put -> put.bucket(bucket).key(key), body()).eTag();
            return;
        }
        if (filled > 0) {
            sendPart();
        }
        etag = s3.completeMultipartUpload(complete ->
                        complete.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)))
                .eTag();
    }

    /** Gives up: parts that were sent are discarded, an object that was completed is deleted. */
    public void abort() {
        String id = upload;
        if (etag != null) {
            s3.deleteObject(delete -> delete.bucket(bucket).key(key));
        } else if (id != null) {
            s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id));
        }
    }

    private void sendPart() {
        if (upload == null) {
            upload = s3.createMultipartUpload(create -> create.bucket(bucket).key(key)).uploadId();
        }
        String id = upload;
        int number = parts.size() + 1;
        String partTag = s3.uploadPart(
                        part -> part.bucket(bucket).key(key).uploadId(id).partNumber(number), body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(partTag).build());
        filled = 0;
    }

    private RequestBody body() {
        return RequestBody.fromBytes(Arrays.copyOf(buffer, filled));
    }

    private void makeRoomFor(int capacity) {
        if (capacity > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(capacity, buffer.length * 2)));
        }
    }
}
