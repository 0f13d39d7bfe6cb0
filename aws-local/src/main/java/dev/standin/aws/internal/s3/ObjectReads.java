package dev.standin.aws.internal.s3;

import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.internal.s3.request.ByteRange;
import dev.standin.aws.internal.s3.request.ObjectHeaders;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {

    private static final int BUFFER_BYTES = 1 << 16;

    private final S3Store store;
    private final Lookup lookup;

    ObjectReads(S3Store store) {
        this.store = store;
        this.lookup = new Lookup(store);
    }

    void get(S3Request request) throws IOException {
        Version version = version(request);
        Version.Content content = version.bytes();
        Optional<ByteRange> range = request.header("range").map(header -> ByteRange.of(header, content.size()));
        try (InputStream in = store.blobs().open(content.blob())) {
            ByteRange part = range.orElse(new ByteRange(0, content.size()));
            in.skipNBytes(part.first());
            sendHeaders(request, version, range);
            HttpExchange exchange = request.exchange();
            // For this server 0 means "unknown length" and -1 means none.
            exchange.sendResponseHeaders(range.isPresent() ? 206 : 200, part.length() == 0 ? -1 : part.length());
            copy(in, exchange.getResponseBody(), part.length());
        }
    }

    void head(S3Request request) throws IOException {
        Version version = version(request);
        long size = version.bytes().size();
        Optional<ByteRange> range = request.header("range").map(header -> ByteRange.of(header, size));
        sendHeaders(request, version, range);
        S3Response.set(
                request,
                "Content-Length",
                Long.toString(range.map(ByteRange::length).orElse(size)));
        request.exchange().sendResponseHeaders(range.isPresent() ? 206 : 200, -1);
    }

    private Version version(S3Request request) {
        request.requireOnObject(request.versionId() == null ? "s3:GetObject" : "s3:GetObjectVersion");
        Version version = lookup.object(request);
        checkConditions(request, version);
        return version;
    }

    private void sendHeaders(S3Request request, Version version, Optional<ByteRange> range) {
        ObjectHeaders.send(request, store.index().bucket(request.bucket()), version);
        S3Response.begin(request.exchange());
        range.ifPresent(part -> S3Response.set(
                request, "Content-Range", part.contentRange(version.bytes().size())));
        ObjectChecksum checksum = version.bytes().checksum();
        if (checksum != null
                && range.isEmpty()
                && request.header("x-amz-checksum-mode").isPresent()) {
            S3Response.set(request, checksum.algorithm().header(), checksum.value());
            S3Response.set(request, "x-amz-checksum-type", checksum.type());
        }
    }

    /** Checks conditions in the order of RFC 9110: an ETag condition overrides that of a date. */
    private static void checkConditions(S3Request request, Version version) {
        Optional<String> match = request.header("if-match");
        if (match.isPresent()) {
            if (!names(match.get(), version)) {
                throw S3Failure.preconditionFailed("If-Match");
            }
        } else if (request.header("if-unmodified-since")
                .filter(date -> isModifiedAfter(version, date))
                .isPresent()) {
            throw S3Failure.preconditionFailed("If-Unmodified-Since");
        }
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent()
                ? names(noneMatch.get(), version)
                : request.header("if-modified-since")
                        .filter(date -> !isModifiedAfter(version, date))
                        .isPresent()) {
            throw new S3Failure(
                    304,
                    "NotModified",
                    "Not Modified",
                    Map.of("ETag", S3Response.quoted(version.bytes().etag())));
        }
    }

    private static boolean names(String etags, Version version) {
        return Arrays.stream(etags.split(","))
                .map(etag -> S3Request.unquoted(etag.strip()))
                .anyMatch(
                        etag -> etag.equals("*") || etag.equals(version.bytes().etag()));
    }

    private static boolean isModifiedAfter(Version version, String date) {
        try {
            Instant instant = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return version.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(instant);
        } catch (DateTimeParseException malformed) {
            throw S3Failure.invalidArgument("no HTTP date: " + date);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the blob is %d bytes shorter than its version says".formatted(left));
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
