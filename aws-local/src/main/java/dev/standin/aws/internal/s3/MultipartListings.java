package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.store.Index;
import dev.standin.aws.internal.s3.store.KeyOrder;
import dev.standin.aws.internal.s3.store.MultipartUpload;
import dev.standin.aws.internal.s3.store.MultipartUpload.Part;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.S3Store;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** ListParts and ListMultipartUploads. */
final class MultipartListings {

    private static final int PAGE = 1000;
    private static final Comparator<MultipartUpload> ORDER = Comparator.comparing(MultipartUpload::key, KeyOrder.UTF_8)
            .thenComparing(MultipartUpload::started)
            .thenComparing(MultipartUpload::id);

    private final S3Store store;

    MultipartListings(S3Store store) {
        this.store = store;
    }

    void parts(S3Request request) throws IOException {
        request.requireOnObject("s3:ListMultipartUploadParts");
        Index.Open open = MultipartCalls.open(request, store);
        int most = request.number("max-parts", PAGE);
        int after = request.param("part-number-marker").isEmpty() ? 0 : request.number("part-number-marker", 10_000);
        List<Part> rest = List.copyOf(open.parts().tailMap(after, false).values());
        List<Part> page = rest.subList(0, Math.min(most, rest.size()));
        Xml document = Xml.document("ListPartsResult")
                .element("Bucket", request.bucket())
                .element("Key", request.key())
                .element("UploadId", open.upload().id())
                .element("PartNumberMarker", after)
                .element(
                        "NextPartNumberMarker",
                        page.isEmpty() ? after : page.getLast().number())
                .element("MaxParts", most)
                .element("IsTruncated", page.size() < rest.size());
        page.forEach(part -> part(document, part));
        S3Response.xml(request, document);
    }

    void uploads(S3Request request) throws IOException {
        request.requireOnBucket("s3:ListBucketMultipartUploads");
        store.index().bucket(request.bucket());
        int most = request.number("max-uploads", PAGE);
        String prefix = request.param("prefix").orElse("");
        List<MultipartUpload> rest = store.index().uploads().values().stream()
                .map(Index.Open::upload)
                .filter(upload -> upload.bucket().equals(request.bucket()))
                .filter(upload -> upload.key().startsWith(prefix))
                .sorted(ORDER)
                .filter(upload -> isBehindMarkers(request, upload))
                .toList();
        List<MultipartUpload> page = rest.subList(0, Math.min(most, rest.size()));
        UnaryOperator<String> encoded = ListingCalls.encoding(request);
        boolean truncated = page.size() < rest.size();
        Xml document = Xml.document("ListMultipartUploadsResult")
                .element("Bucket", request.bucket())
                .element("KeyMarker", encoded.apply(request.param("key-marker").orElse("")))
                .element("UploadIdMarker", request.param("upload-id-marker").orElse(""))
                .element("Prefix", encoded.apply(prefix))
                .element("MaxUploads", most)
                .optional("EncodingType", request.param("encoding-type").orElse(null))
                .element("IsTruncated", truncated);
        if (truncated && !page.isEmpty()) {
            document.element("NextKeyMarker", encoded.apply(page.getLast().key()))
                    .element("NextUploadIdMarker", page.getLast().id());
        }
        page.forEach(upload -> document.open("Upload")
                .element("Key", encoded.apply(upload.key()))
                .element("UploadId", upload.id())
                .element("Initiated", S3Response.xmlDate(upload.started()))
                .element("StorageClass", "STANDARD")
                .close());
        S3Response.xml(request, document);
    }

    /**
     * Uploads of one key are in the order in which they began, so the beginning of the marker's upload is the boundary.
     */
    private boolean isBehindMarkers(S3Request request, MultipartUpload upload) {
        String key = request.param("key-marker").orElse("");
        int order = KeyOrder.UTF_8.compare(upload.key(), key);
        Index.Open marker =
                store.index().uploads().get(request.param("upload-id-marker").orElse(""));
        if (order != 0 || marker == null) {
            return order > 0;
        }
        return ORDER.compare(upload, marker.upload()) > 0;
    }

    private static void part(Xml document, Part part) {
        document.open("Part")
                .element("PartNumber", part.number())
                .element("LastModified", S3Response.xmlDate(part.modified()))
                .element("ETag", S3Response.quoted(part.content().etag()))
                .element("Size", part.content().size());
        ObjectChecksum checksum = part.content().checksum();
        if (checksum != null) {
            document.element(checksum.algorithm().element(), checksum.value());
        }
        document.close();
    }
}
