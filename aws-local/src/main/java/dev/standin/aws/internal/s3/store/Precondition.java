package dev.standin.aws.internal.s3.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at the moment of the commit.
 *
 * @param etag the ETag that the current version must have, if any is asked for
 * @param absent whether there must be no current version
 */
public record Precondition(@Nullable String etag, boolean absent) {

    /** Nothing. */
    public static final Precondition NONE = new Precondition(null, false);

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
