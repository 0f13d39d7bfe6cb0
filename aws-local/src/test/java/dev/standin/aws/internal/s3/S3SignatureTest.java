package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.SignedHttp;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.internal.signature.AccessKey;
import dev.standin.aws.local.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Who has not got the secret, or changes what was signed, gets nothing from S3 and leaves nothing in it. */
final class S3SignatureTest {

    private static final AccessKey KEY = LocalClients.key("OWNER");
    private static final String BUCKET = "bucket";

    @TempDir
    Path temporary;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Duration serverIsAhead = Duration.ZERO;
    private final Callers callers =
            new Callers(access -> {}, () -> Instant.now().plus(serverIsAhead));
    private S3Store store;
    private Endpoint endpoint;

    @BeforeEach
    void start() {
        callers.addOwner(KEY);
        StateFolder folder = opened(StateFolder.open(temporary.resolve("state")));
        store = opened(S3Store.open(folder, Clock.systemUTC(), created -> {}));
        store.createBucket(BUCKET);
        endpoint = opened(Endpoint.bind(0, callers)
                .register("/", new S3Service(store, callers))
                .start());
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        http.close();
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private S3Client client(AwsCredentials credentials, Region region) {
        return opened(S3Client.builder()
                .endpointOverride(endpoint.uri())
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .forcePathStyle(true)
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build());
    }

    private S3Client client(AccessKey key) {
        return client(AwsBasicCredentials.create(key.id(), key.secret()), Region.US_EAST_1);
    }

    private S3Presigner presigner() {
        return opened(S3Presigner.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(LocalClients.credentials(KEY.id()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build());
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(
                request -> request.bucket(BUCKET).key(key).metadata(Map.of("note", "two  blanks")),
                RequestBody.fromString("text"));
    }

    private void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, failure -> {
            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(failure.statusCode()).isEqualTo(status);
        });
        assertThat(store.list(BUCKET, "")).isEmpty();
    }

    private void assertRefused(String code, HttpResponse<String> answer) {
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(store.list(BUCKET, "")).isEmpty();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri);
    }

    @Test
    void another_secret_is_refused() {
        assertRefused(403, "SignatureDoesNotMatch", () -> put(client(new AccessKey(KEY.id(), "guessed")), "k"));
    }

    @Test
    void another_region_is_refused_and_the_right_one_named() {
        AwsCredentials credentials = AwsBasicCredentials.create(KEY.id(), KEY.secret());
        assertRefused(400, "AuthorizationHeaderMalformed", () -> put(client(credentials, Region.EU_WEST_1), "k"));
        assertThatThrownBy(() -> put(client(credentials, Region.EU_WEST_1), "k"))
                .hasMessageContaining("the region 'eu-west-1' is wrong; expecting 'us-east-1'");
    }

    @Test
    void a_clock_that_is_a_quarter_of_an_hour_off_is_refused() {
        serverIsAhead = Duration.ofMinutes(14);
        put(client(KEY), "k");
        client(KEY).deleteObject(request -> request.bucket(BUCKET).key("k"));
        for (int minutes : new int[] {16, -16}) {
            serverIsAhead = Duration.ofMinutes(minutes);
            assertRefused(403, "RequestTimeTooSkewed", () -> put(client(KEY), "k"));
        }
    }

    @Test
    void a_temporary_key_needs_its_token_and_a_lasting_one_must_not_have_any() {
        AccessKey temporaryKey = AccessKey.temporary();
        callers.addOwner(temporaryKey);
        assertRefused(400, "InvalidToken", () -> put(client(temporaryKey), "k"));
        assertRefused(
                400,
                "InvalidToken",
                () -> put(
                        client(AwsSessionCredentials.create(KEY.id(), KEY.secret(), "token"), Region.US_EAST_1), "k"));
        put(
                client(
                        AwsSessionCredentials.create(
                                temporaryKey.id(), temporaryKey.secret(), String.valueOf(temporaryKey.sessionToken())),
                        Region.US_EAST_1),
                "k");
        assertThat(store.list(BUCKET, "")).hasSize(1);
    }

    @Test
    void a_request_without_a_signature_or_with_one_of_another_version_is_refused() throws Exception {
        URI uri = endpoint.uri().resolve("/" + BUCKET + "/k");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("x");
        assertRefused("AccessDenied", send(to(uri).PUT(body)));
        assertRefused("InvalidRequest", send(to(uri).PUT(body).header("Authorization", "AWS OWNER:c2lnbmF0dXJl")));
        assertRefused(
                "SignatureDoesNotMatch",
                send(to(URI.create(uri + "?AWSAccessKeyId=OWNER&Signature=x&Expires=1"))
                        .PUT(body)));
        assertRefused(
                "AuthorizationHeaderMalformed",
                send(to(uri).PUT(body).header("Authorization", "AWS4-HMAC-SHA256 Credential=OWNER")));
        assertRefused(
                "AuthorizationQueryParametersError",
                send(to(URI.create(uri + "?X-Amz-Algorithm=AWS4-HMAC-SHA256")).PUT(body)));
    }

