package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.signature.ChunkSignatures;
import dev.standin.aws.internal.signature.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body in {@code aws-chunked} form; its trailers are there once the end has been read. Bytes are given before the
 * signature of their chunk is verified, so nothing must come of them before the end has been read. Not safe for use by many
 * threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">the form</a>
 */
final class AwsChunkedInput extends InputStream {

    private static final String CHUNK_SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    private static final int MOST_TRAILERS = 10;
    private static final int LONGEST_LINE_BYTES = 8192;

    /** All chunks but the last must be this long, on AWS too. */
    private static final int SHORTEST_CHUNK_BYTES = 8192;

    private final InputStream in;
    private final boolean hasTrailer;
    private final @Nullable ChunkSignatures signatures;
    private final Map<String, String> trailers = new HashMap<>();
    private String signature = "";
    private long size = SHORTEST_CHUNK_BYTES;
    private long left;
    private boolean ended;

    AwsChunkedInput(InputStream in, Payload.Chunked form) {
        this.in = in;
        this.signatures = form.signatures();
        this.hasTrailer = form.hasTrailer();
    }

    /** The trailing headers, names in lower case. */
    Map<String, String> trailers() {
        return Map.copyOf(trailers);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw incomplete();
        }
        left -= read;
        if (signatures != null) {
            signatures.update(bytes, offset, read);
        }
        if (left == 0) {
            endChunk();
        }
        return read;
    }

    private void endChunk() throws IOException {
        if (!line().isEmpty()) {
            throw malformed("a chunk is longer than it says");
        }
        if (signatures != null) {
            signatures.end(signature);
        }
    }

    private void nextChunk() throws IOException {
        String[] header = line().split(";", 2);
        left = size(header[0].strip());
        signature = header.length > 1 && header[1].startsWith(CHUNK_SIGNATURE)
                ? header[1].substring(CHUNK_SIGNATURE.length()).strip()
                : "";
        if (left > 0 && size < SHORTEST_CHUNK_BYTES) {
            throw new S3Failure(
                    403,
                    "InvalidChunkSizeError",
                    "Only the last chunk is allowed to have a size less than %d bytes".formatted(SHORTEST_CHUNK_BYTES));
        }
        size = left;
        if (left == 0) {
            end();
        }
    }

    private void end() throws IOException {
        if (signatures != null) {
            signatures.end(signature);
        }
        String signed = readTrailers();
        if (!signed.isEmpty() && !hasTrailer) {
            throw malformed("it has trailers, which x-amz-content-sha256 does not say");
        }
        if (signatures != null && hasTrailer) {
            signatures.endTrailer(signed, trailers.getOrDefault(TRAILER_SIGNATURE, ""));
        }
        ended = true;
    }

    private static long size(String text) {
        try {
            long size = Long.parseLong(text, 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException refusedBelow) {
            // The message is the same as for a negative number.
        }
        throw malformed("a chunk begins with '%s' instead of its size".formatted(text));
    }

    /** Returns the lines as they are signed. */
    private String readTrailers() throws IOException {
        StringBuilder signed = new StringBuilder();
        for (@Nullable String line = lineOrEnd(); line != null && !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon < 0 || trailers.size() == MOST_TRAILERS) {
                throw malformed(
                        colon < 0 ? "a trailer has no colon" : "it has more than %d trailers".formatted(MOST_TRAILERS));
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            trailers.put(name, value);
            if (!name.equals(TRAILER_SIGNATURE)) {
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        return signed.toString();
    }

    private String line() throws IOException {
        @Nullable String line = lineOrEnd();
        if (line == null) {
            throw incomplete();
        }
        return line;
    }

    private @Nullable String lineOrEnd() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() == LONGEST_LINE_BYTES) {
                throw malformed("a chunk's header or trailer is too long");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    private static S3Failure incomplete() {
        return new S3Failure(400, "IncompleteBody", "The request body ended before its last chunk");
    }

    private static S3Failure malformed(String what) {
        return S3Failure.invalidRequest("The aws-chunked body is malformed: " + what);
    }
}
