package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.CopySource;
import dev.standin.aws.internal.s3.request.ObjectHeaders;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Tags;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.ChecksumAlgorithm;
import dev.standin.aws.internal.s3.store.Draft;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.Precondition;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CopyObject: a server-side copy of at most 5 GiB. */
final class ObjectCopies {

    private static final long LARGEST_BYTES = 5L << 30;

    private final S3Store store;

    ObjectCopies(S3Store store) {
        this.store = store;
    }

    void copy(S3Request request) throws IOException {
        ObjectWrites.requireWrite(request);
        Bucket bucket = store.index().bucket(request.bucket());
        CopySource from = CopySource.of(request);
        Version source = from.find(request, store);
        if (source.bytes().size() > LARGEST_BYTES) {
            throw S3Failure.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: 5 GiB;"
                            + " copy it in parts");
        }
        Attributes attributes = attributes(request, from, source);
        Precondition precondition = request.precondition();
        Version version = store.commit(new Draft(
                request.bucket(),
                request.key(),
                content(request, source.bytes()),
                attributes,
                precondition,
                null,
                null,
                "CopyObject"));
        S3Response.setVersion(request, bucket, version);
        Content content = version.bytes();
        Xml document = Xml.document("CopyObjectResult")
                .element("LastModified", S3Response.xmlDate(version.modified()))
                .element("ETag", S3Response.quoted(content.etag()));
        ObjectChecksum checksum = content.checksum();
        if (checksum != null) {
            document.element(checksum.algorithm().element(), checksum.value()).element("ChecksumType", checksum.type());
        }
        S3Response.xml(request, document);
    }

    private static Attributes attributes(S3Request request, CopySource from, Version source) {
        boolean newHeaders = isReplacing(request, "x-amz-metadata-directive");
        boolean newTags = isReplacing(request, "x-amz-tagging-directive");
        if (!newHeaders
                && !newTags
                && from.versionId() == null
                && from.bucket().equals(request.bucket())
                && from.key().equals(request.key())) {
            throw S3Failure.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata or tags.");
        }
        Map<String, String> tags = newTags
                ? request.header("x-amz-tagging").map(Tags::ofHeader).orElse(Map.of())
                : source.attributes().tags();
        if (!tags.isEmpty()) {
            if (!newTags) {
                String action = from.versionId() == null ? "s3:GetObjectTagging" : "s3:GetObjectVersionTagging";
                request.require(action, S3Request.arn(from.bucket(), from.key()));
            }
            request.requireOnObject("s3:PutObjectTagging");
        }
        return new Attributes(
                newHeaders
                        ? ObjectHeaders.headers(request)
                        : source.attributes().headers(),
                tags);
    }

    /**
     * The copied content: the same file under another name if ETag and checksum stay; otherwise it is read to compute
     * them.
     */
    private Content content(S3Request request, Content source) throws IOException {
        @Nullable ObjectChecksum old = source.checksum();
        @Nullable
        ChecksumAlgorithm algorithm = request.header("x-amz-checksum-algorithm")
                .map(ChecksumAlgorithm::named)
                .or(() -> Optional.ofNullable(old).map(ObjectChecksum::algorithm))
                .orElse(null);
        boolean sameChecksum = old == null ? algorithm == null : old.algorithm() == algorithm && !old.composite();
        if (sameChecksum && !source.etag().contains("-")) {
            return new Content(store.blobs().duplicate(source.blob()), source.size(), source.etag(), old);
        }
        try (InputStream in = store.blobs().open(source.blob())) {
            return MultipartCalls.content(store.blobs(), in, algorithm);
        }
    }

    private static boolean isReplacing(S3Request request, String directive) {
        return switch (request.header(directive).orElse("COPY")) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            case String other -> throw S3Failure.invalidArgument("Unknown %s: %s".formatted(directive, other));
        };
    }
}
