package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The version that {@code x-amz-copy-source} names. */
public record CopySource(
        String bucket, String key, @Nullable String versionId) {

    private static final String HEADER = "x-amz-copy-source";

    /** Reads {@code bucket/key?versionId=id}, with or without a slash in front. */
    public static CopySource of(S3Request request) {
        String header = request.header(HEADER).orElse("");
        String path = header.startsWith("/") ? header.substring(1) : header;
        int question = path.indexOf('?');
        Map<String, String> query = question < 0 ? Map.of() : S3Request.form(path.substring(question + 1));
        String source = question < 0 ? path : path.substring(0, question);
        // Some clients encode the slash between bucket and key as well.
        List<String> names = List.of(S3Request.decoded(source).split("/", 2));
        if (names.size() < 2 || names.get(1).isEmpty() || !Set.of("versionId").containsAll(query.keySet())) {
            throw S3Failure.invalidArgument("Copy Source must mention the source bucket and key: " + header);
        }
        return new CopySource(names.get(0), names.get(1), query.get("versionId"));
    }

    /** Finds the source, if the caller may read it and its ETag is as the request asks. */
    public Version find(S3Request request, S3Store store) {
        request.require(versionId == null ? "s3:GetObject" : "s3:GetObjectVersion", S3Request.arn(bucket, key));
        Bucket found = store.index().bucket(bucket);
        Optional<Version> version = versionId == null ? found.current(key) : found.version(key, versionId);
        if (version.isEmpty()) {
            request.require("s3:ListBucket", "arn:aws:s3:::" + bucket);
        }
        Version source = store.version(bucket, key, versionId);
        request.header(HEADER + "-if-match").ifPresent(etag -> {
            if (!S3Request.unquoted(etag).equals(source.bytes().etag())) {
                throw S3Failure.preconditionFailed(HEADER + "-if-match");
            }
        });
        request.header(HEADER + "-if-none-match").ifPresent(etag -> {
            if (S3Request.unquoted(etag).equals(source.bytes().etag())) {
                throw S3Failure.preconditionFailed(HEADER + "-if-none-match");
            }
        });
        if (store.index().bucket(bucket).versioning() != Bucket.Versioning.OFF) {
            S3Response.set(request, HEADER + "-version-id", source.id());
        }
        return source;
    }
}
