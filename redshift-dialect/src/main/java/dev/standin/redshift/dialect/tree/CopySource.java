package dev.standin.redshift.dialect.tree;

import java.util.Map;

/**
 * Where COPY reads, and how.
 *
 * @param role ARN of the IAM role to read with, or {@code default}
 * @param options by their names in lower case, with the text after them; empty of one without a text
 */
public record CopySource(
        String url,
        String role,
        boolean manifest,
        Compression compression,
        Format format,
        Map<String, String> options) {
    /** Copies the options. */
    public CopySource {
        options = Map.copyOf(options);
    }

    /** Whether the option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** How the files of one COPY or UNLOAD are compressed. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /** What the files of one COPY or UNLOAD hold. */
    public enum Format {
        /** Fields with one character between them, which is the default. */
        DELIMITED,
        CSV,
        JSON,
        PARQUET
    }
}
