package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Uploads in parts, copies and tags. */
interface S3CopyContract extends S3UnderTest {
    int PART_BYTES = 10 * 1024 * 1024;

    @Test
    default void thirty_megabytes_go_up_in_parts_and_come_back_the_same() {
        byte[] bytes = new byte[3 * PART_BYTES + 17];
        new Random(7).nextBytes(bytes);
        String uploadId = s3().createMultipartUpload(request -> request.bucket(bucket())
                        .key("big")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .metadata(Map.of("m", "1")))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int part = 1; (part - 1) * PART_BYTES < bytes.length; part++) {
            int number = part;
            int from = (part - 1) * PART_BYTES;
            byte[] slice = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES));
            UploadPartResponse uploaded = s3().uploadPart(
                            request -> request.bucket(bucket())
                                    .key("big")
                                    .uploadId(uploadId)
                                    .partNumber(number)
                                    .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                            RequestBody.fromBytes(slice));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(uploaded.eTag())
                    .checksumCRC32(uploaded.checksumCRC32())
                    .build());
        }
        assertThat(s3().listParts(request -> request.bucket(bucket()).key("big").uploadId(uploadId))
                        .parts())
                .extracting(part -> part.partNumber())
                .containsExactly(1, 2, 3, 4);
        assertThat(s3().listMultipartUploads(request -> request.bucket(bucket()))
                        .uploads())
                .extracting(upload -> upload.uploadId())
                .containsExactly(uploadId);
        var completed = s3().completeMultipartUpload(request -> request.bucket(bucket())
                .key("big")
                .uploadId(uploadId)
                .ifNoneMatch("*")
                .multipartUpload(list -> list.parts(parts)));
        assertThat(completed.eTag()).endsWith("-4\"");
        ResponseBytes<GetObjectResponse> got =
                s3().getObjectAsBytes(request -> request.bucket(bucket()).key("big"));
        assertThat(Arrays.equals(got.asByteArrayUnsafe(), bytes)).isTrue();
        assertThat(got.response().metadata()).containsEntry("m", "1");
        assertThat(s3().listMultipartUploads(request -> request.bucket(bucket()))
                        .uploads())
                .isEmpty();
    }

    @Test
    default void parts_are_copied_from_a_version_and_the_completion_can_be_conditional() {
        byte[] bytes = new byte[6 * 1024 * 1024];
        new Random(8).nextBytes(bytes);
        String version = s3().putObject(request -> request.bucket(bucket()).key("source"), RequestBody.fromBytes(bytes))
                .versionId();
        put("source", "newer");
        String uploadId = s3().createMultipartUpload(
                        request -> request.bucket(bucket()).key("copy"))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (String range : List.of("bytes=0-5242879", "bytes=5242880-6291455")) {
            int number = parts.size() + 1;
            String etag = s3().uploadPartCopy(request -> request.sourceBucket(bucket())
                            .sourceKey("source")
                            .sourceVersionId(version)
                            .destinationBucket(bucket())
                            .destinationKey("copy")
                            .uploadId(uploadId)
                            .partNumber(number)
                            .copySourceRange(range))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        put("copy", "in the way");
        assertFails(
                412,
                "PreconditionFailed",
                () -> s3().completeMultipartUpload(request -> request.bucket(bucket())
                        .key("copy")
                        .uploadId(uploadId)
                        .ifNoneMatch("*")
                        .multipartUpload(list -> list.parts(parts))));
        s3().completeMultipartUpload(request ->
                request.bucket(bucket()).key("copy").uploadId(uploadId).multipartUpload(list -> list.parts(parts)));
        assertThat(s3().getObjectAsBytes(request -> request.bucket(bucket()).key("copy"))
                        .asByteArrayUnsafe())
                .isEqualTo(bytes);
    }

    @Test
    default void small_parts_wrong_etags_and_ended_uploads_are_refused() {
        String uploadId = s3().createMultipartUpload(
                        request -> request.bucket(bucket()).key("k"))
                .uploadId();
        List<CompletedPart> parts = IntStream.of(1, 2)
                .mapToObj(number -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(s3().uploadPart(
                                        request -> request.bucket(bucket())
                                                .key("k")
                                                .uploadId(uploadId)
                                                .partNumber(number),
                                        RequestBody.fromString("small"))
                                .eTag())
                        .build())
                .toList();
        assertFails(400, "EntityTooSmall", () -> complete("k", uploadId, parts));
        assertFails(400, "InvalidPartOrder", () -> complete("k", uploadId, parts.reversed()));
        CompletedPart wrong = parts.getFirst().copy(part -> part.eTag("\"00000000000000000000000000000000\""));
        assertFails(400, "InvalidPart", () -> complete("k", uploadId, List.of(wrong)));
        s3().abortMultipartUpload(request -> request.bucket(bucket()).key("k").uploadId(uploadId));
        assertFails(404, "NoSuchUpload", () -> complete("k", uploadId, parts.subList(0, 1)));
    }

    @Test
    default void a_version_is_copied_with_its_metadata_and_tags_or_with_new_ones() {
        String version = s3().putObject(
                        request -> request.bucket(bucket())
                                .key("from")
                                .metadata(Map.of("m", "old"))
                                .tagging("t=old"),
                        RequestBody.fromString("first"))
                .versionId();
        put("from", "second");
        var copied = s3().copyObject(request -> request.sourceBucket(bucket())
                .sourceKey("from")
                .sourceVersionId(version)
                .destinationBucket(bucket())
                .destinationKey("to ä"));
        assertThat(copied.copySourceVersionId()).isEqualTo(version);
        assertThat(text("to ä")).isEqualTo("first");
        assertThat(s3().headObject(request -> request.bucket(bucket()).key("to ä"))
                        .metadata())
                .containsEntry("m", "old");
        assertThat(tags("to ä")).containsExactly(tag("t", "old"));
        s3().copyObject(request -> request.sourceBucket(bucket())
                .sourceKey("to ä")
                .destinationBucket(bucket())
                .destinationKey("to ä")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("m", "new")));
        assertThat(s3().headObject(request -> request.bucket(bucket()).key("to ä"))
                        .metadata())
                .containsEntry("m", "new");
    }

    @Test
    default void tags_are_set_read_and_removed() {
        put("k", "1");
        assertThat(tags("k")).isEmpty();
        s3().putObjectTagging(request ->
                request.bucket(bucket()).key("k").tagging(tagging -> tagging.tagSet(tag("a", "1"), tag("b ä", "<2>"))));
        assertThat(tags("k")).containsExactlyInAnyOrder(tag("a", "1"), tag("b ä", "<2>"));
        s3().deleteObjectTagging(request -> request.bucket(bucket()).key("k"));
        assertThat(tags("k")).isEmpty();
    }

    private void complete(String key, String uploadId, List<CompletedPart> parts) {
        s3().completeMultipartUpload(request ->
                request.bucket(bucket()).key(key).uploadId(uploadId).multipartUpload(list -> list.parts(parts)));
    }

    private List<Tag> tags(String key) {
        return s3().getObjectTagging(request -> request.bucket(bucket()).key(key))
                .tagSet();
    }

    private static Tag tag(String name, String value) {
        return Tag.builder().key(name).value(value).build();
    }
}
