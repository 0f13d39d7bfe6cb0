package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the version that a request names, and answers as S3 does if there is none. */
final class Lookup {

    private final S3Store store;

    Lookup(S3Store store) {
        this.store = store;
    }

    /**
     * The object version of the request's key and version id.
     *
     * @throws dev.standin.aws.AccessDenied instead of 404, if the caller may not list the bucket
     */
    Version object(S3Request request) {
        Version version = any(request);
        if (version.isDeleteMarker()) {
            throw deleteMarker(request, version);
        }
        return version;
    }

    private Version any(S3Request request) {
        Bucket bucket = store.index().bucket(request.bucket());
        String id = request.versionId();
        if (id == null) {
            return bucket.newest(request.key()).orElseGet(() -> {
                request.requireOnBucket("s3:ListBucket");
                throw S3Failure.noSuchKey(request.key());
            });
        }
        return bucket.version(request.key(), id).orElseGet(() -> {
            request.requireOnBucket("s3:ListBucket");
            throw S3Failure.noSuchVersion(request.key(), id);
        });
    }

    private S3Failure deleteMarker(S3Request request, Version marker) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-delete-marker", "true");
        headers.put("x-amz-version-id", marker.id());
        if (request.versionId() == null) {
            request.requireOnBucket("s3:ListBucket");
            return new S3Failure(404, "NoSuchKey", "The specified key does not exist: " + request.key(), headers);
        }
        headers.put("Allow", "DELETE");
        headers.put("Last-Modified", S3Response.httpDate(marker.modified()));
        return new S3Failure(
                405, "MethodNotAllowed", "The specified method is not allowed against a delete marker.", headers);
    }
}
