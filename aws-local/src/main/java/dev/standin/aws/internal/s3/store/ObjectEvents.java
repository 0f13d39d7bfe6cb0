package dev.standin.aws.internal.s3.store;

import java.time.Instant;

/**
 * Told of every new object version after it is committed and before the writer is answered, on the writer's thread.
 *
 * <p>A crash between commit and call loses the event, as AWS may lose one: whoever must not miss a version compares
 * with ListObjectVersions from time to time. What the listener throws is logged and does not reach the writer.
 */
public interface ObjectEvents {

    /** Nobody listens. */
    ObjectEvents UNHEARD = created -> {};

    void created(ObjectCreated created);

    /**
     * A new version, never a delete marker.
     *
     * @param size bytes
     * @param etag without quotes
     * @param sequencer hexadecimal; compare two of the same key as text of equal length
     * @param reason {@code PutObject}, {@code CopyObject} or {@code CompleteMultipartUpload}
     */
    record ObjectCreated(
            String bucket,
            String key,
            String versionId,
            long size,
            String etag,
            String sequencer,
            Instant at,
            String reason) {}
}
