package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.request.XmlBody;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.ChecksumAlgorithm;
import dev.standin.aws.internal.s3.store.Draft;
import dev.standin.aws.internal.s3.store.Index;
import dev.standin.aws.internal.s3.store.MultipartUpload;
import dev.standin.aws.internal.s3.store.MultipartUpload.Part;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.Precondition;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CompleteMultipartUpload: one object, and one blob, of the parts that the request lists. */
final class MultipartCompletion {

    private static final long SMALLEST_PART_BYTES = 5L << 20;

    private final S3Store store;

    MultipartCompletion(S3Store store) {
        this.store = store;
    }

    void complete(S3Request request) throws IOException {
        ObjectWrites.requireWrite(request);
        request.requireKeyForParts();
        Bucket bucket = store.index().bucket(request.bucket());
        Index.Open open = MultipartCalls.open(request, store);
        Precondition precondition = request.precondition();
        @Nullable Instant at = request.at();
        List<Part> parts = parts(request, open);
        Content content = content(request, open.upload(), parts);
        Version version = store.commit(new Draft(
                request.bucket(),
                request.key(),
                content,
                open.upload().attributes(),
                precondition,
                at,
                open.upload().id(),
                "CompleteMultipartUpload"));
        S3Response.setVersion(request, bucket, version);
        Xml document = Xml.document("CompleteMultipartUploadResult")
                .element("Location", "/%s/%s".formatted(request.bucket(), request.key()))
                .element("Bucket", request.bucket())
                .element("Key", request.key())
                .element("ETag", S3Response.quoted(content.etag()));
        ObjectChecksum checksum = content.checksum();
        if (checksum != null) {
            document.element(checksum.algorithm().element(), checksum.value()).element("ChecksumType", checksum.type());
        }
        S3Response.xml(request, document);
    }

    private static List<Part> parts(S3Request request, Index.Open open) throws IOException {
        List<Part> parts = new ArrayList<>();
        int last = 0;
        for (XmlBody listed : XmlBody.read(request, "CompleteMultipartUpload").children("Part")) {
            Part part = part(listed, open);
            if (part.number() <= last) {
                throw new S3Failure(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            last = part.number();
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw new S3Failure(400, "MalformedXML", "CompleteMultipartUpload lists no part");
        }
        for (Part part : parts.subList(0, parts.size() - 1)) {
            if (part.content().size() < SMALLEST_PART_BYTES) {
                throw new S3Failure(
                        400,
                        "EntityTooSmall",
                        "Part %d has %d bytes; every part but the last needs %d"
                                .formatted(part.number(), part.content().size(), SMALLEST_PART_BYTES));
            }
        }
        return parts;
    }

    private static Part part(XmlBody listed, Index.Open open) {
        String number = listed.required("PartNumber");
        String etag = S3Request.unquoted(listed.required("ETag"));
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> open.parts().get(Integer.valueOf(text)))
                .filter(part -> part.content().etag().equals(etag))
                .filter(part -> hasListedChecksum(part, listed))
                .orElseThrow(() -> new S3Failure(
                        400,
                        "InvalidPart",
                        "Part %s could not be found, or its entity tag or checksum is not the one listed"
                                .formatted(number)));
    }

    private static boolean hasListedChecksum(Part part, XmlBody listed) {
        ObjectChecksum checksum = part.content().checksum();
        return checksum == null
                || listed.text(checksum.algorithm().element())
                        .map(checksum.value()::equals)
                        .orElse(true);
    }

    private Content content(S3Request request, MultipartUpload upload, List<Part> parts) throws IOException {
        @Nullable ChecksumAlgorithm ofBytes = upload.composite() ? null : upload.algorithm();
        Content whole;
        try (InputStream in = new SequenceInputStream(new Blobs(parts.iterator()))) {
            whole = MultipartCalls.content(store.blobs(), in, ofBytes);
        }
        Content content = new Content(
                whole.blob(),
                whole.size(),
                etag(parts),
                upload.composite() ? composite(upload, parts) : whole.checksum());
        try {
            verify(request, content);
            return content;
        } catch (S3Failure refused) {
            store.blobs().delete(content.blob());
            throw refused;
        }
    }

    private static void verify(S3Request request, Content content) {
        request.header("x-amz-mp-object-size").ifPresent(size -> {
            if (!size.equals(Long.toString(content.size()))) {
                throw S3Failure.invalidRequest(
                        "The provided 'x-amz-mp-object-size' header value %s does not match what was computed: %d"
                                .formatted(size, content.size()));
            }
        });
        ObjectChecksum checksum = content.checksum();
        if (checksum == null) {
            return;
        }
        request.header(checksum.algorithm().header()).ifPresent(expected -> {
            if (!checksum.value().equals(expected) && !checksum.value().startsWith(expected + "-")) {
                throw new S3Failure(
                        400,
                        "BadDigest",
                        "The %s you specified did not match the calculated checksum.".formatted(checksum.algorithm()));
            }
        });
    }

    private static String etag(List<Part> parts) {
        ChecksumAlgorithm.Running md5 = ChecksumAlgorithm.digest("MD5");
        for (Part part : parts) {
            byte[] bytes = HexFormat.of().parseHex(part.content().etag());
            md5.update(bytes, bytes.length);
        }
        return HexFormat.of().formatHex(md5.value()) + "-" + parts.size();
    }

    private static @Nullable ObjectChecksum composite(MultipartUpload upload, List<Part> parts) {
        ChecksumAlgorithm algorithm = upload.algorithm();
        if (algorithm == null) {
            return null;
        }
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (Part part : parts) {
            ObjectChecksum checksum = part.content().checksum();
            if (checksum == null || checksum.algorithm() != algorithm) {
                throw S3Failure.invalidRequest("Part %d was uploaded without the %s checksum of its upload"
                        .formatted(part.number(), algorithm));
            }
            values.writeBytes(Base64.getDecoder().decode(checksum.value()));
        }
        ChecksumAlgorithm.Running running = algorithm.start();
        running.update(values.toByteArray(), values.size());
        String value = Base64.getEncoder().encodeToString(running.value()) + "-" + parts.size();
        return new ObjectChecksum(algorithm, value, true);
    }

    /** Opens the parts' blobs one after the other: ten thousand open files would be too many. */
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else.
    private final class Blobs implements Enumeration<InputStream> {

        private final Iterator<Part> parts;

        Blobs(Iterator<Part> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasMoreElements() {
            return parts.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return store.blobs().open(parts.next().content().blob());
        }
    }
}
