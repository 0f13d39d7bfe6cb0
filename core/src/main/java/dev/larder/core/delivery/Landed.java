package dev.larder.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A landed object version, or a member of one that is a bundle: what a delivery is.
 *
 * @param at S3's Last-Modified of the version, recorded once and used ever after
 * @param revision 1 for the key's first version, 2 for the next, in the order of ListObjectVersions
 * @param member which member of the bundle that landed; null when the whole object is the delivery
 */
public record Landed(
        String bucket,
        String key,
        String versionId,
        Instant at,
        int revision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Member member)
        implements Comparable<Landed> {
    private static final Comparator<Landed> ORDER = Comparator.comparing(Landed::at)
            .thenComparing(Landed::key)
            .thenComparingInt(Landed::revision)
            .thenComparingInt(landed -> landed.member == null ? 0 : landed.member.position);

    /** A whole object. */
    public Landed(String bucket, String key, String versionId, Instant at, int revision) {
        this(bucket, key, versionId, at, revision, null);
    }

    /**
     * A member of a bundle.
     *
     * @param name as it stands in the bundle, with folders
     * @param position its place among the bundle's members, from 1
     * @param together how many members are accepted together or not at all, this one among them; 1 when it is accepted by itself
     */
    public record Member(String name, int position, int together) {}

    /** This object's member. */
    public Landed member(Member of) {
        return new Landed(bucket, key, versionId, at, revision, of);
    }

    /** The whole object. */
    public Landed object() {
        return member == null ? this : new Landed(bucket, key, versionId, at, revision);
    }

    /** The day of landing, UTC. */
    public LocalDate date() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The key's last part, or the member's name without folders: the name the supplier gave the file. */
    public String fileName() {
        String path = member == null ? key : member.name;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name of the object that landed. */
    public String objectName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Where it landed, for people: the key, and behind it a member's name. */
    public String place() {
        return member == null ? key : key + "/" + member.name;
    }

    /** Whether both are versions of one file: of one key and, of a bundle, one member. */
    public boolean isSameFile(Landed other) {
        return bucket.equals(other.bucket)
                && key.equals(other.key)
                && Objects.equals(member == null ? null : member.name, other.member == null ? null : other.member.name);
    }

    /** The order in which deliveries come into force. */
    @Override
    public int compareTo(Landed other) {
        return ORDER.compare(this, other);
    }
}
