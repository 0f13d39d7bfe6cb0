package dev.larder.aws;

import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket of Amazon S3. Thread-safe. */
public final class S3Objects implements ObjectStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int MOST_ATTEMPTS = 5;
    /** Keys that S3 takes in one call. */
    private static final int MOST_DELETED = 1_000;

    private final S3Client s3;
    private final String bucket;

    /** The bucket as this client reaches it. */
    public S3Objects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public Optional<byte[]> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Tagged> readTagged(String key) {
        try {
            var found = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return Optional.of(new Tagged(found.asByteArray(), found.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Another write that is under way (409) is taken as the faster one: it, or whoever comes next, knows what is there. */
    @Override
    public Optional<String> replace(String key, Tagged was, byte[] content, String contentType) {
        try {
            return Optional.of(s3.putObject(
                            put -> put.bucket(bucket)
                                    .key(key)
                                    .contentType(contentType)
                                    .ifMatch(was.etag()),
                            RequestBody.fromBytes(content))
                    .eTag());
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT || e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromBytes(content));
    }

    /**
     * S3 answers 409 when another write of the same key is under way, and does not say how it ends, so the put is tried again.
     *
     * <p>Source: Amazon S3 User Guide, "How to prevent object overwrites with conditional writes".
     */
    @Override
    public boolean writeOnce(String key, byte[] content, String contentType) {
        for (int attempt = 1; ; attempt++) {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return false;
                }
                if (e.statusCode() != CONFLICT || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public List<String> keys(String prefix) {
        return listed(prefix).map(S3Object::key).toList();
    }

    @Override
    public SequencedMap<String, Instant> written(String prefix) {
        SequencedMap<String, Instant> written = new LinkedHashMap<>();
        listed(prefix)
                .forEach(object ->
                        written.put(object.key(), object.lastModified().truncatedTo(ChronoUnit.SECONDS)));
        return written;
    }

    private Stream<S3Object> listed(String prefix) {
        return s3
                .listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream();
    }

    @Override
    public void delete(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_DELETED) {
            delete(all.subList(from, Math.min(from + MOST_DELETED, all.size())));
        }
    }

    /** What S3 refuses of one call, for want of a grant too, it says in the answer to the others. */
    private void delete(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        List<S3Error> refused = s3.deleteObjects(delete -> delete.bucket(bucket)
                        .delete(what -> what.objects(objects).quiet(true)))
                .errors();
        if (!refused.isEmpty()) {
            throw S3Exception.builder()
                    .message("%d of %d objects of %s were not deleted, the first of them %s: %s"
                            .formatted(
                                    refused.size(),
                                    keys.size(),
                                    bucket,
                                    refused.getFirst().key(),
                                    refused.getFirst().message()))
                    .build();
        }
    }

    @Override
    public Upload upload(String key) {
        return new PartUpload(s3, bucket, key);
    }
}
