package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects, their versions, conditional writes and deletes. */
interface S3ObjectContract extends S3UnderTest {
    @Test
    default void an_object_comes_back_with_its_headers_and_metadata() {
        s3().putObject(
                        request -> request.bucket(bucket())
                                .key("a/ä +&%.csv")
                                .contentType("text/csv")
                                .cacheControl("no-cache")
                                .metadata(Map.of("supplier", "acme"))
                                .tagging("zone=landing&x=%20y"),
                        RequestBody.fromString("one,two"));
        ResponseBytes<GetObjectResponse> got =
                s3().getObjectAsBytes(request -> request.bucket(bucket()).key("a/ä +&%.csv"));
        assertThat(got.asUtf8String()).isEqualTo("one,two");
        assertThat(got.response().contentType()).isEqualTo("text/csv");
        assertThat(got.response().cacheControl()).isEqualTo("no-cache");
        assertThat(got.response().metadata()).containsEntry("supplier", "acme");
        assertThat(got.response().tagCount()).isEqualTo(2);
        assertThat(got.response().contentLength()).isEqualTo(7);
        assertThat(got.response().eTag()).isEqualTo("\"c493cbf2fe29562472bc0b897abc9b80\"");
    }

    @Test
    default void fifty_racing_conditional_puts_have_exactly_one_winner() throws Exception {
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
    default void a_conditional_put_succeeds_again_once_the_key_is_deleted() {
        assertThat(isWritten("k", "1")).isTrue();
        assertThat(isWritten("k", "2")).isFalse();
        s3().deleteObject(request -> request.bucket(bucket()).key("k"));
        assertThat(isWritten("k", "3")).isTrue();
    }

    @Test
    default void a_put_with_if_match_needs_that_etag() {
        String etag = put("pointer", "1").eTag();
        s3().putObject(request -> request.bucket(bucket()).key("pointer").ifMatch(etag), RequestBody.fromString("2"));
        assertFails(
                412,
                "PreconditionFailed",
                () -> s3().putObject(
                                request ->
                                        request.bucket(bucket()).key("pointer").ifMatch(etag),
                                RequestBody.fromString("3")));
        assertFails(
                404,
                "NoSuchKey",
                () -> s3().putObject(
                                request -> request.bucket(bucket()).key("none").ifMatch(etag),
                                RequestBody.fromString("3")));
        assertThat(text("pointer")).isEqualTo("2");
    }

    @Test
    default void every_version_can_be_read_and_the_newest_is_what_a_plain_get_finds() {
        String first = put("k", "1").versionId();
        String second = put("k", "2").versionId();
        assertThat(first).isNotEqualTo(second);
        assertThat(text("k")).isEqualTo("2");
        assertThat(text("k", first)).isEqualTo("1");
        assertThat(versions("k")).extracting(ObjectVersion::versionId).containsExactly(second, first);
        assertThat(versions("k")).extracting(ObjectVersion::isLatest).containsExactly(true, false);
    }

    @Test
    default void a_delete_makes_a_marker_and_deleting_the_marker_brings_the_object_back() {
        put("k", "1");
        String marker =
                s3().deleteObject(request -> request.bucket(bucket()).key("k")).versionId();
        assertThatThrownBy(() -> text("k")).isInstanceOf(NoSuchKeyException.class);
        assertFails(
                404,
                null,
                () -> s3().headObject(request -> request.bucket(bucket()).key("k")));
        assertFails(405, "MethodNotAllowed", () -> text("k", marker));
        assertThat(s3().listObjectsV2(request -> request.bucket(bucket())).contents())
                .isEmpty();
        assertThat(listVersions().deleteMarkers())
                .extracting(DeleteMarkerEntry::versionId, DeleteMarkerEntry::isLatest)
                .containsExactly(tuple(marker, true));
        var undeleted =
                s3().deleteObject(request -> request.bucket(bucket()).key("k").versionId(marker));
        assertThat(undeleted.deleteMarker()).isTrue();
        assertThat(text("k")).isEqualTo("1");
    }

    @Test
    default void many_objects_are_deleted_at_once() {
        put("a", "1");
        put("b", "1");
        String version = put("c", "1").versionId();
        var deleted = s3().deleteObjects(request -> request.bucket(bucket())
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("a").build(),
                        ObjectIdentifier.builder().key("b").build(),
                        ObjectIdentifier.builder().key("absent").build(),
                        ObjectIdentifier.builder().key("c").versionId(version).build())));
        assertThat(deleted.errors()).isEmpty();
        assertThat(deleted.deleted())
                .extracting(object -> object.key())
                .containsExactlyInAnyOrder("a", "b", "absent", "c");
        assertThat(listVersions().versions()).extracting(ObjectVersion::key).containsExactly("a", "b");
        assertThat(listVersions().deleteMarkers())
                .extracting(DeleteMarkerEntry::key)
                .containsExactly("a", "absent", "b");
    }

    @Test
    default void an_empty_object_is_an_object() {
        put("empty", "");
        assertThat(text("empty")).isEmpty();
        assertThat(s3().headObject(request -> request.bucket(bucket()).key("empty"))
                        .contentLength())
                .isZero();
    }

    private boolean isWritten(String key, String text) {
        try {
            s3().putObject(request -> request.bucket(bucket()).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception failure) {
            // 409 is what AWS may answer when two conditional writes meet.
            assertThat(failure.statusCode()).isIn(409, 412);
            return false;
        }
    }

    private List<ObjectVersion> versions(String key) {
        return s3().listObjectVersions(request -> request.bucket(bucket()).prefix(key))
                .versions();
    }
}
