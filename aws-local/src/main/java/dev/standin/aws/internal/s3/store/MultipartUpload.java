package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that was begun and neither completed nor aborted.
 *
 * @param algorithm the checksum that its parts carry, if one was chosen
 * @param composite whether the object's checksum will be that of the parts' checksums
 */
public record MultipartUpload(
        String id,
        String bucket,
        String key,
        Attributes attributes,
        @Nullable ChecksumAlgorithm algorithm,
        boolean composite,
        Instant started) {

    /** One uploaded part; {@code number} is 1 to 10,000. */
    public record Part(int number, Content content, Instant modified) {}
}
