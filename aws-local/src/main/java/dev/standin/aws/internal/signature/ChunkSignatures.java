package dev.standin.aws.internal.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Verifies the chunks of one body, in order: the signature of each includes that of the one before. Not safe for use by many
 * threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">the signatures of chunks</a>
 */
public final class ChunkSignatures {

    private final byte[] key;
    private final String timestamp;
    private final String scope;
    private final MessageDigest chunk = Digests.sha256();
    private String previous;

    ChunkSignatures(byte[] key, String timestamp, Scope scope, String seed) {
        this.key = key.clone();
        this.timestamp = timestamp;
        this.scope = scope.text();
        this.previous = seed;
    }

    /** Adds some bytes of the current chunk. */
    public void update(byte[] bytes, int offset, int length) {
        chunk.update(bytes, offset, length);
    }

    /**
     * Ends the current chunk, all of whose bytes were added.
     *
     * @throws SignatureRefused if it is not the one that was signed
     */
    public void end(String signature) {
        String digest = Digests.hex(chunk.digest());
        verify(signature, "AWS4-HMAC-SHA256-PAYLOAD", Digests.EMPTY + "\n" + digest);
    }

    /**
     * Verifies the headers after the last chunk.
     *
     * @param lines each {@code name:value} with a line feed after it, in the order sent
     * @throws SignatureRefused if they are not those that were signed
     */
    public void endTrailer(String lines, String signature) {
        verify(signature, "AWS4-HMAC-SHA256-TRAILER", Digests.sha256(lines.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void verify(String signature, String algorithm, String digests) {
        String toSign = String.join("\n", algorithm, timestamp, scope, previous, digests);
        String expected = Digests.hex(Digests.hmac(key, toSign));
        if (!Digests.equal(expected, signature)) {
            throw new SignatureRefused(SignatureRefused.Reason.MISMATCH, Verifier.MISMATCH);
        }
        previous = expected;
    }
}
