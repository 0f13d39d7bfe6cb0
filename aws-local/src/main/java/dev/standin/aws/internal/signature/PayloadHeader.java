package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request to S3 says of its body in {@code x-amz-content-sha256}.
 *
 * @param text as the canonical request has it
 */
record PayloadHeader(String text) {

    private static final String HEADER = "X-Amz-Content-Sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_CHUNKS_AND_TRAILER = SIGNED_CHUNKS + "-TRAILER";
    private static final String UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    static PayloadHeader of(SentRequest request, Claim claim) {
        return request.header(HEADER)
                .or(() -> QueryParameters.of(request.query()).value(HEADER))
                .or(() -> Optional.of(UNSIGNED).filter(presigned -> claim.isPresigned()))
                .map(PayloadHeader::new)
                .orElseThrow(() -> new SignatureRefused(
                        Reason.NO_PAYLOAD_DIGEST, "Missing required header for this request: x-amz-content-sha256"));
    }

    /** How the body is to be verified. */
    Payload read(Claim claim, byte[] key) {
        return switch (text) {
            case UNSIGNED -> new Payload.Unsigned();
            case SIGNED_CHUNKS -> new Payload.Chunked(chunks(claim, key), false);
            case SIGNED_CHUNKS_AND_TRAILER -> new Payload.Chunked(chunks(claim, key), true);
            case UNSIGNED_CHUNKS -> new Payload.Chunked(null, true);
            default -> digest();
        };
    }

    private Payload.Digest digest() {
        if (!SHA_256.matcher(text).matches()) {
            throw new SignatureRefused(
                    Reason.UNKNOWN_PAYLOAD_DIGEST,
                    "x-amz-content-sha256 must be %s, %s, %s, %s or a valid sha256 value; found '%s'"
                            .formatted(UNSIGNED, UNSIGNED_CHUNKS, SIGNED_CHUNKS, SIGNED_CHUNKS_AND_TRAILER, text));
        }
        return new Payload.Digest(text.toLowerCase(Locale.ROOT));
    }

    private static ChunkSignatures chunks(Claim claim, byte[] key) {
        return new ChunkSignatures(key, claim.timestamp(), claim.scope(), claim.signature());
    }
}
