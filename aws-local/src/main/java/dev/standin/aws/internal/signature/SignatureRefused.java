package dev.standin.aws.internal.signature;

/** A request does not prove who sent it. Each protocol has a code and a status of its own for each reason. */
public final class SignatureRefused extends RuntimeException {

    /** Why; what AWS's services tell apart. */
    public enum Reason {
        /** There is no signature at all. */
        MISSING,
        /** The {@code Authorization} header cannot be read. */
        MALFORMED_HEADER,
        /** The signature's parameters in the query cannot be read. */
        MALFORMED_QUERY,
        /** A signature of another version, or two of them. */
        UNSUPPORTED,
        /** It is for another service, region or day. */
        WRONG_SCOPE,
        /** Nobody has this access key id. */
        UNKNOWN_KEY,
        /** The session token is missing or is not the key's. */
        WRONG_TOKEN,
        /** The key was of a session that is over. */
        EXPIRED_TOKEN,
        /** There is no date, or none that can be read. */
        NO_DATE,
        /** The date is too far from the service's clock. */
        SKEWED,
        /** A presigned URL is used after its time. */
        EXPIRED,
        /** A presigned URL is used before its time. */
        NOT_YET_VALID,
        /** A header that changes what is asked for is not signed. */
        UNSIGNED_HEADER,
        /** The header that says how the body is proved is missing. */
        NO_PAYLOAD_DIGEST,
        /** That header says nothing that is known. */
        UNKNOWN_PAYLOAD_DIGEST,
        /** The signature is that of another request or of another secret. */
        MISMATCH
    }

    private final Reason reason;

    SignatureRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
