package dev.standin.redshift.dialect.tree;

import java.util.List;
import java.util.Map;

/**
 * Where UNLOAD writes, and how.
 *
 * @param role ARN of the IAM role to write with, or {@code default}
 * @param partition the columns by whose values files are put into folders
 * @param options by their names in lower case, with the text after them; empty of one without a text
 * @param largest the most bytes of a file
 */
public record UnloadTarget(
        String url,
        String role,
        CopySource.Format format,
        CopySource.Compression compression,
        List<String> partition,
        Map<String, String> options,
        long largest) {
    /** Copies the collections. */
    public UnloadTarget {
        partition = List.copyOf(partition);
        options = Map.copyOf(options);
    }

    /** Whether the option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The bucket. */
    public String bucket() {
        return url.substring("s3://".length(), url.indexOf('/', "s3://".length()));
    }

    /** What the keys of the files begin with: the folder of the partitions ends in a slash. */
    public String prefix() {
        String key = url.substring(url.indexOf('/', "s3://".length()) + 1);
        return partition.isEmpty() || key.endsWith("/") ? key : key + "/";
    }
}
