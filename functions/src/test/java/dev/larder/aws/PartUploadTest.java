package dev.larder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

final class PartUploadTest {
    private static final byte[] MEGABYTE = new byte[1 << 20];
    private static final int UPLOADS = 30;

    /** As many as the parts of a delivery of four gigabytes, or the members of a bundle. */
    @Test
    void what_is_closed_holds_no_bytes() {
        long before = used();
        List<PartUpload> closed = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            PartUpload upload = new PartUpload(new Bucket(), "lake", "part-" + i);
            for (int written = 0; written < 7 + i % 3; written++) {
                upload.write(MEGABYTE, 0, MEGABYTE.length);
            }
            upload.close();
            closed.add(upload);
        }

        assertThat(used() - before).as("bytes held by %d uploads", UPLOADS).isLessThan(40L << 20);
        assertThat(closed).allSatisfy(upload -> assertThat(upload.etag()).isEqualTo("\"tag\""));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Takes what it is given, and keeps nothing. */
    private static final class Bucket implements S3Client {
        @Override
        public PutObjectResponse putObject(PutObjectRequest put, RequestBody body) {
            return PutObjectResponse.builder().eTag("\"tag\"").build();
        }

        @Override
        public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest create) {
            return CreateMultipartUploadResponse.builder().uploadId("upload").build();
        }

        @Override
        public UploadPartResponse uploadPart(UploadPartRequest part, RequestBody body) {
            return UploadPartResponse.builder().eTag("\"part\"").build();
        }

        @Override
        public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest complete) {
            return CompleteMultipartUploadResponse.builder().eTag("\"tag\"").build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
