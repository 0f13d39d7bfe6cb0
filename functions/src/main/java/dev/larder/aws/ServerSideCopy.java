package dev.larder.aws;

import dev.larder.core.delivery.Landed;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * The copy of one object version from bucket to bucket within S3: one call up to 5 GB, parts of 1 GB above that. The bucket
 * itself cleans up an interrupted copy in parts, a week later.
 */
record ServerSideCopy(S3Client s3, Landed source, String bucket, String key) {
    private static final long LARGEST_COPY = 5L << 30;
    private static final long PART = 1L << 30;
    /** The tag by which lifecycle rules find originals; a supplier's own tags stay with the landed version. */
    private static final String TAGS = "zone=originals";

    static ServerSideCopy of(S3Client s3, Landed source, String bucket, String key) {
        return new ServerSideCopy(s3, source, bucket, key);
    }

    void run(long bytes) {
        if (bytes > LARGEST_COPY) {
            runInParts(bytes);
            return;
        }
        s3.copyObject(copy -> copy.taggingDirective(TaggingDirective.REPLACE)
                .tagging(TAGS)
                .sourceBucket(source.bucket())
                .sourceKey(source.key())
                .sourceVersionId(source.versionId())
                .destinationBucket(bucket)
                .destinationKey(key));
    }

    private void runInParts(long bytes) {
        String upload = s3.createMultipartUpload(
                        create -> create.bucket(bucket).key(key).tagging(TAGS))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < bytes; from += PART) {
            parts.add(copyPart(upload, from, Math.min(from + PART, bytes) - 1));
        }
        s3.completeMultipartUpload(
                complete -> complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    private CompletedPart copyPart(String upload, long from, long last) {
        int number = Math.toIntExact(from / PART) + 1;
        String etag = s3.uploadPartCopy(copy -> copy.sourceBucket(source.bucket())
                        .sourceKey(source.key())
                        .sourceVersionId(source.versionId())
                        .copySourceRange("bytes=" + from + "-" + last)
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .uploadId(upload)
                        .partNumber(number))
                .copyPartResult()
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }
}
