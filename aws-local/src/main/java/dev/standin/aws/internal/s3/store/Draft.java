package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object whose bytes are on the disk and which is about to be committed.
 *
 * @param at the Last-Modified to record; null for now
 * @param uploadId the multipart upload that ends with it, if any
 * @param reason what S3's event will name as the reason
 */
public record Draft(
        String bucket,
        String key,
        Content content,
        Attributes attributes,
        Precondition precondition,
        @Nullable Instant at,
        @Nullable String uploadId,
        String reason) {}
