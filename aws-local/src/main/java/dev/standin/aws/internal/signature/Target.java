package dev.standin.aws.internal.signature;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service that verifies: a signature for another one, or for another region, is refused.
 *
 * @param service its name in credential scopes, for example {@code sqs}; null when the request names no service that is here
 */
public record Target(@Nullable String service, String region) {

    private static final String S3 = "s3";

    /** S3, which has rules of its own. */
    public static Target s3(String region) {
        return new Target(S3, region);
    }

    /** Whether paths are signed as they are, bodies may be unsigned, and URLs may be presigned. */
    boolean isS3() {
        return S3.equals(service);
    }

    /** How far a request's date may be from the service's clock. */
    Duration skew() {
        return isS3() ? Duration.ofMinutes(15) : Duration.ofMinutes(5);
    }
}
