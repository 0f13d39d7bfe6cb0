package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Listings, ranges, conditional reads, and what is not there. */
interface S3ReadContract extends S3UnderTest {
    @Test
    default void keys_are_listed_in_the_order_of_their_bytes_in_pages() {
        List<String> keys = List.of("a", "a b", "a/1", "a/2", "b", "ä", "～", "😀");
        keys.reversed().forEach(key -> put(key, "x"));
        List<String> listed = new ArrayList<>();
        for (ListObjectsV2Response page :
                s3().listObjectsV2Paginator(request -> request.bucket(bucket()).maxKeys(3))) {
            assertThat(page.contents()).hasSizeLessThanOrEqualTo(3);
            page.contents().forEach(object -> listed.add(object.key()));
        }
        assertThat(listed).containsExactlyElementsOf(keys);
        assertThat(s3().listObjectsV2(request -> request.bucket(bucket()).startAfter("a/1"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("a/2", "b", "ä", "～", "😀");
        assertThat(s3().listObjects(request -> request.bucket(bucket()).marker("b"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("ä", "～", "😀");
    }

    @Test
    default void a_delimiter_folds_keys_into_common_prefixes_also_across_pages() {
        List.of("p/a/1", "p/a/2", "p/b", "p/c/1", "p/d", "q").forEach(key -> put(key, "x"));
        List<String> listed = new ArrayList<>();
        for (ListObjectsV2Response page : s3().listObjectsV2Paginator(request ->
                request.bucket(bucket()).prefix("p/").delimiter("/").maxKeys(1))) {
            page.commonPrefixes().forEach(prefix -> listed.add(prefix.prefix()));
            page.contents().forEach(object -> listed.add(object.key()));
        }
        assertThat(listed).containsExactly("p/a/", "p/b", "p/c/", "p/d");
    }

    @Test
    default void versions_are_paged_within_a_key() {
        List<String> expected = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            List<String> ids = new ArrayList<>();
            for (int version = 0; version < 5; version++) {
                ids.addFirst(key + put(key, "x").versionId());
            }
            expected.addAll(ids);
        }
        List<String> listed = new ArrayList<>();
        for (ListObjectVersionsResponse page : s3().listObjectVersionsPaginator(
                        request -> request.bucket(bucket()).maxKeys(2))) {
            assertThat(page.versions()).hasSizeLessThanOrEqualTo(2);
            page.versions().forEach(version -> listed.add(version.key() + version.versionId()));
        }
        assertThat(listed).containsExactlyElementsOf(expected);
    }

    @Test
    default void ranges_are_served_and_those_outside_refused() {
        put("k", "0123456789");
        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-3")).isEqualTo("789");
        assertThat(range("bytes=8-99")).isEqualTo("89");
        assertFails(416, "InvalidRange", () -> range("bytes=10-"));
    }

    @Test
    default void conditional_reads_compare_etags() {
        String etag = put("k", "1").eTag();
        assertFails(
                304,
                null,
                () -> s3().getObjectAsBytes(
                                request -> request.bucket(bucket()).key("k").ifNoneMatch(etag)));
        assertFails(
                412,
                null,
                () -> s3().getObjectAsBytes(
                                request -> request.bucket(bucket()).key("k").ifMatch("\"x\"")));
        assertThat(s3().getObjectAsBytes(
                                request -> request.bucket(bucket()).key("k").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("1");
    }

    @Test
    default void absent_buckets_and_keys_are_named_as_such() {
        assertFails(404, "NoSuchKey", () -> text("absent"));
        assertFails(404, "NoSuchBucket", () -> s3().listObjectsV2(request -> request.bucket("absent-" + bucket())));
        assertFails(404, null, () -> s3().headBucket(request -> request.bucket("absent-" + bucket())));
        s3().headBucket(request -> request.bucket(bucket()));
        assertThat(s3().listBuckets().buckets())
                .extracting(found -> found.name())
                .contains(bucket());
        s3().getBucketLocation(request -> request.bucket(bucket()));
        assertThat(s3().getBucketVersioning(request -> request.bucket(bucket())).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    private String range(String range) {
        return s3().getObjectAsBytes(
                        request -> request.bucket(bucket()).key("k").range(range))
                .asUtf8String();
    }
}
