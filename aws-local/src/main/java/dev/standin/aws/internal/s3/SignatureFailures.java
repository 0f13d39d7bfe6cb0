package dev.standin.aws.internal.s3;

import dev.standin.aws.Callers;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.signature.SignatureRefused;

/** What S3 calls a signature that it refuses. */
final class SignatureFailures {

    private SignatureFailures() {}

    static S3Failure of(SignatureRefused refused) {
        String message = refused.getMessage();
        return switch (refused.reason()) {
            case MISSING, NO_DATE, EXPIRED, NOT_YET_VALID, UNSIGNED_HEADER ->
                new S3Failure(403, "AccessDenied", message);
            case UNKNOWN_KEY -> new S3Failure(403, "InvalidAccessKeyId", message);
            case MISMATCH -> new S3Failure(403, "SignatureDoesNotMatch", message);
            case SKEWED -> new S3Failure(403, "RequestTimeTooSkewed", message);
            case MALFORMED_HEADER -> new S3Failure(400, "AuthorizationHeaderMalformed", message);
            case WRONG_SCOPE ->
                new S3Failure(400, "AuthorizationHeaderMalformed", message).with("Region", Callers.REGION);
            case MALFORMED_QUERY -> new S3Failure(400, "AuthorizationQueryParametersError", message);
            case EXPIRED_TOKEN -> new S3Failure(400, "ExpiredToken", "The provided token has expired.");
            case WRONG_TOKEN -> new S3Failure(400, "InvalidToken", message);
            case UNSUPPORTED, NO_PAYLOAD_DIGEST -> S3Failure.invalidRequest(message);
            case UNKNOWN_PAYLOAD_DIGEST -> S3Failure.invalidArgument(message);
        };
    }
}
