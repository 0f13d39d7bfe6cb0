package dev.standin.aws.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body in {@code aws-chunked} form; its trailers are there once the end was read. Signatures of chunks are not
 * verified. Not safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">the form</a>
 */
final class AwsChunkedInput extends InputStream {

    private static final int LONGEST_LINE_BYTES = 8192;

    private final InputStream in;
    private final Map<String, String> trailers = new HashMap<>();
    private long left;
    private boolean ended;

    AwsChunkedInput(InputStream in) {
        this.in = in;
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
        if (left == 0 && !line().isEmpty()) {
            throw malformed("a chunk is longer than it says");
        }
        return read;
    }

    private void nextChunk() throws IOException {
        String header = line();
        String size = header.split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException noSize) {
            throw malformed("a chunk begins with '%s' instead of its size".formatted(size));
        }
        if (left < 0) {
            throw malformed("a chunk has a negative size");
        }
        if (left == 0) {
            readTrailers();
            ended = true;
        }
    }

    private void readTrailers() throws IOException {
        for (@Nullable String line = lineOrEnd(); line != null && !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformed("a trailer has no colon");
            }
            trailers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
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
