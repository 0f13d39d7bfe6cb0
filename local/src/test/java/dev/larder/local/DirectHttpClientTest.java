package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.aws.AwsClients;
import dev.larder.aws.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a client in this process is answered without a network is what it is answered through the port. */
class DirectHttpClientTest {
    private static final String LAKE = "larder-test-use1-lake";
    private static final String QUEUE = "http://127.0.0.1/000000000000/larder-test-landed";

    /** Headers that are another call's own. */
    private static final Pattern OWN = Pattern.compile("request-?id$|^last-modified$|version-id$");

    @TempDir
    private Path state;

    private LocalLarder larder;

    @BeforeEach
    void open() {
        larder = SmallWiring.open(state);
    }

    @AfterEach
    void close() {
        larder.close();
    }

    /** Calls that are answered, refused and denied, with and without bodies. */
    private static final List<Consumer<Clients>> CALLS = List.of(
            clients -> clients.s3.putObject(put -> put.bucket(LAKE).key("a b/é.txt"), RequestBody.fromString("text")),
            clients -> clients.s3.putObject(put -> put.bucket(LAKE).key("empty"), RequestBody.empty()),
            clients -> clients.s3.putObject(
                    put -> put.bucket(LAKE).key("empty").ifNoneMatch("*"), RequestBody.fromString("late")),
            clients -> clients.s3.getObjectAsBytes(get -> get.bucket(LAKE).key("a b/é.txt")),
            clients -> clients.s3.getObjectAsBytes(get -> get.bucket(LAKE).key("empty")),
            clients -> clients.s3.getObjectAsBytes(
                    get -> get.bucket(LAKE).key("a b/é.txt").range("bytes=1-2")),
            clients -> clients.s3.getObjectAsBytes(
                    get -> get.bucket(LAKE).key("a b/é.txt").range("bytes=9-")),
            clients -> clients.s3.getObjectAsBytes(get -> get.bucket(LAKE).key("missing")),
            clients -> clients.s3.headObject(head -> head.bucket(LAKE).key("a b/é.txt")),
            clients -> clients.s3.headObject(head -> head.bucket(LAKE).key("missing")),
            clients -> clients.s3.headBucket(head -> head.bucket("nobodys")),
            clients -> clients.s3.copyObject(copy -> copy.sourceBucket(LAKE)
                    .sourceKey("a b/é.txt")
                    .destinationBucket(LAKE)
                    .destinationKey("copy")),
            clients -> clients.s3.listObjectsV2(
                    list -> list.bucket(LAKE).prefix("a b/").maxKeys(1)),
            clients -> clients.s3.deleteObject(delete -> delete.bucket(LAKE).key("copy")),
            clients -> clients.sqs.getQueueUrl(get -> get.queueName("larder-test-nothing")),
            clients -> clients.sqs.receiveMessage(receive -> receive.queueUrl(QUEUE)),
            clients -> clients.states.listStateMachines(),
            clients -> clients.states.describeExecution(describe -> describe.executionArn("arn:aws:states:nothing")),
            clients -> clients.stranger.listBuckets());

    private record Clients(S3Client s3, SqsClient sqs, SfnClient states, S3Client stranger) {}

    @Test
    void every_call_is_answered_alike() {
        List<String> direct;
        List<String> byPort;
        try (SdkHttpClient announced = Transport.to(larder.endpoint().toString());
                SdkHttpClient apache = Apache5HttpClient.create()) {
            assertThat(announced).isInstanceOf(DirectHttpClient.class);
            direct = answers(announced);
            byPort = answers(apache);
        }

        assertThat(direct).hasSameSizeAs(CALLS).containsExactlyElementsOf(byPort);
        assertThat(direct).anyMatch(answer -> answer.startsWith("403")).anyMatch(answer -> answer.startsWith("412"));
    }

