package dev.standin.aws.internal.s3;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Xml;
import dev.standin.aws.internal.s3.request.XmlBody;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.Change;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DeleteObject and DeleteObjects. */
final class ObjectDeletes {

    private static final int MOST_KEYS = 1000;

    private final S3Store store;

    ObjectDeletes(S3Store store) {
        this.store = store;
    }

    void delete(S3Request request) throws IOException {
        refuseCondition(request);
        String id = request.versionId();
        if (id == null) {
            request.requireOnObject("s3:DeleteObject");
            @Nullable
            Version marker = store.deleteCurrent(request.bucket(), List.of(request.key()))
                    .getFirst();
            if (marker != null) {
                S3Response.set(request, "x-amz-delete-marker", "true");
                S3Response.set(request, "x-amz-version-id", marker.id());
            }
        } else {
            request.requireOnObject("s3:DeleteObjectVersion");
            if (isMarkerAfterDeleting(request.bucket(), request.key(), id)) {
                S3Response.set(request, "x-amz-delete-marker", "true");
            }
            S3Response.set(request, "x-amz-version-id", id);
        }
        S3Response.empty(request, 204);
    }

    void deleteMany(S3Request request) throws IOException {
        store.index().bucket(request.bucket());
        XmlBody body = XmlBody.read(request, "Delete");
        List<XmlBody> objects = body.children("Object");
        if (objects.isEmpty() || objects.size() > MOST_KEYS) {
            throw new S3Failure(
                    400,
                    "MalformedXML",
                    "a Delete names 1 to %d objects, found %d".formatted(MOST_KEYS, objects.size()));
        }
        boolean quiet = body.text("Quiet").filter("true"::equalsIgnoreCase).isPresent();
        Xml result = Xml.document("DeleteResult");
        List<String> current = new ArrayList<>();
        for (XmlBody object : objects) {
            deleteOrGather(request, object, new Answer(result, quiet, current));
        }
        List<@Nullable Version> markers = store.deleteCurrent(request.bucket(), current);
        for (int i = 0; i < current.size() && !quiet; i++) {
            result.open("Deleted").element("Key", current.get(i));
            @Nullable Version marker = markers.get(i);
            if (marker != null) {
                result.element("DeleteMarker", true).element("DeleteMarkerVersionId", marker.id());
            }
            result.close();
        }
        S3Response.xml(request, result);
    }

    /** What DeleteObjects has to say so far; keys without a version id are gathered and deleted in one go. */
    private record Answer(Xml xml, boolean quiet, List<String> current) {}

    private void deleteOrGather(S3Request request, XmlBody object, Answer answer) {
        String key = object.required("Key");
        @Nullable String id = object.text("VersionId").orElse(null);
        if (object.text("ETag").isPresent() || object.text("Size").isPresent()) {
            throw S3Failure.notImplemented("DeleteObjects with ETag or Size");
        }
        try {
            request.require(
                    id == null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", S3Request.arn(request.bucket(), key));
        } catch (AccessDenied denied) {
            answer.xml()
                    .open("Error")
                    .element("Key", key)
                    .optional("VersionId", id)
                    .element("Code", "AccessDenied")
                    .element("Message", denied.getMessage())
                    .close();
            return;
        }
        if (id == null) {
            answer.current().add(key);
            return;
        }
        boolean wasMarker = isMarkerAfterDeleting(request.bucket(), key, id);
        if (!answer.quiet()) {
            answer.xml().open("Deleted").element("Key", key).element("VersionId", id);
            if (wasMarker) {
                answer.xml().element("DeleteMarker", true).element("DeleteMarkerVersionId", id);
            }
            answer.xml().close();
        }
    }

    /** Deletes the version for good, if there is one, and returns whether it was a delete marker. */
    private boolean isMarkerAfterDeleting(String bucketName, String key, String id) {
        Bucket bucket = store.index().bucket(bucketName);
        boolean marker = bucket.version(key, id).filter(Version::isDeleteMarker).isPresent();
        if (bucket.version(key, id).isPresent()) {
            store.commit(new Change.VersionRemoved(bucketName, key, id));
        }
        return marker;
    }

    private static void refuseCondition(S3Request request) {
        if (request.header("if-match").isPresent()) {
            throw S3Failure.notImplemented("DeleteObject with If-Match");
        }
    }
}
