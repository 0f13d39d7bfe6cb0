package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.RequestBody;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.request.XmlBody;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Bucket.Versioning;
import dev.standin.aws.internal.s3.store.Change;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calls about buckets themselves. */
final class BucketCalls {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int LONGEST_CREATE_BYTES = 1 << 16;

    private final S3Store store;

    BucketCalls(S3Store store) {
        this.store = store;
    }

    void list(S3Request request) throws IOException {
        request.require("s3:ListAllMyBuckets", "*");
        Xml document = Xml.document("ListAllMyBucketsResult")
                .open("Owner")
                .element("ID", dev.standin.aws.Callers.ACCOUNT)
                .close()
                .open("Buckets");
        store.index()
                .buckets()
                .values()
                .forEach(bucket -> document.open("Bucket")
                        .element("Name", bucket.name())
                        .element("CreationDate", S3Response.xmlDate(bucket.created()))
                        .close());
        S3Response.xml(request, document);
    }

    void create(S3Request request) throws IOException {
        request.requireOnBucket("s3:CreateBucket");
        RequestBody.small(request, LONGEST_CREATE_BYTES);
        if (!NAME.matcher(request.bucket()).matches()) {
            throw new S3Failure(400, "InvalidBucketName", "The specified bucket is not valid: " + request.bucket());
        }
        var change = new Change.BucketCreated(request.bucket(), store.clock().instant());
        store.commit(change, () -> {
            if (store.index().buckets().containsKey(request.bucket())) {
                throw new S3Failure(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.");
            }
        });
        S3Response.set(request, "Location", "/" + request.bucket());
        S3Response.empty(request, 200);
    }

    void head(S3Request request) throws IOException {
        request.requireOnBucket("s3:ListBucket");
        bucket(request);
        S3Response.set(request, "x-amz-bucket-region", "us-east-1");
        S3Response.empty(request, 200);
    }

    void delete(S3Request request) throws IOException {
        request.requireOnBucket("s3:DeleteBucket");
        store.commit(new Change.BucketDeleted(request.bucket()), () -> {
            if (!bucket(request).isEmpty()) {
                throw new S3Failure(
                        409,
                        "BucketNotEmpty",
                        "The bucket you tried to delete is not empty. You must delete all versions in the bucket.");
            }
        });
        S3Response.empty(request, 204);
    }

    void location(S3Request request) throws IOException {
        request.requireOnBucket("s3:GetBucketLocation");
        bucket(request);
        S3Response.xml(request, Xml.document("LocationConstraint"));
    }

    void getVersioning(S3Request request) throws IOException {
        request.requireOnBucket("s3:GetBucketVersioning");
        Xml document = Xml.document("VersioningConfiguration");
        switch (bucket(request).versioning()) {
            case OFF -> {}
            case ENABLED -> document.element("Status", "Enabled");
            case SUSPENDED -> document.element("Status", "Suspended");
        }
        S3Response.xml(request, document);
    }

    void putVersioning(S3Request request) throws IOException {
        request.requireOnBucket("s3:PutBucketVersioning");
        XmlBody body = XmlBody.read(request, "VersioningConfiguration");
        if (body.text("MfaDelete").filter("Enabled"::equals).isPresent()) {
            throw S3Failure.notImplemented("MfaDelete");
        }
        Versioning status = Optional.ofNullable(Map.of("Enabled", Versioning.ENABLED, "Suspended", Versioning.SUSPENDED)
                        .get(body.required("Status")))
                .orElseThrow(() -> new S3Failure(400, "MalformedXML", "Status is neither Enabled nor Suspended"));
        store.commit(new Change.VersioningSet(request.bucket(), status), () -> bucket(request));
        S3Response.empty(request, 200);
    }

    private Bucket bucket(S3Request request) {
        return store.index().bucket(request.bucket());
    }
}
