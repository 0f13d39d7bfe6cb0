package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.ByteRange;
import dev.standin.aws.internal.s3.request.CopySource;
import dev.standin.aws.internal.s3.request.ObjectHeaders;
import dev.standin.aws.internal.s3.request.RequestBody;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.store.BlobStore;
import dev.standin.aws.internal.s3.store.Change;
import dev.standin.aws.internal.s3.store.ChecksumAlgorithm;
import dev.standin.aws.internal.s3.store.Index;
import dev.standin.aws.internal.s3.store.MultipartUpload;
import dev.standin.aws.internal.s3.store.MultipartUpload.Part;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version.Attributes;
import dev.standin.aws.internal.s3.store.Version.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins and aborts multipart uploads, and receives their parts. */
final class MultipartCalls {

    private static final int MOST_PARTS = 10_000;

    private final S3Store store;

    MultipartCalls(S3Store store) {
        this.store = store;
    }

    void create(S3Request request) throws IOException {
        request.requireOnObject("s3:PutObject");
        request.requireKeyForParts();
        Attributes attributes = ObjectHeaders.of(request);
        if (!attributes.tags().isEmpty()) {
            request.requireOnObject("s3:PutObjectTagging");
        }
        @Nullable
        ChecksumAlgorithm algorithm = request.header("x-amz-checksum-algorithm")
                .map(ChecksumAlgorithm::named)
                .orElse(null);
        MultipartUpload upload = new MultipartUpload(
                UUID.randomUUID().toString().replace("-", ""),
                request.bucket(),
                request.key(),
                attributes,
                algorithm,
                isComposite(request, algorithm),
                store.clock().instant());
        store.commit(new Change.UploadStarted(upload), () -> store.index().bucket(request.bucket()));
        if (algorithm != null) {
            S3Response.set(request, "x-amz-checksum-algorithm", algorithm.name());
            S3Response.set(request, "x-amz-checksum-type", upload.composite() ? "COMPOSITE" : "FULL_OBJECT");
        }
        S3Response.xml(
                request,
                Xml.document("InitiateMultipartUploadResult")
                        .element("Bucket", upload.bucket())
                        .element("Key", upload.key())
                        .element("UploadId", upload.id()));
    }

    void uploadPart(S3Request request) throws IOException {
        request.requireOnObject("s3:PutObject");
        request.requireKeyForParts();
        MultipartUpload upload = open(request, store).upload();
        int number = partNumber(request);
        Content content = RequestBody.receive(request, store.blobs(), upload.algorithm());
        add(upload, number, content);
        S3Response.set(request, "ETag", S3Response.quoted(content.etag()));
        ObjectWrites.sendChecksum(request, content.checksum());
        S3Response.empty(request, 200);
    }

    void uploadPartCopy(S3Request request) throws IOException {
        request.requireOnObject("s3:PutObject");
        request.requireKeyForParts();
        MultipartUpload upload = open(request, store).upload();
        int number = partNumber(request);
        Content source = CopySource.of(request).find(request, store).bytes();
        ByteRange range = request.header("x-amz-copy-source-range")
                .map(header -> ByteRange.of(header, source.size()))
                .orElse(new ByteRange(0, source.size()));
        Part part;
        try (InputStream in = store.blobs().open(source.blob())) {
            in.skipNBytes(range.first());
            part = add(upload, number, content(store.blobs(), new Bounded(in, range.length()), upload.algorithm()));
        }
        Xml document = Xml.document("CopyPartResult")
                .element("LastModified", S3Response.xmlDate(part.modified()))
                .element("ETag", S3Response.quoted(part.content().etag()));
        ObjectChecksum checksum = part.content().checksum();
        if (checksum != null) {
            document.element(checksum.algorithm().element(), checksum.value());
        }
        S3Response.xml(request, document);
    }

    void abort(S3Request request) throws IOException {
        request.requireOnObject("s3:AbortMultipartUpload");
        MultipartUpload upload = open(request, store).upload();
        store.commit(new Change.UploadAborted(upload.id()), () -> open(request, store));
        S3Response.empty(request, 204);
    }

    /** The upload that the request names; it must be one of this key and still open. */
    static Index.Open open(S3Request request, S3Store store) {
        store.index().bucket(request.bucket());
        String id = request.param("uploadId").orElse("");
        return Optional.ofNullable(store.index().uploads().get(id))
                .filter(open -> open.upload().bucket().equals(request.bucket()))
                .filter(open -> open.upload().key().equals(request.key()))
                .orElseThrow(() -> S3Failure.noSuchUpload(id));
    }

    /** Writes a blob and describes it. */
    static Content content(BlobStore blobs, InputStream in, @Nullable ChecksumAlgorithm algorithm) throws IOException {
        return blobs.write(in, algorithm == null ? Set.of() : Set.of(algorithm)).content(algorithm);
    }

    private Part add(MultipartUpload upload, int number, Content content) {
        Part part = new Part(number, content, store.clock().instant());
        try {
            store.commit(new Change.PartAdded(upload.id(), part), () -> {
                if (!store.index().uploads().containsKey(upload.id())) {
                    throw S3Failure.noSuchUpload(upload.id());
                }
            });
            return part;
        } catch (RuntimeException refused) {
            store.blobs().delete(content.blob());
            throw refused;
        }
    }

    private static int partNumber(S3Request request) {
        int number = request.number("partNumber", MOST_PARTS + 1);
        if (number < 1 || number > MOST_PARTS) {
            throw S3Failure.invalidArgument(
                    "Part number must be an integer between 1 and %d, inclusive".formatted(MOST_PARTS));
        }
        return number;
    }

    private static boolean isComposite(S3Request request, @Nullable ChecksumAlgorithm algorithm) {
        Optional<String> type = request.header("x-amz-checksum-type");
        boolean composite = type.map("COMPOSITE"::equals).orElse(algorithm != ChecksumAlgorithm.CRC64NVME);
        boolean sha = algorithm == ChecksumAlgorithm.SHA1 || algorithm == ChecksumAlgorithm.SHA256;
        if (algorithm != null && (composite ? algorithm == ChecksumAlgorithm.CRC64NVME : sha)) {
            throw S3Failure.invalidRequest("The %s checksum type cannot be used with the %s checksum algorithm."
                    .formatted(composite ? "COMPOSITE" : "FULL_OBJECT", algorithm));
        }
        return composite;
    }

    /** The first bytes of another stream. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int b = left == 0 ? -1 : super.read();
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
