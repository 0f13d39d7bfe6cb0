package dev.standin.aws.internal.s3;

import static dev.standin.aws.internal.s3.request.Route.PathKind.BUCKET;
import static dev.standin.aws.internal.s3.request.Route.PathKind.OBJECT;
import static dev.standin.aws.internal.s3.request.Route.PathKind.SERVICE;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.s3.request.KnownHeaders;
import dev.standin.aws.internal.s3.request.Route;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.signature.SentRequest;
import dev.standin.aws.internal.signature.SignatureRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The REST protocol of S3 over an {@link S3Store}; any call or header that is not listed here is answered with 501. Safe
 * for use by many threads.
 *
 * <p>It has one header of its own: {@code x-local-last-modified}, an ISO instant on PutObject and CompleteMultipartUpload, sets
 * the Last-Modified of the version. It does not change the order of versions.
 */
public final class S3Service implements HttpHandler {

    private static final Logger LOG = System.getLogger(S3Service.class.getName());
    private static final int LONGEST_KEY_BYTES = 1024;

    private final Callers callers;
    private final List<Route> routes;

    public S3Service(S3Store store, Callers callers) {
        this.callers = callers;
        this.routes = routes(store);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            S3Request request = S3Request.of(exchange, callers.ofS3(SentRequest.of(exchange)));
            Route route = Route.of(routes, request);
            KnownHeaders.check(request);
            checkKey(request);
            route.call().answer(request);
        } catch (S3Failure failure) {
            fail(exchange, failure);
        } catch (SignatureRefused refused) {
            fail(exchange, SignatureFailures.of(refused));
        } catch (AccessDenied denied) {
            fail(exchange, new S3Failure(403, "AccessDenied", denied.getMessage()));
        } catch (RuntimeException unexpected) {
            LOG.log(
                    Level.ERROR,
                    "%s %s failed".formatted(exchange.getRequestMethod(), exchange.getRequestURI()),
                    unexpected);
            fail(exchange, S3Failure.internal("We encountered an internal error: " + unexpected));
        }
    }

    /** Reads what is left of the body first: a client that is still sending would see a broken connection instead. */
    private static void fail(HttpExchange exchange, S3Failure failure) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        S3Response.failure(exchange, failure);
    }

    private static void checkKey(S3Request request) {
        if (request.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
            throw new S3Failure(
                    400,
                    "KeyTooLongError",
                    "Your key is too long: at most %d bytes in UTF-8".formatted(LONGEST_KEY_BYTES));
        }
    }

    private static List<Route> routes(S3Store store) {
        return Stream.of(
                        onBuckets(new BucketCalls(store)),
                        onUploadListings(new MultipartListings(store)),
                        onListings(new ListingCalls(store)),
                        onUploads(new MultipartCalls(store), new MultipartCompletion(store)),
                        onTags(new ObjectTagging(store)),
                        onObjects(store))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> onBuckets(BucketCalls calls) {
        return List.of(
                route("ListBuckets", "GET", SERVICE, Set.of(), Set.of(), calls::list),
                route("GetBucketLocation", "GET", BUCKET, Set.of("location"), Set.of(), calls::location),
                route("GetBucketVersioning", "GET", BUCKET, Set.of("versioning"), Set.of(), calls::getVersioning),
                route("PutBucketVersioning", "PUT", BUCKET, Set.of("versioning"), Set.of(), calls::putVersioning),
                route("HeadBucket", "HEAD", BUCKET, Set.of(), Set.of(), calls::head),
                route("CreateBucket", "PUT", BUCKET, Set.of(), Set.of(), calls::create),
                route("DeleteBucket", "DELETE", BUCKET, Set.of(), Set.of(), calls::delete));
    }

    private static List<Route> onUploadListings(MultipartListings uploads) {
        return List.of(
                route(
                        "ListMultipartUploads",
                        "GET",
                        BUCKET,
                        Set.of("uploads"),
                        Set.of("prefix", "key-marker", "upload-id-marker", "max-uploads", "encoding-type"),
                        uploads::uploads),
                route(
                        "ListParts",
                        "GET",
                        OBJECT,
                        Set.of("uploadId"),
                        Set.of("max-parts", "part-number-marker"),
                        uploads::parts));
    }

    private static List<Route> onListings(ListingCalls objects) {
        return List.of(
                route(
                        "ListObjectVersions",
                        "GET",
                        BUCKET,
                        Set.of("versions"),
                        Set.of("prefix", "delimiter", "max-keys", "key-marker", "version-id-marker", "encoding-type"),
                        objects::versions),
                route(
                        "ListObjectsV2",
                        "GET",
                        BUCKET,
                        Set.of("list-type"),
                        Set.of(
                                "prefix",
                                "delimiter",
                                "max-keys",
                                "continuation-token",
                                "start-after",
                                "encoding-type",
                                "fetch-owner"),
                        objects::objectsV2),
                route(
                        "ListObjects",
                        "GET",
                        BUCKET,
                        Set.of(),
                        Set.of("prefix", "delimiter", "max-keys", "marker", "encoding-type"),
                        objects::objectsV1));
    }

    private static List<Route> onUploads(MultipartCalls calls, MultipartCompletion completion) {
        Set<String> part = Set.of("uploadId", "partNumber");
        return List.of(
                route("CreateMultipartUpload", "POST", OBJECT, Set.of("uploads"), Set.of(), calls::create),
                route("CompleteMultipartUpload", "POST", OBJECT, Set.of("uploadId"), Set.of(), completion::complete),
                route("AbortMultipartUpload", "DELETE", OBJECT, Set.of("uploadId"), Set.of(), calls::abort),
                route("UploadPart", "PUT", OBJECT, part, Set.of(), calls::uploadPart),
                new Route("UploadPartCopy", "PUT", OBJECT, true, part, Set.of(), calls::uploadPartCopy));
    }

    private static List<Route> onTags(ObjectTagging calls) {
        Set<String> tagging = Set.of("tagging");
        Set<String> version = Set.of("versionId");
        return List.of(
                route("GetObjectTagging", "GET", OBJECT, tagging, version, calls::get),
                route("PutObjectTagging", "PUT", OBJECT, tagging, version, calls::put),
                route("DeleteObjectTagging", "DELETE", OBJECT, tagging, version, calls::delete));
    }

    private static List<Route> onObjects(S3Store store) {
        ObjectReads reads = new ObjectReads(store);
        ObjectDeletes deletes = new ObjectDeletes(store);
        Set<String> version = Set.of("versionId");
        Set<String> reading = Set.of(
                "versionId",
                "response-cache-control",
                "response-content-disposition",
                "response-content-encoding",
                "response-content-language",
                "response-content-type",
                "response-expires");
        return List.of(
                route("GetObject", "GET", OBJECT, Set.of(), reading, reads::get),
                route("HeadObject", "HEAD", OBJECT, Set.of(), reading, reads::head),
                route("PutObject", "PUT", OBJECT, Set.of(), Set.of(), new ObjectWrites(store)::put),
                new Route("CopyObject", "PUT", OBJECT, true, Set.of(), Set.of(), new ObjectCopies(store)::copy),
                route("DeleteObject", "DELETE", OBJECT, Set.of(), version, deletes::delete),
                route("DeleteObjects", "POST", BUCKET, Set.of("delete"), Set.of(), deletes::deleteMany));
    }

    private static Route route(
            String operation,
            String method,
            Route.PathKind path,
            Set<String> selectors,
            Set<String> options,
            Route.Call call) {
        return new Route(operation, method, path, false, selectors, options, call);
    }
}