    @Test
    void chunks_and_trailers_that_were_changed_on_the_way_are_refused() throws Exception {
        URI uri = endpoint.uri().resolve("/" + BUCKET + "/k");
        assertRefused(
                "SignatureDoesNotMatch",
                send(SignedHttp.chunked(KEY, uri, "hello", true, body -> body.replace("hello", "jello"))));
        assertRefused(
                "SignatureDoesNotMatch",
                send(SignedHttp.chunked(
                        KEY,
                        uri,
                        "hello",
                        true,
                        body -> body.replace("x-amz-checksum-crc32:", "x-amz-checksum-crc32:A")
                                .replace("==\r\n", "=\r\n"))));
        assertRefused(
                "SignatureDoesNotMatch",
                send(SignedHttp.chunked(
                        KEY, uri, "hello", true, body -> body.replace("chunk-signature=", "chunk-signaturo="))));
        assertRefused(
                "BadDigest",
                send(SignedHttp.chunked(KEY, uri, "hello", false, body -> body.replace("hello", "jello"))));
        for (boolean signed : new boolean[] {true, false}) {
            assertThat(send(SignedHttp.chunked(KEY, uri, "hello", signed, body -> body))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_header_that_means_something_must_be_signed() throws Exception {
        URI uri = endpoint.uri().resolve("/" + BUCKET + "/k");
        assertRefused(
                "AccessDenied",
                send(SignedHttp.chunked(KEY, uri, "hello", true, body -> body).header("x-amz-meta-added", "1")));
        // Others may come on the way.
        assertThat(send(SignedHttp.chunked(KEY, uri, "hello", true, body -> body)
                                .header("Via", "1.1 somebody"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_presigned_url_writes_and_reads() throws Exception {
        var put = presigner()
                .presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                        .putObjectRequest(request -> request.bucket(BUCKET).key("a b/ü$+.csv")));
        assertThat(send(to(put.url().toURI()).PUT(HttpRequest.BodyPublishers.ofString("1;2")))
                        .statusCode())
                .isEqualTo(200);

        var get = presigner()
                .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(request ->
                                request.bucket(BUCKET).key("a b/ü$+.csv").responseContentType("text/csv")));
        HttpResponse<String> answer = send(to(get.url().toURI()));
        assertThat(answer.body()).isEqualTo("1;2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv");

        serverIsAhead = Duration.ofMinutes(6);
        assertThat(send(to(get.url().toURI())).body()).contains("<Code>AccessDenied</Code>", "Request has expired");
        serverIsAhead = Duration.ofMinutes(-20);
        assertThat(send(to(get.url().toURI())).body())
                .contains("<Code>AccessDenied</Code>", "Request is not valid yet");
    }

    @Test
    void a_presigned_url_is_good_for_what_was_signed_only() throws Exception {
        put(client(KEY), "secret");
        String get = presigner()
                .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                        .getObjectRequest(request -> request.bucket(BUCKET).key("k")))
                .url()
                .toString();
        for (String changed : List.of(
                get.replace("/k?", "/secret?"),
                get.replace("X-Amz-Expires=300", "X-Amz-Expires=301"),
                get + "&versionId=1")) {
            assertThat(send(to(URI.create(changed))).body()).as(changed).contains("<Code>SignatureDoesNotMatch</Code>");
        }
        assertThat(send(to(URI.create(get)).DELETE()).body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(send(to(URI.create(get.replace("X-Amz-Expires=300", "X-Amz-Expires=604801"))))
                        .body())
                .contains("<Code>AuthorizationQueryParametersError</Code>", "less than a week");
    }

    @Test
    void whatever_characters_a_key_has_it_is_signed_alike_on_both_sides() {
        S3Client s3 = client(KEY);
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            String key = random.ints(12, 0x20, 0x2FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            put(s3, key);
            assertThat(s3.headObject(request -> request.bucket(BUCKET).key(key)).metadata())
                    .containsKey("note");
            assertThat(s3.listObjectsV2(request ->
                                    request.bucket(BUCKET).prefix(key).encodingType("url"))
                            .contents())
                    .extracting(object -> object.key())
                    .contains(key);
        }
    }
}
