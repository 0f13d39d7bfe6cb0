package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the signature of an {@code Authorization} header. */
final class HeaderClaim {

    static final String OTHER_VERSION =
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";

    private HeaderClaim() {}

    static Claim read(SentRequest request) {
        String header = request.header("Authorization").orElse("").strip();
        if (!header.startsWith(Claim.ALGORITHM)) {
            throw new SignatureRefused(Reason.UNSUPPORTED, OTHER_VERSION);
        }
        Map<String, String> fields = fields(header.substring(Claim.ALGORITHM.length()));
        Credential credential = Credential.of(field(fields, "Credential"))
                .orElseThrow(
                        () -> malformed(
                                "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));
        SigningTime time = request.header("X-Amz-Date")
                .or(() -> request.header("Date"))
                .flatMap(SigningTime::read)
                .orElseThrow(() -> new SignatureRefused(
                        Reason.NO_DATE, "AWS authentication requires a valid Date or x-amz-date header"));
        return new Claim(
                credential.accessKeyId(),
                credential.scope(),
                time.timestamp(),
                time.at(),
                List.of(field(fields, "SignedHeaders").toLowerCase(Locale.ROOT).split(";")),
                field(fields, "Signature"),
                request.header("X-Amz-Security-Token").orElse(null),
                null);
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> malformed("it has no " + name + "."));
    }

    private static SignatureRefused malformed(String what) {
        return new SignatureRefused(Reason.MALFORMED_HEADER, "The authorization header is malformed; " + what);
    }
}
