package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.SignedHttp;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.ObjectEvents;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.local.Endpoint;
import dev.standin.redshift.DurableWrites;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Tag;

/** The embedded S3 keeps the contract, and what is its own: state, grants, time, events and refusals. */
final class EmbeddedS3Test extends S3Contract {

    private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");

    @TempDir
    Path temporary;

    private final List<Access> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<ObjectEvents.ObjectCreated> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final Callers callers = new Callers(asked::add);
    private @Nullable Running running;

    private record Running(StateFolder folder, S3Store store, Endpoint endpoint, S3Client owner) {

        void close() {
            owner.close();
            endpoint.close();
            store.close();
            folder.close();
        }
    }

    private final DurableWrites disk = new DurableWrites() {
        @Override
        public void before(String what) {
            if (diskIsFull.get()) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        }

        @Override
        public void after(String what) {}
    };

    @Override
    public S3Client s3() {
        return running().owner();
    }

    private Running running() {
        if (running == null) {
            callers.addOwner(LocalClients.key("OWNER"));
            StateFolder folder = StateFolder.open(temporary.resolve("state"), disk);
            S3Store store = S3Store.open(folder, Clock.fixed(NOW, ZoneOffset.UTC), events::add);
            Endpoint endpoint = Endpoint.bind(0, callers)
                    .register("/", new S3Service(store, callers))
                    .start();
            running = new Running(folder, store, endpoint, LocalClients.s3(endpoint.uri(), "OWNER"));
        }
        return running;
    }

