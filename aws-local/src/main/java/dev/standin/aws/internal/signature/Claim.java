package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signature, before anybody believes it.
 *
 * @param timestamp the instant of signing as the string to sign has it
 * @param signed names of the signed headers, in lower case, in the order given
 * @param token the session token; null for none
 * @param lifetime how long a presigned URL is good for; null for a signature in a header
 */
record Claim(
        String accessKeyId,
        Scope scope,
        String timestamp,
        Instant at,
        List<String> signed,
        String signature,
        @Nullable String token,
        @Nullable Duration lifetime) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    Claim {
        signed = List.copyOf(signed);
    }

    /**
     * Reads it from the one place where it is.
     *
     * @throws SignatureRefused if there is none, or it cannot be read
     */
    static Claim of(SentRequest request, Target target) {
        QueryParameters query = QueryParameters.of(request.query());
        boolean inQuery = target.isS3() && (query.has(QueryClaim.ALGORITHM) || query.has(SIGNATURE_PARAMETER));
        boolean inHeader = request.header("Authorization").isPresent();
        if (inQuery && inHeader) {
            throw new SignatureRefused(
                    Reason.UNSUPPORTED,
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query"
                            + " parameter, Signature query string parameter or the Authorization header should be specified");
        }
        if (inQuery) {
            return QueryClaim.read(query);
        }
        if (inHeader) {
            return HeaderClaim.read(request);
        }
        throw new SignatureRefused(
                Reason.MISSING,
                "The request is not signed; sign it with an access key of this"
                        + " environment, in the Authorization header"
                        + (target.isS3() ? " or as a presigned URL." : "."));
    }

    boolean isPresigned() {
        return lifetime != null;
    }

    boolean isSigned(String header) {
        return signed.contains(header);
    }
}
