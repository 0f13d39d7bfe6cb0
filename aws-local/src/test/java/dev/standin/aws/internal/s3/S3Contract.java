package dev.standin.aws.internal.s3;

import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What clients rely on in S3; runs against every endpoint that says it is one. */
abstract class S3Contract implements S3ObjectContract, S3ReadContract, S3CopyContract, S3ChecksumContract {

    private static int buckets;

    String bucket = "";

    @Override
    public abstract S3Client s3();

    @Override
    public String bucket() {
        return bucket;
    }

    @BeforeEach
    void createBucket() {
        bucket = "contract-" + System.nanoTime() + "-" + buckets++;
        s3().createBucket(request -> request.bucket(bucket));
        s3().putBucketVersioning(request -> request.bucket(bucket)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }
}
