package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.store.Listing;
import dev.standin.aws.internal.s3.store.ObjectChecksum;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ListObjectsV2, ListObjects and ListObjectVersions. */
final class ListingCalls {

    private static final int PAGE = 1000;

    private final S3Store store;

    ListingCalls(S3Store store) {
        this.store = store;
    }

    void objectsV2(S3Request request) throws IOException {
        request.requireOnBucket("s3:ListBucket");
        Optional<String> token = request.param("continuation-token");
        String after = token.map(ListingCalls::ofToken)
                .or(() -> request.param("start-after"))
                .orElse("");
        Listing listing = Listing.ofKeys(store.index().bucket(request.bucket()), query(request, after, null));
        UnaryOperator<String> encoded = encoding(request);
        Xml document = begin("ListBucketResult", request, listing)
                .element(
                        "KeyCount",
                        listing.entries().size() + listing.prefixes().size())
                .optional("ContinuationToken", token.orElse(null))
                .optional(
                        "StartAfter", request.param("start-after").map(encoded).orElse(null));
        if (listing.truncated()) {
            document.element("NextContinuationToken", token(String.valueOf(listing.lastKey())));
        }
        boolean owner = request.param("fetch-owner").filter("true"::equals).isPresent();
        for (Listing.Entry entry : listing.entries()) {
            content(document.open("Contents"), entry, encoded);
            if (owner) {
                owner(document);
            }
            document.close();
        }
        S3Response.xml(request, withPrefixes(document, listing, encoded));
    }

    void objectsV1(S3Request request) throws IOException {
        request.requireOnBucket("s3:ListBucket");
        String marker = request.param("marker").orElse("");
        Listing listing = Listing.ofKeys(store.index().bucket(request.bucket()), query(request, marker, null));
        UnaryOperator<String> encoded = encoding(request);
        Xml document = begin("ListBucketResult", request, listing).element("Marker", encoded.apply(marker));
        if (listing.truncated() && request.param("delimiter").isPresent()) {
            document.element("NextMarker", encoded.apply(String.valueOf(listing.lastKey())));
        }
        for (Listing.Entry entry : listing.entries()) {
            owner(content(document.open("Contents"), entry, encoded)).close();
        }
        S3Response.xml(request, withPrefixes(document, listing, encoded));
    }

    void versions(S3Request request) throws IOException {
        request.requireOnBucket("s3:ListBucketVersions");
        String keyMarker = request.param("key-marker").orElse("");
        @Nullable
        String idMarker =
                request.param("version-id-marker").filter(id -> !id.isEmpty()).orElse(null);
        if (idMarker != null && keyMarker.isEmpty()) {
            throw S3Failure.invalidArgument("A version-id marker cannot be specified without a key marker.");
        }
        Listing listing =
                Listing.ofVersions(store.index().bucket(request.bucket()), query(request, keyMarker, idMarker));
        UnaryOperator<String> encoded = encoding(request);
        Xml document = begin("ListVersionsResult", request, listing)
                .element("KeyMarker", encoded.apply(keyMarker))
                .element("VersionIdMarker", idMarker == null ? "" : idMarker);
        if (listing.truncated()) {
            document.element("NextKeyMarker", encoded.apply(String.valueOf(listing.lastKey())))
                    .optional("NextVersionIdMarker", listing.lastVersionId());
        }
        listing.entries().forEach(entry -> version(document, entry, encoded));
        S3Response.xml(request, withPrefixes(document, listing, encoded));
    }

    private static void version(Xml document, Listing.Entry entry, UnaryOperator<String> encoded) {
        Version version = entry.version();
        if (version.isDeleteMarker()) {
            document.open("DeleteMarker")
                    .element("Key", encoded.apply(entry.key()))
                    .element("LastModified", S3Response.xmlDate(version.modified()));
        } else {
            content(document.open("Version"), entry, encoded);
        }
        owner(document.element("VersionId", version.id()).element("IsLatest", entry.latest()))
                .close();
    }

    private static Listing.Query query(S3Request request, String after, @Nullable String afterVersionId) {
        return new Listing.Query(
                request.param("prefix").orElse(""),
                request.param("delimiter").orElse(""),
                after,
                afterVersionId,
                request.number("max-keys", PAGE));
    }

    private static Xml begin(String root, S3Request request, Listing listing) {
        UnaryOperator<String> encoded = encoding(request);
        return Xml.document(root)
                .element("Name", request.bucket())
                .element("Prefix", encoded.apply(request.param("prefix").orElse("")))
                .optional(
                        "Delimiter",
                        request.param("delimiter")
                                .filter(text -> !text.isEmpty())
                                .map(encoded)
                                .orElse(null))
                .element("MaxKeys", request.number("max-keys", PAGE))
                .optional("EncodingType", request.param("encoding-type").orElse(null))
                .element("IsTruncated", listing.truncated());
    }

    private static Xml content(Xml document, Listing.Entry entry, UnaryOperator<String> encoded) {
        Version.Content content = entry.version().bytes();
        document.element("Key", encoded.apply(entry.key()))
                .element("LastModified", S3Response.xmlDate(entry.version().modified()))
                .element("ETag", S3Response.quoted(content.etag()))
                .element("Size", content.size())
                .element("StorageClass", "STANDARD");
        ObjectChecksum checksum = content.checksum();
        if (checksum != null) {
            document.element("ChecksumAlgorithm", checksum.algorithm()).element("ChecksumType", checksum.type());
        }
        return document;
    }

    private static Xml owner(Xml document) {
        return document.open("Owner")
                .element("ID", dev.standin.aws.Callers.ACCOUNT)
                .close();
    }

    private static Xml withPrefixes(Xml document, Listing listing, UnaryOperator<String> encoded) {
        listing.prefixes()
                .forEach(prefix -> document.open("CommonPrefixes")
                        .element("Prefix", encoded.apply(prefix))
                        .close());
        return document;
    }

    /** How keys are written: with {@code encoding-type=url}, with percent signs, except for slashes. */
    static UnaryOperator<String> encoding(S3Request request) {
        Optional<String> type = request.param("encoding-type");
        if (type.isEmpty()) {
            return UnaryOperator.identity();
        }
        if (!type.get().equals("url")) {
            throw S3Failure.invalidArgument("Invalid Encoding Method specified in Request: " + type.get());
        }
        return text -> URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
    }

    private static String token(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    private static String ofToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw S3Failure.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
