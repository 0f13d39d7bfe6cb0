package dev.standin.aws.internal.json;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.internal.signature.SignatureRefused;
import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.util.Set;

/** What services other than S3 call a signature that they refuse. */
public final class SignatureFailures {

    /** Their clients once spoke the query protocol, and still get its names of errors. */
    private static final Set<String> QUERY_COMPATIBLE = Set.of("sqs", "monitoring");

    private static final String DENIED = "AccessDeniedException";

    private SignatureFailures() {}

    /** As a JSON service of this signing name answers; some have older names for it besides. */
    static ServiceFailure of(SignatureRefused refused, String service) {
        return QUERY_COMPATIBLE.contains(service)
                ? new ServiceFailure(code(refused.reason()), refused.getMessage(), 403, olderCode(refused.reason()))
                : new ServiceFailure(code(refused.reason()), refused.getMessage(), 400);
    }

    /** The error's name, also in Lambda's API. */
    public static String code(Reason reason) {
        return switch (reason) {
            case MISSING -> "MissingAuthenticationTokenException";
            case UNKNOWN_KEY, WRONG_TOKEN -> "UnrecognizedClientException";
            case EXPIRED_TOKEN -> "ExpiredTokenException";
            case MALFORMED_HEADER, MALFORMED_QUERY, UNSUPPORTED, NO_DATE, NO_PAYLOAD_DIGEST, UNKNOWN_PAYLOAD_DIGEST ->
                "IncompleteSignatureException";
            case WRONG_SCOPE, SKEWED, EXPIRED, NOT_YET_VALID, UNSIGNED_HEADER, MISMATCH -> "InvalidSignatureException";
        };
    }

    /** As a JSON service of this signing name answers who lacks a permission. */
    static ServiceFailure of(AccessDenied denied, String service) {
        return QUERY_COMPATIBLE.contains(service)
                ? new ServiceFailure(DENIED, denied.getMessage(), 403, "AccessDenied")
                : new ServiceFailure(DENIED, denied.getMessage(), 400);
    }

    /** The error's name in the query protocol. */
    public static String olderCode(Reason reason) {
        return switch (reason) {
            case MISSING -> "MissingAuthenticationToken";
            case UNKNOWN_KEY, WRONG_TOKEN -> "InvalidClientTokenId";
            case EXPIRED_TOKEN -> "ExpiredToken";
            case MALFORMED_HEADER, MALFORMED_QUERY, UNSUPPORTED, NO_DATE, NO_PAYLOAD_DIGEST, UNKNOWN_PAYLOAD_DIGEST ->
                "IncompleteSignature";
            case WRONG_SCOPE, SKEWED, EXPIRED, NOT_YET_VALID, UNSIGNED_HEADER, MISMATCH -> "SignatureDoesNotMatch";
        };
    }
}
