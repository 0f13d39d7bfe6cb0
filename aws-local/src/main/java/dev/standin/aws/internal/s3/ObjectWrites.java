package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.ObjectHeaders;
import dev.standin.aws.internal.s3.request.RequestBody;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Draft;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.Precondition;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** PutObject. */
final class ObjectWrites {

    private final S3Store store;

    ObjectWrites(S3Store store) {
        this.store = store;
    }

    void put(S3Request request) throws IOException {
        requireWrite(request);
        Bucket bucket = store.index().bucket(request.bucket());
        Attributes attributes = ObjectHeaders.of(request);
        if (!attributes.tags().isEmpty()) {
            request.requireOnObject("s3:PutObjectTagging");
        }
        Precondition precondition = request.precondition();
        @Nullable Instant at = request.at();
        Content content = RequestBody.receive(request, store.blobs(), null);
        Version version = store.commit(
                new Draft(request.bucket(), request.key(), content, attributes, precondition, at, null, "PutObject"));
        S3Response.set(request, "ETag", S3Response.quoted(content.etag()));
        sendChecksum(request, content.checksum());
        S3Response.setVersion(request, bucket, version);
        S3Response.empty(request, 200);
    }

    /** Requires permission to write; comparing with what is there, as If-Match does, requires reading as well. */
    static void requireWrite(S3Request request) {
        request.requireWrite();
        if (request.header("if-match").isPresent()) {
            request.requireOnObject("s3:GetObject");
        }
    }

    static void sendChecksum(S3Request request, @Nullable ObjectChecksum checksum) {
        if (checksum != null) {
            S3Response.set(request, checksum.algorithm().header(), checksum.value());
            S3Response.set(request, "x-amz-checksum-type", checksum.type());
        }
    }
}
