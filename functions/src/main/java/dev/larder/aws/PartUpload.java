package dev.larder.aws;

import dev.larder.functions.port.Upload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Holds at most 8 MB in memory until it is closed: a small object becomes one put, a larger one a multipart upload. */
final class PartUpload extends Upload {
    private static final int PART = 8 << 20;
    private static final byte[] NOTHING = new byte[0];

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[64 << 10];
    private int filled;
    private @Nullable String upload;
    private @Nullable String etag;

    /** Nothing is sent yet. */
    PartUpload(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String etag() {
        if (etag == null) {
            throw new IllegalStateException("the upload of " + key + " is not closed yet");
        }
        return etag;
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
    }

    @Override
    public void close() {
        if (etag != null) {
            return;
        }
        String id = upload;
        etag = id == null
                ? s3.putObject(put -> put.bucket(bucket).key(key), body()).eTag()
                : completed(id);
        // A delivery keeps its parts, and a bundle those of all its members, until the record is written.
        buffer = NOTHING;
    }

    private String completed(String id) {
        if (filled > 0) {
            sendPart();
        }
        return s3.completeMultipartUpload(complete ->
                        complete.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)))
                .eTag();
    }

    /** Discards parts that were sent, and deletes an object that was completed. */
    @Override
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
            upload = s3.createMultipartUpload(create -> create.bucket(bucket).key(key))
                    .uploadId();
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
