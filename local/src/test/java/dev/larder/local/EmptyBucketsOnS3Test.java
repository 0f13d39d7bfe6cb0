package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.larder.aws.AwsClients;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The function that empties buckets, with its grants and nothing else, as CloudFormation calls it before it deletes the buckets. */
final class EmptyBucketsOnS3Test {
    /** More than two pages; with {@code -Dlarder.versions=10000} as many as a call may have to page through. */
    private static final int VERSIONS = Integer.getInteger("larder.versions", 2_100);

    private static final String LANDING = "larder-test-use1-landing";
    private static final String LAKE = "larder-test-use1-lake";

    private final List<String> answers = new ArrayList<>();

    @TempDir
    private Path state;

    private LocalLarder aws;
    private AwsClients clients;
    private HttpServer cloudFormation;

    @BeforeEach
    void open() throws IOException {
        Wiring small = SmallWiring.wiring(List.of());
        Wiring wiring = new Wiring(
                Stream.concat(small.functions().stream(), Stream.of(LarderWiring.emptyBuckets()))
                        .toList(),
                small.roles(),
                small.queues(),
                small.buckets(),
                small.landings(),
                small.machines(),
                small.schedules(),
                small.notices());
        aws = LocalLarder.open(
                new LocalLarder.Options(state, "test", SmallWiring.PLAN, 0), LocalAws.Watch.NOTHING, wiring);
        clients = new AwsClients(aws.variables());
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            answers.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterEach
    void close() {
        cloudFormation.stop(0);
        clients.close();
        aws.close();
    }

    @Test
    void buckets_with_pages_of_versions_are_refused_until_they_are_emptied() {
        S3Client s3 = clients.s3();
        fill(s3);
        s3.createMultipartUpload(create -> create.bucket(LAKE).key("unfinished"));
        s3.putObject(put -> put.bucket(LAKE).key("originals/one"), RequestBody.fromString("1"));
        List.of(LANDING, LAKE).forEach(this::assertNotEmpty);

        assertThat(call(LANDING, "production")).contains("nothing was removed");
        assertNotEmpty(LANDING);
        String told = call(LANDING, "dev");

        assertThat(told).contains("\"Status\":\"SUCCESS\"").contains(VERSIONS + 2 + " versions were removed");
        assertNotEmpty(LAKE);
        assertThat(call(LAKE, "dev")).contains("1 versions were removed");
        assertThat(s3.listMultipartUploads(list -> list.bucket(LAKE)).uploads()).isEmpty();
        List.of(LANDING, LAKE).forEach(bucket -> s3.deleteBucket(delete -> delete.bucket(bucket)));
        assertThat(s3.listBuckets().buckets()).isEmpty();
        assertThat(call(LAKE, "dev")).as("a bucket that is gone").contains("\"Status\":\"SUCCESS\"");
    }

    /** A delete marker and a key that XML cannot carry are among them. */
    private static void fill(S3Client s3) {
        s3.putObject(put -> put.bucket(LANDING).key("suppliers/acme/\u0001"), RequestBody.fromString("x"));
        s3.deleteObject(delete -> delete.bucket(LANDING).key("suppliers/acme/deleted"));
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < VERSIONS; i++) {
                String key = "suppliers/acme/" + i % 50;
                threads.execute(() -> s3.putObject(put -> put.bucket(LANDING).key(key), RequestBody.empty()));
            }
        }
    }

    private void assertNotEmpty(String bucket) {
        assertThatThrownBy(() -> clients.s3().deleteBucket(delete -> delete.bucket(bucket)))
                .isInstanceOfSatisfying(S3Exception.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty");
                });
    }

    private String call(String bucket, String stage) {
        String event = """
            {"RequestType": "Delete", "ResourceType": "Custom::LarderEmptyBucket", "ResponseURL": "http://127.0.0.1:%d/",
             "StackId": "stack", "RequestId": "r", "LogicalResourceId": "Contents", "PhysicalResourceId": "contents-of-it",
             "ResourceProperties": {"Bucket": "%s", "Stage": "%s"}}\
            """.formatted(cloudFormation.getAddress().getPort(), bucket, stage);
        int before = answers.size();
        assertThat(aws.invoke("empty-buckets", event)).isInstanceOf(Outcome.Returned.class);
        assertThat(answers).hasSize(before + 1);
        return answers.getLast();
    }
}