    @Test
    void long_answers_flow_and_may_be_left_unread() throws IOException {
        byte[] much = new byte[3_000_000];
        new Random(7).nextBytes(much);
        try (AwsClients clients = new AwsClients(larder.variables())) {
            S3Client s3 = clients.s3();
            s3.putObject(put -> put.bucket(LAKE).key("much"), RequestBody.fromBytes(much));

            assertThat(s3.getObjectAsBytes(get -> get.bucket(LAKE).key("much")).asByteArrayUnsafe())
                    .isEqualTo(much);
            for (int i = 0; i < 40; i++) {
                ResponseInputStream<GetObjectResponse> left =
                        s3.getObject(get -> get.bucket(LAKE).key("much"));
                assertThat(left.readNBytes(10)).hasSize(10);
                left.abort();
            }
            assertThat(s3.getObjectAsBytes(get -> get.bucket(LAKE).key("much")).asByteArrayUnsafe())
                    .isEqualTo(much);
        }
    }

    @Test
    void what_cannot_be_read_to_its_end_is_not_stored() {
        try (AwsClients clients = new AwsClients(larder.variables())) {
            S3Client s3 = clients.s3();

            assertThatThrownBy(() -> s3.putObject(
                            put -> put.bucket(LAKE).key("broken"),
                            RequestBody.fromContentProvider(
                                    () -> new SequenceInputStream(
                                            new ByteArrayInputStream(new byte[100_000]), new Broken()),
                                    200_000,
                                    "text/plain")))
                    .hasStackTraceContaining("the disk is gone");
            assertThat(s3.listObjectsV2(list -> list.bucket(LAKE).prefix("broken"))
                            .contents())
                    .isEmpty();
        }
    }

    @Test
    void a_closed_environment_answers_nobody() {
        try (AwsClients clients = new AwsClients(larder.variables())) {
            S3Client s3 = clients.s3();
            larder.close();

            assertThatThrownBy(() -> s3.listBuckets(
                            list -> list.overrideConfiguration(call -> call.apiCallTimeout(Duration.ofSeconds(30)))))
                    .isInstanceOf(SdkException.class)
                    .hasStackTraceContaining("is closed");
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the disk is gone");
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return read();
        }
    }

    private List<String> answers(SdkHttpClient http) {
        Map<String, String> variables = larder.variables();
        List<String> answers = new ArrayList<>();
        ExecutionInterceptor noting = new ExecutionInterceptor() {
            @Override
            public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
                answers.add(told(context.httpResponse()));
            }
        };
        AwsBasicCredentials owner =
                AwsBasicCredentials.create(variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"));
        Clients clients = new Clients(
                s3(http, owner, noting),
                SqsClient.builder()
                        .httpClient(http)
                        .endpointOverride(larder.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(owner))
                        .overrideConfiguration(override -> override.addExecutionInterceptor(noting))
                        .build(),
                SfnClient.builder()
                        .httpClient(http)
                        .endpointOverride(larder.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(owner))
                        .overrideConfiguration(override -> override.addExecutionInterceptor(noting))
                        .build(),
                s3(http, AwsBasicCredentials.create(owner.accessKeyId(), "another secret"), noting));
        List<String> told = new ArrayList<>();
        for (Consumer<Clients> call : CALLS) {
            answers.clear();
            String end = "answered";
            try {
                call.accept(clients);
            } catch (SdkException refused) {
                end = String.valueOf(refused.getMessage()).replaceAll("Request ID: [^,)]*", "");
            }
            told.add(String.join("; ", answers) + " " + end);
        }
        return told;
    }

    private S3Client s3(SdkHttpClient http, AwsBasicCredentials credentials, ExecutionInterceptor noting) {
        return S3Client.builder()
                .httpClient(http)
                .forcePathStyle(true)
                .endpointOverride(larder.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.addExecutionInterceptor(noting))
                .build();
    }

    /** The status, and the headers without what belongs to a connection or differs from call to call. */
    private static String told(SdkHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("connection");
        headers.remove("date");
        headers.replaceAll((name, value) -> OWN.matcher(name).find() ? "..." : value);
        return response.statusCode() + " "
                + new TreeSet<>(
                        headers.entrySet().stream().map(Object::toString).toList());
    }
}
