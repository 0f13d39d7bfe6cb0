package dev.larder.aws;

import dev.larder.core.delivery.Landed;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** The bucket that suppliers write to: versions are read and copied, never changed. Thread-safe. */
public final class LandingBucket {
    private final S3Client s3;
    private final String bucket;

    /** The landing bucket as this client reaches it. */
    public LandingBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** A landed version, its size in bytes, and whether it is still its key's newest. */
    public record Version(Landed landed, long bytes, boolean latest) {}

    /** The version with its revision; empty when S3 no longer has it. */
    public Optional<Version> find(String key, String versionId) {
        return all(key).stream()
                .filter(version -> version.landed().key().equals(key)
                        && version.landed().versionId().equals(versionId))
                .findFirst();
    }

    /** Every version below a prefix; revisions count from 1 for a key's oldest. */
    public List<Version> all(String prefix) {
        List<Version> all = new ArrayList<>();
        List<ObjectVersion> ofKey = new ArrayList<>();
        versionsBelow(prefix).forEach(version -> {
            if (!ofKey.isEmpty() && !ofKey.getFirst().key().equals(version.key())) {
                addRevisions(ofKey, all);
            }
            ofKey.add(version);
        });
        addRevisions(ofKey, all);
        return all;
    }

    /** The bytes of exactly this version. */
    public InputStream open(Landed landed) {
        return s3.getObject(get -> get.bucket(bucket).key(landed.key()).versionId(landed.versionId()));
    }

    /** Copies exactly this version within S3, without its bytes passing through here. */
    public void copyTo(String targetBucket, String targetKey, Version version) {
        ServerSideCopy.of(s3, version.landed(), targetBucket, targetKey).run(version.bytes());
    }

    private Stream<ObjectVersion> versionsBelow(String prefix) {
        return s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix)).versions().stream();
    }

    private void addRevisions(List<ObjectVersion> newestFirst, List<Version> all) {
        for (int i = 0; i < newestFirst.size(); i++) {
            all.add(version(newestFirst.get(i), newestFirst.size() - i));
        }
        newestFirst.clear();
    }

    private Version version(ObjectVersion version, int revision) {
        return new Version(
                new Landed(bucket, version.key(), version.versionId(), version.lastModified(), revision),
                version.size(),
                version.isLatest());
    }
}
