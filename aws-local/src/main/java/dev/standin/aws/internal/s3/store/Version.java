package dev.standin.aws.internal.s3.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key: an object's content and attributes, or a delete marker.
 *
 * @param id unique and rising in the order of commits, or {@code null} as text in a bucket that is not versioned
 * @param sequencer hexadecimal, rising in the order of commits across all keys
 * @param content the bytes; null for a delete marker
 * @param modified when it was written, or what {@code x-local-last-modified} said
 */
public record Version(String id, String sequencer, @Nullable Content content, Instant modified, Attributes attributes) {

    /** The id of versions in buckets without versioning. */
    static final String NULL_ID = "null";

    /**
     * Where the bytes are and what is known of them.
     *
     * @param blob the file's name in the blob store
     * @param size bytes
     * @param etag without quotes: MD5 in hexadecimal, or the MD5 of the parts' MD5s, a hyphen and their number
     */
    public record Content(
            String blob, long size, String etag, @Nullable ObjectChecksum checksum) {}

    /**
     * What the writer said about an object.
     *
     * @param headers Content-Type and others that GET repeats, including {@code x-amz-meta-*}; names in lower case
     */
    public record Attributes(Map<String, String> headers, Map<String, String> tags) {
        public static final Attributes NONE = new Attributes(Map.of(), Map.of());

        public Attributes {
            headers = Map.copyOf(headers);
            tags = Map.copyOf(tags);
        }
    }

    public boolean isDeleteMarker() {
        return content == null;
    }

    /** The content of a version that is known not to be a delete marker. */
    public Content bytes() {
        if (content == null) {
            throw new IllegalStateException("version " + id + " is a delete marker");
        }
        return content;
    }

    Version withTags(Map<String, String> tags) {
        return new Version(id, sequencer, content, modified, new Attributes(attributes.headers(), tags));
    }
}
