package dev.larder.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What Larder relies on in S3; runs against every endpoint that says it is one. */
abstract class S3Contract {

    static final int PART_BYTES = 10 * 1024 * 1024;

    private static int buckets;

    String bucket = "";

    /** A client of the endpoint under test whose caller may do everything. */
    abstract S3Client s3();

    @BeforeEach
    void createBucket() {
        bucket = "contract-" + System.nanoTime() + "-" + buckets++;
        s3().createBucket(request -> request.bucket(bucket));
        s3().putBucketVersioning(request -> request.bucket(bucket)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void an_object_comes_back_with_its_headers_and_metadata() {
        s3().putObject(
                        request -> request.bucket(bucket)
                                .key("a/ä +&%.csv")
                                .contentType("text/csv")
                                .cacheControl("no-cache")
                                .metadata(Map.of("supplier", "acme"))
                                .tagging("zone=landing&x=%20y"),
                        RequestBody.fromString("one,two"));
        ResponseBytes<GetObjectResponse> got = s3().getObjectAsBytes(request -> request.bucket(bucket).key("a/ä +&%.csv"));
        assertThat(got.asUtf8String()).isEqualTo("one,two");
        assertThat(got.response().contentType()).isEqualTo("text/csv");
        assertThat(got.response().cacheControl()).isEqualTo("no-cache");
        assertThat(got.response().metadata()).containsEntry("supplier", "acme");
        assertThat(got.response().tagCount()).isEqualTo(2);
        assertThat(got.response().contentLength()).isEqualTo(7);
        assertThat(got.response().eTag()).isEqualTo("\"c493cbf2fe29562472bc0b897abc9b80\"");
    }

    @Test
    void fifty_racing_conditional_puts_have_exactly_one_winner() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            List<Future<Boolean>> writers = IntStream.range(0, 50)
                    .mapToObj(writer -> threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        return isWritten("record.json", "writer " + writer);
                    }))
                    .toList();
            start.countDown();
            List<Integer> winners = new ArrayList<>();
            for (int writer = 0; writer < writers.size(); writer++) {
                if (writers.get(writer).get()) {
                    winners.add(writer);
                }
            }
            assertThat(winners).hasSize(1);
            assertThat(text("record.json")).isEqualTo("writer " + winners.getFirst());
        }
        assertThat(versions("record.json")).hasSize(1);
    }

    @Test
    void a_conditional_put_succeeds_again_once_the_key_is_deleted() {
        assertThat(isWritten("k", "1")).isTrue();
        assertThat(isWritten("k", "2")).isFalse();
        s3().deleteObject(request -> request.bucket(bucket).key("k"));
        assertThat(isWritten("k", "3")).isTrue();
    }

    @Test
    void a_put_with_if_match_needs_that_etag() {
        String etag = put("pointer", "1").eTag();
        s3().putObject(request -> request.bucket(bucket).key("pointer").ifMatch(etag), RequestBody.fromString("2"));
        assertFails(
                412,
                "PreconditionFailed",
                () -> s3().putObject(
                                request -> request.bucket(bucket).key("pointer").ifMatch(etag),
                                RequestBody.fromString("3")));
        assertFails(
                404,
                "NoSuchKey",
                () -> s3().putObject(
                                request -> request.bucket(bucket).key("none").ifMatch(etag),
                                RequestBody.fromString("3")));
        assertThat(text("pointer")).isEqualTo("2");
    }

    @Test
    void every_version_can_be_read_and_the_newest_is_what_a_plain_get_finds() {
        String first = put("k", "1").versionId();
        String second = put("k", "2").versionId();
        assertThat(first).isNotEqualTo(second);
        assertThat(text("k")).isEqualTo("2");
        assertThat(text("k", first)).isEqualTo("1");
        assertThat(versions("k")).extracting(ObjectVersion::versionId).containsExactly(second, first);
        assertThat(versions("k")).extracting(ObjectVersion::isLatest).containsExactly(true, false);
    }

    @Test
    void a_delete_makes_a_marker_and_deleting_the_marker_brings_the_object_back() {
        put("k", "1");
        String marker = s3().deleteObject(request -> request.bucket(bucket).key("k")).versionId();
        assertThatThrownBy(() -> text("k")).isInstanceOf(NoSuchKeyException.class);
        assertFails(404, null, () -> s3().headObject(request -> request.bucket(bucket).key("k")));
        assertFails(405, "MethodNotAllowed", () -> text("k", marker));
        assertThat(s3().listObjectsV2(request -> request.bucket(bucket)).contents()).isEmpty();
        assertThat(listVersions().deleteMarkers())
                .extracting(DeleteMarkerEntry::versionId, DeleteMarkerEntry::isLatest)
                .containsExactly(tuple(marker, true));
        var undeleted = s3().deleteObject(request -> request.bucket(bucket).key("k").versionId(marker));
        assertThat(undeleted.deleteMarker()).isTrue();
        assertThat(text("k")).isEqualTo("1");
    }

    @Test
    void many_objects_are_deleted_at_once() {
        put("a", "1");
        put("b", "1");
        String version = put("c", "1").versionId();
        var deleted = s3().deleteObjects(request -> request.bucket(bucket)
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("a").build(),
                        ObjectIdentifier.builder().key("b").build(),
                        ObjectIdentifier.builder().key("absent").build(),
                        ObjectIdentifier.builder().key("c").versionId(version).build())));
        assertThat(deleted.errors()).isEmpty();
        assertThat(deleted.deleted()).extracting(object -> object.key()).containsExactlyInAnyOrder("a", "b", "absent", "c");
        assertThat(listVersions().versions()).extracting(ObjectVersion::key).containsExactly("a", "b");
        assertThat(listVersions().deleteMarkers()).extracting(DeleteMarkerEntry::key).containsExactly("a", "absent", "b");
    }

    @Test
    void keys_are_listed_in_the_order_of_their_bytes_in_pages() {
        List<String> keys = List.of("a", "a b", "a/1", "a/2", "b", "ä", "～", "😀");
        keys.reversed().forEach(key -> put(key, "x"));
        List<String> listed = new ArrayList<>();
        for (ListObjectsV2Response page : s3().listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(3))) {
            assertThat(page.contents()).hasSizeLessThanOrEqualTo(3);
            page.contents().forEach(object -> listed.add(object.key()));
        }
        assertThat(listed).containsExactlyElementsOf(keys);
        assertThat(s3().listObjectsV2(request -> request.bucket(bucket).startAfter("a/1")).contents())
                .extracting(S3Object::key)
                .containsExactly("a/2", "b", "ä", "～", "😀");
        assertThat(s3().listObjects(request -> request.bucket(bucket).marker("b")).contents())
                .extracting(S3Object::key)
                .containsExactly("ä", "～", "😀");
    }

    @Test
    void a_delimiter_folds_keys_into_common_prefixes_also_across_pages() {
        List.of("p/a/1", "p/a/2", "p/b", "p/c/1", "p/d", "q").forEach(key -> put(key, "x"));
        List<String> listed = new ArrayList<>();
        for (ListObjectsV2Response page : s3().listObjectsV2Paginator(
                request -> request.bucket(bucket).prefix("p/").delimiter("/").maxKeys(1))) {
            page.commonPrefixes().forEach(prefix -> listed.add(prefix.prefix()));
            page.contents().forEach(object -> listed.add(object.key()));
        }
        assertThat(listed).containsExactly("p/a/", "p/b", "p/c/", "p/d");
    }

    @Test
    void versions_are_paged_within_a_key() {
        List<String> expected = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            List<String> ids = new ArrayList<>();
            for (int version = 0; version < 5; version++) {
                ids.addFirst(key + put(key, "x").versionId());
            }
            expected.addAll(ids);
        }
        List<String> listed = new ArrayList<>();
        for (ListObjectVersionsResponse page :
                s3().listObjectVersionsPaginator(request -> request.bucket(bucket).maxKeys(2))) {
            assertThat(page.versions()).hasSizeLessThanOrEqualTo(2);
            page.versions().forEach(version -> listed.add(version.key() + version.versionId()));
        }
        assertThat(listed).containsExactlyElementsOf(expected);
    }

    @Test
    void thirty_megabytes_go_up_in_parts_and_come_back_the_same() {
        byte[] bytes = new byte[3 * PART_BYTES + 17];
        new Random(7).nextBytes(bytes);
        String uploadId = s3().createMultipartUpload(request -> request.bucket(bucket)
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
                            request -> request.bucket(bucket)
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
        assertThat(s3().listParts(request -> request.bucket(bucket).key("big").uploadId(uploadId)).parts())
                .extracting(part -> part.partNumber())
                .containsExactly(1, 2, 3, 4);
        assertThat(s3().listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .extracting(upload -> upload.uploadId())
                .containsExactly(uploadId);
        var completed = s3().completeMultipartUpload(request -> request.bucket(bucket)
                .key("big")
                .uploadId(uploadId)
                .ifNoneMatch("*")
                .multipartUpload(list -> list.parts(parts)));
        assertThat(completed.eTag()).endsWith("-4\"");
        ResponseBytes<GetObjectResponse> got = s3().getObjectAsBytes(request -> request.bucket(bucket).key("big"));
        assertThat(Arrays.equals(got.asByteArrayUnsafe(), bytes)).isTrue();
        assertThat(got.response().metadata()).containsEntry("m", "1");
        assertThat(s3().listMultipartUploads(request -> request.bucket(bucket)).uploads()).isEmpty();
    }

    @Test
    void parts_are_copied_from_a_version_and_the_completion_can_be_conditional() {
        byte[] bytes = new byte[6 * 1024 * 1024];
        new Random(8).nextBytes(bytes);
        String version = s3().putObject(request -> request.bucket(bucket).key("source"), RequestBody.fromBytes(bytes))
                .versionId();
        put("source", "newer");
        String uploadId = s3().createMultipartUpload(request -> request.bucket(bucket).key("copy")).uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (String range : List.of("bytes=0-5242879", "bytes=5242880-6291455")) {
            int number = parts.size() + 1;
            String etag = s3().uploadPartCopy(request -> request.sourceBucket(bucket)
                            .sourceKey("source")
                            .sourceVersionId(version)
                            .destinationBucket(bucket)
                            .destinationKey("copy")
                            .uploadId(uploadId)
                            .partNumber(number)
                            .copySourceRange(range))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        put("copy", "in the way");
        assertFails(412, "PreconditionFailed", () -> s3().completeMultipartUpload(request -> request.bucket(bucket)
                .key("copy")
                .uploadId(uploadId)
                .ifNoneMatch("*")
                .multipartUpload(list -> list.parts(parts))));
        s3().completeMultipartUpload(request ->
                request.bucket(bucket).key("copy").uploadId(uploadId).multipartUpload(list -> list.parts(parts)));
        assertThat(s3().getObjectAsBytes(request -> request.bucket(bucket).key("copy")).asByteArrayUnsafe())
                .isEqualTo(bytes);
    }

    @Test
    void small_parts_wrong_etags_and_ended_uploads_are_refused() {
        String uploadId = s3().createMultipartUpload(request -> request.bucket(bucket).key("k")).uploadId();
        List<CompletedPart> parts = IntStream.of(1, 2)
                .mapToObj(number -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(s3().uploadPart(
                                        request -> request.bucket(bucket).key("k").uploadId(uploadId).partNumber(number),
                                        RequestBody.fromString("small"))
                                .eTag())
                        .build())
                .toList();
        assertFails(400, "EntityTooSmall", () -> complete("k", uploadId, parts));
        assertFails(400, "InvalidPartOrder", () -> complete("k", uploadId, parts.reversed()));
        CompletedPart wrong = parts.getFirst().copy(part -> part.eTag("\"00000000000000000000000000000000\""));
        assertFails(400, "InvalidPart", () -> complete("k", uploadId, List.of(wrong)));
        s3().abortMultipartUpload(request -> request.bucket(bucket).key("k").uploadId(uploadId));
        assertFails(404, "NoSuchUpload", () -> complete("k", uploadId, parts.subList(0, 1)));
    }

    @Test
    void a_version_is_copied_with_its_metadata_and_tags_or_with_new_ones() {
        String version = s3().putObject(
                        request -> request.bucket(bucket)
                                .key("from")
                                .metadata(Map.of("m", "old"))
                                .tagging("t=old"),
                        RequestBody.fromString("first"))
                .versionId();
        put("from", "second");
        var copied = s3().copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("from")
                .sourceVersionId(version)
                .destinationBucket(bucket)
                .destinationKey("to ä"));
        assertThat(copied.copySourceVersionId()).isEqualTo(version);
        assertThat(text("to ä")).isEqualTo("first");
        assertThat(s3().headObject(request -> request.bucket(bucket).key("to ä")).metadata()).containsEntry("m", "old");
        assertThat(tags("to ä")).containsExactly(tag("t", "old"));
        s3().copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("to ä")
                .destinationBucket(bucket)
                .destinationKey("to ä")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("m", "new")));
        assertThat(s3().headObject(request -> request.bucket(bucket).key("to ä")).metadata()).containsEntry("m", "new");
    }

    @Test
    void tags_are_set_read_and_removed() {
        put("k", "1");
        assertThat(tags("k")).isEmpty();
        s3().putObjectTagging(request ->
                request.bucket(bucket).key("k").tagging(tagging -> tagging.tagSet(tag("a", "1"), tag("b ä", "<2>"))));
        assertThat(tags("k")).containsExactlyInAnyOrder(tag("a", "1"), tag("b ä", "<2>"));
        s3().deleteObjectTagging(request -> request.bucket(bucket).key("k"));
        assertThat(tags("k")).isEmpty();
    }

    @Test
    void ranges_are_served_and_those_outside_refused() {
        put("k", "0123456789");
        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-3")).isEqualTo("789");
        assertThat(range("bytes=8-99")).isEqualTo("89");
        assertFails(416, "InvalidRange", () -> range("bytes=10-"));
    }

    @Test
    void conditional_reads_compare_etags() {
        String etag = put("k", "1").eTag();
        assertFails(304, null, () -> s3().getObjectAsBytes(request -> request.bucket(bucket).key("k").ifNoneMatch(etag)));
        assertFails(412, null, () -> s3().getObjectAsBytes(request -> request.bucket(bucket).key("k").ifMatch("\"x\"")));
        assertThat(s3().getObjectAsBytes(request -> request.bucket(bucket).key("k").ifMatch(etag)).asUtf8String())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256", "CRC64_NVME"})
    void a_wrong_checksum_is_refused_and_nothing_is_written(ChecksumAlgorithm algorithm) {
        String wrong =
                switch (algorithm) {
                    case SHA1 -> "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
                    case SHA256 -> "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
                    case CRC64_NVME -> "AAAAAAAAAAA=";
                    default -> "AAAAAA==";
                };
        assertFails(400, "BadDigest", () -> s3().putObject(
                        request -> {
                            request.bucket(bucket).key("k");
                            switch (algorithm) {
                                case SHA1 -> request.checksumSHA1(wrong);
                                case SHA256 -> request.checksumSHA256(wrong);
                                case CRC64_NVME -> request.checksumCRC64NVME(wrong);
                                case CRC32_C -> request.checksumCRC32C(wrong);
                                default -> request.checksumCRC32(wrong);
                            }
                        },
                        RequestBody.fromString("123456789")));
        assertThat(listVersions().versions()).isEmpty();
    }

    @Test
    void right_checksums_are_kept_and_given_back() {
        // The check value of CRC-64/NVME for these nine digits is ae8b14860a799888.
        s3().putObject(
                        request -> request.bucket(bucket).key("k").checksumCRC64NVME("rosUhgp5mIg="),
                        RequestBody.fromString("123456789"));
        assertThat(s3().headObject(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC64NVME())
                .isEqualTo("rosUhgp5mIg=");
        s3().putObject(
                        request -> request.bucket(bucket).key("c").checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
                        RequestBody.fromString("123456789"));
        assertThat(s3().headObject(request -> request.bucket(bucket).key("c").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC32C())
                .isEqualTo("4waSgw==");
    }

    @Test
    void a_wrong_md5_is_refused() {
        assertFails(400, "BadDigest", () -> s3().putObject(
                        request -> request.bucket(bucket).key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("not empty")));
    }

    @Test
    void an_empty_object_is_an_object() {
        put("empty", "");
        assertThat(text("empty")).isEmpty();
        assertThat(s3().headObject(request -> request.bucket(bucket).key("empty")).contentLength()).isZero();
    }

    @Test
    void absent_buckets_and_keys_are_named_as_such() {
        assertFails(404, "NoSuchKey", () -> text("absent"));
        assertFails(404, "NoSuchBucket", () -> s3().listObjectsV2(request -> request.bucket("absent-" + bucket)));
        assertFails(404, null, () -> s3().headBucket(request -> request.bucket("absent-" + bucket)));
        s3().headBucket(request -> request.bucket(bucket));
        assertThat(s3().listBuckets().buckets()).extracting(found -> found.name()).contains(bucket);
        s3().getBucketLocation(request -> request.bucket(bucket));
        assertThat(s3().getBucketVersioning(request -> request.bucket(bucket)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    PutObjectResponse put(String key, String text) {
        return s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    String text(String key) {
        return s3().getObjectAsBytes(request -> request.bucket(bucket).key(key)).asString(StandardCharsets.UTF_8);
    }

    String text(String key, String versionId) {
        return s3().getObjectAsBytes(request -> request.bucket(bucket).key(key).versionId(versionId))
                .asString(StandardCharsets.UTF_8);
    }

    void assertFails(int status, @Nullable String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, failure -> {
            assertThat(failure.statusCode()).isEqualTo(status);
            if (code != null) {
                assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
            }
        });
    }

    private boolean isWritten(String key, String text) {
        try {
            s3().putObject(request -> request.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception failure) {
            // 409 is what AWS may answer when two conditional writes meet.
            assertThat(failure.statusCode()).isIn(409, 412);
            return false;
        }
    }

    private void complete(String key, String uploadId, List<CompletedPart> parts) {
        s3().completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(list -> list.parts(parts)));
    }

    private String range(String range) {
        return s3().getObjectAsBytes(request -> request.bucket(bucket).key("k").range(range)).asUtf8String();
    }

    private List<ObjectVersion> versions(String key) {
        return s3().listObjectVersions(request -> request.bucket(bucket).prefix(key)).versions();
    }

    private ListObjectVersionsResponse listVersions() {
        return s3().listObjectVersions(request -> request.bucket(bucket));
    }

    private List<Tag> tags(String key) {
        return s3().getObjectTagging(request -> request.bucket(bucket).key(key)).tagSet();
    }

    private static Tag tag(String name, String value) {
        return Tag.builder().key(name).value(value).build();
    }
}