    /** Nothing is written when it closes, so closing and opening is what a crash between two calls leaves. */
    private void reopen() {
        stop();
        running();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    @Test
    void everything_is_there_after_a_restart() {
        String first = put("k", "1").versionId();
        put("k", "2");
        put("gone", "x");
        s3().deleteObject(request -> request.bucket(bucket).key("gone"));
        s3().putObjectTagging(request -> request.bucket(bucket)
                .key("k")
                .versionId(first)
                .tagging(tagging ->
                        tagging.tagSet(Tag.builder().key("t").value("1").build())));
        String uploadId = s3().createMultipartUpload(
                        request -> request.bucket(bucket).key("parts"))
                .uploadId();
        String etag = s3().uploadPart(
                        request -> request.bucket(bucket)
                                .key("parts")
                                .uploadId(uploadId)
                                .partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        String before =
                s3().listObjectVersions(request -> request.bucket(bucket)).toString();
        reopen();
        assertThat(s3().listObjectVersions(request -> request.bucket(bucket))).hasToString(before);
        assertThat(text("k", first)).isEqualTo("1");
        assertThat(s3().getObjectTagging(
                                request -> request.bucket(bucket).key("k").versionId(first))
                        .tagSet())
                .hasSize(1);
        s3().completeMultipartUpload(request -> request.bucket(bucket)
                .key("parts")
                .uploadId(uploadId)
                .multipartUpload(list -> list.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        assertThat(text("parts")).isEqualTo("part");
    }

    @Test
    void a_torn_journal_line_and_orphaned_blobs_are_dropped_at_the_start() throws Exception {
        put("k", "1");
        stop();
        Path s3 = temporary.resolve("state/s3");
        Files.writeString(s3.resolve("journal.jsonl"), "[{\"change\":\"version-ad", StandardOpenOption.APPEND);
        Files.createFile(s3.resolve("open"));
        Files.createDirectories(s3.resolve("blobs/ff"));
        Files.writeString(s3.resolve("blobs/ff/ff00"), "half");
        reopen();
        assertThat(text("k")).isEqualTo("1");
        assertThat(blobs()).isEqualTo(1);
        put("k", "2");
        reopen();
        assertThat(text("k")).isEqualTo("2");
    }

    @Test
    void a_full_disk_is_an_internal_error_and_nothing_is_half_written() throws Exception {
        put("k", "1");
        diskIsFull.set(true);
        assertFails(500, "InternalError", () -> put("k", "2"));
        diskIsFull.set(false);
        assertThat(text("k")).isEqualTo("1");
        assertThat(blobs()).isEqualTo(1);
        reopen();
        assertThat(text("k")).isEqualTo("1");
        put("k", "3");
        assertThat(text("k")).isEqualTo("3");
    }

    @Test
    void versions_stay_in_order_when_the_clock_stands_still() {
        List<String> written = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            written.addFirst(put("k", "x").versionId());
        }
        reopen();
        written.addFirst(put("k", "x").versionId());
        assertThat(s3().listObjectVersions(request -> request.bucket(bucket)).versions())
                .extracting(ObjectVersion::versionId)
                .containsExactlyElementsOf(written);
        assertThat(written).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void the_header_x_local_last_modified_sets_last_modified_and_the_clock_does_otherwise() {
        s3().putObject(
                        request -> request.bucket(bucket)
                                .key("k")
                                .overrideConfiguration(override ->
                                        override.putHeader("x-local-last-modified", "2025-12-31T23:59:58Z")),
                        RequestBody.fromString("x"));
        put("now", "x");
        assertThat(s3().headObject(request -> request.bucket(bucket).key("k")).lastModified())
                .isEqualTo("2025-12-31T23:59:58Z");
        assertThat(s3().headObject(request -> request.bucket(bucket).key("now")).lastModified())
                .isEqualTo(NOW);
        assertFails(
                400,
                "InvalidArgument",
                () -> s3().putObject(
                                request -> request.bucket(bucket)
                                        .key("k")
                                        .overrideConfiguration(
                                                override -> override.putHeader("x-local-last-modified", "yesterday")),
                                RequestBody.fromString("x")));
    }

    @Test
    void every_new_object_is_told_and_a_delete_is_not() {
        String version = put("k", "four").versionId();
        s3().copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("k")
                .destinationBucket(bucket)
                .destinationKey("copy"));
        s3().deleteObject(request -> request.bucket(bucket).key("k"));
        assertThat(events).extracting(ObjectEvents.ObjectCreated::key).containsExactly("k", "copy");
        assertThat(events).extracting(ObjectEvents.ObjectCreated::reason).containsExactly("PutObject", "CopyObject");
        assertThat(events)
                .extracting(ObjectEvents.ObjectCreated::sequencer)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events.getFirst().versionId()).isEqualTo(version);
        assertThat(events.getFirst().size()).isEqualTo(4);
        assertThat(events.getFirst().at()).isEqualTo(NOW);
    }

    @Test
    void callers_in_this_jvm_reach_the_same_objects_without_http() throws Exception {
        running().store().createBucket("inside");
        String first = running()
                .store()
                .put("inside", "a/k", new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)))
                .versionId();
        s3().putObject(request -> request.bucket("inside").key("a/k"), RequestBody.fromString("22"));
        try (InputStream in = running().store().open("inside", "a/k", first)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("1");
        }
        assertThat(running().store().blob("inside", "a/k"))
                .hasValueSatisfying(file -> assertThat(file).hasContent("22"));
        assertThat(running().store().blob("inside", "absent")).isEmpty();
        assertThat(running().store().list("inside", "a/"))
                .extracting(object -> object.key() + object.size())
                .containsExactly("a/k2");
        assertThatThrownBy(() -> running().store().open("inside", "absent", null))
                .isInstanceOfSatisfying(
                        S3Failure.class, failure -> assertThat(failure.code()).isEqualTo("NoSuchKey"));
    }

    @Test
    void a_call_that_was_not_granted_is_denied_in_s3s_own_form() {
        put("in/1", "x");
        callers.add(
                LocalClients.key("READER"),
                "reader",
                List.of(new Permission("s3:GetObject", "arn:aws:s3:::" + bucket + "/in/*")));
        try (S3Client reader = LocalClients.s3(running().endpoint().uri(), "READER")) {
            reader.getObject(request -> request.bucket(bucket).key("in/1")).abort();
            assertFails(
                    403,
                    "AccessDenied",
                    () -> reader.getObject(request -> request.bucket(bucket).key("out/1")));
            assertThatThrownBy(() -> reader.putObject(
                            request -> request.bucket(bucket).key("in/1"), RequestBody.fromString("y")))
                    .hasMessageContaining(
                            "User: arn:aws:sts::000000000000:assumed-role/reader/reader is not authorized to perform:"
                                    + " s3:PutObject on resource: \"arn:aws:s3:::" + bucket + "/in/1\"");
            // Who may not list a bucket does not learn which keys are absent.
            assertFails(
                    403,
                    "AccessDenied",
                    () -> reader.getObject(request -> request.bucket(bucket).key("in/absent")));
            var deleted = s3Of("READER")
                    .deleteObjects(request -> request.bucket(bucket)
                            .delete(delete -> delete.objects(
                                    ObjectIdentifier.builder().key("in/1").build())));
            assertThat(deleted.errors()).extracting(error -> error.code()).containsExactly("AccessDenied");
        }
        assertThat(text("in/1")).isEqualTo("x");
    }

