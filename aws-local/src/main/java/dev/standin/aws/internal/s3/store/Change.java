package dev.standin.aws.internal.s3.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of the journal; replaying all of them in order gives the state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.LayersLaid.class, name = "layers-laid"),
    @JsonSubTypes.Type(value = Change.BucketCreated.class, name = "bucket-created"),
    @JsonSubTypes.Type(value = Change.BucketDeleted.class, name = "bucket-deleted"),
    @JsonSubTypes.Type(value = Change.VersioningSet.class, name = "versioning-set"),
    @JsonSubTypes.Type(value = Change.VersionAdded.class, name = "version-added"),
    @JsonSubTypes.Type(value = Change.VersionRemoved.class, name = "version-removed"),
    @JsonSubTypes.Type(value = Change.TagsReplaced.class, name = "tags-replaced"),
    @JsonSubTypes.Type(value = Change.UploadStarted.class, name = "upload-started"),
    @JsonSubTypes.Type(value = Change.PartAdded.class, name = "part-added"),
    @JsonSubTypes.Type(value = Change.UploadAborted.class, name = "upload-aborted"),
    @JsonSubTypes.Type(value = Change.SequencerUsed.class, name = "sequencer-used")
})
public sealed interface Change {

    /** The files of keys on which the journal begins, oldest first; the first entry, or there are none. */
    record LayersLaid(List<String> files) implements Change {
        public LayersLaid {
            files = List.copyOf(files);
        }
    }

    record BucketCreated(String bucket, Instant at) implements Change {}

    record BucketDeleted(String bucket) implements Change {}

    record VersioningSet(String bucket, Bucket.Versioning versioning) implements Change {}

    /** A version, and with it the end of the multipart upload that it came from. */
    record VersionAdded(
            String bucket,
            String key,
            Version version,
            @Nullable String uploadId) implements Change {}

    record VersionRemoved(String bucket, String key, String versionId) implements Change {}

    record TagsReplaced(String bucket, String key, String versionId, Map<String, String> tags) implements Change {}

    record UploadStarted(MultipartUpload upload) implements Change {}

    record PartAdded(String uploadId, MultipartUpload.Part part) implements Change {}

    record UploadAborted(String uploadId) implements Change {}

    /** No version may have this sequencer or one before it; empty if there was none yet. */
    record SequencerUsed(String sequencer) implements Change {}
}
