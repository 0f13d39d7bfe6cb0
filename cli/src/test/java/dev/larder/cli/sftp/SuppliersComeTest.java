package dev.larder.cli.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import dev.larder.cli.project.ProjectFolder;
import dev.larder.cli.sftp.SftpClient.Said;
import dev.larder.compiler.Compiled;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.functions.Lake;
import dev.larder.functions.question.Threads;
import dev.larder.local.LocalSuppliers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Two suppliers, one by renaming, one direct: what each delivers by SFTP and by S3, the receipts that they find, and what they never see. */
final class SuppliersComeTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path here = Path.of("");
    private static @Nullable LocalEnvironment running;
    private static SftpClient client = new SftpClient(Path.of(""), 0);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        SftpClient.require();
        here = Files.createDirectory(folder.resolve("client"));
        Path project = SmallProject.in(folder.resolve("project"));
        String contract = Files.readString(project.resolve("contracts/sale.yaml"));
        Files.writeString(
                project.resolve("contracts/other.yaml"),
                contract.replace("acme", "zenith").replace("- name: sale\n", "- name: zenith_sale\n"));
        Files.writeString(project.resolve("suppliers.yaml"), """
                acme:
                  keys:
                    - %s
                zenith:
                  keys: ["%s"]
                  direct: true
                """.formatted(
                        SftpClient.key(here, "acme"), SftpClient.key(here, "zenith")));
        if (!(ProjectFolder.compile(project) instanceof Compiled.Ready ready)) {
            throw new AssertionError(ProjectFolder.compile(project));
        }
        LocalSuppliers suppliers = LocalSuppliers.of(ready.plan(), ready.logins(), OptionalInt.of(0));
        running = LocalEnvironment.deploy(folder.resolve("state"), ready.plan(), 0, suppliers);
        started().receive();
        client = new SftpClient(here, started().sftp().orElseThrow().port());
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    private static LocalEnvironment started() {
        return Objects.requireNonNull(running, "started before the tests");
    }

    private static Said acme(String... commands) throws IOException, InterruptedException {
        return client.as("local.acme", "acme", commands);
    }

    private static void file(String name, String text) throws IOException {
        Files.writeString(here.resolve(name), text);
    }

    private static List<String> receipts(String name) throws IOException, InterruptedException {
        return acme("-ls -1 /receipts/sale")
                .text()
                .lines()
                .filter(line -> line.contains(name) && line.endsWith(".txt"))
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void a_question_is_read_and_answered_by_the_same_rights() throws Exception {
        file("sale_asked", SmallProject.day("2026-01-09", 5));
        acme(
                "put sale_asked /drop/sale/sale_asked.partial",
                "rename /drop/sale/sale_asked.partial /drop/sale/sale_asked");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !receipts("sale_asked").isEmpty());
        String receipt = receipts("sale_asked").getFirst().replaceFirst("[.]txt$", "");
        new Threads(started().environment()).ask(delivery(receipt), "the desk", "Why so few?");

        String thread = "get /receipts/sale/" + receipt + ".questions.txt thread.txt";
        assertThat(acme(thread).content()).isTrue();
        assertThat(here.resolve("thread.txt")).content().startsWith("1 QUESTION sale_asked");
        String name = receipt.substring(receipt.lastIndexOf('-') + 1) + ".answer.txt";
        file(name, "A holiday.");
        Said said = acme(
                "put " + name + " /drop/sale/" + name + ".partial",
                "rename /drop/sale/" + name + ".partial /drop/sale/" + name);

        assertThat(said.content()).as(said.text()).isTrue();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> acme("-ls -1 /receipts/_answers").text().contains(name));
        assertThat(acme(thread).content()).isTrue();
        assertThat(here.resolve("thread.txt")).content().startsWith("ANSWERED").contains("  A holiday.\n");
    }

    private static DeliveryRecord delivery(String receipt) {
        Lake lake = started().environment().lake();
        String shortId = receipt.substring(receipt.lastIndexOf('-') + 1);
        return lake.objects().keys("deliveries/acme/sale/" + shortId).stream()
                .map(key -> lake.get(key, DeliveryRecord.class))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_file_that_is_renamed_is_a_delivery_and_its_receipt_is_read_where_it_was_dropped() throws Exception {
        file("sale_1", SmallProject.day("2026-01-01", 5));

        Said said = acme("put sale_1 /drop/sale/sale_1.partial", "rename /drop/sale/sale_1.partial /drop/sale/sale_1");

        assertThat(said.content()).as(said.text()).isTrue();
        assertThat(said.text()).contains("Upload under a name that ends in .partial");
        await().atMost(Duration.ofSeconds(60)).until(() -> !receipts("sale_1").isEmpty());
        assertThat(receipts("sale_1")).hasSize(1);
        assertThat(acme("get /receipts/sale/" + receipts("sale_1").getFirst() + " receipt.txt")
                        .content())
                .isTrue();
        assertThat(here.resolve("receipt.txt")).content().startsWith("ACCEPTED sale_1 (revision 1) - 1 row.");
        assertThat(acme("ls -1 /drop/sale").text())
                .contains("/drop/sale/sale_1")
                .doesNotContain("sale_1.partial");
    }

    @Test
    void under_its_own_name_a_file_is_refused_before_a_byte_of_it_is_sent() throws Exception {
        file("sale_2", SmallProject.day("2026-01-02", 5));
        assertThat(acme("put sale_2 /drop/sale/sale_2").text()).contains("Permission denied");
        assertThat(landed("suppliers/acme/sale/sale_2")).isEmpty();
    }

    @Test
    void what_has_been_delivered_is_neither_read_nor_changed_nor_taken_away() throws Exception {
        file("sale_3", SmallProject.day("2026-01-03", 5));
        assertThat(acme("put sale_3 /drop/sale/x.tmp", "rename /drop/sale/x.tmp /drop/sale/sale_3")
                        .content())
                .isTrue();
        for (String command : List.of(
                "get /drop/sale/sale_3 back",
                "rm /drop/sale/sale_3",
                "rename /drop/sale/sale_3 /drop/sale/sale_3.tmp",
                "reput sale_3 /drop/sale/sale_3",
                "mkdir /drop/sale/folder")) {
            assertThat(acme(command).content()).as(command).isFalse();
        }
        assertThat(landed("suppliers/acme/sale/sale_3")).containsExactly("suppliers/acme/sale/sale_3");
    }

    @Test
    void a_supplier_sees_its_own_feeds_and_receipts_and_nothing_of_another() throws Exception {
        owner().putObject(
                        put -> put.bucket(bucket("LANDING")).key("suppliers/zenith/sale/hidden"),
                        RequestBody.fromString("x"));
        assertThat(acme("ls -1 /", "ls -1 /drop").text())
                .contains("/drop", "/receipts", "/drop/sale")
                .doesNotContain("zenith");
        assertThat(acme("-get /receipts/../../zenith/index.html stolen", "-get /drop/../../zenith/sale/hidden stolen")
                        .content())
                .isTrue();
        assertThat(here.resolve("stolen")).doesNotExist();
        assertThat(acme("cd /drop/nosuch").content()).isFalse();
        assertThat(client.as("local.zenith", "acme", "ls").content()).isFalse();
    }

    @Test
    void a_supplier_that_is_declared_direct_delivers_under_the_final_name() throws Exception {
        file("sale_4", SmallProject.day("2026-01-04", 5));
        assertThat(client.as("local.zenith", "zenith", "put sale_4 /drop/sale/sale_4")
                        .content())
                .isTrue();
        assertThat(landed("suppliers/zenith/sale/sale_4")).hasSize(1);
    }

    @Test
    void a_supplier_that_comes_by_s3_has_its_own_drop_and_receipts_and_no_more() throws Exception {
        try (S3Client s3 = s3(session("acme"))) {
            String landing = bucket("LANDING");
            String lake = bucket("LAKE");
            s3.putObject(
                    put -> put.bucket(landing).key("suppliers/acme/sale/sale_5"),
                    RequestBody.fromString(SmallProject.day("2026-01-05", 5)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> s3Receipts(s3, lake).stream()
                            .anyMatch(key -> key.contains("sale_5") && key.endsWith(".txt")));
            String receipt = s3Receipts(s3, lake).stream()
                    .filter(key -> key.contains("sale_5") && key.endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(s3.getObjectAsBytes(get -> get.bucket(lake).key(receipt)).asUtf8String())
                    .startsWith("ACCEPTED sale_5");
            denied(() -> s3.putObject(
                    put -> put.bucket(landing).key("suppliers/zenith/sale/a"), RequestBody.fromString("x")));
            denied(() -> s3.getObject(get -> get.bucket(landing).key("suppliers/acme/sale/sale_5")));
            denied(() -> s3.deleteObject(delete -> delete.bucket(landing).key("suppliers/acme/sale/sale_5")));
            denied(() -> s3.listObjectsV2(list -> list.bucket(lake).prefix("receipts/zenith/")));
            denied(() -> s3.listObjectsV2(list -> list.bucket(lake).prefix("receipts/acme")));
            denied(() -> s3.listObjectsV2(list -> list.bucket(lake)));
        }
    }

    private static List<String> s3Receipts(S3Client s3, String lake) {
        return s3.listObjectsV2(list -> list.bucket(lake).prefix("receipts/acme/")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static void denied(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(403));
    }

    private static List<String> landed(String prefix) {
        return owner().listObjectsV2(list -> list.bucket(bucket("LANDING")).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static S3Client owner() {
        return started().clients().s3();
    }

    private static String bucket(String which) {
        return started()
                .variables()
                .getOrDefault(
                        which.equals("LAKE") ? FunctionVariables.LAKE_BUCKET : FunctionVariables.LANDING_BUCKET, "");
    }

    private static AwsCredentials session(String supplier) {
        Map<String, String> variables = started().variables();
        try (StsClient sts = StsClient.builder()
                .endpointOverride(URI.create(variables.getOrDefault("AWS_ENDPOINT_URL", "")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        variables.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        variables.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
                .build()) {
            Credentials credentials = sts.assumeRole(assume -> assume.roleArn(
                                    "arn:aws:iam::000000000000:role/larder-local-use1-supplier-" + supplier)
                            .roleSessionName(supplier))
                    .credentials();
            return AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
        }
    }

    private static S3Client s3(AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(URI.create(started().variables().getOrDefault("AWS_ENDPOINT_URL", "")))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }
}
