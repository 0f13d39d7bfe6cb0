package dev.larder.core.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * A landed object version: what a delivery is.
 *
 * @param at S3's Last-Modified of the version, recorded once and used ever after
 * @param revision 1 for the key's first version, 2 for the next, in the order of ListObjectVersions
 */
public record Landed(String bucket, String key, String versionId, Instant at, int revision)
        implements Comparable<Landed> {
    private static final Comparator<Landed> ORDER =
            Comparator.comparing(Landed::at).thenComparing(Landed::key).thenComparingInt(Landed::revision);

    /** The day of landing, UTC. */
    public LocalDate date() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The key's last part: the name the supplier gave the file. */
    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The order in which deliveries come into force. */
    @Override
    public int compareTo(Landed other) {
        return ORDER.compare(this, other);
    }
}
