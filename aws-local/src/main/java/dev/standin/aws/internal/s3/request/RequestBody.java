package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.BlobStore;
import dev.standin.aws.internal.s3.store.ChecksumAlgorithm;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.signature.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bytes that a request carries, decoded and checked against every length and checksum that it declares. */
public final class RequestBody {

    private static final long LARGEST_BYTES = 5L << 30;

    private final S3Request request;
    private final @Nullable AwsChunkedInput chunked;

    private RequestBody(S3Request request) {
        this.request = request;
        this.chunked = chunked(request);
    }

    /**
     * Streams the body into a blob, with the checksum that its writer declared or else the wanted one; if anything declared about it is
     * untrue, no blob is left.
     *
     * @param wanted an algorithm to compute always
     */
    public static Version.Content receive(S3Request request, BlobStore blobs, @Nullable ChecksumAlgorithm wanted)
            throws IOException {
        return new RequestBody(request).receive(blobs, wanted);
    }

    /** Reads a body of a few lines, such as XML. */
    public static byte[] small(S3Request request, int longest) throws IOException {
        // Not closed: whoever answers with an error reads the rest.
        byte[] bytes = new RequestBody(request).stream().readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw new S3Failure(400, "EntityTooLarge", "the body has more than %d bytes".formatted(longest));
        }
        verifySmall(request, bytes);
        contentSha256(request).ifPresent(expected -> verifySha256(expected, sha256(bytes)));
        return bytes;
    }

    private Version.Content receive(BlobStore blobs, @Nullable ChecksumAlgorithm wanted) throws IOException {
        long length = declaredLength();
        Optional<ChecksumAlgorithm> declared = declaredAlgorithm();
        Set<ChecksumAlgorithm> algorithms = EnumSet.noneOf(ChecksumAlgorithm.class);
        declared.ifPresent(algorithms::add);
        if (wanted != null) {
            algorithms.add(wanted);
        }
        if (contentSha256(request).isPresent()) {
            algorithms.add(ChecksumAlgorithm.SHA256);
        }
        BlobStore.Written written = blobs.write(stream(), algorithms);
        try {
            verify(written, length, declared);
        } catch (S3Failure refused) {
            blobs.delete(written.blob());
            throw refused;
        }
        return written.content(declared.orElse(wanted));
    }

    private InputStream stream() {
        return chunked == null ? request.exchange().getRequestBody() : chunked;
    }

    private void verify(BlobStore.Written written, long length, Optional<ChecksumAlgorithm> declared) {
        if (written.size() != length) {
            throw new S3Failure(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the"
                            + " Content-Length HTTP header: expected %d, found %d".formatted(length, written.size()));
        }
        verifyMd5(request, HexFormat.of().parseHex(written.md5()));
        contentSha256(request)
                .ifPresent(expected -> verifySha256(
                        expected,
                        Base64.getDecoder()
                                .decode(checksum(written, ChecksumAlgorithm.SHA256)
                                        .value())));
        declared.ifPresent(algorithm -> verify(written, algorithm));
    }

    private void verify(BlobStore.Written written, ChecksumAlgorithm algorithm) {
        @Nullable String expected = chunked == null ? null : chunked.trailers().get(algorithm.header());
        if (expected == null) {
            expected = request.header(algorithm.header()).orElse(null);
        }
        if (expected == null && isTrailerDeclared()) {
            throw S3Failure.invalidRequest(
                    "the trailer %s was declared and did not come".formatted(algorithm.header()));
        }
        if (expected != null) {
            verify(algorithm, expected, checksum(written, algorithm));
        }
    }

    /** The algorithm of the one checksum header, trailer or announcement that the request has. */
    private Optional<ChecksumAlgorithm> declaredAlgorithm() {
        List<ChecksumAlgorithm> values = Arrays.stream(ChecksumAlgorithm.values())
                .filter(algorithm -> request.header(algorithm.header()).isPresent())
                .toList();
        if (values.size() > 1) {
            throw S3Failure.invalidRequest(
                    "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        Optional<ChecksumAlgorithm> trailer = request.header("x-amz-trailer")
                .map(name -> ChecksumAlgorithm.ofHeader(name.strip())
                        .orElseThrow(() -> S3Failure.notImplemented("the trailer " + name)));
        return values.stream()
                .findFirst()
                .or(() -> trailer)
                .or(() -> request.header("x-amz-sdk-checksum-algorithm").map(ChecksumAlgorithm::named));
    }

    private boolean isTrailerDeclared() {
        return request.header("x-amz-trailer").isPresent();
    }

    private long declaredLength() {
        String header = chunked == null ? "Content-Length" : "x-amz-decoded-content-length";
        String length = request.header(header)
                .orElseThrow(() -> new S3Failure(
                        411, "MissingContentLength", "You must provide the %s HTTP header.".formatted(header)));
        try {
            long bytes = Long.parseLong(length);
            if (bytes <= LARGEST_BYTES) {
                return bytes;
            }
        } catch (NumberFormatException malformed) {
            throw S3Failure.invalidArgument("%s is no number: %s".formatted(header, length));
        }
        throw new S3Failure(
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed size: %d bytes".formatted(LARGEST_BYTES));
    }

    private static Optional<String> contentSha256(S3Request request) {
        return request.payload() instanceof Payload.Digest(String sha256) ? Optional.of(sha256) : Optional.empty();
    }

    /**
     * Verifies a small body; in CompleteMultipartUpload the checksum header is the object's, in every other call the
     * body's.
     */
    private static void verifySmall(S3Request request, byte[] body) {
        ChecksumAlgorithm.Running md5 = ChecksumAlgorithm.digest("MD5");
        md5.update(body, body.length);
        verifyMd5(request, md5.value());
        if (request.param("uploadId").isPresent()) {
            return;
        }
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            ChecksumAlgorithm.Running running = algorithm.start();
            request.header(algorithm.header()).ifPresent(expected -> {
                running.update(body, body.length);
                verify(algorithm, expected, ObjectChecksum.ofBytes(algorithm, running.value()));
            });
        }
    }

    private static void verify(ChecksumAlgorithm algorithm, String expected, ObjectChecksum found) {
        if (!expected.equals(found.value())) {
            throw new S3Failure(
                    400,
                    "BadDigest",
                    "The %s you specified did not match the calculated checksum.".formatted(algorithm));
        }
    }

    private static void verifyMd5(S3Request request, byte[] found) {
        Optional<String> declared = request.header("Content-MD5");
        if (declared.isEmpty()) {
            return;
        }
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(declared.get());
        } catch (IllegalArgumentException malformed) {
            throw new S3Failure(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        if (!Arrays.equals(expected, found)) {
            throw new S3Failure(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static ObjectChecksum checksum(BlobStore.Written written, ChecksumAlgorithm algorithm) {
        return Optional.ofNullable(written.checksums().get(algorithm))
                .orElseThrow(() -> new IllegalStateException(algorithm + " was not computed"));
    }

    private static void verifySha256(String expected, byte[] found) {
        if (!Arrays.equals(found, HexFormat.of().parseHex(expected))) {
            throw new S3Failure(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        ChecksumAlgorithm.Running running = ChecksumAlgorithm.SHA256.start();
        running.update(bytes, bytes.length);
        return running.value();
    }

    private static @Nullable AwsChunkedInput chunked(S3Request request) {
        boolean encoded = request.header("content-encoding")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("aws-chunked");
        return switch (request.payload()) {
            case Payload.Chunked chunks ->
                new AwsChunkedInput(request.exchange().getRequestBody(), chunks);
            case Payload.Unsigned _
            when encoded -> new AwsChunkedInput(request.exchange().getRequestBody(), new Payload.Chunked(null, true));
            case Payload.Digest _
            when encoded ->
                throw S3Failure.invalidRequest(
                        "a body in aws-chunked form needs a STREAMING- value of x-amz-content-sha256");
            case Payload.Unsigned _, Payload.Digest _ -> null;
        };
    }
}
