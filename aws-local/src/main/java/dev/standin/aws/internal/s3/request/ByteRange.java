package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.S3Failure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of an object: {@code length} bytes from {@code first} (0-based). */
public record ByteRange(long first, long length) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads a Range header for an object of {@code size} bytes. */
    public static ByteRange of(String header, long size) {
        Matcher range = FORM.matcher(header.strip());
        if (!range.matches() || range.group().equals("bytes=-")) {
            throw S3Failure.notImplemented("the range " + header);
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return checked(new ByteRange(size - last, last), header, size);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        return checked(new ByteRange(first, last - first + 1), header, size);
    }

    /** The value of Content-Range. */
    public String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }

    private static ByteRange checked(ByteRange range, String header, long size) {
        if (range.length() <= 0) {
            throw new S3Failure(
                    416,
                    "InvalidRange",
                    "The requested range is not satisfiable: %s of %d bytes".formatted(header, size),
                    Map.of("Content-Range", "bytes */" + size));
        }
        return range;
    }
}