    @Test
    void each_call_asks_for_the_permissions_that_iam_would() {
        String version = s3().putObject(
                        request -> request.bucket(bucket).key("k").tagging("a=b"), RequestBody.fromString("x"))
                .versionId();
        asked.clear();
        s3().copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("k")
                .sourceVersionId(version)
                .destinationBucket(bucket)
                .destinationKey("copy"));
        s3().getObject(request -> request.bucket(bucket).key("k").versionId(version))
                .abort();
        s3().deleteObject(request -> request.bucket(bucket).key("k"));
        s3().deleteObject(request -> request.bucket(bucket).key("k").versionId(version));
        assertThat(asked)
                .extracting(access ->
                        access.action() + " " + access.resource().substring(("arn:aws:s3:::" + bucket).length()))
                .containsExactly(
                        "s3:PutObject /copy",
                        "s3:GetObjectVersion /k",
                        "s3:GetObjectVersionTagging /k",
                        "s3:PutObjectTagging /copy",
                        "s3:GetObjectVersion /k",
                        "s3:DeleteObject /k",
                        "s3:DeleteObjectVersion /k");
    }

    @Test
    void unknown_keys_calls_and_headers_are_refused_by_name() {
        assertFails(403, "InvalidAccessKeyId", () -> s3Of("STRANGER").listBuckets());
        assertThatThrownBy(() -> s3().getBucketAcl(request -> request.bucket(bucket)))
                .hasMessageContaining("?acl on a bucket")
                .hasMessageContaining("501");
        assertFails(
                501,
                "NotImplemented",
                () -> s3().getObjectAttributes(
                                request -> request.bucket(bucket).key("k").objectAttributesWithStrings("ETag")));
        assertThatThrownBy(() -> s3().putObject(
                                request -> request.bucket(bucket).key("k").websiteRedirectLocation("/x"),
                                RequestBody.fromString("x")))
                .hasMessageContaining("x-amz-website-redirect-location");
    }

    @Test
    void a_bucket_without_versioning_keeps_one_version_called_null() {
        s3().createBucket(request -> request.bucket("plain-bucket"));
        s3().putObject(request -> request.bucket("plain-bucket").key("k"), RequestBody.fromString("1"));
        s3().putObject(request -> request.bucket("plain-bucket").key("k"), RequestBody.fromString("2"));
        assertThat(s3().listObjectVersions(request -> request.bucket("plain-bucket"))
                        .versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly("null");
        assertFails(409, "BucketNotEmpty", () -> s3().deleteBucket(request -> request.bucket("plain-bucket")));
        s3().putBucketVersioning(request -> request.bucket("plain-bucket")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        s3().putObject(request -> request.bucket("plain-bucket").key("k"), RequestBody.fromString("3"));
        assertThat(s3().listObjectVersions(request -> request.bucket("plain-bucket"))
                        .versions())
                .hasSize(2);
    }

    @Test
    void a_body_that_ends_early_leaves_nothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = SignedHttp.chunked(
                            LocalClients.key("OWNER"),
                            running().endpoint().uri().resolve("/" + bucket + "/k"),
                            "sixteen letters!",
                            false,
                            body -> body.replaceFirst("^10\r\n", "ff\r\n"))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("IncompleteBody");
        }
        assertThat(running().store().list(bucket, "")).isEmpty();
        assertThat(blobs()).isZero();
    }

    private S3Client s3Of(String accessKeyId) {
        return LocalClients.s3(running().endpoint().uri(), accessKeyId);
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(temporary.resolve("state/s3/blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
