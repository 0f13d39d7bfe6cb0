package dev.larder.aws;

import dev.larder.core.delivery.Landed;
import dev.larder.functions.port.Landing;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** A landing bucket of Amazon S3. Thread-safe. */
public final class S3Landing implements Landing {
    private final S3Client s3;
    private final String bucket;
    private final String lake;

    /** The buckets with these names, as this client reaches them. */
    public S3Landing(S3Client s3, String bucket, String lake) {
        this.s3 = s3;
        this.bucket = bucket;
        this.lake = lake;
    }

    @Override
    public Optional<Version> find(String key, String versionId) {
        return all(key).stream()
                .filter(version -> version.landed().key().equals(key)
                        && version.landed().versionId().equals(versionId))
                .findFirst();
    }

    @Override
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

    @Override
    public InputStream open(Landed landed) {
        return s3.getObject(get -> get.bucket(bucket).key(landed.key()).versionId(landed.versionId()));
    }

    @Override
    public InputStream open(Landed landed, long from, long until) {
        return from == until
                ? InputStream.nullInputStream()
                : s3.getObject(get -> get.bucket(bucket)
                        .key(landed.key())
                        .versionId(landed.versionId())
                        .range("bytes=" + from + "-" + (until - 1)));
    }

    @Override
    public void copyToLake(Version version, String key) {
        ServerSideCopy.of(s3, version.landed(), lake, key).run(version.bytes());
    }

    private Stream<ObjectVersion> versionsBelow(String prefix) {
        // A key may have characters that XML cannot carry; if asked to, S3 encodes them, and the client decodes them.
        return s3
                .listObjectVersionsPaginator(
                        list -> list.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .versions()
                .stream();
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
