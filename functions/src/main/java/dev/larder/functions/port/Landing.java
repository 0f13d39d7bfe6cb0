package dev.larder.functions.port;

import dev.larder.core.delivery.Landed;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The bucket that suppliers write to: versions are read and copied, never changed. Thread-safe. */
public interface Landing {
    /** A landed version, its size in bytes, and whether it is still its key's newest. */
    record Version(Landed landed, long bytes, boolean latest) {}

    /** The version with its revision; empty if the bucket no longer has it. */
    Optional<Version> find(String key, String versionId);

    /** Every version below a prefix, by key, the newest of each first; revisions count from 1 for a key's oldest. */
    List<Version> all(String prefix);

    /** The bytes of exactly this version. */
    InputStream open(Landed landed);

    /** Some of this version's bytes, from the first place, which is counted from 0, to the one before the last. */
    InputStream open(Landed landed, long from, long until);

    /** Copies exactly this version to a key of the lake, without its bytes passing through here. */
    void copyToLake(Version version, String key);
}
