package dev.larder.aws;

import dev.larder.functions.port.BucketContents;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Buckets of Amazon S3. Thread-safe. */
public final class S3Contents implements BucketContents {
    private static final int MOST = 1000;

    private final S3Client s3;

    /** The buckets that this client reaches. */
    public S3Contents(S3Client s3) {
        this.s3 = s3;
    }

    /** Always from the beginning: what was listed before is gone. */
    @Override
    public int deleteSome(String bucket) {
        try {
            List<ObjectIdentifier> some = listed(s3.listObjectVersions(list -> list.bucket(bucket)
                    .maxKeys(MOST)
                    // A key may have characters that XML cannot carry; asked for so, S3 encodes them, and the client
                    // decodes them.
                    .encodingType(EncodingType.URL)));
            delete(bucket, some);
            return some.size();
        } catch (NoSuchBucketException gone) {
            return 0;
        }
    }

    @Override
    public int abortSome(String bucket) {
        try {
            List<MultipartUpload> some = s3.listMultipartUploads(
                            list -> list.bucket(bucket).maxUploads(MOST).encodingType(EncodingType.URL))
                    .uploads();
            some.forEach(upload -> s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            return some.size();
        } catch (NoSuchBucketException gone) {
            return 0;
        }
    }

    private static List<ObjectIdentifier> listed(ListObjectVersionsResponse page) {
        List<ObjectIdentifier> all = new ArrayList<>();
        page.versions().forEach(version -> all.add(identifier(version.key(), version.versionId())));
        page.deleteMarkers().forEach(marker -> all.add(identifier(marker.key(), marker.versionId())));
        return all;
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    /** A request that names many keys is XML; keys that XML cannot carry go one by one. */
    private void delete(String bucket, List<ObjectIdentifier> some) {
        List<ObjectIdentifier> together = new ArrayList<>();
        for (ObjectIdentifier each : some) {
            if (isXml(each.key())) {
                together.add(each);
            } else {
                s3.deleteObject(delete -> delete.bucket(bucket).key(each.key()).versionId(each.versionId()));
            }
        }
        if (together.isEmpty()) {
            return;
        }
        DeleteObjectsResponse answer = s3.deleteObjects(delete -> delete.bucket(bucket)
                .delete(objects -> objects.objects(together).quiet(true)));
        if (answer.hasErrors()) {
            S3Error first = answer.errors().getFirst();
            throw new IllegalStateException(
                    "%d objects of the bucket %s cannot be deleted, the first is %s, version %s: %s: %s"
                            .formatted(
                                    answer.errors().size(),
                                    bucket,
                                    first.key(),
                                    first.versionId(),
                                    first.code(),
                                    first.message()));
        }
    }

    private static boolean isXml(String key) {
        return key.codePoints().allMatch(c -> (c >= 0x20 && c < 0xFFFE) || c > 0xFFFF);
    }
}
