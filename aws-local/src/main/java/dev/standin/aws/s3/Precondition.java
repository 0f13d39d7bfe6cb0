package dev.standin.aws.s3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at the moment of the commit.
 *
 * @param etag the ETag that the current version must have, if any is asked for
 * @param absent whether there must be no current version
 */
record Precondition(@Nullable String etag, boolean absent) {

    static final Precondition NONE = new Precondition(null, false);

    /** Reads {@code If-Match} and {@code If-None-Match}, the latter with {@code *} only. */
    static Precondition of(S3Request request) {
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
            throw S3Failure.notImplemented("If-None-Match other than * on a write");
        }
        return new Precondition(
                request.header("if-match").map(S3Request::unquoted).orElse(null), noneMatch.isPresent());
    }

    void check(String key, Optional<Version> current) {
        if (absent && current.isPresent()) {
            throw S3Failure.preconditionFailed("If-None-Match");
        }
        if (etag == null) {
            return;
        }
        Version found = current.orElseThrow(() -> S3Failure.noSuchKey(key));
        if (!etag.equals("*") && !etag.equals(found.bytes().etag())) {
            throw S3Failure.preconditionFailed("If-Match");
        }
    }
}
