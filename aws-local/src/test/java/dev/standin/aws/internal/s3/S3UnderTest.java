package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An endpoint that says it is S3, with an empty bucket that keeps versions. */
interface S3UnderTest {
    /** A client whose caller may do everything. */
    S3Client s3();

    /** The bucket of the test. */
    String bucket();

    default PutObjectResponse put(String key, String text) {
        return s3().putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromString(text));
    }

    default String text(String key) {
        return s3().getObjectAsBytes(request -> request.bucket(bucket()).key(key))
                .asString(StandardCharsets.UTF_8);
    }

    default String text(String key, String versionId) {
        return s3().getObjectAsBytes(
                        request -> request.bucket(bucket()).key(key).versionId(versionId))
                .asString(StandardCharsets.UTF_8);
    }

    default void assertFails(int status, @Nullable String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, failure -> {
            assertThat(failure.statusCode()).isEqualTo(status);
            if (code != null) {
                assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
            }
        });
    }

    default ListObjectVersionsResponse listVersions() {
        return s3().listObjectVersions(request -> request.bucket(bucket()));
    }
}
