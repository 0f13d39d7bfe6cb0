package dev.larder.aws;

import dev.larder.functions.port.Incoming;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Objects that a connector has brought into a landing bucket of Amazon S3. Thread-safe. */
public final class S3Incoming implements Incoming {
    private final S3Client s3;
    private final String bucket;

    /** The bucket as this client reaches it. */
    public S3Incoming(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<byte[]> read(String key) {
        return new S3Objects(s3, bucket).read(key);
    }

    @Override
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(
                    s3.headObject(head -> head.bucket(bucket).key(key)).contentLength());
        } catch (NoSuchKeyException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    public InputStream open(String key) {
        return s3.getObject(get -> get.bucket(bucket).key(key));
    }

    /** Without the connector's tags and metadata, which would need rights of their own. */
    @Override
    public void land(String key, String landingKey) {
        s3.copyObject(copy -> copy.taggingDirective(TaggingDirective.REPLACE)
                .metadataDirective(MetadataDirective.REPLACE)
                .sourceBucket(bucket)
                .sourceKey(key)
                .destinationBucket(bucket)
                .destinationKey(landingKey));
    }

    @Override
    public void delete(Collection<String> keys) {
        new S3Objects(s3, bucket).delete(keys);
    }
}
