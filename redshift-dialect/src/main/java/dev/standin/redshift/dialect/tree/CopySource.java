package dev.standin.redshift.dialect.tree;

import java.util.Map;

/**
 * Where COPY reads, and how.
 *
 * @param role ARN of the IAM role to read with, or {@code default}
 * @param options delimiter, null text, number of header lines, formats of dates and times, region
 */
public record CopySource(
        String url, String role, boolean manifest, Compression compression, Map<String, String> options) {
    /** Copies the options. */
    public CopySource {
        options = Map.copyOf(options);
    }

    /** How the files of one COPY are compressed. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }
}
