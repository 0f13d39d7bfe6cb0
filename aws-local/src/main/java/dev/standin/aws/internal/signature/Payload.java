package dev.standin.aws.internal.signature;

import org.jspecify.annotations.Nullable;

/** How the body of a request that has been proved is proved in turn. */
public sealed interface Payload {

    /** The body as a whole has this SHA-256, in lower-case hexadecimal. */
    record Digest(String sha256) implements Payload {}

    /** Nothing is said about the body. */
    record Unsigned() implements Payload {}

    /**
     * The body comes in {@code aws-chunked} form.
     *
     * @param signatures verifies each chunk; null when chunks are not signed
     * @param hasTrailer whether headers come after the last chunk
     */
    record Chunked(@Nullable ChunkSignatures signatures, boolean hasTrailer) implements Payload {}
}
