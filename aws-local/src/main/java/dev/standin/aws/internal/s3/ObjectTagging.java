package dev.standin.aws.internal.s3;

import dev.standin.aws.internal.s3.request.S3Request;
import dev.standin.aws.internal.s3.request.S3Response;
import dev.standin.aws.internal.s3.request.Tags;
import dev.standin.aws.internal.s3.store.Change;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.s3.store.Version;
import java.io.IOException;
import java.util.Map;

/** GetObjectTagging, PutObjectTagging and DeleteObjectTagging. */
final class ObjectTagging {

    private final S3Store store;
    private final Lookup lookup;

    ObjectTagging(S3Store store) {
        this.store = store;
        this.lookup = new Lookup(store);
    }

    void get(S3Request request) throws IOException {
        Version version = version(request, "Get");
        S3Response.xml(request, Tags.document(version.attributes().tags()));
    }

    void put(S3Request request) throws IOException {
        Version version = version(request, "Put");
        replace(request, version, Tags.ofBody(request));
        S3Response.empty(request, 200);
    }

    void delete(S3Request request) throws IOException {
        Version version = version(request, "Delete");
        replace(request, version, Map.of());
        S3Response.empty(request, 204);
    }

    private Version version(S3Request request, String verb) {
        String what = request.versionId() == null ? "ObjectTagging" : "ObjectVersionTagging";
        request.requireOnObject("s3:" + verb + what);
        Version version = lookup.object(request);
        S3Response.setVersion(request, store.index().bucket(request.bucket()), version);
        return version;
    }

    private void replace(S3Request request, Version version, Map<String, String> tags) {
        store.commit(new Change.TagsReplaced(request.bucket(), request.key(), version.id(), tags));
    }
}
