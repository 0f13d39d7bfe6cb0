package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads the signature of a presigned URL. */
final class QueryClaim {

    static final String ALGORITHM = "X-Amz-Algorithm";

    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    private QueryClaim() {}

    static Claim read(QueryParameters query) {
        if (!field(query, ALGORITHM).equals(Claim.ALGORITHM)) {
            throw malformed("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\" here");
        }
        Credential credential = Credential.of(field(query, "X-Amz-Credential"))
                .orElseThrow(() -> malformed(
                        "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting"
                                + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));
        SigningTime time = SigningTime.read(field(query, "X-Amz-Date"))
                .orElseThrow(() -> malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""));
        return new Claim(
                credential.accessKeyId(),
                credential.scope(),
                time.timestamp(),
                time.at(),
                List.of(field(query, "X-Amz-SignedHeaders")
                        .toLowerCase(Locale.ROOT)
                        .split(";")),
                field(query, Claim.SIGNATURE_PARAMETER),
                query.value("X-Amz-Security-Token").orElse(null),
                lifetime(field(query, "X-Amz-Expires")));
    }

    private static Duration lifetime(String text) {
        long seconds;
        try {
            seconds = Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw malformed("X-Amz-Expires should be a number");
        }
        if (seconds < 0) {
            throw malformed("X-Amz-Expires must be non-negative");
        }
        if (seconds > LONGEST_SECONDS) {
            throw malformed(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than "
                            + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String field(QueryParameters query, String name) {
        return query.value(name)
                .orElseThrow(() -> malformed(
                        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                                + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."));
    }

    private static SignatureRefused malformed(String message) {
        return new SignatureRefused(Reason.MALFORMED_QUERY, message);
    }
}
